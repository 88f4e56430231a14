"""What a sentence calls a work: «Dahl og Lie [3]», «I opplæringslova (1998) …».

Numeric styles print no names, and note styles none for works without an author, so that
«@dahl mener» would be «[3] mener». There the sentence gets its subject from us.
"""

from __future__ import annotations

import re

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.namesakes import MAKERS, name_of
from thesis.citations.official import is_law, publication_number, short_title
from thesis.citations.setting import LAW
from thesis.citations.style_terms import AND
from thesis.citations.styles import Style
from thesis.nodes import Cite, Inline, Str, Styled
from thesis.source import Location

#: The most names that a sentence gives; of more it gives the first, and «et al.».
_MOST_NAMES = 2
_MARKUP = re.compile(r"<[^<>]*>")
#: Where a sentence begins: a paragraph, list item or heading, or after the one before it.
_START = re.compile(
    r"(?:\n\s*\n|\n#[^\n]*\n|[.?!][»”\"')\]*_]*\s|\\item(?:\[[^\]]*\])?\s|\\par\s)"
    r"(?:[\s>*+_«“(-]|\d+[.)]\s)*\Z"
)
_ABBREVIATION = re.compile(
    r"(?i)\b(?:jfr?|f\.\s?eks|bl\.\s?a|iht|cf|e\.g|i\.e|dvs|ca|mv|inkl|evt|ang|vedr|pga)\.\s*\Z"
)
#: Characters before a citation that are looked at: a sentence's beginning is near its end.
_NEAR = 200
_PARTICLE = re.compile(r"(?:van|von|vom|af|av|de|den|der|di|da|dos|du|la|le|ten|ter|zu) ")
_KEEPS_CAPITAL = re.compile(r"Grunnlov|\w?[A-ZÆØÅ]{2}")


def needs_subject(item: Item, entry: Entry, style: Style) -> bool:
    """Say whether `style` prints nothing before the number or note that a sentence could use.

    The Norwegian legal style names the author of some kinds of works only.
    """
    if style.format in {"numeric", "label"} or style.family == "norsk-legal":
        return True
    # Some note styles name no director; what they print for one is then the title, twice.
    unnamed = not (item.get("author") or item.get("editor"))
    return style.notes and (unnamed or is_law(entry))


def subject(item: Item, entry: Entry, where: Location) -> Inline:
    """Return what a work is called in running text: its authors, its number or its title."""
    if is_law(entry):
        return Str(where, f"{LAW}{short_title(entry)}")
    judgment = str(item.get("number", "")) if item["type"] == "legal_case" else ""
    if number := publication_number(entry) or judgment:
        return Str(where, number)
    names = next((item[maker] for maker in MAKERS if item.get(maker)), ())
    if names:
        surnames = [name_of(name) for name in names]
        several = f"{surnames[0]} et al." if surnames[_MOST_NAMES:] else f" {AND} ".join(surnames)
        return Str(where, several)
    title = _MARKUP.sub("", str(item.get("title-short") or item.get("title", "")))
    return Styled(where, "emph", (Str(where, title),))


def within_sentence(cite: Cite) -> bool:
    """Say whether words of the same sentence stand before a cluster."""
    start = cite.where.span.start
    text = cite.where.source.text[max(start - _NEAR, 0) : start]
    before = f"\n\n{text}" if start <= _NEAR else text
    return not _START.search(before) or bool(_ABBREVIATION.search(before))


def at_the_beginning(name: str) -> str:
    """Return a name as it begins a sentence: «Van der Berg», but «eHelse» as it is."""
    return name[:1].upper() + name[1:] if _PARTICLE.match(name) else name


def in_running_text(name: str) -> str:
    """Return an act's name as it is within a sentence: a small letter, but «Grunnloven»."""
    return name if _KEEPS_CAPITAL.match(name) else name[:1].lower() + name[1:]
