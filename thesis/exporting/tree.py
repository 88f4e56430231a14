"""Nodes become Pandoc's document tree (JSON: {"t": name, "c": contents})."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thesis.citations.elements import Element, words_of
from thesis.exporting.elements import (
    NO_ATTRIBUTES,
    bookmark,
    captioned,
    cited_by_key,
    counted,
    numbered,
    styled,
    table,
)
from thesis.exporting.formulas import formula
from thesis.exporting.latex import Latex
from thesis.exporting.numbering import Numbers
from thesis.exporting.pictures import address_of
from thesis.nodes import (
    Anchor,
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
    Image,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Math,
    MathBlock,
    NoCite,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
    Table,
    Tex,
    TexBlock,
    ThematicBreak,
)
from thesis.typeset.words import TargetKind, Words
from thesis.typeset.writer_headings import without_label

_STYLES = {
    "emph": "Emph",
    "strong": "Strong",
    "strike": "Strikeout",
    "super": "Superscript",
    "sub": "Subscript",
    "smallcaps": "SmallCaps",
}


@dataclass
class Tree:
    """Turns nodes into elements."""

    root: Path
    rendered: Mapping[int, Sequence[Inline]]
    """The printed form of each cluster, by `id()`."""
    numbers: Numbers
    words: Words
    keys: bool = False
    """Whether citations, labels and pictures stay as keys and names (for Markdown)."""
    lost: list[str] = field(default_factory=list)
    """TeX that no other program understands."""
    appended: list[str] = field(default_factory=list)
    """PDFs that the thesis takes in page for page, and that are only named."""
    unseen: list[str] = field(default_factory=list)
    """Pictures that are only named, because no word processor shows their kind."""

    # --- inlines ---

    def inlines(self, nodes: Iterable[Inline]) -> list[Element]:
        """Return running text."""
        nodes = tuple(nodes)
        if not self.keys and any(isinstance(node, Tex) for node in nodes):
            return Latex(self).inlines(nodes)
        return [element for node in nodes for element in self.inline(node)]

    def inline(self, node: Inline) -> list[Element]:
        """Return one inline."""
        match node:
            case Str(text=text):
                return words_of(text)
            case SoftBreak():
                return [{"t": "SoftBreak"}]
            case LineBreak():
                return [{"t": "LineBreak"}]
            case Styled(style=style, children=children):
                return [{"t": _STYLES[style], "c": self.inlines(children)}]
            case Foreign(language=language, children=children):
                attributes = ["", [], [["lang", language]]]
                return [{"t": "Span", "c": [attributes, self.inlines(children)]}]
            case Code(text=text):
                return [{"t": "Code", "c": [NO_ATTRIBUTES, text]}]
            case Math(tex=tex):
                return [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]
            case Tex(tex=tex):
                return self._raw("RawInline", tex)
            case Link(url=url, children=children):
                return [{"t": "Link", "c": [NO_ATTRIBUTES, self.inlines(children), [url, ""]]}]
            case Image():
                return self._image(node, [])
            case Footnote(blocks=blocks):
                return [{"t": "Note", "c": self.blocks(blocks)}]
            case CrossRef():
                return self._reference(node)
            case Anchor(label=label):
                return [{"t": "Span", "c": [[self.name(label), [], []], []]}]
            case Cite():
                return self._cite(node)
            case NoCite():
                return []

    def _raw(self, kind: str, tex: str) -> list[Element]:
        if self.keys:
            return [{"t": kind, "c": ["latex", tex]}]
        self.lost.append(tex)
        return []

    def _cite(self, node: Cite) -> list[Element]:
        if not self.keys:
            return self.inlines(self.rendered.get(id(node), ()))
        return [cited_by_key(node)]

    def _reference(self, node: CrossRef) -> list[Element]:
        target = self.numbers.of_label.get(node.label)
        if target is None or node.form == "page":
            return words_of(f"[{node.label}]")
        kind = self.words.target(target.kind, target.title, capital=node.capital)
        if self.keys:
            said = target.number if node.form == "number" else f"{kind} {target.number}"
            return [{"t": "Link", "c": [NO_ATTRIBUTES, words_of(said), self._address(node)]}]
        pairs = [["refers-to", bookmark(target.kind, target.number)]]
        number = {"t": "Span", "c": [["", ["reference"], pairs], words_of(target.number)]}
        words = [] if node.form == "number" else [*words_of(kind), {"t": "Space"}]
        left, right = "()" if words and target.kind == "equation" else ("", "")
        link = [*words, *words_of(left), number]
        return [
            {"t": "Link", "c": [NO_ATTRIBUTES, link, self._address(node)]},
            *words_of(right),
        ]

    def _address(self, node: CrossRef) -> list[str]:
        return [f"#{self.name(node.label)}", ""]

    @staticmethod
    def name(label: str) -> str:
        """Return a label as other programs take it: «fig-flyt»."""
        return label.replace(":", "-")

    def _image(self, node: Image, caption: list[Element]) -> list[Element]:
        described = words_of(node.alt) if node.alt else caption
        pairs = [["width", node.width]] if node.width.endswith("%") else []
        target = node.path
        if not self.keys:
            target = address_of(self.root / node.path)
            if not target:
                self.unseen.append(node.path)
                return [
                    {"t": "Emph", "c": [*words_of(f"[{node.path}]"), {"t": "Space"}, *described]}
                ]
        if self.keys and node.alt and caption:
            pairs.append(["fig-alt", node.alt])
            described = caption
        return [{"t": "Image", "c": [["", [], pairs], described, [target, ""]]}]

    # --- blocks ---

    def blocks(self, nodes: Iterable[Block]) -> list[Element]:
        """Return blocks."""
        return [element for node in nodes for element in self.block(node)]

    def block(self, node: Block) -> list[Element]:
        """Return one block."""
        match node:
            case Heading():
                return [self._heading(node)]
            case Paragraph(children=children):
                return [{"t": "Para", "c": self.inlines(children)}]
            case BlockQuote(blocks=blocks):
                return [{"t": "BlockQuote", "c": self.blocks(blocks)}]
            case ListBlock():
                return [self._list(node)]
            case Table():
                return [self._table(node)]
            case Figure(image=image, caption=caption, label=label):
                return [self._figure(node, [image], caption, label)]
            case Environment():
                return self._environment(node)
            case CodeBlock(text=text, language=language):
                classes = [language] if language else []
                return [{"t": "CodeBlock", "c": [["", classes, []], text]}]
            case MathBlock():
                number = "" if self.keys else self.numbers.of_node.get(id(node), "")
                return [formula(node, number, self.words.target("equation", capital=True))]
            case TexBlock(tex=tex):
                return self._raw("RawBlock", tex)
            case AppendedPages(images=images):
                path = images[0].path
                self.appended.append(path)
                named = words_of(f"[{path}] (1–{len(images)})")
                return [{"t": "Para", "c": [{"t": "Emph", "c": named}]}]
            case ThematicBreak():
                return [{"t": "HorizontalRule"}]
            case Division(language=language, blocks=blocks):
                return [{"t": "Div", "c": [["", [], [["lang", language]]], self.blocks(blocks)]}]

    def _heading(self, node: Heading) -> Element:
        number = self.numbers.of_node.get(id(node), "")
        classes = [] if number else ["unnumbered"]
        appendix = id(node) in self.numbers.appendices and not self.keys
        inlines = self.inlines(without_label(node.children) if appendix else node.children)
        if number and not self.keys:
            mark = counted(bookmark("appendix" if appendix else "section", number), number)
            before = words_of(f"{self.words.appendix} ") if appendix else []
            after = words_of(":") if appendix and inlines else []
            inlines = [numbered([*before, mark, *after]), {"t": "Space"}, *inlines]
        return {"t": "Header", "c": [node.level, [self.name(node.label), classes, []], inlines]}

    def _list(self, node: ListBlock) -> Element:
        items = [self.blocks(item) for item in node.items]
        if node.tight:
            items = [[_tight(block) for block in item] for item in items]
        if not node.ordered:
            return {"t": "BulletList", "c": items}
        return {"t": "OrderedList", "c": [[node.start, {"t": "Decimal"}, {"t": "Period"}], items]}

    def _caption(self, node: object, kind: str, caption: Sequence[Inline]) -> list[Element]:
        words = self.inlines(caption)
        number = self.numbers.of_node.get(id(node))
        if self.keys or not number or not words:
            return words
        return [self.caption_number(kind, number), {"t": "Space"}, *words]

    def caption_number(self, kind: str, number: str) -> Element:
        """Return what a caption begins with: «Figur 1.»."""
        target: TargetKind = "figure" if kind == self.words.figure else "table"
        mark = counted(bookmark(target, number), number, kind)
        return numbered([*words_of(f"{kind} "), mark, *words_of(".")])

    def _figure(
        self, node: object, images: Sequence[Image], caption: Sequence[Inline], label: str
    ) -> Element:
        words = self._caption(node, self.words.figure, caption)
        pictures = [e for image in images for e in self._image(image, self.inlines(caption))]
        if not any(element["t"] == "Image" for element in pictures):
            # A figure without its picture would be an empty table in Word.
            inside = [{"t": "Para", "c": pictures}, styled("Image Caption", words)]
            return {"t": "Div", "c": [[self.name(label), [], []], inside]}
        said, shown = captioned(words), [{"t": "Plain", "c": pictures}]
        return {"t": "Figure", "c": [[self.name(label), [], []], said, shown]}

    def _environment(self, node: Environment) -> list[Element]:
        if node.kind == "figure":
            return [self._figure(node, node.images, node.caption or (), node.label)]
        inside = self.blocks(node.blocks)
        return [{"t": "BlockQuote", "c": inside}] if node.kind == "quote" else inside

    def _table(self, node: Table) -> Element:
        words = self._caption(node, self.words.table, node.caption)
        header = [self.inlines(cell.children) for cell in node.header]
        rows = [[self.inlines(cell.children) for cell in row] for row in node.rows]
        return table(self.name(node.label), words, node.alignments, header, rows)


def _tight(block: Element) -> Element:
    return {"t": "Plain", "c": block["c"]} if block["t"] == "Para" else block
