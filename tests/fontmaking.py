"""TrueType fonts made for tests: every letter a box, as wide as its code says."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
LETTERS = [
    *map(chr, range(0x20, 0x7F)),
    *"«»–—…‘’“”§°½€×÷æøåÆØÅéüßñčłðþ",
]
#: In units of the em: A and V stand closer to each other.
KERN = -80


def width_of(letter: str) -> int:
    return 300 + ord(letter) % 97 * 5


def make_font(path: Path, family: str, style: str = "Regular", *, kern: bool = True) -> Path:
    """Write a font with the names and letters of a family's face."""
    names = {ord(letter): f"glyph{ord(letter)}" for letter in LETTERS}
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    outlines = {".notdef": _box(500), **{n: _box(width_of(chr(c))) for c, n in names.items()}}
    builder.setupGlyf(outlines)
    widths = {".notdef": (500, 0), **{n: (width_of(chr(c)), 20) for c, n in names.items()}}
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost(italicAngle=-12 if "Italic" in style else 0)
    if kern:
        pair = f"pos {names[ord('A')]} {names[ord('V')]} {KERN};"
        builder.addOpenTypeFeatures(f"feature kern {{ {pair} }} kern;")
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def make_family(folder: Path, family: str, styles: tuple[str, ...] = ("Regular",)) -> None:
    for style in styles:
        make_font(folder / f"{family.replace(' ', '')}-{style.replace(' ', '')}.ttf", family, style)


def _box(width: int):
    pen = TTGlyphPen(None)
    pen.moveTo((20, 0))
    for point in ((20, 700), (width - 20, 700), (width - 20, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
