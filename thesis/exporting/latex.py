"""Chapters in LaTeX, read by pandoc, with what our reader found in them put in afterwards.

Citations, references and labels stand as marks in the TeX that pandoc reads; a mark then becomes
what is printed there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from thesis.citations.pandoc import PandocError, convert
from thesis.nodes import (
    Block,
    Environment,
    Footnote,
    Foreign,
    Inline,
    Link,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
    Tex,
    TexBlock,
)
from thesis.typeset.escape import escape

if TYPE_CHECKING:
    from thesis.exporting.elements import Element
    from thesis.exporting.tree import Tree

_MARK = re.compile(r"qzx(\d+)xzq")
_CAPTION = re.compile(r"\\caption(?:\[[^\]]*\])?\{")
_STYLES = {
    "emph": "emph",
    "strong": "textbf",
    "super": "textsuperscript",
    "sub": "textsubscript",
    "smallcaps": "textsc",
    "strike": "sout",
}


class Latex:
    """Turns blocks that hold TeX into elements."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._marked: list[list[Element]] = []

    def blocks(self, blocks: Sequence[Block]) -> list[Element]:
        """Return blocks; what pandoc cannot read is listed as lost."""
        tex = "\n\n".join(map(self._block, blocks))
        try:
            data, _ = convert(["-f", "latex", "-t", "json"], tex.encode())
        except PandocError:
            self._tree.lost.append(tex)
            return []
        read: list[Element] = json.loads(data)["blocks"]
        elements: list[Element] = self._unmarked(read)
        return elements

    def inlines(self, nodes: Sequence[Inline]) -> list[Element]:
        """Return running text."""
        return [
            inline
            for block in self.blocks([Paragraph(nodes[0].where, tuple(nodes))])
            for inline in block["c"]
            if block["t"] in {"Para", "Plain"}
        ]

    # --- to TeX with marks ---

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(children=children):
                return self._inlines(children)
            case TexBlock(tex=tex):
                return tex
            case Environment(begin=begin, blocks=inside, end=end):
                body = "\n\n".join(map(self._block, inside))
                return f"{begin}\n{self._numbered(block, body)}\n{end}"
            case _:
                return self._mark(self._tree.block(block))

    def _numbered(self, node: Environment, body: str) -> str:
        """Return a figure's or table's inside with its number at the head of the caption."""
        number = self._tree.numbers.of_node.get(id(node))
        if number is None or self._tree.keys:
            return body
        words = self._tree.words
        kind = words.figure if node.kind == "figure" else words.table
        mark = self._mark([self._tree.caption_number(kind, number)])
        return _CAPTION.sub(lambda found: f"{found[0]}{mark} ", body, count=1)

    def _inlines(self, nodes: Iterable[Inline]) -> str:
        return "".join(map(self._inline, nodes))

    def _inline(self, node: Inline) -> str:
        match node:
            case Tex(tex=tex):
                return tex
            case Str(text=text):
                return escape(text)
            case SoftBreak():
                return "\n"
            case Styled(style=style, children=children):
                return f"\\{_STYLES[style]}{{{self._inlines(children)}}}"
            case Foreign(children=children):
                return self._inlines(children)
            case Footnote(blocks=blocks):
                inside = "\n\n".join(map(self._block, blocks))
                return rf"\footnote{{{inside}}}"
            case Link(url=url, children=children):
                return rf"\href{{{url}}}{{{self._inlines(children)}}}"
            case _:
                return self._mark(self._tree.inline(node))

    def _mark(self, elements: list[Element]) -> str:
        self._marked.append(elements)
        return f"qzx{len(self._marked) - 1}xzq"

    # --- and back ---

    def _unmarked(self, content: Any) -> Any:  # noqa: ANN401 - any part of Pandoc's tree
        if isinstance(content, dict):
            return {key: self._unmarked(value) for key, value in content.items()}
        if not isinstance(content, list):
            return content
        out: list[Any] = []
        for part in content:
            out += self._parts(part) if isinstance(part, dict) else [self._unmarked(part)]
        return out

    def _parts(self, part: Element) -> list[Element]:
        if part.get("t") == "Str":
            return self._in_word(part["c"])
        if part.get("t") == "Quoted":
            return self._quoted(part)
        if part.get("t") in {"RawInline", "RawBlock"} and not self._tree.keys:
            self._tree.lost.append(part["c"][1])
            return []
        if part.get("t") == "Para" and len(part["c"]) == 1 and part["c"][0]["t"] == "Str":
            found = _MARK.fullmatch(part["c"][0]["c"])
            inside = self._marked[int(found[1])] if found else []
            if inside and inside[0]["t"] in _BLOCKS:
                return inside
        return [self._unmarked(part)]

    def _quoted(self, part: Element) -> list[Element]:
        kind, inside = part["c"]
        marks = self._tree.words.quotes
        left, right = marks[:2] if kind["t"] == "DoubleQuote" else marks[2:]
        return [{"t": "Str", "c": left}, *self._unmarked(inside), {"t": "Str", "c": right}]

    def _in_word(self, word: str) -> list[Element]:
        out: list[Element] = []
        at = 0
        for found in _MARK.finditer(word):
            if found.start() > at:
                out.append({"t": "Str", "c": word[at : found.start()]})
            out += self._marked[int(found[1])]
            at = found.end()
        if at < len(word):
            out.append({"t": "Str", "c": word[at:]})
        return out


_BLOCKS = {
    "Header",
    "Para",
    "BlockQuote",
    "BulletList",
    "OrderedList",
    "Table",
    "Figure",
    "CodeBlock",
    "HorizontalRule",
    "Div",
    "RawBlock",
}
