"""A paragraph may be a figure, a displayed formula or TeX."""

from __future__ import annotations

from collections.abc import Sequence

from thesis.nodes import (
    Block,
    Figure,
    Image,
    Inline,
    LineBreak,
    MathBlock,
    Paragraph,
    SoftBreak,
    Str,
    Tex,
    TexBlock,
)
from thesis.readers.markdown_nodes import Inlines
from thesis.readers.markdown_strange import report_strange_paragraph
from thesis.source import Location


def read_paragraph(inlines: Inlines) -> Sequence[Block]:
    """Return the blocks for the content of a paragraph; none for comments alone."""
    state = inlines.state
    report_strange_paragraph(state.context, state.src, state.places)
    nodes = _trimmed(inlines.nodes)
    if len(nodes) == 1 and isinstance(nodes[0], Image):
        image = nodes[0]
        caption, label = inlines.captions[image.where.span.start]
        if caption or label:
            return [Figure(image.where, image, caption, label)]
    _hide_alternatives(inlines)
    where = state.places.location(0, len(state.src))
    if nodes and all(isinstance(node, Tex | SoftBreak) for node in nodes):
        tex = "".join(node.tex if isinstance(node, Tex) else "\n" for node in nodes)
        return [TexBlock(where, tex)]
    blocks: list[Block] = []
    part: list[Inline] = []
    for node in nodes:
        if isinstance(node, MathBlock):
            blocks += [*_paragraph(part), node]
            part = []
        else:
            part.append(node)
    if not blocks:
        return [Paragraph(where, tuple(part))] if part else []
    last = blocks[-1]
    if len(part) == 1 and isinstance(last, MathBlock) and _is_punctuation(part[0]):
        # The full stop after a formula that ends a sentence is set within the formula.
        mark = part.pop()
        blocks[-1] = MathBlock(last.where, f"{last.tex}{mark.text}", last.label)
    return [*blocks, *_paragraph(part)]


def _is_punctuation(node: Inline) -> bool:
    return isinstance(node, Str) and node.text.strip() in {".", ",", ";", ":"}


def _hide_alternatives(inlines: Inlines) -> None:
    """Take the bracket text of pictures in a line out of the running text: it is not printed."""
    for caption, _ in inlines.captions.values():
        for node in caption:
            inlines.state.context.hidden.append((node.where.span.start, node.where.span.end))


def _trimmed(nodes: Sequence[Inline | MathBlock]) -> list[Inline | MathBlock]:
    breaks = SoftBreak | LineBreak
    inner = list(nodes)
    while inner and isinstance(inner[-1], breaks):
        inner.pop()
    while inner and isinstance(inner[0], breaks):
        inner.pop(0)
    return inner


def _paragraph(part: Sequence[Inline]) -> list[Block]:
    nodes = [node for node in _trimmed(part) if not isinstance(node, MathBlock)]
    if not nodes:
        return []
    first, last = nodes[0].where, nodes[-1].where
    where = Location(first.source, first.source.at(first.span.start, last.span.end).span)
    return [Paragraph(where, tuple(nodes))]
