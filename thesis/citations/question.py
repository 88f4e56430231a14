"""Clusters as pandoc reads them: its syntax tree as JSON, locators marked so that it knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from thesis.citations.locators import Locator, parse_locator
from thesis.citations.style_changes import HYPHEN, LABELS, LOCALES, locator_word
from thesis.nodes import Citation, Cite

Json = dict[str, Any]

#: The version of pandoc's JSON that its 3.x programs read.
API_VERSION = [1, 23, 1]


def document(
    clusters: Sequence[Cite],
    nocite: Iterable[str],
    identifiers: Callable[[str], str],
    scriptures: frozenset[str],
    language: str,
) -> Json:
    """Return a document with one paragraph a cluster; `identifiers` gives a key's id."""
    also = [_citation(key, "NormalCitation", [], []) for key in nocite]
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {
            "lang": {"t": "MetaString", "c": LOCALES[language]},
            "link-citations": {"t": "MetaBool", "c": True},
            "link-bibliography": {"t": "MetaBool", "c": True},
            "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [also, []]}]},
        },
        "blocks": [
            {"t": "Para", "c": [_cluster(cite, identifiers, scriptures, language)]}
            for cite in clusters
        ],
    }


def _cluster(
    cite: Cite, identifiers: Callable[[str], str], scriptures: frozenset[str], language: str
) -> Json:
    citations = []
    for n, citation in enumerate(cite.citations):
        mode = "SuppressAuthor" if citation.suppress_author else "NormalCitation"
        if cite.narrative and n == 0:
            mode = "AuthorInText"
        suffix = _suffix(citation, language, scripture=citation.key in scriptures)
        identifier = identifiers(citation.key)
        citations.append(_citation(identifier, mode, _words(citation.prefix), _words(suffix)))
    return {"t": "Cite", "c": [citations, []]}


def _citation(identifier: str, mode: str, prefix: list[Json], suffix: list[Json]) -> Json:
    return {
        "citationId": identifier,
        "citationPrefix": prefix,
        "citationSuffix": suffix,
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _suffix(citation: Citation, language: str, *, scripture: bool) -> str:
    """Return a suffix as pandoc reads it: the locator in braces, empty braces for none.

    Without braces pandoc would look for a locator by itself, by rules of its own.
    """
    written = citation.suffix.strip()
    if not written:
        return ""
    if scripture:
        return f"{{{locator_word('verse')} {written.lstrip(', ')}}}"
    locator = parse_locator(written, language)
    if locator is None or locator.label not in LABELS:
        return f"{{}}{'' if written[0] in ',;:.' else ', '}{written}"
    return f"{{{locator_word(locator.label)} {_value(locator)}}}{locator.rest}"


def _value(locator: Locator) -> str:
    return locator.value.replace("-", HYPHEN) if locator.label == "section" else locator.value


def _words(text: str) -> list[Json]:
    inlines: list[Json] = []
    for n, word in enumerate(text.split(" ")):
        if n:
            inlines.append({"t": "Space"})
        if word:
            inlines.append({"t": "Str", "c": word})
    return inlines
