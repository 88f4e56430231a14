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
    Anchor,
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
    from thesis.citations.elements import Element
    from thesis.exporting.tree import Tree

_MARK = re.compile(r"qzx(\d+)xzq")
_CAPTION = re.compile(r"\\caption(?:\[[^\]]*\])?\{")
#: What pandoc prints as text.
_RULE = re.compile(r"\\(?:cmidrule|cline)\s*(?:\[[^\]]*\])?\s*(?:\([^)]*\))?\s*\{[^{}]*\}")
_OPEN_NAME = re.compile(r"(?<!\\)(?:\\\\)*\\[A-Za-z]+\Z")
_THEOREM = re.compile(r"\\(begin|end)\s*\{([^{}]+)\}(?:\s*\[([^\]]*)\])?")
_LISTING = re.compile(r"[^\]]*?\bcaption\s*=\s*(?:\{([^{}]*)\}|([^,\]]*))")
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
                return self._run(block, tex)
            case Environment(name="lstlisting"):
                return self._listing(block)
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

    def _run(self, node: Tex | TexBlock, tex: str) -> str:
        """Return a run of TeX where theorems begin with their title and number.

        Pandoc knows neither what another chapter declared nor how many came before.
        """
        if self._tree.keys:
            return tex
        numbers = iter(self._tree.numbers.of_theorems.get(id(node), ()))
        declared = self._tree.numbers.declared

        def theorem(found: re.Match[str]) -> str:
            what, name, note = found.groups()
            if name not in declared:
                return found[0]
            if what == "end":
                return "\n\n"
            said = " ".join(filter(None, (declared[name].title, next(numbers, ""))))
            return f"\n\n\\textbf{{{said}{f' ({note})' if note else ''}.}} "

        return _THEOREM.sub(theorem, _RULE.sub("", tex))

    def _listing(self, node: Environment) -> str:
        """Return a listing with the caption that stands among its options."""
        found = _LISTING.match(node.begin)
        number = self._tree.numbers.of_node.get(id(node))
        if self._tree.keys or not number or not found:
            return node.begin
        word = self._tree.words.target("listing", capital=True)
        caption = found[1] or found[2]
        return f"\\emph{{{word} {number}. {caption}}}\n\n{node.begin}"

    def _inlines(self, nodes: Iterable[Inline]) -> str:
        parts: list[str] = []
        anchored = False
        for node in nodes:
            part = self._inline(node)
            if len(parts) > 1 and anchored and parts[-2].endswith(" "):
                part = part.lstrip()
            anchored = isinstance(node, Anchor)
            # «\\item» and the word after it would be one command.
            name = bool(parts) and part[:1].isalpha() and _OPEN_NAME.search(parts[-1])
            parts.append(f" {part}" if name else part)
        return "".join(parts)

    def _inline(self, node: Inline) -> str:
        match node:
            case Tex(tex=tex):
                return self._run(node, tex)
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
