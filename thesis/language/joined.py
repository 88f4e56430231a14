"""Is the word that two words make when joined one that Norwegian has, or would form?"""

from __future__ import annotations

from functools import cache

from thesis.language.cognates import in_bokmal
from thesis.language.compounds import compounds
from thesis.language.lexicon import lexicon
from thesis.language.wordclasses import word_classes

#: How often at least (Zipf) a joined word is used: the list's rarest, and a base form.
_LISTED = 1.0
_IN_USE = 1.2
_COMMON = 2.5


class JoinedWords:
    """Joined words of one language, «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._compounds = compounds(language)
        self._classes = word_classes(language)

    def is_known(self, first: str, last: str) -> bool:
        """Say whether the joined word, or its base form, is in use or in the dictionary."""
        joined = first + last
        if self.use(joined) >= _LISTED or self._lexicon.is_simple(joined):
            return True
        entries = self._classes.noun_entries(last)
        return any(self.use(first + entry) >= _IN_USE for entry in entries)

    def is_common(self, first: str, last: str) -> bool:
        """Say whether the joined word is a common one: «sykehus», «storebror».

        Nynorsk has no list of frequencies: there it may also be one that the dictionary has.
        """
        joined = first + last
        if self._lexicon.language == "nn" and self._lexicon.is_simple(joined):
            return True
        bases = (first + entry for entry in self._classes.noun_entries(last))
        return max(map(self.use, (joined, *bases))) >= _COMMON

    def use(self, word: str) -> float:
        """Return how common a word is (Zipf), in Nynorsk that of its like in Bokmål."""
        own = self._lexicon.zipf(word)
        return (
            own if self._lexicon.language == "nb" else max(own, self._lexicon.zipf(in_bokmal(word)))
        )

    def is_broken(self, first: str, last: str) -> bool:
        """Say whether the second part is no word, but the joined one is: «bered skapsplan»."""
        return (
            not self._lexicon.zipf(last)
            and not self._lexicon.stems(last)
            and self._lexicon.is_simple(first + last)
        )

    def is_formed(self, first: str, last: str, least: float) -> bool:
        """Say whether the compound analyser scores the joined word above `least`."""
        split = self._compounds.split(first + last)
        return split is not None and split.score > least


@cache
def joined_words(language: str) -> JoinedWords:
    """Return the joined words of «nb» or «nn»."""
    return JoinedWords(language)
