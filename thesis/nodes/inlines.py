"""What stands in a line: words, emphasis, citations, references, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from thesis.source import Location

if TYPE_CHECKING:
    # A footnote holds blocks.
    from thesis.nodes.blocks import Block


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
