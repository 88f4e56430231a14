"""Adjustments that hold for every kind of style: what exports and pandoc's reader leave amiss."""

from __future__ import annotations

import re
from typing import Any

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.namesakes import name_of
from thesis.citations.setting import NAMED, NO_YEAR, Setting

_THESES = (
    ("bachelor", re.compile(r"(?i)\bba(?:chelor|thesis\b)")),
    ("master", re.compile(r"(?i)\bma(?:ster|thesis\b)")),
    ("doctor", re.compile(r"(?i)ph\.?\s*d|doktor|doctor|dr\.")),
)
_UNPUBLISHED = re.compile(r"(?i)u(?:n)?publi(?:s|z)|ikk[je]e? publi")
_SAYS_ENGLISH = re.compile(r"(?i)eng(?:lish|elsk)?\b|american|british|^en\b")
_LOOKS_NORWEGIAN = re.compile(
    r"(?i:[æøå]|\b(?:og|tidsskrift|norske?|nordisk|lov om)\b)"
    r"|\b(?:i|på|til|av|det|som|er|ikke|hva|hvordan|hvorfor|mellom|fra|ved|med|blant|etter|eller)\b"
)
_LOOKS_ENGLISH = re.compile(
    r"(?i)\b(?:the|of|and|in|for|to|an?|on|with|by|from|at|as|is|are|how|what|why|using|between"
    r"|among|toward|towards|through|versus|vs|its|their|your|our|do|does|can)\b"
)
#: What stands in the place of the year of a work that is not out yet.
_STAGES = (
    ("in press", re.compile(r"(?i)i trykk(?:en)?|in press|under utgivelse|under utgjeving")),
    ("forthcoming", re.compile(r"(?i)kommer|kjem|forthcoming|to appear")),
    ("submitted", re.compile(r"(?i)innsendt|submitted|under review")),
    ("in preparation", re.compile(r"(?i)under arbeid|in preparation")),
)
_AFTER_A_QUESTION = re.compile(r"([?!]) : (\w)")
_DOI_ADDRESS = re.compile(r"(?i)^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
#: «7», «7. utgave», «2nd ed.», and what catalogues add: «3. utg., 2. oppl.» (a printing is no
#: edition), «3. utgave, revidert og utvidet utgave».
_EDITION = re.compile(
    r"(?i)(?P<number>\d+)(?:\.|st|nd|rd|th)?\s*(?:utg\w*\.?|udg\w*\.?|uppl\w*\.?|ed\w*\.?)?"
    r"(?:\s*[,;]\s*(?:\d+\.?\s*(?:oppl|print)|rev|utv|oppd|bokm|nyn).*)?"
)
_PRINTING = re.compile(r"(?i)\d+\.?\s*(?:oppl\w*|print\w*)\.?")
_REVISED = re.compile(r"(?i)rev(?:\.|ised|idert)?(?:\s*(?:utg\w*\.?|ed\w*\.?))?")
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_ORDINALS_NB = ("første", "andre", "tredje", "fjerde", "femte")
#: «s. 157-171», «pp. 12-19»: a word that the style adds.
_PAGE_WORD = re.compile(r"(?i)^(?:s(?:id(?:e|ene|er|a))?|pp?|pages?)\b\.?\s*(?=\w?\d)")
_EXTENT = re.compile(r"(?i)\d+\s*(?:s(?:ider)?|p|pp|pages)?\.?")
#: «e0213456», «n71»: articles of journals without pages have a number.
_ARTICLE_NUMBER = re.compile(r"[a-z]{1,2}\d{2,}")
_HYPHENS = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")
_SERIES_OF_REPORTS = re.compile(r"(?i)rapport|reports?\b|notat|working papers?|^IS$")
_NUMBERED_REPORT = re.compile(r"IS-\d+")
#: What EndNote writes in `type`, which is the entry's type and no description.
ENDNOTE_TYPES = frozenset(
    {
        *("Journal Article", "Book", "Book Section", "Web Page", "Report", "Thesis", "Generic"),
        *("Edited Book", "Electronic Article", "Electronic Book", "Electronic Book Section"),
        *("Newspaper Article", "Magazine Article", "Conference Paper", "Conference Proceedings"),
        *("Government Document", "Legal Rule or Regulation", "Statute", "Blog", "Online Database"),
        *("Dataset", "Encyclopedia", "Dictionary", "Film or Broadcast", "Unpublished Work"),
    }
)


def item_type(item: Item, entry: Entry, _setting: Setting) -> None:
    """Give a type that pandoc does not know, or takes for another, the one that prints right."""
    item["type"] = item.get("type") or "document"
    if entry.type == "standard":
        # pandoc takes a standard for an act, and styles give acts an American «Pub. L. No.».
        item["type"] = "report"
    elif entry.type == "review" and "reviewed-title" not in item:
        # Styles would call it a review of itself.
        item["type"] = "article-journal"
    elif entry.type in {"suppbook", "suppcollection"} and entry.text("booktitle"):
        # pandoc leaves the book out that a preface stands in.
        item["container-title"] = entry.text("booktitle")
    item.pop(NO_YEAR, None)


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
    elif stage := next((stage for stage, words in _STAGES if words.search(written)), ""):
        item["status"] = stage


def newspaper(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Read an article with a day but no volume or issue as a newspaper’s."""
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    bound = any(name in item for name in ("DOI", "volume", "issue"))
    if item["type"] == "article-journal" and len(parts) == 3 and not bound:
        item["type"] = "article-newspaper"


def address(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Leave the DOI only, where Mendeley writes its whole address."""
    if "DOI" in item:
        item["DOI"] = _DOI_ADDRESS.sub("", str(item["DOI"]))


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


def language(item: Item, entry: Entry, _setting: Setting) -> None:
    """Mark titles that are not English, so that no English style capitalises their words.

    An entry that says nothing is English when its title has English words and no Norwegian ones.
    """
    item.pop("language", None)
    said = " ".join(entry.text(name) for name in ("langid", "language", "hyphenation"))
    titles = " ".join(str(item.get(name, "")) for name in ("title", "container-title"))
    if _SAYS_ENGLISH.search(said):
        return
    if said.strip() or _LOOKS_NORWEGIAN.search(titles) or not _LOOKS_ENGLISH.search(titles):
        item["language"] = "nb-NO"


def titles(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Set «Title : subtitle» of library catalogues as «Title: subtitle»."""
    for name in ("title", "container-title"):
        if " : " in str(item.get(name, "")):
            whole = _AFTER_A_QUESTION.sub(
                lambda found: f"{found[1]} {found[2].upper()}", str(item[name])
            )
            item[name] = whole.replace(" : ", ": ")


def edition(item: Item, _entry: Entry, setting: Setting) -> None:
    """Leave out a first edition, printings, and the word after a number: the style adds it."""
    written = str(item.pop("edition", "")).strip().rstrip(".")
    word = written.lower().split(" ")[0]
    for ordinals in (_ORDINALS, _ORDINALS_NB):
        if word in ordinals:
            written = str(ordinals.index(word) + 1)
    if found := _EDITION.fullmatch(written):
        written = found["number"]
    elif _REVISED.fullmatch(written):
        written = setting.word("revised")
    if written and written != "1" and not _PRINTING.fullmatch(written):
        item["edition"] = written


def pages(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Leave out «s.» before page numbers, and how many pages a book has (EndNote, Oria)."""
    written = _PAGE_WORD.sub("", str(item.pop("page", "")).strip())
    whole = item["type"] in {"book", "report", "thesis"} and _EXTENT.fullmatch(written)
    if written and not whole:
        item["page"] = written


def article_number(item: Item, entry: Entry, _setting: Setting) -> None:
    """Let an article number stand for the pages that the article lacks."""
    if not item["type"].startswith("article"):
        return
    if _ARTICLE_NUMBER.fullmatch(str(item.get("page", ""))):
        item["number"] = item.pop("page")
    elif not item.get("page") and (number := entry.text("eid")):
        item["number"] = number


def issue(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Write a double issue with a dash: 27(1–2)."""
    for name in ("issue", "volume"):
        if name in item:
            item[name] = _HYPHENS.sub("–", str(item[name]))


def thesis_genre(item: Item, entry: Entry, setting: Setting) -> None:
    """Name theses in the thesis’ language, however their kind is written."""
    if item["type"] != "thesis":
        return
    written = "" if entry.text("type") in ENDNOTE_TYPES else entry.text("type")
    kinds = [kind for kind, pattern in _THESES if pattern.search(written or entry.type)]
    if kinds:
        name = setting.word(kinds[0])
        unpublished = f"{setting.word('unpublished')} {name[:1].lower()}{name[1:]}"
        item["genre"] = unpublished if _UNPUBLISHED.search(written) else name


def report_series(item: Item, entry: Entry, _setting: Setting) -> None:
    """Give a report its number, which libraries write as a book’s series: NOVA Rapport 16/20."""
    series = entry.text("series")
    number = entry.text("number") or entry.text("volume")
    if not series or not _is_report(item, series, number):
        return
    named = f"{series} {number}".strip()
    item |= {"type": "report", "number": named, NAMED: named}
    for name in ("collection-title", "collection-number", "volume", "genre"):
        item.pop(name, None)


def _is_report(item: Item, series: str, number: str) -> bool:
    """Say whether a series and a number are the name of a report."""
    if item["type"] == "report":
        # «Rapport» says nothing that the series «NOVA Rapport» does not.
        genre = str(item.get("genre", ""))
        return bool(number) and genre.lower() in series.lower()
    numbered = _NUMBERED_REPORT.fullmatch(series)
    return item["type"] == "book" and bool(
        numbered or (number and _SERIES_OF_REPORTS.search(series))
    )


def publisher(item: Item, entry: Entry, _setting: Setting) -> None:
    """Leave out a publisher who is the author."""
    authors = item.get("author") or []
    names = {name_of(authors[0]), entry.text("shortauthor")} if len(authors) == 1 else set()
    site = ("container-title",) if item["type"] == "webpage" else ()
    for name in ("publisher", *site):
        if item.get(name) in names and not authors[0].get("given"):
            del item[name]
