"""Pipe tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from markdown_it.token import Token

from thesis.nodes import Alignment, Cell, Table
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_context import Context
from thesis.readers.markdown_nodes import Inlines
from thesis.readers.markdown_places import Places, places_of_cells
from thesis.source import Location


class Reader(Protocol):
    """What a table needs of the builder."""

    @property
    def context(self) -> Context:
        """What is gathered."""

    @property
    def tokens(self) -> Sequence[Token]:
        """All block tokens."""

    def where(self, token: Token) -> Location:
        """Return where a block stands."""

    def inlines(self, content: str, places: Places) -> Inlines:
        """Return the nodes of a content."""


def read_table(reader: Reader, index: int, close: int) -> Table:
    """Return the table whose tokens stand from `index` to `close`, without its caption."""
    opener = reader.tokens[index]
    inside = reader.tokens[index:close]
    alignments = tuple(_alignment(token) for token in inside if token.type == "th_open")
    lines = [(token.map or [0])[0] for token in inside if token.type == "tr_open"]
    starts = opener.meta["rows"]
    header, *rows = [_row(reader, line, starts[line], len(alignments)) for line in lines]
    return Table(reader.where(opener), (), "", alignments, header, tuple(rows))


def _alignment(token: Token) -> Alignment:
    return cast("Alignment", str(token.attrs.get("style", "")).removeprefix("text-align:"))


def _row(reader: Reader, line: int, start: int, columns: int) -> tuple[Cell, ...]:
    context = reader.context
    end = context.parsed.offset(line + 1) + len(context.parsed.line_text(line + 1))
    cells = places_of_cells(context.source, context.parsed.text[start:end], start)
    if len(cells) > columns:
        content, places = cells[columns]
        surplus = places.location(0, max(1, len(content)))
        context.report(rules.SURPLUS_CELLS.at(surplus, cells=len(cells), columns=columns))
    found = [
        Cell(places.location(0, len(content)), reader.inlines(content, places).without_display())
        for content, places in cells[:columns]
    ]
    missing = Cell(context.source.at(end, end), ())
    return (*found, *[missing] * (columns - len(found)))
