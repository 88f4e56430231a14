"""Articles and adjectives that do not agree with their noun: «en problem», «flere viktig funn».

Bokmål only, and only where the dictionary leaves no doubt: a noun with the endings of one gender
(«problemet», never «problemen»), an adjective that has other forms than the one that stands there.
Norsk referansegrammatikk, on agreement within the noun phrase.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thesis.language.compounds import compounds
from thesis.language.lexicon import lexicon
from thesis.language.split_lists import split_lists
from thesis.language.verdicts import VerdictCache
from thesis.language.wordclasses import word_classes

_Gender = Literal["common", "neuter"]

_ARTICLES: dict[str, _Gender] = {"en": "common", "ei": "common", "et": "neuter"}
_WORD = r"[a-zæøåé]+"
_LETTERS = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(
    rf"(?<![\w-])(?P<article>[Ee][nit])[ \n](?P<one>{_WORD})(?![\w/-])(?![ \n][-–]\w)"
    rf"(?=(?:[ \n](?P<two>{_WORD})(?![\w/-])(?![ \n][-–]\w))?(?:[ \n](?P<three>{_WORD}))?)"
)
_PLURAL = re.compile(
    r"(?<![\w-])(?P<amount>[Ff]lere|[Mm]ange|[Dd]isse|[Bb]egge|[Tt]o|[Tt]re|[Ff]ire|[Ff]em|[Ss]eks"
    rf"|[Ss]ju|[Ss]yv|[Åå]tte|[Tt]i)[ \n](?P<adjective>{_WORD})[ \n](?P<noun>{_WORD})(?![\w/-])"
)
_DEFINITE = re.compile(
    r"(?<![\w-])(?P<amount>[Dd]en|[Dd]enne|[Dd]ette|[Dd]isse)[ \n]"
    rf"(?P<adjective>{_WORD})[ \n](?P<noun>{_WORD})(?![\w/-])"
)
#: Adjectives whose neuter is the same word.
_NO_T = re.compile(r"(?:ig|sk|som|ende|[^s]t|[aeo])$")
#: Adjectives that the dictionary does not inflect: common gender and neuter.
_IRREGULAR = {"annen": "annet", "egen": "eget", "liten": "lite", "slik": "slikt", "ny": "nytt"}
#: Adjectives that have one form.
_ONE_FORM = (
    *(
        "moderne",
        "stille",
        "ekte",
        "bedre",
        "større",
        "mindre",
        "verre",
        "eldre",
        "yngre",
        "lengre",
    ),
    *("øvre", "nedre", "indre", "ytre", "felles", "bra", "gjengs", "ekstra"),
)
#: Neuter nouns whose endings the dictionary does not know, which look like other forms.
_IRREGULAR_NOUNS: dict[str, _Gender] = {
    "tema": "neuter",
    "skjema": "neuter",
    "drama": "neuter",
    "dilemma": "neuter",
    "faktum": "neuter",
    "sentrum": "neuter",
    "kriterium": "neuter",
    "stadium": "neuter",
    "medium": "neuter",
}
#: Pronouns that look like nouns: «enn en selv».
_NO_NOUNS = frozenset(("selv", "annen", "annet", "hver", "noen", "noe", "helt", "fullt", "rett"))
#: An adjective in the neuter is that of another one when that is so common: not «slitt» of «sli».
_COMMON = 3.0
#: How much commoner one gender's form must be to settle the gender.
_CLEAR = 2.0
#: How common (Zipf) a form must be to count.
_IN_USE = 2.5
#: Shorter words are spelt like too many others.
_SHORTEST = 4
#: The score from which a compound that no dictionary has is one.
_COMPOUND = -11.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words that do not agree, and what they should be."""

    start: int
    end: int
    right: str


class Agreement:
    """Looks for phrases in Bokmål whose words do not agree."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = None if cache is None else VerdictCache(cache, "agreement-nb")
        self._stored = {} if self._cache is None else self._cache.load()
        self._grown = False
        self._lexicon = lexicon("nb")
        self._classes = word_classes("nb")
        self._compounds = compounds("nb")
        lists = split_lists("nb")
        self._verbs = lists.finite | lists.no_last

    def find(self, text: str) -> Iterator[Disagreement]:
        """Yield the phrases of a text whose words do not agree."""
        for pattern in (_PHRASE, _PLURAL, _DEFINITE):
            for match in pattern.finditer(text):
                right = self._right(match)
                if right:
                    words = _LETTERS.finditer(text, match.start())
                    *_, last = itertools.islice(words, len(right.split()))
                    yield Disagreement(match.start(), last.end(), right)

    def save(self) -> None:
        """Keep the verdicts for the next run."""
        if self._cache is not None and self._grown:
            self._cache.save(self._stored)
            self._grown = False

    def _right(self, match: re.Match[str]) -> str:
        """Return what a phrase should be, "" where it is right: as stored, or judged now."""
        key = " ".join(filter(None, match.groups()))
        stored = self._stored.get(key)
        if stored is None:
            mended = self._mended(match) if match.re is _PHRASE else self._weakened(match)
            stored = self._stored[key] = [mended]
            self._grown = True
        return stored[0]

    def _mended(self, match: re.Match[str]) -> str:
        """Return what an article, its adjective and its noun should be; "" if they agree."""
        one, two, three = match["one"], match["two"] or "", match["three"] or ""
        phrase, stands = [one], [one]
        gender = None if self._goes_on(two) else self._gender(one)
        if gender is None and two and not self._goes_on(three):
            gender, forms = self._gender(two), self._forms(one)
            if gender is not None and forms is not None:
                phrase, stands = [forms[gender], two], [one, two]
            else:
                gender = None
        if gender is None:
            return ""
        article = match["article"]
        fitting = article if _ARTICLES[article.lower()] == gender else _other(article)
        return " ".join([fitting, *phrase]) if [fitting, *phrase] != [article, *stands] else ""

    def _weakened(self, match: re.Match[str]) -> str:
        """Return a phrase with the adjective's ending that is missing; "" if none is."""
        weak = self._weak(match["adjective"])
        if weak and self._takes_weak(match["noun"], plural=match.re is _PLURAL):
            return f"{match['amount']} {weak} {match['noun']}"
        return ""

    def _goes_on(self, following: str) -> bool:
        """Say whether another noun follows: «en intervju guide», a compound that was split."""
        return following not in self._verbs and self._classes.is_noun(following)

    def _gender(self, noun: str) -> _Gender | None:
        """Return the gender of a noun in its base form; None where it may be another word."""
        if len(noun) < _SHORTEST or noun in _NO_NOUNS:
            return None
        if self._classes.is_adjective(noun) or self._classes.is_inflected_adjective(noun):
            return None
        if self._lexicon.stems(noun) and self._classes.noun_forms(noun) - {"base"}:
            return _IRREGULAR_NOUNS.get(noun)
        stem = noun.removesuffix("e")
        common, neuter = self._lexicon.zipf(f"{stem}en"), self._lexicon.zipf(f"{stem}et")
        flags = self._lexicon.flags(noun)
        if "A" in flags and common >= max(_IN_USE, neuter + _CLEAR if "B" in flags else 0):
            return "common"
        if "B" in flags and neuter >= max(_IN_USE, common + _CLEAR if "A" in flags else 0):
            return "neuter"
        if {"A", "B"} <= flags:
            return None
        split = self._compounds.split(noun)
        if split is None or split.score < _COMPOUND or len(split.parts) < 2:
            return None
        return self._gender(split.parts[-1])

    def _forms(self, adjective: str) -> dict[_Gender, str] | None:
        """Return an adjective's form for each gender; None where it is no adjective."""
        for common, neuter in _IRREGULAR.items():
            if adjective in {common, neuter}:
                return {"common": common, "neuter": neuter}
        if adjective in _ONE_FORM or adjective.endswith(("ende", "ert")):
            return {"common": adjective, "neuter": adjective}
        if not self._classes.is_adjective(adjective):
            return self._of_neuter(adjective)
        if _NO_T.search(adjective):
            return {"common": adjective, "neuter": adjective}
        form = self._form(adjective, "W", "t")
        return {"common": adjective, "neuter": form} if form else None

    def _of_neuter(self, adjective: str) -> dict[_Gender, str] | None:
        """Return the forms of an adjective that stands in the neuter."""
        for entry, flag in self._lexicon.stems(adjective):
            if (
                flag == "W"
                and self._lexicon.zipf(entry) >= _COMMON
                and self._classes.is_adjective(entry)
            ):
                return {"common": entry, "neuter": adjective}
        return None

    def _weak(self, adjective: str) -> str | None:
        """Return the form in -e of an adjective without it."""
        if not self._classes.is_adjective(adjective) or adjective.endswith(("e", "a")):
            return None
        return self._form(adjective, "V", "e")

    def _form(self, adjective: str, flag: str, ending: str) -> str | None:
        """Return the form of an adjective that a flag of the dictionary makes."""
        doubled, shortened = adjective[-1:] + ending, adjective[:-1] + ending
        contracted = adjective[:-2] + adjective[-1:] + ending
        single = adjective[:-3] + adjective[-2:][-1:] + ending
        vowel = adjective.endswith(("y", "i", "å", "o", "u", "ø"))
        regular = (adjective + doubled, adjective + ending)
        for form in (*(regular if vowel else regular[::-1]), shortened, contracted, single):
            # «trygt» of «trygg» is an entry of its own.
            own = form == shortened and adjective[-1:] == adjective[-2:-1]
            known = (form, "") if own else (adjective, flag)
            if known in self._lexicon.stems(form) and self._is_used(form):
                return form
        return None

    def _takes_weak(self, noun: str, *, plural: bool) -> bool:
        """Say whether a noun's form makes its adjective end in -e."""
        if len(noun) < _SHORTEST:
            return False
        if plural:
            return self._classes.noun_forms(noun) == {"plural"} or self._gender(noun) == "neuter"
        return self._is_used(noun) and self._classes.noun_forms(noun) in (
            {"definite"},
            {"plural"} if noun.endswith(("ene", "a")) else {"definite"},
        )

    def _is_used(self, word: str) -> bool:
        return self._lexicon.zipf(word) >= _IN_USE


def _other(article: str) -> str:
    """Return the article of the other gender, with the same first letter."""
    return article[0] + ("n" if article.lower() == "et" else "t")
