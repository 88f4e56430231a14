"""One entry as people type it in a citation: its names, its year, what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thesis.bibliography import Entry, Person
from thesis.citations.official import is_law, legal_number, publication_number, short_title
from thesis.citations.typed_dates import day_of

_YEAR = re.compile(r"(\d{4})([a-z]?)\b")
_KEY_LETTER = re.compile(r"\d{4}([a-z])$")
_BRACKETS = re.compile(r"\s*[\[(][^\[\]()]*[\])]")
#: Names that organisations are known by, beside those that the entry itself gives.
_KNOWN_AS = (
    ("who", "verdens helseorganisasjon", "world health organization"),
    ("ssb", "statistisk sentralbyra", "statistics norway"),
    ("fhi", "folkehelseinstituttet", "norwegian institute of public health"),
    ("hod", "helse- og omsorgsdepartementet"),
    ("kd", "kunnskapsdepartementet"),
    ("bld", "barne- og likestillingsdepartementet"),
    ("bfd", "barne- og familiedepartementet"),
    ("aid", "arbeids- og inkluderingsdepartementet"),
    ("bufdir", "barne-, ungdoms- og familiedirektoratet"),
    ("udir", "utdanningsdirektoratet"),
    ("udi", "utlendingsdirektoratet"),
    ("imdi", "integrerings- og mangfoldsdirektoratet"),
    ("nav", "arbeids- og velferdsetaten", "arbeids- og velferdsdirektoratet"),
    ("fn", "de forente nasjoner", "united nations"),
    ("un", "de forente nasjoner", "united nations"),
    ("fo", "fellesorganisasjonen"),
    ("nsf", "norsk sykepleierforbund"),
    ("apa", "american psychological association", "american psychiatric association"),
    ("nesh", "den nasjonale forskningsetiske komite for samfunnsvitenskap og humaniora"),
)
_ACT_IN_NYNORSK = re.compile(r"(lov|forskrift)en\Z")
_ACT_IN_BOKMAAL = re.compile(r"(lov|forskrift)a\Z")
_SMALL_WORDS = frozenset({"og", "for", "i", "av", "the", "of", "and", "in", "on", "de", "den"})

_AS_TYPED = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "’": "'", "‘": "'", "´": "'"})


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, one kind of dash and space.

    >>> fold("Håkonsen"), fold("Linke  & Ussher")
    ('hakonsen', 'linke & ussher')
    """
    name = name.casefold().translate(_AS_TYPED)
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"[‐‑–—−]", "-", plain)
    return " ".join(re.sub(r"[«»“”\"*_]", "", plain).split())


@dataclass(frozen=True, slots=True)
class Work:
    """One entry, as a typed citation may name it."""

    key: str
    families: tuple[str, ...]
    """Folded family names of its authors, else editors; empty for an organisation or a title."""
    more: bool
    """The list of names ends in «and others»."""
    labels: tuple[str, ...]
    """Folded whole names: an organisation and its abbreviations, a title where no one signs."""
    number: str
    """«NOU 2016: 16», for what is cited by its number and without a year; else ""."""
    year: str
    """Four digits; "" when the entry has no year."""
    letter: str
    """«a» of 2006a, where the entry's year has it."""
    key_letter: str
    """«a» of 2006a, where the key has it."""
    name: str
    """Who a citation prints, for people: «Linke & Ussher», «Dai et al.»."""
    given: tuple[tuple[str, ...], ...] = ()
    """Folded given names or initials, by family name; empty where none are known."""
    original: str = ""
    """The year of the original, which is printed before the year: 1869 of 1869/2020."""
    law: bool = False
    """An act or regulation, which a sentence names in small letters."""
    full: str = ""
    """The names with given names, for people: «Ola Dahl & Kari Moe»."""
    day: str = ""
    """Month and day, «05-03»; "" when the entry has no day."""
    rank: str = ""
    """Works of the same name and year are listed, and get their letters, in this order."""

    @property
    def shown(self) -> str:
        """Name and year, for people: «Linke & Ussher, 2015», «NOU 2016: 16»."""
        return self.number or f"{self.name}, {self.dated}"

    @property
    def dated(self) -> str:
        """The year as a person writes it, the original's before it."""
        year = self.year or "u.å."
        return f"{self.original}/{year}" if self.original else year


def work_of(entry: Entry) -> Work:
    """Return an entry as typed citations name it."""
    people = _creators(entry)
    more = bool(people) and people[-1].last == "others"
    named = [person for person in people if person.last != "others"]
    signed = bool(named) and not is_law(entry)
    organisation = signed and all(person.literal or not person.first for person in named)
    year, letter = _year(entry)
    in_key = _KEY_LETTER.search(entry.key)
    return Work(
        key=entry.key,
        families=tuple(fold(person.family) for person in named) if signed else (),
        more=more,
        labels=tuple(dict.fromkeys(_labels(entry, named if organisation else (), signed=signed))),
        number=publication_number(entry),
        year=year,
        letter=letter,
        key_letter=in_key[1] if in_key else "",
        name=_shown(named, more=more) if signed else _title(entry),
        given=tuple(_given(person) for person in named) if signed else (),
        original=_original(entry),
        law=is_law(entry),
        full=" & ".join(f"{person.first} {person.family}".strip() for person in named),
        day=day_of(entry),
        rank=_rank(entry.text("title")),
    )


def _rank(title: str) -> str:
    """Return what a title is sorted by: letters, digits and spaces, æ, ø and å last."""
    letters = "".join(c for c in title.casefold() if c.isalnum() or c == " ")
    return letters.translate(str.maketrans("æøå", "{|}"))


def _given(person: Person) -> tuple[str, ...]:
    words = re.split(r"[\s.-]+", fold(person.first))
    return () if person.literal else tuple(filter(None, words))


def _original(entry: Entry) -> str:
    found = _YEAR.match(entry.text("origdate"))
    return found[1] if found else ""


def _creators(entry: Entry) -> tuple[Person, ...]:
    return entry.persons.get("author") or entry.persons.get("editor") or ()


def _year(entry: Entry) -> tuple[str, str]:
    written = entry.text("date") or entry.text("year")
    if not written and is_law(entry):
        written = legal_number(entry).partition("-")[2]
    found = _YEAR.match(written)
    return (found[1], found[2]) if found else ("", "")


def _title(entry: Entry) -> str:
    return short_title(entry) if is_law(entry) else entry.text("shorttitle") or entry.text("title")


def _titles(entry: Entry) -> Iterator[str]:
    """Yield the names of a work that no one signs; an act has its own in bokmål and nynorsk."""
    yield entry.text("shorttitle")
    yield entry.text("title")
    if is_law(entry):
        name = short_title(entry)
        yield name
        yield _ACT_IN_NYNORSK.sub(r"\1a", name)
        yield _ACT_IN_BOKMAAL.sub(r"\1en", name)


def _shown(people: list[Person], *, more: bool) -> str:
    names = [person.family for person in people]
    if more or len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(names)


def _labels(entry: Entry, organisation: list[Person] | tuple[()], *, signed: bool) -> Iterator[str]:
    """Yield the folded names of an organisation, or of a work that no one signs."""
    if not signed:
        for title in _titles(entry):
            label = fold(_BRACKETS.sub("", title))
            if label:
                yield label
        return
    if len(organisation) != 1:
        return
    name = organisation[0].family
    for written in (name, _BRACKETS.sub("", name)):
        yield fold(written)
    short = entry.text("shortauthor") or entry.text("shorthand")
    if short:
        yield fold(short)
    yield from (fold(short) for short in re.findall(r"[\[(]([^\[\]()]+)[\])]", name))
    for names in _KNOWN_AS:
        if fold(_BRACKETS.sub("", name)) in names:
            yield from names
    initials = [word[0] for word in fold(name).split() if word not in _SMALL_WORDS]
    if len(initials) > 2:
        yield "".join(initials)
