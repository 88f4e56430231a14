"""Headings in pandoc's tree: those known by their look, and numbers typed before any of them."""

from __future__ import annotations

import re

from thesis.importing import titles
from thesis.importing.titles import numbered
from thesis.importing.tree import Element, text_of

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.:)]?")


def headings_by_look(blocks: list[Element]) -> tuple[list[Element], list[str]]:
    """Return the blocks with bold numbered paragraphs as headings, and typed numbers taken off.

    Also returns the words of the paragraphs that became headings.
    """
    out: list[Element] = []
    found: list[str] = []
    last: tuple[int, ...] = ()
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            title = numbered(text_of(inlines).strip())
            if title:
                inlines = _without_number(inlines)
                last = title.number
            out.append({"t": "Header", "c": [level, attributes, inlines]})
            continue
        bold = _all_bold(block)
        title = numbered(text_of(bold).strip()) if bold else None
        if bold and title and title.follows(last):
            last = title.number
            found.append(title.title)
            out.append({"t": "Header", "c": [title.level, ["", [], []], _without_number(bold)]})
        else:
            out.append(block)
    return out, found


def _all_bold(block: Element) -> list[Element] | None:
    if block["t"] != "Para":
        return None
    inlines = [i for i in block["c"] if i["t"] not in {"Space", "SoftBreak", "LineBreak"}]
    if len(inlines) != 1 or inlines[0]["t"] not in {"Strong", "Underline"}:
        return None
    contents: list[Element] = inlines[0]["c"]
    return contents


def without_letter(inlines: list[Element]) -> list[Element]:
    """Return a heading of an appendix without «Vedlegg A:» or «A.1» before it."""
    whole = text_of(inlines)
    letter = len(whole) - len(titles.without_letter(whole))
    gone = 0
    while inlines and gone < letter:
        gone += len(text_of(inlines[0]))
        inlines = inlines[1:]
    return inlines


def _without_number(inlines: list[Element]) -> list[Element]:
    """Return a heading without the number that was typed before it."""
    inlines = _opened(inlines)
    for at, inline in enumerate(inlines):
        if inline["t"] in {"Strong", "Emph", "Underline", "Span"}:
            break
        if inline["t"] == "Str" and _NUMBER.fullmatch(inline["c"]):
            rest = inlines[at + 1 :]
            while rest and rest[0]["t"] in {"Space", "SoftBreak"}:
                rest = rest[1:]
            return rest
    return inlines


def _opened(inlines: list[Element]) -> list[Element]:
    """Return a heading's words out of the bookmarks and the type that they stand in."""
    full = [i for i in inlines if i["t"] not in {"Space", "SoftBreak", "LineBreak"}]
    if len(full) == 1 and full[0]["t"] in {"Strong", "Emph", "Underline"}:
        return _opened(full[0]["c"])
    out: list[Element] = []
    for inline in inlines:
        out += _opened(inline["c"][1]) if inline["t"] == "Span" else [inline]
    return out
