"""Tables become TeX: columns that never run out of the page, rows that break over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thesis.nodes import Alignment, Cell, Footnote, Table
from thesis.typeset import escape as esc
from thesis.typeset.columns import column_widths, printed_lines
from thesis.typeset.tex import command, environment
from thesis.typeset.writer import Place, Writer, caption, delayed, marker
from thesis.walking import walk

#: Printed lines beyond which a table is not kept in one piece.
_FLOATING_LINES = 22

_COLUMN = {"left": "l", "center": "c", "right": "r", "": "l"}
_WRAP = {"left": "cellleft", "center": "cellcenter", "right": "cellright", "": "cellleft"}


def table(writer: Writer, node: Table, place: Place) -> str:
    """Return a table: caption above, rules as in books, the header repeated on each page."""
    grid = (node.header, *node.rows)
    texts = [[writer.printed(cell.children) for cell in row] for row in grid]
    widths = column_widths(texts, len(node.alignments), writer.line)
    notes = any(isinstance(found, Footnote) for row in grid for found in walk(row))
    long = printed_lines(texts, widths, writer.line) > _FLOATING_LINES
    columns = _columns(node.alignments, widths)
    # A float cannot hold footnotes; a table without a caption stays where it is written.
    if long or notes or place.in_note:
        return _long(writer, node, replace(place, in_cell=True), columns)
    return _short(writer, node, replace(place, in_cell=True), columns)


def _columns(alignments: Sequence[Alignment], widths: Sequence[float] | None) -> str:
    if widths is None:
        return "".join(_COLUMN[alignment] for alignment in alignments)
    return "\n  ".join(
        # Rounded down, so that the sum stays within the line.
        rf">{{\{_WRAP[alignment]}}}p{{\cellwidth{{{int(share * 10_000) / 10_000:.4f}}}}}"
        for alignment, share in zip(alignments, widths, strict=True)
    )


def _rows(writer: Writer, rows: Sequence[Sequence[Cell]], place: Place, *, gap: bool) -> str:
    lines: list[str] = []
    for row in rows:
        cells = [writer.inlines(cell.children, place) for cell in row]
        lines += [marker(row[0].where), " & ".join(cells) + r" \\"]
        if gap and row is not rows[-1]:
            lines.append(r"\rowgap")
    return "\n".join(lines)


def _header(writer: Writer, node: Table, place: Place) -> list[str]:
    if not any(writer.printed(cell.children).strip() for cell in node.header):
        return [r"\toprule"]
    cells = [writer.inlines(cell.children, place) for cell in node.header]
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
