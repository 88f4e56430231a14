"""What a Norwegian word may be, told from the dictionary's flags: noun of which gender, form, verb.

hunspell's dictionaries name no parts of speech, but their flags say which endings a word takes, and
an entry that takes «-en» and «-ens» is a noun. The flags were packed by a program, which joins
words that share a spelling: «god» has those of the adjective and of the noun «gode». So a word may
be several things, and what is said of it is what it may be.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from thesis.language.lexicon import Lexicon, lexicon

Form = Literal["base", "definite", "plural"]
Gender = Literal["m", "n", "f"]

#: The flags of the endings of nouns, the same in both dictionaries for the singular.
_GENDERS: dict[str, Gender] = {"A": "m", "B": "n", "C": "f"}
_PLURALS = {"nb": frozenset("EFGHIL"), "nn": frozenset("DEFGIL")}
_VERBS = {"nb": frozenset("MST"), "nn": frozenset("KS")}
#: The flags of suffixes that make nouns of verbs and adjectives, and how such nouns end.
_DERIVING = frozenset("tvwxyY")
_DERIVED_BASE = ("ing", "else", "het", "heit", "skap", "itet")
_DERIVED_PLURAL = ("inger", "ingar")
_PASTS = frozenset("MOPQT")
_ADJECTIVES = frozenset("VWX")
#: Adjectives that take no -t.
_NO_T = re.compile(r"(?:ig|eg|sk|som|[^s]t)$")
#: Adjectives that have other words for «more», so that no flag tells them from nouns.
_UNCOMPARED = frozenset(("ung", "god", "lang", "stor", "gammel", "gammal", "tung", "sann", "slett"))
#: How much rarer (Zipf) the definite form of a noun's second gender may be.
_RARER_GENDER = 1.5
#: Short words with an adjective's endings are often the stems of verbs: «les», «las».
_LONG_ADJECTIVE = 5
#: How much rarer (Zipf) the adjective's form may be than the noun's and still count.
_CLOSE = 0.3


class WordClasses:
    """The word classes of one language, «nb» or «nn»."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._plurals = _PLURALS[lexicon.language]
        self._verbs = _VERBS[lexicon.language]
        self._forms: dict[str, frozenset[Form]] = {}

    def genders(self, word: str) -> frozenset[Gender]:
        """Return the genders of a noun in its base form; none where it is no such noun.

        The flag of «-a» alone makes no neuter feminine: «miljøa» is a plural. Of several genders
        those count whose definite form is nearly as common as the commonest.
        """
        flags = self._lexicon.flags(word)
        found = {gender for flag, gender in _GENDERS.items() if flag in flags}
        if "n" in found:
            found.discard("f")
        if len(found) > 1:
            uses = {gender: self._lexicon.zipf(_definite(word, gender)) for gender in found}
            most = max(uses.values())
            found = {gender for gender, use in uses.items() if use >= most - _RARER_GENDER}
        return frozenset(found)

    def is_noun(self, word: str) -> bool:
        """Say whether a word may be a noun, in any form."""
        return bool(self.noun_forms(word))

    def noun_entries(self, word: str) -> set[str]:
        """Return the base forms of the nouns that a word may be a form of."""
        return {
            entry
            for entry, flag in self._lexicon.stems(word)
            if (flag in _GENDERS or flag in self._plurals) and self.genders(entry)
        }

    def noun_forms(self, word: str) -> frozenset[Form]:
        """Return which forms of a noun a word may be."""
        forms = self._forms.get(word)
        if forms is None:
            forms = frozenset(self._noun_forms(word))
            self._forms[word] = forms
        return forms

    def _noun_forms(self, word: str) -> set[Form]:
        forms: set[Form] = set()
        for entry, flag in self._lexicon.stems(word):
            if flag in _DERIVING:
                forms.add(_derived_form(word))
            if not self.genders(entry):
                continue
            if not flag:
                forms.add("base")
            elif flag in _GENDERS:
                forms.add("definite")
            elif flag in self._plurals:
                forms.add("plural")
        return forms

    def is_adjective(self, word: str) -> bool:
        """Say whether a word is an adjective in its base form, rather than a noun."""
        flags = self._lexicon.flags(word)
        if word in _UNCOMPARED:
            return True
        genders = self.genders(word)
        if not genders:
            if "plural" in self.noun_forms(word):
                return False  # «databaser» takes the flags of an adjective
            long = len(word) >= _LONG_ADJECTIVE and {"V", "W"} <= flags
            return long or "X" in flags or ("V" in flags and _has_no_t(word))
        if "X" not in flags and (word.endswith("t") or not _has_no_t(word)):
            return False
        form = word + ("e" if _has_no_t(word) else "t")
        as_noun = max(self._lexicon.zipf(_definite(word, gender)) for gender in genders)
        return bool(flags & _ADJECTIVES) and self._lexicon.zipf(form) >= as_noun - _CLOSE

    def is_inflected_adjective(self, word: str) -> bool:
        """Say whether a word is an adjective with an ending («norske», «stort»)."""
        nouns = (_definite(word, gender) for gender in self.genders(word))
        rival = max(map(self._lexicon.zipf, nouns), default=0.0)
        if self.is_infinitive(word):
            rival = max(rival, self._lexicon.zipf(word) - 1)
        if word.endswith("e") and self.is_adjective(word[:-1]):
            return self._lexicon.zipf(word[:-1]) >= rival - _CLOSE
        return any(
            flag and flag in "VWX^" and self.is_adjective(entry)
            for entry, flag in self._lexicon.stems(word)
            if self._lexicon.zipf(entry) >= rival - _CLOSE
        )

    def is_infinitive(self, word: str) -> bool:
        """Say whether a word may be the infinitive of a verb in -e."""
        return word.endswith("e") and bool(self._lexicon.flags(word) & self._verbs)

    def is_present(self, word: str) -> bool:
        """Say whether a word may be a verb in the present: «bruker», «brukar», «lærer»."""
        if not word.endswith(("er", "ar")):
            return False
        return bool(self._lexicon.flags(f"{word[:-2]}e") & self._verbs)

    def is_past(self, word: str) -> bool:
        """Say whether a word is a verb in the past, and no noun: «førte», «jaga», «døydde»."""
        readings = self._lexicon.stems(word)
        if self._lexicon.language == "nn" and word.endswith("a"):
            if self.is_infinitive(f"{word[:-1]}e"):
                return True
        elif word.endswith("a") and "definite" in self.noun_forms(word):
            return False
        if "base" in self.noun_forms(word):
            return False
        # Bokmål's past in -et is also a noun's form: «vernet», «trykket».
        if word.endswith("et") and "definite" in self.noun_forms(word):
            return False
        return any(
            flag in _PASTS or (flag not in _DERIVING and flag and word.endswith("a"))
            for entry, flag in readings
            if self.is_infinitive(entry)
        )


def _definite(word: str, gender: Gender) -> str:
    """Return the regular definite form of a noun."""
    return word.removesuffix("e") + {"m": "en", "n": "et", "f": "a"}[gender]


def _derived_form(word: str) -> Form:
    if word.endswith(_DERIVED_BASE):
        return "base"
    return "plural" if word.endswith(_DERIVED_PLURAL) else "definite"


def _has_no_t(word: str) -> bool:
    return bool(_NO_T.search(word))


@cache
def word_classes(language: str) -> WordClasses:
    """Return the word classes of «nb» or «nn»."""
    return WordClasses(lexicon(language))
