from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests import libreoffice
from thesis.__main__ import main
from thesis.bibtex import read_bibliography
from thesis.citations.pandoc import convert
from thesis.importing.references import read_references
from thesis.nodes import Cite, Footnote, Heading, Paragraph, Table
from thesis.project import load_project
from thesis.source import Source
from thesis.walking import plain_text, walk

ROOT = Path(__file__).parent.parent
FORMATS = ("docx", "odt", "markdown", "csl-json", "ris")


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    for name in FORMATS:
        assert main(["export", str(ROOT), f"--{name}", "--output", str(folder / f"s.{name}")]) == 0
    return folder


@pytest.fixture(scope="module")
def docx(exported):
    data = (exported / "s.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module", params=["s.docx", "s.odt"])
def back(exported, tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("back") / "oppgave"
    bib = ROOT / "references" / "kilder.bib"
    assert main(["import", str(exported / request.param), str(bib), "--to", str(folder)]) == 0
    return folder


# --- Word --------------------------------------------------------------------------------


def test_word_has_real_heading_styles_with_the_pdf_s_numbers(exported):
    text, _ = convert(["-f", "docx", "-t", "json"], (exported / "s.docx").read_bytes())
    headings = [
        (block["c"][0], "".join(i.get("c", " ") for i in block["c"][2]))
        for block in json.loads(text)["blocks"]
        if block["t"] == "Header"
    ]
    assert (1, "Introduksjon") in headings
    assert (3, "Mestring som prosess") in headings
    assert (1, "Vedlegg A: Spørsmål for vurdering av artiklene") in headings
    assert (1, "Referanser") in headings


def test_word_follows_the_profile(docx):
    styles = docx["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman"' in styles
    body = re.search(r'w:styleId="BodyText".*?</w:style>', styles, re.DOTALL)
    assert body
    assert 'w:line="360"' in body[0]  # 1.5
    quote = re.search(r'w:styleId="BlockText".*?</w:style>', styles, re.DOTALL)
    assert quote
    assert 'w:line="240"' in quote[0]
    assert re.search('<w:lang[^>]* w:val="nb-NO"', styles)
    page = re.search(r"<w:pgMar[^>]*>", docx["word/document.xml"].decode())
    assert page
    assert 'w:left="1417"' in page[0]  # 2.5 cm
    assert "TOC \\o" in docx["word/document.xml"].decode()


def test_word_has_citations_and_references_as_the_pdf(exported):
    text, _ = convert(
        ["-f", "docx", "-t", "plain", "--wrap=none"], (exported / "s.docx").read_bytes()
    )
    words = text.decode()
    assert "[@" not in words
    assert "(Lazarus & Folkman, 1984)" in words
    assert "Støren, I. (2013). Bare søk! (2.\u00a0utg.). Cappelen Damm akademisk." in words
    assert "i tabell 1" in words
    assert "«leaves no room" in words
    assert "[1] " in words


def test_a_picture_has_its_alternative_text(tmp_path):
    (tmp_path / "chapters").mkdir()
    shutil.copy(ROOT / "docs" / "images" / "page.png", tmp_path / "side.png")
    (tmp_path / "thesis.yaml").write_text("title: Hei\n", encoding="utf-8")
    (tmp_path / "chapters" / "01.md").write_text(
        '# Innledning\n\nSe @fig:side.\n\n![En side](side.png){#fig:side alt="En bilde"}\n',
        encoding="utf-8",
    )
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "k.bib").touch()
    target = tmp_path / "ut.docx"
    assert main(["export", str(tmp_path), "--docx", "--draft", "--output", str(target)]) == 0
    with zipfile.ZipFile(target) as opened:
        xml = opened.read("word/document.xml").decode()
        assert any(name.startswith("word/media/") for name in opened.namelist())
    assert 'descr="En bilde"' in xml
    assert "Figur 1." in re.sub(r"<w:instrText.*?</w:instrText>|<[^>]*>", "", xml)


@libreoffice.needed
@pytest.mark.parametrize("name", ["docx", "odt"])
def test_libreoffice_opens_it(exported, tmp_path, name):
    made = libreoffice.converted(exported / f"s.{name}", "pdf", tmp_path)
    assert made.read_bytes().startswith(b"%PDF")


# --- there and back ----------------------------------------------------------------------


def shape(folder):
    """Return what a round trip must keep: headings, cited keys, notes, tables, paragraphs."""
    project, _ = load_project(folder)
    assert project
    nodes = [n for c in project.thesis.chapters for n in walk(c.blocks)]
    return {
        "headings": [(n.level, plain_text(n.children)) for n in nodes if isinstance(n, Heading)],
        "keys": [[c.key for c in n.citations] for n in nodes if isinstance(n, Cite)],
        "notes": sum(isinstance(n, Footnote) for n in nodes),
        "tables": sum(isinstance(n, Table) for n in nodes),
        "paragraphs": sum(isinstance(n, Paragraph) for n in nodes),
    }


def test_the_sample_comes_back_from_word(back):
    given, got = shape(ROOT), shape(back)
    # The LaTeX chapter's table is a LaTeX environment in the sample.
    assert got["tables"] == given["tables"] + 1
    assert got["notes"] == given["notes"]
    missing = [h for h in given["headings"] if h not in got["headings"]]
    assert not missing
    cited = [key for cluster in got["keys"] for key in cluster]
    wanted = [key for cluster in given["keys"] for key in cluster]
    # «(1977, s. 132)» after an author named sentences before is left as typed.
    assert len(wanted) - len(cited) <= 2
    assert set(cited) == set(wanted)


def test_what_came_back_builds(back):
    assert main(["build", str(back), "--draft"]) == 0


# --- the others --------------------------------------------------------------------------


def test_markdown_keeps_its_keys(exported):
    text = (exported / "s.markdown").read_text(encoding="utf-8")
    assert "[@lazarus1984]" in text
    assert "@tbl-sok" in text or "#tbl-sok" in text
    assert "bibliography:" in text


def test_records_come_back(exported):
    text = (ROOT / "references" / "kilder.bib").read_text(encoding="utf-8")
    given, _ = read_bibliography([Source("k.bib", text)])
    for name, ending in (("csl-json", "json"), ("ris", "ris")):
        data = (exported / f"s.{name}").read_text(encoding="utf-8")
        (made,) = read_references(f"s.{ending}", data, ()).files.values()
        got, found = read_bibliography([Source("k.bib", made.decode())])
        assert not [d for d in found if d.is_error]
        assert len(got.entries) == len(given.entries)
        dois = {e.text("doi").lower() for e in given if e.text("doi")}
        assert {e.text("doi").lower() for e in got if e.text("doi")} == dois


def test_an_unknown_key_stops_an_export_but_no_draft(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "k.bib").touch()
    (tmp_path / "thesis.yaml").write_text("title: [\n", encoding="utf-8")
    assert main(["export", str(tmp_path), "--docx"]) == 2
    (tmp_path / "thesis.yaml").write_text("title: Hei\n", encoding="utf-8")
    (tmp_path / "chapters" / "01.tex").write_text("\\section{Hei}\n\\input{borte}\n", "utf-8")
    target = str(tmp_path / "ut.docx")
    assert main(["export", str(tmp_path), "--docx", "--output", target]) == 1
    assert not Path(target).exists()
    assert main(["export", str(tmp_path), "--docx", "--draft", "--output", target]) == 0


# --- there and back: what a word processor's file could lose --------------------------------

RICH = """\
# Innledning

## Problemstilling

**Hvordan hører folk klokkene?**

Vi måler $L = 10$ desibel i byen. Se [loven](https://lovdata.no/lov/1998).

![Et tårn](side.png){#fig:side alt="Et bilde av et tårn"}

# Vedlegg A: Guide {#app:guide}

## Spørsmål

Hva hører du, se @fig:side?
"""
FACTS = (
    "title: Klokker\nauthors: [Åse Øygard]\ninstitution: Høgskulen på Vestlandet\n"
    "department: Institutt for språk\nprogramme: Kulturvitskap\nstructure: free\n"
)


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_what_stands_in_a_word_processors_file_is_all_there_again(tmp_path, ending, capsys):
    for folder in ("chapters", "references"):
        (tmp_path / "t" / folder).mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "images" / "page.png", tmp_path / "t" / "side.png")
    (tmp_path / "t" / "references" / "k.bib").touch()
    (tmp_path / "t" / "thesis.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "t" / "chapters" / "01.md").write_text(RICH, encoding="utf-8")
    target, back = tmp_path / f"ut.{ending}", tmp_path / "igjen"
    command = ["export", str(tmp_path / "t"), f"--{ending}", "--output", str(target)]
    assert main([*command, "--draft"]) == 0
    assert main(["import", str(target), "--to", str(back)]) == 0
    text = "\n".join(path.read_text("utf-8") for path in sorted(back.glob("chapters/*")))
    assert "**Hvordan hører folk klokkene?**" in text  # no heading
    assert "måler $L = 10$ desibel" in text
    assert "![Et tårn](figures/" in text
    assert 'alt="Et bilde av et tårn"' in text
    assert "\n# Guide\n" in text
    assert "\n## Spørsmål\n" in text  # not «A.1»
    config = (back / "thesis.yaml").read_text("utf-8")
    for fact in ("Høgskulen på Vestlandet", "Institutt for språk", "Kulturvitskap"):
        assert f'"{fact}"' in config
    assert "lovdata" not in capsys.readouterr().out  # the address of a link is no citation
