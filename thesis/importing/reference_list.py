"""A reference list that was typed by hand, read as Norsk APA-manual lays references out.

What does not have that form is not guessed at: it is listed for the student.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from thesis.bibliography import Bibliography
from thesis.bibtex import read_bibliography
from thesis.citations.typed_match import Verdict, match_label, match_names
from thesis.citations.typed_names import Names
from thesis.citations.typed_work import fold
from thesis.citations.typed_works import Works, bare_number
from thesis.importing.dates import day_in_year
from thesis.importing.reference_forms import LAW, read_work
from thesis.importing.skeletons import make_key, short_name
from thesis.source import Source

_REFERENCE = re.compile(
    r"(?P<who>.{2,600}?)\s*\((?P<year>(?:1[4-9]|20)\d\d[a-z]?|u\.\s?å\.(?:-[a-z])?)"
    r"(?:,\s*(?P<day>[^()]*))?\)\.?\s+(?P<rest>.+)",
    re.DOTALL,
)
#: «Meld. St. 23 (2022–2023). Tittel. Departement.», «NOU 2016: 16. (2016). …»
_OFFICIAL = re.compile(
    r"(?P<number>NOU\s*(?P<nou>\d{4})\s*:\s*\d+|(?:Meld\.\s*St\.|St\.\s*meld\.|Prop\.|Ot\.\s*prp\.|"
    r"Innst\.)[^()]*\(\d{4}\s*[-–]\s*(?P<session>\d{4})\))\.?\s+(?:\((?P<year>\d{4})\)\.?\s+)?"
    r"(?P<title>.+?)(?:\.\s+(?P<institution>[^.]+))?\.?"
)
_EDITORS = re.compile(r"\s*\((?:Red|Eds?|red)\.\)\.?$")
_PERSON = re.compile(
    r"(?:(?:og|and)\s+)?(?P<last>[^,&]+?),\s*(?P<first>(?:[A-ZÆØÅ][a-z]?\.[ -]?)+)"
)
_OTHERS = re.compile(r",?\s+(?:et al|mfl)$")
_BETWEEN = re.compile(r"\s*(?:,|&|\bog\b|\band\b)\s*")
_URL = re.compile(
    r"\s*(?:(?:Hentet|Henta|Lastet ned|Tilgjengelig|Retrieved|Available)\b.{0,40}?"
    r"\b(?:fra|frå|from|at):?\s+(?:.{0,40}?:\s*)?)?(?P<url>https?://\S+)\.?$"
)
_DOI = re.compile(r"^https?://(?:dx\.)?doi\.org/(?P<doi>10\.\S+)$")


@dataclass
class Listed:
    """What a typed reference list gave."""

    entries: list[str] = field(default_factory=list)
    """As BibTeX text."""
    known: int = 0
    """References to works that a bibliography has already."""
    unread: list[str] = field(default_factory=list)

    def with_entries(self, bibliography: Bibliography) -> Bibliography:
        """Return a bibliography with these entries."""
        text = "\n\n".join(self.entries)
        added, _ = read_bibliography([Source("references/kilder.bib", text)])
        return Bibliography({**added.entries, **bibliography.entries})


def read_list(lines: Sequence[str], bibliography: Bibliography) -> Listed:
    """Return the entries of a reference list, one reference a line."""
    works = Works.of(bibliography)
    taken = set(bibliography.entries)
    listed = Listed()
    for line in lines:
        text = " ".join(line.split())
        official = _official(text, works, taken)
        if official is not None:
            listed.known += not official
            listed.entries += [official] if official else []
            continue
        found = _REFERENCE.fullmatch(text)
        if found is None:
            listed.unread.append(text)
            continue
        people = list(_PERSON.finditer(_EDITORS.sub("", found["who"])))
        if _is_known(works, found, people):
            listed.known += 1
            continue
        listed.entries.append(_entry(found, people, taken))
    return listed


def _official(text: str, works: Works, taken: set[str]) -> str | None:
    """Return an official publication's entry, "" when it is known; None for anything else."""
    address = _URL.search(text)
    found = _OFFICIAL.fullmatch(text[: address.start()] if address else text)
    if found is None:
        return None
    if bare_number(found["number"]) in works.numbered:
        return ""
    year = found["year"] or found["nou"] or found["session"]
    fields = {
        "title": found["title"],
        "number": found["number"],
        "institution": found["institution"] or "",
        "url": address["url"] if address else "",
        "date": year,
    }
    key = make_key([found["number"].split(" ")[0]], year, taken)
    taken.add(key)
    return _written("report", key, fields)


def _is_known(works: Works, found: re.Match[str], people: Sequence[re.Match[str]]) -> bool:
    year = found["year"] if found["year"][0].isdigit() else ""
    if people:
        families = tuple(fold(person["last"].strip()) for person in people)
        match = match_names(Names(0, families[:1], len(families) > 2), year, works)
        whole = match_names(Names(0, families, more=False), year, works)
        return Verdict.CERTAIN in {match.verdict, whole.verdict}
    who = found["who"].rstrip(". ")
    label = match_label(who, year, works)
    if label and label.verdict is Verdict.CERTAIN:
        return True
    # «Johansen & Redzovic. (2018)», «Berg et al. (2015)»: people without their initials.
    who, more = _OTHERS.subn("", who)
    families = tuple(map(fold, filter(None, _BETWEEN.split(who))))
    several = match_names(Names(0, families, more=bool(more)), year, works)
    return len(families) + more > 1 and several.verdict is Verdict.CERTAIN


#: «Statistisk sentralbyrå [SSB]»
_ABBREVIATED = re.compile(r"\s*[\[(]([A-ZÆØÅ][\w-]{1,11})[\])]\Z")


def _entry(found: re.Match[str], people: Sequence[re.Match[str]], taken: set[str]) -> str:
    rest, fields = found["rest"], {}
    address = _URL.search(rest)
    if address:
        rest = rest[: address.start()].strip()
        doi = _DOI.match(address["url"])
        fields = {"doi": doi["doi"]} if doi else {"url": address["url"].rstrip(".")}
    who = _EDITORS.sub("", found["who"]).strip().rstrip(".").strip()
    law = LAW.match(rest)
    if law:
        kind = "legislation"
        fields = {"title": law["title"], "shorttitle": who, "number": law["number"], **fields}
    else:
        kind, parts = read_work(rest, online="url" in fields, dated=bool(found["day"]))
        fields = parts | fields
        role = "editor" if _EDITORS.search(found["who"]) else "author"
        short = _ABBREVIATED.search(who)
        if short and not people:
            # The list does not print it; the first citation does.
            who, fields = who[: short.start()], {**fields, f"short{role}": f"{{{short[1]}}}"}
        fields = {role: _names(people) or f"{{{who}}}", **fields}
    year = found["year"]
    key = make_key(
        [p["last"] for p in people] or [short_name(who)],
        year if year[0].isdigit() else "",
        taken,
    )
    taken.add(key)
    fields["date"] = day_in_year(year[:4], found["day"] or "") if year[0].isdigit() else ""
    return _written(kind, key, fields)


def _written(kind: str, key: str, fields: dict[str, str]) -> str:
    rows = [f"  {name:<12} = {{{_tex(name, value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *rows, "}"])


def _names(people: Sequence[re.Match[str]]) -> str:
    return " and ".join(f"{p['last'].strip(' …')}, {p['first'].strip()}" for p in people)


def _tex(name: str, value: str) -> str:
    if name in {"url", "doi"}:
        return value
    return re.sub(r"(?<!\\)([&%$#_])", r"\\\1", value)
