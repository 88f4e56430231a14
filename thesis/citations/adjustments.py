"""What we change in an item before CSL sees it, as a table.

The rules are Norsk APA-manual's where the official style or pandoc's reading of biblatex falls
short of them. Each function says what it does and why; docs/nb/kilder.md lists the names for users.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from thesis.bibliography import Entry
from thesis.citations import kinds, norwegian_kinds
from thesis.citations.items import Item
from thesis.citations.setting import Setting
from thesis.citations.styles import Style


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One row of the table."""

    name: str
    styles: Literal["all", "author-date", "norsk-apa"]
    """Which styles it holds for; «author-date» includes Norsk APA."""
    change: Callable[[Item, Entry, Setting], None]
    """Changes the item in place."""


#: In the order in which they are made: a type that one sets, a later one sees.
ADJUSTMENTS = (
    Adjustment("item-type", "all", kinds.item_type),
    Adjustment("language", "all", kinds.language),
    Adjustment("date", "all", kinds.date),
    Adjustment("status", "all", kinds.status),
    Adjustment("doi", "all", kinds.address),
    Adjustment("endnote-type", "all", kinds.described),
    Adjustment("particle", "author-date", kinds.particles),
    Adjustment("first-edition", "all", kinds.edition),
    Adjustment("article-number", "all", kinds.article_number),
    Adjustment("newspaper", "all", kinds.newspaper),
    Adjustment("web-page", "all", kinds.web),
    Adjustment("thesis-genre", "all", kinds.thesis_genre),
    Adjustment("own-publisher", "all", kinds.publisher),
    Adjustment("personal", "all", kinds.personal),
    Adjustment("film", "all", kinds.film),
    Adjustment("podcast", "all", kinds.podcast),
    Adjustment("genre-words", "all", kinds.genre_words),
    Adjustment("version", "all", kinds.version),
    Adjustment("scripture", "norsk-apa", norwegian_kinds.scripture),
    Adjustment("law", "author-date", norwegian_kinds.law),
    Adjustment("official", "norsk-apa", norwegian_kinds.official),
    Adjustment("organisation", "norsk-apa", norwegian_kinds.organisation),
)


def adjust(item: Item, entry: Entry, setting: Setting, style: Style) -> Item:
    """Return the item as `style` shall have it."""
    wanted = {"all", style.format, "norsk-apa" if style.norsk_apa else ""}
    changed = dict(item)
    for adjustment in ADJUSTMENTS:
        if adjustment.styles in wanted:
            adjustment.change(changed, entry, setting)
    return changed
