"""Clusters as pandoc reads them: its syntax tree as JSON, locators marked so that it knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thesis.citations.elements import citation_of
from thesis.citations.locators import Locator, parse_locator
from thesis.citations.style_terms import (
    AS_WRITTEN,
    HYPHEN,
    LABELS,
    LOCALES,
    NORWEGIAN_SECTION,
    NUMBERS,
    locator_word,
)
from thesis.nodes import Citation, Cite

Json = dict[str, Any]

#: The version of pandoc's JSON that its 3.x programs read.
API_VERSION = [1, 23, 1]


@dataclass(frozen=True, slots=True)
class Works:
    """What a question must know of the works that clusters name."""

    ids: Mapping[str, str]
    """Pandoc's id by key."""
    scriptures: Collection[str] = frozenset()
    """Keys whose suffix is a passage: «Luk 2,7»."""
    undated: Collection[str] = frozenset()
    """Keys of works that print a name only, so that a suppressed name leaves nothing."""
    with_subject: Collection[str] = frozenset()
    """Keys whose names are not the style's to print: a sentence gets its subject elsewhere."""
    numbers_later: bool = False
    """Whether a locator that is a number is asked for as a character, for `Reader` to replace.

    Clusters that differ in such numbers only are then one question.
    """


def document(clusters: Sequence[Cite], nocite: Iterable[str], works: Works, language: str) -> Json:
    """Return a document with one paragraph a cluster; `nocite` are ids to list without citing."""
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {
            "lang": {"t": "MetaString", "c": LOCALES[language]},
            "link-citations": {"t": "MetaBool", "c": True},
            "link-bibliography": {"t": "MetaBool", "c": True},
            **also_listed(nocite),
        },
        "blocks": [{"t": "Para", "c": [_cluster(cite, works, language)]} for cite in clusters],
    }


def also_listed(identifiers: Iterable[str]) -> Json:
    """Return the field of a document that names works to list without citing them."""
    also = [citation_of(identifier, "NormalCitation") for identifier in identifiers]
    return {"nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [also, []]}]}}


def _cluster(cite: Cite, works: Works, language: str) -> Json:
    citations = []
    for n, citation in enumerate(cite.citations):
        in_text = cite.narrative and n == 0 and citation.key not in works.with_subject
        nothing_left = citation.key in works.undated and not citation.suffix.strip()
        mode = "NormalCitation"
        if in_text:
            mode = "AuthorInText"
        elif citation.suppress_author and not nothing_left:
            mode = "SuppressAuthor"
        # A later mention of a scripture is its passage only; a sentence needs the name.
        passage = citation.key in works.scriptures and not in_text
        bare = citation.key in works.undated and (in_text or mode == "SuppressAuthor")
        later = works.numbers_later and n < len(NUMBERS)
        stand_in = chr(NUMBERS[n]) if later else ""
        suffix = _suffix(citation, language, stand_in, passage=passage, bare=bare)
        identifier = works.ids[citation.key]
        citations.append(citation_of(identifier, mode, citation.prefix, suffix))
    return {"t": "Cite", "c": [citations, []]}


def _suffix(citation: Citation, language: str, stand_in: str, *, passage: bool, bare: bool) -> str:
    """Return a suffix as pandoc reads it: the locator in braces, empty braces for none.

    Without braces pandoc would look for a locator by itself, by rules of its own. `bare`: nothing
    is printed before it, so that it needs no comma. `stand_in`, if any, takes a number's place.
    """
    written = citation.suffix.strip()
    if not written:
        return ""
    if passage:
        return f"{{{locator_word('verse')} {written.lstrip(', ')}}}"
    locator = parse_locator(written)
    if locator is None or locator.label not in LABELS:
        if bare:
            return f"{{{locator_word(AS_WRITTEN)} {written.lstrip(',;:. ')}}}"
        return f"{{}}{'' if written[0] in ',;:.' else ', '}{written}"
    label = locator.label
    if language == "en" and locator.term.startswith("§"):
        label = NORWEGIAN_SECTION
    value = stand_in if stand_in and is_number(locator) else _value(locator)
    return f"{{{locator_word(label)} {value}}}{locator.rest}"


def is_number(locator: Locator) -> bool:
    """Say whether a locator is one number, which every style prints as it is."""
    return locator.value.isascii() and locator.value.isdecimal()


def _value(locator: Locator) -> str:
    return locator.value.replace("-", HYPHEN) if locator.label == "section" else locator.value
