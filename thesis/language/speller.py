"""Is a word spelt right, wrong, or is it one that nobody here knows?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from thesis.language.affixes import misspellings, word_list
from thesis.language.compounds import Compounds, compounds
from thesis.language.edits import likelihood, one_edit
from thesis.language.lexicon import Lexicon, lexicon
from thesis.language.verdicts import VerdictCache

Status = Literal["ok", "foreign", "misspelled", "unknown"]
_STATUSES: tuple[Status, ...] = ("ok", "foreign", "misspelled", "unknown")

# Scores are log10 probabilities of meeting a word in running text.
_IMPOSSIBLE = -99.0
#: How often a given word is written wrong in one given way by chance …
_SLIP = -3.9
#: … and how often at most a wrong spelling that many people share is met, beside the right one.
_HABIT = -1.7
#: A compound less likely than this is taken for chance.
_CHANCE = -13.5
#: Above this no slip in one part explains a compound better.
_DOUBTFUL = -10.5
#: A word more likely than this would be on a list of 300,000 words.
_RARE = -8.8

# Zipf values (log10 of uses in a thousand million words).
#: How common the word must be that explains a slip.
_COMMON = 3.0
#: From here on a word that only the frequency list has may be right.
_USED = 2.0
#: The rarest words on the frequency list.
_LISTED = 1.0
#: So common that it is a word, whatever hunspell says («noe», «noen»).
_ESTABLISHED = 4.5
_SUGGESTIONS = 3
#: Letter sequences up to this long are abbreviations and symbols as often as words.
_SHORT = 3
#: Beyond this it is no word, and looking for slips in it would take for ever.
_LONGEST = 60
_ENDINGS = ("en", "et", "er", "ene", "a", "ar", "ane", "s", "ens", "ets", "enes")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the speller says of one word."""

    status: Status
    """ok; foreign: not a word of this language, but an English one; misspelled: unknown, and a
    common word one slip away explains it; unknown."""
    suggestions: tuple[str, ...] = ()
    """Likeliest first."""


OK = Verdict("ok")
FOREIGN = Verdict("foreign")


@dataclass(frozen=True, slots=True, order=True)
class _Near:
    score: float
    word: str


class Speller:
    """Spelling in one language: «nb», «nn» or «en».

    `accepted` words are right, also with a Norwegian ending. With a `cache` folder verdicts are
    kept between runs; `save` writes them.
    """

    def __init__(
        self, language: str, accepted: Collection[str] = (), cache: Path | None = None
    ) -> None:
        self.language = language
        self._accepted = frozenset(word.casefold() for word in accepted)
        self._lexicon = lexicon(language)
        self._listed = word_list(language)
        self._cache = None if cache is None else VerdictCache(cache, f"spelling-{language}")
        self._verdicts: dict[str, Verdict] = {}
        self._stored: dict[str, list[str]] = {} if self._cache is None else self._cache.load()
        self._grown = False

    @cached_property
    def _compounds(self) -> Compounds:
        return compounds(self.language)

    @cached_property
    def _bokmal(self) -> Lexicon:
        return lexicon("nb")

    @cached_property
    def _english(self) -> Lexicon:
        return lexicon("en")

    def verdict(self, word: str) -> Verdict:
        """Return the verdict on a word as it stands in the text.

        A hyphen at the end says that it is the first part of a compound («tids- og …»).
        """
        found = self._verdicts.get(word)
        if found is None:
            plain = word.replace("’", "'").replace("\u00ad", "").replace("\u2011", "-")
            found = OK if self._is_accepted(plain) else self._judge(plain)
            self._verdicts[word] = found
        return found

    def save(self) -> None:
        """Keep the verdicts for the next run."""
        if self._cache is not None and self._grown:
            self._cache.save(self._stored)
            self._grown = False

    def _is_accepted(self, word: str) -> bool:
        folded = word.casefold()
        if folded in self._accepted or folded in self._listed:
            return True
        return any(
            folded.endswith(ending) and folded.removesuffix(ending).rstrip("-'") in self._accepted
            for ending in _ENDINGS
        )

    def _judge(self, word: str) -> Verdict:
        """Judge a word that nobody has accepted, from the stored verdicts where they have it."""
        if "-" in word.strip("-"):
            return self._judge_hyphenated(word)
        key = word if word[:1].isupper() else word.lower()
        stored = self._stored.get(key)
        if stored is not None and stored[0] in _STATUSES:
            return Verdict(stored[0], tuple(stored[1:]))
        verdict = self._judge_part(word)
        self._stored[key] = [verdict.status, *verdict.suggestions]
        self._grown = True
        return verdict

    def _judge_part(self, word: str) -> Verdict:
        """Judge a word without a hyphen within it."""
        if len(word) > _LONGEST:
            return Verdict("unknown")
        if word.endswith("-"):
            whole = word.rstrip("-")
            if self.language != "en" and self._compounds.first_part(whole.lower()) is not None:
                return OK
            return self._judge_part(whole)
        lower = word.lower()
        meant = misspellings(self.language).get(lower)
        if meant is not None:
            return Verdict("misspelled", (meant,))
        if self._lexicon.is_simple(lower) or self._lexicon.is_simple(word):
            return OK
        if word != lower and self._is_used(lower):
            return OK  # the list writes names in lower case: this may be one
        return self._judge_unlisted(lower)

    def _judge_hyphenated(self, word: str) -> Verdict:
        """Judge «IMRaD-struktur», «ti-året»: right when each part is, the first as a first part."""
        *firsts, last = [part for part in word.split("-") if part]
        parts = [f"{part}-" for part in firsts] + [f"{last}-" if word.endswith("-") else last]
        verdicts = [
            self._judge(part)
            for part in parts
            # A name, an acronym or a number may begin a compound: «Obama-administrasjonen».
            if part.rstrip("-").islower()
            and len(part.rstrip("-")) > 1
            and not self._is_accepted(part.rstrip("-"))
        ]
        right = all(verdict.status in {"ok", "foreign"} for verdict in verdicts)
        return OK if right or self._judge(word.replace("-", "")) == OK else Verdict("unknown")

    def _judge_unlisted(self, word: str) -> Verdict:
        zipf = self._lexicon.zipf(word)
        if len(word) <= _SHORT:
            return OK if self._is_used(word, _COMMON) else Verdict("unknown")
        near = self._near(word)
        slip = near[0].score if near else _IMPOSSIBLE
        if self._is_used(word) and zipf - 9 > slip + _HABIT:
            return OK
        if self.language == "en":
            return self._wrong(word, near)
        compound = self._judge_compound(word, slip)
        if compound is not None:
            return compound
        if self._is_english(word) and slip + _SLIP < _RARE:
            return FOREIGN
        return self._wrong(word, near)

    def _is_used(self, word: str, least: float = _USED) -> bool:
        """Say whether the frequency list has a word.

        Nynorsk borrows Bokmål's list: for names and loans, but not for words of Bokmål.
        """
        if self._lexicon.zipf(word) < least:
            return False
        return self.language != "nn" or not self._bokmal.is_simple(word)

    def _judge_compound(self, word: str, slip: float) -> Verdict | None:
        """Judge a word as a compound; None when it is none, or rather a slip."""
        split = self._compounds.split(word)
        if split is None and word.endswith("s"):
            # «rusavhengiges»: the genitive of a nominalised adjective.
            split = self._compounds.split(word[:-1])
        score = _IMPOSSIBLE if split is None else min(split.score, _RARE)
        if slip + _SLIP > max(score, _CHANCE):
            return None
        repaired = self._compounds.repaired(word) if score < _DOUBTFUL else None
        if repaired and repaired[0] + _SLIP > max(score, _CHANCE):
            sure = split is None and repaired[0] > _RARE and self.language == "nb"
            return Verdict("misspelled" if sure else "unknown", (repaired[1],))
        if split is None or score < _CHANCE:
            return None
        relinked = self._compounds.relinked(split)
        return Verdict("misspelled", (relinked,)) if relinked else OK

    def _wrong(self, word: str, near: list[_Near]) -> Verdict:
        suggestions = tuple(n.word for n in (near or self._near_rare(word))[:_SUGGESTIONS])
        explained = (
            near
            and self._lexicon.zipf(near[0].word) >= _COMMON
            and not self._is_inflected(word)
            and not (self.language == "nn" and self._bokmal.is_simple(word))
            and not (self.language != "en" and self._is_english(word))
        )
        return Verdict("misspelled" if explained else "unknown", suggestions)

    def _is_inflected(self, word: str) -> bool:
        """Say whether a word is a known one with an ending that it does not usually take."""
        return any(
            word.endswith(ending) and self._is_word(word.removesuffix(ending))
            for ending in _ENDINGS
        )

    def _is_word(self, word: str) -> bool:
        return self._lexicon.is_simple(word) or self._lexicon.attested(word) >= _ESTABLISHED

    def _is_english(self, word: str) -> bool:
        return self._english.is_simple(word) or self._english.zipf(word) >= _COMMON

    def _near(self, word: str) -> list[_Near]:
        """Return the listed words one slip away, likeliest first."""
        zipf = self._lexicon.zipf
        found = [
            _Near(zipf(candidate) - 9 + likelihood(word, candidate), candidate)
            for candidate in one_edit(word)
            if zipf(candidate) >= _LISTED
            and word != f"u{candidate}"  # «ufiltrert» is not a slip for «filtrert»
            and (
                self._lexicon.spells(candidate) or self._lexicon.attested(candidate) >= _ESTABLISHED
            )
        ]
        found.sort(reverse=True)
        return found

    def _near_rare(self, word: str) -> list[_Near]:
        """Return words one slip away that only hunspell knows."""
        return [
            _Near(-9 + likelihood(word, candidate), candidate)
            for candidate in sorted(one_edit(word))
            if self._lexicon.is_simple(candidate)
        ]
