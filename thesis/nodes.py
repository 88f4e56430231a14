"""The nodes of a document: what a chapter's text is made of.

Every node has a `where`: the source and the span that it was read from. Nodes are values;
checks and writers walk them and change none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thesis.source import Location


@dataclass(frozen=True, slots=True)
class Citation:
    """One work cited within a cluster."""

    where: Location
    key: str
    key_where: Location
    """Exactly the key's characters."""
    prefix: str = ""
    """Plain text before: «se», «jf.»."""
    suffix: str = ""
    """Plain text after, without the separating comma: «s. 26», «§ 2, femte ledd»; the locator
    is parsed out of it by `thesis.citations`."""
    suffix_where: Location | None = None
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A cluster: one or more citations printed together."""

    where: Location
    citations: tuple[Citation, ...]
    narrative: bool = False
    """Lossius (2012) rather than (Lossius, 2012)."""


@dataclass(frozen=True, slots=True)
class NoCite:
    """Entries listed without being cited (nocite in LaTeX); the key «*» means all."""

    where: Location
    keys: tuple[tuple[str, Location], ...]


@dataclass(frozen=True, slots=True)
class Str:
    """Plain text, not escaped for anything."""

    where: Location
    text: str


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line end in the source that is a space in print."""

    where: Location


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end."""

    where: Location


Style = Literal["emph", "strong", "strike", "super", "sub", "smallcaps"]


@dataclass(frozen=True, slots=True)
class Styled:
    """Emphasised, bold … text."""

    where: Location
    style: Style
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text in another language than its surroundings (BCP 47: en, nn, de …)."""

    where: Location
    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Verbatim text in a line: search strings, file names."""

    where: Location
    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """TeX mathematics in a line, without its delimiters."""

    where: Location
    tex: str


@dataclass(frozen=True, slots=True)
class Tex:
    """TeX that reaches the engine unchanged."""

    where: Location
    tex: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; `children` is what is printed."""

    where: Location
    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture within a line. `path` is relative to the project."""

    where: Location
    path: str
    path_where: Location
    alt: str = ""
    width: str = ""
    options: str = ""
    r"""More of `\includegraphics`' keys (LaTeX only), unchanged: «angle=90,trim=0 1cm 0 0,clip»."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote at this place."""

    where: Location
    blocks: tuple[Block, ...]


RefForm = Literal["full", "number", "page"]


@dataclass(frozen=True, slots=True)
class CrossRef:
    """A reference to a labelled section, figure, table, equation or appendix."""

    where: Location
    label: str
    form: RefForm = "full"
    """full «figur 1», number «1», page «12»."""
    capital: bool = False
    """«Figur 1» at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A label that is not a heading's, figure's or table's own (a label command in LaTeX text)."""

    where: Location
    label: str


Inline = (
    Str
    | SoftBreak
    | LineBreak
    | Styled
    | Foreign
    | Code
    | Math
    | Tex
    | Link
    | Image
    | Footnote
    | CrossRef
    | Anchor
    | Cite
    | NoCite
)


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
Node = Inline | Block | Cell | Citation
