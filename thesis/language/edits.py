"""Words one slip of the fingers away."""

from __future__ import annotations

_LETTERS = "etarnsilkdogmvfuphyåbjøæcwzxéòôóqü"
_MOST_EDITS = 2
_DOUBLED = set("bdfgklmnprst")
#: Before these an unstressed «e» is lost in speech: «tydlig», «pasientne».
_AFTER_LOST_E = frozenset("lnr")
#: Letters for the same sound, or typed one for the other on a foreign keyboard.
_CONFUSED = frozenset(
    frozenset(pair)
    for pair in "eæ ei ou oå ck sz vf dt øo åa æa øö æä gj kq".split()  # noqa: SIM905 - a table
)


def one_edit(word: str) -> set[str]:
    """Return every string that one deletion, swap, replacement or insertion makes of a word."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    deleted = {a + b[1:] for a, b in splits if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    replaced = {a + letter + b[1:] for a, b in splits if b for letter in _LETTERS}
    inserted = {a + letter + b for a, b in splits for letter in _LETTERS}
    return (deleted | swapped | replaced | inserted) - {word}


def likelihood(written: str, meant: str) -> float:
    """Return the log10 odds, beside an average slip, that `meant` was written as `written`.

    Above zero for what people often do: a doubled consonant written once or the reverse, two
    letters swapped, sounds that are spelt in two ways, a link -s- left out, an «e» not heard.
    """
    if len(written) == len(meant):
        differing = [(a, b) for a, b in zip(written, meant, strict=True) if a != b]
        if len(differing) == 2:
            return 0.4
        if differing and frozenset(differing[0]) in _CONFUSED:
            return 0.4
        return -0.5 if written[:1] != meant[:1] else 0.0
    shorter, longer = sorted((written, meant), key=len)
    at = next((n for n, c in enumerate(shorter) if c != longer[n]), len(shorter))
    letter = longer[at]
    if at and letter == longer[at - 1] and letter in _DOUBLED:
        return 0.8
    if longer is meant and letter == "e" and at > 0 and longer[at + 1 : at + 2] in _AFTER_LOST_E:
        return 0.7
    if at == 0:
        return -0.7
    return 0.2


def is_two_edits(written: str, meant: str) -> bool:
    """Say whether two deletions, swaps, replacements or insertions at most lead to `meant`."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(written):
        earlier, before, row = before, row, [at + 1]
        for to, other in enumerate(meant):
            cost = min(before[to + 1] + 1, row[to] + 1, before[to] + (letter != other))
            if at and to and letter == meant[to - 1] and written[at - 1] == other:
                cost = min(cost, earlier[to - 1] + 1)
            row.append(cost)
        if min(row) > _MOST_EDITS:
            return False
    return row[-1] <= _MOST_EDITS
