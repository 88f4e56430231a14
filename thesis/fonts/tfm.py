"""TeX font metrics (TFM): what TeX knows of a font, written from widths, heights and kerning.

The format is Donald Knuth's, described in the program TFtoPL (1982) and in «The TeXbook»,
appendix F. Lengths are in design sizes: 1.0 is the font's size.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_UNITY = 1 << 20
_DESIGN_SIZE = 10
#: How many different widths, heights, depths and italic corrections a file can hold.
_MOST_WIDTHS, _MOST_HEIGHTS, _MOST_ITALICS = 255, 15, 63
_STOP, _KERN, _FAR = 128, 128, 129
_LIG_TAG = 1


@dataclass(frozen=True, slots=True)
class Box:
    """How much room a character takes, in design sizes."""

    width: float
    height: float
    depth: float
    italic: float = 0.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """A font in one of TeX's encodings."""

    boxes: Mapping[int, Box]
    kerns: Mapping[tuple[int, int], float]
    ligatures: Mapping[tuple[int, int], int]
    parameters: Sequence[float]
    """Slant, space, stretch, shrink, height of x, em, and space after a full stop."""


def written(metrics: Metrics) -> bytes:
    """Return the bytes of a TFM file.

    Raises:
        ValueError: there are no characters.
    """
    first, last = min(metrics.boxes), max(metrics.boxes)
    widths, of_width = _table([b.width for b in metrics.boxes.values()], _MOST_WIDTHS)
    heights, of_height = _table([b.height for b in metrics.boxes.values()], _MOST_HEIGHTS)
    depths, of_depth = _table([b.depth for b in metrics.boxes.values()], _MOST_HEIGHTS)
    italics, of_italic = _table([b.italic for b in metrics.boxes.values()], _MOST_ITALICS)
    program, starts, kerns = _program(metrics)

    def character(code: int) -> bytes:
        box, start = metrics.boxes.get(code), starts.get(code)
        if box is None:
            return bytes(4)
        height_and_depth = of_height[box.height] << 4 | of_depth[box.depth]
        italic_and_tag = of_italic[box.italic] << 2 | (0 if start is None else _LIG_TAG)
        return bytes((of_width[box.width], height_and_depth, italic_and_tag, start or 0))

    header = struct.pack(">II", 0, _DESIGN_SIZE * _UNITY)
    tables = [
        header,
        b"".join(map(character, range(first, last + 1))),
        *(_words(table) for table in (widths, heights, depths, italics)),
        b"".join(program),
        _words(kerns),
        b"",
        _words(metrics.parameters),
    ]
    lengths = [len(table) // 4 for table in tables]
    sizes = [6 + sum(lengths), lengths[0], first, last, *lengths[2:]]
    return struct.pack(">12H", *sizes) + b"".join(tables)


def _words(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * _UNITY) for value in values))


def _table(values: Sequence[float], most: int) -> tuple[list[float], dict[float, int]]:
    """Return a table of at most `most` values beside the 0 that it starts with, and places in it.

    Values that are nearest to each other share a place, as few and as near as that takes.
    """
    different = sorted({value for value in values if value})
    tolerance = 0.0
    groups = _groups(different, tolerance)
    while len(groups) > most:
        tolerance = max(tolerance * 1.1, 0.001)
        groups = _groups(different, tolerance)
    table = [0.0, *((group[0] + group[-1]) / 2 for group in groups)]
    places = {value: place for place, group in enumerate(groups, start=1) for value in group}
    return table, {0.0: 0} | places


def _groups(values: Sequence[float], tolerance: float) -> list[list[float]]:
    groups: list[list[float]] = []
    for value in values:
        if groups and value - groups[-1][0] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return groups


def _program(metrics: Metrics) -> tuple[list[bytes], dict[int, int], list[float]]:
    """Return the instructions for ligatures and kerns, where each character's begin, and kerns.

    A character names its beginning in a byte. So the program starts with a jump for each one.
    """
    kerns = sorted(set(metrics.kerns.values()))
    number = {kern: n for n, kern in enumerate(kerns)}
    after: dict[int, list[bytes]] = {}
    for (left, right), result in metrics.ligatures.items():
        after.setdefault(left, []).append(bytes((0, right, 0, result)))
    for (left, right), kern in sorted(metrics.kerns.items()):
        if (left, right) not in metrics.ligatures:
            high, low = divmod(number[kern], 256)
            after.setdefault(left, []).append(bytes((0, right, _KERN + high, low)))
    lefts = sorted(after)
    steps: list[bytes] = []
    jumps: list[bytes] = []
    for left in lefts:
        start = len(lefts) + len(steps)
        jumps.append(bytes((_FAR, 0, *divmod(start, 256))))
        *others, last = after[left]
        steps += [*others, bytes((_STOP, *last[1:]))]
    return jumps + steps, {left: n for n, left in enumerate(lefts)}, kerns
