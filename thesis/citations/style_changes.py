"""What we change in a style before pandoc reads it, as a table.

All changes are made in a copy of the style's XML. What the official style prints wrong by Norsk
APA-manual is a row of `CHANGES`; docs/nb/kilder.md lists them.
"""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass

from thesis.citations import norsk_apa_style, other_styles
from thesis.citations.style_terms import set_terms
from thesis.citations.styles import LEGAL_STYLE, NAMESPACE, Style


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the table."""

    name: str
    style: str
    """What the style's name begins with; "" for every style."""
    make: Callable[[ET.Element, str], None]
    """Changes the style's XML in place, for a language."""


_APA = "norsk-apa-manual"
#: In the order in which they are made.
CHANGES = (
    Change("locator", _APA, norsk_apa_style.locator),
    Change("no-year", _APA, norsk_apa_style.no_year),
    Change("names-in-text", _APA, norsk_apa_style.names_in_text),
    Change("scripture", _APA, norsk_apa_style.scripture),
    Change("editor-and-translator", _APA, norsk_apa_style.editor_and_translator),
    Change("hard-space", _APA, norsk_apa_style.hard_space),
    Change("description-with-title", _APA, norsk_apa_style.description_with_title),
    Change("fixed-text", _APA, norsk_apa_style.fixed_text),
    Change("day-and-month", _APA, norsk_apa_style.day_and_month),
    Change("report-number", _APA, norsk_apa_style.report_number),
    Change("issue-alone", _APA, norsk_apa_style.issue_alone),
    Change("letters-in-order", _APA, norsk_apa_style.letters_in_order),
    Change("as-written", "modern-language-assoc", other_styles.as_written),
    Change("name-before-label", "", other_styles.name_before_label),
    Change("english-words", "", other_styles.english_words),
    Change("day-with-point", "", other_styles.day_with_point),
    Change("named-reports", "", other_styles.named_reports),
    Change("legal-title", LEGAL_STYLE, other_styles.legal_title),
    Change("legal-section", LEGAL_STYLE, other_styles.legal_section),
)


def changed_style(style: Style, language: str, *, plain: bool = False) -> bytes:
    """Return the style's XML as pandoc shall read it; `plain` leaves our Norsk APA changes out."""
    root = copy.deepcopy(style.root)
    set_terms(root, language)
    for change in CHANGES:
        if style.name.startswith(change.style) and not style.own and not plain:
            change.make(root, language)
    ET.register_namespace("", NAMESPACE.strip("{}"))
    return ET.tostring(root, encoding="unicode").encode()
