"""The words that a language has beyond its dictionary, and the forms that it makes of them.

A dictionary stops somewhere; inflection and derivation do not. Where «sekvens» is a word, so are
«sekvensere» and «sekvensert»; where «otolitt» is, so is «otolittene»; where «sårbar» is, so is
«sårbarheit» in Nynorsk. A word is traced to one that the dictionary, our own lists, the frequency
list or an English counterpart (`thesis.language.loans`) vouches for.

Rules: Norsk referansegrammatikk, on inflection and derivation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from thesis.language.affixes import word_list
from thesis.language.lexicon import Lexicon, lexicon
from thesis.language.loans import is_loan
from thesis.language.neighbours import near, near_twice

# Zipf values.
#: From here on a word that only the frequency list has may be right …
USED = 2.0
#: … and from here on where no other word is near, or English has it too.
_MET = 1.2
#: How much commoner a word one slip away must be, for a used word to be a misspelling of it.
_HABIT = 1.7
#: Shorter words carry endings by chance.
_SHORTEST = 4
_SHORTEST_NOUN = 5
#: Rare strings on the frequency list, and no misspellings, are at least so long.
_LONG = 7

#: Endings of the forms of a word, with what its dictionary form has in their place.
_INFLECTION: dict[str, dict[str, tuple[str, ...]]] = {
    "nb": {
        "": ("enes", "ene", "ens", "ets", "ers", "en", "et", "er", "a", "s", "t", "e"),
        "e": ("enes", "ene", "ens", "ers", "en", "er", "a", "es", "ende"),
        "ere": ("erte", "ert", "erer", "erende", "eres", "ertes"),
        "ell": ("elt",),
        "um": ("et", "a", "er", "ene"),
        "el": ("ler", "len", "lene", "le"),
        "er": ("re", "ne", "rer", "rene"),
    },
    "nn": {
        "": ("enes", "ane", "ene", "ens", "ets", "ar", "er", "en", "et", "a", "s", "t", "e"),
        "e": ("anes", "enes", "ane", "ene", "ens", "ar", "er", "en", "a", "ande"),
        "ere": ("erte", "ert", "erer", "erande", "erast"),
        "ell": ("elt",),
        "um": ("et", "a", "ar", "er", "ene"),
        "el": ("lar", "len", "lane", "le"),
        "ar": ("rar", "rane"),
    },
}
#: Adjectives and nouns whose endings tell how they inflect, and the endings that they take.
_ADJECTIVE = re.compile(r"(?:.al|.iv|bar|ær|som|ent|ant|isk|ert)$")
_NOUN = re.compile(r"(?:.ing|sjon|itet|isme|ist|.ør|h[ei]+t|logi|els)$")
_NOUN_ENDINGS = {
    "nb": ("en", "a", "er", "ene", "ens"),
    "nn": ("en", "a", "ar", "er", "ane", "ene"),
}

#: What words are made of: the ending of the new word, and those of the word behind it.
_DERIVATION: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "nb": (
        ("ering", ("ere",)),
        ("erer", ("ere",)),
        ("erbar", ("ere",)),
        ("ing", ("e",)),
        ("er", ("e",)),
    ),
    "nn": (
        ("ering", ("ere",)),
        ("erar", ("ere",)),
        ("ing", ("e",)),
        ("ar", ("e", "a")),
    ),
}
#: What any noun makes: «versjon», «versjonere», «versjonering».
_FROM_NOUN = re.compile(r"(?:is|ifis)?(?:ere|ering|erer|erar)$|(?<=sjon)ell$|(?<=ritm)isk$")
_QUALITY = {
    "nb": re.compile(r"(?:het|itet)$"),
    "nn": re.compile(r"(?:heit|leik|itet)$"),
}
_PARTICIPLE = re.compile(r"(.{4,}[^dt])d(e?)")
#: «uobservert», «uplanlagde»: the dictionary has some of these beside the words that they deny.
_DENIED = {
    "nb": re.compile(r"u(.{4,}(?:erte?|ende|bar[te]?|agte?|agde))"),
    "nn": re.compile(r"u(.{4,}(?:erte?|ande|bare?|agte?|agde?|sla))"),
}
#: «temaa» of «tema»: Greek neuters.
_DEFINITE_PLURAL = re.compile(r".{2,}maa")
_GENITIVE = re.compile(r".{3,}(?:en|et|a|ane|ene)s$")


class Vocabulary:
    """What is known of the words of one language, «nb» or «nn». Remembers what it worked out."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._listed = word_list(lexicon.language)
        self._grown: dict[str, str | None] = {}
        self._roots: dict[str, bool] = {}

    @cached_property
    def _bokmal(self) -> Lexicon:
        return lexicon("nb")

    def is_word(self, word: str) -> bool:
        """Say whether a word that the dictionary lacks is one, in its dictionary form."""
        return self._is_root(word)

    def base(self, word: str) -> str | None:
        """Return the dictionary form of a word that no dictionary has; None when it is no word."""
        if word not in self._grown:
            self._grown[word] = next(
                (lemma for lemma in self._lemmas(word) if self._is_root(lemma)), None
            )
            if self._grown[word] is None:
                self._grown[word] = self._regular(word)
        return self._grown[word]

    def _lemmas(self, word: str) -> Iterator[str]:
        """Yield the dictionary forms that a word may be a form of."""
        yield word
        for own, endings in _INFLECTION[self._lexicon.language].items():
            for ending in endings:
                if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                    yield word.removesuffix(ending) + own

    def _is_root(self, lemma: str) -> bool:
        """Say whether a word that the dictionary lacks is one, in its dictionary form."""
        known = self._roots.get(lemma)
        if known is None:
            self._roots[lemma] = False  # while it is being looked at
            known = (
                lemma in self._listed
                or self._is_used(lemma)
                or is_loan(lemma)
                or self._is_derived(lemma)
            ) and not self._lexicon.is_simple(lemma)
            self._roots[lemma] = known
        return known

    def _is_used(self, word: str) -> bool:
        """Say whether the frequency list has a word, and not as a misspelling."""
        zipf = self._lexicon.zipf(word)
        if zipf < _MET or len(word) < _SHORTEST or self._is_bokmal(word):
            return False
        nearest = near(self._lexicon, word)
        if zipf < USED:
            return len(word) >= _LONG and not nearest and not near_twice(self._lexicon, word)
        return not nearest or zipf - 9 > nearest[0].score - _HABIT

    def _is_bokmal(self, word: str) -> bool:
        """Say whether a word is one of Bokmål only."""
        return self._lexicon.language == "nn" and self._bokmal.is_simple(word)

    def _is_derived(self, lemma: str) -> bool:
        is_simple = self._lexicon.is_simple
        for ending, behind in _DERIVATION[self._lexicon.language]:
            stem = lemma.removesuffix(ending)
            if stem != lemma and len(stem) >= _SHORTEST:
                for own in behind:
                    if self._is_verb(stem + own):
                        return True
        noun = _FROM_NOUN.sub("", lemma)
        if noun != lemma and len(noun) >= _SHORTEST_NOUN:
            return is_simple(noun) or is_simple(f"{noun}e") or is_loan(noun)
        quality = _QUALITY[self._lexicon.language].sub("", lemma)
        return quality != lemma and len(quality) >= _SHORTEST and self._is_adjective(quality)

    def _is_verb(self, word: str) -> bool:
        # hunspell's «R» is the past tense and «t» the noun in -ing, in both dictionaries.
        return self._lexicon.is_simple(word) and self._lexicon.is_simple(f"{word}r")

    def _is_adjective(self, word: str) -> bool:
        return self._lexicon.is_simple(word) and (
            self._lexicon.is_simple(f"{word}e") or self._lexicon.is_simple(f"{word}t")
        )

    def is_form(self, word: str) -> bool:
        """Say whether a word is a form that dictionaries leave out, whatever is near it.

        That is the genitive of a definite form, the participle that is denied («uobservert»), and
        in Nynorsk the participle in -d beside the one in -t («tilrettelagd») and «temaa».
        """
        is_simple = self._lexicon.is_simple
        if _GENITIVE.match(word) and is_simple(word[:-1]):
            return True
        denied = _DENIED[self._lexicon.language].fullmatch(word)
        if denied:
            return is_simple(denied[1]) or self.is_form(denied[1])
        if self._lexicon.language != "nn":
            return False
        if _DEFINITE_PLURAL.fullmatch(word):
            return is_simple(word[:-1])
        participle = _PARTICIPLE.fullmatch(word)
        return bool(participle) and is_simple(_PARTICIPLE.sub(r"\1t\2", word))

    def _regular(self, word: str) -> str | None:
        """Return the dictionary's word that an ending of its own makes the word a form of."""
        lemma = word[:-1]
        if self.is_form(word):
            return lemma
        if word[-1] in "te" and _ADJECTIVE.search(lemma) and self._lexicon.is_simple(lemma):
            return lemma
        for ending in _NOUN_ENDINGS[self._lexicon.language]:
            lemma = word.removesuffix(ending)
            if lemma != word and _NOUN.search(lemma):
                for own in ("", "e"):
                    if self._lexicon.is_simple(lemma + own):
                        return lemma + own
        return None


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language; what it works out is remembered."""
    return Vocabulary(lexicon(language))
