"""Affixes that build Norwegian words, from the lists under `data/`."""

from __future__ import annotations

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


def read_lists(name: str) -> dict[str, list[str]]:
    """Return the words under each `[heading]` of a file in `data/`; «#» begins a comment."""
    text = (resources.files("thesis.language") / "data" / name).read_text(encoding="utf-8")
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for line in text.splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("[") and content.endswith("]"):
            words = lists.setdefault(content[1:-1], [])
        elif content:
            words.extend(content.split())
    return lists
