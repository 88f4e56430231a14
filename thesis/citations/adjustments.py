"""What we change in an item before CSL sees it, as a table.

The rules are Norsk APA-manual's where the official style or pandoc's reading of biblatex falls
short of them. Each adjustment says for which styles it holds and why; docs/kilder.md lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.namesakes import IN_TEXT
from thesis.citations.official import (
    is_law,
    legal_number,
    publication_number,
    title_without_number,
)
from thesis.citations.styles import Style

#: Stands for an organisation with an abbreviation, until it is known which mention is the first.
ORGANISATION = 0xE100
#: Set on items whose name holds their year: the style, as we adjust it, then prints no other.
NO_YEAR = "annote"

#: In bokmål, nynorsk and English.
_GENRES = {
    "bachelor": ("Bacheloroppgave", "Bacheloroppgåve", "Bachelor’s thesis"),
    "master": ("Masteroppgave", "Masteroppgåve", "Master’s thesis"),
    "doctor": ("Doktoravhandling", "Doktoravhandling", "Doctoral dissertation"),
    "dataset": ("Datasett", "Datasett", "Data set"),
    "software": ("Programvare", "Programvare", "Computer software"),
    "film": ("Film", "Film", "Film"),
    "episode": ("Audio podkastepisode", "Audio podkastepisode", "Audio podcast episode"),
    "podcast": ("Audio podkast", "Audio podkast", "Audio podcast"),
    "map": ("Kart", "Kart", "Map"),
}
_THESES = (
    ("bachelor", re.compile(r"(?i)\bba(?:chelor|thesis\b)")),
    ("master", re.compile(r"(?i)\bma(?:ster|thesis\b|gister)|hovedoppg")),
    ("doctor", re.compile(r"(?i)ph\.?\s*d|doktor|doctor|dr\.")),
)
_SAYS_NORWEGIAN = re.compile(r"(?i)nor(?:sk|wegian)|nynorsk|bokm|^n[bno]\b")
_LOOKS_NORWEGIAN = re.compile(r"(?i)[æøå]|\b(?:og|tidsskrift|norske?|nordisk|lov om)\b")
_PERSONAL = re.compile(r"(?i)person\w+ (?:kommunikasjon|communication|korrespondanse)")
_PODCAST = re.compile(r"(?i)\bpod(?:k|c)ast")
_SCRIPTURE = re.compile(r"(?i)^(?:Bibelen|Bibel\b|The Bible|Holy Bible|Koranen|The Qur)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an adjustment may ask about the thesis."""

    language: str
    """nb, nn or en."""
    organisations: list[tuple[str, str]]
    """Full name and abbreviation of each organisation; grows as items are adjusted."""

    def genre(self, kind: str) -> str:
        """Return a kind's name in the thesis' language."""
        return _GENRES[kind][("nb", "nn", "en").index(self.language)]


Change = Callable[[Item, Entry, Setting], None]
Styles = Literal["all", "author-date", "norsk-apa"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One row of the table."""

    name: str
    styles: Styles
    """Which styles it holds for; «author-date» includes Norsk APA."""
    why: str
    change: Change


ADJUSTMENTS: list[Adjustment] = []


def _adjustment(name: str, styles: Styles, why: str) -> Callable[[Change], Change]:
    def declare(change: Change) -> Change:
        ADJUSTMENTS.append(Adjustment(name, styles, why, change))
        return change

    return declare


def adjust(item: Item, entry: Entry, setting: Setting, style: Style) -> Item:
    """Return the item as `style` shall have it."""
    wanted = {"all", style.format, "norsk-apa" if style.norsk_apa else ""}
    changed = dict(item)
    for adjustment in ADJUSTMENTS:
        if adjustment.styles in wanted:
            adjustment.change(changed, entry, setting)
    return changed


@_adjustment("item-type", "all", "a type that pandoc does not know is a document, not nothing")
def _type(item: Item, _entry: Entry, _setting: Setting) -> None:
    item["type"] = item.get("type") or "document"
    item.pop(NO_YEAR, None)


@_adjustment("language", "all", "an English style must not capitalise Norwegian titles")
def _language(item: Item, entry: Entry, _setting: Setting) -> None:
    item.pop("language", None)
    said = " ".join(entry.text(name) for name in ("langid", "language", "hyphenation"))
    titles = " ".join(str(item.get(name, "")) for name in ("title", "container-title"))
    if _SAYS_NORWEGIAN.search(said) or _LOOKS_NORWEGIAN.search(titles):
        item["language"] = "nb-NO"


@_adjustment("date", "all", "«u.å.» is no date; «ca. 1998» is one; pandoc leaves an empty date")
def _date(item: Item, entry: Entry, _setting: Setting) -> None:
    if item.get("issued", {}).get("date-parts"):
        return
    item.pop("issued", None)
    written = entry.text("date") or entry.text("year")
    if found := re.search(r"\b(\d{4})\b", written):
        item["issued"] = {"date-parts": [[int(found[1])]]}
        if re.search(r"(?i)\bc(?:irc)?a\b|\?", written):
            item["issued"]["circa"] = True


@_adjustment("first-edition", "all", "a first edition is not stated")
def _edition(item: Item, _entry: Entry, _setting: Setting) -> None:
    edition = str(item.get("edition", ""))
    # EndNote and Oria write «7. utg.»: the style adds the word itself.
    if found := re.fullmatch(r"(\d+)\.?\s*(?:utg\w*\.?|ed\w*\.?)?", edition.strip()):
        item["edition"] = found[1]
    if re.fullmatch(r"1|first|første|1st(?: ed\w*\.?)?", item.get("edition", ""), re.IGNORECASE):
        del item["edition"]


@_adjustment("article-number", "all", "pandoc drops `eid`; an article number stands for pages")
def _article_number(item: Item, entry: Entry, _setting: Setting) -> None:
    if (
        item["type"].startswith("article")
        and not item.get("page")
        and (number := entry.text("eid"))
    ):
        item["number"] = number


@_adjustment("newspaper", "all", "an article with a day but no volume or issue is a newspaper's")
def _newspaper(item: Item, _entry: Entry, _setting: Setting) -> None:
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    bound = any(name in item for name in ("DOI", "volume", "issue"))
    if item["type"] == "article-journal" and len(parts) == 3 and not bound:
        item["type"] = "article-newspaper"


@_adjustment("thesis-genre", "all", "theses are named in the thesis' language")
def _thesis(item: Item, entry: Entry, setting: Setting) -> None:
    if item["type"] != "thesis":
        return
    described = f"{entry.text('type')} {entry.type}"
    kind = next((kind for kind, pattern in _THESES if pattern.search(described)), "")
    if kind:
        item["genre"] = setting.genre(kind)


@_adjustment("own-publisher", "all", "an author is not repeated as publisher")
def _publisher(item: Item, entry: Entry, _setting: Setting) -> None:
    authors = item.get("author") or []
    names = {authors[0].get("literal", ""), entry.text("shortauthor")} if authors else set()
    if len(authors) == 1 and item.get("publisher") in names:
        del item["publisher"]


@_adjustment("personal", "all", "letters, talks and e-mails are cited in the text only")
def _personal(item: Item, entry: Entry, _setting: Setting) -> None:
    described = " ".join(
        entry.text(name) for name in ("type", "howpublished", "note", "titleaddon")
    )
    if entry.type in {"letter", "personal", "email"} or _PERSONAL.search(described):
        item["type"] = "personal_communication"
        # The style prints «personlig kommunikasjon» only for what no reader can find.
        for name in ("URL", "publisher", "title", "genre", "container-title", "archive", "DOI"):
            item.pop(name, None)


@_adjustment("film", "all", "a film's maker is its director")
def _film(item: Item, _entry: Entry, setting: Setting) -> None:
    if item["type"] == "motion_picture":
        if "director" not in item and "author" in item:
            item["director"] = item.pop("author")
        if not item.get("genre") and not item.get("medium"):
            item["genre"] = setting.genre("film")


@_adjustment("podcast", "all", "pandoc has no podcasts; the episode stands in its series")
def _podcast(item: Item, entry: Entry, setting: Setting) -> None:
    described = " ".join(
        entry.text(name) for name in ("type", "howpublished", "note", "titleaddon")
    )
    if entry.type != "podcast" and not _PODCAST.search(described):
        return
    series = next(
        (
            entry.text(name)
            for name in ("booktitle", "maintitle", "series", "journaltitle")
            if entry.text(name)
        ),
        "",
    )
    item["type"] = "broadcast"
    item["genre"] = setting.genre("episode" if series else "podcast")
    if series:
        item["container-title"] = series
    if _PODCAST.search(str(item.get("publisher", ""))):
        del item["publisher"]


@_adjustment("genre-words", "all", "the style names data sets, software and maps in English")
def _genre_words(item: Item, _entry: Entry, setting: Setting) -> None:
    if item["type"] in {"dataset", "software", "map"} and not item.get("genre"):
        item["genre"] = setting.genre(item["type"])


@_adjustment("version", "all", "«Versjon 3.1»: the style has the word for whole numbers only")
def _version(item: Item, _entry: Entry, setting: Setting) -> None:
    if re.fullmatch(r"\d+(?:\.\d+)+", str(item.get("version", ""))):
        word = "Version" if setting.language == "en" else "Versjon"
        item["version"] = f"{word} {item['version']}"


@_adjustment("scripture", "norsk-apa", "the Bible is named once, then only the passage")
def _scripture(item: Item, _entry: Entry, _setting: Setting) -> None:
    booklike = item["type"] in {"book", "document"} and not item.get("author")
    if booklike and _SCRIPTURE.match(str(item.get("title", ""))):
        item["type"] = "classic"


@_adjustment("law", "author-date", "Opplæringslova. (1998). Lov om … (LOV-1998-07-17-61). Lovdata.")
def _law(item: Item, entry: Entry, _setting: Setting) -> None:
    if not is_law(entry):
        return
    title = str(item.get("title", ""))
    item |= {
        "type": "report",
        "author": [{"literal": entry.text("shorttitle") or item.get("title-short") or title}],
        "publisher": item.get("publisher") or "Lovdata",
    }
    for name in ("genre", "container-title", "volume", "page", "number", "title-short", "section"):
        item.pop(name, None)
    if number := legal_number(entry) or entry.text("number"):
        item["number"] = number


@_adjustment("official", "norsk-apa", "NOU and documents of the Storting go by their number")
def _official(item: Item, entry: Entry, _setting: Setting) -> None:
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


@_adjustment("organisation", "norsk-apa", "(Statistisk sentralbyrå [SSB], 2011), then (SSB, 2011)")
def _organisation(item: Item, entry: Entry, setting: Setting) -> None:
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
