"""Walking over nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from thesis.nodes import (
    AppendedPages,
    BlockQuote,
    Cell,
    Cite,
    Code,
    Division,
    Environment,
    Figure,
    Footnote,
    Foreign,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Node,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
    Table,
)


def children(node: Node) -> Iterable[Node]:
    """Return the nodes directly below `node`, in reading order."""
    below = _BELOW.get(type(node))
    return below(node) if below else ()


def _in_table(table: Table) -> Iterable[Node]:
    return (*table.caption, *table.header, *(cell for row in table.rows for cell in row))


#: What lies below a node of a type; below others lies nothing. The checks walk so often that a
#: look-up by type, rather than one question a type, is felt.
_BELOW: dict[type, Callable[[Any], Iterable[Node]]] = {
    **dict.fromkeys((Styled, Foreign, Link, Heading, Paragraph, Cell), attrgetter("children")),
    **dict.fromkeys((BlockQuote, Division, Footnote, Environment), attrgetter("blocks")),
    ListBlock: lambda node: (block for item in node.items for block in item),
    Table: _in_table,
    Figure: lambda node: (node.image, *node.caption),
    AppendedPages: attrgetter("images"),
    Cite: attrgetter("citations"),
}


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield each node and all below it, parents first, in reading order."""
    levels = [iter(nodes)]
    while levels:
        for node in levels[-1]:
            yield node
            below = children(node)
            if below:
                levels.append(iter(below))
                break
        else:
            levels.pop()


def plain_text(nodes: Iterable[Node]) -> str:
    """Return the words of some inlines as a reader sees them, without citations and notes."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Str(text=text) | Code(text=text):
                parts.append(text)
            case SoftBreak() | LineBreak():
                parts.append(" ")
            case Styled() | Foreign() | Link():
                parts.append(plain_text(node.children))
            case _:
                pass
    return "".join(parts)
