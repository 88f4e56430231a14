"""One citation as it is typed between parentheses: «se Lossius, 2012, s. 26»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thesis.citations.typed_belief import BRACKETED, LEAD, LOCATOR_WORD, Belief, believe
from thesis.citations.typed_cluster import Reading, TypedCitation
from thesis.citations.typed_dates import DAY, leading_day
from thesis.citations.typed_match import (
    Match,
    Verdict,
    match_beginning,
    match_label,
    match_names,
    with_day,
    with_original,
)
from thesis.citations.typed_names import Names, inverted_names, names_at_end
from thesis.citations.typed_works import INTRODUCED, Works, bare_number
from thesis.citations.typed_years import YEARS, years_in

_BEFORE_YEAR = re.compile(
    rf"(?P<before>[^\d]*?[^\W\d][.\])»”\"]{{0,2}})(?P<gap>\s*[,;][»”\"]?\s*|\s+)"
    rf"(?:(?P<day>{DAY}),?\s+)?(?P<years>{YEARS})(?P<after>.*)",
    re.DOTALL,
)
#: «referert i»: the work that was read follows.
SECONDARY = re.compile(
    r"(?:(?:re)?f[øe]re?r?ert|sitert|henvist|gjengitt|gjengjeve|omtalt|attgjeve|vist|nevnt|brukt|"
    r"presentert|beskrevet)(?:\s+til)?\s+(?:i|hos|av|etter|frå|fra)\s+|"
    r"(?:as\s+)?(?:cited|quoted|referenced|discussed)\s+(?:in|by)\s+",
    re.IGNORECASE,
)
#: «Foucault, 1977, i Freire, 1999» says the same, where the second work is known.
IN_ANOTHER = re.compile(r"(?<=\d)[a-z]?,?\s+(?:i|hos|in)\s+(?=[A-ZÆØÅ])")
_OFFICIAL = re.compile(
    r"\s*(?:NOU\s+\d{4}\s*:\s*\d+|(?:Meld\.\s?St\.|St\.\s?meld\.|Prop\.|Ot\.\s?prp\.|Innst\.)"
    r"[^()\d]{0,6}\d+[^()\d]{0,4}\(\d{4}\s?[-–]\s?\d{2,4}\))\s*"
)
_ANY_YEAR = re.compile(r"\d{4}")
#: «(red.)» after the names of editors.
_EDITED = re.compile(r"(?i)\s*,?\s*(?:[(\[]\s*(?:reds?|eds?)\.?\s*[)\]]|\b(?:red|eds?)\.)\s*\Z")
#: «Dahl 2012 og Hansen 2017»
_JOINED = re.compile(r"(?:og|and|&)\s+(?=[A-ZÆØÅ])")
_OPENING_MARKS = {"«", "“", '"'}
_PRIVATE = re.compile(
    r"(?i)person\w+\s+(?:kommunikasjon|communication)|e-?post|telefonsamtale|intervju|informant"
)


def read_part(reading: Reading, start: int, end: int) -> Iterator[TypedCitation]:
    """Yield the citations of one part between semicolons; nothing when it is something else.

    A part holds several when one author's years are joined («Wassmo, 2003, 2006») or commas stand
    for semicolons («Dahl, 2012, Martinsen, 2004»).
    """
    text = reading.text[start:end]
    if _PRIVATE.search(text):
        return
    secondary = next(reversed(list(SECONDARY.finditer(text))), None)
    another = None if secondary else IN_ANOTHER.search(text)
    if another and _known(_named(reading, start + another.end(), end)):
        secondary = another
    begin = secondary.end() if secondary else 0
    found = _numbered(reading, start + begin, end) or _named(reading, start + begin, end)
    for number, citation in enumerate(found):
        prefix = citation.prefix
        primary = ""
        if secondary and number == 0:
            prefix = (start, max(prefix[1], start + begin))
            primary = text[: secondary.start()].strip(" ,\n")
        start_of_all = min(prefix[0], citation.start)
        yield replace(citation, prefix=prefix, primary=primary, start=start_of_all)


def _known(citations: list[TypedCitation]) -> bool:
    return bool(citations) and citations[0].match.verdict is not Verdict.UNKNOWN


def _numbered(reading: Reading, start: int, end: int) -> list[TypedCitation]:
    """Read «NOU 2016: 16, s. 10», which has its year in the number."""
    text = reading.text[start:end]
    lead = LEAD.match(text)
    begin = lead.end() if lead else 0
    pieces = text[begin:].split(",")
    name, used, work = pieces[0], 1, None
    # «Meld. St. 26, 2014–2015, s. 3» has a comma in its number.
    for used in (2, 1):
        name = ",".join(pieces[:used])
        work = reading.works.numbered.get(bare_number(name))
        if work:
            break
    if work is None and not _OFFICIAL.fullmatch(name):
        return []
    after = start + begin + len(name)
    if work and len(pieces) > used and pieces[used].strip() == work.year:
        after += 1 + len(pieces[used])  # the year again: «NOU 2009: 22, 2009»
    match = Match(Verdict.CERTAIN, (work,)) if work else Match(Verdict.UNKNOWN)
    year = work.year if work else _ANY_YEAR.findall(name)[-1]
    prefix = _trimmed(reading.text, start, start + begin)
    suffix = _trimmed(reading.text, after, end)
    return [TypedCitation(start, end, " ".join(name.split()), year, match, prefix, suffix)]


def _named(reading: Reading, start: int, end: int) -> list[TypedCitation]:
    text = reading.text[start:end]
    found = _BEFORE_YEAR.match(text)
    if found is None:
        return []
    after = read_after(reading.text, start + found.start("after"), end)
    if after is None:
        return []
    suffix, bare = after
    years = list(years_in(reading.text, *(start + at for at in found.span("years"))))
    before = found["before"]
    comma = bool(found["gap"].strip())
    matched = _match_before(reading.works, before, years[0].year)
    if matched is None:
        return []
    belief = believe(matched, before, reading.text[slice(*suffix)], comma=comma)
    if belief is Belief.NONE or (found["day"] and not matched[1].works):
        return []
    name_start, match, names = matched
    more: list[TypedCitation] = []
    following = _following(reading, *suffix)
    if following:
        suffix, more = following
    if _JOINED.match(reading.text, *suffix):
        return []
    prefix = _stripped(reading.text, start, start + name_start)
    shown = " ".join(before[name_start:].split())
    introduced = INTRODUCED.search(shown)
    citations = []
    for number, one in enumerate(years):
        last = number == len(years) - 1
        again = match if number == 0 else _again(reading.works, shown, names, one.year)
        citations.append(
            TypedCitation(
                start=start if number == 0 else one.start,
                end=suffix[1] if last else one.end,
                names=shown,
                year=one.year,
                match=with_original(again, one),
                prefix=prefix if number == 0 else (one.end, one.end),
                suffix=suffix if last else (one.end, one.end),
                bare_page=bare and last,
                original=one.original,
                loose=belief is Belief.LOOSE,
                short=introduced["short"] if introduced else "",
            )
        )
    if not found["day"]:
        citations[-1] = with_typed_day(reading, citations[-1])
        return citations + more
    match, same = with_day(citations[-1].match, found["day"])
    citations[-1] = replace(citations[-1], match=match, day=found["day"])
    # A day before the year has no place in what is written instead, unless the entry has it.
    return citations + more if same or match.verdict is not Verdict.CERTAIN else []


def with_typed_day(reading: Reading, citation: TypedCitation) -> TypedCitation:
    """Return a citation held against the day that its suffix begins with.

    The day goes where the entry has the same: a citation prints the year only.
    """
    start, end = citation.suffix
    day, length = leading_day(reading.text[start:end])
    if not day:
        return citation
    match, same = with_day(citation.match, day)
    suffix = _trimmed(reading.text, start + length, end) if same else citation.suffix
    return replace(citation, match=match, day=day, suffix=suffix)


def _again(works: Works, shown: str, names: Names | None, year: str) -> Match:
    """Match the same names with another year."""
    label = match_label(shown, year, works)
    if label:
        return label
    return match_names(names, year, works) if names else Match(Verdict.UNKNOWN)


def _match_before(works: Works, before: str, year: str) -> tuple[int, Match, Names | None] | None:
    """Return where the name before a year begins, what it matches, and the names of people."""
    for begin, name in ends_of(before, works.longest_label):
        for written in (name, BRACKETED.sub("", name)):
            label = match_label(written, year, works)
            if label and may_name(written, label):
                return begin - (before[:begin][-1:] in _OPENING_MARKS), label, None
    names = inverted_names(before) or names_at_end(_EDITED.sub("", before))
    lead = LEAD.match(before)
    if names is None or not (match := match_names(names, year, works)).works:
        begin = lead.end() if lead else 0
        begun = match_beginning(BRACKETED.sub("", before[begin:]), year, works)
        if begun or names is None:
            return begin, begun or Match(Verdict.UNKNOWN), None
    lead = LEAD.match(before, names.start)
    return (lead.end() if lead else names.start), match, names


def may_name(written: str, label: Match) -> bool:
    """Say whether a name that matches was meant as one: only laws begin with a small letter."""
    first = written.lstrip('«“"')[:1]
    return not first.islower() or any(w.law or w.name[:1].islower() for w in label.works)


def ends_of(text: str, most: int) -> Iterator[tuple[int, str]]:
    """Yield the endings of `text` that begin with a word, the longest first, with their offsets."""
    starts = [found.start() for found in re.finditer(r"(?<![\w@-])\w", text)]
    for start in starts[-max(most, 1) * 2 :]:
        yield start, text[start:]


def read_after(text: str, start: int, end: int) -> tuple[tuple[int, int], bool] | None:
    """Return where the suffix after a year stands and whether it is a page without a word.

    None when what follows shows that the year was no citation's: «2012–2022», «2012 og 2014».
    """
    after = text[start:end].lstrip()
    if not after:
        return (end, end), False
    sign = after[0]
    begin = end - len(after)
    if sign in ",;":
        return _trimmed(text, begin + 1, end), False
    if sign == ":" and re.match(r":\s*\d", after):
        return _trimmed(text, begin + 1, end), True
    if LOCATOR_WORD.match(after) or _JOINED.match(after):
        return _trimmed(text, begin, end), False
    return None


def _following(
    reading: Reading, start: int, end: int
) -> tuple[tuple[int, int], list[TypedCitation]] | None:
    """Return the rest of a suffix, and the citations that stand in it after a comma or «og»."""
    text = reading.text[start:end]
    for found in re.finditer(r"(?:^|,\s*|(?:^|\s+)(?:og|and|&)\s+)(?=[A-ZÆØÅ])", text):
        more = [
            citation
            for citation in _named(reading, start + found.end(), end)
            if citation.match.verdict is not Verdict.UNKNOWN
        ]
        if more:
            return _trimmed(reading.text, start, start + found.start()), more
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == ","):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where words before a name stand: the comma of «e.g.,» belongs to them."""
    begin, last = _trimmed(text, start, end)
    comma = re.compile(r"\s*,").match(text, last, end) if begin < last else None
    return begin, comma.end() if comma else last
