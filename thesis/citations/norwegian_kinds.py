"""Adjustments of Norwegian works: law, official publications, the Bible, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.namesakes import IN_TEXT, Name, name_of
from thesis.citations.official import (
    full_title,
    is_law,
    legal_number,
    publication_number,
    short_title,
    title_without_number,
)
from thesis.citations.setting import LAW, NAMED, NO_DAY, NO_YEAR, ORGANISATION, Setting

_SCRIPTURE = re.compile(r"(?i)^(?:Bibelen|Bibel\b|The Bible|Holy Bible|Koranen|The Qur)")
_PUBLISHES_IT = re.compile(r"(?i)bibelselskap|bible society")
#: «Norge Helsedirektoratet»: the country that library catalogues put before its offices.
_COUNTRY = re.compile(r"^Norge[.:,]?\s+(?=.*(?:departement|direktorat|tilsyn|utvalg|kommisjon))")
_JUDGMENT = re.compile(r"(?:HR|Rt|L[A-Z]|T[A-Z]+)[-. ]+\d{4}")
_KIND_OF_ACT = re.compile(r"(?i)^(lov|forskrift)\b\s*(?=om\b|til\b|for\b|av\b)")


def office(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Leave out the country before an office's name, as in «Norge Helsedirektoratet»."""
    for name in item.get("author") or []:
        if "literal" in name:
            name["literal"] = _COUNTRY.sub("", name["literal"])


def scripture(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Recognise the Bible and the Koran, cited by passage."""
    authors = item.get("author") or [{}]
    own = all(_PUBLISHES_IT.search(name_of(author)) for author in authors if author)
    booklike = own and item["type"] in {"book", "document", "webpage"}
    if booklike and _SCRIPTURE.match(str(item.get("title", ""))):
        item["type"] = "classic"
        if author := item.pop("author", None):
            item.setdefault("publisher", name_of(author[0]))


def court(item: Item, entry: Entry, _setting: Setting) -> None:
    """Name a judgment by its number, and say which court: styles have American fields for it."""
    if item["type"] != "legal_case":
        return
    number = str(item.get("number") or item.get("title", ""))
    names = ("institution", "publisher", "organization", "author", "court")
    item |= {"type": "report", "author": [{"literal": number}]}
    if item.get("title") == number:
        del item["title"]
    if place := next((entry.text(name) for name in names if entry.text(name)), ""):
        item["publisher"] = place
    for name in ("number", "authority", "container-title", "volume", "page", "genre"):
        item.pop(name, None)


def court_title(item: Item, entry: Entry, _setting: Setting) -> None:
    """Make the number of a judgment without a name its title: styles would print an empty one."""
    authors = item.get("author") or []
    if entry.type in {"jurisdiction", "case"} and "title" not in item and len(authors) == 1:
        item["title"] = name_of(authors[0])
        del item["author"]


def judgment(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Give a judgment the number that the legal style asks for, where the title is one."""
    title = str(item.get("title", ""))
    if item["type"] == "legal_case" and _JUDGMENT.match(title):
        item.setdefault("number", title)


def month_only(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Mark a date without a day: (2021, juni)."""
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    if len(parts) == 2:
        item[NO_DAY] = "no day"


def law(item: Item, entry: Entry, _setting: Setting) -> None:
    """Name an act by its short title and give its number, as the manual does."""
    if not is_law(entry):
        return
    author = {"literal": short_title(entry)}
    item |= {"type": "report", "author": [author], "title": full_title(entry)}
    for name in ("genre", "container-title", "volume", "page", "number", "title-short", "section"):
        item.pop(name, None)
    number = legal_number(entry)
    if number:
        item["publisher"] = "Lovdata"
        item.setdefault("issued", {"date-parts": [[int(number[4:8])]]})
    if parts := item.get("issued", {}).get("date-parts"):
        item["issued"] = {"date-parts": [parts[0][:1]]}
    if number := number or entry.text("number"):
        item |= {"number": number, NAMED: number}


def law_in_text(item: Item, entry: Entry, _setting: Setting) -> None:
    """Prepare «I opplæringslova (1998)», with a small letter within a sentence."""
    if is_law(entry):
        item[IN_TEXT] = [{"literal": f"{LAW}{short_title(entry)}"}]


def act(item: Item, entry: Entry, _setting: Setting) -> None:
    """Write «lov 17. juli 1998 nr. 61 om …», as the Norwegian legal style asks of its fields."""
    number = legal_number(entry)
    if not is_law(entry) or not number:
        return
    title, short = full_title(entry), short_title(entry)
    kind = "lov" if number.startswith("LOV") else "forskrift"
    _, year, month, day, *running = number.split("-")
    item |= {
        "type": "legislation" if kind == "lov" else "regulation",
        "container-title": kind,
        "issued": {"date-parts": [[int(year), int(month), int(day)]]},
        "title": _KIND_OF_ACT.sub("", title),
    }
    for name in ("number", "volume", "title-short", "author", "genre", "publisher"):
        item.pop(name, None)
    if running:
        item |= {"number": running[0], "volume": running[0]}
    if short != title:
        item["title-short"] = short[:1].lower() + short[1:] if short != "Grunnloven" else short


def official(item: Item, entry: Entry, _setting: Setting) -> None:
    """Name an NOU or a document of the Storting by its number."""
    if not (number := _numbered(item, entry)):
        return
    item |= {
        "author": [{"literal": number}],
        NO_YEAR: "year in the name",
    }
    for name in ("number", "title-short", "editor"):
        item.pop(name, None)
    if not number.startswith("NOU"):
        item.pop("issued", None)


def official_number(item: Item, entry: Entry, _setting: Setting) -> None:
    """Give an NOU or a document of the Storting its number, wherever the entry has it."""
    if not (number := _numbered(item, entry)):
        return
    if department := item.pop("publisher", ""):
        item["author"] = [{"literal": department}]
    item |= {"number": number, NAMED: number}


def preparatory_work(item: Item, entry: Entry, _setting: Setting) -> None:
    """Write «NOU 2016: 16» and «Prop. 73 L (2016–2017)» as the legal style asks of its fields."""
    if not (number := _numbered(item, entry)):
        return
    item["type"] = "bill"
    item.pop("author", None)
    if number.startswith("NOU"):
        year, running = number.removeprefix("NOU ").split(": ")
        item |= {"container-title": "NOU", "number": running}
        item["issued"] = {"date-parts": [[int(year)]]}
    else:
        series, session = number.rstrip(")").split(" (")
        words = re.match(r"(\D*?)\s*(\d.*)", series)
        item |= {"container-title": words[1] if words else series, "volume": session}
        item["number"] = words[2] if words else ""


def _numbered(item: Item, entry: Entry) -> str:
    """Return the number of an official publication, "" of other works.

    Its department becomes the publisher, and its title loses the number.
    """
    number = publication_number(entry)
    if not number or is_law(entry) or item["type"] in {"article-journal", "chapter"}:
        return ""
    authors: Sequence[Name] = item.get("author") or []
    department = name_of(authors[0]) if len(authors) == 1 and not authors[0].get("given") else ""
    item |= {"type": "report", "title": title_without_number(str(item.get("title", "")))}
    if department and not title_without_number(department):
        department = ""
    if department or item.get("publisher"):
        item["publisher"] = _COUNTRY.sub("", department or str(item["publisher"]))
    for name in ("genre", "volume", "collection-title", "collection-number", "container-title"):
        item.pop(name, None)
    return number


def organisation(item: Item, entry: Entry, setting: Setting) -> None:
    """Prepare (Statistisk sentralbyrå [SSB], 2011), then (SSB, 2011)."""
    authors = item.get("author") or []
    short = entry.text("shortauthor")
    if not short or len(authors) != 1 or "literal" not in authors[0] or item.get(NO_YEAR):
        return
    name = (authors[0]["literal"], short)
    if name not in setting.organisations:
        setting.organisations.append(name)
    # A name that only our copy of the style prints, and only in the text.
    token = chr(ORGANISATION + setting.organisations.index(name))
    item[IN_TEXT] = [{"literal": token}]
