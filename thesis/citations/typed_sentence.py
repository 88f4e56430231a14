"""Citations whose name stands further back in the sentence: «Tjora mener at … (2021, s. 9)»."""

from __future__ import annotations

import re

from thesis.citations.typed_before import GENITIVE, match_before
from thesis.citations.typed_belief import LOCATOR_WORD
from thesis.citations.typed_cluster import Reading, TypedCitation, TypedCluster
from thesis.citations.typed_match import Verdict, with_original
from thesis.citations.typed_parts import read_after
from thesis.citations.typed_work import fold
from thesis.citations.typed_years import YEAR_FIRST, years_in

_SENTENCE_END = re.compile(r"[.!?…][»”]?\s+(?=[«“]?[A-ZÆØÅ])|\n\s*\n")
_WORD = re.compile(r"[^\W\d_][\w’'´-]*\.?")
_LONGEST = 600
"""Characters of a sentence that are looked through."""


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
    begin = max(0, group.start() - _LONGEST)
    for end in _SENTENCE_END.finditer(reading.text, begin, group.start()):
        begin = end.end()
    sentence = reading.text[begin : group.start()]
    matched = {}
    others: set[str] = set()
    for word in _WORD.finditer(sentence):
        family = fold(GENITIVE.sub("", word[0]))
        same_name = reading.works.by_family.get(family, ())
        others.update(work.key for work in same_name if work.year == year.year[:4])
        named = match_before(reading.works, sentence[: word.end()], year.year)
        if named and named[1].verdict is Verdict.CERTAIN:
            matched[named[1].works[0].key] = sentence[named[0] : word.end()], named[1]
    if len(matched) != 1 or others - set(matched):
        return None
    ((names, match),) = matched.values()
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
