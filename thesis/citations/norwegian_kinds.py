"""Adjustments for Norsk APA-manual: law, official publications, the Bible, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.namesakes import IN_TEXT
from thesis.citations.official import (
    is_law,
    legal_number,
    publication_number,
    title_without_number,
)
from thesis.citations.setting import NO_YEAR, ORGANISATION, Setting

_SCRIPTURE = re.compile(r"(?i)^(?:Bibelen|Bibel\b|The Bible|Holy Bible|Koranen|The Qur)")


def scripture(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Recognise the Bible and the Koran, cited by passage."""
    booklike = item["type"] in {"book", "document"} and not item.get("author")
    if booklike and _SCRIPTURE.match(str(item.get("title", ""))):
        item["type"] = "classic"


def law(item: Item, entry: Entry, _setting: Setting) -> None:
    """Name an act by its short title and give its number, as the manual does."""
    if not is_law(entry):
        return
    title = str(item.get("title", ""))
    short = entry.text("shorttitle") or item.get("title-short") or title
    item |= {"type": "report", "author": [{"literal": short}]}
    for name in ("genre", "container-title", "volume", "page", "number", "title-short", "section"):
        item.pop(name, None)
    if number := legal_number(entry) or entry.text("number"):
        item["number"] = number
        item.setdefault("publisher", "Lovdata")


def official(item: Item, entry: Entry, _setting: Setting) -> None:
    """Name an NOU or a document of the Storting by its number."""
    number = publication_number(entry)
    if not number or is_law(entry) or item["type"] in {"article-journal", "chapter"}:
        return
    authors: Sequence[dict[str, str]] = item.get("author") or []
    department = authors[0].get("literal", "") if len(authors) == 1 else ""
    item |= {
        "type": "report",
        "author": [{"literal": number}],
        "title": title_without_number(str(item.get("title", ""))),
        NO_YEAR: "year in the name",
    }
    if department:
        item["publisher"] = department
    for name in ("genre", "number", "volume", "collection-title", "title-short", "editor"):
        item.pop(name, None)
    if not number.startswith("NOU"):
        item.pop("issued", None)


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
