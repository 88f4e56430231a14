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
_TEX_REFERENCE = re.compile(
    r"\\(?:[A-Za-z]*ref\*?\s*(?:\[[^\]]*\]\s*)*\{([^{}]+)\}|hyperref\s*\[([^\]]+)\])"
)


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
    labels: set[str] = set()
    for node in thesis.nodes():
        match node:
            case CrossRef(label=label):
                labels.add(label)
            case Tex(tex=tex) | TexBlock(tex=tex) | Math(tex=tex) | MathBlock(tex=tex):
                for found in _TEX_REFERENCE.finditer(tex):
                    labels.update(part.strip() for part in (found[1] or found[2]).split(","))
            case _:
                pass
    return frozenset(labels)


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
