"""Running text, word by word: what was added and removed within a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from thesis.changes.elements import Element, key_of, span, text_of
from thesis.changes.sequences import common

Status = Literal["", "insertion", "deletion"]
#: Merges the blocks of two footnotes.
MergeBlocks = Callable[[Sequence[Element], Sequence[Element]], list[Element]]

_PIECES = re.compile(r"\w+(?:[.,:’'/–-]\w+)*|.", re.DOTALL)
_STYLES = {"Emph", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Underline"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a space, and the emphasis, links … that it stands in."""

    key: str
    element: Element
    around: tuple[str, ...] = ()
    """A key for each wrapper, the outermost first."""
    wrappers: tuple[Element, ...] = ()


Marked = tuple[Status, Token]


def tokens(inlines: Iterable[Element]) -> list[Token]:
    """Return running text as tokens."""
    return list(_tokens(inlines, (), ()))


def _tokens(
    inlines: Iterable[Element], around: tuple[str, ...], wrappers: tuple[Element, ...]
) -> Iterator[Token]:
    for element in inlines:
        kind = element["t"]
        if kind == "Str":
            for piece in _PIECES.findall(element["c"]):
                yield Token(piece, {"t": "Str", "c": piece}, around, wrappers)
        elif kind in _STYLES:
            yield from _tokens(element["c"], (*around, kind), (*wrappers, element))
        elif kind in {"Link", "Span"}:
            attributes, inside, *target = element["c"]
            key = key_of([kind, attributes, target])
            yield from _tokens(inside, (*around, key), (*wrappers, element))
        else:
            yield Token(_key(element), element, around, wrappers)


def _key(element: Element) -> str:
    """Return what an element that is not a word is told by.

    A footnote is one wherever it stands: what it says is compared when its place is settled. Of a
    picture the file counts, not the words that describe it.
    """
    if element["t"] == "Note":
        return "\0note"
    if element["t"] == "Image":
        return "\0image" + key_of(element["c"][2])
    return " " if element["t"] == "Space" else "\0" + key_of(element)


def merge(
    old: Sequence[Element], new: Sequence[Element], merge_blocks: MergeBlocks
) -> list[Element]:
    """Return both versions of running text in one, what differs marked."""
    return built(list(_merged(tokens(old), tokens(new), merge_blocks)))


def _merged(
    old: Sequence[Token], new: Sequence[Token], merge_blocks: MergeBlocks
) -> Iterator[Marked]:
    pairs = common([(t.key, t.around) for t in old], [(t.key, t.around) for t in new])
    i = j = 0
    for a, b in [*_readable(pairs, old, len(new)), (len(old), len(new))]:
        yield from (("deletion", token) for token in old[i:a])
        yield from (("insertion", token) for token in new[j:b])
        if a < len(old):
            yield "", _same(old[a], new[b], merge_blocks)
        i, j = a + 1, b + 1


def _same(old: Token, new: Token, merge_blocks: MergeBlocks) -> Token:
    if new.element["t"] != "Note" or old.element == new.element:
        return new
    note = {"t": "Note", "c": merge_blocks(old.element["c"], new.element["c"])}
    return Token(new.key, note, new.around, new.wrappers)


def _readable(
    pairs: Sequence[tuple[int, int]], old: Sequence[Token], new_size: int
) -> list[tuple[int, int]]:
    """Return the pairs without the scraps between two changes.

    A space, a comma or a lone «og» that stayed while the words around it changed makes a text that
    nobody can read; it counts as changed too.
    """
    kept: list[tuple[int, int]] = []
    runs = _runs(pairs)
    for number, run in enumerate(runs):
        (first, first_new), (last, last_new) = run[0], run[-1]
        before = runs[number - 1][-1] if number else (-1, -1)
        after = runs[number + 1][0] if number + 1 < len(runs) else (len(old), new_size)
        replaced_before = first - before[0] > 1 and first_new - before[1] > 1
        replaced_after = after[0] - last > 1 and after[1] - last_new > 1
        words = text_of([token.element for token in old[first : last + 1]])
        scrap = len(words) <= 3 and not any(old[a].key.startswith("\0") for a, _ in run)
        if not (replaced_before and replaced_after and scrap):
            kept += run
    return kept


def _runs(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def built(marked: Sequence[Marked], depth: int = 0) -> list[Element]:
    """Return tokens as running text; marks stand innermost, as Word wants them in a link."""
    out: list[Element] = []
    for around, group in groupby(marked, lambda m: m[1].around[depth : depth + 1]):
        inside = list(group)
        if around:
            out.append(_wrapped(inside[0][1].wrappers[depth], built(inside, depth + 1)))
            continue
        for status, run in groupby(inside, lambda m: m[0]):
            elements = _joined(token.element for _, token in run)
            out += [span(elements, status)] if status else elements
    return out


def _wrapped(wrapper: Element, inside: list[Element]) -> Element:
    if wrapper["t"] in _STYLES:
        return {"t": wrapper["t"], "c": inside}
    attributes, _, *target = wrapper["c"]
    return {"t": wrapper["t"], "c": [attributes, inside, *target]}


def _joined(elements: Iterable[Element]) -> list[Element]:
    out: list[Element] = []
    for kind, group in groupby(elements, lambda e: e["t"]):
        if kind == "Str":
            out.append({"t": "Str", "c": "".join(e["c"] for e in group)})
        else:
            out += group
    return out


def marked(inlines: Sequence[Element], status: Status) -> list[Element]:
    """Return running text that was added or removed as a whole."""
    return built([(status, token) for token in tokens(inlines)])
