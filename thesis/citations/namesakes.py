"""Authors who share a surname: «K. Hansen» and «O. Hansen» in the text.

Norsk APA-manual and its style ask for initials wherever two first authors share a surname. The
style leaves that to citeproc, whose way of finding out takes time that grows with the square of
the number of works (three seconds for five hundred), so we say which names need it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from thesis.citations.items import Item

#: In the order in which the style takes whom to name.
MAKERS = ("composer", "author", "illustrator", "director", "editor", "editorial-director")
#: The variable that our copy of the style prints in the text in their place.
IN_TEXT = "original-author"

Name = Mapping[str, Any]


def tell_apart(items: Iterable[Item]) -> None:
    """Give items whose first author has a namesake the names to print in the text."""
    namesakes: dict[str, set[str]] = defaultdict(set)
    cited: list[tuple[Item, Sequence[Name]]] = []
    for item in items:
        names = next((item[maker] for maker in MAKERS if item.get(maker)), ())
        if names and "family" in names[0] and item["type"] != "personal_communication":
            cited.append((item, names))
            namesakes[_surname(names[0])].add(str(names[0].get("given", "")))
    for item, names in cited:
        given = str(names[0].get("given", ""))
        others = namesakes[_surname(names[0])] - {given}
        if others and given:
            alike = any(_initials(other) == _initials(given) for other in others)
            shown = f"{given if alike else _initials(given)} {_surname(names[0])}"
            item[IN_TEXT] = [{"literal": shown}, *names[1:]]


def name_of(name: Name) -> str:
    """Return what citations call an author: a surname with its particle, or an organisation."""
    return str(name.get("literal", "")) or _surname(name) if name else ""


def _surname(name: Name) -> str:
    parts = ("dropping-particle", "non-dropping-particle", "family")
    return " ".join(str(name[part]) for part in parts if name.get(part))


@cache
def _initials(given: str) -> str:
    """Return «K. A.» of «Kari Anne» and «J.-E.» of «Jan-Erik», as citeproc does."""
    words = (word for word in re.split(r"[\s.]+", given) if word)
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)
