"""Citations typed by hand, «(Lossius, 2012, s. 26)», found in text and matched to entries.

Everything here is a function of text and bibliography. The text is masked prose or any other
text; offsets are into it. White space in a citation may hold line ends, and blank lines too, as
text that comes out of a PDF has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thesis.citations.typed_before import GENITIVE, is_label, match_before
from thesis.citations.typed_belief import is_said
from thesis.citations.typed_match import Match, Verdict, match_label, match_names
from thesis.citations.typed_names import names_at_end
from thesis.citations.typed_parts import (
    IN_ANOTHER,
    SECONDARY,
    Reading,
    TypedCitation,
    ends_of,
    read_after,
    read_part,
    with_original,
)
from thesis.citations.typed_undated import act_by_section, numbered_before
from thesis.citations.typed_work import Work, fold
from thesis.citations.typed_works import Works
from thesis.citations.typed_years import YEAR_FIRST, years_in

_SESSION = r"\(\d{4}\s?[-–]\s?\d{2,4}\)"
#: What stands in parentheses of its own within a citation: «(FHI)», «(red.)».
_INNER = r"\((?:[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,9}|(?i:reds?|eds?)\.?)\)"
_GROUP = re.compile(rf"\((?P<inside>(?:[^()]|{_SESSION}|{_INNER}){{2,600}})\)")
#: «[Dahl, 2012]», but no link and nothing with a key in it.
_SQUARE = re.compile(r"\[(?P<inside>[^\[\]()@]{6,600})\](?![\[({:])")
#: «[FHI]» or «(FHI)» between an organisation's name and the year.
_SHORT_FORM = re.compile(r"\s*[\[(](?P<short>[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,9})[\])]\s*\Z")
_HAS_YEAR = re.compile(r"\d{4}|\bu\.\s?å\.|\bn\.\s?d\.")
#: The name of a work in the list of references, as in «Lossius, K. (2012).».
_LIST_FORM = re.compile(r"(?:,\s*(?:[A-ZÆØÅ]\.[ -]?)+|(?<!\bal)(?<!fl)[.\]])\s*\Z")
#: «Nordahl et al., (2021)»
_COMMA_AFTER = re.compile(r"(\bal\.?|\bfl\.),(\s+)\Z")
_NAME_ONLY = re.compile(r"[^\d.]*[^\W\d][^\d.]*(?:\bal\.)?\s*")
_WINDOW = 200
_WITHOUT_COMMA = re.compile(r"[^\W\d.]\.?\s+\d{4}")
#: So many names without a comma before the year show that the writer leaves it out.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class TypedCluster:
    """What is typed as one: «(Dahl, 2012; Martinsen, 2004)», «Dai et al. (2020)»."""

    start: int
    end: int
    opening: int
    """Where the parenthesis opens; in a narrative cluster the name stands before."""
    narrative: bool
    citations: tuple[TypedCitation, ...]
    as_printed: bool = False
    """In a narrative cluster: the name is what a citation style prints, no more and no less."""
    whole: bool = True
    """False when something else stands among the citations: «(Dahl, 2012; egen utheving)»."""

    @property
    def certain(self) -> bool:
        """Whether there is no doubt which works are meant."""
        return all(c.match.verdict is Verdict.CERTAIN for c in self.citations)


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
    """Yield what is typed in brackets, where the bibliography has every name of it."""
    for group in _SQUARE.finditer(reading.text):
        cluster = _parenthetical(reading, group) if _HAS_YEAR.search(group["inside"]) else None
        verdicts = {citation.match.verdict for citation in cluster.citations} if cluster else set()
        if cluster and not cluster.narrative and Verdict.UNKNOWN not in verdicts:
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
            cluster = _narrative(reading, group)
        cluster = cluster or _parenthetical(reading, group)
        if cluster is None and second_hand and YEAR_FIRST.match(inside):
            cluster = _narrative(reading, group)
        if cluster:
            yield cluster


def _parenthetical(reading: Reading, group: re.Match[str]) -> TypedCluster | None:
    """Read «(Frønes, 2006a, s. 89; 2006b, s. 145; se Dahl, 2012)»."""
    citations: list[TypedCitation] = []
    whole = True
    for start, end in _parts(group):
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
    return _named_before(reading, cluster) if len(citations) == 1 else cluster


def _named_before(reading: Reading, cluster: TypedCluster) -> TypedCluster:
    """Read «Folkehelseinstituttet (FHI, 2018)»: the sentence has the name that is shortened."""
    (citation,) = cluster.citations
    labels = {label for work in citation.match.works for label in work.labels}
    named = fold(citation.names) in reading.works.by_label
    if not named or citation.prefix[0] < citation.prefix[1]:
        return cluster
    begin = max(0, cluster.start - _WINDOW)
    before = reading.text[begin : cluster.start]
    for start, name in ends_of(before, reading.works.longest_label):
        written = name.rstrip()
        if fold(written) == fold(citation.names):
            break
        if fold(written) in labels or fold(GENITIVE.sub("", written)) in labels:
            work = citation.match.works[0]
            introduced = replace(
                citation,
                names=" ".join(written.split()),
                start=begin + start,
                short=citation.names,
            )
            return replace(
                cluster,
                start=begin + start,
                narrative=True,
                citations=(introduced,),
                as_printed=_as_printed(introduced.names, work),
                # A name in another form, with its abbreviation after it, is a person's to mend.
                whole=_as_printed(introduced.names, work),
            )
    return cluster


def _parts(group: re.Match[str]) -> Iterator[tuple[int, int]]:
    start = group.start("inside")
    pieces = group["inside"].split(";")
    for number, piece in enumerate(pieces):
        end = start + len(piece)
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        if _NAME_ONLY.fullmatch(piece) and YEAR_FIRST.fullmatch(following):
            # «(Dahl; 2012)»: the name and its year are one.
            pieces[number + 1] = f"{piece};{following}"
            continue
        yield start, end
        start = end + 1


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


def _narrative(reading: Reading, group: re.Match[str]) -> TypedCluster | None:
    """Read «Frønes (2006a, s. 89; 2006b)»: the parenthesis begins with a year."""
    parts = list(_parts(group))
    years = [YEAR_FIRST.fullmatch(reading.text, *part) for part in parts]
    before = reading.text[max(0, group.start() - _WINDOW) : group.start()]
    before = _COMMA_AFTER.sub(lambda comma: f"{comma[1]} {comma[2]}", before)
    short_form = _SHORT_FORM.search(before)
    if short_form:
        before = f"{before[: short_form.start()]:<{len(before)}}"
    before = before[max(map(before.rfind, "();")) + 1 :]
    if not before[-1:].isspace() or _LIST_FORM.search(before):
        return None
    offset = group.start() - len(before)
    citations: list[TypedCitation] = []
    named = None
    for found, (_, end) in zip(years, parts, strict=True):
        after = read_after(reading.text, found.start("after"), end) if found else None
        if found is None or after is None:
            return None
        written = list(years_in(reading.text, *found.span("years")))
        for number, year in enumerate(written):
            matched = match_before(reading.works, before, year.year)
            if matched is None or (short_form and matched[2]):
                return None
            named = named or matched
            at = found.start("years")
            suffix, bare = after if number == len(written) - 1 else ((end, end), False)
            citations.append(
                TypedCitation(
                    start=at,
                    end=end,
                    names=" ".join(before[named[0] :].split()),
                    year=year.year,
                    match=with_original(matched[1], year),
                    prefix=(at, at),
                    suffix=suffix,
                    bare_page=bare,
                    original=year.original,
                    short=short_form["short"] if short_form else "",
                )
            )
    if named is None:
        return None
    begun, match, people = named
    located = any(c.suffix[0] < c.suffix[1] for c in citations)
    around = before[:begun], reading.text[group.end() :][:40]
    if not is_said(match, people, around, located=located):
        return None
    start = offset + begun
    citations[0] = replace(citations[0], start=start)
    work = citations[0].match.works[0] if citations[0].match.works else None
    printed = work is not None and len(citations) == 1 and _as_printed(citations[0].names, work)
    if work and work.families and people and people.given(0, work.families[0], reading.works.words):
        # «Anne Moe (2011)»: where there are two of the name, a style prints «A. Moe».
        printed = False
    return TypedCluster(
        start,
        group.end(),
        group.start(),
        narrative=True,
        citations=tuple(citations),
        as_printed=printed,
        # Between «Bronfenbrenners» and the year stands what a person must look at.
        whole=people is not None or is_label(citations[0].names, reading.works),
    )


def _as_printed(names: str, work: Work) -> bool:
    """Say whether a typed name is what a style prints for the work in running text."""
    typed = re.sub(r"\s(?:&|and|samt)\s", " og ", names)
    typed = re.sub(r"\b(?:et\.? al\.?|m\.? ?fl\.?)$", "et al.", typed)
    # «Van der Wel» at the beginning of a sentence is printed «van der Wel» by a style, and so
    # are laws in small letters.
    same_case = names[:1] == work.name[:1] and not work.law
    return fold(typed) == fold(work.name.replace(" & ", " og ")) and same_case
