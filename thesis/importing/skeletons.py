"""Entries for works that a text names but no bibliography holds: to be filled in.

What is written is what the text says, names and year, and nothing else; the title says that it
is missing, so that the checks of references ask for it (REF rules on placeholders and fields).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thesis.bibtex import without_accents
from thesis.citations.typed_cluster import TypedCitation

_PLACEHOLDER = "[Tittel ikke oppgitt]"
_AND = re.compile(r"\s*,?\s+(?:&|og|and|samt|und)\s+|\s*,\s+")
_MORE = re.compile(
    r"\s*,?\s*(?:et\.?\s+al\.?|m\.?\s?fl\.?|med\s+flere|(?:og|and)\s+(?:medarbeidere|"
    r"medarbeidarar|kolleger|kollegaer|andre|others|colleagues))$"
)
_INITIALS = re.compile(r"^((?:[A-ZÆØÅ]\.[ -]?)+)\s*")
_LAW = re.compile(
    r"^(?:forskrift|lov|regulation|act)\s+(?:om|on)\s|(?:loven|lova|forskriften|forskrifta)$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:direktorat|departement|tilsyn|etat|byrå|institutt|forbund|råd|organisasjon|kommun|"
    r"universitet|forening|stiftelse|nemnd|ombud|høg?y?skol|utvalg|sykehus|sentralbyrå|"
    r"organi[sz]ation|association|institute|council|committee)\w*$",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"[A-ZÆØÅ]{2,8}")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Skeleton:
    """An entry with nothing but what a citation says."""

    key: str
    type: str
    author: str
    """As BibTeX writes names; "" for a law, which goes by its title."""
    title: str
    year: str
    shown: str
    """As the text has it: «Dai et al., 2020»."""

    @property
    def bibtex(self) -> str:
        """The entry as text."""
        fields = [("author", self.author), ("title", self.title), ("date", self.year)]
        rows = [f"  {name:<9} = {{{value}}}," for name, value in fields if value]
        return "\n".join([f"@{self.type}{{{self.key},", *rows, "}"])


#: Official publications go by their number («Meld. St. 23 (2022–2023)», «NOU 2016: 16»).
_OFFICIAL = re.compile(
    r"(?:NOU\s*\d{4}\s*:\s*\d+|(?:Meld\.\s*St\.|St\.\s*meld\.|Prop\.|Ot\.\s*prp\.|Innst\.)[^()]*"
    r"(?:\([\d–-]+\))?)"
)


def skeleton(citation: TypedCitation, taken: set[str]) -> Skeleton:
    """Return an entry for a typed citation; its key is none of `taken`."""
    names = re.sub(r"\s*\[[^\]]*\]", "", citation.names).strip()
    year = citation.year
    shown = f"{names}, {citation.written_year}"
    if _LAW.search(names):
        title = _escaped(names[:1].upper() + names[1:])
        key = make_key([re.sub(r"\s.*", "", names)], year, taken)
        return Skeleton(key, "legislation", "", title, year[:4], shown)
    if _OFFICIAL.fullmatch(names):
        key = make_key([short_name(names)], year, taken)
        # The number is found wherever it stands; as short title it is what citations print.
        return Skeleton(key, "report", "", f"{_escaped(names)}: {_PLACEHOLDER}", year[:4], shown)
    if is_organisation(names):
        key = make_key([short_name(names)], year, taken)
        return Skeleton(key, "report", f"{{{_escaped(names)}}}", _PLACEHOLDER, year[:4], shown)
    more = bool(_MORE.search(names))
    people = [part for part in _AND.split(_MORE.sub("", names)) if part]
    author = " and ".join([*map(_person, people), *(["others"] if more else [])])
    # Articles have several authors more often than textbooks do; the student corrects the rest.
    kind = "article" if more or len(people) > 1 else "book"
    families = [_INITIALS.sub("", person) for person in people]
    key = make_key(families, year, taken)
    return Skeleton(key, kind, author, _PLACEHOLDER, year[:4], shown)


def is_organisation(names: str) -> bool:
    """Say whether a typed name is an organisation's rather than a person's."""
    if _ORGANISATION.search(names) or _ABBREVIATED.fullmatch(names):
        return True
    return len(names.split()) > 3 and not _AND.search(names)


def _person(name: str) -> str:
    initials = _INITIALS.match(name)
    if initials:
        return f"{_escaped(name[initials.end() :])}, {initials[1].strip()}"
    # «van Gogh» is split by BibTeX itself; two capitalised words are one family name.
    return f"{{{_escaped(name)}}}" if " " in name and name[:1].isupper() else _escaped(name)


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", text.replace("{", "").replace("}", "").replace("\\", ""))


def short_name(name: str) -> str:
    """Return a name short enough for a key: «Helse- og omsorgsdepartementet» is «helse»."""
    return re.split(r"[\s-]", re.sub(r"^(?:den|det|de|the)\s+", "", name, flags=re.IGNORECASE))[0]


def make_key(names: list[str], year: str, taken: set[str]) -> str:
    """Return a key for a work by these family names, «dahl2012», that is none of `taken`."""
    folded = [without_accents(name.lower().translate(_LETTERS)) for name in names]
    plain = [re.sub(r"[^a-z]", "", name) for name in folded]
    plain = [name for name in plain if name] or ["kilde"]
    written = year if year[:1].isdigit() else f"ua{year}"
    base = f"{plain[0]}{written}"
    joined = f"{''.join(plain[:2])}{written}"
    candidates = [base, joined, *(f"{base}-{number}" for number in range(2, 1000))]
    return next(key for key in candidates if key not in taken)
