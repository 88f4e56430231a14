"""The forms that a reference has after names and year, by Norsk APA-manual and older habits."""

from __future__ import annotations

import re

LAW = re.compile(r"(?P<title>.+?)\s*\((?P<number>(?:LOV|FOR)-[\d-]+)\)")
_PAGES = r"(?P<pages>e?\d+(?:\s*[-–]\s*\d+)?)"
_ARTICLE = re.compile(
    r"(?P<title>.+?[.?!])\s+(?P<journaltitle>[^.]+?),\s*(?P<volume>\d+)"
    rf"(?:\s*\((?P<number>[^()]+)\))?(?:[,:]\s*(?:(?:ss?|pp?)\.\s*)?(?:{_PAGES}|Artikkel\s(?P<eid>\w+)))?\.?"
)
_NEWSPAPER = re.compile(
    rf"(?P<title>.+?[.?!])\s+(?P<journaltitle>[^.,]+),\s*(?:ss?|pp?)\.\s*{_PAGES}\.?"
)
_CHAPTER = re.compile(
    r"(?P<title>.+?[.?!])\s+(?:I|In|i)\s+(?P<editor>(?:[A-ZÆØÅ][a-z]?\.[ -]?)+.+?)\s*"
    r"(?:\((?:Red|red|Eds?)\.\))?,\s*(?P<booktitle>.+?)\s*\((?P<about>[^()]*?)"
    rf"\b(?:ss?|pp?)\.\s*{_PAGES}\)\.\s*(?P<publisher>.+?)\.?"
)
#: «I Store norske leksikon.»
_LOOKED_UP = re.compile(r"(?P<title>.+?[.?!])\s+(?:I|In)\s+(?P<booktitle>[A-ZÆØÅ][^.]+)\.?")
_OFFICIAL = re.compile(
    r"(?P<title>.+?)\s*\((?P<number>(?:NOU\s|Meld\.\s?St\.|St\.\s?meld\.|Prop\.|Ot\.\s?prp\.|Innst\.)"
    r"[^()]*(?:\([^()]*\))?)\)\.?(?:\s+(?P<institution>[^.]+)\.?)?"
)
_REPORT = re.compile(
    r"(?P<title>.+?)\s*\((?P<number>[^()]*\b[Rr](?:apport|eport)\w*[^()]*\d[^()]*)\)\.?"
    r"(?:\s+(?P<institution>.+?)\.?)?"
)
_PLAIN_REPORT = re.compile(r"(?P<type>Rapport|Report)\s+(?P<number>\d\S*)")
_THESIS = re.compile(
    r"(?P<title>.+?)\s*\[(?P<kind>[^\[\],]*(?:oppg[aå]ve|avhandling|[Tt]hesis|[Dd]issertation))"
    r"(?:,\s*(?P<institution>[^\[\]]+))?\]\.?.*"
)
_BOOK = re.compile(
    r"(?P<title>.+?[?!]?)(?:\s*\((?P<about>[^()]*)\))?"
    r"(?:\.|(?<=[?!]))\s+(?P<publisher>[^.]+(?:\.\s?[A-ZÆØÅ][^.]*)?)\.?"
)
_TITLE = re.compile(r"(?P<title>.+?)\.?")
_KINDS = (
    ("report", _OFFICIAL),
    ("report", _REPORT),
    ("thesis", _THESIS),
    ("incollection", _CHAPTER),
    ("article", _ARTICLE),
    ("article", _NEWSPAPER),
    ("inreference", _LOOKED_UP),
    ("book", _BOOK),
    ("misc", _TITLE),
)
#: «… Regjeringen.no»
_SITE = re.compile(r"(?P<title>.+[.?!])\s+(?P<site>[A-ZÆØÅ][\w-]*\.(?:no|com|org|eu))")
_EDITION = re.compile(r"(\d+)\.?\s*(?:utg(?:ave|åve)?\b|ed\b)|(\d+)(?:st|nd|rd|th)\s+ed")
_PLACE = re.compile(r"(?P<place>[A-ZÆØÅ][\w .,/&-]{2,30}):\s+(?P<publisher>[^:]+)")
_EDITOR = re.compile(r"((?:[A-ZÆØÅ][a-z]?\.[ -]?)+)\s*((?:(?!\s(?:og|and)\s)[^,&])+)")


def read_work(text: str, *, online: bool, dated: bool) -> tuple[str, dict[str, str]]:
    """Return what a work is and its fields.

    Args:
        text: what stands between the year and the address.
        online: an address, and no DOI, follows.
        dated: it came out on a day.
    """
    kind, found = next(
        (kind, match) for kind, pattern in _KINDS if (match := pattern.fullmatch(text))
    )
    fields = {name: value for name, value in found.groupdict().items() if value}
    fields["title"] = fields["title"].rstrip(".")
    about = fields.pop("about", "")
    edition = _EDITION.search(about)
    if edition:
        fields["edition"] = edition[1] or edition[2]
    elif about and kind == "book":
        fields["title"] = f"{fields['title']} ({about})"
    if "pages" in fields:
        fields["pages"] = re.sub(r"\s*[-–]\s*", "--", fields["pages"])
    if "editor" in fields:
        names = _EDITOR.findall(fields["editor"])
        joined = " and ".join(f"{last.strip()}, {first.strip()}" for first, last in names)
        fields["editor"] = joined or f"{{{fields['editor']}}}"
    place = _PLACE.fullmatch(fields.get("publisher", ""))
    if place:
        fields |= {"publisher": place["publisher"], "location": place["place"]}
    plain = _PLAIN_REPORT.fullmatch(fields.get("number", ""))
    if plain:
        # Styles that name the type would print it twice.
        fields |= {"type": plain["type"], "number": plain["number"]}
    if kind == "thesis":
        fields["type"] = fields.pop("kind")
    # What is dated to the day, or has an address and no publisher, is a page on the web.
    if online and (kind == "misc" or (kind == "book" and dated)):
        kind = "online"
        site = fields.pop("publisher", "")
        named = _SITE.fullmatch(fields["title"])
        if named and not site:
            fields["title"], site = named["title"].rstrip("."), named["site"]
        fields |= {"organization": site} if site else {}
    return kind, fields
