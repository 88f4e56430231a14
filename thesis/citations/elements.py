"""Small pieces of pandoc's document tree: words, and a work that is cited."""

from __future__ import annotations

from typing import Any

Element = dict[str, Any]


def words_of(text: str) -> list[Element]:
    """Return a text as pandoc has it: words and spaces."""
    out: list[Element] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            out.append({"t": "Space"})
        if word:
            out.append({"t": "Str", "c": word})
    return out


def citation_of(identifier: str, mode: str, prefix: str = "", suffix: str = "") -> Element:
    """Return one work of a cluster; `mode` is pandoc's word for how it is cited."""
    return {
        "citationId": identifier,
        "citationPrefix": words_of(prefix),
        "citationSuffix": words_of(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
