"""Norwegian official publications, recognised in entries however a reference manager wrote them."""

from __future__ import annotations

import re

from thesis.bibliography import Entry

_NOU = re.compile(r"\b(?:NOU|Norges offentlige utredninger)\W*(\d{4})\s*[:-]\s*(\d+)")
_SESSION = r"\(?\s*(\d{4})\s*[-–/]+\s*(\d{2,4})\s*\)?"
_STORTING = re.compile(
    r"\b(?P<series>Meld\.\s*St\.|St\.\s*meld\.|Prop\.|Ot\.\s*prp\.|St\.\s*prp\.|Innst\."
    r"(?:\s*[OS]\.)?|Dok(?:ument|\.))\s*(?P<nr>nr\.?\s*)?(?P<number>\d+(?::\d+)?)"
    rf"(?:\s*(?P<letter>[LSO](?:\s*\+\s*[LSO])?)\b)?\s*{_SESSION}"
)
_LEGAL_NUMBER = re.compile(r"\b(?:LOV|FOR)-\d{4}-\d{2}-\d{2}(?:-\d+)?\b")

#: Where the number of a publication may stand: joined pairs first, for «NOU» + «2016: 16».
_PLACES = (
    ("type", "number"),
    ("series", "number"),
    ("series", "volume"),
    ("number",),
    ("shorttitle",),
    ("series",),
    ("titleaddon",),
    ("note",),
    ("title",),
)


def publication_number(entry: Entry) -> str:
    """Return «NOU 2016: 16», «Meld. St. 20 (2009–2010)», «Prop. 64 L (2019–2020)» …, or "".

    Written as Norsk APA-manual does: a space after the colon, an en dash in the session.
    """
    for place in _PLACES:
        text = " ".join(filter(None, (entry.text(name) for name in place)))
        if found := _NOU.search(text):
            return f"NOU {found[1]}: {found[2]}"
        if found := _STORTING.search(text):
            return _storting(found)
    return ""


def _storting(found: re.Match[str]) -> str:
    series = re.sub(r"\.\s*(?=\S)", ". ", found["series"])
    # «St.meld.», «Ot.prp.» and «St.prp.» are one word; «Meld. St.» is two.
    series = re.sub(r"^(St|Ot)\. (?=meld|prp)", r"\1.", series)
    number = f"{'nr. ' if found['nr'] else ''}{found['number']}"
    letter = f" {found['letter']}" if found["letter"] else ""
    first, last = found.groups()[-2:]
    return f"{series} {number}{letter} ({first}–{first[: 4 - len(last)]}{last})"


def title_without_number(title: str) -> str:
    """Return a title without a publication's number at its start or in parentheses at its end."""
    for pattern in (_NOU, _STORTING):
        title = re.sub(rf"^\W*{pattern.pattern}\)?[\s:.,–-]*", "", title)
        title = re.sub(rf"\s*\(\s*{pattern.pattern}\s*\)+\s*$", "", title)
    return title


def legal_number(entry: Entry) -> str:
    """Return an act's or regulation's number, «LOV-1998-07-17-61», or ""."""
    for name in ("number", "note", "titleaddon", "url", "title", "howpublished", "pages"):
        found = _LEGAL_NUMBER.search(entry.text(name).upper())
        if found:
            return found[0]
    return ""


def is_law(entry: Entry) -> bool:
    """Say whether an entry is a Norwegian act or regulation."""
    if entry.type in {"legislation", "legal", "lov", "forskrift"}:
        return True
    return bool(legal_number(entry)) and entry.type not in {"article", "incollection", "inbook"}
