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
#: Adjectives that the dictionary's flags do not tell of.
SMALL = frozenset(("liten", "lita", "lite", "små", "ny", "nytt", "egen", "eget", "eigen", "eige"))
#: How long adjectives end that are compounds or participles: «skybasert», «helsefaglig».
_ADJECTIVE = re.compile(r".{4}(?:ert|isk|ig|eg|sosial)[et]?$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words and what stands around them, in lower case; "" is a mark or the end."""

    before: str
    first: str
    last: str
    after: str
    verbal: bool
    """Whether «å» or a modal stands before them in the sentence: an infinitive may follow."""
    lead: str = ""
    """The word before `before`."""
    beyond: str = ""
    """The word after `after`."""
    finite: bool = False
    """Whether the clause has a finite verb before them already."""


class SplitContext:
    """What a place in a sentence asks for, in one language, «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._classes = word_classes(language)
        self._lists = split_lists(language)

    def disagrees(self, pair: Pair) -> bool:
        """Say whether an article cannot go with the first word: «et lite informant utvalg»."""
        genders = self._classes.genders(pair.first)
        article = self.article(pair)
        if article in self._lists.neuter:
            return "n" not in genders
        return article in self._lists.common and not genders & _COMMON

    def article(self, pair: Pair) -> str:
        """Return the word before the first one, or before the adjective that stands there."""
        return pair.lead if pair.lead and self.is_adjective(pair.before) else pair.before

    def is_adjective(self, word: str) -> bool:
        """Say whether a word is an adjective, or a compound that ends in one: «skybasert»."""
        return (
            word in SMALL
            or self._classes.is_adjective(word)
            or self._classes.is_inflected_adjective(word)
            or (bool(_ADJECTIVE.search(word)) and not self._classes.is_noun(word))
        )

    def is_open(self, pair: Pair) -> bool:
        """Say whether a noun phrase has begun and wants its noun: «en vid styrings rett»."""
        return self.article(pair) in self._lists.determiners

    def expects_noun(self, before: str) -> bool:
        """Say whether a noun follows `before` rather than a verb."""
        if not before or before in self._lists.verb_phrase:
            return False
        return (
            before in self._lists.noun_phrase
            or before.endswith(("ende", "ande", "ens", "ets", "enes", "anes", "as"))
            or self.is_adjective(before)
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
        nouns = self._classes.noun_entries(word) - {word}
        return not nouns or self._lexicon.zipf(verb) > max(map(self._lexicon.zipf, nouns))


@cache
def split_context(language: str) -> SplitContext:
    """Return the contexts of «nb» or «nn»."""
    return SplitContext(language)
