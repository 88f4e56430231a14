"""Headings become TeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thesis.nodes import Heading, Inline, Str
from thesis.typeset import escape as esc
from thesis.typeset.tex import command
from thesis.typeset.writer import Numbering, Place, Writer, delayed

_SECTIONS = ("chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")

#: «Vedlegg 1: Intervjuguide»: the word and number that we print ourselves.
_APPENDIX_LABEL = re.compile(
    r"(?:vedlegg|appendix)(?!\w)(?:\s+(?:\d+|[A-ZÆØÅ])(?!\w))?\s*[:.–—-]?\s*", re.IGNORECASE
)


def heading(writer: Writer, node: Heading, place: Place) -> str:
    """Return a heading as its level and the part of the thesis ask."""
    name = _SECTIONS[min(node.level, len(_SECTIONS)) - 1]
    children: Sequence[Inline] = node.children
    if place.numbering == "appendix" and node.level == 1:
        children = without_label(children)
    tex = titled(writer, name, children, place, _numbering(node, place), node.short)
    return f"{tex}\\label{{{esc.name(node.label)}}}" if node.label else tex


def _numbering(node: Heading, place: Place) -> Numbering:
    if place.numbering in {"numbered", "appendix"}:
        return place.numbering if node.numbered else "listed"
    # Below an unnumbered chapter's own heading, none goes into the contents.
    return place.numbering if node.level == 1 else "bookmarked"


def titled(
    writer: Writer,
    name: str,
    children: Sequence[Inline],
    place: Place,
    numbering: Numbering,
    contents: Sequence[Inline] = (),
) -> str:
    """Return the heading command `name`: what is printed, and what contents and bookmarks say."""
    contents = contents or children
    notes: list[str] = []
    title = writer.inlines(children, replace(place, notes=notes))
    in_title = replace(place, in_title=True)
    short = writer.inlines(contents, in_title)
    plain = esc.pdf_text(writer.marked(writer.printed(contents)))
    if short != plain:
        short = rf"\texorpdfstring{{{short}}}{{{plain}}}"
    after = delayed(notes)
    if numbering == "appendix" and name == "chapter":
        return command("appendixchapter", title, options=f"{{{short}}}") + after
    if numbering in {"numbered", "appendix"}:
        return command(name, title, options=None if short == title else f"{{{short}}}") + after
    macro = "unnumbered" if numbering == "listed" else "bookmarked"
    return command(macro, name, title, options=f"{{{short}}}") + after


def without_label(children: Sequence[Inline]) -> Sequence[Inline]:
    """Return an appendix' heading without the word and number that are printed for it."""
    if not children or not isinstance(children[0], Str):
        return children
    first = children[0]
    found = _APPENDIX_LABEL.match(first.text)
    if not found:
        return children
    rest = first.text[found.end() :]
    return (replace(first, text=rest[:1].upper() + rest[1:]), *children[1:])
