"""Affixes that build Norwegian words, from the lists under `data/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Affixes:
    """What makes compounds besides words, and the words that make none."""

    prefixes: frozenset[str]
    suffixes: frozenset[str]
    """«messig», «vennlige» …: they end new words freely."""
    never_first: frozenset[str]
    never_last: frozenset[str]
    short_first: frozenset[str]
    """Of the words of up to three letters, those that begin compounds …"""
    short_last: frozenset[str]
    """… and those that end them."""


@cache
def affixes(language: str) -> Affixes:
    """Return the affixes of «nb» or «nn»."""
    lists = read_lists(f"affixes-{language}.txt")
    return Affixes(
        frozenset(lists["prefixes"]),
        frozenset(lists["suffixes"]),
        frozenset(lists["never first"]),
        frozenset(lists["never last"]),
        frozenset(lists["short first"]),
        frozenset(lists["short last"]),
    )


@cache
def word_list(language: str) -> frozenset[str]:
    """Return words, in lower case, that the dictionaries of a language lack."""
    return frozenset(
        word.lower() for words in read_lists(f"words-{language}.txt").values() for word in words
    )


@cache
def misspellings(language: str) -> dict[str, str]:
    """Return wrong spellings in lower case, with the right ones."""
    if language != "nb":
        return {}
    pairs = (line.split("=") for line in _lines("misspellings-nb.txt"))
    return {wrong.strip(): right.strip() for wrong, right in pairs}


def read_lists(name: str) -> dict[str, list[str]]:
    """Return the words under each `[heading]` of a file in `data/`."""
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for content in _lines(name):
        if content.startswith("[") and content.endswith("]"):
            words = lists.setdefault(content[1:-1], [])
        else:
            words.extend(content.split())
    return lists


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a file in `data/` that say something; «#» begins a comment."""
    text = (resources.files("thesis.language") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield content
