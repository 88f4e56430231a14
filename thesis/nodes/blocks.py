"""What stands by itself: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thesis.nodes.inlines import Image, Inline
from thesis.source import Location


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a chapter."""

    where: Location
    level: int
    children: tuple[Inline, ...]
    label: str = ""
    numbered: bool = True
    short: tuple[Inline, ...] = ()
    """A shorter title for the contents (LaTeX only); empty: the title itself."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    where: Location
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation set as a block."""

    where: Location
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list."""

    where: Location
    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    tight: bool = True


Alignment = Literal["left", "center", "right", ""]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell."""

    where: Location
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` are lists of cells, each as long as `alignments`."""

    where: Location
    caption: tuple[Inline, ...]
    label: str
    alignments: tuple[Alignment, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of its own with a caption. `image.path` is relative to the project."""

    where: Location
    image: Image
    caption: tuple[Inline, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """A LaTeX environment that is kept as TeX but whose inside was read.

    Printed as `begin` + blocks + `end`. `caption`, `label` and `images` say what checks want to
    know of a figure or table; they are found among the blocks too, so a walk leaves them out.
    """

    where: Location
    name: str
    begin: str
    """The opening command with its arguments, unchanged."""
    blocks: tuple[Block, ...]
    end: str
    kind: Literal["figure", "table", "quote", "list", "abstract", "other"] = "other"
    caption: tuple[Inline, ...] | None = None
    label: str = ""
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Verbatim lines."""

    where: Location
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class MathBlock:
    """A displayed formula, as TeX without delimiters."""

    where: Location
    tex: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class TexBlock:
    """TeX lines that reach the engine unchanged."""

    where: Location
    tex: str


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A break between two passages."""

    where: Location


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks in another language than their surroundings."""

    where: Location
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class AppendedPages:
    """The pages of a finished PDF, printed one by one as they are."""

    where: Location
    images: tuple[Image, ...]
    """One a page, which its options choose."""
    texts: tuple[str, ...]
    """What each page says, as far as a program can tell."""


Block = (
    Heading
    | Paragraph
    | BlockQuote
    | ListBlock
    | Table
    | Figure
    | Environment
    | CodeBlock
    | MathBlock
    | TexBlock
    | ThematicBreak
    | Division
    | AppendedPages
)
