"""What a chapter sets off from its text: italics, and what others said in blocks."""

from __future__ import annotations

from typing import NamedTuple

from thesis.document import Chapter
from thesis.nodes import BlockQuote, Environment, Styled
from thesis.source import Span
from thesis.walking import walk

#: By the path of a source, spans in it.
Spans = dict[str, list[Span]]


class SetOff(NamedTuple):
    """Spans of a chapter, by the path of their source."""

    italics: Spans
    quotations: Spans
    """Those in blocks, which have no quotation marks."""


def set_off(chapter: Chapter) -> SetOff:
    """Return what a chapter sets off from its text."""
    found = SetOff({}, {})
    for node in walk(chapter.blocks):
        if isinstance(node, Styled) and node.style == "emph":
            found.italics.setdefault(node.where.source.path, []).append(node.where.span)
        elif isinstance(node, BlockQuote) or (
            isinstance(node, Environment) and node.kind == "quote"
        ):
            found.quotations.setdefault(node.where.source.path, []).append(node.where.span)
    return found
