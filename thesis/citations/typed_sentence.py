"""Citations whose name stands further back in the sentence: «Tjora mener at … (2021, s. 9)»."""

from __future__ import annotations

import re

from thesis.citations.typed_before import GENITIVE, match_before
from thesis.citations.typed_belief import LOCATOR_WORD
from thesis.citations.typed_cluster import Reading, TypedCitation, TypedCluster
from thesis.citations.typed_match import Match, Verdict, with_original
from thesis.citations.typed_parts import read_after
from thesis.citations.typed_work import fold
from thesis.citations.typed_years import YEAR_FIRST, years_in

_SENTENCE_END = re.compile(r"[.!?…][»”]?\s+(?=[«“]?[A-ZÆØÅ])|\n\s*\n")
_WORD = re.compile(r"[^\W\d_][\w’'´-]*\.?")
#: What «et al.», «m.fl.» and «med flere» end in.
_MORE = frozenset({"al", "fl", "mfl", "flere"})
#: Characters of a sentence that are looked through.
_LONGEST = 600


def in_sentence(reading: Reading, group: re.Match[str]) -> TypedCluster | None:
    """Read a year with a place in the work, where the sentence names one work of that year.

    A year alone in parentheses is as often that of an event.
    """
    found = YEAR_FIRST.fullmatch(reading.text, *group.span("inside"))
    years = list(years_in(reading.text, *found.span("years"))) if found else []
    after = read_after(reading.text, found.start("after"), group.end("inside")) if found else None
    if len(years) != 1 or after is None:
        return None
    (year,), (suffix, bare) = years, after
    if not (bare or LOCATOR_WORD.match(reading.text, *suffix)):
        return None
    named = _named_work(reading, group.start(), year.year)
    if named is None:
        return None
    names, match = named
    citation = TypedCitation(
        start=group.start(),
        end=group.end() - 1,
        names=" ".join(names.split()),
        year=year.year,
        match=with_original(match, year),
        prefix=(year.start, year.start),
        suffix=suffix,
        bare_page=bare,
        original=year.original,
    )
    return TypedCluster(*group.span(), opening=group.start(), narrative=True, citations=(citation,))


def _named_work(reading: Reading, end: int, year: str) -> tuple[str, Match] | None:
    """Return the name in the sentence up to `end` that one work of the year has, and the work."""
    begin = max(0, end - _LONGEST)
    for stop in _SENTENCE_END.finditer(reading.text, begin, end):
        begin = stop.end()
    sentence = reading.text[begin:end]
    matched: dict[str, tuple[str, Match]] = {}
    others: set[str] = set()
    for word in _WORD.finditer(sentence):
        last = fold(word[0]).removesuffix(".")
        family = GENITIVE.sub("", last)
        if not {last, family} & reading.works.last_words and last not in _MORE:
            continue
        same_name = reading.works.by_family.get(family, ())
        others.update(work.key for work in same_name if work.year == year[:4])
        named = match_before(reading.works, sentence[: word.end()], year)
        if named and named[1].verdict is Verdict.CERTAIN:
            matched[named[1].works[0].key] = sentence[named[0] : word.end()], named[1]
    alone = len(matched) == 1 and not others - set(matched)
    return next(iter(matched.values())) if alone else None
