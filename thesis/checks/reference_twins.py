"""The same work under two keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.bibliography import Entry
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Severity, Text, rule

TWINS = rule(
    "REF039",
    "same-work-twice",
    Severity.WARNING,
    message=Text(
        en="“{key}” is the same work as “{other}” ({reason})",
        nb="«{key}» er samme verk som «{other}» ({reason})",
    ),
    why=Text(
        en="When both are cited, the list names the work twice, as 2012a and 2012b.",
        nb="Siteres begge, står verket to ganger i listen, som 2012a og 2012b.",
    ),
    fix=Text(
        en="Keep one of the entries and cite it by one key.",
        nb="Behold én av kildene og bruk samme nøkkel overalt.",
    ),
    example="@book{dahl2012, title = {Rus}, …}\n@book{dahl2012a, title = {Rus}, …}",
)

_SAME_DOI = Text(en="same DOI", nb="samme DOI")
_SAME_TITLE = Text(en="same title and year", nb="samme tittel og år")
_YEAR = re.compile(r"\d{4}")


@check("citations", TWINS)
def check_twins(context: Context) -> Iterator[Diagnostic]:
    """Find works that stand in the bibliography twice."""
    by_doi: dict[str, Entry] = {}
    by_title: dict[tuple[str, str, str, str], Entry] = {}
    for entry in context.bibliography:
        title = _letters(entry.text("title") + entry.text("subtitle"))
        if len(title) < 8 or "oppgitt" in title:
            continue
        doi = re.sub(r"(?i)^.*?(?=10\.\d)", "", entry.text("doi")).lower()
        year = _YEAR.search(entry.text("date") or entry.text("year"))
        same = (title, year[0] if year else "", _creator(entry), _part(entry))
        # Chapters of one book share its DOI, but not the title.
        other = by_doi.setdefault(doi, entry) if doi else entry
        found = other is not entry and title[:12] == _letters(other.text("title"))[:12]
        reason = _SAME_DOI
        if not found:
            other, reason = by_title.setdefault(same, entry), _SAME_TITLE
        if other is not entry:
            yield TWINS.at(
                entry.key_where,
                key=entry.key,
                other=other.key,
                reason=reason.fill(),
                related=(other.key_where,),
            )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _creator(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or ()
    return _letters(people[0].family) if people else ""


def _part(entry: Entry) -> str:
    """Return what tells apart works of one title and year: volume, edition, number."""
    names = ("volume", "number", "edition", "type", "booktitle")
    return _letters("/".join(entry.text(name) for name in names))
