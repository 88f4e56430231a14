"""Changes of other styles than Norsk APA: slips in them, and what they say in English only.

Each function changes a copy of the style's XML; `style_changes.CHANGES` says what each is for.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from thesis.citations.setting import NAMED
from thesis.citations.style_terms import AS_WRITTEN
from thesis.citations.style_tree import macro_of, tag
from thesis.citations.styles import NAMESPACE

#: English words that Chicago's styles hold as fixed text, for bokmål and nynorsk.
_ENGLISH_WORDS = {
    "nb": {
        "released": "lansert",
        "presented": "presentert",
        "recorded": "innspilt",
        "aired": "sendt",
        "track": "spor",
        "reprint": "opptrykk",
        "repr.": "opptr.",
    },
    "nn": {
        "released": "lansert",
        "presented": "presentert",
        "recorded": "spelt inn",
        "aired": "sendt",
        "track": "spor",
        "reprint": "opptrykk",
        "repr.": "opptr.",
    },
    "en": {},
}


def english_words(root: ET.Element, language: str) -> None:
    """Print «versjon 14, lansert 2023» in a Norwegian thesis, not «released 2023»."""
    for text in root.iter(tag("text")):
        if word := _ENGLISH_WORDS[language].get(text.get("value", "")):
            text.set("value", word)


def as_written(root: ET.Element, _language: str) -> None:
    """Print «Dahl (min utheving)», not «(, min utheving)»."""
    for condition in root.iterfind(f"{NAMESPACE}citation//{NAMESPACE}if[@locator]"):
        condition.set("locator", f"{condition.get('locator')} {AS_WRITTEN}")


def name_before_label(root: ET.Element, _language: str) -> None:
    """Write out the name element that CSL lets a style leave out: «Lie B, redaktør»."""
    for names in root.iter(tag("names")):
        if names.find(tag("label")) is not None and names.find(tag("name")) is None:
            names.insert(0, ET.Element(tag("name")))


def legal_title(root: ET.Element, _language: str) -> None:
    """Cite a work without an author by its title, not by «(2011)»."""
    for substitute in macro_of(root, "author-short").iter(tag("substitute")):
        ET.SubElement(substitute, tag("text"), {"variable": "title", "form": "short"})


def legal_section(root: ET.Element, _language: str) -> None:
    """Print «§ 6-2» of an act, not «6-2»: the style asks for another label than the locator's."""
    for label in macro_of(root, "locator").iter(tag("label")):
        if label.get("variable") == "section":
            label.set("variable", "locator")


def day_with_point(root: ET.Element, language: str) -> None:
    """Print «4. mars» in a Norwegian thesis where a style has «4 mars» or «mars 4»."""
    if language == "en":
        return
    for date in root.iter(tag("date")):
        parts = {part.get("name"): part for part in date}
        names = list(parts)
        if names == ["month", "day"] and _in_words(parts["month"]):
            date[:] = [parts["day"], parts["month"]]
            parts["day"].attrib |= {"prefix": parts["month"].get("prefix", ""), "suffix": " "}
            parts["month"].attrib.pop("prefix", None)
            names.reverse()
        if names[:2] == ["day", "month"] and _in_words(parts["month"]):
            day, between = parts["day"], parts["day"].get("suffix", "")
            between += parts["month"].get("prefix", "")
            if day.get("form", "numeric") == "numeric" and "." not in between:
                day.set("form", "ordinal")


def _in_words(month: ET.Element) -> bool:
    return not month.get("form", "long").startswith("numeric")


def named_reports(root: ET.Element, _language: str) -> None:
    """Print «NOU 2016: 16» and «LOV-1998-07-17-61», not «Rapport NOU 2016: 16»."""
    for parent in list(root.iter()):
        for place, text in enumerate(parent):
            if text.tag == tag("text") and text.get("term") == "report":
                choose = ET.Element(tag("choose"))
                condition = {"variable": NAMED, "match": "none"}
                ET.SubElement(choose, tag("if"), condition).append(text)
                parent[place] = choose
