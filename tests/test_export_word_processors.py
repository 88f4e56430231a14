from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests import libreoffice
from thesis.__main__ import main
from thesis.importing.xml import local, parse

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "page.png"
YAML = """\
title: Trening og mestring
authors: [Kari Nordmann]
candidates: ['1234']
supervisor: Ola Veileder
structure: free
"""
TEXT = """\
# Innledning {#sec:inn}

Dette er @sec:metode, og @fig:side står i @sec:inn, se også @tbl:tall. Vi bygger på @berg2019.

![En side](figures/side.png){#fig:side alt="Et bilde av en side"}

# Metode

## Utvalg {#sec:metode}

| tema | treff |
|------|-------|
| søvn | 12    |

: Treff {#tbl:tall}
"""
BIB = """\
@book{berg2019, author = {Berg, Eva}, title = {Mestring i hverdagen}, year = {2019},
  publisher = {Fagbokforlaget}}
"""


@pytest.fixture
def project(tmp_path):
    for folder in ("chapters", "references", "figures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "thesis.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "chapters" / "01.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "references" / "k.bib").write_text(BIB, encoding="utf-8")
    shutil.copy(PICTURE, tmp_path / "figures" / "side.png")
    return tmp_path


def exported(project, name, *options):
    target = project / f"ut.{name}"
    command = ["export", str(project), f"--{name}", "--output", str(target), *options]
    assert main([*command, "--draft"]) == 0
    with zipfile.ZipFile(target) as opened:
        return {member: opened.read(member) for member in opened.namelist()}


def bookmarked(xml, name):
    """Return the words that a bookmark encloses."""
    pattern = rf'<w:bookmarkStart [^>]*w:name="{name}"[^>]*>(.*?)<w:bookmarkEnd'
    inside = re.search(pattern, xml, re.DOTALL)
    assert inside
    return re.sub(r"<w:instrText.*?</w:instrText>|<[^>]*>|\s", "", inside[1])


# --- fields in Word ----------------------------------------------------------------------


def test_references_are_fields_that_repeat_a_bookmarked_number(project):
    xml = exported(project, "docx")["word/document.xml"].decode()
    referred = re.findall(r"> REF (\S+) ((?:\\r )?\\h) <", xml)
    assert referred == [
        ("_Ref_section_2_1", "\\r \\h"),  # \r: the number of the paragraph
        ("_Ref_figure_1", "\\h"),
        ("_Ref_section_1", "\\r \\h"),
        ("_Ref_table_1", "\\h"),
    ]
    assert bookmarked(xml, "_Ref_section_2_1") == "Utvalg"
    for name in ("_Ref_figure_1", "_Ref_table_1"):
        assert bookmarked(xml, name) == "1"
    begun, ended = (len(re.findall(f'fldCharType="{kind}"', xml)) for kind in ("begin", "end"))
    assert begun == ended
    ids = re.findall(r'<w:bookmarkStart [^>]*w:id="(\d+)"', xml)
    assert len(ids) == len(set(ids))


def test_captions_are_counted_by_word(project):
    xml = exported(project, "docx")["word/document.xml"].decode()
    assert re.findall(r"> SEQ (\w+) ", xml) == ["Figur", "Tabell"]
    text = re.sub(r"<w:instrText.*?</w:instrText>|<[^>]*>", "", xml)
    assert "Figur 1. En side" in text
    assert "Tabell 1. Treff" in text


def test_the_contents_are_there_before_word_counts_anew(project):
    xml = exported(project, "docx")["word/document.xml"].decode()
    lines = re.findall(r'<w:pStyle w:val="TOC(\d)".*?</w:p>', xml, re.DOTALL)
    assert lines == ["1", "1", "2", "1"]
    names = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]*)"', xml))
    assert set(re.findall(r"> PAGEREF (\S+) ", xml)) <= names


def test_each_page_has_its_number(project):
    files = exported(project, "docx")
    assert " PAGE " in files["word/footer1.xml"].decode()
    assert "footerReference" in files["word/document.xml"].decode()
    assert b"footer1.xml" in files["[Content_Types].xml"]


def test_a_font_of_its_own_and_the_layout_reach_both_formats(project):
    layout = "font: Arial\nlayout: {margin-left: 35, line-spacing: 2, font-size: 11}\n"
    (project / "thesis.yaml").write_text(YAML + layout, encoding="utf-8")
    word = exported(project, "docx")
    styles = word["word/styles.xml"].decode()
    assert 'w:ascii="Arial"' in styles
    assert "Times" not in styles
    body = re.search(r'w:styleId="BodyText".*?</w:style>', styles, re.DOTALL)
    assert body
    assert 'w:line="480"' in body[0]
    libre = exported(project, "odt")["styles.xml"].decode()
    text = re.search(
        r'<style:style[^>]*style:name="Text_20_body".*?</style:style>', libre, re.DOTALL
    )
    assert text
    assert 'fo:line-height="200%"' in text[0]
    assert 'fo:margin-left="35' in libre
    assert 'fo:page-width="210mm"' in libre
    usual = re.search(
        r'<style:default-style style:family="paragraph">.*?</style:default', libre, re.DOTALL
    )
    assert usual
    for fact in ('fo:font-size="11', 'fo:language="nb"', 'fo:country="NO"'):
        assert fact in usual[0]
    assert set(re.findall(r'style:font-name="([^"]*)"', libre)) <= {
        "Arial",
        "Courier New",
        "StarSymbol",
    }


# --- pictures ----------------------------------------------------------------------------


def test_a_picture_in_pdf_is_shown_by_its_namesake_or_named(project, capsys):
    text = TEXT.replace("side.png", "flyt.pdf")
    (project / "chapters" / "01.md").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "figures" / "utvalg.pdf", project / "figures" / "flyt.pdf")
    files = exported(project, "docx")
    assert not any(name.startswith("word/media/") for name in files)
    said = capsys.readouterr().out
    assert "figures/flyt.pdf cannot be shown in a word processor" in said
    assert ".png or .svg" in said
    shutil.copy(PICTURE, project / "figures" / "flyt.png")
    files = exported(project, "docx")
    assert any(name.startswith("word/media/") for name in files)
    assert 'descr="Et bilde av en side"' in files["word/document.xml"].decode()
    assert "cannot be shown" not in capsys.readouterr().out


# --- checks and names --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["docx", "odt", "markdown"])
def test_what_stops_a_build_stops_an_export(project, name, capsys):
    text = TEXT.replace("@berg2019", "@borte2020")
    (project / "chapters" / "01.md").write_text(text, encoding="utf-8")
    target = project / "ut"
    assert main(["export", str(project), f"--{name}", "--output", str(target)]) == 1
    said = capsys.readouterr().out
    assert "CIT001" in said
    assert "use --draft" in said
    assert not target.exists()


@pytest.mark.parametrize("name", ["csl-json", "ris"])
def test_the_bibliography_alone_asks_nothing_of_the_chapters(project, name):
    text = TEXT.replace("@berg2019", "@borte2020")
    (project / "chapters" / "01.md").write_text(text, encoding="utf-8")
    target = project / "ut"
    assert main(["export", str(project), f"--{name}", "--output", str(target)]) == 0
    assert "Berg" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_an_anonymous_export_bears_no_name(project, name):
    inside = b"".join(exported(project, name, "--anonymous").values()).decode("utf-8", "replace")
    assert "1234" in inside
    assert "Nordmann" not in inside
    assert "Veileder" not in inside
    inside = b"".join(exported(project, name, "--named").values()).decode("utf-8", "replace")
    assert "Nordmann" in inside
    assert "1234" not in inside


# --- as LibreOffice shows it -------------------------------------------------------------


@libreoffice.needed
@pytest.mark.parametrize("name", ["docx", "odt"])
def test_the_sample_as_libreoffice_prints_it(tmp_path, name):
    source = tmp_path / f"prøve.{name}"
    assert main(["export", str(ROOT), f"--{name}", "--output", str(source)]) == 0
    reader = PdfReader(libreoffice.converted(source, "pdf", tmp_path))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    whole = " ".join(pages)
    # Each chapter begins on a page of its own, numbered headings and captions as in the PDF.
    for heading in ("Forord", "1 Introduksjon", "2 Teori", "5 Avslutning", "Referanser"):
        assert any(page.startswith(heading) for page in pages), heading
    assert "2.2.1 Mestring som prosess" in whole
    assert "Vedlegg A: Spørsmål for vurdering av artiklene" in whole
    assert "Figur 1. Fra treff" in whole
    assert "Tabell 2. Søkelogg" in whole
    assert "i tabell 1" in whole
    assert "Error" not in whole
    assert "Artiklene er virkelige" in whole  # a footnote
    assert all(str(number) in pages[number - 1][-4:] for number in range(2, 12))
    assert abs(float(reader.pages[0].mediabox.width) - 595) < 1  # A4
    assert 20 <= len(pages) <= 30


# --- numbers of headings, front page, declarations ------------------------------------------

NUMBERED = """\
# Forord {.unnumbered}

Takk.

# Innledning

Se @sec:u og @app:g.

## Bakgrunn

### Tema

# Metode

## Utvalg {#sec:u}

# Vedlegg 1: Guide {#app:g}

## Spørsmål
"""


def printed(project, name, tmp_path):
    """Return the pages as LibreOffice prints them."""
    made = libreoffice.converted(project / f"ut.{name}", "pdf", tmp_path)
    return [page.extract_text() for page in PdfReader(made).pages]


@libreoffice.needed
@pytest.mark.parametrize("name", ["docx", "odt"])
def test_the_word_processor_numbers_the_headings(project, tmp_path, name):
    (project / "chapters" / "01.md").write_text(NUMBERED, encoding="utf-8")
    files = exported(project, name)
    xml = files["word/document.xml" if name == "docx" else "content.xml"].decode()
    body = xml[xml.index("Takk.") :]
    assert not re.search(r">\d(?:\.\d)* ?(?:Innledning|Utvalg)<", body.split("Guide")[-1])
    lines = [line.strip() for page in printed(project, name, tmp_path) for line in page.split("\n")]
    for heading in (
        "Forord",
        "1 Innledning",
        "1.1 Bakgrunn",
        "1.1.1 Tema",
        "2 Metode",
        "2.1 Utvalg",
        "Vedlegg A: Guide",
        "A.1 Spørsmål",
    ):
        assert heading in lines
    assert any("delkapittel 2.1 og vedlegg A" in line for line in lines)


def test_headings_that_leave_out_a_level_keep_the_numbers_of_the_pdf(project):
    text = "# Innledning\n\n### Tema\n\nHer.\n"
    (project / "chapters" / "01.md").write_text(text, encoding="utf-8")
    xml = exported(project, "docx")["word/document.xml"].decode()
    assert bookmarked(xml, "_Ref_section_1_0_1") == "1.0.1"
    # Word must not count as well.
    assert xml.count('<w:pStyle w:val="Heading') == xml.count('<w:numId w:val="0"')


FRONT = """\
degree: Bacheloroppgave i sosialt arbeid
institution: Høgskulen på Vestlandet
department: Institutt for velferd
course: {code: SOS301, name: Bacheloroppgave}
place: Bergen
date: 2026-05-15
independence: true
ai-use:
  - {tool: ChatGPT, version: "5", purpose: språkvask}
"""


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_front_page_and_declarations_are_those_of_the_pdf(project, name):
    (project / "thesis.yaml").write_text(YAML + FRONT, encoding="utf-8")
    files = exported(project, name)
    xml = files["word/document.xml" if name == "docx" else "content.xml"].decode()
    text = re.sub(r"<[^>]*>|\s+", " ", xml)
    text = " ".join(text.split())
    facts = (
        "Trening og mestring",
        "Kari Nordmann",
        "Kandidatnummer: 1234",
        "Bacheloroppgave i sosialt arbeid",
        "Høgskulen på Vestlandet",
        "Institutt for velferd",
        "Emne: SOS301 Bacheloroppgave",
        "Veileder: Ola Veileder",
        "Bergen, 15. mai 2026",
        "Erklæring",
        "Jeg erklærer at oppgaven er mitt eget selvstendige arbeid",
        "ChatGPT",
        "Formål: språkvask",
    )
    places = [text.find(fact) for fact in facts]
    assert -1 not in places
    assert places[:9] == sorted(places[:9])


@pytest.mark.parametrize(("place", "before"), [("front-page", "Innhold"), ("contents", "Metode")])
def test_the_number_of_words_stands_where_the_thesis_states_it(project, place, before):
    facts = f"{YAML}show-word-count: {place}\n"
    (project / "thesis.yaml").write_text(facts, encoding="utf-8")
    xml = exported(project, "docx")["word/document.xml"].decode()
    text = re.sub(r"<[^>]*>", " ", xml)
    assert len(re.findall(r"Antall ord: +\d+", " ".join(text.split()))) == 1
    assert text.index("Antall") < text.rindex(before)
    assert (text.index("Antall") > text.index("Innhold")) == (place == "contents")


def test_the_contents_of_an_opendocument_text_are_there_before_it_is_updated(project):
    xml = exported(project, "odt")["content.xml"].decode()
    contents = re.search(r"<text:index-body>.*?</text:index-body>", xml, re.DOTALL)
    assert contents
    names = re.findall(r'text:ref-name="([^"]*)"', contents[0])
    assert [f'<text:bookmark-start text:name="{name}" />' in xml for name in names] == [True] * 4
    text = re.sub(r"<[^>]*>", " ", contents[0])
    assert " ".join(text.split()) == "Innhold 1 Innledning 2 Metode 2.1 Utvalg Referanser"


#: ECMA-376, 17.3.1.26 (paragraphs), 17.3.2.28 (characters) and 17.9.6 (levels), as far as used.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr tabs spacing ind contextualSpacing jc "
    "outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
    "numbering": "abstractNum num",
}


def test_what_we_write_into_words_files_is_in_the_order_that_its_format_asks_for(project):
    files = exported(project, "docx")
    for name in ("word/styles.xml", "word/numbering.xml", "word/document.xml"):
        root = parse(files[name], name, "ut.docx")
        for element in root.iter():
            order = ORDERS.get(local(element), "").split()
            names = [local(child) for child in element]
            places = [order.index(name) for name in names if name in order]
            assert places == sorted(places), (name, element.tag, names)
