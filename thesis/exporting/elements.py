"""Small pieces of Pandoc's document tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thesis.citations.elements import Element, citation_of, words_of
from thesis.nodes import Alignment, Cite
from thesis.typeset.words import TargetKind

NO_ATTRIBUTES: list[Any] = ["", [], []]

#: The style of what the front page states below title and names.
FRONT_PAGE = "Front page"
#: The style of a formula with a number at the right.
FORMULA = "Formula"
_ALIGNMENTS = {
    "left": "AlignLeft",
    "center": "AlignCenter",
    "right": "AlignRight",
    "": "AlignDefault",
}


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


def cited_by_key(node: Cite) -> Element:
    """Return a cluster as Markdown has it, with the works' keys."""
    mode = "AuthorInText" if node.narrative else "NormalCitation"
    citations = [
        citation_of(
            citation.key,
            "SuppressAuthor" if citation.suppress_author else mode,
            citation.prefix,
            f", {citation.suffix}" if citation.suffix else "",
        )
        for citation in node.citations
    ]
    return {"t": "Cite", "c": [citations, words_of("@")]}


def styled(style: str, inlines: list[Element]) -> Element:
    """Return a paragraph in a style of the word processor's."""
    attributes = ["", [], [["custom-style", style]]]
    return {"t": "Div", "c": [attributes, [{"t": "Para", "c": inlines}]]}


def captioned(words: list[Element]) -> list[Any]:
    """Return the caption of a figure or table, which has no short form."""
    return [None, [{"t": "Plain", "c": words}] if words else []]


def table(
    name: str,
    caption: list[Element],
    alignments: Sequence[Alignment],
    header: Sequence[list[Element]],
    rows: Sequence[Sequence[list[Element]]],
) -> Element:
    """Return a table of cells that hold running text; `header` may be empty."""
    columns = [[{"t": _ALIGNMENTS[sign]}, {"t": "ColWidthDefault"}] for sign in alignments]
    head = [NO_ATTRIBUTES, [_row(header)] if header else []]
    body = [NO_ATTRIBUTES, 0, [], [_row(row) for row in rows]]
    foot = [NO_ATTRIBUTES, []]
    return {"t": "Table", "c": [[name, [], []], captioned(caption), columns, head, [body], foot]}


def _row(cells: Sequence[list[Element]]) -> list[Any]:
    spans_one = (1, 1)
    return [
        NO_ATTRIBUTES,
        [
            [NO_ATTRIBUTES, {"t": "AlignDefault"}, *spans_one, [{"t": "Plain", "c": cell}]]
            for cell in cells
        ],
    ]
