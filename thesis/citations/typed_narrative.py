"""Citations whose name stands in the sentence: «Frønes (2006a, s. 89; 2006b)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from thesis.citations.typed_before import GENITIVE, is_label, match_before
from thesis.citations.typed_belief import LOCATOR_WORD, is_said
from thesis.citations.typed_cluster import Reading, TypedCitation, TypedCluster
from thesis.citations.typed_match import Verdict, with_original
from thesis.citations.typed_parts import ends_of, read_after, with_typed_day
from thesis.citations.typed_work import Work, fold
from thesis.citations.typed_years import YEAR_FIRST, years_in

#: «[FHI]» or «(FHI)» between an organisation's name and the year.
_SHORT_FORM = re.compile(r"\s*[\[(](?P<short>[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,9})[\])]\s*\Z")
#: The name of a work in the list of references, as in «Lossius, K. (2012).».
_LIST_FORM = re.compile(r"(?:,\s*(?:[A-ZÆØÅ]\.[ -]?)+|(?<!\bal)(?<!fl)[.\]])\s*\Z")
#: «Nordahl et al., (2021)»
_COMMA_AFTER = re.compile(r"(\bal\.?|\bfl\.),(\s+)\Z")
#: «Lossius (red.) (2012)»
_ROLE = re.compile(r"(?i)\s*[\[(](?:reds?|eds?)\.?[\])]\s*\Z")
_PLACE_ONLY = re.compile(rf"\s*{LOCATOR_WORD.pattern}[\d\s–-]*f{{0,2}}\.?\s*")
_NAME_ONLY = re.compile(r"[^\d.]*[^\W\d][^\d.]*(?:\bal\.)?\s*")
_WINDOW = 200


def narrative(reading: Reading, group: re.Match[str]) -> TypedCluster | None:
    """Read «Frønes (2006a, s. 89; 2006b)»: the parenthesis begins with a year."""
    parts = list(parts_of(group))
    years = [YEAR_FIRST.fullmatch(reading.text, *part) for part in parts]
    before = reading.text[max(0, group.start() - _WINDOW) : group.start()]
    before = _COMMA_AFTER.sub(lambda comma: f"{comma[1]} {comma[2]}", before)
    short_form = _SHORT_FORM.search(before)
    role = _ROLE.search(before)
    if aside := role or short_form:
        before = f"{before[: aside.start()]:<{len(before)}}"
    short_form = None if role else short_form
    before = before[max(map(before.rfind, "();")) + 1 :]
    if _LIST_FORM.search(before):
        return None
    # «Thagaard(2018)» may be «f(2018)», where no work has that name and year.
    spaced = before[-1:].isspace()
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
            if not spaced and matched[1].verdict is not Verdict.CERTAIN:
                return None
            named = named or matched
            at = found.start("years")
            suffix, bare = after if number == len(written) - 1 else ((end, end), False)
            citation = TypedCitation(
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
            citations.append(with_typed_day(reading, citation))
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


def named_before(reading: Reading, cluster: TypedCluster) -> TypedCluster:
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


def parts_of(group: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the parts between semicolons stand."""
    start = group.start("inside")
    pieces = group["inside"].split(";")
    for number, piece in enumerate(pieces):
        end = start + len(piece)
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        apart = _NAME_ONLY.fullmatch(piece) and YEAR_FIRST.fullmatch(following)
        if apart or _PLACE_ONLY.fullmatch(following):
            # «(Dahl; 2012)», «(Dahl, 2012; s. 3)»: what belongs to one work is one.
            pieces[number + 1] = f"{piece};{following}"
            continue
        yield start, end
        start = end + 1


def _as_printed(names: str, work: Work) -> bool:
    """Say whether a typed name is what a style prints for the work in running text."""
    typed = re.sub(r"\s(?:&|and|samt)\s", " og ", names)
    typed = re.sub(r"\b(?:et\.? al\.?|m\.? ?fl\.?)$", "et al.", typed)
    # «Van der Wel» at the beginning of a sentence is printed «van der Wel» by a style, and so
    # are laws in small letters.
    same_case = names[:1] == work.name[:1] and not work.law
    return fold(typed) == fold(work.name.replace(" & ", " og ")) and same_case
