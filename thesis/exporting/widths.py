"""How wide the columns of a table are in a word processor: by their text, as in the PDF.

Without widths, Word and LibreOffice make all columns alike and break words in two.
"""

from __future__ import annotations

from typing import Any

from thesis.citations.elements import Element
from thesis.exporting.fields import plain
from thesis.typeset.columns import column_widths, text_width

#: Between two columns of a word processor's table, in em.
_GAP = 1.6


def with_widths(content: Any, line: float) -> Any:  # noqa: ANN401 - any part of Pandoc's tree
    """Return blocks whose tables have widths; `line` is how much a line holds, in em."""
    match content:
        case list():
            return [with_widths(part, line) for part in content]
        case {"t": "Table", "c": [attributes, caption, columns, head, bodies, foot]}:
            rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part)]
            shares = _shares(_grid(rows + foot[1], len(columns)), len(columns), line)
            columns = [
                [alignment, {"t": "ColWidth", "c": share}]
                for (alignment, _), share in zip(columns, shares, strict=True)
            ]
            return {"t": "Table", "c": [attributes, caption, columns, head, bodies, foot]}
        case dict():
            return {key: with_widths(inside, line) for key, inside in content.items()}
        case _:
            return content


def _shares(texts: list[list[str]], columns: int, line: float) -> list[float]:
    """Return each column's share of the line."""
    shares = column_widths(texts, columns, line)
    if shares is not None:
        return shares
    natural = [
        max((text_width(row[n], bold=not at) for at, row in enumerate(texts)), default=0) + _GAP
        for n in range(columns)
    ]
    return [width / max(line, sum(natural)) for width in natural]


def _grid(rows: list[list[Any]], columns: int) -> list[list[str]]:
    """Return the text of each cell at its column; one that spans several says nothing."""
    below = [0] * columns
    """How many more rows a cell above reaches down."""
    grid = []
    for _, cells in rows:
        texts = [""] * columns
        left = iter(cells)
        n = 0
        while n < columns:
            if below[n]:
                below[n] -= 1
                n += 1
                continue
            cell: list[Any] | None = next(left, None)
            if cell is None:
                break
            _, _, down, across, blocks = cell
            if across == 1:
                texts[n] = _text(blocks)
            for covered in range(n, min(n + across, columns)):
                below[covered] = down - 1
            n += across
        grid.append(texts)
    return grid


def _text(blocks: list[Element]) -> str:
    return "\n".join(plain(block) for block in blocks)
