"""Reading a TrueType font with fontTools: its names, and its metrics in TeX's encodings."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from thesis.fonts.encodings import ENCODINGS, T1_LIGATURES
from thesis.fonts.tfm import Box, Metrics

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

#: In the order of preference: a family's name as typographers and as old programs group it.
_FAMILY, _STYLE = (16, 1), (17, 2)
#: OpenType's kinds of lookup: pairs, and any kind in a table of its own.
_PAIRS, _EXTENSION = 2, 9


@dataclass(frozen=True, slots=True)
class Names:
    """What a font calls itself."""

    families: frozenset[str]
    styles: frozenset[str]
    """Such as «Regular» or «Bold Italic»."""


def names_of(path: Path) -> Names | None:
    """Return what a font file calls itself; None for one that pdfTeX cannot use."""
    with _opened(path) as font:
        if font is None or "glyf" not in font or "fvar" in font:
            return None
        return Names(_said(font, _FAMILY), _said(font, _STYLE))


def metrics_of(path: Path) -> dict[str, Metrics]:
    """Return a font's metrics in each of TeX's encodings of which it has characters.

    Raises:
        ValueError: it is not a TrueType font with Latin letters.
    """
    with _opened(path) as font:
        if font is None or "glyf" not in font:
            raise ValueError(f"{path.name} is not a TrueType font")
        try:
            return dict(_all_metrics(font))
        except (KeyError, AttributeError, IndexError, AssertionError) as error:
            raise ValueError(f"{path.name}: {error}") from error


class _opened:  # noqa: N801 - used like a function
    """Open a font as a context; None for a file that is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> TTFont | None:
        from fontTools.ttLib import TTFont, TTLibError

        try:
            self._file = self._path.open("rb")
            return TTFont(self._file, lazy=True)
        except (OSError, TTLibError, ValueError):
            return None

    def __exit__(self, *error: object) -> None:
        if self._file is not None:
            self._file.close()


def _said(font: TTFont, numbers: Collection[int]) -> frozenset[str]:
    records = (font["name"].getDebugName(number) for number in numbers)
    return frozenset(" ".join(record.split()) for record in records if record)


def _all_metrics(font: TTFont) -> Iterator[tuple[str, Metrics]]:
    glyphs: Mapping[int, str] = font.getBestCmap() or {}
    wanted = {code for table in ENCODINGS.values() for code in map(ord, table.values())}
    kerns = _kerns(font, {glyphs[code] for code in wanted if code in glyphs})
    for encoding, table in ENCODINGS.items():
        held = {code: glyphs[ord(c)] for code, c in table.items() if ord(c) in glyphs}
        if held:
            ligatures = T1_LIGATURES if encoding == "T1" else {}
            yield encoding, _metrics(font, table, held, kerns, ligatures)


def _metrics(
    font: TTFont,
    table: Mapping[int, str],
    held: Mapping[int, str],
    kerns: Mapping[tuple[str, str], int],
    ligatures: Mapping[tuple[str, str], str],
) -> Metrics:
    """Return metrics; `held` names the glyph at each code, and `kerns` are by glyphs."""
    em = font["head"].unitsPerEm
    # The lower code, where a character has two: 45 is the hyphen, 127 the one that TeX puts in.
    code_of = {table[code]: code for code in sorted(held, reverse=True)}
    codes: dict[str, list[int]] = {}
    for code, glyph in held.items():
        codes.setdefault(glyph, []).append(code)
    pairs = {
        (left, right): kern / em
        for (first, second), kern in kerns.items()
        for left in codes.get(first, ())
        for right in codes.get(second, ())
    }
    joined = {
        (code_of[left], code_of[right]): code_of[result]
        for (left, right), result in ligatures.items()
        if {left, right, result} <= code_of.keys()
    }
    boxes = {code: _box(font, glyph, em) for code, glyph in held.items()}
    return Metrics(boxes, pairs, joined, _parameters(font, em))


def _box(font: TTFont, glyph: str, em: int) -> Box:
    outline = font["glyf"][glyph]
    width = font["hmtx"][glyph][0]
    right, top = getattr(outline, "xMax", 0), getattr(outline, "yMax", 0)
    below = -getattr(outline, "yMin", 0)
    overhang = right - width if font["post"].italicAngle else 0
    return Box(width / em, max(top, 0) / em, max(below, 0) / em, max(overhang, 0) / em)


def _parameters(font: TTFont, em: int) -> tuple[float, ...]:
    """Return TeX's seven; the space between words stretches and shrinks as Knuth's fonts do."""
    glyphs = font.getBestCmap()
    slant = math.tan(math.radians(-font["post"].italicAngle))
    space = font["hmtx"][glyphs[ord(" ")]][0] / em
    height = _box(font, glyphs[ord("x")], em).height
    return slant, space, space / 2, space / 3, height, 1.0, space / 3


def _kerns(font: TTFont, wanted: Collection[str]) -> dict[tuple[str, str], int]:
    """Return the kerning of pairs of glyphs, in the font's units."""
    kerns: dict[tuple[str, str], int] = {}
    for table in _pair_tables(font):
        for pair, value in _pairs(table, wanted):
            kerns.setdefault(pair, value)  # the first table that knows a pair has the say
    if not kerns and "kern" in font:
        for table in font["kern"].kernTables:
            pairs = getattr(table, "kernTable", {})
            kerns |= {pair: kern for pair, kern in pairs.items() if {*pair} <= set(wanted)}
    return {pair: kern for pair, kern in kerns.items() if kern}


def _pair_tables(font: TTFont) -> Iterator[Any]:
    layout = font["GPOS"].table if "GPOS" in font else None
    if layout is None or layout.FeatureList is None or layout.LookupList is None:
        return
    numbers = {
        number
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(numbers):
        for table in layout.LookupList.Lookup[number].SubTable:
            real = table.ExtSubTable if table.LookupType == _EXTENSION else table
            if real.LookupType == _PAIRS:
                yield real


def _pairs(table: Any, wanted: Collection[str]) -> Iterator[tuple[tuple[str, str], int]]:  # noqa: ANN401
    """Yield what a table of pairs says of wanted glyphs: glyph by glyph, or class by class."""
    firsts = [(n, glyph) for n, glyph in enumerate(table.Coverage.glyphs) if glyph in wanted]
    if table.Format == 1:
        for n, first in firsts:
            for record in table.PairSet[n].PairValueRecord:
                if record.SecondGlyph in wanted:
                    yield (first, record.SecondGlyph), _advance(record.Value1)
        return
    seconds = [(glyph, table.ClassDef2.classDefs.get(glyph, 0)) for glyph in wanted]
    for _, first in firsts:
        row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
        values = [_advance(record.Value1) for record in row]
        for second, number in seconds:
            if values[number]:
                yield (first, second), values[number]


def _advance(value: Any) -> int:  # noqa: ANN401
    return int(getattr(value, "XAdvance", 0) or 0)
