"""The words that a text prints, part by part: what `thesis.counting` adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from thesis.document import Role
from thesis.nodes import (
    AppendedPages,
    Block,
    BlockQuote,
    Cite,
    Code,
    CodeBlock,
    CrossRef,
    Division,
    Environment,
    Figure,
    Footnote,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Math,
    MathBlock,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
    Table,
    Tex,
    TexBlock,
)
from thesis.profiles import Component
from thesis.structures import Section

_FRAME: Mapping[Role, Component] = {
    Role.APPENDIX: "appendices",
    Role.REFERENCES: "references",
    Role.PREFACE: "preface",
    Role.ABSTRACT: "abstracts",
}
#: What stands for «Figur 1», for a number and for a formula: only their words are counted.
LABEL, NUMBER, _FORMULA = "x 1", "1", "x"


def component_of(section: Section) -> Component:
    """Return the part of the thesis that a chapter belongs to."""
    return next((part for role, part in _FRAME.items() if role in section.roles), "body")


def _inner(component: Component, kind: Component) -> Component:
    """Return where a quotation, table … counts: outside the body it belongs to what it is in."""
    outside = component in _FRAME.values()
    return component if outside else kind


class WordCounter:
    """Adds up what is printed, each part of the thesis by itself."""

    def __init__(self, printed: Mapping[int, Sequence[Inline]]) -> None:
        """Take the printed form of each cluster, by `id()`."""
        self.printed = printed
        self.words: Counter[Component] = Counter()

    def add(self, component: Component, text: str) -> None:
        """Count the words of a text."""
        self.words[component] += len(text.split())

    def section(self, section: Section) -> None:
        """Count a chapter with its sections."""
        component = component_of(section)
        for part in section.walk():
            if part.heading is not None:
                self.add(component, self.text(part.heading.children, component))
            self.blocks(part.blocks, component)

    def blocks(self, blocks: Iterable[Block], component: Component) -> None:
        """Count blocks."""
        for block in blocks:
            self.block(block, component)

    def block(self, block: Block, component: Component) -> None:
        """Count one block."""
        match block:
            case Heading(children=children) | Paragraph(children=children):
                self.add(component, self.text(children, component))
            case BlockQuote(blocks=blocks):
                self.blocks(blocks, _inner(component, "quotations"))
            case Division(blocks=blocks):
                self.blocks(blocks, component)
            case ListBlock(items=items):
                for item in items:
                    self.blocks(item, component)
            case Table():
                self.caption(block.caption, component)
                inner = _inner(component, "tables")
                for row in (block.header, *block.rows):
                    for cell in row:
                        self.add(inner, self.text(cell.children, inner))
            case Figure():
                self.caption(block.caption, component)
            case Environment():
                self.environment(block, component)
            case CodeBlock(text=text):
                self.add(component, text)
            case MathBlock():
                self.add(component, _FORMULA)
            case AppendedPages(texts=texts):
                self.add(component, " ".join(texts))
            case TexBlock(tex=tex):
                self.add(component, _tex_words(tex))

    def caption(self, caption: Sequence[Inline], component: Component) -> None:
        """Count a caption and the number before it."""
        if caption:
            inner = _inner(component, "captions")
            self.add(inner, f"{LABEL} {self.text(caption, inner)}")

    def environment(self, node: Environment, component: Component) -> None:
        """Count a LaTeX environment, a figure's caption apart from the rest."""
        match node.kind:
            case "quote":
                self.blocks(node.blocks, _inner(component, "quotations"))
            case "table" | "figure":
                inner = _inner(component, "tables" if node.kind == "table" else "captions")
                self.blocks(node.blocks, inner)
                if node.caption:
                    # The caption is among the blocks too: it moves from one part to the other.
                    text = self.text(node.caption, inner, notes=False)
                    self.words[inner] -= len(text.split())
                    self.add(_inner(component, "captions"), f"{LABEL} {text}")
            case _:
                self.blocks(node.blocks, component)

    def text(self, inlines: Iterable[Inline], component: Component, *, notes: bool = True) -> str:
        """Return what some inlines print; their footnotes are counted on the way."""
        parts: list[str] = []
        for node in inlines:
            match node:
                case Str(text=text) | Code(text=text):
                    parts.append(text)
                case SoftBreak() | LineBreak():
                    parts.append(" ")
                case Styled() | Foreign() | Link():
                    parts.append(self.text(node.children, component, notes=notes))
                case Cite():
                    parts.append(self.text(self.printed.get(id(node), ()), component, notes=notes))
                case CrossRef(form=form):
                    parts.append(LABEL if form == "full" else NUMBER)
                case Math():
                    parts.append(_FORMULA)
                case Tex(tex=tex):
                    parts.append(_tex_words(tex))
                case Footnote(blocks=blocks) if notes:
                    self.blocks(blocks, _inner(component, "footnotes"))
                case _:
                    pass
        return "".join(parts)


_TEX_ARGUMENTS = re.compile(
    r"\\(?:begin|end)\s*\{[^}]*\}(?:\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})*"
    r"|\\(?:label|includegraphics|vspace|hspace|setlength|input|cline|cmidrule)\*?"
    r"(?:\([^)]*\)|\[[^\]]*\]|\{[^}]*\})*"
)
_TEX_SPACE = re.compile(r"\\\\(?:\[[^\]]*\])?|(?<!\\)&|~|\\(?:quad|qquad|item|par|hline|newline)\b")
_TEX_COMMAND = re.compile(r"\\[A-Za-z@]+\*?(?:\[[^\]]*\])?|[{}$]|(?<!\\)%[^\n]*|\\(?=[&%#_$])")


def _tex_words(tex: str) -> str:
    """Return about what a piece of TeX prints."""
    return _TEX_COMMAND.sub("", _TEX_SPACE.sub(" ", _TEX_ARGUMENTS.sub(" ", tex)))
