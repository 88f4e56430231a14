"""Is a word spelt right, wrong, or is it one that nobody here knows?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from thesis.language.compounds import Compounds
from thesis.language.edits import likelihood, one_edit
from thesis.language.lexicon import Lexicon

Status = Literal["ok", "misspelled", "unknown"]

#: log10 of how often a given word is written wrong in one given way.
_SLIP = -4.2
#: A compound less likely than this is taken for chance.
_CHANCE = -13.5
#: How common the word must be that explains a slip.
_COMMON = 3.0
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the speller says of one word."""

    status: Status
    suggestions: tuple[str, ...] = ()
    """Likeliest first."""


OK = Verdict("ok")


class Speller:
    """Spelling in one language: «nb», «nn» or «en»."""

    def __init__(
        self, language: str, accepted: Collection[str] = (), cache: Path | None = None
    ) -> None:
        self.language = language
        self._accepted = {word.casefold() for word in accepted}
        self._lexicon = Lexicon(language)
        self._verdicts: dict[str, Verdict] = {}

    @cached_property
    def _compounds(self) -> Compounds:
        return Compounds(self._lexicon)

    def verdict(self, word: str) -> Verdict:
        found = self._verdicts.get(word)
        if found is None:
            found = self._verdicts[word] = self._judge(word)
        return found

    def _judge(self, word: str) -> Verdict:
        lower = word.lower()
        if self._is_known(lower) or self._lexicon.is_simple(word):
            return OK
        return self._judge_unlisted(lower)

    def _is_known(self, word: str) -> bool:
        return self._lexicon.is_simple(word)

    def _judge_unlisted(self, word: str) -> Verdict:
        lexicon = self._lexicon
        zipf = lexicon.zipf(word)
        near = self._near(word)
        best_near = near[0][0] if near else -99.0
        split = self._compounds.split(word) if self.language != "en" else None
        score = split.score if split else -99.0
        if zipf >= 2.0:
            score = max(score, zipf - 9)
            if best_near + _SLIP + 2.2 < zipf - 9:
                return OK
        if score >= _CHANCE and score > best_near + _SLIP:
            # check link
            return OK
        suggestions = tuple(n for _, n in near[:_SUGGESTIONS])
        if near and lexicon.zipf(near[0][1]) >= _COMMON:
            return Verdict("misspelled", suggestions)
        return Verdict("unknown", suggestions)

    def _near(self, word: str) -> list[tuple[float, str]]:
        lexicon = self._lexicon
        found = []
        for candidate in one_edit(word):
            zipf = lexicon.zipf(candidate)
            if zipf >= 1.0 and (lexicon.is_simple(candidate) or zipf>=4.5) :
                found.append((zipf - 9 + likelihood(word, candidate), candidate))
            elif zipf==0 and len(candidate)>4 and lexicon.is_simple(candidate):
                found.append((-9 + likelihood(word, candidate), candidate))
        found.sort(reverse=True)
        return found
