r"""What LaTeX and pdfTeX are told of a typeface found on the machine (`thesis.fonts`)."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator, Mapping
from itertools import product

from thesis.fonts import Typeface
from thesis.fonts.typeface import encoding_file

#: What LaTeX calls the text's family.
_FAMILY = "thesistext"
#: Series and shape of each style; bold is also called «bx», and slanted text is italic.
_STYLES = {
    "regular": (("m",), ("n",)),
    "bold": (("b", "bx"), ("n",)),
    "italic": (("m",), ("it", "sl")),
    "bolditalic": (("b", "bx"), ("it", "sl")),
}


def font_definitions(typeface: Typeface, encodings: Collection[str]) -> Iterator[str]:
    """Yield the TeX that makes `typeface` the text's family, and its letters those of formulas.

    `encodings` are those that the document loads.
    """
    if not typeface.fonts:
        return
    for encoding in encodings:
        if encoding in typeface.fonts["regular"].metrics:
            yield rf"\DeclareFontFamily{{{encoding}}}{{{_FAMILY}}}{{}}"
            yield from _shapes(typeface, encoding)
    # LaTeX would otherwise take signs from fonts that are not here.
    yield rf"\DeclareEncodingSubset{{TS1}}{{{_FAMILY}}}{{0}}"
    yield rf"\renewcommand\rmdefault{{{_FAMILY}}}"
    yield from _borrowed(typeface.lacks)
    yield from _formulas("italic" in typeface.fonts, "bold" in typeface.fonts)


def _shapes(typeface: Typeface, encoding: str) -> Iterator[str]:
    """Yield every shape of the family in an encoding, with the font that is loaded for it."""
    for style, (series, shapes) in _STYLES.items():
        # A family without bold or italic letters has its regular ones in their place.
        font = typeface.fonts.get(style)
        metrics = font.metrics.get(encoding) if font else None
        loaded = metrics or f"ssub*{_FAMILY}/m/n"
        for one, shape in product(series, shapes):
            yield _shape(encoding, one, shape, loaded)
    # TrueType fonts for text have no small capitals.
    for one in ("m", "b", "bx"):
        yield _shape(encoding, one, "sc", f"ssub*{_FAMILY}/{one}/n")


def _shape(encoding: str, series: str, shape: str, loaded: str) -> str:
    names = f"{{{encoding}}}{{{_FAMILY}}}{{{series}}}{{{shape}}}"
    return rf"\DeclareFontShape{names}{{<->{loaded}}}{{}}"


def font_map(typeface: Typeface) -> Iterator[str]:
    """Yield what tells pdfTeX the files, at each run: a dumped format does not keep it.

    pdfTeX wants no PostScript names to embed a font.
    """
    for font in typeface.fonts.values():
        for encoding, metrics in font.metrics.items():
            yield rf"\pdfmapline{{={metrics} <{encoding_file(encoding)} <{font.outlines}}}"


def _borrowed(lacks: Mapping[int, str]) -> Iterator[str]:
    """Yield what takes signs that a typeface lacks from Latin Modern, which has them all."""
    yield (
        r"\DeclareRobustCommand\thesisborrowed[1]"
        r"{{\fontencoding{TS1}\fontfamily{lmr}\selectfont\char#1 }}"
    )
    yield r"\pdfstringdefDisableCommands{\def\thesisborrowed#1{}}"
    for code, character in lacks.items():
        yield rf"\DeclareUnicodeCharacter{{{ord(character):04X}}}{{\thesisborrowed{{{code}}}}}"


def _formulas(italic: bool, bold: bool) -> Iterator[str]:  # noqa: FBT001
    """Yield what takes the digits and Latin letters of formulas from the text's family.

    «p < 0,05» would otherwise have digits of another design than the sentence around it.
    """
    for name, shape, characters in (
        ("digits", "n", string.digits),
        ("letters", "it" if italic else "n", string.ascii_letters),
    ):
        font = f"thesis{name}"
        heavy = "b" if bold else "m"
        yield rf"\DeclareSymbolFont{{{font}}}{{T1}}{{{_FAMILY}}}{{m}}{{{shape}}}"
        yield rf"\SetSymbolFont{{{font}}}{{bold}}{{T1}}{{{_FAMILY}}}{{{heavy}}}{{{shape}}}"
        for character in characters:
            yield rf"\DeclareMathSymbol{{{character}}}{{\mathalpha}}{{{font}}}{{`{character}}}"
