"""Is a word spelt right, wrong, or is it one that nobody here knows?"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from thesis.language.affixes import misspellings, word_list
from thesis.language.compounds import Compounds, compounds
from thesis.language.edits import likelihood
from thesis.language.lexicon import Lexicon, lexicon
from thesis.language.neighbours import ESTABLISHED, Near, near, near_rare, near_twice
from thesis.language.verdicts import VerdictCache
from thesis.language.vocabulary import USED, Vocabulary, vocabulary

Status = Literal["ok", "foreign", "misspelled", "unknown"]
_STATUSES: tuple[Status, ...] = ("ok", "foreign", "misspelled", "unknown")

# Scores are log10 probabilities of meeting a word in running text.
_IMPOSSIBLE = -99.0
#: How often a given word is written wrong in one given way by chance …
_SLIP = -3.9
#: … and how often at most a wrong spelling that many people share is met, beside the right one.
_HABIT = -1.7
#: A compound less likely than this is taken for chance; the longer the word, the less …
_CHANCE, _CHANCE_A_LETTER = -9.6, -0.4
#: … but not endlessly, as a word of ten letters or less may be cut up in many ways.
_CHANCES = (-19.0, -13.2)
#: Above this no slip in one part explains a compound better.
_DOUBTFUL = -10.5
#: How likely a word is that no list has, but that is made by rule of one on a list.
_GROWN = -9.5
#: A word more likely than this would be on a list of 300,000 words.
_RARE = -8.8

# Zipf values (log10 of uses in a thousand million words).
#: How common the word must be that explains a slip.
_COMMON = 3.0
#: … and how much commoner than a string that the list has.
_COMMONER = 2.5
_SUGGESTIONS = 3
#: The `likelihood` of slips that many make.
_USUAL = 0.4
#: What inflection changes at the end of a word, in letters, at most.
_ENDING = 3
#: Stands for suggestions that take time to find, until somebody asks for them.
_LATER = ("?",)
#: Letter sequences up to this long are abbreviations and symbols as often as words.
_SHORT = 3
#: Beyond this it is no word, and looking for slips in it would take for ever.
_LONGEST = 60
#: Norwegian writes no letter three times («trafikkork»).
_THREE_ALIKE = re.compile(r"([^\W\d_])\1\1")
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
    def _vocabulary(self) -> Vocabulary:
        return vocabulary(self.language)

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
        found = self._quick_verdict(word)
        if found.suggestions == _LATER:
            plain = _plain(word)
            found = Verdict(found.status, self._distant(plain.rstrip("-").lower()))
            self._verdicts[word] = found
            self._store(plain, found)
        return found

    def status(self, word: str) -> Status:
        """Return the verdict's status alone, which is had sooner."""
        return self._quick_verdict(word).status

    def _quick_verdict(self, word: str) -> Verdict:
        found = self._verdicts.get(word)
        if found is None:
            plain = _plain(word)
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
        return folded.endswith(_ENDINGS) and any(
            folded.endswith(ending) and folded.removesuffix(ending).rstrip("-'") in self._accepted
            for ending in _ENDINGS
        )

    def _judge(self, word: str) -> Verdict:
        """Judge a word that nobody has accepted, from the stored verdicts where they have it."""
        if "-" in word.strip("-"):
            return self._judge_hyphenated(word)
        stored = self._stored.get(_key(word))
        if stored is not None and stored[0] in _STATUSES:
            return Verdict(stored[0], tuple(stored[1:]))
        verdict = self._judge_part(word)
        self._store(word, verdict)
        return verdict

    def _store(self, word: str, verdict: Verdict) -> None:
        self._stored[_key(word)] = [verdict.status, *verdict.suggestions]
        self._grown = True

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
        if _THREE_ALIKE.search(lower) and self.language != "en":
            meant = _THREE_ALIKE.sub(r"\1\1", lower)
            if self._judge_part(meant) == OK:
                return Verdict("misspelled", (meant,))
        if self._lexicon.is_simple(lower) or self._lexicon.is_simple(word):
            return OK
        if self.language != "en" and self._vocabulary.is_form(lower):
            return OK
        meant = self._wrong_ending(lower)
        if meant is not None:
            return Verdict("misspelled", (meant,))
        if word != lower and self._is_used(lower):
            return OK  # the list writes names in lower case: this may be one
        return self._judge_unlisted(lower)

    def _wrong_ending(self, word: str) -> str | None:
        """Return what «forebyggene» and «lærerene» should be: endings that sound alike."""
        if self.language == "nb":
            for wrong, right in (("erene", "erne"), ("ene", "ende")):
                meant = word.removesuffix(wrong) + right
                if word.endswith(wrong) and self._lexicon.zipf(meant) >= _COMMON:
                    return meant
        return None

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
        nearest = near(self._lexicon, word)
        slip = nearest[0].score if nearest else _IMPOSSIBLE
        if self._is_used(word) and zipf - 9 > slip + _HABIT:
            return OK
        if self.language == "en":
            return self._wrong(word, nearest)
        if slip + _SLIP < _GROWN and self._vocabulary.base(word) is not None:
            return OK
        compound = self._judge_compound(word, nearest)
        if compound is not None:
            return compound
        if self._is_english(word) and slip + _SLIP < _RARE:
            return FOREIGN
        return self._wrong(word, nearest)

    def _is_used(self, word: str, least: float = USED) -> bool:
        """Say whether the frequency list has a word.

        Nynorsk borrows Bokmål's list: for names and loans, but not for words of Bokmål.
        """
        if self._lexicon.zipf(word) < least:
            return False
        return self.language != "nn" or not self._bokmal.is_simple(word)

    def _judge_compound(self, word: str, nearest: list[Near]) -> Verdict | None:
        """Judge a word as a compound; None when it is none, or rather a slip."""
        split = self._compounds.split(word)
        if split is None and word.endswith("s"):
            # «rusavhengiges»: the genitive of a nominalised adjective.
            split = self._compounds.split(word[:-1])
        if split is not None and len(split.parts[-1]) > _ENDING:
            # A rare word that is another form of the same one is no sign of a slip.
            stem = word[:-_ENDING]
            nearest = [
                other
                for other in nearest
                if self._lexicon.zipf(other.word) >= USED or not other.word.startswith(stem)
            ]
        slip = nearest[0].score if nearest else _IMPOSSIBLE
        score = _IMPOSSIBLE if split is None else min(split.score, _RARE)
        chance = _chance(word)
        if split is not None and score >= chance:
            linked = self._compounds.relinked(split) or self._compounds.likelier_link(split)
            if linked and (slip + _SLIP <= score or linked == nearest[0].word):
                # An -s- too many is a matter of taste more often than one that is missing.
                return Verdict("misspelled" if len(linked) > len(word) else "unknown", (linked,))
        if slip + _SLIP > max(score, chance):
            return None
        repaired = self._compounds.repaired(word) if score < _DOUBTFUL else None
        if repaired and repaired[0] + _SLIP > max(score, chance):
            sure = split is None and repaired[0] > _RARE and self.language == "nb"
            sure = sure and not self._lexicon.zipf(word)
            return Verdict("misspelled" if sure else "unknown", (repaired[1],))
        return None if split is None or score < chance else OK

    def _wrong(self, word: str, nearest: list[Near]) -> Verdict:
        """Judge a word that nothing speaks for: a slip for a common word, or an unknown one."""
        if not nearest:
            return Verdict("unknown", _LATER)
        sure = (
            self._explains(nearest[0].word, word)
            and not self._is_inflected(word)
            and not (self.language == "nn" and self._bokmal.is_simple(word))
            and not (self.language != "en" and self._is_english(word))
        )
        return Verdict("misspelled" if sure else "unknown", _words(nearest))

    def _distant(self, word: str) -> tuple[str, ...]:
        """Return what a word that no usual one is near to may have been meant to be."""
        return _words(near_rare(self._lexicon, word) or near_twice(self._lexicon, word))

    def _explains(self, meant: str, word: str) -> bool:
        """Say whether a word is so common, or a slip so usual, that it is the explanation."""
        zipf = self._lexicon.zipf(meant)
        likely = likelihood(word, meant)
        if self.language == "nn":
            # The list of Bokmål does not say how common the word itself may be.
            return zipf >= _COMMON and likely > 0
        usual = likely >= _USUAL and self.language == "nb"
        own = self._lexicon.zipf(word)
        if zipf >= max(_COMMON, own + _COMMONER if own else 0.0):
            return True
        return usual and zipf >= USED and not own

    def _is_inflected(self, word: str) -> bool:
        """Say whether a word is a known one with an ending that it does not usually take."""
        return any(
            word.endswith(ending) and self._is_word(word.removesuffix(ending))
            for ending in _ENDINGS
        )

    def _is_word(self, word: str) -> bool:
        return self._lexicon.is_simple(word) or self._lexicon.attested(word) >= ESTABLISHED

    def _is_english(self, word: str) -> bool:
        return self._english.is_simple(word) or self._english.zipf(word) >= _COMMON


def _plain(word: str) -> str:
    """Return a word with typewriter's apostrophes and hyphens, and without soft ones."""
    return word.replace("’", "'").replace("\u00ad", "").replace("\u2011", "-")


def _key(word: str) -> str:
    """Return what a verdict is stored under: a capital may make a name."""
    return word if word[:1].isupper() else word.lower()


def _words(near: list[Near]) -> tuple[str, ...]:
    """Return the words to suggest."""
    return tuple(other.word for other in near[:_SUGGESTIONS])


def _chance(word: str) -> float:
    """Return the score under which a split of a word is taken for chance."""
    least, most = _CHANCES
    return min(max(_CHANCE + _CHANCE_A_LETTER * len(word), least), most)
