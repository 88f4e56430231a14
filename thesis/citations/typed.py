"""Citations typed by hand, «(Lossius, 2012, s. 26)», found in text and matched to entries.

Everything here is a function of text and bibliography. The text is masked prose or any other
text; offsets are into it. White space in a citation may hold line ends, and blank lines too, as
text that comes out of a PDF has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.citations.typed_cluster import Reading, TypedCitation, TypedCluster
from thesis.citations.typed_match import Match, Verdict, match_label, match_names, with_original
from thesis.citations.typed_names import names_at_end
from thesis.citations.typed_narrative import named_before, narrative, parts_of
from thesis.citations.typed_parts import IN_ANOTHER, SECONDARY, read_after, read_part
from thesis.citations.typed_sentence import in_sentence
from thesis.citations.typed_undated import act_by_section, numbered_before
from thesis.citations.typed_works import Works
from thesis.citations.typed_years import YEAR_FIRST, years_in

_SESSION = r"\(\d{4}\s?[-–]\s?\d{2,4}\)"
#: What stands in parentheses of its own within a citation: «(FHI)», «(red.)».
_INNER = r"\((?:[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,9}|(?i:reds?|eds?)\.?)\)"
_GROUP = re.compile(rf"\((?P<inside>(?:[^()]|{_SESSION}|{_INNER}){{2,600}})\)")
#: «[Dahl, 2012]», «Dahl [2012]», but no link and nothing with a key in it.
_SQUARE = re.compile(r"\[(?P<inside>[^\[\]()@]{4,600})\](?![\[({:])")
_HAS_YEAR = re.compile(r"\d{4}|\bu\.\s?å\.|\bn\.\s?d\.|\budatert|\but[ea]n\s+år")
_WITHOUT_COMMA = re.compile(r"[^\W\d.]\.?\s+\d{4}")
#: So many names without a comma before the year show that the writer leaves it out.
_ENOUGH = 3


def find_typed(text: str, works: Works) -> Iterator[TypedCluster]:
    """Yield the citations that are typed in `text`, in order.

    «(Glasser 1976)», unknown and without a comma, is one where the text has several like it.
    """
    found = list(_clusters(Reading(text, works)))
    without_comma = {
        citation.names
        for cluster in found
        for citation in cluster.citations
        if citation.loose
        or (cluster.certain and _WITHOUT_COMMA.search(text, citation.start, citation.end))
    }
    for cluster in found:
        loose = any(citation.loose for citation in cluster.citations)
        if not loose or len(without_comma) >= _ENOUGH:
            yield cluster


def _clusters(reading: Reading) -> Iterator[TypedCluster]:
    found = [*_in_parentheses(reading), *_in_square_brackets(reading)]
    yield from sorted(found, key=lambda cluster: cluster.start)


def _in_square_brackets(reading: Reading) -> Iterator[TypedCluster]:
    """Yield what is typed in brackets, where the bibliography has every name of it.

    A year alone, «Dahl [2012]», must be one of that name too: it may be the original's.
    """
    for group in _SQUARE.finditer(reading.text):
        if not _HAS_YEAR.search(group["inside"]):
            continue
        if YEAR_FIRST.match(group["inside"]):
            opened, closed = (reading.text.rfind(sign, 0, group.start()) for sign in "()")
            within = opened > closed
            cluster = None if within else narrative(reading, group)
            doubtful = {Verdict.UNKNOWN, Verdict.OTHER_YEAR}
        else:
            cluster = _parenthetical(reading, group)
            cluster = None if cluster and cluster.narrative else cluster
            doubtful = {Verdict.UNKNOWN}
        if cluster and all(one.match.verdict not in doubtful for one in cluster.citations):
            yield cluster


def _in_parentheses(reading: Reading) -> Iterator[TypedCluster]:
    for group in _GROUP.finditer(reading.text):
        inside = group["inside"]
        if numbered := numbered_before(reading, *group.span()):
            yield TypedCluster(
                numbered.start,
                group.end(),
                group.start(),
                narrative=True,
                citations=(numbered,),
                as_printed=True,
            )
            continue
        if not _HAS_YEAR.search(inside):
            if act := act_by_section(reading, *group.span()):
                yield TypedCluster(*group.span(), group.start(), narrative=False, citations=(act,))
            continue
        cluster = None
        second_hand = SECONDARY.search(inside) or IN_ANOTHER.search(inside)
        if YEAR_FIRST.match(inside) and not second_hand:
            cluster = narrative(reading, group)
        cluster = cluster or _parenthetical(reading, group)
        if cluster is None and second_hand and YEAR_FIRST.match(inside):
            cluster = narrative(reading, group)
        if cluster := cluster or in_sentence(reading, group):
            yield cluster


def _parenthetical(reading: Reading, group: re.Match[str]) -> TypedCluster | None:
    """Read «(Frønes, 2006a, s. 89; 2006b, s. 145; se Dahl, 2012)»."""
    citations: list[TypedCitation] = []
    whole = True
    for start, end in parts_of(group):
        found = list(read_part(reading, start, end))
        if not found and citations:
            found = list(_same_author(reading, citations[-1], start, end))
        whole = whole and bool(found)
        citations += found
    known = any(citation.match.verdict is not Verdict.UNKNOWN for citation in citations)
    if not citations or not (whole or known):
        return None
    cluster = TypedCluster(
        *group.span(), group.start(), narrative=False, citations=tuple(citations), whole=whole
    )
    return named_before(reading, cluster) if len(citations) == 1 else cluster


def _same_author(
    reading: Reading, last: TypedCitation, start: int, end: int
) -> Iterator[TypedCitation]:
    """Read «2006b, s. 145» after another work of the same author."""
    found = YEAR_FIRST.fullmatch(reading.text, start, end)
    after = read_after(reading.text, found.start("after"), end) if found else None
    if found is None or after is None or "," in found["years"]:
        return
    (year,) = years_in(reading.text, *found.span("years"))
    at = year.start
    match = with_original(_rematch(last.names, year.year, reading.works), year)
    yield TypedCitation(
        at, end, last.names, year.year, match, (at, at), *after, original=year.original
    )


def _rematch(names: str, year: str, works: Works) -> Match:
    label = match_label(names, year, works)
    people = names_at_end(names)
    if label or people is None:
        return label or Match(Verdict.UNKNOWN)
    return match_names(people, year, works)
