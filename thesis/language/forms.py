"""The two written standards, and what bokmål lets the writer choose between.

Only words that a single standard has tell them apart; the lists are in `data/forms.txt`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from thesis.language.affixes import read_lists

#: A word must be at least this much longer than what it begins or ends with.
_STEM = 3


@cache
def only_in(language: str) -> frozenset[str]:
    """Return words that are words of «nb» but not of «nn», or the other way round."""
    return frozenset(_lists()["bokmål only" if language == "nb" else "nynorsk only"])


def rivals(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that are two forms of one choice, where both are in use."""
    choices = _lists()["choices"]
    in_order = sorted(words)
    for one, other in zip(choices[::2], choices[1::2], strict=True):
        affix = one.startswith("-") or one.endswith("-")
        for word in in_order if affix else (one,) * (one in words):
            twin = _twin(word, one, other)
            if twin and twin in words:
                yield word, twin


def _twin(word: str, one: str, other: str) -> str | None:
    """Return the word with `other` for `one` (a beginning «fram-», an end «-inga», or a word)."""
    if one.endswith("-"):
        head, rest = one[:-1], word[len(one) - 1 :]
        fits = word.startswith(head) and len(rest) >= _STEM
        return other[:-1] + rest if fits else None
    if one.startswith("-"):
        stem = word.removesuffix(one[1:])
        return stem + other[1:] if stem != word and len(stem) >= _STEM else None
    return other if word == one else None


@cache
def _lists() -> dict[str, list[str]]:
    return read_lists("forms.txt")


def foreign_to(language: str, words: Iterable[str]) -> set[str]:
    """Return those of some words that the other Norwegian standard alone has."""
    return set(words) & only_in("nn" if language == "nb" else "nb")
