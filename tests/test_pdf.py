"""Facts about PDFs that the engine really made, and figures of the kinds that cause trouble."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from tests.engine_support import Bench, Paper
from thesis.config import Config
from thesis.pdf import facts, inspect
from thesis.source import Source

YAML = Source("thesis.yaml", "title: Prøve\nlanguage: nb\n")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(
        tmp_path, YAML, "Prøve", places={"title": YAML.at(7, 12), "language": YAML.at(23, 25)}
    )


def figure(path: Path, font: dict[str, Any]) -> None:
    """Write a one-page PDF, as a plotting program does, whose text is in `font`."""
    import pikepdf

    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(90, 30))
        glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
        if "/CharProcs" in font:
            font["/CharProcs"] = pikepdf.Dictionary({"/a": glyph})
        made = pdf.make_indirect(pikepdf.Dictionary(font))
        page.obj.Resources = pikepdf.Dictionary({"/Font": pikepdf.Dictionary({"/F1": made})})
        page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 5 10 Td (a) Tj ET")
        pdf.save(path)


def helvetica() -> dict[str, Any]:
    from pikepdf import Name

    return {"/Type": Name.Font, "/Subtype": Name.Type1, "/BaseFont": Name.Helvetica}


def drawn() -> dict[str, Any]:
    from pikepdf import Array, Dictionary, Name

    return {
        "/Type": Name.Font,
        "/Subtype": Name.Type3,
        "/FontBBox": Array([0, 0, 500, 500]),
        "/FontMatrix": Array([0.001, 0, 0, 0.001, 0, 0]),
        "/CharProcs": None,  # made with the file
        "/Encoding": Dictionary({"/Type": Name.Encoding, "/Differences": Array([97, Name("/a")])}),
        "/FirstChar": 97,
        "/LastChar": 97,
        "/Widths": Array([500]),
    }


def made(folder: Path, chapter: str, preamble: str = "") -> Path:
    result = Bench(folder).typeset(Paper(chapter, extra=preamble))
    assert result.diagnostics == []
    assert result.pdf is not None
    return result.pdf


def test_a_thesis_says_what_it_is(tmp_path: Path, config: Config) -> None:
    path = made(tmp_path, "Hei.\n\n\\clearpage\n\n\\textbf{Du}.", "\\hypersetup{pdfauthor={Åse}}\n")
    found = facts(path)
    assert (found.pages, found.title, found.author, found.language) == (2, "Prøve", "Åse", "nb")
    assert {(f.name, f.page, f.embedded, f.type3) for f in found.fonts} == {
        ("LMRoman12-Regular", 1, True, False),
        ("LMRoman12-Bold", 2, True, False),
    }
    assert inspect(path, config) == []


def test_a_language_with_a_country_is_the_language(tmp_path: Path, config: Config) -> None:
    path = made(tmp_path, "Hei.", "\\hypersetup{pdflang=nb-NO}\n")
    assert inspect(path, config) == []


def test_without_title_and_language(tmp_path: Path, config: Config) -> None:
    path = made(tmp_path, "Hei.", "\\hypersetup{pdftitle={},pdflang=}\n")
    found = inspect(path, config)
    assert [d.code for d in found] == ["PDF004", "PDF005"]
    assert [d.where.text for d in found if d.where] == ["Prøve", "nb"]
    assert not any(d.is_error for d in found)


def test_another_language(tmp_path: Path, config: Config) -> None:
    english = dataclasses.replace(config, language="en")
    assert [d.code for d in inspect(made(tmp_path, "Hei."), english)] == ["PDF005"]


def test_a_figure_without_its_font(tmp_path: Path, config: Config) -> None:
    figure(tmp_path / "plott.pdf", helvetica())
    path = made(tmp_path, "Hei.\n\n\\clearpage\n\n\\includegraphics{plott.pdf}")
    (found,) = inspect(path, config)
    assert found.code == "PDF002"
    assert found.message.en == "the font “Helvetica” on page 2 is not embedded in the PDF"
    assert not found.is_error


def test_a_figure_with_a_drawn_font(tmp_path: Path, config: Config) -> None:
    figure(tmp_path / "plott.pdf", drawn())
    path = made(tmp_path, "\\includegraphics{plott.pdf}")
    (found,) = inspect(path, config)
    assert found.code == "PDF003"
    assert "page 1" in found.message.en


@pytest.mark.parametrize("font", [{}, {"/FontDescriptor": 3, "/BaseFont": 4}])
def test_a_font_that_is_none(tmp_path: Path, config: Config, font: dict[str, Any]) -> None:
    figure(tmp_path / "plott.pdf", font)
    codes = [d.code for d in inspect(tmp_path / "plott.pdf", config)]
    assert codes == ["PDF004", "PDF005", "PDF002"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.5\n", b"Ikke en PDF", b"\0" * 5000])
def test_what_is_no_pdf(tmp_path: Path, config: Config, data: bytes) -> None:
    path = tmp_path / "thesis.pdf"
    path.write_bytes(data)
    (found,) = inspect(path, config)
    assert found.code == "PDF001"
    assert found.is_error


def test_a_pdf_that_is_not_there(tmp_path: Path, config: Config) -> None:
    assert [d.code for d in inspect(tmp_path / "thesis.pdf", config)] == ["PDF001"]


def test_half_a_pdf(tmp_path: Path, config: Config) -> None:
    path = made(tmp_path, "Hei.")
    path.write_bytes(path.read_bytes()[:3000])
    assert [d.code for d in inspect(path, config)] == ["PDF001"]
