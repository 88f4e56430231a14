"""Labels, and what refers to them, also in TeX that is passed on unread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from thesis.document import Thesis
from thesis.nodes import (
    Anchor,
    CrossRef,
    Environment,
    Figure,
    Heading,
    Image,
    Inline,
    Math,
    MathBlock,
    Node,
    Table,
    Tex,
    TexBlock,
)
from thesis.source import Location
from thesis.walking import children, plain_text, walk

Kind = Literal["figure", "table"]

_TEX_LABEL = re.compile(r"\\label\s*\{([^{}]+)\}|\blabel\s*=\s*\{?([^\s,{}\]]+)")
#: What refers to labels in LaTeX, hyperref, cleveref and varioref; `\href` does not.
_TEX_REFERENCE = re.compile(
    r"\\(?:(?:eq|page|auto|autopage|name|Name|title|sub|v|V|vpage|full|c|C|cpage|Cpage|namec|nameC|labelc)?"
    r"ref\*?\s*(?:\[[^\]]*\]\s*)*\{([^{}]+)\}|hyperref\s*\[([^\]]+)\])"
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


@dataclass(frozen=True, slots=True)
class Float:
    """A figure or table, from either format."""

    kind: Kind
    where: Location
    labels: frozenset[str]
    caption: str | None
    """Its words; None where there is none."""
    images: tuple[Image, ...]


def labels_in(nodes: Iterable[Node]) -> Iterator[tuple[str, Location]]:
    """Yield the labels that walked nodes give, with their places; one may come twice."""
    for node in nodes:
        match node:
            case Heading() | Figure() | Table() | Anchor() if node.label:
                yield node.label, node.where
            case Environment():
                yield from ((label, node.where) for label in (node.label,) if label)
                yield from ((label, node.where) for label in _tex_labels(node.begin))
            case MathBlock():
                yield from ((label, node.where) for label in (node.label,) if label)
                yield from ((label, node.where) for label in _tex_labels(node.tex))
            case Tex() | TexBlock() | Math():
                yield from ((label, node.where) for label in _tex_labels(node.tex))
            case _:
                pass


def _tex_labels(tex: str) -> Iterator[str]:
    for found in _TEX_LABEL.finditer(tex):
        yield (found[1] or found[2]).strip()


def referred_to(thesis: Thesis) -> frozenset[str]:
    """Return every label that something refers to."""
    return frozenset(label for label, _ in references_in(thesis.nodes()))


def references_in(nodes: Iterable[Node]) -> Iterator[tuple[str, Location]]:
    """Yield the labels that walked nodes refer to, with the places of the references."""
    for node in nodes:
        match node:
            case CrossRef(label=label):
                yield label, node.where
            case Tex(tex=tex) | TexBlock(tex=tex) | Math(tex=tex) | MathBlock(tex=tex):
                yield from _tex_references(tex, node.where)
            case _:
                pass


def _tex_references(tex: str, where: Location) -> Iterator[tuple[str, Location]]:
    for found in _TEX_REFERENCE.finditer(_COMMENT.sub("", tex)):
        at = where.text.find(found[0])
        start = where.span.start + at
        place = where if at < 0 else where.source.at(start, start + len(found[0]))
        labels = (part.strip() for part in (found[1] or found[2]).split(","))
        yield from ((label, place) for label in labels if "#" not in label)


def floats(nodes: Iterable[Node]) -> Iterator[Float]:
    """Yield the figures and tables below some nodes, in order."""
    for node in nodes:
        match node:
            case Figure():
                labels = frozenset({node.label} - {""})
                yield Float("figure", node.where, labels, _words(node.caption), (node.image,))
            case Table():
                labels = frozenset({node.label} - {""})
                yield Float("table", node.where, labels, _words(node.caption), ())
            case Environment(kind="figure" | "table"):
                inside = frozenset(label for label, _ in labels_in(walk(node.blocks)))
                labels = (inside | {node.label}) - {""}
                yield Float(
                    "figure" if node.kind == "figure" else "table",
                    node.where,
                    labels,
                    _words(node.caption),
                    node.images,
                )
            case _:
                yield from floats(children(node))


def _words(caption: tuple[Inline, ...] | None) -> str | None:
    return plain_text(caption) if caption else None
