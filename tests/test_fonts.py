"""The fonts that come along: as wide as those they stand in for, and legible to programs."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
import pytest
from pypdf import PdfReader

from tests.typesetting import complaints, make, run_tex
from thesis.typeset.glyphs import _DIRECT

SENTENCE = (
    "Søknaden om «hjelp» – § 10 og 30 % – fikk effektiv flyt i fjorden, og Ærlig Øst på Åsen "
    "fant *kursiv fi fl* og **fet ffi æøå** og ***begge***, ‘slik’ …"
)
PLAIN = SENTENCE.replace("*", "")
TEXT = f"# Innledning\n\n{' '.join([SENTENCE] * 8)}\n\nVi fant $p < 0{{,}}05$ og $n = 134$.\n"

#: Some widths in Times New Roman and Arial, in 1/1000 of the size.
WIDTHS = {
    "Times New Roman": ("TeXGyreTermes-Regular", {"a": 444, "m": 778, "r": 333, "S": 556}),
    "Arial": ("TeXGyreHeros-Regular", {"a": 556, "m": 833, "r": 333, "S": 667}),
}


@pytest.fixture(scope="module", params=sorted(WIDTHS))
def printed(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    made = make({"01-innledning.md": TEXT}, folder, font=request.param)
    result = run_tex(made, folder, folder, folder / "cache")
    assert complaints(result.log) == []
    return request.param, result.pdf


@dataclass(frozen=True)
class Used:
    name: str
    first: int
    widths: list[float]
    sound: bool
    """Embedded as outlines, with its characters' names."""


def fonts(pdf) -> list[Used]:
    with pikepdf.open(pdf) as opened:
        return [
            Used(
                str(font.BaseFont)[8:],
                int(font.FirstChar),
                [float(width) for width in font.Widths],
                "/FontFile" in font.FontDescriptor and "/ToUnicode" in font,
            )
            for page in opened.pages
            for font in page.obj.Resources.Font.values()
        ]


def test_letters_are_as_wide_as_those_of_the_font_asked_for(printed):
    font, pdf = printed
    name, expected = WIDTHS[font]
    found = [used for used in fonts(pdf) if used.name == name and used.first < ord("S")]
    assert found
    for used in found:
        assert {c: round(used.widths[ord(c) - used.first]) for c in expected} == expected


def test_all_fonts_are_embedded_outlines(printed):
    assert all(used.sound for used in fonts(printed[1]))


def test_a_simple_reader_gets_the_text_with_its_spaces(printed):
    _, pdf = printed
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert text.count(PLAIN) == 8


def test_formulas_have_the_digits_of_the_text(printed):
    # Latin Modern is left with the signs: a digit's code is at most 57.
    assert all(used.first > ord("9") for used in fonts(printed[1]) if "LMRoman" in used.name)


@pytest.mark.parametrize("font", sorted(WIDTHS))
def test_every_character_prints(font, tmp_path):
    text = f"# Tegn\n\n{' '.join(_DIRECT.replace('#', ''))}\n\n**Å** *ø* [små]{{.smallcaps}}\n"
    made = make({"01-tegn.md": text}, tmp_path, font=font)
    assert made.diagnostics == []
    assert complaints(run_tex(made, tmp_path, tmp_path, tmp_path / "cache").log) == []
