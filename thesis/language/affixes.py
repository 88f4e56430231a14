"""Affixes that build Norwegian words, from the lists under `data/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Affixes:
    """What may and may not begin or end a compound without being a word of its own."""

    prefixes: frozenset[str]
    suffixes: frozenset[str]
    never_first: frozenset[str]
    never_last: frozenset[str]

    def suffix_of(self, part: str) -> bool:
        """Say whether `part` is a suffix («messig», «vennlige») that makes words freely."""
        return part in self.suffixes


@cache
def affixes(language: str) -> Affixes:
    """Return the affixes of «nb» or «nn»."""
    lists = read_lists(f"affixes-{language}.txt")
    return Affixes(
        frozenset(lists["prefixes"]),
        frozenset(lists["suffixes"]),
        frozenset(lists["never first"]),
        frozenset(lists["never last"]),
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
