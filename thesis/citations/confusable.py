"""Works that print alike in the text: only those does citeproc tell apart.

«(Berg, 2015a)» and «(Dahl, Vik et al., 2018)» are printed because another work would otherwise
print the same. A work that no other prints like is cited the same whatever else a thesis cites.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from thesis.citations.items import Item
from thesis.citations.setting import NO_YEAR

#: What does not count when two names are compared; our private characters stand for words.
_SIGNS = re.compile(r"<[^>]*>|[^\w\ue000-\uf8ff]|_")
#: Norsk APA's style prints «et al.» after the first of so many names.
_ET_AL = 3


def confusable(items: Sequence[Item]) -> set[str]:
    """Return the ids of works that may print as another one does, in Norsk APA's style.

    Two that print the same begin with the same name or title, have as many names as count there,
    and the same years; where one of these is in doubt, so are the works.
    """
    alike: dict[tuple[str, int], dict[object, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item in items:
        beginnings = list(_beginnings(item))
        if not beginnings:
            return {other["id"] for other in items}
        years = _years(item)
        for beginning in beginnings:
            alike[beginning][years].add(item["id"])
    found: set[str] = set()
    for by_years in alike.values():
        in_doubt = None in by_years and len(by_years) > 1
        found.update(*(ids for ids in by_years.values() if in_doubt or len(ids) > 1))
    return found


def first_names(item: Item) -> set[str]:
    """Return what a citation of a work may begin with: a first name of any role, or its title."""
    return {name for name, _ in _beginnings(item)}


def _beginnings(item: Item) -> Iterator[tuple[str, int]]:
    """Yield names and titles, each with the number of names that are printed there.

    «Dahl et al.» may be written so, as one name.
    """
    for value in item.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            name = _letters(_name(value[0]))
            several = name.endswith("etal") or _name(value[-1]) == "others"
            count = _ET_AL if several else min(len(value), _ET_AL)
            yield name.removesuffix("etal"), count
    for title in ("title", "title-short"):
        if item.get(title):
            name = _letters(str(item[title]))
            yield name.removesuffix("etal"), _ET_AL if name.endswith("etal") else 1


def _name(name: dict[str, Any]) -> str:
    parts = (name.get(part, "") for part in ("non-dropping-particle", "family", "literal"))
    return "".join(map(str, parts))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _years(item: Item) -> tuple[str, ...] | None:
    """Return the years that a citation prints, None where it may print something else."""
    issued = item.get("issued") or {}
    if NO_YEAR in item or "original-date" in item or set(issued) != {"date-parts"}:
        return None
    return tuple(str(part[0]) for part in issued["date-parts"] if part)
