"""Which paragraph of the older version became which of the newer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from thesis.changes.elements import Element, key_of, without, words_in
from thesis.changes.sequences import Pairs, common

#: The share of words in common from which one paragraph is a later form of the other. Two
#: paragraphs on the same subject share some 0.35, mostly «og», «i», «som».
_SIMILAR = 0.5
#: The same for a paragraph that also changed its place, which is easier to be wrong about.
_SIMILAR_ELSEWHERE = 0.75
#: A paragraph of fewer words («Tabell 1», «Se under.») is no sign that anything was moved.
_WORDS_TO_MOVE = 8
#: A word in more paragraphs than this says little about which belongs to which.
_RARE = 8
#: How many likely partners are looked at closely.
_CANDIDATES = 5


@dataclass
class Block:
    """A block, with what it is compared by."""

    element: Element
    shape: tuple[object, ...]
    """Blocks of different shapes never become each other."""

    @cached_property
    def _content(self) -> Element:
        """The block without its number, which changes when something is put in before it."""
        content: Element = without(self.element, "number")
        return content

    @cached_property
    def key(self) -> str:
        """What is equal for equal blocks."""
        return key_of(self._content)

    @cached_property
    def words(self) -> Counter[str]:
        """How often it holds each word."""
        return Counter(words_in(self._content))

    @cached_property
    def size(self) -> int:
        """How many words it holds."""
        return self.words.total()


def blocks_of(elements: Iterable[Element]) -> list[Block]:
    """Return elements as blocks to compare."""
    return [Block(element, _shape(element)) for element in elements]


def _shape(element: Element) -> tuple[object, ...]:
    match element:
        case {"t": "Header", "c": [level, *_]}:
            return ("Header", level)
        case {"t": "Table", "c": [_, _, columns, *_]}:
            return ("Table", len(columns))
        case {"t": "Row", "c": [_, cells]}:
            return ("Row", tuple((cell[2], cell[3]) for cell in cells))
        case {"t": "Para" | "Plain"}:
            return ("Para",)
        case _:
            return (element["t"],)


@dataclass(frozen=True)
class Pairing:
    """What became of each block, in reading order."""

    steps: list[tuple[int | None, int | None]]
    """Old and new number; None where there is no partner at this place."""
    moved: dict[int, int]
    """Old to new number of what stands at another place now; both are alone in `steps`."""


def pair(old: Sequence[Block], new: Sequence[Block], *, moves: bool = False) -> Pairing:
    """Pair blocks; in order, and with `moves` also those that changed their place."""
    if len(old) == len(new) == 1 and old[0].shape == new[0].shape:
        return Pairing([(0, 0)], {})
    pairs = common([b.key for b in old], [b.key for b in new])
    i = j = 0
    found: Pairs = []
    for a, b in [*pairs, (len(old), len(new))]:
        found += _in_gap(old, new, range(i, a), range(j, b))
        found.append((a, b))
        i, j = a + 1, b + 1
    steps = _steps(found)
    return Pairing(steps, _moved(old, new, steps) if moves else {})


def _steps(pairs: Pairs) -> list[tuple[int | None, int | None]]:
    """Return pairs, the last of them past the end, with what is alone between them."""
    steps: list[tuple[int | None, int | None]] = []
    i = j = 0
    for a, b in pairs:
        steps += [(n, None) for n in range(i, a)]
        steps += [(None, n) for n in range(j, b)]
        steps.append((a, b))
        i, j = a + 1, b + 1
    return steps[:-1]


def _in_gap(old: Sequence[Block], new: Sequence[Block], olds: range, news: range) -> Pairs:
    """Return similar blocks in order; the most similar are chosen first."""
    chosen: Pairs = []
    for _, i, j in sorted(_similar(old, new, olds, news, _SIMILAR), reverse=True):
        if all((i < a and j < b) or (i > a and j > b) for a, b in chosen):
            chosen.append((i, j))
    return sorted(chosen)


def _moved(
    old: Sequence[Block], new: Sequence[Block], steps: Iterable[tuple[int | None, int | None]]
) -> dict[int, int]:
    alone = [step for step in steps if None in step]
    olds = [i for i, _ in alone if i is not None and old[i].size >= _WORDS_TO_MOVE]
    news = [j for _, j in alone if j is not None and new[j].size >= _WORDS_TO_MOVE]
    moved: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_similar(old, new, olds, news, _SIMILAR_ELSEWHERE), reverse=True):
        if i not in moved and j not in taken:
            moved[i] = j
            taken.add(j)
    return moved | _beside(old, new, alone, moved)


def _beside(
    old: Sequence[Block],
    new: Sequence[Block],
    alone: Sequence[tuple[int | None, int | None]],
    moved: Mapping[int, int],
) -> dict[int, int]:
    """Return what moved together with its neighbour: headings, short paragraphs."""
    olds = {i for i, _ in alone if i is not None} - moved.keys()
    news = {j for _, j in alone if j is not None} - set(moved.values())
    found: dict[int, int] = {}
    waiting = list(moved.items())
    while waiting:
        i, j = waiting.pop()
        for a, b in ((i - 1, j - 1), (i + 1, j + 1)):
            if a in olds and b in news and old[a].key == new[b].key:
                found[a] = b
                olds.remove(a)
                news.remove(b)
                waiting.append((a, b))
    return found


def _similar(
    old: Sequence[Block],
    new: Sequence[Block],
    olds: Sequence[int],
    news: Sequence[int],
    least: float,
) -> Iterable[tuple[float, int, int]]:
    """Yield pairs that share at least a part of their words, with that part.

    Only those that share rare words are looked at, so that the time grows with the text and not
    with its square.
    """
    holders: dict[tuple[object, str], list[int]] = defaultdict(list)
    for j in news:
        for word in new[j].words:
            holders[new[j].shape, word].append(j)
    for i in olds:
        votes: Counter[int] = Counter()
        for word in old[i].words:
            having = holders.get((old[i].shape, word), ())
            if len(having) <= _RARE:
                votes.update(having)
        for j, _ in votes.most_common(_CANDIDATES):
            score = likeness(old[i], new[j])
            if score >= least:
                # Of equals the pair that stands nearest to its place goes first.
                yield score - abs(i - j) * 1e-9, i, j


def likeness(old: Block, new: Block) -> float:
    """Return the share of words that two blocks have in common, 0 to 1 (Dice's coefficient)."""
    total = old.size + new.size
    return 2 * (old.words & new.words).total() / total if total else 1.0
