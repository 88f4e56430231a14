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
from itertools import zip_longest
from typing import Any

from thesis.citations.items import Item

#: In the order in which the style takes whom to name.
MAKERS = ("composer", "author", "illustrator", "director", "editor", "editorial-director")
#: The variable that our copy of the style prints in the text in their place.
IN_TEXT = "original-author"

Name = Mapping[str, Any]


def tell_apart(items: Sequence[Item]) -> None:
    """Give items whose first author has a namesake the names to print in the text.

    «Dalland, Olav» and «Dalland, O.» are one person, whom two programs have exported.
    """
    _write_alike(items)
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
            shown = f"{_pointed(given) if alike else _initials(given)} {_surname(names[0])}"
            item[IN_TEXT] = [{"literal": shown}, *names[1:]]


def _write_alike(items: Iterable[Item]) -> None:
    """Write a person's given names in full where another item has them, initials here.

    The list prints initials in any case; but only then do works of one year get a and b, and
    stand in the order of their years.
    """
    lists = [(item, maker) for item in items for maker in MAKERS if item.get(maker)]
    known: dict[str, set[str]] = defaultdict(set)
    for item, maker in lists:
        for name in item[maker]:
            if name.get("given"):
                known[_surname(name)].add(str(name["given"]))
    full = {
        (surname, given): _in_full(given, others)
        for surname, others in known.items()
        if len(others) > 1
        for given in others
    }
    for item, maker in lists:
        item[maker] = [
            {**name, "given": full[key]}
            if (key := (_surname(name), str(name.get("given", "")))) in full
            else name
            for name in item[maker]
        ]


def _in_full(given: str, others: Iterable[str]) -> str:
    """Return the longest of the names that `given` may stand for, unless they are of several."""
    alike = [other for other in others if _may_be_one(given, other)]
    longest = max(alike, key=lambda other: (len(other), other))
    return longest if all(_may_be_one(longest, other) for other in alike) else given


def _may_be_one(one: str, two: str) -> bool:
    """Say whether given names are the same but for initials: «Greta Marie» and «G. M.»."""
    pairs = list(zip_longest(*(re.findall(r"[^\s.-]+", name) for name in (one, two)), fillvalue=""))
    return all(a == b or (a[:1] == b[:1] and 1 in {len(a), len(b)}) for a, b in pairs)


def _pointed(given: str) -> str:
    """Return given names with a point after each initial: «Greta M.»."""
    return re.sub(r"(?<!\w)(\w)(?![\w.])", r"\1.", given)


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
