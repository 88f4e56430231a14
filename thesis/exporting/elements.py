"""Small pieces of Pandoc's document tree."""

from __future__ import annotations

from typing import Any

from thesis.typeset.words import TargetKind

Element = dict[str, Any]

#: The style of what the front page states below title and names.
FRONT_PAGE = "Front page"


def words_of(text: str) -> list[Element]:
    """Return a text as Pandoc has it: words and spaces."""
    out: list[Element] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            out.append({"t": "Space"})
        if word:
            out.append({"t": "Str", "c": word})
    return out


def bookmark(kind: TargetKind, number: str) -> str:
    """Return the name of what encloses a number: «_Ref_section_2_1»."""
    kind = "section" if kind == "chapter" else kind
    return f"_Ref_{kind}_{number.replace('.', '_')}"


def numbered(inlines: list[Element]) -> Element:
    """Return the number of a heading or caption, known as such by its class."""
    return {"t": "Span", "c": [["", ["number"], []], inlines]}


def counted(name: str, number: str, counter: str = "") -> Element:
    """Return a number with the bookmark that Word finds it by, and the sequence it is of."""
    pairs = [["bookmark", name], *([["counts", counter]] if counter else [])]
    return {"t": "Span", "c": [["", ["counted"], pairs], words_of(number)]}
