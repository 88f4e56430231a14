"""Walking over nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    match node:
        case Styled() | Foreign() | Link() | Heading() | Paragraph() | Cell():
            return node.children
        case BlockQuote() | Division() | Footnote():
            return node.blocks
        case Environment():
            return node.blocks
        case ListBlock():
            return (block for item in node.items for block in item)
        case Table():
            return (*node.caption, *node.header, *(c for row in node.rows for c in row))
        case Figure():
            return (node.image, *node.caption)
        case AppendedPages():
            return node.images
        case Cite():
            return node.citations
        case _:
            return ()


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield each node and all below it, parents first, in reading order."""
    for node in nodes:
        yield node
        yield from walk(children(node))


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
