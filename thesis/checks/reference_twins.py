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
        en="keep one of the entries and cite it by one key",
        nb="behold én av kildene og bruk samme nøkkel overalt",
    ),
    example="@book{dahl2012, title = {Rus}, …}\n@book{dahl2012a, title = {Rus}, …}",
)

_SAME_DOI = Text(en="same DOI", nb="samme DOI")
_SAME_TITLE = Text(en="same title and year", nb="samme tittel og år")
_TELLING = ("volume", "number", "edition", "type", "booktitle", "pages", "isbn", "doi", "language")
#: A reprint beside its original, a preprint beside its article: two works on purpose.
_MEANT = frozenset({"related", "eprint"})
_YEAR = re.compile(r"\d{4}")
_DIGITS = re.compile(r"\d+")


@check("citations", TWINS)
def check_twins(context: Context) -> Iterator[Diagnostic]:
    """Find works that stand in the bibliography twice."""
    by_doi: dict[str, Entry] = {}
    by_title: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in context.bibliography:
        title = _letters(entry.text("title") + entry.text("subtitle"))
        if len(title) < 8 or "oppgitt" in title or _MEANT & entry.fields.keys():
            continue
        doi = re.sub(r"(?i)^.*?(?=10\.\d)", "", entry.text("doi")).lower()
        first = by_doi.setdefault(doi, entry) if doi else entry
        # Chapters of one book share its DOI, but not the title.
        if first is not entry and _letters(first.text("title"))[:12] == title[:12]:
            yield _twin(entry, first, _SAME_DOI)
            continue
        year = _YEAR.search(entry.text("date") or entry.text("year"))
        creator = _creator(entry)
        if year and (creator or len(title) > 30):
            alike = by_title.setdefault((title, year[0], creator), [])
            same = next((other for other in alike if not _differ(entry, other)), None)
            alike.append(entry)
            if same:
                yield _twin(entry, same, _SAME_TITLE)


def _twin(entry: Entry, other: Entry, reason: Text) -> Diagnostic:
    return TWINS.at(
        entry.key_where,
        key=entry.key,
        other=other.key,
        reason=reason.fill(),
        related=(other.key_where,),
    )


def _differ(entry: Entry, other: Entry) -> bool:
    """Say whether a volume, edition, page … tells apart works of one title and year."""
    for name in _TELLING:
        one, two = _told(entry, name), _told(other, name)
        if one and two and one != two:
            return True
    return False


def _told(entry: Entry, name: str) -> str:
    """Return a field as it is compared: «7», «7. utg.» and «7th ed.» are one edition."""
    letters = _letters(entry.text(name))
    digits = _DIGITS.match(letters) if name == "edition" else None
    return digits[0] if digits else letters


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _creator(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or ()
    return _letters(people[0].family) if people else ""
