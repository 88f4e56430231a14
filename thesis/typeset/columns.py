"""How wide a table's columns are: computed from the text, so that nothing runs out of the page.

Lengths are in em of the table's font size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thesis.profiles.faces import HEROS, Face
from thesis.profiles.model import Layout

#: How much wider Arial's letters are than these widths.
_ARIAL = 1.06
#: Widths in Latin Modern Roman, rounded up; Times is narrower.
_NARROW = dict.fromkeys("fijlt.,:;!'|()[]I-–· \u00a0", 0.34)
_WIDE = dict.fromkeys("mwMWæÆœŒ@%—…", 0.9)
_CAPITALS = dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZØÅÄÖÜ&", 0.76)
_WIDTHS = _CAPITALS | _NARROW | _WIDE
_OTHER = 0.54
_BOLD = 1.16

#: Between two columns.
_GAP = 1.0
#: Words longer than this may be hyphenated, so no column is widened for them.
_LONGEST_WORD = 9.5
#: Where a cell's text may go on in the next line.
_BREAK = re.compile(r"[\s/–-]+")


def line_length(layout: Layout, face: Face | None) -> float:
    """Return how much a line of a table holds; tables are set one point smaller than text."""
    width = 210 - layout.margins_mm.left - layout.margins_mm.right
    letters = _ARIAL if face == HEROS else 1
    return width / 25.4 * 72 / (layout.font_size_pt - 1) / letters


def text_width(text: str, *, bold: bool = False) -> float:
    """Return about how wide `text` is printed."""
    width = sum(_WIDTHS.get(character, _OTHER) for character in text)
    return width * _BOLD if bold else width


def column_widths(texts: Sequence[Sequence[str]], columns: int, line: float) -> list[float] | None:
    """Return each column's share of the line, summing to at most 1; None where none need wrap.

    The first row is the header. No column is narrower than its longest word; the rest is shared
    out by how much more each column's longest cell would need.
    """
    cells = [
        [(row[n], number == 0) for number, row in enumerate(texts) if n < len(row)]
        for n in range(columns)
    ]
    natural = [_widest(column, re.compile(r"\n")) + _GAP for column in cells]
    if sum(natural) <= line:
        has_lines = any("\n" in cell for column in cells for cell, _ in column)
        return [width / line for width in natural] if has_lines else None
    least = [min(_widest(column, _BREAK), _LONGEST_WORD) + _GAP for column in cells]
    spare = line - sum(least)
    if spare <= 0:
        return [part / sum(least) for part in least]
    return [width / line for width in _shared_out(least, natural, spare)]


def _widest(column: Sequence[tuple[str, bool]], split: re.Pattern[str]) -> float:
    return max(
        (text_width(part, bold=bold) for cell, bold in column for part in split.split(cell)),
        default=_OTHER,
    )


def _shared_out(least: Sequence[float], natural: Sequence[float], spare: float) -> list[float]:
    """Share out `spare`, no column getting more than it can use."""
    widths = list(least)
    needy = {n for n in range(len(least)) if natural[n] > least[n]}
    while needy and spare > 0.01:
        # Long cells take many lines anyway: the root keeps them from starving the short ones.
        wants = {n: (natural[n] - least[n]) ** 0.6 for n in needy}
        parts = {
            n: min(spare * want / sum(wants.values()), natural[n] - widths[n])
            for n, want in wants.items()
        }
        for n, part in parts.items():
            widths[n] += part
        spare -= sum(parts.values())
        needy = {n for n in needy if natural[n] - widths[n] > 0.01}
    return widths


def printed_lines(
    texts: Sequence[Sequence[str]], widths: Sequence[float] | None, line: float
) -> int:
    """Return about how many lines a table prints."""
    if widths is None:
        return len(texts)
    room = [max(1.0, line * share - _GAP) for share in widths]
    return sum(
        max(
            (int(text_width(cell) / size) + 1 for cell, size in zip(row, room, strict=False)),
            default=1,
        )
        for row in texts
    )
