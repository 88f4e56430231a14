"""What two sequences have in common, in a time that stays bounded.

difflib finds good matches but compares each element with every like one: two texts of 60,000 words
would take it many minutes. Long stretches are therefore cut first at what occurs once in both (the
idea of Bram Cohen's “patience diff”), and only the short gaps between go to difflib.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

Pairs = list[tuple[int, int]]
Item = Hashable

#: Two stretches go to difflib when the product of their lengths is below this: some 10 ms.
_SMALL = 90_000
#: Runs of so many elements are tried where no single one occurs just once.
_RUN = 4


def common(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    """Return the positions of equal elements, rising in both sequences."""
    pairs: Pairs = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        i, i_end, j, j_end = waiting.pop()
        while i < i_end and j < j_end and old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            pairs.append((i_end, j_end))
        if i == i_end or j == j_end:
            continue
        if (i_end - i) * (j_end - j) <= _SMALL:
            found = _small(old[i:i_end], new[j:j_end])
            pairs += [(i + a, j + b) for a, b in found]
            continue
        cuts = [(i + a, j + b) for a, b in _anchors(old[i:i_end], new[j:j_end])]
        pairs += cuts
        if cuts:
            starts = [(i, j), *((a + 1, b + 1) for a, b in cuts)]
            ends = [*cuts, (i_end, j_end)]
            waiting += [(a, c, b, d) for (a, b), (c, d) in zip(starts, ends, strict=True)]
    pairs.sort()
    return pairs


def _small(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(a + n, b + n) for a, b, size in blocks for n in range(size)]


def _anchors(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    return _once_in_both(old, new) or _once_in_both(_runs(old), _runs(new))


def _runs(items: Sequence[Item]) -> list[Item]:
    return [tuple(items[n : n + _RUN]) for n in range(len(items) - _RUN + 1)]


def _once_in_both(old: Sequence[Item], new: Sequence[Item]) -> Pairs:
    often_old, often_new = Counter(old), Counter(new)
    places = {item: n for n, item in enumerate(new) if often_new[item] == 1}
    found = [
        (n, places[item]) for n, item in enumerate(old) if often_old[item] == 1 and item in places
    ]
    return rising(found)


def rising(pairs: Pairs) -> Pairs:
    """Return the longest selection of pairs whose second numbers rise; the first do already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(j)
            last.append(n)
        else:
            ends[at] = j
            last[at] = n
    chain: Pairs = []
    n = last[-1] if last else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]
