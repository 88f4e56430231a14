"""Norwegian official publications, recognised in entries however a reference manager wrote them."""

from __future__ import annotations

import re

from thesis.bibliography import Entry

_NOU = re.compile(r"\b(?:NOU|Norges offentlige utredninger)\W*(?P<year>\d{4})\s*[:-]\s*(?P<nr>\d+)")
_SESSION = r"\(?\s*(?P<from>\d{4})\s*[-–/]+\s*(?P<to>\d{2,4})\s*\)?"
_STORTING = re.compile(
    r"\b(?P<series>Meld\.\s*St\.|St\.\s*meld\.|Prop\.|Ot\.\s*prp\.|St\.\s*prp\.|Innst\."
    r"(?:\s*[OS]\.)?|Dok(?:ument|\.)|Representantforslag)\s*(?P<nr>nr\.?\s*)?"
    r"(?P<number>\d+(?::\d+)?)"
    rf"(?:\s*(?P<letter>[LSO](?:\s*\+?\s*[LSO])?)\b)?\s*{_SESSION}",
    re.IGNORECASE,
)
#: Until 2009 the number had «nr.» before it: «St.meld. nr. 41 (2008–2009)».
_OLD_SERIES = re.compile(r"(?i)St\.meld|Ot\.prp|St\.prp|Innst\. [OS]\.")
_LEGAL_NUMBER = re.compile(r"\b(?:LOV|FOR)-\d{4}-\d{2}-\d{2}(?:-\d+)?\b")
#: «…/lov/1998-07-17-61», «…/dokument/SF/forskrift/2017-04-24-487/§2»: the number in an address.
_LOVDATA = re.compile(r"(?i)lovdata\.no/.*?\b(lov|forskrift)/(\d{4}-\d{2}-\d{2}(?:-\d+)?)")
#: «(opplæringslova)» at the end of an act's title, and what Lovdata's pages add to it.
_SHORT_TITLE = re.compile(
    r"\s*[(\[](?:[Kk]ortt?ittel:?\s*)?(?P<short>[^()\[\]]*?(?:lov(?:en|a)?|lo[gv]i|forskrift(?:en|a)?))"
    r"(?:\s*[-–,]\s*\w+)?[)\]]\s*$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s*[-–|]\s*Lovdata\s*$", re.IGNORECASE)
_ACT_NAME = re.compile(r"(?i)(?:lov(?:en|a)|forskrift(?:en|a)?|grunnlov)$")

#: Where the number of a publication may stand: joined pairs first, for «NOU» + «2016: 16».
_PLACES = (
    ("type", "number"),
    ("series", "number"),
    ("series", "volume"),
    ("number",),
    ("shorttitle",),
    ("series",),
)
#: Fields that may speak of a publication that is another's: its number must begin or end them.
_TALK = ("author", "titleaddon", "note", "title")
_ABOUT = re.compile(r"(?i)\W*(?:hørings|innspill|kommentar|uttalelse|svar|merknad|omtale)")


def publication_number(entry: Entry) -> str:
    """Return «NOU 2016: 16», «Meld. St. 20 (2009–2010)», «Prop. 64 L (2019–2020)» …, or "".

    Written as Norsk APA-manual does: a space after the colon, an en dash in the session.
    """
    if _ABOUT.match(entry.text("title")):
        return ""
    for place in _PLACES:
        if number := _publication(" ".join(filter(None, (entry.text(name) for name in place)))):
            return number
    # People write about such publications; the authors of one are a ministry or a committee.
    signed = any(person.first for person in entry.persons.get("author", ()))
    for name in () if signed else _TALK:
        if (text := entry.text(name)) != title_without_number(text):
            return _publication(text)
    return ""


def _publication(text: str) -> str:
    """Return the publication's number that a text holds, or ""."""
    if found := _NOU.search(text):
        return f"NOU {found['year']}: {found['nr']}"
    if found := _STORTING.search(text):
        return _storting(found)
    return ""


def _storting(found: re.Match[str]) -> str:
    series = re.sub(r"\.\s*(?=\S)", ". ", found["series"])
    # «St.meld.», «Ot.prp.» and «St.prp.» are one word; «Meld. St.» is two.
    series = re.sub(r"(?i)^(St|Ot)\. (?=meld|prp)", r"\1.", series)
    series = re.sub(r"(?i)^meld\. st\.$", "Meld. St.", series)
    numbered = found["nr"] or _OLD_SERIES.match(series)
    number = f"{'nr. ' if numbered else ''}{found['number']}"
    letter = f" {found['letter'].upper()}" if found["letter"] else ""
    first, last = found["from"], found["to"]
    return f"{series} {number}{letter} ({first}–{first[: 4 - len(last)]}{last})"


def title_without_number(title: str) -> str:
    """Return a title without a publication's number at its start or in parentheses at its end."""
    for pattern in (_NOU, _STORTING):
        flags = pattern.flags
        title = re.sub(rf"^\W*{pattern.pattern}\)?[\s:.,–-]*", "", title, flags=flags)
        title = re.sub(rf"\s*\(\s*{pattern.pattern}\s*\)+\s*$", "", title, flags=flags)
    return title


def legal_number(entry: Entry) -> str:
    """Return an act's or regulation's number, «LOV-1998-07-17-61», or ""."""
    for name in ("number", "note", "titleaddon", "url", "title", "howpublished", "pages"):
        if found := _LEGAL_NUMBER.search(entry.text(name).upper()):
            return found[0]
    for name in ("url", "howpublished"):
        if found := _LOVDATA.search(entry.text(name)):
            return f"{found[1][:3].upper()}-{found[2]}"
    return ""


def short_title(entry: Entry) -> str:
    """Return what an act or regulation is called: «Opplæringslova», with a capital.

    It stands in `shorttitle`, in the place of an author, or in parentheses after the title;
    an act that has none goes by its title.
    """
    authors = entry.persons.get("author", ())
    author = authors[0].family if len(authors) == 1 and not authors[0].first else ""
    inside = _SHORT_TITLE.search(_SITE.sub("", entry.text("title")))
    short = (
        entry.text("shorttitle")
        or (author if _ACT_NAME.search(author) else "")
        or (inside["short"] if inside else "")
        or full_title(entry)
    )
    return short[:1].upper() + short[1:]


def full_title(entry: Entry) -> str:
    """Return an act's title without its short title in parentheses, which stands before it."""
    title = _SITE.sub("", entry.text("title"))
    return _SHORT_TITLE.sub("", title) or title


def is_law(entry: Entry) -> bool:
    """Say whether an entry is a Norwegian act or regulation."""
    if entry.type in {"legislation", "legal", "statute", "lov", "forskrift"}:
        return True
    if entry.text("type").lower() in {"statute", "lov", "forskrift"}:
        return True
    return bool(legal_number(entry)) and entry.type not in {"article", "incollection", "inbook"}
