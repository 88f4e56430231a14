"""The bibliography as a value: entries with the places that they were read from.

`thesis.bibtex` reads it from .bib files through pybtex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thesis.source import Location, Source

#: The names that babel, biblatex, Zotero and libraries use, by our code.
_LANGUAGES = {
    "nn": {"nynorsk", "nn", "nn-no"},
    "nb": {"norsk", "norwegian", "bokmål", "bokmal", "nb", "nb-no", "no", "nor", "nob"},
    "en": {"english", "american", "british", "ukenglish", "usenglish"}
    | {"en", "en-gb", "en-us", "eng", "engelsk"},
}


@dataclass(frozen=True, slots=True)
class Person:
    """A name in parts, as BibTeX splits it, TeX markup decoded. An organisation has only `last`."""

    first: str
    von: str
    last: str
    lineage: str
    literal: bool = False
    """Written in double braces: an organisation, or a name not to be split."""

    @property
    def family(self) -> str:
        """The name that citations print: «van Gogh», «Helsedirektoratet»."""
        return f"{self.von} {self.last}".strip()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry."""

    name: str
    """Lower case."""
    value: str
    """As written, TeX markup kept, @string macros expanded, outer delimiters off."""
    where: Location
    """The value."""
    name_where: Location
    inherited: bool = False
    """Taken over from a crossref parent."""


@dataclass(frozen=True)
class Entry:
    """A record in a .bib file."""

    key: str
    type: str
    """Lower case, as written: «article», «legislation» …"""
    fields: Mapping[str, Field]
    """By name in lower case, in file order; crossref's fields follow."""
    where: Location
    """From @ to the closing brace."""
    key_where: Location
    persons: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    """By field name: author, editor, translator … «and others» is the Person with last «others»."""

    @property
    def language(self) -> str:
        """What langid (or language, hyphenation) says the work is in: nb, nn, en, else ""."""
        said = " ".join(self.text(name) for name in ("langid", "language", "hyphenation")).lower()
        return next((code for code, names in _LANGUAGES.items() if names & set(said.split())), "")

    @property
    def year(self) -> int:
        """The year that its date begins with, 0 for none."""
        found = re.match(r"\d{4}", self.text("date") or self.text("year"))
        return int(found[0]) if found else 0

    def text(self, name: str) -> str:
        """Return a field as plain text (TeX markup decoded), "" when it is not there.

        In an address or identifier, `--` and `~` are themselves.
        """
        found = self.fields.get(name)
        if found is None:
            return ""
        from thesis.bibtex import VERBATIM_FIELDS, address, plain

        return address(found.value) if name in VERBATIM_FIELDS else plain(found.value)


@dataclass(frozen=True)
class Bibliography:
    """All entries of all files."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By key as written; of duplicates the first."""
    sources: tuple[Source, ...] = ()
    complete: bool = True
    """False when some file could not be read whole: an unknown key may then be in the lost part."""

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def aliases(self) -> dict[str, str]:
        """Return the keys of entries by their other names: biblatex' field `ids`."""
        found: dict[str, str] = {}
        for entry in self:
            if "ids" in entry.fields and not entry.fields["ids"].inherited:
                for alias in entry.text("ids").split(","):
                    if (name := alias.strip()) and name not in self.entries:
                        found.setdefault(name, entry.key)
        return found

    def get(self, key: str) -> Entry | None:
        """Return the entry with exactly this key."""
        return self.entries.get(key)
