"""Documents whose headings are nothing but bold or large, from Word's form and from LibreOffice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import libreoffice
from tests.word_made_by_hand import control, paragraph, run, word
from thesis.__main__ import main
from thesis.bibliography import Bibliography
from thesis.importing import xml
from thesis.importing.front_page import read_front_page
from thesis.importing.looks import Look, body_size, front_end, headings
from thesis.importing.model import Kind, Refused
from thesis.importing.tree import text_of
from thesis.importing.tree_captions import captions
from thesis.importing.word import read_word

BOLD, LARGE = "<w:b/>", '<w:b/><w:sz w:val="32"/>'
PROSE = (
    "Fysisk aktivitet har lenge vært kjent som en faktor som fremmer helse og velvære hos "
    "mennesker i alle aldre, og det er bred enighet om dette i faglitteraturen (Dahl, 2012, s. 3)."
)
QUOTE = (
    "Det som gjør at et menneske reiser seg og går ut, er sjelden kunnskapen om at det er sunt, "
    "men heller at noen venter på det utenfor døren (Dahl, 2012, s. 44)."
)


def read(tmp_path, *body, parts=None):
    path = tmp_path / "a.docx"
    path.write_bytes(word(*body, parts=parts))
    return read_word(path, Bibliography())


def outline(imported):
    """Return level and words of every heading."""
    return [
        (len(found[1]), found[2])
        for chapter in imported.chapters
        for found in re.finditer(r"^(#+) (.+)$", chapter.body, re.MULTILINE)
    ]


def said(imported, kind):
    return " | ".join(r.sentence.en for r in imported.remarks if r.kind is kind)


# --- headings ----------------------------------------------------------------------------


def test_headings_by_size_capitals_and_weight(tmp_path):
    imported = read(
        tmp_path,
        paragraph("En oppgave om tur", look='<w:sz w:val="56"/>'),
        paragraph("Kandidatnummer: 123"),
        paragraph("INNLEDNING", look=LARGE),
        paragraph(PROSE),
        paragraph("Bakgrunn for valg av tema", look=BOLD),
        paragraph(PROSE),
        paragraph("Avgrensning", look=BOLD),
        paragraph(PROSE),
        paragraph("METODE", look=LARGE),
        paragraph(PROSE),
        paragraph("Litteratursøk", look=BOLD),
        paragraph(
            "Dette er en hel setning i halvfet skrift, og den er ingen overskrift.", look=BOLD
        ),
        paragraph(PROSE),
        paragraph("Litteraturliste"),
        paragraph("Dahl, O. (2012). Rusbehandling. Forlaget."),
    )
    assert outline(imported) == [
        (1, "Innledning"),
        (2, "Bakgrunn for valg av tema"),
        (2, "Avgrensning"),
        (1, "Metode"),
        (2, "Litteratursøk"),
    ]
    guessed = said(imported, Kind.GUESSED)
    assert "INNLEDNING; Bakgrunn for valg av tema; Avgrensning; METODE" in guessed
    assert "@book{dahl2012" in imported.entries[0]
    assert imported.facts["title"] == "En oppgave om tur"
    assert imported.facts["candidates"] == ["123"]


def test_bold_lines_below_headings_with_styles(tmp_path):
    imported = read(
        tmp_path,
        paragraph("Sammendrag", look=BOLD),
        paragraph(PROSE),
        paragraph("Innledning", "Overskrift1"),
        paragraph(PROSE),
        paragraph("Bakgrunn", "Overskrift2"),
        paragraph("Valg av tema", look=BOLD),
        paragraph(PROSE),
        paragraph("Avgrensning", look=BOLD),
        paragraph(PROSE),
    )
    assert outline(imported) == [
        (1, "Sammendrag"),
        (1, "Innledning"),
        (2, "Bakgrunn"),
        (3, "Valg av tema"),
        (3, "Avgrensning"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        Look("Tabell 1: Søkeord", 24, bold=True),
        Look("- et punkt", 24, bold=True),
        Look("En setning.", 24, bold=True),
        Look("Et punkt i en liste", 24, bold=True, listed=True),
        Look("123", 24, bold=True),
        Look("ord " * 30, 24, bold=True),
        Look("Vanlig linje", 24),
    ],
)
def test_what_is_no_heading(line):
    looks = [Look(PROSE, 24), line, Look(PROSE, 24)]
    assert headings(looks, 0, body_size(looks)) == {}


def test_a_document_without_known_words_has_its_title_page_before_the_prose():
    looks = [
        Look("Om tur", 40, bold=True),
        Look("Kari", 24),
        Look("Naturen", 30),
        Look(PROSE * 2, 24),
    ]
    assert front_end(looks, body_size(looks)) == 2
    assert headings(looks, 2, 24) == {2: 1}


# --- what else a page shows --------------------------------------------------------------


def test_quotations_contents_boxes_and_merged_cells(tmp_path):
    contents = control(
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        paragraph("Innhold") + paragraph("Innledning 2", "INNH1") + paragraph("Metode 3", "INNH1"),
    )
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        '<a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
        f"{paragraph('Ord i en boks.')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{paragraph('Ord i en boks.')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def cell(text, about=""):
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{text}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
        f"{cell(paragraph('Over begge'), wide)}</w:tr><w:tr>"
        f"{cell(paragraph('Først') + paragraph('så'))}{cell(paragraph('b'))}</w:tr></w:tbl>"
    )
    indent = '<w:ind w:left="720" w:right="720"/>'
    imported = read(
        tmp_path,
        contents,
        paragraph("Innledning", "Overskrift1"),
        paragraph(QUOTE, "Sitat"),
        paragraph("Hun sier noe annet. " + QUOTE, about=indent),
        paragraph(box + run("Rundt boksen.")),
        paragraph("Tabell 1: Oversikt", "Bildetekst"),
        table,
    )
    body = imported.chapters[0].body
    assert body.count("\n> ") == 2
    assert "Rundt boksen.\n\nOrd i en boks.\n" in body
    assert body.count("Ord i en boks.") == 1
    assert "Først så" in body
    assert "Innledning 2" not in body
    guessed = said(imported, Kind.GUESSED)
    assert "(lines: 3)" in guessed
    assert "Hun sier noe annet" in guessed
    assert "Det som gjør at" not in guessed  # it has the style of a quotation
    for words in ("text box", "merged cells", "several paragraphs in a cell"):
        assert words in guessed


def test_xml_that_is_nested_without_end_is_refused(tmp_path):
    deep = "<w:smartTag>" * 300 + "</w:smartTag>" * 300
    with pytest.raises(Refused) as refused:
        read(tmp_path, paragraph("Innledning", "Overskrift1"), f"<w:p>{deep}</w:p>")
    assert "nested" in refused.value.sentence.en


def test_xml_has_a_limit_and_must_be_whole(monkeypatch):
    with pytest.raises(Refused):
        xml.parse(b"<a><b></a>", "x.xml", "a.docx")
    monkeypatch.setattr(xml, "MAX_XML", 3)
    with pytest.raises(Refused):
        xml.parse(b"<a/> ", "x.xml", "a.docx")


def test_a_caption_that_only_describes_a_picture():
    words = [{"t": "Str", "c": "Figur"}, {"t": "Space"}, {"t": "Str", "c": "2:"}]
    words += [{"t": "Space"}, {"t": "Str", "c": "Flyt"}]
    image = {"t": "Image", "c": [["", [], []], words, ["flyt.png", ""]]}
    [block] = captions([{"t": "Para", "c": [image]}])
    (name, _, pairs), caption, _ = block["c"][0]["c"]
    assert (name, pairs, text_of(caption).strip()) == ("fig:figur-2", [], "Flyt")


# --- the title page ----------------------------------------------------------------------


def test_candidates_with_names_are_the_authors():
    page = read_front_page([("Kandidater: Jørgen Sæther, Maja Øyen og Amir Rahimi", 12)])
    assert page.facts["authors"] == ["Jørgen Sæther", "Maja Øyen", "Amir Rahimi"]


def test_what_the_styles_of_a_title_page_say_and_what_they_do_not():
    styled = [("title", "Tillit"), ("author", "Kandidatnummer 123"), ("date", "Haust 2026")]
    page = read_front_page([], styled)
    assert page.facts == {"title": "Tillit", "candidates": ["123"]}
    assert page.rest == ["Haust 2026"]


@pytest.mark.parametrize(
    ("lines", "facts", "rest"),
    [
        (
            [
                ("Ett skritt av gangen", 48),
                ("Fysisk aktivitet ved depresjon", 32),
                ("Bacheloroppgave i sykepleie", 24),
                ("Kandidatnummer: 123 og 456", 24),
                ("Høgskulen på Vestlandet", 24),
                ("Institutt for helse- og sosialvitskap", 24),
                ("Emnekode: BSY150", 24),
                ("Veileder: Kari Nordmann", 24),
                ("Innleveringsdato: 15.05.2024", 24),
                ("Antall ord: 9876", 24),
            ],
            {
                "title": "Ett skritt av gangen",
                "subtitle": "Fysisk aktivitet ved depresjon",
                "degree": "Bacheloroppgave i sykepleie",
                "candidates": ["123", "456"],
                "institution": "Høgskulen på Vestlandet",
                "department": "Institutt for helse- og sosialvitskap",
                "course": {"code": "BSY150"},
                "supervisor": "Kari Nordmann",
                "date": "2024-05-15",
            },
            ["Antall ord: 9876"],
        ),
        (
            [
                ("VID vitenskapelige høgskole", 0),
                ("Hvordan kan sosialarbeidere bruke natur i møte med", 0),
                ("mennesker som strever?", 0),
                ("Kari Nordmann", 0),
                ("Ola Dahl", 0),
                ("SOS3900 Bacheloroppgave i sosialt arbeid", 0),
                ("Kandidatnr.:", 0),
                ("0123", 0),
                ("Bergen, 15. mai 2024", 0),
            ],
            {
                "institution": "VID vitenskapelige høgskole",
                "title": "Hvordan kan sosialarbeidere bruke natur i møte med mennesker som "
                "strever?",
                "authors": ["Kari Nordmann", "Ola Dahl"],
                "course": {"code": "SOS3900", "name": "Bacheloroppgave i sosialt arbeid"},
                "candidates": ["0123"],
                "place": "Bergen",
                "date": "2024-05-15",
            },
            [],
        ),
        (
            [("Av Kari Nordmann, Per Hansen og Ida Lie", 0)],
            {"authors": ["Kari Nordmann", "Per Hansen", "Ida Lie"]},
            [],
        ),
    ],
)
def test_facts_of_a_title_page(lines, facts, rest):
    page = read_front_page(lines)
    assert {k: str(v) if k == "date" else v for k, v in page.facts.items()} == facts
    assert page.rest == rest


# --- LibreOffice -------------------------------------------------------------------------

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("draw", "drawing"),
    )
)
_SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def _style(name, text="", about=""):
    return (
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Standard"><style:paragraph-properties {about}/>'
        f"<style:text-properties {text or 'fo:font-size=' + chr(34) + '12pt' + chr(34)}/>"
        "</style:style>"
    )


_BIG, _MIDDLE = (f'fo:font-size="{size}pt" fo:font-weight="bold"' for size in (18, 14))
_FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
{_style("T", 'fo:font-size="26pt"')}{_style("B")}{_style("H1", _BIG)}{_style("H2", _MIDDLE)}
{_style("Q", about='fo:margin-left="1.25cm" fo:margin-right="1.25cm"')}
{_style("R", about='fo:margin-left="1.25cm" fo:text-indent="-1.25cm"')}
</office:automatic-styles><office:body><office:text>
<text:p text:style-name="T">Ett skritt av gangen</text:p>
<text:p text:style-name="B">Kari Nordmann og Ola Dahl</text:p>
<text:p text:style-name="H1">Sammendrag</text:p><text:p text:style-name="B">{PROSE}</text:p>
<text:p text:style-name="H1">1 Innledning</text:p><text:p text:style-name="B">{PROSE}</text:p>
<text:p text:style-name="H2">1.1 Bakgrunn</text:p>
<text:p text:style-name="B">{PROSE}<text:note text:note-class="footnote"><text:note-citation>1
</text:note-citation><text:note-body><text:p>En note.</text:p></text:note-body></text:note></text:p>
<text:p text:style-name="Q">{QUOTE} {QUOTE}</text:p>
<text:p text:style-name="H1">2 Metode</text:p><text:p text:style-name="B">{PROSE}</text:p>
<text:list><text:list-item><text:p>Første</text:p><text:list><text:list-item><text:p>Under</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>Andre</text:p>
</text:list-item></text:list>
<text:p text:style-name="B">Tabell 1: Treff</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell><text:p>Base</text:p></table:table-cell>
<table:table-cell><text:p>Antall</text:p></table:table-cell></table:table-row><table:table-row>
<table:table-cell><text:p>Oria</text:p></table:table-cell>
<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="B">Her <office:annotation><dc:creator>Vera</dc:creator>
<text:p>Hva mener du?</text:p></office:annotation>er det.</text:p>
<text:p text:style-name="B"><draw:frame text:anchor-type="paragraph" svg:width="9cm"><draw:text-box>
<text:p>Ord i en ramme.</text:p></draw:text-box></draw:frame>Rundt rammen.</text:p>
<text:p text:style-name="H1">Referanseliste</text:p>
<text:p text:style-name="R">
Dahl, O. (2012). Rusbehandling i kommunen. Universitetsforlaget.</text:p>
<text:p text:style-name="H1">Vedlegg 1: Samtykke</text:p>
<text:p text:style-name="B">Ja takk.</text:p>
</office:text></office:body></office:document>
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    """Return a folder with one text, formatted by hand, as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "o.fodt").write_text(_FLAT, encoding="utf-8")
    for kind in ("docx", "odt", "pdf"):
        libreoffice.converted(folder / "o.fodt", kind, folder)
    return folder


@libreoffice.needed
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_of_libreoffice(saved, tmp_path, kind):
    folder = tmp_path / "ny"
    assert main(["import", str(saved / f"o.{kind}"), "--to", str(folder)]) == 0
    chapters = sorted((folder / "chapters").iterdir())
    assert [path.stem for path in chapters] == [
        "00-sammendrag",
        "01-innledning",
        "02-metode",
        "03-samtykke",
    ]
    abstract, introduction, method, appendix = (p.read_text(encoding="utf-8") for p in chapters)
    assert "role: abstract" in abstract
    assert "\n## Bakgrunn\n" in introduction
    assert "\n> Det som gjør" in introduction
    assert re.search(r"\[@dahl2012, s\. 3\]\.\[\^1\]", " ".join(introduction.split()))
    assert re.search(r"\[\^1\]:\s+En note\.", introduction)
    assert "- Første" in method
    assert re.search(r"^ +- Under", method, re.MULTILINE)
    assert re.search(r"\| Oria +\| 12 +\|", method)
    assert ": Treff {#tbl:tabell-1}" in method
    assert "Her <!-- Vera: Hva mener du? -->er det." in method
    assert "Rundt rammen.\n\nOrd i en ramme.\n" in method
    assert "role: appendix" in appendix
    entries = (folder / "references" / "kilder.bib").read_text(encoding="utf-8")
    assert "Rusbehandling i kommunen" in entries
    settings = (folder / "thesis.yaml").read_text(encoding="utf-8")
    assert 'title: "Ett skritt av gangen"' in settings
    assert 'authors: ["Kari Nordmann", "Ola Dahl"]' in settings
    assert main(["build", str(folder), "--draft"]) == 0


@libreoffice.needed
def test_a_pdf_of_libreoffice(saved, tmp_path):
    folder = tmp_path / "ny"
    assert main(["import", str(saved / "o.pdf"), "--to", str(folder)]) == 0
    names = [path.stem for path in sorted((folder / "chapters").iterdir())]
    assert names == ["00-sammendrag", "01-innledning", "02-metode", "03-samtykke"]
    introduction = (folder / "chapters" / "01-innledning.md").read_text(encoding="utf-8")
    assert "\n> Det som gjør" in introduction
    entries = (folder / "references" / "kilder.bib").read_text(encoding="utf-8")
    assert "Rusbehandling i kommunen" in entries
