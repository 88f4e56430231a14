"""Reference managers' fields in Word documents, written by hand to their documented form."""

from __future__ import annotations

import base64
import json

import pytest

from tests.word_made_by_hand import control, field, paragraph, run, sign, word
from thesis.bibliography import Bibliography
from thesis.bibtex import read_bibliography
from thesis.importing.model import Kind
from thesis.importing.word import read_word
from thesis.source import Source

DAHL = {
    "id": "ITEM-1",
    "type": "book",
    "title": "Rusbehandling i kommunen og hjemmet",
    "author": [{"family": "Dahl", "given": "Ola"}],
    "issued": {"date-parts": [[2012]]},
}
HANSEN = {
    "id": "ITEM-2",
    "type": "article-journal",
    "title": "Bevegelse",
    "author": [{"family": "Hansen", "given": "Kari"}, {"family": "Olsen", "given": "Per"}],
    "issued": {"date-parts": [[2019]]},
    "DOI": "10.1000/h",
}


def read(tmp_path, *body, parts=None):
    """Return the first chapter's text in one line, the entries, and the remarks."""
    path = tmp_path / "a.docx"
    path.write_bytes(word(paragraph("Innledning", "Overskrift1"), *body, parts=parts))
    imported = read_word(path, Bibliography())
    entries, _ = read_bibliography([Source("k.bib", "\n\n".join(imported.entries))])
    return " ".join(imported.chapters[0].body.split()), entries.entries, imported


# --- Mendeley ----------------------------------------------------------------------------


def test_the_older_mendeley(tmp_path):
    cluster = {
        "citationItems": [
            {"id": "ITEM-1", "itemData": DAHL, "locator": "3", "label": "page", "prefix": "se "},
            {"id": "ITEM-2", "itemData": HANSEN, "suffix": ", min kursivering"},
        ],
        "mendeley": {"formattedCitation": "(…)"},
    }
    alone = {"citationItems": [{"id": "ITEM-1", "itemData": DAHL, "suppress-author": 1}]}
    text, entries, _ = read(
        tmp_path,
        paragraph(run("Slik er det ") + field(f"ADDIN CSL_CITATION {json.dumps(cluster)}", "(x)")),
        paragraph(run("Dahl ") + field(f"ADDIN CSL_CITATION {json.dumps(alone)}", "(2012)")),
        paragraph("Referanser", "Overskrift1"),
        paragraph(field("ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY", "Dahl, O. (2012). Rus.")),
    )
    assert "Slik er det [se @dahl2012, s. 3; @hansen2019, min kursivering]" in text
    assert text.endswith("@dahl2012")
    assert set(entries) == {"dahl2012", "hansen2019"}
    assert entries["hansen2019"].text("doi") == "10.1000/h"
    # No capitals after the English fashion.
    assert entries["dahl2012"].text("title") == "Rusbehandling i kommunen og hjemmet"


def cite(items, shown, **manual):
    """Return a content control of Mendeley Cite: its tag holds JSON in base 64."""
    data = {"citationID": "x", "manualOverride": manual, "citationItems": items}
    packed = base64.b64encode(json.dumps(data).encode()).decode()
    return control(f'<w:tag w:val="MENDELEY_CITATION_v3_{packed}"/>', run(shown))


def test_mendeley_cite(tmp_path):
    dahl, hansen = ({"id": d["id"], "itemData": d} for d in (DAHL, HANSEN))
    text, entries, imported = read(
        tmp_path,
        paragraph(
            run("Slik er det ")
            + cite([{**dahl, "locator": "3", "label": "page", "prefix": "se"}, hansen], "(…)")
            + run(".")
        ),
        paragraph(cite([{**hansen, "composite": True}], "Hansen og Olsen (2019)") + run(" sier.")),
        paragraph(run("Hansen og Olsen ") + cite([{**hansen, "suppress-author": True}], "(2019)")),
        paragraph(cite([dahl], "(Dahl mfl., 2012)", isManuallyOverridden=True)),
        paragraph("Referanser", "Overskrift1"),
        control('<w:tag w:val="MENDELEY_BIBLIOGRAPHY"/>', paragraph("Dahl, O. (2012). Rus.")),
    )
    assert "Slik er det [se @dahl2012, s. 3; @hansen2019]. @hansen2019 sier. @hansen2019" in text
    assert set(entries) == {"dahl2012", "hansen2019"}
    said = " ".join(r.sentence.en for r in imported.remarks if r.kind is Kind.GUESSED)
    assert "(Dahl mfl., 2012)" in said


# --- EndNote -----------------------------------------------------------------------------

RECORD = (
    '<record><rec-number>{number}</rec-number><foreign-keys><key app="EN" db-id="abc">{number}'
    '</key></foreign-keys><ref-type name="{kind}">1</ref-type><contributors><authors>{authors}'
    "</authors></contributors><titles><title><style>{title}</style></title>{more}</titles>"
    "<dates><year>{year}</year></dates>{rest}</record>"
)
BOOK = RECORD.format(
    number=5,
    kind="Book",
    authors="<author>Dahl, Ola</author>",
    title="Rusbehandling",
    more="",
    year=2012,
    rest="<publisher>Forlaget</publisher><edition>2. utg.</edition><isbn>978-82-05-1</isbn>",
)
ARTICLE = RECORD.format(
    number=6,
    kind="Journal Article",
    authors="<author>Hansen, Kari</author><author>Olsen, Per</author>",
    title="Bevegelse",
    more="<secondary-title>Tidsskrift</secondary-title>",
    year=2019,
    rest="<pages>1-9</pages><volume>3</volume><number>2</number>"
    "<electronic-resource-num>10.1000/h</electronic-resource-num>",
)


def test_endnote_with_its_records_in_the_field(tmp_path):
    several = (
        "<EndNote><Cite><Author>Dahl</Author><Pages>3</Pages><Prefix>se </Prefix>"
        f"<DisplayText>(…)</DisplayText>{BOOK}</Cite><Cite><Suffix>, s. 12</Suffix>{ARTICLE}</Cite>"
        "</EndNote>"
    )
    alone = f'<EndNote><Cite ExcludeAuth="1"><Pages>7</Pages>{BOOK}</Cite></EndNote>'
    text, entries, _ = read(
        tmp_path,
        paragraph(run("Slik er det ") + field(f"ADDIN EN.CITE {several}", "(…)") + run(".")),
        paragraph(run("Dahl ") + field(f"ADDIN EN.CITE {alone}", "(2012, s. 7)")),
        paragraph("Referanser", "Overskrift1"),
        paragraph(field("ADDIN EN.REFLIST", "Dahl, O. (2012). Rusbehandling.")),
    )
    assert "Slik er det [se @dahl2012, s. 3; @hansen2019, s. 12]. @dahl2012 [s. 7]" in text
    assert entries["dahl2012"].text("isbn") == "978-82-05-1"
    assert entries["dahl2012"].text("edition") == "2"
    assert entries["hansen2019"].text("pages").replace("–", "-") == "1-9"
    assert entries["hansen2019"].text("doi") == "10.1000/h"
    assert len(entries) == 2


def test_endnote_with_its_records_beside_the_field(tmp_path):
    """Long records are packed, and a second field inside the instruction says so."""
    xml = f'<EndNote><Cite AuthorYear="1">{ARTICLE}</Cite></EndNote>'
    data = base64.b64encode(xml.encode() + b"\0").decode()
    packed = (
        f"{sign('begin', data)}<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>"
        f"{sign('begin', data)}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>"
        f"{sign('end')}{sign('separate')}{run('Hansen & Olsen (2019)')}{sign('end')}"
    )
    text, entries, _ = read(tmp_path, paragraph(packed + run(" er enige.")))
    assert text.endswith("@hansen2019 er enige.")
    assert entries["hansen2019"].text("doi") == "10.1000/h"


# --- Word's own --------------------------------------------------------------------------

PERSON = "<b:Person><b:Last>{last}</b:Last><b:First>{first}</b:First></b:Person>"


def source(tag, kind, fields, *people, corporate=""):
    names = "".join(PERSON.format(last=last, first=first) for last, first in people)
    who = (
        f"<b:NameList>{names}</b:NameList>" if names else f"<b:Corporate>{corporate}</b:Corporate>"
    )
    rest = "".join(f"<b:{name}>{value}</b:{name}>" for name, value in fields.items())
    return (
        f"<b:Source><b:Tag>{tag}</b:Tag><b:SourceType>{kind}</b:SourceType>{rest}"
        f"<b:Author><b:Author>{who}</b:Author></b:Author></b:Source>"
    )


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
    + source(
        "Dah12",
        "Book",
        {"Title": "Rusbehandling", "Year": "2012", "Publisher": "Forlaget", "Edition": "2"},
        ("Dahl", "Ola"),
    )
    + source(
        "Han19",
        "JournalArticle",
        {
            "Title": "Bevegelse og helse",
            "Year": "2019",
            "JournalName": "Tidsskrift",
            "DOI": "10.1/h",
        },
        ("Hansen", "Kari"),
        ("Olsen", "Per"),
    )
    + source(
        "Hel23",
        "InternetSite",
        {"Title": "Råd", "Year": "2023", "Month": "mars", "Day": "4", "URL": "https://hdir.no/x"},
        corporate="Helsedirektoratet",
    )
    + source("Ube20", "Book", {"Title": "Ikke brukt", "Year": "2020"}, ("Ube", "Nytt"))
    + "</b:Sources>"
)
NATIVE = "<w:citation/>"


def test_word_s_own_citations(tmp_path):
    cluster = 'CITATION Dah12 \\p 3 \\f "se " \\m Han19 \\s ", min kursivering" \\l 1044'
    simple = f'<w:fldSimple w:instr=" CITATION Hel23 \\l 1044 ">{run("(x)")}</w:fldSimple>'
    body = (
        paragraph(run("Slik er det") + control(NATIVE, field(cluster, " (…)")) + run(".")),
        paragraph(
            run("Dahl") + control(NATIVE, field("CITATION Dah12 \\n \\p 7 \\l 1044", " (2012)"))
        ),
        paragraph(run("Se rådene ") + control(NATIVE, simple) + run(".")),
        paragraph("Referanser", "Overskrift1"),
        control("<w:bibliography/>", paragraph(field("BIBLIOGRAPHY", "Dahl, O. (2012). Oslo."))),
    )
    text, entries, _ = read(tmp_path, *body, parts={"customXml/item1.xml": SOURCES})
    assert (
        "Slik er det [se @dahl2012, s. 3; @hansen2019, min kursivering]. @dahl2012 [s. 7]" in text
    )
    assert "Se rådene [@helsedirektoratet2023]." in text
    # What no citation names stays in Word's list.
    assert set(entries) == {"dahl2012", "hansen2019", "helsedirektoratet2023"}
    assert entries["helsedirektoratet2023"].text("date") == "2023-03-04"
    assert entries["hansen2019"].text("title") == "Bevegelse og helse"


@pytest.mark.parametrize("sources", [None, "<x/>"])
def test_a_citation_without_its_source_stays_as_typed(tmp_path, sources):
    parts = {"customXml/item1.xml": sources} if sources else None
    text, entries, _ = read(
        tmp_path,
        paragraph(run("Slik er det") + control(NATIVE, field("CITATION Bor99", " (Borte, 1999)"))),
        parts=parts,
    )
    # Typed citations of unknown works get an entry to fill in.
    assert "[@borte1999]" in text
    assert "Tittel ikke oppgitt" in entries["borte1999"].text("title")


@pytest.mark.parametrize(
    "instruction",
    [
        "CITATION",
        "CITATION \\m \\m",
        "ADDIN EN.CITE <EndNote><Cite>",
        "ADDIN EN.CITE <!DOCTYPE x><EndNote/>",
        "ADDIN CSL_CITATION {",
    ],
)
def test_damaged_fields_lose_no_words(tmp_path, instruction):
    text, _, _ = read(tmp_path, paragraph(run("Før ") + field(instruction, "VISTE ORD")))
    assert "VISTE ORD" in text
