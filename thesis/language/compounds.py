"""Compounds: is this long word one that Norwegian would form, and how well?

A Norwegian compound is one word: first parts, a link after each (nothing, -s-, or the -e- that
is part of forms such as «barne-»), and a last part that carries the inflection. Which link a first
part takes is settled by use, so it is learnt from the dictionary: «behandling» begins 111 of its
words with -s- and next to none without, which makes «behandlingresultat» a misspelling.

A split's score is a log10 probability: that of a word being a compound, times that of each part
in its place, from how many of the dictionary's compounds begin or end with it. The score can be
weighed against that of a word one edit away.

Rules: Norsk referansegrammatikk, on composition; three equal consonants at a joint are written as
two (Språkrådet: «trafikk» + «kork» = «trafikkork»).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from thesis.language.affixes import affixes
from thesis.language.edits import likelihood, one_edit
from thesis.language.lexicon import Lexicon, lexicon
from thesis.language.usage import Links, Usage, prior_of_s
from thesis.language.vocabulary import USED, Vocabulary

#: Compounds in the dictionary, roughly: what counts of parts are shares of.
_COMPOUNDS = 200_000
_IS_COMPOUND = -1.0
_UNSEEN = 0.1
_MAX_PARTS = 5
#: Words up to this long make compounds only when they are on a list.
_SHORT = 3
#: The Zipf value from which a word is taken for what a slip was meant to be.
_KNOWN = 3.0
#: A link that a stem takes less often than this is a mistake.
_WRONG_LINK = 0.04
#: … and one without -s- after «-sjon», «-het» … less often than this.
_WRONG_LINK_ABSTRACT = 0.15
_SURE_PRIOR = 0.9
#: A link less common than this may be a slip where the word is known with the other one.
_MINOR = 0.3
#: A form that begins so many of the dictionary's words begins compounds.
_PROVEN = 8
#: Only use as wide as this speaks against an -s-.
_MUCH_USED = 20
#: How many compounds a suffix such as «-messig» is taken to make.
_SUFFIX_USE = 200
_MIN_PART = 2
#: Flags of the dictionaries' suffixes that make words rather than inflect them, and what they make.
_DERIVING = frozenset("tuvwxy")
_DERIVED = re.compile(r"(?:ing|else|het|heit|skap|itet|ig|eg)$")
#: Present participles join any noun: «smertelindrende».
_PARTICIPLE = re.compile(r".{3}[ea]nde$")
_PARTICIPLE_USE = 5
_VOWELS = "aeiouyæøå"


@dataclass(frozen=True, slots=True)
class Split:
    """A word taken apart. `parts` are as written, without links."""

    parts: tuple[str, ...]
    links: tuple[str, ...]
    score: float
    """log10 probability of the word, as a compound."""


class Compounds:
    """The compound analyser over a lexicon. Remembers what it has worked out."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._vocabulary = Vocabulary(lexicon)
        self._usage = Usage(lexicon)
        self._affixes = affixes(lexicon.language)
        self._firsts: dict[str, bool] = {}
        self._lasts: dict[str, float | None] = {}
        self._rests: dict[tuple[str, int], Split | None] = {}

    def split(self, word: str) -> Split | None:
        """Return the likeliest way to read a word (in lower case) as a compound, if any."""
        return self._best(word, _MAX_PARTS)

    def first_part(self, part: str) -> float | None:
        """Return the score of a first part with its link, as in «tids- og ressursbruk»."""
        scores = [self._first(stem, link) for stem, link in _with_link(part)]
        return max((score for score in scores if score is not None), default=None)

    def links(self, stem: str) -> Links:
        """Return how the dictionary's compounds that begin with `stem` go on."""
        return self._usage.links(stem)

    def _best(self, word: str, parts_left: int) -> Split | None:
        key = (word, parts_left)
        if key in self._rests:
            return self._rests[key]
        best: Split | None = None
        for at in range(_MIN_PART, len(word) - _MIN_PART + 1):
            head = word[:at]
            for stem, link in _with_link(head):
                first = self._first(stem, link)
                if first is None:
                    continue
                for rest in _rests(head, word[at:]):
                    found = self._rest(rest, parts_left - 1)
                    if found is None:
                        continue
                    score = first + found.score
                    if best is None or score > best.score:
                        best = Split((stem, *found.parts), (link, *found.links), score)
        self._rests[key] = best
        return best

    def _rest(self, rest: str, parts_left: int) -> Split | None:
        last = self._last(rest)
        whole = None if last is None else Split((rest,), (), last + _IS_COMPOUND)
        if parts_left < 2 or len(rest) < 2 * _MIN_PART:
            return whole
        deeper = self._best(rest, parts_left)
        if whole is None or (deeper is not None and deeper.score > whole.score):
            return deeper
        return whole

    def relinked(self, split: Split) -> str | None:
        """Return the word with another link where use speaks against the one that it has."""
        for at, (stem, link) in enumerate(zip(split.parts[:-1], split.links, strict=True)):
            if link:
                # A first part that is a compound itself often takes an -s- that its last part
                # alone does not: «bunnprøve», but «havbunnsprøve».
                usual = at or self.links(stem).plain < _MUCH_USED
            else:
                # «melding» + «sappar» may be «meldings-» + «appar».
                usual = split.parts[at + 1][0] == "s" and not self._is_common(split.parts[at + 1])
            if not usual and self._usage.share(stem, link) < self._least_share(stem):
                other = "" if link else "s"
                if self._first(stem, other) is not None:
                    return _joined(split, at, other)
        return None

    def likelier_link(self, split: Split) -> str | None:
        """Return the word with an -s- that it lacks, where the frequency list has that word."""
        for at, (stem, link) in enumerate(zip(split.parts[:-1], split.links, strict=True)):
            if (
                not link
                and self._usage.share(stem, "") < _MINOR
                and self._first(stem, "s") is not None
            ):
                linked = _joined(split, at, "s")
                if self._lexicon.attested(linked) >= USED:
                    return linked
        return None

    def _is_common(self, part: str) -> bool:
        return self._lexicon.zipf(part) >= _KNOWN

    def _least_share(self, stem: str) -> float:
        """Return how seldom a link must be after a stem to be a mistake there."""
        return _WRONG_LINK if prior_of_s(stem) < _SURE_PRIOR else _WRONG_LINK_ABSTRACT

    def repaired(self, word: str) -> tuple[float, str] | None:
        """Return the likeliest compound one slip away in one of its parts, with its score."""
        best: tuple[float, str] | None = None
        listed = self._lexicon.listed
        for at in range(_SHORT + 1, len(word) - _SHORT):
            head, tail = word[:at], word[at:]
            first = self.first_part(head)
            if first is not None:
                for meant in listed(one_edit(tail)):
                    if self._is_common(meant) and (last := self._last(meant)) is not None:
                        score = first + last + _IS_COMPOUND + likelihood(tail, meant)
                        best = max(best or (score, ""), (score, head + meant))
            if (rest := self._rest(tail, 2)) is None:
                continue
            edits = one_edit(head)
            stems = listed({edit[:-1] for edit in edits if edit[-1:] == "s"})
            for meant in {*listed(edits), *(f"{stem}s" for stem in stems)}:
                if not self._is_common(meant) and not self._is_common(meant[:-1]):
                    continue
                if (first := self.first_part(meant)) is not None:
                    score = first + rest.score + likelihood(head, meant)
                    best = max(best or (score, ""), (score, meant + tail))
        return best

    def _first(self, stem: str, link: str) -> float | None:
        """Return the log10 probability that a compound begins with `stem` and `link`."""
        if not self._is_first(stem):
            return None
        usual = max(self.links(stem).total, _UNSEEN, self._expected(stem)) / _COMPOUNDS
        return math.log10(usual) + math.log10(self._usage.share(stem, link))

    def _expected(self, stem: str) -> float:
        """Return how many compounds a word as common as this one tends to begin."""
        return 10 ** (self._lexicon.zipf(stem) - 3.5)

    def _is_first(self, stem: str) -> bool:
        known = self._firsts.get(stem)
        if known is None:
            known = self._judge_first(stem)
            self._firsts[stem] = known
        return known

    def _judge_first(self, stem: str) -> bool:
        if stem in self._affixes.prefixes:
            return True
        if len(stem) <= _SHORT:
            return stem in self._affixes.short_first
        if stem in self._affixes.never_first:
            return False
        # An inflected form («resultater», «regninga») begins no compound unless use says so.
        if self.links(stem).total >= _PROVEN:
            return self._lexicon.attested(stem) >= _KNOWN or self._lexicon.is_simple(stem)
        if not self._is_candidate(stem):
            return False
        if self._lexicon.is_simple(stem):
            return self._is_base_form(stem)
        return self._lexicon.attested(stem) >= _KNOWN or self._vocabulary.is_word(stem)

    def _is_candidate(self, stem: str) -> bool:
        """Say whether a stem is worth asking hunspell about, which takes its time."""
        return bool(
            self._lexicon.is_entry(stem)
            or _DERIVED.search(stem)
            or self._lexicon.attested(stem) >= _KNOWN
            or self._vocabulary.is_word(stem)
        )

    def _is_base_form(self, stem: str) -> bool:
        readings = self._lexicon.stems(stem)
        return not readings or any(
            (entry == stem and not flag) or (flag in _DERIVING and _DERIVED.search(stem))
            for entry, flag in readings
        )

    def _last(self, part: str) -> float | None:
        """Return the log10 probability that a compound ends in `part`; None when it cannot."""
        if part not in self._lasts:
            self._lasts[part] = self._judge_last(part)
        return self._lasts[part]

    def _judge_last(self, part: str) -> float | None:
        if part in self._affixes.suffixes:
            return math.log10(_SUFFIX_USE / _COMPOUNDS)
        if len(part) <= _SHORT and part not in self._affixes.short_last:
            return None
        if part in self._affixes.never_last:
            return None
        zipf = self._lexicon.zipf(part)
        readings = self._lexicon.stems(part)
        if not readings:
            name = self._lexicon.is_simple(part.capitalize())
            known = self._lexicon.attested(part) >= _KNOWN or self._vocabulary.base(part)
            if name or not known:
                return None
            return math.log10(_UNSEEN / _COMPOUNDS) + min(max(zipf, USED) - 3.5, 1.0)
        if _PARTICIPLE.search(part):
            return math.log10(_PARTICIPLE_USE / _COMPOUNDS)
        ends = max(self._usage.endings(entry) for entry in {entry for entry, _ in readings})
        expected = 10 ** (zipf - 3.5)
        return math.log10(max(ends, expected, _UNSEEN) / _COMPOUNDS) - 0.5


@cache
def compounds(language: str) -> Compounds:
    """Return the compound analyser of a language; what it works out is remembered."""
    return Compounds(lexicon(language))


def _joined(split: Split, at: int, link: str) -> str:
    """Return the word of a split with another link after the part at `at`."""
    links = (*split.links[:at], link, *split.links[at + 1 :], "")
    return "".join(part + own for part, own in zip(split.parts, links, strict=True))


def _with_link(head: str) -> list[tuple[str, str]]:
    """Return the ways to read the first part of a compound as stem and link."""
    ways = [(head, "")]
    if head.endswith("s") and len(head) > 3 and head[-2] != "s":
        ways.append((head[:-1], "s"))
    return ways


def _rests(head: str, rest: str) -> list[str]:
    """Return what may follow `head`: as written, or with the consonant that a joint swallowed."""
    options = [rest]
    if len(head) > 2 and head[-1] == head[-2] and head[-1] not in _VOWELS:
        options.append(head[-1] + rest)
    return options
