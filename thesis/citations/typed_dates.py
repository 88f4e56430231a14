"""Whole dates in typed citations: «(Hansen, 2021, 3. mai)», «(Hansen, 3. mai 2021)».

In the text Norsk APA-manual has the year only; the day stands in the list.
"""

from __future__ import annotations

import re

from thesis.bibliography import Entry

_MONTHS = "jan feb mar apr mai jun jul aug sep okt nov des"
_NUMBERS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
_NUMBERS |= {"may": 5, "oct": 10, "dec": 12}
#: «3. mai», «3 May», «May 3»
DAY = r"(?:\d{1,2}\.?\s+[a-zA-Z]{3,9}|[A-Z][a-z]{2,8}\s+\d{1,2})(?!\w)"
_DAY = re.compile(r"(?P<first>\d{1,2})?\.?\s*(?P<month>[a-zA-Z]{3,9})\s*(?P<last>\d{1,2})?")
_LEADING = re.compile(rf"\s*(?P<day>{DAY})\s*(?:,\s*|\Z)")
_ISO = re.compile(r"\d{4}-(\d\d-\d\d)")


def day_of(entry: Entry) -> str:
    """Return month and day of an entry, «05-03»; "" when it has no day."""
    if found := _ISO.match(entry.text("date")):
        return found[1]
    month, day = entry.text("month").strip(), entry.text("day").strip()
    if month.isdecimal() and day.isdecimal():
        return f"{int(month):02}-{int(day):02}"
    return month_and_day(f"{day} {month}") or month_and_day(month)


def month_and_day(written: str) -> str:
    """Return «05-03» of «3. mai» or «May 3»; "" of anything else."""
    found = _DAY.fullmatch(written.strip())
    number = _NUMBERS.get(found["month"][:3].casefold()) if found else None
    day = (found["first"] or found["last"]) if found else None
    return f"{number:02}-{int(day):02}" if number and day else ""


def leading_day(text: str) -> tuple[str, int]:
    """Return the day that a text begins with, as written, and how long it is; "" for none."""
    found = _LEADING.match(text)
    if found is None or not month_and_day(found["day"]):
        return "", 0
    return found["day"], found.end()
