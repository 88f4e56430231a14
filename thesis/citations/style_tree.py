"""What every change of a style needs: its elements by name, and conditions put around them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from thesis.citations.styles import NAMESPACE


def tag(name: str) -> str:
    """Return an element's name as ElementTree writes it."""
    return f"{NAMESPACE}{name}"


def macro_of(root: ET.Element, name: str) -> ET.Element:
    """Return a macro of a style.

    Raises:
        LookupError: the style has none of that name.
    """
    found = root.find(f"{NAMESPACE}macro[@name='{name}']")
    if found is None:
        raise LookupError(f"the style has no macro {name}")
    return found


def unless(element: ET.Element, condition: dict[str, str], then: list[ET.Element]) -> None:
    """Make `element`'s content what is printed unless `condition` holds; then print `then`."""
    content = list(element)
    for child in content:
        element.remove(child)
    choose = ET.SubElement(element, tag("choose"))
    ET.SubElement(choose, tag("if"), condition).extend(then)
    ET.SubElement(choose, tag("else")).extend(content)
