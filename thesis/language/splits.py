"""Compounds written as two words («lærer utdanning», «barneverns tjenesten»): særskriving.

Two words side by side are one word split when the first can only begin a compound, or is a noun
that the second does not usually follow, and the joined word is one that is in use. Adjectives,
amounts («en gruppe pasienter»), titles and words that may be a verb where they stand are left
alone: to be silent is better than to flag «norske lærere». Språkrådet: «Særskriving og
samskriving».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thesis.language.affixes import affixes, read_lists
from thesis.language.compounds import compounds
from thesis.language.lexicon import lexicon
from thesis.language.tokens import Token
from thesis.language.verdicts import VerdictCache

#: What the flags of hunspell's Bokmål dictionary say of an entry.
_NOUN = frozenset("ABC")
_NOUN_FORM = frozenset("ABCDEFGHI")
_ADJECTIVE = frozenset("VWX^")
_VERB = frozenset("MSTRY")

_BEFORE = re.compile(r"([^\W\d_]+)[ \n]$")
_AFTER = re.compile(r"[ \n]([^\W\d_]+)")
_LINKED = re.compile(r"(?:ing|het|skap|sjon|tet|dom|nad|else|vern)s$")
_PARTICIPLE = re.compile(r"(?:ert|erte|ede|ettet)$")
_AFTER_PARTICIPLE = frozenset({"på", "til", "mot", "av"})
#: How often at least (Zipf) a joined word is used that settles a doubtful case.
_IN_USE = 1.2
#: The rarest words on the frequency list.
_LISTED = 1.0
#: The scores above which a joined word that no list has is taken for one.
_PRODUCTIVE = -8.9
_LIKELY = -10.0
_LIKELY_SUFFIXED = -11.0
_SHORTEST = 3
_LONGEST = 60
_MANY_COMPOUNDS = 20
_SOME_COMPOUNDS = 8


@dataclass(frozen=True, slots=True)
class SplitCompound:
    """Two words that should be one."""

    start: int
    end: int
    joined: str


class SplitFinder:
    """Finds split compounds in Bokmål. With a `cache` folder, `save` keeps its verdicts."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = None if cache is None else VerdictCache(cache, "splits-nb")
        self._stored = {} if self._cache is None else self._cache.load()
        self._grown = False
        self._lexicon = lexicon("nb")
        self._compounds = compounds("nb")
        self._suffixes = affixes("nb").suffixes
        lists = {name: frozenset(words) for name, words in read_lists("splits-nb.txt").items()}
        self._particles = lists["particles"]
        self._no_first = (lists["no first part"] | lists["before a noun"]) - self._particles
        self._noun_phrase = lists["before a noun phrase"]
        self._verb_phrase = lists["before a verb"]
        self._no_last = lists["no last part"]

    def find(self, text: str, found: Sequence[Token]) -> Iterator[SplitCompound]:
        """Yield the split compounds among the tokens of a text."""
        for at in range(len(found) - 1):
            first, last = found[at], found[at + 1]
            if not _may_join(text, first, last):
                continue
            before, after = _word_before(text, first.start), _word_after(text, last.end)
            if not first.text.islower() and before:
                continue
            if self._judge(before, first.text.lower(), last.text, after):
                yield SplitCompound(first.start, last.end, first.text + last.text)

    def save(self) -> None:
        """Keep the verdicts for the next run."""
        if self._cache is not None and self._grown:
            self._cache.save(self._stored)
            self._grown = False

    def _judge(self, before: str, first: str, last: str, after: str) -> bool:
        """Return the stored verdict where there is one: no dictionary needs to load for it."""
        if last in self._no_last or first in self._no_first or before == "å":
            return False
        key = f"{before} {first} {last} {after}"
        stored = self._stored.get(key)
        if stored is None:
            split = self._is_split(before, first, last, after)
            stored = self._stored[key] = ["split" if split else "apart"]
            self._grown = True
        return stored[0] == "split"

    def _is_split(self, before: str, first: str, last: str, after: str) -> bool:
        """Say whether `first` and `last`, between two other words, are one word."""
        joined = first + last
        if first in self._particles:
            return self._is_split_particle(before, joined)
        if after in _AFTER_PARTICIPLE and _PARTICIPLE.search(last):
            return False
        suffixed = last in self._suffixes
        if not suffixed and (self._is_only_adjective(last) or not self._makes_noun(last, joined)):
            return False
        if first.endswith("s") and not self._flags(first) & _NOUN:
            return self._is_split_after_s(first, joined)
        return self._is_split_noun(before, first, joined, suffixed=suffixed)

    def _is_split_particle(self, before: str, joined: str) -> bool:
        """«god opp følging»: an adverb cannot stand between an adjective and a noun."""
        return (
            (before in self._noun_phrase or self._may_be_adjective(before))
            and self._lexicon.zipf(joined) >= _IN_USE
            and self._is_noun(joined)
        )

    def _is_split_after_s(self, first: str, joined: str) -> bool:
        """«barneverns tjenesten»: a form that is used in compounds only."""
        if self._compounds.links(first).plain < _SOME_COMPOUNDS and not _LINKED.search(first):
            return False
        if self._is_in_use(joined):
            return True
        split = self._compounds.split(joined)
        least = _LIKELY if _LINKED.search(first) else _PRODUCTIVE
        return split is not None and split.score > least

    def _is_split_noun(self, before: str, first: str, joined: str, *, suffixed: bool) -> bool:
        """«lærer utdanning», «miljø vennlig»: a noun in its base form."""
        flags = self._flags(first)
        many = self._compounds.links(first).total >= _MANY_COMPOUNDS
        if not (flags & _NOUN or many):
            return False
        if self._may_be_present(first) and not self._expects_noun(before):
            return False
        if self._may_be_infinitive(first) and before in self._verb_phrase:
            return False
        zipf = self._lexicon.zipf(joined)
        if self._may_be_adjective(first) or not flags & _NOUN:
            return many and zipf >= _IN_USE
        if self._is_in_use(joined):
            return True
        split = self._compounds.split(joined)
        return suffixed and split is not None and split.score > _LIKELY_SUFFIXED

    def _is_in_use(self, word: str) -> bool:
        """Say whether a joined word is used, or is a dictionary's and of productive parts."""
        if self._lexicon.zipf(word) >= _LISTED:
            return True
        split = self._compounds.split(word) if self._lexicon.is_simple(word) else None
        return split is not None and split.score > _PRODUCTIVE

    def _expects_noun(self, before: str) -> bool:
        """Say whether a noun follows `before` rather than a verb."""
        if not before or before in self._verb_phrase:
            return False
        return (
            before in self._noun_phrase
            or self._may_be_adjective(before)
            or not self._is_noun(before)
        )

    def _may_be_present(self, word: str) -> bool:
        """«bruker», «lærer»: also what a verb does."""
        return word.endswith("er") and bool(self._flags(word[:-1]) & _VERB)

    def _may_be_infinitive(self, word: str) -> bool:
        return word.endswith("e") and bool(self._flags(word) & _VERB)

    def _makes_noun(self, last: str, joined: str) -> bool:
        return self._is_noun(last) or self._is_noun(joined)

    def _is_noun(self, word: str) -> bool:
        return any(
            bool(self._flags(entry) & _NOUN) and (not flag or flag in _NOUN_FORM)
            for entry, flag in self._lexicon.stems(word)
        )

    def _may_be_adjective(self, word: str) -> bool:
        return bool(self._flags(word) & _ADJECTIVE) or any(
            flag in _ADJECTIVE for _, flag in self._lexicon.stems(word)
        )

    def _is_only_adjective(self, word: str) -> bool:
        return word.endswith("e") and not self._flags(word) & _NOUN and self._may_be_adjective(word)

    def _flags(self, word: str) -> frozenset[str]:
        return self._lexicon.flags(word)


def _may_join(text: str, first: Token, last: Token) -> bool:
    return (
        first.kind == last.kind == "word"
        and text[first.end : last.start] in {" ", "\n"}
        and last.text.islower()
        and first.text.isalpha()
        and last.text.isalpha()
        and min(len(first.text), len(last.text)) >= _SHORTEST
        and last.end - first.start <= _LONGEST
    )


def _word_before(text: str, offset: int) -> str:
    """Return the word that only a space parts from `offset`, in lower case."""
    match = _BEFORE.search(text, max(0, offset - 40), offset)
    return match[1].lower() if match else ""


def _word_after(text: str, offset: int) -> str:
    match = _AFTER.match(text, offset)
    return match[1].lower() if match else ""
