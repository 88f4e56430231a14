"""The works of a bibliography by the names under which people type them."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import cached_property

from thesis.bibliography import Bibliography
from thesis.citations.typed_work import Work, fold, work_of

#: «(SSB)», «[SSB]» or «(SSB, 2011)» after a name.
INTRODUCED = re.compile(r"[(\[](?P<short>[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,9})(?:[)\]]|,\s)")
_IN_SMALL_LETTERS = re.compile(r"\b[a-zæøåéòó]{2,}\b")
_SINCE_SIGN = re.compile(r"[().;:!?\[\]]")


@dataclass
class Works:
    """All works of a bibliography, found by name."""

    by_family: dict[str, list[Work]] = field(default_factory=dict)
    """By the first author's folded family name."""
    by_label: dict[str, list[Work]] = field(default_factory=dict)
    numbered: dict[str, Work] = field(default_factory=dict)
    """By `bare_number`."""
    longest_label: int = 0
    """In words."""
    words: frozenset[str] = frozenset()
    """Folded words that the text has in small letters."""
    by_title: dict[str, list[Work]] = field(default_factory=dict)
    """Works that no one signs, by the first word of a folded title."""

    @classmethod
    def of(cls, bibliography: Bibliography) -> Works:
        """Return the works of all entries."""
        works = cls()
        for entry in bibliography:
            work = work_of(entry)
            if work.families:
                works.by_family.setdefault(work.families[0], []).append(work)
            for label in work.labels:
                works.add_label(label, work)
                if not work.families:
                    works.by_title.setdefault(label.split()[0], []).append(work)
            if work.number:
                works.numbered[bare_number(work.number)] = work
                works.add_label(fold(work.number), work)
        return works

    def all(self) -> list[Work]:
        """Return every work once."""
        every = (*self.by_family.values(), *self.by_label.values())
        return list(dict.fromkeys(work for works in every for work in works))

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The folded words that names of works end in, as they are typed in a sentence."""
        names = [family for work in self.all() for family in work.families]
        return frozenset(name.rpartition(" ")[2] for name in (*names, *self.by_label))

    def add_label(self, label: str, work: Work) -> None:
        """Let a work be found under one more folded name."""
        under = self.by_label.setdefault(label, [])
        if work not in under:
            under.append(work)
        self.longest_label = max(self.longest_label, len(label.split()))

    def with_abbreviations(self, text: str) -> Works:
        """Return the works, found too by what `text` introduces: «Helsedirektoratet (Hdir)»."""
        known = Works(
            self.by_family,
            {label: list(works) for label, works in self.by_label.items()},
            self.numbered,
            self.longest_label,
            self.words.union(map(fold, set(_IN_SMALL_LETTERS.findall(text)))),
            self.by_title,
        )
        for found in INTRODUCED.finditer(text):
            before = _SINCE_SIGN.split(text[max(0, found.start() - 90) : found.start()])[-1]
            words = before.split()
            for count in range(min(len(words), self.longest_label), 0, -1):
                name = fold(" ".join(words[-count:]))
                for work in self.by_label.get(name, ()):
                    if _shortens(found["short"], name):
                        known.add_label(fold(found["short"]), work)
        return known

    def begun_by(self, name: str) -> list[Work]:
        """Return the works without an author that have a longer title beginning with `name`."""
        folded = fold(name)
        first = folded.partition(" ")[0]
        return [
            work
            for work in dict.fromkeys(self.by_title.get(first, ()) if len(first) > 3 else ())
            if any(re.match(rf"{re.escape(folded)}[ :.]", label) for label in work.labels)
        ]

    def near(self, name: str, year: str) -> list[Work]:
        """Return the works of that year whose first name is spelled much like `name`."""
        names = [*self.by_family, *self.by_label]
        close = difflib.get_close_matches(fold(name), names, n=3, cutoff=0.8)
        found = [
            work
            for other in close
            for work in (*self.by_family.get(other, ()), *self.by_label.get(other, ()))
        ]
        return list(dict.fromkeys(work for work in found if work.year == year))


def bare_number(number: str) -> str:
    """Return a publication's number without what people write in several ways.

    >>> bare_number("Meld. St. 26 (2014–2015)") == bare_number("Meld.St. nr. 26, 2014-2015")
    True
    """
    return re.sub(r"[\s,.()]|\bnr\b", "", fold(number))


def _shortens(short: str, name: str) -> bool:
    """Say whether a word in parentheses is an abbreviation of a name, and no place or year."""
    letters = iter(name)
    capitals = sum(map(str.isupper, short))
    return capitals == len(short) > 1 or all(letter in letters for letter in fold(short))
