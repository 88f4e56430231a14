"""Paragraphs as readers see them: plain text with one sign where a citation stands."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from thesis.document import Thesis
from thesis.nodes import (
    Block,
    BlockQuote,
    Cite,
    Code,
    Division,
    Environment,
    Footnote,
    Foreign,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Math,
    NoCite,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
    Tex,
)
from thesis.source import Location

#: Signs that no text has (private use): a citation in parentheses, one in the sentence, the rest.
PARENTHETICAL, NARRATIVE, OTHER = "\ue000", "\ue001", "\ue002"
_NO_SIGNS = str.maketrans(dict.fromkeys((PARENTHETICAL, NARRATIVE), OTHER))


@dataclass(frozen=True)
class Flow:
    """A paragraph's text with `PARENTHETICAL`, `NARRATIVE` and `OTHER` for what is not text."""

    paragraph: Paragraph
    text: str
    starts: tuple[int, ...]
    """Where each node's text begins."""
    nodes: tuple[Inline, ...]
    quoted: bool
    """It stands in a block quotation."""
    last: bool
    """It is the last paragraph of that quotation."""

    @cached_property
    def cites(self) -> tuple[tuple[int, Cite], ...]:
        """The clusters with the offsets of their signs, in order."""
        pairs = zip(self.starts, self.nodes, strict=True)
        return tuple((start, node) for start, node in pairs if isinstance(node, Cite))

    def at(self, start: int, end: int) -> Location | None:
        """Return where text lies in the source; None when it was written otherwise there."""
        number = bisect.bisect_right(self.starts, start) - 1
        node = self.nodes[number]
        begin = self.starts[number]
        written = node.text if isinstance(node, Str) else node.tex if isinstance(node, Tex) else ""
        if end > begin + len(written) or node.where.text != written:
            return None
        first = node.where.span.start + start - begin
        return node.where.source.at(first, first + end - start)

    def near(self, start: int, end: int) -> Location:
        """Return where text lies, as exactly as can be said."""
        first = self.nodes[bisect.bisect_right(self.starts, start) - 1]
        exact = self.at(start, start) or first.where
        last = self.nodes[bisect.bisect_right(self.starts, max(end - 1, start)) - 1]
        until = self.at(end - 1, end) or last.where
        return exact.source.at(exact.span.start, max(until.span.end, exact.span.start))


def flows(thesis: Thesis) -> Iterator[Flow]:
    """Yield every paragraph of running text, notes and quotations, in reading order."""
    for chapter in thesis.chapters:
        yield from _flows(chapter.blocks)


def _flows(blocks: Iterable[Block], *, quoted: bool = False) -> Iterator[Flow]:
    listed = list(blocks)
    for number, block in enumerate(listed):
        match block:
            case Paragraph():
                yield _flow(block, quoted=quoted, last=number == len(listed) - 1)
                yield from _notes(block.children)
            case BlockQuote():
                yield from _flows(block.blocks, quoted=True)
            case Environment(kind=kind):
                yield from _flows(block.blocks, quoted=quoted or kind == "quote")
            case Division():
                yield from _flows(block.blocks, quoted=quoted)
            case ListBlock():
                for item in block.items:
                    yield from _flows(item, quoted=quoted)
            case _:
                pass


def _notes(inlines: Iterable[Inline]) -> Iterator[Flow]:
    for inline in inlines:
        match inline:
            case Footnote():
                yield from _flows(inline.blocks)
            case Styled() | Foreign() | Link():
                yield from _notes(inline.children)
            case _:
                pass


def _flow(paragraph: Paragraph, *, quoted: bool, last: bool) -> Flow:
    starts: list[int] = []
    nodes: list[Inline] = []
    pieces: list[str] = []
    size = 0
    tex = False
    for text, node in _pieces(paragraph.children):
        starts.append(size)
        nodes.append(node)
        pieces.append(text)
        size += len(text)
        tex |= isinstance(node, Tex)
    whole = "".join(pieces)
    return Flow(
        paragraph,
        _without_commands(whole) if tex else whole,
        tuple(starts) or (0,),
        tuple(nodes) or (SoftBreak(paragraph.where),),
        quoted,
        last,
    )


def _pieces(inlines: Sequence[Inline]) -> Iterator[tuple[str, Inline]]:
    for inline in inlines:
        match inline:
            case Str(text=text) | Code(text=text) | Tex(tex=text):
                yield (text if text.isascii() else text.translate(_NO_SIGNS)), inline
            case Cite(narrative=narrative):
                yield NARRATIVE if narrative else PARENTHETICAL, inline
            case SoftBreak() | LineBreak():
                yield "\n", inline
            case Styled() | Foreign() | Link():
                yield from _pieces(inline.children)
            case Math():
                yield OTHER, inline
            case NoCite() | Footnote():
                pass
            case _:
                yield OTHER, inline


_TEX = re.compile(
    r"(?P<quote>\\(?:enquote|textquote)\*?\s*\{)|\\[A-Za-z@]+\*?|(?P<sign>\\[^A-Za-z])"
    r"|(?P<open>\{)|(?P<close>\})|(?P<left>``)|(?P<right>'')|~|(?<!\\)%[^\n]*"
)


def _without_commands(text: str) -> str:
    r"""Return LaTeX text as long as it was, commands as spaces, \enquote{…} as «…»."""
    open_braces: list[str] = []

    def mask(found: re.Match[str]) -> str:
        size = len(found[0])
        match found.lastgroup:
            case "quote":
                open_braces.append("»")
                return "«".rjust(size)
            case "open":
                open_braces.append(" ")
                return " "
            case "close":
                return open_braces.pop() if open_braces else " "
            case "left" | "right" as side:
                return ("«" if side == "left" else "»").rjust(size)
            case "sign":
                return f" {found[0][1]}"
            case _:
                return " " * size

    return _TEX.sub(mask, text)
