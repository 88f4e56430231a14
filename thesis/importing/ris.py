"""Dates in RIS files, which write «2021/05/03/» and «2021///» where pandoc reads «2021-05-03»."""

from __future__ import annotations

import re

_DATE = re.compile(
    r"^(?P<tag>PY|Y1|DA)  - *(?P<year>\d{4})(?:[/-](?P<month>\d{1,2})?(?:[/-](?P<day>\d{1,2})?)?)?"
    r"(?:[/-][^\r\n]*)?[ \t]*$",
    re.MULTILINE,
)
_YEAR = re.compile(r"^(?:PY|Y1)  - ", re.MULTILINE)
_RECORD = re.compile(r"^TY  - .*?(?=^TY  - |\Z)", re.MULTILINE | re.DOTALL)


def with_plain_dates(text: str) -> str:
    """Return a RIS file with dates of publication as pandoc reads them.

    A record that has nothing but `DA` gets its year from that.
    """
    return _RECORD.sub(lambda found: _record(found[0]), text)


def _record(record: str) -> str:
    dated = _YEAR.search(record)
    return _DATE.sub(
        lambda found: f"{found['tag'] if dated else 'PY'}  - {_iso(found)}",
        record,
    )


def _iso(found: re.Match[str]) -> str:
    year, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"
