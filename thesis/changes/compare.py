"""Two versions of a thesis in one: what stayed, changed, came, went and moved, by chapter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from thesis.changes.blocks import merge, whole
from thesis.changes.elements import Element, text_of, without, words_in
from thesis.changes.flow import Unit
from thesis.changes.pairing import Block, blocks_of, pair

State = Literal["same", "changed", "added", "removed", "moved-here", "moved-away"]


@dataclass
class Item:
    """A block of the result."""

    state: State
    element: Element
    """Both versions in one; what moved is whole, as added here and removed there."""
    around: tuple[Any, ...] = ()
    language: str = ""
    with_earlier: Element | None = None
    """For what moved here: both versions in one."""
    partner: Item | None = field(default=None, repr=False)
    """For what moved: the item at the other place."""
    chapter: Chapter | None = field(default=None, repr=False)

    @property
    def words(self) -> tuple[int, int]:
        """How many words were added and removed; moving a word is neither."""
        if self.state in {"same", "moved-away"}:
            return 0, 0
        return counted(self.with_earlier or self.element)


@dataclass(eq=False)
class Chapter:
    """A chapter, or the front page."""

    title: str
    """"" for the front page."""
    items: list[Item] = field(default_factory=list)

    @property
    def words(self) -> tuple[int, int]:
        """How many words were added and removed."""
        counts = [item.words for item in self.items]
        return sum(a for a, _ in counts), sum(b for _, b in counts)

    @property
    def moved(self) -> tuple[int, int]:
        """How many paragraphs came here from another place, and how many left for one."""
        states = [item.state for item in self.items]
        return states.count("moved-here"), states.count("moved-away")

    @property
    def is_changed(self) -> bool:
        """Whether anything is different."""
        return any(item.state != "same" for item in self.items)


def compare(old: Sequence[Unit], new: Sequence[Unit]) -> list[Chapter]:
    """Return both versions in one, in the order of the newer."""
    olds, news = _blocks(old), _blocks(new)
    pairing = pair(olds, news, moves=True)
    arrived = {j: i for i, j in pairing.moved.items()}
    items: list[Item] = []
    away: dict[int, Item] = {}
    here: dict[int, Item] = {}
    for i, j in pairing.steps:
        if i is not None and j is not None:
            state: State = "same" if olds[i].key == news[j].key else "changed"
            items.append(_item(state, merge(olds[i].element, news[j].element), new[j]))
        elif i is not None:
            state = "moved-away" if i in pairing.moved else "removed"
            away[i] = _item(state, whole(olds[i].element, "deletion"), old[i])
            items.append(away[i])
        elif j is not None:
            state = "moved-here" if j in arrived else "added"
            here[j] = _item(state, whole(news[j].element, "insertion"), new[j])
            items.append(here[j])
    for i, j in pairing.moved.items():
        away[i].partner, here[j].partner = here[j], away[i]
        here[j].with_earlier = merge(olds[i].element, news[j].element)
    return list(_chapters(items))


def _blocks(units: Sequence[Unit]) -> list[Block]:
    """Return units as blocks; a title never becomes a paragraph, nor that a reference."""
    blocks = blocks_of(unit.element for unit in units)
    for block, unit in zip(blocks, units, strict=True):
        styles = [value for _, _, pairs in unit.around for _, value in pairs]
        block.shape = (*block.shape, *styles)
    return blocks


def _item(state: State, element: Element, unit: Unit) -> Item:
    return Item(state, element, unit.around, unit.language)


def _chapters(items: Sequence[Item]) -> Iterator[Chapter]:
    chapter = Chapter("")
    for item in items:
        element = item.element
        if element["t"] == "Header" and element["c"][0] == 1:
            if chapter.items:
                yield chapter
            chapter = Chapter(text_of(without(element, "deletion")) or text_of(element))
        item.chapter = chapter
        chapter.items.append(item)
    if chapter.items:
        yield chapter


def counted(value: Any) -> tuple[int, int]:  # noqa: ANN401 - any part of a tree
    """Return how many words were added and removed in a marked part of a tree.

    A word that only changed its looks was neither; numbers of headings and captions are no words.
    """
    value = without(value, "number")
    added = [word for words in _marked(value, "insertion") for word in words]
    removed = [word for words in _marked(value, "deletion") for word in words]
    if added == removed:
        return 0, 0
    return len(added), len(removed)


def _marked(value: object, mark: str) -> Iterator[list[str]]:
    match value:
        case {"t": "Span", "c": [[_, [name], _], inside]} if name == mark:
            yield words_in(inside)
        case dict():
            yield from _marked(value.get("c"), mark)
        case list():
            for part in value:
                yield from _marked(part, mark)
