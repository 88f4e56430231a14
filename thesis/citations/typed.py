"""Citations typed by hand, «(Lossius, 2012, s. 26)», found in text and matched to entries.

Everything here is a function of text and bibliography. The text is masked prose or any other
text; offsets are into it. White space in a citation may hold line ends, and blank lines too, as
text that comes out of a PDF has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thesis.citations.typed_match import Match, Verdict, match_label, match_names
from thesis.citations.typed_names import Names, names_at_end
from thesis.citations.typed_parts import (
    SECONDARY,
    YEAR_FIRST,
    Reading,
    TypedCitation,
    ends_of,
    normal_year,
    read_after,
    read_part,
)
from thesis.citations.typed_works import Work, Works, fold

_SESSION = r"\(\d{4}\s?[-–]\s?\d{2,4}\)"
_GROUP = re.compile(rf"\((?P<inside>(?:[^()]|{_SESSION}){{2,600}})\)")
_HAS_YEAR = re.compile(r"\d{4}|\bu\.\s?å\.|\bn\.\s?d\.")
#: Words before a name, and verbs after the year, that say that someone is being cited.
_CUE_BEFORE = re.compile(r"(?i)\b(?:i?følge|hos|av|according\s+to|by)\s+\Z")
_CUE_AFTER = re.compile(
    r"\s+(?:skriv|hevd|men(?:er|te)|vis(?:er|te)|påpek|pek(?:er|te)|beskriv|beskrev|definer|anslå|"
    r"fant|fann|argumenter|understrek|fremhev|framhev|trekk|forklar|omtal|vektlegg|sier|sa\b|seier|"
    r"kall|presenter|undersøk|konkluder|foreslå|oppsummer|utvikl|drøft|found|argue|suggest|show|"
    r"state|describe|define|claim|explain|propose|conclude|write)"
)
#: The name of a work in the list of references, as in «Lossius, K. (2012).».
_LIST_FORM = re.compile(r"(?:,\s*(?:[A-ZÆØÅ]\.[ -]?)+|(?<!\bal)(?<!fl)[.\]])\s*\Z")
_OWNS = re.compile(r"(?:['’]s?|s|\s+(?:sin|sitt|si|sine))\Z")
_WINDOW = 200


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
    """Yield the citations that are typed in `text`, in order."""
    reading = Reading(text, works)
    for group in _GROUP.finditer(text):
        inside = group["inside"]
        if not (_HAS_YEAR.search(inside)):
            continue
        cluster = None
        if YEAR_FIRST.match(inside) and not SECONDARY.search(inside):
            cluster = _narrative(reading, group)
        cluster = cluster or _parenthetical(reading, group)
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
    return TypedCluster(
        *group.span(), group.start(), narrative=False, citations=tuple(citations), whole=whole
    )


def _parts(group: re.Match[str]) -> Iterator[tuple[int, int]]:
    start = group.start("inside")
    for part in group["inside"].split(";"):
        yield start, start + len(part)
        start += len(part) + 1


def _same_author(
    reading: Reading, last: TypedCitation, start: int, end: int
) -> Iterator[TypedCitation]:
    """Read «2006b, s. 145» after another work of the same author."""
    found = YEAR_FIRST.fullmatch(reading.text, start, end)
    after = read_after(reading.text, found.start("after"), end) if found else None
    if found is None or after is None or "," in found["years"]:
        return
    year = normal_year(found["years"].rpartition("/")[2])
    at = found.start("years")
    match = _rematch(last.names, year, reading.works)
    yield TypedCitation(at, end, last.names, year, match, (at, at), *after)


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
        written = [part.strip().rpartition("/")[2] for part in found["years"].split(",")]
        for number, one in enumerate(written):
            year = normal_year(one)
            last = number == len(written) - 1
            matched = _match_narrative(reading.works, before, year)
            if matched is None:
                return None
            named = named or matched
            at = found.start("years")
            shown = " ".join(before[named[0] :].split())
            suffix, bare = after if last else ((end, end), False)
            citations.append(
                TypedCitation(at, end, shown, year, matched[1], (at, at), suffix, bare)
            )
    if named is None or not _is_said(named, before, reading.text[group.end() :][:40], citations):
        return None
    start = offset + named[0]
    citations[0] = replace(citations[0], start=start)
    work = citations[0].match.works[0] if citations[0].match.works else None
    printed = work is not None and len(citations) == 1 and _as_printed(citations[0].names, work)
    return TypedCluster(
        start,
        group.end(),
        group.start(),
        narrative=True,
        citations=tuple(citations),
        as_printed=printed,
    )


def _match_narrative(
    works: Works, before: str, year: str
) -> tuple[int, Match, Names | None] | None:
    """Return where the name before a parenthesis begins, what it matches, and the people."""
    for start, name in ends_of(before, works.longest_label):
        for written in (name, _OWNS.sub("", name.rstrip())):
            label = match_label(written, year, works)
            if label and (name[:1].isupper() or " " in written.strip() or len(written) > 5):
                return start, label, None
    names = names_at_end(before)
    if names is None:
        return None
    match = match_names(names, year, works)
    if match.verdict is Verdict.UNKNOWN and names.families:
        own = _without_genitive(names)
        again = match_names(own, year, works)
        if again.verdict is not Verdict.UNKNOWN:
            names, match = own, again
    return _start_of_names(before, names, match), match, names


def _without_genitive(names: Names) -> Names:
    families = (*names.families[:-1], _OWNS.sub("", names.families[-1]))
    return replace(names, families=families, owns=True)


def _start_of_names(before: str, names: Names, match: Match) -> int:
    """Return where the first family name begins, after given names and the sentence's words."""
    if not names.families:
        return names.start
    words = list(re.finditer(r"\S+", before[names.start :]))
    extra = int(bool(_CUE_BEFORE.search(f"{words[0][0]} ")))
    if match.works:
        family = match.works[0].families[0] if match.works[0].families else ""
        extra = len(names.families[0].split()) - len(family.split())
    return names.start + words[extra].start() if 0 < extra < len(words) else names.start


def _is_said(
    named: tuple[int, Match, Names | None],
    before: str,
    after: str,
    citations: list[TypedCitation],
) -> bool:
    """Say whether a name with a year in parentheses is a citation.

    Films, events and plans have their year in parentheses too: an unknown single name is one
    only where the words around it say so.
    """
    start, match, names = named
    if match.verdict in {Verdict.CERTAIN, Verdict.AMBIGUOUS}:
        return True
    if names is None:
        return True
    if names.strange or len(names.families) > 1 or names.more:
        return not names.strange
    if any(c.suffix[0] < c.suffix[1] for c in citations):
        return True
    if match.verdict is not Verdict.UNKNOWN:
        return True
    return bool(_CUE_BEFORE.search(before[:start]) or _CUE_AFTER.match(after))


def _as_printed(names: str, work: Work) -> bool:
    """Say whether a typed name is what a style prints for the work in running text."""
    typed = re.sub(r"\s(?:&|and|samt)\s", " og ", names)
    typed = re.sub(r"\b(?:et\.? al\.?|m\.? ?fl\.?)$", "et al.", typed)
    return fold(typed) == fold(work.name.replace(" & ", " og ")) and (
        names[:1] == work.name[:1] or bool(work.families)
    )
