"""Compounds: is this long word one that Norwegian would form, and how well?

A Norwegian compound is one word: first parts, a link after each (nothing, -s-, or the -e- that
is part of forms such as «barne-»), and a last part that carries the inflection. Which link a first
part takes is settled by use, so it is learnt from the dictionary: «behandling» begins 111 of its
words with -s- and next to none without, which makes «behandlingresultat» a misspelling.

A split's score is a log10 probability: that of a word being a compound, times that of each part
in its place, from how many of the dictionary's compounds begin or end with it. The score can be
weighed against that of a word one edit away. Rules: Norsk referansegrammatikk, on composition;
three equal consonants at a joint are written as two (Språkrådet: «trafikk» + «kork» = «trafikkork»).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from thesis.language.affixes import affixes
from thesis.language.lexicon import Lexicon

#: Compounds in the dictionary, roughly: what counts of parts are shares of.
_COMPOUNDS = 200_000
_IS_COMPOUND = -1.0
_UNSEEN = 0.1
_MAX_PARTS = 5
_SAMPLE = 60
_MIN_PART = 2
#: Nouns whose ending asks for -s- wherever no use of their own says otherwise.
_TAKES_S = re.compile(r"(?:.ing|heit|het|skap|sjon|tet|dom|nad|leik|else|.asj)$")
_VOWELS = "aeiouyæøå"


@dataclass(frozen=True, slots=True)
class Split:
    """A word taken apart. `parts` are as written, without links."""

    parts: tuple[str, ...]
    links: tuple[str, ...]
    score: float
    """log10 probability of the word, as a compound."""


@dataclass(frozen=True, slots=True)
class _Links:
    """How often the dictionary joins a first part directly, and with -s-."""

    plain: int
    s: int

    @property
    def total(self) -> int:
        return self.plain + self.s


class Compounds:
    """The compound analyser over a lexicon. Remembers what it has worked out."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._affixes = affixes(lexicon.language)
        self._links: dict[str, _Links] = {}
        self._firsts: dict[str, bool] = {}
        self._lasts: dict[str, float] = {}
        self._rests: dict[tuple[str, int], Split | None] = {}

    def split(self, word: str) -> Split | None:
        """Return the likeliest way to read a word (in lower case) as a compound, if any."""
        return self._best(word, _MAX_PARTS)

    def first_part(self, part: str) -> float | None:
        """Return the score of a first part with its link, as in «tids- og ressursbruk»."""
        options = [
            score for stem, link in _with_link(part) if (score := self._first(stem, link)) is not None
        ]
        return max(options, default=None)

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

    def _first(self, stem: str, link: str) -> float | None:
        """Return the log10 probability that a compound begins with `stem` and `link`."""
        if not self._is_first(stem):
            return None
        seen = self.links(stem)
        used = seen.s if link else seen.plain
        prior_s = 0.97 if _TAKES_S.search(stem) else 0.25
        if stem[-1] in _VOWELS + "s" and not _TAKES_S.search(stem):
            prior_s = 0.05
        prior = prior_s if link else 1 - prior_s
        share = (used + 2 * prior) / (seen.total + 2)
        usual = max(seen.total, _UNSEEN, self._expected(stem)) / _COMPOUNDS
        return math.log10(usual) + math.log10(share)

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
        if stem in self._affixes.never_first or len(stem) < 2:
            return False
        zipf = self._lexicon.zipf(stem)
        if len(stem) == 2:
            return self._lexicon.is_simple(stem) and self.links(stem).total >= 40 and zipf > 3
        if len(stem) == 3 and not (self._lexicon.is_simple(stem) and self.links(stem).total >= 5):
            return False
        known = self._lexicon.is_simple(stem) or zipf >= 3.0
        if not known:
            return False
        # An inflected form («resultater», «regninga») begins no compound unless use says so.
        return self._is_base_form(stem) or self.links(stem).total >= 8

    def _is_base_form(self, stem: str) -> bool:
        readings = self._lexicon.stems(stem)
        return not readings or any(entry == stem and not flag for entry, flag in readings)

    def links(self, stem: str) -> _Links:
        """Return how the dictionary's compounds that begin with `stem` go on."""
        seen = self._links.get(stem)
        if seen is None:
            seen = self._count_links(stem)
            self._links[stem] = seen
        return seen

    def _count_links(self, stem: str) -> _Links:
        plain = s = 0
        zipf = self._lexicon.zipf
        size = len(stem)
        for word in self._lexicon.starting_with(stem):
            rest = word[size:]
            if len(rest) < 3:
                continue
            direct = zipf(rest)
            after_s = zipf(rest[1:]) if rest[0] == "s" and len(rest) > 3 else 0.0
            if direct < 2.5 and after_s < 2.5:
                continue
            if after_s > direct:
                s += 1
            else:
                plain += 1
        return _Links(plain, s)

    def _last(self, part: str) -> float | None:
        """Return the log10 probability that a compound ends in `part`; None when it cannot."""
        if part in self._lasts:
            score = self._lasts[part]
            return None if score == -math.inf else score
        score = self._judge_last(part)
        self._lasts[part] = -math.inf if score is None else score
        return score

    def _judge_last(self, part: str) -> float | None:
        suffix = self._affixes.suffix_of(part)
        if suffix:
            return math.log10(200 / _COMPOUNDS)
        if len(part) < 2 or part in self._affixes.never_last:
            return None
        zipf = self._lexicon.zipf(part)
        readings = self._lexicon.stems(part)
        if not readings:
            if zipf < 3.5 or len(part) < 4:
                return None
            return math.log10(_UNSEEN / _COMPOUNDS) + min(zipf - 3.5, 1.0)
        ends = max(self._endings(entry) for entry in {entry for entry, _ in readings})
        if len(part) <= 3 and (ends < 30 or zipf < 3):
            return None
        expected = 10 ** (zipf - 3.5)
        return math.log10(max(ends, expected, _UNSEEN) / _COMPOUNDS) - 0.5


    def _endings(self, entry: str) -> float:
        """Return how many of the dictionary's compounds end in an entry (a sample, scaled)."""
        words = [w for w in self._lexicon.words_ending_in(entry) if len(w) > len(entry) + 1]
        step = len(words) // _SAMPLE + 1
        sample = words[::step]
        zipf = self._lexicon.zipf
        compounds = sum(
            1
            for word in sample
            if zipf(head := word[: -len(entry)]) >= 3.0
            or (head[-1] == "s" and zipf(head[:-1]) >= 3.0)
            or head in self._affixes.prefixes
        )
        return compounds * step


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
