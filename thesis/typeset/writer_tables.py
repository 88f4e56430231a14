"""Tables become TeX: columns that never run out of the page, rows that break over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thesis.nodes import Alignment, Cell, Footnote, Table
from thesis.profiles.model import Layout
from thesis.typeset import escape as esc
from thesis.typeset.tex import command, environment
from thesis.typeset.writer import Place, Writer, caption, delayed, marker
from thesis.walking import walk

#: Average width of a character in em: measured in Latin Modern on Norwegian prose (0.49), with a
#: tenth to spare for capitals.
_CHARACTER = 0.54
#: What the space between two columns takes, in characters.
_GAP = 2
#: Words longer than this may be hyphenated, so no column is widened for them.
_LONGEST_WORD = 18
#: Printed lines beyond which a table is not kept in one piece.
_FLOATING_LINES = 22

_COLUMN = {"left": "l", "center": "c", "right": "r", "": "l"}
_WRAP = {"left": "cellleft", "center": "cellcenter", "right": "cellright", "": "cellleft"}


def line_length(layout: Layout) -> float:
    """Return how many characters of average width a line of a table holds."""
    width = 210 - layout.margins_mm.left - layout.margins_mm.right
    return width / 25.4 * 72 / ((layout.font_size_pt - 1) * _CHARACTER)


def table(writer: Writer, node: Table, place: Place) -> str:
    """Return a table: caption above, rules as in books, the header repeated on each page."""
    grid = [row for row in (node.header, *node.rows) if row]
    texts = [[writer.printed(cell.children) for cell in row] for row in grid]
    widths = column_widths(texts, len(node.alignments), writer.line)
    notes = any(isinstance(found, Footnote) for row in grid for found in walk(row))
    long = printed_lines(texts, widths, writer.line) > _FLOATING_LINES
    columns = _columns(node.alignments, widths)
    # A float cannot hold footnotes; a table without a caption stays where it is written.
    if long or notes or place.in_note:
        return _long(writer, node, replace(place, in_cell=True), columns)
    return _short(writer, node, replace(place, in_cell=True), columns)


def column_widths(texts: Sequence[Sequence[str]], columns: int, line: float) -> list[float] | None:
    """Return each column's share of the line, summing to at most 1; None where none need wrap.

    No column is narrower than its longest word; the rest is shared out by how much more each
    column's longest cell would need.
    """
    cells = [[row[n] for row in texts if n < len(row)] for n in range(columns)]
    natural = [
        max((len(part) for cell in column for part in cell.split("\n")), default=1) + _GAP
        for column in cells
    ]
    if sum(natural) <= line:
        has_lines = any("\n" in cell for column in cells for cell in column)
        return [width / line for width in natural] if has_lines else None
    words = [
        max((len(w) for cell in column for w in re.split(r"[\s/–-]+", cell)), default=1)
        for column in cells
    ]
    least = [min(word, _LONGEST_WORD) + _GAP for word in words]
    spare = line - sum(least)
    if spare <= 0:
        return [part / sum(least) for part in least]
    # Long cells take many lines anyway: the root keeps them from starving the short ones.
    wants = [max(want - low, 0) ** 0.6 for want, low in zip(natural, least, strict=True)]
    return _share(least, natural, wants, spare)


def _share(
    least: Sequence[float], natural: Sequence[float], wants: Sequence[float], spare: float
) -> list[float]:
    """Share out `spare` by `wants`, none getting more than it can use."""
    widths = list(least)
    open_columns = {n for n, want in enumerate(wants) if want > 0}
    while spare > 0.01 and open_columns:
        total = sum(wants[n] for n in open_columns)
        given = 0.0
        for n in sorted(open_columns):
            part = min(spare * wants[n] / total, natural[n] - widths[n])
            widths[n] += part
            given += part
        open_columns = {n for n in open_columns if natural[n] - widths[n] > 0.01}
        spare -= given
        if given < 0.01:
            break
    return [width / sum(widths) for width in widths]


def printed_lines(
    texts: Sequence[Sequence[str]], widths: Sequence[float] | None, line: float
) -> int:
    """Return about how many lines a table prints."""
    if widths is None:
        return len(texts)
    room = [max(1, int(line * share) - _GAP) for share in widths]
    return sum(
        max((-(-(len(cell) + 1) // size) for cell, size in zip(row, room, strict=False)), default=1)
        for row in texts
    )


def _columns(alignments: Sequence[Alignment], widths: Sequence[float] | None) -> str:
    if widths is None:
        return "".join(_COLUMN[alignment] for alignment in alignments)
    return "\n  ".join(
        rf">{{\{_WRAP[alignment]}}}p{{\cellwidth{{{share:.4f}}}}}"
        for alignment, share in zip(alignments, widths, strict=True)
    )


def _rows(writer: Writer, rows: Sequence[Sequence[Cell]], place: Place, *, gap: bool) -> str:
    lines: list[str] = []
    for row in rows:
        cells = [writer.inlines(cell.children, place).replace("\n", " ") for cell in row]
        lines += [marker(row[0].where), " & ".join(cells) + r" \\"]
        if gap and row is not rows[-1]:
            lines.append(r"\rowgap")
    return "\n".join(lines)


def _header(writer: Writer, node: Table, place: Place) -> list[str]:
    if not any(writer.printed(cell.children).strip() for cell in node.header):
        return [r"\toprule"]
    cells = [writer.inlines(cell.children, place).replace("\n", " ") for cell in node.header]
    bold = " & ".join(rf"\textbf{{{cell}}}" if cell else "" for cell in cells)
    return [r"\toprule", marker(node.header[0].where), rf"{bold} \\", r"\midrule"]


def _title(writer: Writer, node: Table, place: Place) -> str:
    made = caption(writer, node.caption, place) if node.caption or node.label else ""
    return made + (command("label", esc.name(node.label)) if node.label else "")


def _short(writer: Writer, node: Table, place: Place, columns: str) -> str:
    notes: list[str] = []
    title = _title(writer, node, replace(place, in_cell=False, notes=notes))
    gap = "cellwidth" in columns
    lines = [*_header(writer, node, place), _rows(writer, node.rows, place, gap=gap)]
    lines.append(r"\bottomrule")
    body = environment("tabular", "\n".join(lines), arguments=[f"@{{}}{columns}@{{}}"])
    if not title:
        return environment("tableblock", body)
    return environment("table", f"{title}\n{body}", options="!htb") + delayed(notes)


def _long(writer: Writer, node: Table, place: Place, columns: str) -> str:
    notes: list[str] = []
    title = _title(writer, node, replace(place, in_cell=False, notes=notes))
    header = "\n".join(_header(writer, node, place))
    again = "\n".join(_header(writer, node, replace(place, in_title=True)))
    lines = [
        f"{title}\\\\\n{header}\n\\endfirsthead" if title else f"{header}\n\\endfirsthead",
        f"{again}\n\\endhead",
        "\\bottomrule\n\\endlastfoot",
        _rows(writer, node.rows, place, gap=True),
    ]
    body = environment("longtable", "\n".join(lines), arguments=[f"@{{}}{columns}@{{}}"])
    wrapper = "tablelong" if title else "tablelonguncaptioned"
    return environment(wrapper, body) + delayed(notes)
