"""The words that a string may have been meant to be: those one slip away, likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from thesis.language.edits import is_two_edits, likelihood, one_edit
from thesis.language.lexicon import Lexicon, lexicon

# Zipf values (log10 of uses in a thousand million words).
#: So common that it is a word, whatever hunspell says («noe», «noen»).
ESTABLISHED = 4.5
#: The rarest words on the frequency list.
_LISTED = 1.0
#: Rarer words are not looked for two slips away.
_COMMON = 3.0
#: A shorter string is two slips from nearly anything.
_LONG = 7
#: Two slips seldom bring in more letters than this, or lose them.
_DIFFERENT_LETTERS = 2
#: What the second slip costs.
_SECOND_SLIP = -3.9


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """A word one slip away."""

    score: float
    """log10 probability of the word, and of this slip beside an average one."""
    word: str


def near(lexicon: Lexicon, word: str) -> list[Near]:
    """Return the listed words one slip away from a string, likeliest first."""
    found = [
        Near(lexicon.zipf(candidate) - 9 + likelihood(word, candidate), candidate)
        for candidate in lexicon.listed(one_edit(word))
        if lexicon.zipf(candidate) >= _LISTED
        and word != f"u{candidate}"  # «ufiltrert» is not a slip for «filtrert»
        and (lexicon.spells(candidate) or lexicon.attested(candidate) >= ESTABLISHED)
    ]
    found.sort(reverse=True)
    return found


def near_twice(lexicon: Lexicon, word: str) -> list[Near]:
    """Return the common words two slips away that begin alike, likeliest first."""
    if len(word) < _LONG:
        return []
    letters = frozenset(word)
    found = [
        Near(lexicon.zipf(other) - 9 + _SECOND_SLIP, other)
        for size in range(len(word) - 2, len(word) + 3)
        for other in _common_words(lexicon.language).get((word[0], size), ())
        if len(letters.symmetric_difference(other)) <= _DIFFERENT_LETTERS
        and other != word
        and is_two_edits(word, other)
        and lexicon.spells(other)
    ]
    found.sort(reverse=True)
    return found


@cache
def _common_words(language: str) -> dict[tuple[str, int], list[str]]:
    """Return the common words by first letter and length."""
    words: dict[tuple[str, int], list[str]] = {}
    least = (_COMMON - 9) * 100
    for word, rank in lexicon(language).frequencies.items():
        if rank < least:
            break  # the list is sorted
        if len(word) >= _LONG - 2:
            words.setdefault((word[0], len(word)), []).append(word)
    return words


def near_rare(lexicon: Lexicon, word: str) -> list[Near]:
    """Return words one slip away that only hunspell knows."""
    return [
        Near(-9 + likelihood(word, candidate), candidate)
        for candidate in sorted(one_edit(word))
        if lexicon.is_simple(candidate)
    ]
