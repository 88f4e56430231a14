"""What we change in an item before CSL sees it, as a table.

The rules are Norsk APA-manual's where the official style or pandoc's reading of biblatex falls
short of them. Each function says what it does and why; docs/nb/kilder.md lists the names for users.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from thesis.bibliography import Entry
from thesis.citations import kinds, media, norwegian_kinds
from thesis.citations.items import Item
from thesis.citations.setting import Setting
from thesis.citations.styles import Style

StyleKind = Literal["all", "author-date", "lists-talks", "norsk-apa", "norsk-legal", "other"]
_ALL: tuple[StyleKind, ...] = ("all",)
_APA: tuple[StyleKind, ...] = ("norsk-apa",)
_LEGAL: tuple[StyleKind, ...] = ("norsk-legal",)
_OTHER: tuple[StyleKind, ...] = ("other",)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One row of the table."""

    name: str
    styles: tuple[StyleKind, ...]
    """Which styles it holds for; «author-date» includes Norsk APA."""
    change: Callable[[Item, Entry, Setting], None]
    """Changes the item in place."""


#: In the order in which they are made: a type that one sets, a later one sees.
ADJUSTMENTS = (
    Adjustment("item-type", _ALL, kinds.item_type),
    Adjustment("language", _ALL, kinds.language),
    Adjustment("date", _ALL, kinds.date),
    Adjustment("status", _ALL, kinds.status),
    Adjustment("doi", _ALL, kinds.address),
    Adjustment("endnote-type", _ALL, media.described),
    Adjustment("particle", ("author-date",), kinds.particles),
    Adjustment("office", _ALL, norwegian_kinds.office),
    Adjustment("catalogue-title", _ALL, kinds.titles),
    Adjustment("edition", _ALL, kinds.edition),
    Adjustment("pages", _ALL, kinds.pages),
    Adjustment("article-number", _ALL, kinds.article_number),
    Adjustment("double-issue", _ALL, kinds.issue),
    Adjustment("newspaper", _ALL, kinds.newspaper),
    Adjustment("web-page", _ALL, media.web),
    Adjustment("form", _ALL, media.form),
    Adjustment("talk", _OTHER, media.talk),
    Adjustment("thesis-genre", _ALL, kinds.thesis_genre),
    Adjustment("report-series", _ALL, kinds.report_series),
    Adjustment("own-publisher", _ALL, kinds.publisher),
    Adjustment("personal", _ALL, media.personal),
    Adjustment("message", ("lists-talks",), media.message),
    Adjustment("film", _ALL, media.film),
    Adjustment("podcast", _ALL, media.podcast),
    Adjustment("genre-words", _ALL, media.genre_words),
    Adjustment("version", _APA, media.version),
    Adjustment("version-number", ("other", "norsk-legal"), media.version_number),
    Adjustment("scripture", _APA, norwegian_kinds.scripture),
    Adjustment("law", ("norsk-apa", "other"), norwegian_kinds.law),
    Adjustment("law-in-text", _APA, norwegian_kinds.law_in_text),
    Adjustment("act", _LEGAL, norwegian_kinds.act),
    Adjustment("court", ("norsk-apa", "other"), norwegian_kinds.court),
    Adjustment("court-title", _OTHER, norwegian_kinds.court_title),
    Adjustment("judgment", _LEGAL, norwegian_kinds.judgment),
    Adjustment("official", _APA, norwegian_kinds.official),
    Adjustment("official-number", _OTHER, norwegian_kinds.official_number),
    Adjustment("preparatory-work", _LEGAL, norwegian_kinds.preparatory_work),
    Adjustment("organisation", _APA, norwegian_kinds.organisation),
    Adjustment("month-only", _APA, norwegian_kinds.month_only),
)


def adjustments_for(style: Style) -> tuple[Adjustment, ...]:
    """Return the adjustments that hold for a style, in their order."""
    wanted = {"all", style.format, style.family, "lists-talks" if style.lists_talks else ""}
    return tuple(a for a in ADJUSTMENTS if not wanted.isdisjoint(a.styles))


def adjust(item: Item, entry: Entry, setting: Setting, adjustments: Sequence[Adjustment]) -> Item:
    """Return the item with the adjustments made."""
    changed = dict(item)
    for adjustment in adjustments:
        adjustment.change(changed, entry, setting)
    return changed
