"""Works that are typed without a year: publications by their number, acts by their sections.

«I Meld. St. 26 (2014–2015, s. 3) står det», «(barnevernsloven § 1-3)».
"""

from __future__ import annotations

import re

from thesis.citations.typed_belief import LOCATOR_WORD
from thesis.citations.typed_cluster import Reading, TypedCitation
from thesis.citations.typed_match import Match, Verdict
from thesis.citations.typed_work import fold
from thesis.citations.typed_works import bare_number

#: «NOU 2016: 16», «Prop. 133 L», «Meld. St. 26 (2014–2015)» before a parenthesis.
_NUMBER = re.compile(
    r"(?<!\w)(?P<number>(?P<nou>NOU\s+\d{4}\s*:\s*\d+)|"
    r"(?:Meld\.\s?St\.|St\.\s?(?:meld|prp)\.|Prop\.|Ot\.\s?prp\.|Innst\.)\s*(?:nr\.?\s*)?\d+"
    r"(?:\s+[LSO](?:\s?\+\s?[LSO])?)?(?P<session>\s*\(\d{4}\s?[-–]\s?\d{2,4}\))?)\s+\Z"
)
_ACT = re.compile(
    r"\((?P<lead>\s*(?:se|sjå|jfr?\.?|see|cf\.)\s+)?\s*(?P<name>[^\W\d][^\d§;,()]{3,80}?)\s*,?\s*"
    r"(?P<sections>§§?\s*\d[^();]*?)\s*\)"
)
_SESSION_FIRST = re.compile(r"\s*(?P<session>\d{4}\s?[-–]\s?\d{2,4})\s*,\s*(?=\S)")
#: «NOU 2016: 16 (2016, s. 10)»
_YEAR_AGAIN = re.compile(r"\s*\d{4}\s*,\s*")
_YEAR = re.compile(r"\d{4}")
#: So many characters before a parenthesis hold the longest number.
_NEAR = 60


def numbered_before(reading: Reading, opening: int, end: int) -> TypedCitation | None:
    """Read a publication's number before a parenthesis that names a place in it.

    `opening` and `end` are where the parenthesis begins and ends. Without a place the number is
    only a mention of the publication, as a text has many.
    """
    before = reading.text[max(0, opening - _NEAR) : opening]
    found = _NUMBER.search(before)
    if found is None:
        return None
    name, at = found["number"], opening + 1
    if not (found["nou"] or found["session"]):
        session = _SESSION_FIRST.match(reading.text, at, end - 1)
        if session is None:
            return None
        name, at = f"{name} ({session['session']})", session.end()
    elif again := _YEAR_AGAIN.match(reading.text, at, end - 1):
        at = again.end()
    place = reading.text[at : end - 1].strip()
    if not LOCATOR_WORD.match(place):
        return None
    work = reading.works.numbered.get(bare_number(name))
    match = Match(Verdict.CERTAIN, (work,)) if work else Match(Verdict.UNKNOWN)
    start = opening - len(before) + found.start()
    begin = reading.text.index(place, at)
    return TypedCitation(
        start=start,
        end=end - 1,
        names=" ".join(name.split()),
        year=work.year if work else _YEAR.findall(name)[-1],
        match=match,
        prefix=(start, start),
        suffix=(begin, begin + len(place)),
    )


def act_by_section(reading: Reading, opening: int, end: int) -> TypedCitation | None:
    """Read «(barnevernsloven § 1-3)», where the bibliography has one act of that name."""
    found = _ACT.fullmatch(reading.text, opening, end)
    works = reading.works.by_label.get(fold(found["name"]), []) if found else []
    if found is None or len(works) != 1 or not works[0].law:
        return None
    start = opening + 1
    return TypedCitation(
        start=start,
        end=end - 1,
        names=" ".join(found["name"].split()),
        year=works[0].year,
        match=Match(Verdict.CERTAIN, (works[0],)),
        prefix=found.span("lead") if found["lead"] else (start, start),
        suffix=found.span("sections"),
    )
