"""Adjustments that hold for every kind of style: what exports and pandoc's reader leave amiss."""

from __future__ import annotations

import re
from typing import Any

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.setting import NO_YEAR, Setting

_THESES = (
    ("bachelor", re.compile(r"(?i)\bba(?:chelor|thesis\b)")),
    ("master", re.compile(r"(?i)\bma(?:ster|thesis\b|gister)|hovedoppg")),
    ("doctor", re.compile(r"(?i)ph\.?\s*d|doktor|doctor|dr\.")),
)
_SAYS_NORWEGIAN = re.compile(r"(?i)nor(?:sk|wegian)|nynorsk|bokm|^n[bno]\b")
_LOOKS_NORWEGIAN = re.compile(r"(?i)[æøå]|\b(?:og|tidsskrift|norske?|nordisk|lov om)\b")
_PERSONAL = re.compile(r"(?i)person\w+ (?:kommunikasjon|communication|korrespondanse)")
_PODCAST = re.compile(r"(?i)\bpod(?:k|c)ast")
_ADDRESS = re.compile(r"https?://\S+")
_DOI_ADDRESS = re.compile(r"(?i)^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
#: What EndNote writes in `type`, which is the entry's type and no description.
_ENDNOTE_TYPES = frozenset(
    {"Journal Article", "Book", "Book Section", "Web Page", "Report", "Thesis", "Generic"}
)


def item_type(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Give a type that pandoc does not know the one that prints most."""
    item["type"] = item.get("type") or "document"
    item.pop(NO_YEAR, None)


def language(item: Item, entry: Entry, _setting: Setting) -> None:
    """Mark Norwegian titles, so that no English style capitalises their words."""
    item.pop("language", None)
    said = " ".join(entry.text(name) for name in ("langid", "language", "hyphenation"))
    titles = " ".join(str(item.get(name, "")) for name in ("title", "container-title"))
    if _SAYS_NORWEGIAN.search(said) or _LOOKS_NORWEGIAN.search(titles):
        item["language"] = "nb-NO"


def date(item: Item, entry: Entry, _setting: Setting) -> None:
    """Read «ca. 1998», and make an empty date none: «u.å.»."""
    if item.get("issued", {}).get("date-parts"):
        return
    item.pop("issued", None)
    written = entry.text("date") or entry.text("year")
    if found := re.search(r"\b(\d{4})\b", written):
        item["issued"] = {"date-parts": [[int(found[1])]]}
        if re.search(r"(?i)\bc(?:irc)?a\b|\?", written):
            item["issued"]["circa"] = True


def edition(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Leave out a first edition, and the word after another: the style adds it."""
    edition = str(item.get("edition", ""))
    # EndNote and Oria write «7. utg.»: the style adds the word itself.
    if found := re.fullmatch(r"(\d+)\.?\s*(?:utg\w*\.?|ed\w*\.?)?", edition.strip()):
        item["edition"] = found[1]
    if re.fullmatch(r"1|first|første|1st(?: ed\w*\.?)?", item.get("edition", ""), re.IGNORECASE):
        del item["edition"]


def article_number(item: Item, entry: Entry, _setting: Setting) -> None:
    """Let an article number stand for the pages that the article lacks."""
    if (
        item["type"].startswith("article")
        and not item.get("page")
        and (number := entry.text("eid"))
    ):
        item["number"] = number


def newspaper(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Read an article with a day but no volume or issue as a newspaper’s."""
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    bound = any(name in item for name in ("DOI", "volume", "issue"))
    if item["type"] == "article-journal" and len(parts) == 3 and not bound:
        item["type"] = "article-newspaper"


def thesis_genre(item: Item, entry: Entry, setting: Setting) -> None:
    """Name theses in the thesis’ language, however their kind is written."""
    if item["type"] != "thesis":
        return
    described = f"{entry.text('type')} {entry.type}"
    kind = next((kind for kind, pattern in _THESES if pattern.search(described)), "")
    if kind:
        item["genre"] = setting.word(kind)


def publisher(item: Item, entry: Entry, _setting: Setting) -> None:
    """Leave out a publisher who is the author."""
    authors = item.get("author") or []
    names = {authors[0].get("literal", ""), entry.text("shortauthor")} if authors else set()
    if len(authors) == 1 and item.get("publisher") in names:
        del item["publisher"]


def personal(item: Item, entry: Entry, _setting: Setting) -> None:
    """Recognise letters, talks and e-mails, which no reader can find."""
    described = " ".join(
        entry.text(name) for name in ("type", "howpublished", "note", "titleaddon")
    )
    if entry.type in {"letter", "personal", "email"} or _PERSONAL.search(described):
        item["type"] = "personal_communication"
        # The style prints «personlig kommunikasjon» only for what no reader can find.
        for name in ("URL", "publisher", "title", "genre", "container-title", "archive", "DOI"):
            item.pop(name, None)


def film(item: Item, _entry: Entry, setting: Setting) -> None:
    """Make a film’s author its director."""
    if item["type"] == "motion_picture":
        if "director" not in item and "author" in item:
            item["director"] = item.pop("author")
        if not item.get("genre") and not item.get("medium"):
            item["genre"] = setting.word("film")


def podcast(item: Item, entry: Entry, setting: Setting) -> None:
    """Read a podcast episode as a part of its series."""
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
    item["genre"] = setting.word("episode" if series else "podcast")
    if series:
        item["container-title"] = series
    if _PODCAST.search(str(item.get("publisher", ""))):
        del item["publisher"]


def genre_words(item: Item, _entry: Entry, setting: Setting) -> None:
    """Name what the style names in English."""
    if item["type"] in {"dataset", "software", "map"} and not item.get("genre"):
        item["genre"] = setting.word(item["type"])


def version(item: Item, _entry: Entry, setting: Setting) -> None:
    """Add the word that the style has for whole numbers only."""
    if re.fullmatch(r"\d+(?:\.\d+)+", str(item.get("version", ""))):
        word = "Version" if setting.language == "en" else "Versjon"
        item["version"] = f"{word} {item['version']}"


def web(item: Item, entry: Entry, _setting: Setting) -> None:
    """Read a @misc with an address as a web page, as Zotero and EndNote mean it."""
    if entry.type != "misc" or "DOI" in item or entry.text("eprint"):
        return
    published = entry.text("howpublished")
    if "URL" not in item and (found := _ADDRESS.search(published)):
        item["URL"] = found[0]
        item.pop("publisher", None)
    if "URL" in item:
        item["type"] = "webpage"


def address(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Leave the DOI only, where Mendeley writes its whole address."""
    if "DOI" in item:
        item["DOI"] = _DOI_ADDRESS.sub("", str(item["DOI"]))


def described(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Drop a type that describes nothing."""
    if item.get("genre") in _ENDNOTE_TYPES:
        del item["genre"]


def status(item: Item, _entry: Entry, setting: Setting) -> None:
    """Say «i trykk» and the like in the thesis' language."""
    if "status" in item:
        item["status"] = setting.word(str(item["status"]))


def particles(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Keep «van» with the name, as a surname in APA begins with it: (van Gogh, 1999)."""
    for names in item.values():
        for name in names if isinstance(names, list) else ():
            if isinstance(name, dict) and "dropping-particle" in name:
                _join_particle(name)


def _join_particle(name: dict[str, Any]) -> None:
    name["non-dropping-particle"] = name.pop("dropping-particle")
