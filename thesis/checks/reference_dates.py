"""Dates in reference entries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from thesis.bibliography import Entry, Field
from thesis.bibtex import plain
from thesis.checks.references import entry_check
from thesis.checks.registry import Context
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule

BAD_DATE = rule(
    "REF024",
    "unreadable-date",
    Severity.ERROR,
    message=Text(
        en="“{value}” in “{key}” cannot be read as a date",
        nb="«{value}» i «{key}» kan ikke leses som en dato",
    ),
    why=Text(
        en="A date is written 2012, 2012-05 or 2012-05-01; a period 2012/2014; an uncertain one "
        "2019~ (biblatex follows ISO 8601-2). From others the year may get lost, so that the list "
        "says “n.d.” or orders works wrongly.",
        nb="En dato skrives 2012, 2012-05 eller 2012-05-01, et tidsrom 2012/2014, en usikker dato "
        "2019~ (biblatex følger ISO 8601-2). Fra andre skrivemåter kan året gå tapt, så det står "
        "«u.å.» i listen eller verkene kommer i gal rekkefølge.",
    ),
    fix=Text(
        en="write year, month and day with hyphens: 2012-05-01",
        nb="skriv år, måned og dag med bindestreker: 2012-05-01",
    ),
    example="@book{dahl2012,\n  date = {01.05.2012},\n}",
    authority=Filled(
        "biblatex manual, section 2.3.8; ISO 8601-2:2019",
        "biblatex-manualen, avsnitt 2.3.8; ISO 8601-2:2019",
    ),
)

FUTURE = rule(
    "REF040",
    "future-year",
    Severity.WARNING,
    message=Text(
        en="“{value}” in “{key}” lies in the future",
        nb="«{value}» i «{key}» ligger i framtiden",
    ),
    why=Text(
        en="A book may carry the year after this one, but hardly a later one: two digits have "
        "changed places, as in 2032 for 2023. What is accepted and not yet published has no year; "
        "write “pubstate = inpress”.",
        nb="En bok kan ha neste år som utgivelsesår, men neppe et senere: to sifre har byttet "
        "plass, som i 2032 for 2023. Det som er antatt og ennå ikke utgitt, har ikke noe år; skriv "
        "«pubstate = inpress».",
    ),
    fix=Text(
        en="look the year up in the work itself",
        nb="slå opp året i selve verket",
    ),
    example="@book{dahl2032,\n  date = {2032},\n}",
)

_NO_SUCH_DAY = Text(en="there is no such day", nb="den dagen finnes ikke")
_WRITE = Text(en="write “{better}”", nb="skriv «{better}»")

_DAY = (
    r"-?\d{3}[\dXu](?:-(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01])(?:-\d\d(?:T[\d:Z+.-]+)?)?)?[~?%]?|\d\dXX"
)
_ISO = re.compile(rf"(?:{_DAY}|\.\.)?(?:/(?:{_DAY}|\.\.)?)?")
_FULL_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_UNDATED = re.compile(
    r"(?i)\W*(?:n\.? ?d\.?|u\.? ?[åa]\.?|uten [åa]r|no date|s\.? ?a\.?|"
    r"(?:in |i )?(?:press|trykk|print)|forthcoming|accepted|submitted|"
    r"under utgivelse|to appear|kommer|under review)\W*"
)
_YEAR = re.compile(
    r"(?i)[\[(]?(?:(?:ca?|circa|rundt|about|etter|før)\b\.?\s*|[~©]|c(?=\d))?(?:\d{3,4}|\d\dxx)"
    r"(?:\s*(?:[-–/]|--)\s*(?:\d{2,4})?)?[\])]?\??(?:\s*(?:[\[(/].*|f\.? ?Kr\.?|BCE?|AD|CE))?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?/?")
_BEGINS_WITH_A_YEAR = re.compile(r"\d{4}(?!\d)")
_A_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@entry_check(BAD_DATE)
def check_dates(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find dates that would be lost or printed as they stand."""
    for name in ("date", "origdate", "eventdate", "urldate"):
        field = entry.fields.get(name)
        value = _written(field)
        if not field or not value or field.inherited:
            continue
        if not _ISO.fullmatch(value) and not _UNDATED.fullmatch(value):
            lost = name == "date" and not _A_YEAR.search(value) and "year" not in entry.fields
            if lost or name in {"date", "origdate"}:
                found = BAD_DATE.at(field.where, value=value, key=entry.key, hint=_readable(value))
                yield found if lost else found.with_severity(Severity.WARNING)
        elif any(not _exists(*map(int, day.groups())) for day in _FULL_DAY.finditer(value)):
            found = BAD_DATE.at(field.where, value=value, key=entry.key, hint=_NO_SUCH_DAY.fill())
            yield found.with_severity(Severity.WARNING)
    year = entry.fields.get("year")
    value = _written(year)
    if year and value and not year.inherited and not _is_year(value):
        found = BAD_DATE.at(year.where, value=value, key=entry.key, hint=_readable(value))
        # What has a year in it is printed as it stands.
        yield found.with_severity(Severity.WARNING) if _A_YEAR.search(value) else found


@entry_check(FUTURE)
def check_future(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find years later than the next, and days of reading later than this year."""
    this_year = dt.datetime.now(tz=dt.UTC).year
    for name, latest in (("date", this_year + 1), ("year", this_year + 1), ("urldate", this_year)):
        field = entry.fields.get(name)
        value = _written(field)
        found = _BEGINS_WITH_A_YEAR.match(value)
        if field and found and not field.inherited and int(found[0]) > latest:
            yield FUTURE.at(field.where, value=value, key=entry.key)


def _written(field: Field | None) -> str:
    """Return a date as it stands: «~» means «about» in it, not a hard space."""
    value = field.value.strip("{} \t\n") if field else ""
    return plain(value) if "\\" in value else value


def _is_year(value: str) -> bool:
    # Letters after the year are added by the style: «2019a» would become «2019aa».
    return bool(_ISO.fullmatch(value) or _UNDATED.fullmatch(value) or _YEAR.fullmatch(value))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(max(year, 1), month, day)
    except ValueError:
        # Months from 21 on are seasons, which have no days.
        return month > 12
    return True


def _readable(value: str) -> Filled | None:
    """Suggest the form that can be read, where the date is beyond doubt."""
    if match := _DAY_FIRST.fullmatch(value):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(value):
        year, month, day = (int(part or 1) for part in match.groups())
    elif match := re.fullmatch(r"(\d{4})[a-z]", value):
        return _WRITE.fill(better=match[1])
    else:
        return None
    if "/" in value and month <= 12 and day <= 12 and _DAY_FIRST.fullmatch(value):
        return None
    if not _exists(year, month, day) or month > 12:
        return None
    return _WRITE.fill(better=f"{year}-{month:02}-{day:02}")
