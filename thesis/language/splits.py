"""Compounds written as two words («lærer utdanning», «barneverns tjenesten»): særskriving.

Pairs of words that stand side by side are looked for here and judged in `split_judge`. To be silent
is better than to flag «norske lærere». Språkrådet: «Særskriving og samskriving».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thesis.language.split_context import Pair
from thesis.language.split_judge import NEGATION, SplitJudge
from thesis.language.split_lists import split_lists
from thesis.language.tokens import Token
from thesis.language.verdicts import VerdictCache

_BEFORE = re.compile(r"([^\W\d_]+)[ \n]$")
_AFTER = re.compile(r"[ \n]([^\W\d_]+)")
_SENTENCE = re.compile(r"[.:;!?(«]|\n\n")
_VERBAL = re.compile(
    r"\b(?:å|kan|kunne|skal|skulle|vil|ville|må|måtte|bør|burde|la|lar|lot|til og med)\b",
    re.IGNORECASE,
)
#: A prefix that stands alone; one letter is no token.
_LONE = re.compile(rf"(?:^|\s){NEGATION}\s$")
_SHORTEST = 3
_LONGEST = 60
#: How far back the beginning of a sentence is looked for, in characters.
_BACK = 160


@dataclass(frozen=True, slots=True)
class SplitCompound:
    """Two words that should be one."""

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
        for at in range(len(found) - 1):
            first, last = found[at], found[at + 1]
            if not _may_join(text, first, last):
                continue
            before = _word_before(text, first.start)
            if not first.text.islower() and before:
                continue
            if self._lists.rule_out(before, first.text.lower(), last.text):
                continue
            if self._is_one_word(_pair(text, before, first, last)):
                yield SplitCompound(first.start, last.end, first.text + last.text)

    def save(self) -> None:
        """Keep the verdicts for the next run."""
        if self._cache is not None and self._grown:
            self._cache.save(self._stored)
            self._grown = False

    def _is_one_word(self, pair: Pair) -> bool:
        """Return the stored verdict where there is one: no dictionary needs to load for it."""
        key = f"{pair.before} {pair.first} {pair.last} {pair.after} {pair.verbal}"
        stored = self._stored.get(key)
        if stored is None:
            split = self._judge.is_one_word(pair)
            stored = self._stored[key] = ["split" if split else "apart"]
            self._grown = True
        return stored[0] == "split"


def _pair(text: str, before: str, first: Token, last: Token) -> Pair:
    back = text[max(0, first.start - _BACK) : first.start]
    sentence = _SENTENCE.split(back)[-1]
    return Pair(
        before,
        first.text.lower(),
        last.text,
        _word_after(text, last.end),
        bool(_VERBAL.search(sentence)),
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


def _word_before(text: str, offset: int) -> str:
    """Return the word that only a space parts from `offset`, in lower case."""
    match = _BEFORE.search(text, max(0, offset - 40), offset)
    # «til og med» is an adverb.
    if match is None or text[max(0, offset - 11) : offset].lower() == "til og med ":
        return ""
    return match[1].lower()


def _word_after(text: str, offset: int) -> str:
    match = _AFTER.match(text, offset)
    return match[1].lower() if match else ""
