r"""Nodes become TeX.

Each block is preceded by a marker, `%@ chapters/03-metode.md:14`: an error that TeX reports
belongs to the nearest marker above, and lines after it run as the source's do, because a line end
in the source is one in the TeX. Where something longer stood in between, another marker follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from thesis.nodes import (
    Anchor,
    Cite,
    Code,
    CrossRef,
    Footnote,
    Foreign,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    NoCite,
    Node,
    SoftBreak,
    Str,
    Styled,
    Tex,
)
from thesis.source import Location
from thesis.typeset import escape as esc
from thesis.typeset.marks import placed
from thesis.typeset.outline import Targets
from thesis.typeset.pictures import picture
from thesis.typeset.tex import command
from thesis.typeset.words import words_of
from thesis.walking import plain_text

_STYLES = {
    "emph": "emph",
    "strong": "textbf",
    "super": "textsuperscript",
    "sub": "textsubscript",
    "smallcaps": "textsc",
    "strike": "struck",
}


Numbering = Literal["numbered", "listed", "bookmarked", "appendix"]
"""«listed»: in the contents without a number; «bookmarked»: in the PDF's bookmarks only."""


def marker(where: Location) -> str:
    """Return the comment line that says where what follows was read."""
    return f"%@ {where.source.path}:{where.start.line}"


@dataclass(frozen=True)
class Place:
    """What surrounds a node, as far as its TeX depends on it."""

    language: str
    numbering: Numbering = "numbered"
    """How headings are numbered."""
    in_note: bool = False
    in_cell: bool = False
    in_title: bool = False
    """In a form for the contents or a list: no footnotes, all in one line."""
    notes: list[str] | None = None
    """Where TeX cannot set a footnote (captions, headings, floats), its text waits here."""


@dataclass
class Writer:
    """Writes one thesis."""

    rendered: Mapping[int, Sequence[Inline]]
    """The printed form of each cluster, by `id()` of its node."""
    unknown: frozenset[str]
    """Cited keys that have no entry; their clusters are marked."""
    targets: Targets
    line: float = 41
    """Length of a table's line, in em."""
    marked: Callable[[str], str] = str
    """Puts a mark for what the engine cannot print."""
    root: Path = Path()
    """The thesis' folder, which pictures are read from."""

    def inlines(self, nodes: Iterable[Inline], place: Place) -> str:
        """Return running text."""
        out: list[str] = []
        moved = False
        for node in nodes if place.in_note else placed(nodes, self.rendered, self.unknown):
            if isinstance(node, SoftBreak) and not place.in_title:
                out.append(f"\n{self._resume(node.where)}" if moved else "\n")
                moved = False
                continue
            tex = self.inline(node, place)
            moved = moved or "\n%@ " in tex
            out.append(tex)
        return _join(out)

    @staticmethod
    def _resume(where: Location) -> str:
        line = where.start.line + 1
        return f"%@ {where.source.path}:{line}\n"

    def inline(self, node: Inline, place: Place) -> str:
        """Return one inline."""
        match node:
            case Str(text=text):
                return esc.escape(self.marked(text))
            case SoftBreak():
                return " "
            case LineBreak() if place.in_title:
                return " "
            case LineBreak():
                return r"\newline{}" if place.in_cell else r"\\{}"
            case Styled(style=style, children=children):
                return f"\\{_STYLES[style]}{{{self.inlines(children, place)}}}"
            case Foreign(language=language, children=children):
                inner = self.inlines(children, replace(place, language=language))
                return rf"\foreign{{{short_tag(language)}}}{{{inner}}}"
            case Code(text=text):
                return rf"\texttt{{{esc.code(self.marked(text))}}}"
            case Math(tex=tex):
                return rf"\({tex}\)"
            case Tex(tex=tex):
                return tex
            case Link():
                return self._link(node, place)
            case Image():
                return picture(node, self.root)
            case Footnote():
                return self._footnote(node, place)
            case CrossRef():
                return self._reference(node, place)
            case Anchor(label=label):
                return rf"\label{{{esc.name(label)}}}"
            case Cite():
                return self._cite(node, place)
            case NoCite():
                return ""

    def _link(self, node: Link, place: Place) -> str:
        if node.url.startswith("#"):
            target = esc.name(node.url[1:])
            return rf"\linkto{{{target}}}{{{self.inlines(node.children, place)}}}"
        shown = plain_text(node.children)
        is_address = shown in {node.url, node.url.removeprefix("mailto:")}
        text = esc.url_text(shown) if is_address else self.inlines(node.children, place)
        return rf"\href{{{esc.url_target(node.url)}}}{{{text}}}"

    def _footnote(self, node: Footnote, place: Place) -> str:
        from thesis.typeset.writer_blocks import blocks

        inner = replace(place, in_note=True, in_cell=False, notes=None)
        body = blocks(self, node.blocks, inner).strip("\n")
        return self._note(f"%\n{body}", place)

    @staticmethod
    def _note(body: str, place: Place) -> str:
        if place.in_title:
            return ""
        if place.in_note:
            return f" {body}"  # a citation in a note, in a style that cites in notes
        if place.notes is None:
            return rf"\footnote{{{body}}}"
        place.notes.append(body)
        return r"\footnotemark{}"

    def _cite(self, node: Cite, place: Place) -> str:
        tex = self.inlines(self.rendered.get(id(node), ()), place)
        # The style prints «[?key]»; a draft shows it so that no one overlooks it.
        if any(citation.key in self.unknown for citation in node.citations):
            tex = rf"\unresolved{{{tex or esc.escape(node.where.text)}}}"
        return tex

    def _reference(self, node: CrossRef, place: Place) -> str:
        target = self.targets.get(node.label)
        if target is None:
            return rf"\unresolved{{{esc.escape(node.label)}}}"
        label = esc.name(node.label)
        if node.form == "page":
            return rf"\hyperref[{label}]{{\pageref*{{{label}}}}}"
        if not target.numbered:
            outer = rf"\enquote{{\nameref*{{{label}}}}}"
            return rf"\hyperref[{label}]{{{outer}}}"
        number = rf"\ref*{{{label}}}"
        if node.form == "number":
            return rf"\hyperref[{label}]{{{number}}}"
        if target.kind == "equation":
            number = f"({number})"
        word = words_of(place.language).target(target.kind, target.title, capital=node.capital)
        return rf"\hyperref[{label}]{{{word}~{number}}}"

    def printed(self, nodes: Iterable[Node]) -> str:
        """Return about the text that some nodes print, to measure and to name things by."""
        parts: list[str] = []
        for node in nodes:
            match node:
                case Cite():
                    parts.append(self.printed(self.rendered.get(id(node), ())))
                case Styled() | Foreign() | Link():
                    parts.append(self.printed(node.children))
                case Math(tex=tex) | Tex(tex=tex):
                    parts.append(tex)
                case CrossRef(label=label):
                    parts.append(label)
                case LineBreak():
                    parts.append("\n")
                case _:
                    parts.append(plain_text([node]))
        return "".join(parts)


def _join(parts: Sequence[str]) -> str:
    r"""Join pieces of TeX so that no command's name runs into text (`\noindent` `x`)."""
    out: list[str] = []
    for part in parts:
        if out and part[:1].isalpha() and _OPEN_NAME.search(out[-1]):
            out.append(" ")
        out.append(part)
    return "".join(out)


_OPEN_NAME = re.compile(r"(?<!\\)(?:\\\\)*\\[A-Za-z@]+\Z")


def delayed(notes: Sequence[str]) -> str:
    """Return the texts of the notes whose marks stand in a float or heading before."""
    last = len(notes) - 1
    return "".join(
        f"%\n\\footnotetext[\\numexpr\\value{{footnote}}-{last - n}]{{{body}}}"
        for n, body in enumerate(notes)
    )


def caption(writer: Writer, inlines: Sequence[Inline], place: Place) -> str:
    r"""Return `\caption`, with a form for the list of figures that has no notes."""
    full = writer.inlines(inlines, place)
    short = writer.inlines(inlines, replace(place, in_title=True))
    return command("caption", full, options=None if short == full else f"{{{short}}}")


def short_tag(language: str) -> str:
    """Return a language's first subtag as `thesis.typeset.macros` knows it: «en» for «en-GB»."""
    tag = language.lower().partition("-")[0]
    return "nb" if tag == "no" else tag
