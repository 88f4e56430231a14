"""Compounds written as two words («lærer utdanning», «barneverns tjenesten»): særskriving.

Pairs of words that stand side by side are looked for here and judged in `split_judge`. To be silent
is better than to flag «norske lærere». Språkrådet: «Særskriving og samskriving».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thesis.language.split_context import Pair
from thesis.language.split_judge import NEGATION, SplitJudge
from thesis.language.split_lists import split_lists
from thesis.language.tokens import Token
from thesis.language.verdicts import VerdictCache

_BEFORE = re.compile(r"(?:([^\W\d_]+)[ \n])?([^\W\d_]+)[ \n]$")
_AFTER = re.compile(r"[ \n]([^\W_]+)")
_SENTENCE = re.compile(r"[.:;!?(«]|\n\n")
#: What begins another clause, with a finite verb of its own.
_CLAUSE = re.compile(
    r",|\b(?:og|men|eller|som|at|når|da|då|hvis|viss|dersom|om|fordi|mens|medan|hvordan|korleis|"
    r"hva|kva|hvor|kor|hvem|kven|enn|før|etter|der|det|dette|alt|noe|noko)\b"
)
_VERBAL = re.compile(
    r"\b(?:å|kan|kunne|skal|skulle|vil|ville|må|måtte|bør|burde|la|lar|lot|til og med)\b",
    re.IGNORECASE,
)
#: A prefix that stands alone; one letter is no token.
_LONE = re.compile(rf"(?:^|\s){NEGATION}\s$")
#: A form in -s that may be a first part, and is no definite genitive.
_BOUND = re.compile(r".{3}(?<!en)(?<!et)(?<!ene)(?<!ane)s$")
_SHORTEST = 3
_LONGEST = 60
#: How far back the beginning of a sentence is looked for, in characters.
_BACK = 160


@dataclass(frozen=True, slots=True)
class SplitCompound:
    """Two words or more that should be one."""

    start: int
    end: int
    joined: str


class SplitFinder:
    """Finds split compounds in «nb» or «nn». With a `cache` folder, `save` keeps its verdicts."""

    def __init__(self, language: str = "nb", cache: Path | None = None) -> None:
        self._cache = None if cache is None else VerdictCache(cache, f"splits-{language}")
        self._stored = {} if self._cache is None else self._cache.load()
        self._grown = False
        self._lists = split_lists(language)
        self._judge = SplitJudge(language)

    def find(self, text: str, found: Sequence[Token]) -> Iterator[SplitCompound]:
        """Yield the split compounds among the tokens of a text."""
        for token in found:
            if _LONE.search(text, max(0, token.start - 3), token.start) and token.text.islower():
                pair = Pair("", NEGATION, token.text, "", verbal=False)
                if self._is_one_word(pair):
                    yield SplitCompound(token.start - 2, token.end, NEGATION + token.text)
        at = 0
        while at < len(found) - 1:
            end = self._last_part(text, found, at)
            if end > at:
                joined = "".join(token.text for token in found[at : end + 1])
                yield SplitCompound(found[at].start, found[end].end, joined)
            at = end + 1

    def save(self) -> None:
        """Keep the verdicts for the next run."""
        if self._cache is not None and self._grown:
            self._cache.save(self._stored)
            self._grown = False

    def _last_part(self, text: str, found: Sequence[Token], at: int) -> int:
        """Return which token ends the word that begins at a token: that one, if it is whole."""
        first, middle, *others = found[at : at + 3]
        if not _may_join(text, first, middle):
            return at
        pair = self._pair(text, first, middle)
        if not first.text.islower() and pair.before:
            return at
        end = at
        if self._is_split(pair):
            end = at + 1
        elif others and _may_join(text, middle, others[0]) and _BOUND.search(middle.text):
            # «far skaps permisjonen»: neither two are a word.
            whole = replace(pair, first=pair.first + middle.text, last=others[0].text)
            if self._is_first_of_three(pair, others[0].text) and self._is_split(whole):
                end = at + 2
        while at < end < len(found) - 1 and _may_join(text, found[end], found[end + 1]):
            pair = self._pair(text, found[end], found[end + 1])
            head = "".join(token.text.lower() for token in found[at : end + 1])
            if not self._is_split(pair) and not self._is_split(replace(pair, first=head)):
                break
            end += 1
        return end

    def _is_split(self, pair: Pair) -> bool:
        """Look at the lists first: most words that stand side by side go no further."""
        return not self._lists.rule_out(pair.before, pair.first, pair.last) and self._is_one_word(
            pair
        )

    def _is_one_word(self, pair: Pair) -> bool:
        """Return the stored verdict where there is one: no dictionary needs to load for it."""
        key = f"{pair.lead} {pair.before} {pair.first} {pair.last} {pair.after}"
        return self._stored_verdict(
            f"{key} {pair.verbal:d}{pair.finite:d}", lambda: self._judge.is_one_word(pair)
        )

    def _is_first_of_three(self, pair: Pair, last: str) -> bool:
        return self._stored_verdict(
            f"{pair.first}|{pair.last}|{last}",
            lambda: self._judge.is_first_of_three(pair.first, pair.last, last),
        )

    def _stored_verdict(self, key: str, judge: Callable[[], bool]) -> bool:
        stored = self._stored.get(key)
        if stored is None:
            stored = self._stored[key] = ["split" if judge() else "apart"]
            self._grown = True
        return stored[0] == "split"

    def _pair(self, text: str, first: Token, last: Token) -> Pair:
        lead, before = _words_before(text, first.start)
        back = text[max(0, first.start - _BACK) : first.start]
        sentence = _SENTENCE.split(back)[-1]
        clause = _CLAUSE.split(sentence)[-1].lower().split()
        return Pair(
            before,
            first.text.lower(),
            last.text,
            _word_after(text, last.end),
            verbal=bool(_VERBAL.search(sentence)),
            lead=lead,
            finite=not self._lists.finite.isdisjoint(clause),
        )


def _may_join(text: str, first: Token, last: Token) -> bool:
    return (
        first.kind == last.kind == "word"
        and text[first.end : last.start] in {" ", "\n"}
        and last.text.islower()
        and first.text.isalpha()
        and last.text.isalpha()
        and len(first.text) > 1
        and len(last.text) >= _SHORTEST
        and last.end - first.start <= _LONGEST
    )


def _words_before(text: str, offset: int) -> tuple[str, str]:
    """Return the two words that only spaces part from `offset`, in lower case; "" for none."""
    match = _BEFORE.search(text, max(0, offset - 60), offset)
    # «til og med» is an adverb.
    if match is None or text[max(0, offset - 11) : offset].lower() == "til og med ":
        return "", ""
    return (match[1] or "").lower(), match[2].lower()


def _word_after(text: str, offset: int) -> str:
    match = _AFTER.match(text, offset)
    return match[1].lower() if match else ""
