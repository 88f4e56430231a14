"""Where a chapter quotes others in blocks, without quotation marks."""

from __future__ import annotations

from thesis.document import Chapter
from thesis.nodes import BlockQuote, Environment
from thesis.source import Span
from thesis.walking import walk


def block_quotations(chapter: Chapter) -> dict[str, list[Span]]:
    """Return the spans of block quotations, by the path of their source."""
    found: dict[str, list[Span]] = {}
    for node in walk(chapter.blocks):
        if isinstance(node, BlockQuote) or (isinstance(node, Environment) and node.kind == "quote"):
            found.setdefault(node.where.source.path, []).append(node.where.span)
    return found
