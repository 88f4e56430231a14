"""Locators: «s. 26», «kap. 3», «§ 6-2» read out of what stands after a key.

A suffix is text as the student wrote it. What names a place in the work becomes a CSL label and
value, so that printing follows the style's own terms; everything else stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

#: CSL labels by the words that students write. Norsk APA-manual prints s., kap., avsn., §.
_NORWEGIAN = {
    "s": "page",
    "s.": "page",
    "side": "page",
    "sida": "page",
    "sidene": "page",
    "sider": "page",
    "kap": "chapter",
    "kap.": "chapter",
    "kapittel": "chapter",
    "kapitlene": "chapter",
    "avsn.": "paragraph",
    "avsnitt": "paragraph",
    "§": "section",
    "§§": "section",
    "pargr.": "section",
    "paragraf": "section",
    "paragrafene": "section",
    "fig.": "figure",
    "figur": "figure",
    "tab.": "table",
    "tabell": "table",
    "vers": "verse",
    "v.": "verse",
    "linje": "line",
    "bd.": "volume",
    "bind": "volume",
    "del": "part",
    "note": "note",
    "kol.": "column",
    "spalte": "column",
}
_ENGLISH = {
    "p": "page",
    "p.": "page",
    "pp": "page",
    "pp.": "page",
    "page": "page",
    "pages": "page",
    "chap.": "chapter",
    "chapter": "chapter",
    "chapters": "chapter",
    "para.": "paragraph",
    "paras.": "paragraph",
    "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "sec.": "section",
    "section": "section",
    "sections": "section",
    "figure": "figure",
    "figures": "figure",
    "table": "table",
    "tables": "table",
    "verse": "verse",
    "verses": "verse",
    "line": "line",
    "lines": "line",
    "vol.": "volume",
    "volume": "volume",
    "part": "part",
    "col.": "column",
    "column": "column",
}
_TERMS = _NORWEGIAN | _ENGLISH

#: Words that promise several. When the value names one only («pp. 12 and 15», «§§ 6-2 og 6-3»),
#: the suffix is left as it was written, for a style would print the singular term.
_PLURAL = frozenset(
    {"§§", "paragrafene", "pp", "pp.", "pages", "chapters", "kapitlene", "paras.", "paragraphs"}
    | {"sections", "figures", "tables", "verses", "lines"}
)

_DASH = r"\s*(?:--?|[‐‑–—−])\s*"
_ROMAN = r"(?:[ivxlcdm]+|[IVXLCDM]+)(?!\w)"
_NUMBER = r"[A-Za-z]?\d+(?:[.:]\d+)*(?:ff?\.|[a-zæøå]{1,2}(?!\w))?(?!\w)"
_ITEM = rf"(?:{_NUMBER}|{_ROMAN})"
_RANGE = rf"{_ITEM}(?:{_DASH}{_ITEM})?"
_BARE_RANGE = rf"{_NUMBER}(?:{_DASH}{_NUMBER})?"
#: A hyphen within a section number is part of it: § 6-2 of the Education Act is one section.
_SECTION = r"\d+(?:[-‑]\d+)*(?:\s?[a-zæøå](?=\s*(?:[,–]|$)))?(?!\w)"
_SECTIONS = rf"{_SECTION}(?:\s*–\s*{_SECTION})?"


def _list_of(item: str) -> str:
    """Return the pattern for items between commas; a later item must end the list or go on."""
    return rf"{item}(?:\s*,\s*{item}(?=\s*(?:,|$)))*"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a work."""

    label: str
    """As CSL names it: page, chapter, section …"""
    value: str
    """«26», «24–25» (ranges with an en dash), «6-2»."""
    rest: str
    """What followed, as written: «, femte ledd»."""
    term: str = ""
    """The word before it, as written; "" before a bare number."""


@cache
def _pattern() -> re.Pattern[str]:
    terms = sorted(_TERMS, key=len, reverse=True)
    # A word that does not end in a point or § must be parted from its number: «del 2».
    words = "|".join(re.escape(t) + ("" if t[-1] in ".§" else r"(?=\s)") for t in terms)
    section = "|".join(re.escape(t) for t in terms if _TERMS[t] == "section")
    return re.compile(
        rf"\s*(?:(?P<section>{section})\s*(?P<sections>{_list_of(_SECTIONS)})"
        rf"|(?P<term>{words})\s*(?P<value>{_list_of(_RANGE)})"
        rf"|(?P<bare>{_list_of(_BARE_RANGE)})(?=\s*(?:,|$)))"
        r"(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def parse_locator(suffix: str) -> Locator | None:
    """Return the locator that `suffix` begins with, or None when it begins with none.

    A bare number or range means pages.
    """
    match = _pattern().match(suffix)
    if match is None:
        return None
    term = match["section"] or match["term"] or ""
    label = _TERMS[term.lower()] if term else "page"
    if label == "section":
        value = _section_value(match["sections"] or match["value"], term, match["rest"])
    else:
        value = re.sub(_DASH, "–", match["value"] or match["bare"])
    several = "–" in value or "," in value
    if term.lower() in _PLURAL and not several:
        return None
    return Locator(label, value, match["rest"].rstrip(), term)


def _section_value(written: str, term: str, rest: str) -> str:
    """Return a section's number; «§§ 2-4» is a range, «§ 6-2» and «§§ 6-2, 6-3» are numbers."""
    value = written.replace("‑", "-")
    alone = not rest.strip() or rest.lstrip().startswith(",")
    if alone and term.lower() in _PLURAL and re.fullmatch(r"\d+-\d+", value):
        return value.replace("-", "–")
    return re.sub(r"\s*–\s*", "–", value)
