"""Terms: what a style prints for «§», «and» and locators in the thesis' own language."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from thesis.citations.style_tree import tag

#: Stands for «and» where a style prints a symbol: «&» in parentheses, «og» in running text.
AND = "\ue000"
#: Stands for the hyphen within a section number, which pandoc would take for a range.
HYPHEN = "\ue001"
#: Stand for the numbers of locators, one for each citation of a cluster.
NUMBERS = range(0xE010, 0xE100)
#: Locator labels that pandoc reads in a suffix, each by a word that no language has.
LABELS = (
    *("book", "chapter", "column", "figure", "folio", "line", "note", "opus", "page"),
    *("paragraph", "part", "section", "verse", "volume"),
)
#: The label by which an English thesis cites «§ 6-2» of a Norwegian act, which is no «sec. 6-2».
NORWEGIAN_SECTION = "folio"
#: The label of text that is printed as it is written, where nothing stands before it.
AS_WRITTEN = "opus"
LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-US"}


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Term = tuple[str, str, str, str]
#: name, form, singular, plural: what the official Norwegian locales lack or leave in English.
_NORWEGIAN: tuple[Term, ...] = (
    ("section", "short", "§", "§§"),
    ("section", "long", "§", "§§"),
    ("number", "short", "nr.", "nr."),
    ("number", "long", "nummer", "numre"),
    ("collection-editor", "long", "redaktør", "redaktører"),
    ("collection-editor", "short", "red.", "red."),
    ("chapter-number", "short", "kap.", "kap."),
    ("chapter-number", "long", "kapittel", "kapitler"),
    ("number-of-volumes", "short", "bd.", "bd."),
    ("page-first", "short", "s.", "s."),
)
_BOKMAAL: tuple[Term, ...] = (("review-of", "long", "anmeldelse av", "anmeldelse av"),)
_NYNORSK: tuple[Term, ...] = (
    ("review-of", "long", "melding av", "melding av"),
    ("letter", "long", "personleg kommunikasjon", "personleg kommunikasjon"),
    ("personal-communication", "long", "personleg kommunikasjon", "personleg kommunikasjon"),
)
_TERMS: dict[str, tuple[Term, ...]] = {
    "nb": _NORWEGIAN + _BOKMAAL,
    "nn": _NORWEGIAN + _NYNORSK,
    "en": (
        (NORWEGIAN_SECTION, "short", "§", "§§"),
        (NORWEGIAN_SECTION, "long", "§", "§§"),
    ),
}


def locator_word(label: str) -> str:
    """Return the word by which pandoc knows a locator's label in a style that we changed."""
    return f"locator-{label}"


def set_terms(root: ET.Element, language: str) -> None:
    """Add a locale of the thesis' own dialect, which wins over the style's and pandoc's."""
    locale = ET.Element(tag("locale"), {_LANG: LOCALES[language]})
    terms = ET.SubElement(locale, tag("terms"))
    for label in LABELS:
        _add_term(terms, (label, "verb", locator_word(label), ""))
    for term in _TERMS[language]:
        _add_term(terms, term)
    _add_term(terms, ("and", "symbol", AND, ""))
    places = [n for n, child in enumerate(root) if child.tag in (tag("info"), tag("locale"))]
    root.insert(max(places, default=-1) + 1, locale)


def _add_term(terms: ET.Element, term: Term) -> None:
    name, form, single, multiple = term
    element = ET.SubElement(terms, tag("term"), {"name": name, "form": form})
    if multiple:
        ET.SubElement(element, tag("single")).text = single
        ET.SubElement(element, tag("multiple")).text = multiple
    else:
        element.text = single
