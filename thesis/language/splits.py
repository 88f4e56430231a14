"""Compounds written as two words («lærer utdanning», «barneverns tjenesten»): særskriving.

Pairs of words that stand side by side are looked for here and judged in `split_judge`. To be silent
is better than to flag «norske lærere». Språkrådet: «Særskriving og samskriving».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thesis.language.split_context import Pair
from thesis.language.split_judge import NEGATION, SplitJudge
from thesis.language.split_lists import split_lists
from thesis.language.tokens import Token
from thesis.language.verdicts import VerdictCache

_SPACES = frozenset((" ", "\n"))
_AFTER = re.compile(r"[ \n]([^\W_]+)(?:[ \n]([^\W_]+))?")
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
        if not first.text.islower() and _word_before(text, first.start):
            return at
        end = at
        if self._is_split(text, first, middle):
            end = at + 1
        elif others and _BOUND.search(middle.text) and _may_join(text, middle, others[0]):
            # «far skaps permisjonen»: neither two are a word.
            whole = first._replace(end=middle.end, text=first.text + middle.text)
            if self._is_first_of_three(first, middle, others[0]) and self._is_split(
                text, whole, others[0]
            ):
                end = at + 2
        while at < end < len(found) - 1 and _may_join(text, found[end], found[end + 1]):
            head = "".join(token.text for token in found[at : end + 1])
            whole = found[end]._replace(start=found[at].start, text=head)
            if not any(self._is_split(text, part, found[end + 1]) for part in (found[end], whole)):
                break
            end += 1
        return end

    def _is_split(self, text: str, first: Token, last: Token) -> bool:
        """Look at the lists first: most words that stand side by side go no further."""
        before, word = _word_before(text, first.start), first.text.lower()
        if self._lists.rule_out(before, word, last.text):
            return False
        return self._is_one_word(self._pair(text, before, first, last))

    def _is_one_word(self, pair: Pair) -> bool:
        """Return the stored verdict where there is one: no dictionary needs to load for it."""
        key = f"{pair.lead} {pair.before} {pair.first} {pair.last} {pair.after} {pair.beyond}"
        return self._stored_verdict(
            f"{key} {pair.verbal:d}{pair.finite:d}", lambda: self._judge.is_one_word(pair)
        )

    def _is_first_of_three(self, first: Token, middle: Token, last: Token) -> bool:
        words = (first.text.lower(), middle.text, last.text)
        return self._stored_verdict("|".join(words), lambda: self._judge.is_first_of_three(*words))

    def _stored_verdict(self, key: str, judge: Callable[[], bool]) -> bool:
        stored = self._stored.get(key)
        if stored is None:
            stored = self._stored[key] = ["split" if judge() else "apart"]
            self._grown = True
        return stored[0] == "split"

    def _pair(self, text: str, before: str, first: Token, last: Token) -> Pair:
        after, beyond = _words_after(text, last.end)
        lead = _word_before(text, first.start - len(before) - 1) if before else ""
        back = text[max(0, first.start - _BACK) : first.start]
        sentence = _SENTENCE.split(back)[-1]
        clause = _CLAUSE.split(sentence)[-1].lower().split()
        return Pair(
            before,
            first.text.lower(),
            last.text,
            after,
            verbal=bool(_VERBAL.search(sentence)),
            lead=lead,
            beyond=beyond if first.text[0].isupper() else "",
            finite=not self._lists.finite.isdisjoint(clause),
        )


def _may_join(text: str, first: Token, last: Token) -> bool:
    return (
        first.kind == last.kind == "word"
        and text[first.end : last.start] in _SPACES
        and last.text.islower()
        and first.text.isalpha()
        and last.text.isalpha()
        and len(first.text) > 1
        and len(last.text) >= _SHORTEST
        and last.end - first.start <= _LONGEST
    )


def _word_before(text: str, offset: int) -> str:
    """Return the word that only a space parts from `offset`, in lower case; "" for none."""
    if text[offset - 1 : offset] not in _SPACES:
        return ""
    start = end = offset - 1
    while start and text[start - 1].isalpha():
        start -= 1
    # «til og med» is an adverb.
    if text[max(0, offset - 11) : offset].lower() == "til og med ":
        return ""
    return text[start:end].lower()


def _words_after(text: str, offset: int) -> tuple[str, str]:
    """Return the two words that only spaces part from `offset`, in lower case; "" for none."""
    match = _AFTER.match(text, offset)
    return (match[1].lower(), (match[2] or "").lower()) if match else ("", "")
