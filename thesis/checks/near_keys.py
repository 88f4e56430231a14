"""Keys that a misspelled key may have been meant for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from thesis.bibliography import Entry
from thesis.citations.typed_work import fold


class NearKeys:
    """The keys of a bibliography, found by what is like them."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._by_letters: dict[str, list[str]] = {}
        self._by_name: dict[str, list[tuple[int, str]]] = {}
        self._by_pair: dict[str, dict[str, None]] = {}
        self._by_year: dict[int, list[tuple[str, str]]] = {}
        self._found: dict[str, list[str]] = {}
        for key, entry in entries.items():
            self._by_year.setdefault(entry.year, []).append((_family(entry), key))
            letters = _letters(key)
            name, year = _name_and_year(letters)
            self._by_letters.setdefault(letters, []).append(key)
            self._by_name.setdefault(name, []).append((year, key))
            for pair in _pairs(letters):
                self._by_pair.setdefault(pair, {})[letters] = None

    def of(self, key: str) -> list[str]:
        """Return up to three keys that `key` may have been meant for, the likeliest first.

        The same letters come first, whatever their case and punctuation; then works of the author
        and year that the key speaks of; then the same name with another year, the nearest year
        first; then keys that differ by little.
        """
        if key not in self._found:
            self._found[key] = self._find(_letters(key))
        return self._found[key]

    def _find(self, letters: str) -> list[str]:
        if letters in self._by_letters:
            return self._by_letters[letters][:3]
        name, year = _name_and_year(letters)
        if year and (meant := self._of_author(fold(name), year)):
            return meant[:3]
        if name in self._by_name and name:
            others = sorted(self._by_name[name], key=lambda other: abs(other[0] - year))
            return [key for _, key in others[:3]]
        # What differs by little begins alike or ends alike: only that is measured, letter by
        # letter, as it takes long.
        alike = [other for pair in _pairs(letters) for other in self._by_pair.get(pair, ())]
        close = difflib.get_close_matches(letters, list(dict.fromkeys(alike)), n=3, cutoff=0.8)
        return [self._by_letters[other][-1] for other in close]

    def _of_author(self, name: str, year: int) -> list[str]:
        """Return the keys of works that «dalland2020» or «dallandmetode2020» describes."""
        return [
            key
            for family, key in self._by_year.get(year, ())
            if family and (name == family or (len(family) > 3 and name.startswith(family)))
        ]


def _family(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or ()
    return _letters(fold(people[0].family)) if people else ""


def _pairs(letters: str) -> tuple[str, ...]:
    """Return how a key's name begins and ends: of «dahl2012» «^da», «^d», «hl$»."""
    name, year = _name_and_year(letters)
    return f"^{name[:2]}", f"^{name[:1]}{year}", f"{name[-2:]}${year}"


def _letters(key: str) -> str:
    return re.sub(r"[\W_]", "", key).casefold()


def _name_and_year(letters: str) -> tuple[str, int]:
    """Return the letters of a key without its year's letter, and the year (0 for none)."""
    year = re.search(r"(\d{4})[a-z]?", letters)
    if year is None:
        return letters, 0
    return letters[: year.start()] + letters[year.end() :], int(year[1])
