"""Dates as people write them in Norwegian and English."""

from __future__ import annotations

import datetime as dt
import re

_NUMERIC = re.compile(r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<year>20\d\d)")
_ISO = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_SPELT = re.compile(
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?P<word>[A-Za-z]{3,9})\.?,?\s+(?P<year>20\d\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_ENGLISH = {"may": 5, "oct": 10, "dec": 12}
#: «16. juni», «June 16», «mars»: what stands after the year in a reference.
_IN_YEAR = re.compile(
    r"(?:(?P<before>\d{1,2})\.?\s+)?(?P<word>[A-Za-z]{3,9})\.?(?:\s+(?P<after>\d{1,2}))?"
)


def month_of(word: str) -> int:
    """Return a month's number by its name or the start of it; 0 for no month."""
    start = word.lower()[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else _ENGLISH.get(start, 0)


def find_day(text: str) -> dt.date | None:
    """Return the first full date in a text."""
    found = _ISO.search(text) or _NUMERIC.search(text)
    spelt = None if found else _SPELT.search(text)
    try:
        if found:
            return dt.date(*(int(found[part]) for part in ("year", "month", "day")))
        if spelt:
            return dt.date(int(spelt["year"]), month_of(spelt["word"]), int(spelt["day"]))
    except ValueError:
        return None
    return None


def day_in_year(year: str, text: str) -> str:
    """Return the date of «(2023, 16. juni)» as BibLaTeX writes it, the year alone if in doubt."""
    found = _IN_YEAR.fullmatch(text.strip())
    month = month_of(found["word"]) if found else 0
    if not found or not month:
        return year
    day = found["before"] or found["after"]
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"
