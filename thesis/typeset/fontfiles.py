r"""The fonts that come with this program, for pdfTeX from the wheel, which has none of their kind.

The files are in `fonts` (README.md there says what they are); LaTeX's definitions of the families
and pdfTeX's map of their files are here.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from thesis.profiles.faces import LATIN_MODERN, Face

FONTS = Path(str(files("thesis.typeset"))) / "fonts"


@dataclass(frozen=True, slots=True)
class _Font:
    """One file of metrics: a shape of the family in one of TeX's encodings."""

    encoding: str
    series: str
    shape: str
    metrics: str
    outlines: str
    vector: str
    """The file that says which glyph each code is."""

    def definition(self, family: str) -> Iterator[str]:
        """Yield what LaTeX knows it by; bold is also called «bx», and slanted text is italic."""
        start = rf"\DeclareFontShape{{{self.encoding}}}{{{family}}}"
        series = ("b", "bx") if self.series == "b" else (self.series,)
        shapes = ("it", "sl") if self.shape == "it" else (self.shape,)
        for one in series:
            for shape in shapes:
                yield rf"{start}{{{one}}}{{{shape}}}{{<->{self.metrics}}}{{}}"

    @property
    def mapped(self) -> str:
        """Its line in a font map. pdfTeX wants no PostScript names to embed a font."""
        return rf"\pdfmapline{{={self.metrics} <{self.vector}.enc <{self.outlines}.pfb}}"


def font_definitions(face: Face) -> Iterator[str]:
    """Yield the TeX that makes `face` the text's family, and its letters those of formulas."""
    if face == LATIN_MODERN:
        return
    for encoding in ("T1", "LY1", "TS1"):
        yield rf"\DeclareFontFamily{{{encoding}}}{{{face.family}}}{{}}"
    for font in _fonts(face):
        yield from font.definition(face.family)
    yield rf"\renewcommand\rmdefault{{{face.family}}}"
    yield from _formulas(face)


def font_map(face: Face) -> Iterator[str]:
    """Yield what tells pdfTeX the face's files, at each run: a dumped format does not keep it."""
    if face != LATIN_MODERN:
        for font in _fonts(face):
            yield font.mapped


def _fonts(face: Face) -> Iterator[_Font]:
    for series, shape, ending in (
        ("m", "n", "r"),
        ("m", "it", "ri"),
        ("b", "n", "b"),
        ("b", "it", "bi"),
    ):
        name = f"{face.family}{ending}"
        yield _Font("T1", series, shape, f"thesis-{name}", name, "q-ec")
        yield _Font("LY1", series, shape, f"texnansi-{name}", name, "q-texnansi")
        yield _Font("TS1", series, shape, f"ts1-{name}", name, "q-ts1")
        if shape == "n":
            yield _Font("T1", series, "sc", f"thesis-{name}-sc", name, "q-ec-sc")


def _formulas(face: Face) -> Iterator[str]:
    """Yield what takes the digits and Latin letters of formulas from the text's family.

    «p < 0,05» would otherwise have digits of another design than the sentence around it.
    """
    for name, shape, characters in (
        ("digits", "n", string.digits),
        ("letters", "it", string.ascii_letters),
    ):
        font = f"thesis{name}"
        yield rf"\DeclareSymbolFont{{{font}}}{{T1}}{{{face.family}}}{{m}}{{{shape}}}"
        yield rf"\SetSymbolFont{{{font}}}{{bold}}{{T1}}{{{face.family}}}{{b}}{{{shape}}}"
        for character in characters:
            yield rf"\DeclareMathSymbol{{{character}}}{{\mathalpha}}{{{font}}}{{`{character}}}"
