"""A thesis as one flow of blocks, as a reader sees it: front page, chapters, reference list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thesis.changes.elements import Element, normal
from thesis.citations.elements import words_of
from thesis.exporting.document import blocks_of, body, prepared
from thesis.exporting.front import front_page
from thesis.typeset.words import words_of as words_in

if TYPE_CHECKING:
    from thesis.citations import Rendered
    from thesis.examine import Read

#: The attributes of the divisions that a block stands in.
Around = tuple[Any, ...]


@dataclass(frozen=True)
class Unit:
    """A block that is compared on its own."""

    element: Element
    around: Around = ()

    @property
    def language(self) -> str:
        """The language that a division says it is in; "" for the thesis' own."""
        pairs = [pair for _, _, pairs in self.around for pair in pairs]
        return next((value for name, value in reversed(pairs) if name == "lang"), "")


def units_of(given: Read, rendered: Rendered) -> tuple[list[Unit], tuple[str, ...]]:
    """Return the thesis' blocks in reading order, and TeX that only the PDF shows."""
    parts, tree = prepared(given, rendered)
    blocks = [
        *_front_page(given),
        *front_page(given, rendered, words_in(given.project.config.language)),
        *blocks_of(tree, (*parts.prefaces, *parts.abstracts)),
        *body(tree, parts, rendered),
    ]
    return _flat(normal(blocks), ()), tuple(tree.lost)


def _front_page(given: Read) -> list[Element]:
    config = given.project.config
    people = ", ".join(config.authors)
    lines = [("Title", config.title), ("Subtitle", config.subtitle), ("Author", people)]
    return [
        {
            "t": "Div",
            "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": words_of(text)}]],
        }
        for style, text in lines
        if text
    ]


def _flat(blocks: list[Element], around: Around) -> list[Unit]:
    """Return blocks without the divisions around them, which each block remembers."""
    units: list[Unit] = []
    for block in blocks:
        if block["t"] == "Div":
            attributes, inside = block["c"]
            units += _flat(inside, (*around, attributes))
        elif block.get("c"):  # not a paragraph that held a label only
            units.append(Unit(block, around))
    return units
