"""How wide a line of text was on its page, told from its letters.

A line ends where the next word would no longer fit. Where it would have fitted, the writer ended
the line: a paragraph, a heading or an indented quotation. Counting letters is too coarse for
that («ill» is half as wide as «mom»), so that letters are weighed as in Times, whose
proportions most text faces share (Adobe's Core 14 AFM files, in thousandths of the type size).
"""

from __future__ import annotations

from collections.abc import Sequence

_SPACE = 250
_USUAL = 500
_CLASSES = (
    (250, " .,|\u00a0"),
    (278, "ijlt/:;'"),
    (333, "fr()[]-‐‑‘’"),
    (390, "sJ"),
    (444, "acez?åàáâäéèêëç“”"),
    (556, "FPSLE"),
    (610, "TZß"),
    (690, "ABCDGHKNOQRUVXYwÅØÖÄ"),
    (667, "æ"),
    (780, "m&%"),
    (900, "MWÆ—…"),
)
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}

#: Share of the column. In a text out of Word that was measured, lines that were full had at
#: most 0.1 per cent to spare for the next word, ended lines at least 2 per cent.
SLACK = 0.009
#: A quotation is narrower than the text by at least this share, and so many times more than
#: what rows of so many lines are by chance.
_LEAST, _DOUBT, _ROW = 0.02, 2.2, 5
#: Fewer lines than two pages of them tell nothing of chance.
_ENOUGH = 60


def width(text: str) -> int:
    """Return how wide a text is, in thousandths of the type size."""
    return sum(_WIDTHS.get(letter, _USUAL) for letter in text)


def column_width(lines: Sequence[str]) -> int:
    """Return how wide the column is that these lines were set in; 0 for none.

    The very widest are left out: headings in larger type, tables.
    """
    widths = sorted(width(line) for line in lines if len(line) > 20)
    return widths[int(len(widths) * 0.98)] if widths else 0


def room_left(line: str, following: str, column: int) -> float:
    """Return what was left of the column after the next line's first word, as a share of it."""
    if not column:
        return 1.0
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return (column - width(line) - _SPACE - width(first)) / column


def narrower_by(lines: Sequence[str], column: int) -> float:
    """Return by what share of the column a quotation is narrower at least.

    In faces unlike Times the widths are less exact: five lines in a row then reach the column
    less closely, and more is asked.
    """
    widths = [width(line) for line in lines]
    reached = sorted(max(widths[at : at + _ROW]) for at in range(len(widths) - _ROW))
    if not column or len(reached) < _ENOUGH:
        return _LEAST
    return max(_LEAST, _DOUBT * (1 - reached[len(reached) // 2] / column))
