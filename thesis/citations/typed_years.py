"""Years as people type them in a citation: «2012», «2006a», «u.å.», «1869/2020», «[1869] 2020»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = (
    r"(?:(?:1[4-9]|20)\d\d(?:[a-z](?!\w))?(?!\d)|(?:u\.\s?å\.|n\.\s?d\.)(?:-[a-z])?"
    r"|udatert|ut[ea]n\s+år(?!\w))"
)
#: The year of a translation or reprint stands beside the original's.
_DATED = rf"(?:\d{{4}}/|\[\d{{4}}\]\s*)?{_YEAR}(?:\s?\[\d{{4}}\])?"
#: One year or several, with commas between.
YEARS = rf"{_DATED}(?:\s*,\s*{_DATED})*"
#: A part of a parenthesis that begins with a year.
YEAR_FIRST = re.compile(
    rf"\s*(?P<years>{YEARS})(?P<after>\s*(?:[,:;].*|(?:s|ss|sid\w*|kap\w*|avsn\w*|§§?)\.?\s*\d.*)?)",
    re.DOTALL,
)
_ONE = re.compile(
    rf"(?:(?P<before>\d{{4}})/|\[(?P<first>\d{{4}})\]\s*)?(?P<year>{_YEAR})"
    r"(?:\s?\[(?P<last>\d{4})\])?"
)


@dataclass(frozen=True, slots=True)
class TypedYear:
    """One year. Offsets are into the text that it was read from."""

    start: int
    end: int
    year: str
    """«2012», «2006a», "" for «u.å.», «-a» for «u.å.-a»."""
    original: str
    """The year of the original, "" where none is named."""


def years_in(text: str, start: int, end: int) -> Iterator[TypedYear]:
    """Yield the years that `YEARS` has found between two offsets."""
    for found in _ONE.finditer(text, start, end):
        original = found["before"] or found["first"] or found["last"] or ""
        yield TypedYear(*found.span(), _normal(found["year"]), original)


def _normal(year: str) -> str:
    if year[0].isdigit():
        return year
    return year[-2:] if "-" in year else ""
