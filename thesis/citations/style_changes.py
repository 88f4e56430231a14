"""What we change in a style before pandoc reads it: terms in every style, Norsk APA in its own.

All changes are made in a copy of the style's XML. What the official style prints wrong by Norsk
APA-manual is a row of `CHANGES`; docs/nb/kilder.md lists them.
"""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass

from thesis.citations.namesakes import IN_TEXT
from thesis.citations.setting import NO_DAY, NO_YEAR
from thesis.citations.styles import LEGAL_STYLE, NAMESPACE, Style

#: Stands for «and» where a style prints a symbol: «&» in parentheses, «og» in running text.
AND = "\ue000"
#: Stands for the hyphen within a section number, which pandoc would take for a range.
HYPHEN = "\ue001"
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

#: English words that the official style holds as fixed text, for bokmål and nynorsk.
_FIXED_TEXT = {
    "nb": {
        "Review of": "Anmeldelse av",
        "Article": "Artikkel",
        "Data set": "Datasett",
        "Computer software": "Programvare",
        "Map": "Kart",
        "Recorded by": "Innspilt av",
        "recorded by": "innspilt av",
    },
    "nn": {
        "Review of": "Melding av",
        "Article": "Artikkel",
        "Data set": "Datasett",
        "Computer software": "Programvare",
        "Map": "Kart",
        "Recorded by": "Spelt inn av",
        "recorded by": "spelt inn av",
    },
    "en": {},
}


def locator_word(label: str) -> str:
    """Return the word by which pandoc knows a locator's label in a style that we changed."""
    return f"locator-{label}"


def changed_style(style: Style, language: str, *, plain: bool = False) -> bytes:
    """Return the style's XML as pandoc shall read it; `plain` leaves our Norsk APA changes out."""
    root = copy.deepcopy(style.root)
    _set_terms(root, language)
    for change in CHANGES:
        if style.name.startswith(change.style) and not style.own and not plain:
            change.make(root, language)
    ET.register_namespace("", NAMESPACE.strip("{}"))
    return ET.tostring(root, encoding="unicode").encode()


def _set_terms(root: ET.Element, language: str) -> None:
    """Add a locale of the thesis' own dialect, which wins over the style's and pandoc's."""
    locale = ET.Element(f"{NAMESPACE}locale", {_LANG: LOCALES[language]})
    terms = ET.SubElement(locale, f"{NAMESPACE}terms")
    for label in LABELS:
        _add_term(terms, (label, "verb", locator_word(label), ""))
    for term in _TERMS[language]:
        _add_term(terms, term)
    _add_term(terms, ("and", "symbol", AND, ""))
    places = [n for n, child in enumerate(root) if child.tag in (_tag("info"), _tag("locale"))]
    root.insert(max(places, default=-1) + 1, locale)


def _add_term(terms: ET.Element, term: Term) -> None:
    name, form, single, multiple = term
    element = ET.SubElement(terms, _tag("term"), {"name": name, "form": form})
    if multiple:
        ET.SubElement(element, _tag("single")).text = single
        ET.SubElement(element, _tag("multiple")).text = multiple
    else:
        element.text = single


def _tag(name: str) -> str:
    return f"{NAMESPACE}{name}"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the table."""

    name: str
    why: str
    make: Callable[[ET.Element, str], None]
    style: str
    """What the style's name begins with."""


CHANGES: list[Change] = []


def _change(
    name: str, why: str, style: str = "norsk-apa-manual"
) -> Callable[[Callable[[ET.Element, str], None]], Callable[[ET.Element, str], None]]:
    def declare(make: Callable[[ET.Element, str], None]) -> Callable[[ET.Element, str], None]:
        CHANGES.append(Change(name, why, make, style))
        return make

    return declare


def _macro(root: ET.Element, name: str) -> ET.Element:
    found = root.find(f"{NAMESPACE}macro[@name='{name}']")
    if found is None:
        raise LookupError(f"the style has no macro {name}")
    return found


def _choose(element: ET.Element, condition: dict[str, str], then: list[ET.Element]) -> None:
    """Make `element`'s content what is printed unless `condition` holds; then print `then`."""
    content = list(element)
    for child in content:
        element.remove(child)
    choose = ET.SubElement(element, _tag("choose"))
    ET.SubElement(choose, _tag("if"), condition).extend(then)
    ET.SubElement(choose, _tag("else")).extend(content)


@_change("locator", "«kap. 1», not «Kapittel 1»; a hard space after s., kap. and §")
def _locator(root: ET.Element, _language: str) -> None:
    macro = _macro(root, "citation-locator")
    for child in list(macro):
        macro.remove(child)
    group = ET.SubElement(macro, _tag("group"), {"delimiter": "\u00a0"})
    ET.SubElement(group, _tag("label"), {"variable": "locator", "form": "short"})
    ET.SubElement(group, _tag("text"), {"variable": "locator"})
    passage = ET.Element(_tag("text"), {"variable": "locator"})
    _choose(macro, {"type": "classic", "locator": AS_WRITTEN, "match": "any"}, [passage])


@_change("no-year", "(NOU 2016: 16, s. 10): the year is not repeated; Meld. St. 20 (2009–2010).")
def _no_year(root: ET.Element, _language: str) -> None:
    _choose(_macro(root, "date-intext"), {"variable": NO_YEAR}, [])
    macro = _macro(root, "date-bib")
    content = list(macro)
    for child in content:
        macro.remove(child)
    choose = ET.SubElement(macro, _tag("choose"))
    ET.SubElement(choose, _tag("if"), {"variable": "issued"}).extend(copy.deepcopy(content))
    undated = ET.SubElement(choose, _tag("else-if"), {"variable": NO_YEAR, "match": "none"})
    undated.extend(content)


@_change("names-in-text", "abbreviations; initials of namesakes; no comma before «&»")
def _names_in_text(root: ET.Element, _language: str) -> None:
    """Print our names where an item has them; citeproc's slow search for namesakes is off."""
    names = ET.Element(_tag("names"), {"variable": IN_TEXT})
    ET.SubElement(names, _tag("name"), {"form": "short", "and": "symbol", "delimiter": ", "})
    _choose(_macro(root, "author-intext"), {"variable": IN_TEXT}, [names])
    for name in _macro(root, "author-intext").iter(_tag("name")):
        # In the list the style has no comma before «&»; in the text it forgot to say so.
        name.set("delimiter-precedes-last", "never")
    for citation in root.iterfind(_tag("citation")):
        citation.attrib.pop("disambiguate-add-givenname", None)
        citation.attrib.pop("givenname-disambiguation-rule", None)


@_change("scripture", "(Bibelen, 2011, Luk 2,7), then (Luk 2,7)")
def _scripture(root: ET.Element, _language: str) -> None:
    layout = root.find(f"{NAMESPACE}citation/{NAMESPACE}layout")
    if layout is None:
        raise LookupError("the style prints no citations")
    later = {
        "type": "classic",
        "position": "subsequent",
        "variable": "locator",
        "match": "all",
    }
    _choose(layout, later, [ET.Element(_tag("text"), {"macro": "citation-locator"})])


@_change("editor-and-translator", "I A. Lie (Red.) & B. Moe (Overs.): no comma before «&»")
def _editor_and_translator(root: ET.Element, _language: str) -> None:
    for names in _macro(root, "container-booklike").iter(_tag("names")):
        if names.get("delimiter") == ", & ":
            names.set("delimiter", " & ")


@_change("hard-space", "(2. utg., s. 37–44): no line ends between a number and its word")
def _hard_space(root: ET.Element, _language: str) -> None:
    for macro in ("edition", "volume-booklike"):
        for group in _macro(root, macro).iter(_tag("group")):
            for label in group.findall(_tag("label")):
                label.attrib.pop("suffix", None)
                group.set("delimiter", "\u00a0")


@_change("description-with-title", "*Kart over Oslo* [Kart]. (2020), where a title is in front")
def _description_with_title(root: ET.Element, _language: str) -> None:
    """Let the description follow a title that stands in the author's place, as APA has it."""
    for group in _macro(root, "author-bib").iter(_tag("group")):
        if group.find(f"{NAMESPACE}text[@macro='parenthetical']") is not None:
            ET.SubElement(group, _tag("text"), {"macro": "bracketed"})


@_change("fixed-text", "«Artikkel», «Datasett» … where the style has English words as fixed text")
def _fixed_text(root: ET.Element, language: str) -> None:
    words = _FIXED_TEXT[language]
    for element in root.iter():
        for name in ("value", "prefix"):
            text = element.get(name, "")
            if text.strip() in words:
                element.set(name, text.replace(text.strip(), words[text.strip()]))


@_change("day-and-month", "(2021, 13. mars), also of talks; (2021, March 13) in an English thesis")
def _day_and_month(root: ET.Element, language: str) -> None:
    for date in _macro(root, "date-bib").iter(_tag("date")):
        day = date.find(f"{NAMESPACE}date-part[@name='day']")
        month = date.find(f"{NAMESPACE}date-part[@name='month']")
        if day is None or month is None:
            continue
        order = ((month, ", "), (day, " ")) if language == "en" else ((day, ", "), (month, ". "))
        for part, prefix in order:
            date.remove(part)
            part.set("prefix", prefix)
            date.append(part)
    _month_only(_macro(root, "date-bib"))


def _month_only(macro: ET.Element) -> None:
    """Print (2021, juni) where an item is marked as having no day."""
    for parent in list(macro.iter()):
        for place, date in enumerate(parent):
            month = date.find(f"{NAMESPACE}date-part[@name='month']")
            if date.tag == _tag("date") and month is not None:
                choose = ET.Element(_tag("choose"))
                marked = ET.SubElement(choose, _tag("if"), {"variable": NO_DAY})
                only = ET.SubElement(marked, _tag("date"), {"variable": "issued"})
                ET.SubElement(only, _tag("date-part"), {"name": "month", "prefix": ", "})
                ET.SubElement(choose, _tag("else")).append(date)
                parent[place] = choose


@_change("report-number", "(Rapport nr. 12): a small letter after the kind of report")
def _report_number(root: ET.Element, language: str) -> None:
    if language == "en":
        return
    for choose in _macro(root, "number").iter(_tag("choose")):
        numeric = choose.find(f"{NAMESPACE}if[@is-numeric='number']")
        if numeric is None:
            continue
        after_genre = copy.deepcopy(numeric)
        after_genre.attrib |= {"variable": "genre", "match": "all"}
        for text in after_genre.iterfind(f"{NAMESPACE}text[@text-case]"):
            del text.attrib["text-case"]
        numeric.tag = _tag("else-if")
        choose.insert(0, after_genre)


@_change("as-written", "Dahl (min utheving), not «(, min utheving)»", style="modern-language-assoc")
def _as_written(root: ET.Element, _language: str) -> None:
    for condition in root.iterfind(f"{NAMESPACE}citation//{NAMESPACE}if[@locator]"):
        condition.set("locator", f"{condition.get('locator')} {AS_WRITTEN}")


@_change("name-before-label", "«Lie B, redaktør»: pandoc prints the label first", style="")
def _name_before_label(root: ET.Element, _language: str) -> None:
    """Write out the empty name element that CSL lets a style leave out."""
    for names in root.iter(_tag("names")):
        if names.find(_tag("label")) is not None and names.find(_tag("name")) is None:
            names.insert(0, ET.Element(_tag("name")))


@_change(
    "legal-title", "a work without author is cited by its title, not by «(2011)»", style=LEGAL_STYLE
)
def _legal_title(root: ET.Element, _language: str) -> None:
    for substitute in _macro(root, "author-short").iter(_tag("substitute")):
        ET.SubElement(substitute, _tag("text"), {"variable": "title", "form": "short"})


@_change("legal-section", "«§ 6-2» of an act, not «6-2»", style=LEGAL_STYLE)
def _legal_section(root: ET.Element, _language: str) -> None:
    """Mend a slip in that style: it asks for the label of a field, not of the locator."""
    for label in _macro(root, "locator").iter(_tag("label")):
        if label.get("variable") == "section":
            label.set("variable", "locator")
