"""Changes of the official style «norsk-apa-manual»: what it does against the manual.

Each function changes a copy of the style's XML; `style_changes.CHANGES` says what each is for.
"""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET

from thesis.citations.namesakes import IN_TEXT
from thesis.citations.setting import NO_DAY, NO_YEAR
from thesis.citations.style_terms import AS_WRITTEN
from thesis.citations.style_tree import macro_of, tag, unless
from thesis.citations.styles import NAMESPACE

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


def locator(root: ET.Element, _language: str) -> None:
    """Print «kap. 1», not «Kapittel 1», and a hard space after s., kap. and §."""
    macro = macro_of(root, "citation-locator")
    for child in list(macro):
        macro.remove(child)
    group = ET.SubElement(macro, tag("group"), {"delimiter": "\u00a0"})
    ET.SubElement(group, tag("label"), {"variable": "locator", "form": "short"})
    ET.SubElement(group, tag("text"), {"variable": "locator"})
    passage = ET.Element(tag("text"), {"variable": "locator"})
    unless(macro, {"type": "classic", "locator": AS_WRITTEN, "match": "any"}, [passage])


def no_year(root: ET.Element, _language: str) -> None:
    """Print (NOU 2016: 16, s. 10) and «Meld. St. 20 (2009–2010).» without a year after it."""
    unless(macro_of(root, "date-intext"), {"variable": NO_YEAR}, [])
    macro = macro_of(root, "date-bib")
    content = list(macro)
    for child in content:
        macro.remove(child)
    choose = ET.SubElement(macro, tag("choose"))
    ET.SubElement(choose, tag("if"), {"variable": "issued"}).extend(copy.deepcopy(content))
    undated = ET.SubElement(choose, tag("else-if"), {"variable": NO_YEAR, "match": "none"})
    undated.extend(content)


def names_in_text(root: ET.Element, _language: str) -> None:
    """Print abbreviations and namesakes' initials where an item has them.

    Citeproc's own search for namesakes, which is slow, is off.
    """
    names = ET.Element(tag("names"), {"variable": IN_TEXT})
    ET.SubElement(names, tag("name"), {"form": "short", "and": "symbol", "delimiter": ", "})
    unless(macro_of(root, "author-intext"), {"variable": IN_TEXT}, [names])
    for name in macro_of(root, "author-intext").iter(tag("name")):
        # In the list the style has no comma before «&»; in the text it forgot to say so.
        name.set("delimiter-precedes-last", "never")
    for citation in root.iterfind(tag("citation")):
        citation.attrib.pop("disambiguate-add-givenname", None)
        citation.attrib.pop("givenname-disambiguation-rule", None)


def scripture(root: ET.Element, _language: str) -> None:
    """Print (Bibelen, 2011, Luk 2,7), then (Luk 2,7)."""
    layout = root.find(f"{NAMESPACE}citation/{NAMESPACE}layout")
    if layout is None:
        raise LookupError("the style prints no citations")
    later = {
        "type": "classic",
        "position": "subsequent",
        "variable": "locator",
        "match": "all",
    }
    unless(layout, later, [ET.Element(tag("text"), {"macro": "citation-locator"})])


def editor_and_translator(root: ET.Element, _language: str) -> None:
    """Print «I A. Lie (Red.) & B. Moe (Overs.)», without a comma before «&»."""
    for names in macro_of(root, "container-booklike").iter(tag("names")):
        if names.get("delimiter") == ", & ":
            names.set("delimiter", " & ")


def hard_space(root: ET.Element, _language: str) -> None:
    """Let no line end between a number and its word: (2. utg., s. 37–44)."""
    for macro in ("edition", "volume-booklike"):
        for group in macro_of(root, macro).iter(tag("group")):
            for label in group.findall(tag("label")):
                label.attrib.pop("suffix", None)
                group.set("delimiter", "\u00a0")


def description_with_title(root: ET.Element, _language: str) -> None:
    """Print «*Kart over Oslo* [Kart]. (2020)», where a title stands in the author's place."""
    for group in macro_of(root, "author-bib").iter(tag("group")):
        if group.find(f"{NAMESPACE}text[@macro='parenthetical']") is not None:
            ET.SubElement(group, tag("text"), {"macro": "bracketed"})


def fixed_text(root: ET.Element, language: str) -> None:
    """Print «Artikkel», «Datasett» … where the style has English words as fixed text."""
    words = _FIXED_TEXT[language]
    for element in root.iter():
        for name in ("value", "prefix"):
            text = element.get(name, "")
            if text.strip() in words:
                element.set(name, text.replace(text.strip(), words[text.strip()]))


def day_and_month(root: ET.Element, language: str) -> None:
    """Print (2021, 13. mars), also of talks; (2021, March 13) in an English thesis."""
    for date in macro_of(root, "date-bib").iter(tag("date")):
        day = date.find(f"{NAMESPACE}date-part[@name='day']")
        month = date.find(f"{NAMESPACE}date-part[@name='month']")
        if day is None or month is None:
            continue
        order = ((month, ", "), (day, " ")) if language == "en" else ((day, ", "), (month, ". "))
        for part, prefix in order:
            date.remove(part)
            part.set("prefix", prefix)
            date.append(part)
    _month_only(macro_of(root, "date-bib"))


def _month_only(macro: ET.Element) -> None:
    """Print (2021, juni) where an item is marked as having no day."""
    for parent in list(macro.iter()):
        for place, date in enumerate(parent):
            month = date.find(f"{NAMESPACE}date-part[@name='month']")
            if date.tag == tag("date") and month is not None:
                choose = ET.Element(tag("choose"))
                marked = ET.SubElement(choose, tag("if"), {"variable": NO_DAY})
                only = ET.SubElement(marked, tag("date"), {"variable": "issued"})
                ET.SubElement(only, tag("date-part"), {"name": "month", "prefix": ", "})
                ET.SubElement(choose, tag("else")).append(date)
                parent[place] = choose


def report_number(root: ET.Element, language: str) -> None:
    """Print (Rapport nr. 12): a small letter after the kind of report."""
    if language == "en":
        return
    for choose in macro_of(root, "number").iter(tag("choose")):
        numeric = choose.find(f"{NAMESPACE}if[@is-numeric='number']")
        if numeric is None:
            continue
        after_genre = copy.deepcopy(numeric)
        after_genre.attrib |= {"variable": "genre", "match": "all"}
        for text in after_genre.iterfind(f"{NAMESPACE}text[@text-case]"):
            del text.attrib["text-case"]
        numeric.tag = tag("else-if")
        choose.insert(0, after_genre)


def letters_in_order(root: ET.Element, _language: str) -> None:
    """Print (Berg, u.å.-a; u.å.-b): works of a name and year by title, as the list has them."""
    for sort in root.iterfind(f"{NAMESPACE}citation/{NAMESPACE}sort"):
        ET.SubElement(sort, tag("key"), {"macro": "title"})


def issue_alone(root: ET.Element, _language: str) -> None:
    """Print «*Fontene*, (5), 12–15» of a journal without volumes, not «*Fontene*, *5*»."""
    for otherwise in macro_of(root, "container-periodical").iter(tag("else")):
        for issue in otherwise.findall(f"{NAMESPACE}text[@variable='issue']"):
            issue.attrib.pop("font-style", None)
            issue.attrib |= {"prefix": "(", "suffix": ")"}
