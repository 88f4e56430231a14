"""PDFs that are taken in page for page."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from thesis import appended
from thesis.__main__ import main
from thesis.appended import read_pdf
from thesis.build import build
from thesis.counting import count_words
from thesis.examine import check, read

TEXT = "# Innledning\n\nVi fulgte @app:intervju-guide, og alle fikk @app:samtykke.\n"
YAML = """\
title: Smerte og mestring
structure: free
authors: [Kari Nordmann]
candidates: [1234]
appendices:
  - vedlegg/intervju-guide.pdf
  - {file: vedlegg/samtykke.pdf, title: Samtykkeskjema, label: samtykke}
"""


def written(path: Path, *pages: str, size: tuple[int, int] = (595, 842), **options) -> None:
    """Write a PDF with a line of text on each page."""
    with pikepdf.new() as pdf:
        for text in pages:
            page = pdf.add_blank_page(page_size=size)
            font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
            fonts = pikepdf.Dictionary(
                {"/F": pikepdf.Dictionary({k: pikepdf.Name(v) for k, v in font.items()})}
            )
            page.obj.Resources = pikepdf.Dictionary(Font=fonts)
            page.Contents = pdf.make_stream(f"BT /F 12 Tf 72 500 Td ({text}) Tj ET".encode())
        path.parent.mkdir(exist_ok=True)
        pdf.save(path, **options)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/01-innledning.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "chapters/90-vedlegg.md").write_text(
        "# Vedlegg: Søkelogg {#app:sok}\n\nSe @app:sok.\n", encoding="utf-8"
    )
    (tmp_path / "references").mkdir()
    (tmp_path / "references/a.bib").write_text("", encoding="utf-8")
    (tmp_path / "thesis.yaml").write_text(YAML, encoding="utf-8")
    written(tmp_path / "vedlegg/intervju-guide.pdf", "Hva betyr arbeid for deg?", "Takk", "Slutt")
    written(tmp_path / "vedlegg/samtykke.pdf", "Jeg samtykker", size=(842, 595))
    return tmp_path


def errors(found) -> list[str]:
    return [d.code for d in found if d.is_error]


def test_pages_stand_in_the_thesis_as_appendices(root):
    built = build(root)
    assert not errors(built.found)
    assert not [d for d in built.found if d.code in {"STR009", "STR014", "STR020"}]
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(built.pdf).pages]
    assert len(pages) == 8
    contents = re.sub(r"[ .]+", " ", pages[1])
    assert "Vedlegg B Intervju guide 3" in contents
    assert "Vedlegg C Samtykkeskjema 6" in contents
    assert "fulgte vedlegg B, og alle fikk vedlegg C" in pages[2]
    assert "Vedlegg B Intervju guide" in pages[4]
    assert [("Hva betyr" in page, "Takk" in page, "Slutt" in page) for page in pages[4:7]] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert pages[7].endswith("6")
    assert "Jeg samtykker" in pages[7]


def test_every_page_is_within_the_paper_and_has_a_text_for_screen_readers(root):
    built = build(root)
    with pikepdf.open(built.pdf) as pdf:
        for page in list(pdf.pages)[4:]:
            (form,) = page.obj.Resources.XObject.values()
            box = [float(side) for side in form.BBox]
            width, height = box[2] - box[0], box[3] - box[1]
            matrices = [
                [float(number) for number in operands]
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "cm"
            ]
            scales = [m[0] for m in matrices if m[1] == 0 and 0 < m[0] < 1]
            assert scales
            assert 0.6 < min(scales) * width / 476 < 1.05 or min(scales) * height < 703
    tex = (root / "build/thesis.tex").read_text(encoding="utf-8")
    assert r"\appendedpage{page=2}{Intervju guide, side 2 av 3}" in tex


def test_their_words_count_as_appendices(root):
    given, _ = read(root)
    context = given.context
    rendered, _ = context.rendered
    count = count_words(context.thesis, context.sections, rendered, context.config, context.profile)
    title_and_text = "Vedlegg: Søkelogg Se vedlegg A. Intervju guide Samtykkeskjema"
    pages = "Hva betyr arbeid for deg? Takk Slutt Jeg samtykker"
    assert count.words["appendices"] == len(f"{title_and_text} {pages}".split())


def test_a_name_on_a_page_is_found_in_an_anonymous_thesis(root):
    written(root / "vedlegg/samtykke.pdf", "Hilsen Kari Nordmann")
    given, _ = read(root, "anonymous")
    names = [d for d in check(given).found if d.code == "STR040"]
    assert [d.where.start.line for d in names] == [7]


def test_a_scanned_page_of_an_anonymous_thesis_is_to_be_looked_at(root):
    written(root / "vedlegg/samtykke.pdf", "Jeg samtykker", "")
    for identity, pages in (("anonymous", [7]), ("named", [])):
        given, _ = read(root, identity)
        found = [d for d in check(given).found if d.code == "STR059"]
        assert [d.where.start.line for d in found] == pages
    assert "side 2" in given.context.thesis.chapters[-1].blocks[1].images[1].alt


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda path: path.write_bytes(b""), "damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:400]), "damaged"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 3000), "damaged"),
        (lambda path: locked(path, user="x"), "locked"),
        (lambda path: locked(path, user=""), "locked"),
    ],
)
def test_pdfs_that_cannot_be_used(root, spoil, problem):
    path = root / "vedlegg/samtykke.pdf"
    spoil(path)
    assert read_pdf(path, None).problem == problem
    built = build(root)
    assert "SRC049" in errors(built.found)
    assert built.pdf is None


def locked(path: Path, user: str) -> None:
    written(path, "Hemmelig", encryption=pikepdf.Encryption(owner="y", user=user))


def test_no_pages_and_too_many(tmp_path, monkeypatch):
    written(tmp_path / "a.pdf")
    assert read_pdf(tmp_path / "a.pdf", None).problem in {"empty", "damaged"}
    monkeypatch.setattr(appended, "MAX_PAGES", 1)
    written(tmp_path / "b.pdf", "En", "To")
    assert appended.look_into(str(tmp_path / "b.pdf")).problem == "long"


def test_a_reading_is_remembered_and_a_damaged_memory_is_not(tmp_path, monkeypatch):
    written(tmp_path / "a.pdf", "En", "To")
    first = read_pdf(tmp_path / "a.pdf", tmp_path)
    assert [text.strip() for text in first.texts] == ["En", "To"]
    (kept,) = tmp_path.glob("appendix-*.json")
    monkeypatch.setattr(appended, "_read", lambda _: pytest.fail("it was read again"))
    assert read_pdf(tmp_path / "a.pdf", tmp_path) == first
    monkeypatch.undo()
    for damage in ("", "[]", '[["a"], "locked"]', '[[], ""]', '{"a": 1}', '[[1], ""]'):
        kept.write_text(damage)
        assert read_pdf(tmp_path / "a.pdf", tmp_path) == first


@pytest.mark.parametrize(
    ("value", "code"),
    [("vedlegg/ingen.pdf", "SRC040"), ("../ut.pdf", "SRC017"), ("{title: Uten fil}", "CFG004")],
)
def test_files_that_are_not_there(root, value, code):
    (root / "thesis.yaml").write_text(f"title: x\nstructure: free\nappendices: [{value}]\n")
    _, found = read(root)
    assert code in errors(found)


def test_an_export_names_them_and_numbers_them_as_the_pdf_does(root, capsys, monkeypatch):
    monkeypatch.chdir(root)
    (root / "thesis.yaml").write_text(f"{YAML}layout: {{appendix-numbers: 1}}\n", encoding="utf-8")
    assert main(["export", "--odt"]) == 0
    said = "".join(capsys.readouterr())
    for name in ("vedlegg/intervju-guide.pdf", "vedlegg/samtykke.pdf"):
        assert name in said
    content = zipfile.ZipFile(root / "thesis.odt").read("content.xml").decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", content).split())
    assert "vedlegg 2" in text
    assert "[vedlegg/intervju-guide.pdf] (1–3)" in text


@pytest.mark.system_engine
@pytest.mark.parametrize("engine", ["lualatex", "xelatex"])
def test_system_engines_take_pages_in(root, engine):
    (root / "thesis.yaml").write_text(f"{YAML}engine: {engine}\n", encoding="utf-8")
    built = build(root)
    assert not errors(built.found)
    assert "Takk" in PdfReader(built.pdf).pages[5].extract_text()
