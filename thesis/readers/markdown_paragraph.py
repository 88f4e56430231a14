"""A paragraph may be a figure, a displayed formula or TeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thesis.diagnostic import Filled
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
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_nodes import Inlines
from thesis.readers.markdown_strange import report_strange_paragraph
from thesis.source import Location

_PUNCTUATION = re.compile(r"([.,;:])(?:[ \t]+|$)")


def read_paragraph(inlines: Inlines) -> Sequence[Block]:
    """Return the blocks for the content of a paragraph; none for comments alone."""
    state = inlines.state
    report_strange_paragraph(state.context, state.src, state.places)
    nodes = _trimmed(inlines.nodes)
    if len(nodes) == 1 and isinstance(nodes[0], Image):
        image = nodes[0]
        caption = inlines.captions[image.where.span.start]
        if caption.children or caption.label:
            return [Figure(image.where, image, caption.children, caption.label)]
    _settle_pictures_in_line(inlines)
    where = state.places.location(0, len(state.src))
    if nodes and all(isinstance(node, Tex | SoftBreak) for node in nodes):
        tex = "".join(node.tex if isinstance(node, Tex) else "\n" for node in nodes)
        return [TexBlock(where, tex)]
    blocks: list[Block] = []
    part: list[Inline] = []
    while nodes:
        node = nodes.pop(0)
        if isinstance(node, MathBlock):
            node, nodes = _with_punctuation(node, nodes)
            blocks += [*_paragraph(part), node]
            part = []
        else:
            part.append(node)
    if not blocks:
        return [Paragraph(where, tuple(part))] if part else []
    return [*blocks, *_paragraph(part)]


def _with_punctuation(
    formula: MathBlock, after: Sequence[Inline | MathBlock]
) -> tuple[MathBlock, list[Inline | MathBlock]]:
    """Move a point or comma right after a formula into it, where it stays on the formula's line."""
    rest = list(after)
    first = rest[0] if rest else None
    found = _PUNCTUATION.match(first.text) if isinstance(first, Str) else None
    if not isinstance(first, Str) or found is None:
        return formula, rest
    where, text = first.where, first.text[found.end() :]
    start = where.span.end - len(text)
    rest[:1] = [Str(where.source.at(start, where.span.end), text)] if text else []
    return replace(formula, tex=formula.tex + found[1]), rest


_NOT_ALONE = Filled(
    "a figure with a number is a picture alone in its paragraph, blank lines above and below",
    "en figur med nummer er et bilde alene i sitt avsnitt, med tom linje over og under",
)


def _settle_pictures_in_line(inlines: Inlines) -> None:
    """Take the bracket text of pictures in a line out of the running text: it is not printed."""
    context = inlines.state.context
    for caption in inlines.captions.values():
        context.hidden += [(n.where.span.start, n.where.span.end) for n in caption.children]
        if caption.label and caption.braces:
            label = f"#{caption.label}"
            problem = rules.UNKNOWN_ATTRIBUTE.at(caption.braces, attribute=label, hint=_NOT_ALONE)
            context.report(problem)


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
