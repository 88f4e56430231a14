"""The document model: chapters and the thesis that they make up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from thesis.nodes import Block, Cite, Heading, NoCite, Node
from thesis.source import Location, Source, Span
from thesis.walking import walk


class Role(Enum):
    """What a chapter or section is for."""

    PREFACE = "preface"
    ABSTRACT = "abstract"
    INTRODUCTION = "introduction"
    QUESTION = "question"
    THEORY = "theory"
    METHOD = "method"
    RESULTS = "results"
    DISCUSSION = "discussion"
    CONCLUSION = "conclusion"
    REFERENCES = "references"
    APPENDIX = "appendix"


FRONT_MATTER = frozenset({Role.PREFACE, Role.ABSTRACT})


@dataclass(frozen=True)
class Prose:
    """A source's running text, at its own offsets.

    `text` is as long as the source's; all that is not running prose (markup, keys, code, URLs,
    mathematics, comments) is spaces there, line ends kept. What is found in it lies at the same
    offset in the source.
    """

    source: Source
    text: str
    language: str
    """Where no part says otherwise."""
    foreign: tuple[tuple[Span, str], ...] = ()
    """Parts in another language, in order, not overlapping (the innermost wins)."""
    spelled: tuple[tuple[Span, str], ...] = ()
    """Words and signs that are written with commands, in order, and what they print: `{\\O}stby`
    and «Østby», `--` and «–». They are spaces in `text`."""

    def language_at(self, offset: int) -> str:
        """Return the language of the text at `offset`."""
        for span, language in self.foreign:
            if offset in span:
                return language
        return self.language


@dataclass(frozen=True)
class Chapter:
    """One file under chapters/ (with the files that it includes)."""

    source: Source
    blocks: tuple[Block, ...]
    prose: tuple[Prose, ...]
    """The file's own text first, then each included file's."""
    language: str
    format: Literal["markdown", "latex"]
    role: Role | None = None
    """What the front matter says; `thesis.structures` finds it from the heading otherwise."""
    role_where: Location | None = None
    numbered: bool | None = None
    """None: as the role has it."""
    title: str = ""
    """A title from the front matter, where the text has no heading of level 1."""

    @property
    def heading(self) -> Heading | None:
        """The first heading of level 1."""
        return next((b for b in self.blocks if isinstance(b, Heading) and b.level == 1), None)


@dataclass(frozen=True)
class Thesis:
    """The whole work, as read."""

    chapters: tuple[Chapter, ...]
    language: str
    complete: bool = True
    """False when a chapter could not be read: what seems to be missing may be in it."""

    def nodes(self) -> Iterator[Node]:
        """Yield every node of every chapter, parents before children, in reading order."""
        for chapter in self.chapters:
            yield from walk(chapter.blocks)

    def clusters(self) -> list[Cite]:
        """Return every cluster in the order in which it is printed."""
        return [node for node in self.nodes() if isinstance(node, Cite)]

    def nocited(self) -> list[str]:
        """Return the keys listed without being cited, «*» for all entries."""
        return [key for node in self.nodes() if isinstance(node, NoCite) for key, _ in node.keys]
