"""What the words around two words tell of them: does a noun follow, does the article agree?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from thesis.language.lexicon import lexicon
from thesis.language.split_lists import split_lists
from thesis.language.wordclasses import Gender, word_classes

_PARTICIPLE = re.compile(r"(?:ert|erte|ede|ettet|ette)$")
_COMMON: frozenset[Gender] = frozenset({"m", "f"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words and what stands around them, in lower case; "" is a mark or the end."""

    before: str
    first: str
    last: str
    after: str
    verbal: bool
    """Whether «å» or a modal stands before them in the sentence: an infinitive may follow."""


class SplitContext:
    """What a place in a sentence asks for, in one language, «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._classes = word_classes(language)
        self._lists = split_lists(language)

    def disagrees(self, before: str, first: str) -> bool:
        """Say whether an article cannot go with the first word: «en intervju guide»."""
        genders = self._classes.genders(first)
        if before in self._lists.neuter:
            return "n" not in genders
        return before in self._lists.common and not genders & _COMMON

    def expects_noun(self, before: str) -> bool:
        """Say whether a noun follows `before` rather than a verb."""
        if not before or before in self._lists.verb_phrase:
            return False
        return (
            before in self._lists.noun_phrase
            or before.endswith(("ende", "ens", "ets", "enes", "anes", "as"))
            or self._classes.is_adjective(before)
            or self._classes.is_inflected_adjective(before)
        )

    def is_determined(self, before: str) -> bool:
        """Say whether `before` is an article or another word that a noun follows."""
        return before in self._lists.common | self._lists.neuter or self.expects_noun(before)

    def is_participle(self, word: str) -> bool:
        """Say whether a word may be a participle: «funn knyttet til», «en metode basert på»."""
        if _PARTICIPLE.search(word):
            return True
        verb = word.removesuffix("t")
        if not word.endswith("et") or not self._classes.is_infinitive(verb):
            return False
        nouns = self._classes.noun_entries(word)
        return not nouns or self._lexicon.zipf(verb) > max(map(self._lexicon.zipf, nouns))


@cache
def split_context(language: str) -> SplitContext:
    """Return the contexts of «nb» or «nn»."""
    return SplitContext(language)
