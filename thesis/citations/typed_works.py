"""The works of a bibliography by the names under which people type them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from thesis.bibliography import Bibliography, Entry, Person
from thesis.citations.official import is_law, publication_number

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
#: «(SSB)», «[SSB]» or «(SSB, 2011)» after a name.
INTRODUCED = re.compile(r"[(\[](?P<short>[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,9})(?:[)\]]|,\s)")
_IN_SMALL_LETTERS = re.compile(r"\b[a-zæøåéòó]{2,}\b")
_SINCE_SIGN = re.compile(r"[().;:!?\[\]]")
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
    """«nou 2016: 16», folded, for what is cited by its number and without a year; else ""."""
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
    rank: str = ""
    """Works of the same name and year are listed, and get their letters, in this order."""

    @property
    def shown(self) -> str:
        """Name and year, for people: «Linke & Ussher, 2015», «Tolstoj, 1869/2020»."""
        return f"{self.name}, {self.dated}"

    @property
    def dated(self) -> str:
        """The year as a person writes it, the original's before it."""
        year = self.year or "u.å."
        return f"{self.original}/{year}" if self.original else year


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
            work = _work(entry)
            if work.families:
                works.by_family.setdefault(work.families[0], []).append(work)
            for label in work.labels:
                works.add_label(label, work)
                if not work.families:
                    works.by_title.setdefault(label.split()[0], []).append(work)
            if work.number:
                works.numbered[bare_number(work.number)] = work
                works.add_label(work.number, work)
        return works

    def all(self) -> list[Work]:
        """Return every work once."""
        every = (*self.by_family.values(), *self.by_label.values())
        return list(dict.fromkeys(work for works in every for work in works))

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


def _work(entry: Entry) -> Work:
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
        number=fold(publication_number(entry)),
        year=year,
        letter=letter,
        key_letter=in_key[1] if in_key else "",
        name=_shown(named, more=more) if signed else _title(entry),
        given=tuple(_given(person) for person in named) if signed else (),
        original=_original(entry),
        law=is_law(entry),
        full=" & ".join(f"{person.first} {person.family}".strip() for person in named),
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
    found = _YEAR.match(entry.text("date") or entry.text("year"))
    return (found[1], found[2]) if found else ("", "")


def _title(entry: Entry) -> str:
    return entry.text("shorttitle") or entry.text("title")


def _shown(people: list[Person], *, more: bool) -> str:
    names = [person.family for person in people]
    if more or len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(names)


def _labels(entry: Entry, organisation: list[Person] | tuple[()], *, signed: bool) -> Iterator[str]:
    """Yield the folded names of an organisation, or of a work that no one signs."""
    if not signed:
        for title in (entry.text("shorttitle"), entry.text("title")):
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
