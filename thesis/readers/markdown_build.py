"""Block tokens become blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from thesis.diagnostic import Filled, Severity
from thesis.nodes import (
    Block,
    BlockQuote,
    Division,
    Foreign,
    Heading,
    ListBlock,
    MathBlock,
    Table,
    TexBlock,
    ThematicBreak,
)
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_attributes import find_attributes, take, trailing_attributes
from thesis.readers.markdown_block import CAPTION, MAX_NESTING
from thesis.readers.markdown_code import read_fence, read_indented
from thesis.readers.markdown_context import Context
from thesis.readers.markdown_inline import Env, read_inlines
from thesis.readers.markdown_nodes import Inlines, build
from thesis.readers.markdown_notes import Notes
from thesis.readers.markdown_paragraph import read_paragraph
from thesis.readers.markdown_places import Places, places_of_lines
from thesis.readers.markdown_strange import report_dashed_table, report_lone_caption
from thesis.readers.markdown_table import read_table
from thesis.source import Location

_LABEL = frozenset({"#"})
_HEADING = frozenset({"#", "-", ".unnumbered", "lang"})
_DIVISION = frozenset({"lang"})
_TOO_DEEP = Filled("a list or quotation as deep as this", "en så dyp liste eller et så dypt sitat")
_AN_ATTRIBUTE = Filled("{lang=en}", "{lang=en}")


@dataclass
class Builder:
    """Reads the tokens of one chapter."""

    md: MarkdownIt
    context: Context
    tokens: Sequence[Token]
    notes: Notes
    env: Env
    closers: dict[int, int] = field(default_factory=dict)
    """Where the block that opens at an index closes."""

    def __post_init__(self) -> None:
        opened: list[int] = []
        for index, token in enumerate(self.tokens):
            if token.nesting > 0:
                opened.append(index)
            elif token.nesting < 0:
                self.closers[opened.pop()] = index
        for index, token in enumerate(self.tokens):
            if token.type == "footnote_reference_open":
                self._define_note(index, token)

    def _define_note(self, index: int, token: Token) -> None:
        label, start = token.meta["label"], token.meta["start"]
        where = self.context.source.at(start, start + len(label) + 3)
        self.notes.define(label, where, lambda: self.blocks(index + 1, self.closers[index]))

    def where(self, token: Token) -> Location:
        """Return where a block stands, without the white space after it."""
        start = token.meta["start"]
        source, last = self.context.source, (token.map or [0, 1])[1]
        end = source.offset(last) + len(source.line_text(last))
        return source.at(start, max(start, start + len(source.text[start:end].rstrip())))

    def inlines(self, content: str, places: Places, part: tuple[int, int] | None = None) -> Inlines:
        """Return the nodes of (a part of) a content."""
        return build(read_inlines(self.md, self.env, content, places, part))

    def places(self, opener: Token, inline: Token) -> Places:
        """Return where the characters of a paragraph or underlined heading stand."""
        lines = range(*(inline.map or (0, 0)))
        start = opener.meta["start"]
        context = self.context
        return places_of_lines(context.source, context.parsed, inline.content, start, lines)

    def blocks(self, index: int, end: int) -> tuple[Block, ...]:
        """Return the blocks of the tokens from `index` to before `end`."""
        found: list[Block] = []
        caption: tuple[Inlines, str] | None = None
        while index < end:
            token = self.tokens[index]
            close = self.closers.get(index, index)
            if token.type == "paragraph_open" and CAPTION.match(self.tokens[index + 1].content):
                after = self.tokens[close + 1].type if close + 1 < end else ""
                last = found[-1] if found else None
                if isinstance(last, Table) and not last.caption and not last.label:
                    found[-1] = _captioned(last, self._caption(index))
                elif after == "table_open":
                    caption = self._caption(index)
                else:
                    report_lone_caption(self.context, token, self.tokens[index + 1])
                    found.extend(self._block(index, close))
            else:
                blocks = self._block(index, close)
                if caption and blocks and isinstance(blocks[0], Table):
                    blocks = [_captioned(blocks[0], caption)]
                caption = None
                found.extend(blocks)
            index = close + 1
        return tuple(found)

    def _caption(self, index: int) -> tuple[Inlines, str]:
        opener, inline = self.tokens[index], self.tokens[index + 1]
        content = inline.content
        places = self.places(opener, inline)
        prefix = CAPTION.match(content)
        start = prefix.end() if prefix else 0
        attributes = trailing_attributes(content)
        taken = take(self.context, attributes, places.location, _LABEL)
        end = attributes.start if attributes else len(content)
        end = max(start, len(content[:end].rstrip()))
        return self.inlines(content, places, (start, end)), taken.get("#", "")

    def _block(self, index: int, close: int) -> Sequence[Block]:
        token = self.tokens[index]
        match token.type:
            case "paragraph_open":
                inline = self.tokens[index + 1]
                return read_paragraph(self.inlines(inline.content, self.places(token, inline)))
            case "heading_open":
                return [self._heading(token, self.tokens[index + 1])]
            case "blockquote_open":
                self._check_depth(token)
                return [BlockQuote(self.where(token), self.blocks(index + 1, close))]
            case "bullet_list_open" | "ordered_list_open":
                self._check_depth(token)
                return [self._list(index, close)]
            case "table_open":
                return [read_table(self, index, close)]
            case "fence":
                return [read_fence(self.context, token, self.where(token))]
            case "code_block":
                return [read_indented(self.context, token, self.where(token))]
            case "math_block":
                return [self._math(token)]
            case "tex_block":
                return [TexBlock(self.where(token), token.content)]
            case "hr":
                where = self.where(token)
                report_dashed_table(self.context, where)
                return [ThematicBreak(where)]
            case "division_open":
                return self._division(index, close)
            case _:
                # Footnotes' texts are read where they are referred to.
                return []

    def _check_depth(self, token: Token) -> None:
        """Report what markdown-it-py leaves out because it lies too deep."""
        if token.level >= MAX_NESTING - 2:
            start = token.meta["start"]
            problem = rules.UNSUPPORTED.at(self.context.source.at(start), what=_TOO_DEEP)
            self.context.report(problem.with_severity(Severity.ERROR))

    def _heading(self, token: Token, inline: Token) -> Heading:
        content = inline.content
        if token.markup.startswith("#"):
            text, at = self.context.parsed.text, token.meta["start"] + len(token.markup)
            while content and text[at] in MD_TRIM_CHARS:
                at += 1
            places = Places(self.context.source, [(0, at)])
        else:
            places = self.places(token, inline)
        attributes = trailing_attributes(content)
        taken = take(self.context, attributes, places.location, _HEADING)
        end = len(content[: attributes.start].rstrip()) if attributes else len(content)
        children = self.inlines(content, places, (0, end)).without_display()
        if "lang" in taken and children:
            where = places.location(0, end)
            self.context.foreign.append((where.span, taken["lang"]))
            children = (Foreign(where, taken["lang"], children),)
        numbered = "-" not in taken and ".unnumbered" not in taken
        level = int(token.tag[1:])
        return Heading(self.where(token), level, children, taken.get("#", ""), numbered)

    def _list(self, index: int, close: int) -> ListBlock:
        token = self.tokens[index]
        items: list[tuple[Block, ...]] = []
        tight = True
        at = index + 1
        while at < close:
            end = self.closers[at]
            items.append(self.blocks(at + 1, end))
            level = self.tokens[at].level + 1
            tight = tight and not any(
                t.type == "paragraph_open" and t.level == level and not t.hidden
                for t in self.tokens[at + 1 : end]
            )
            at = end + 1
        return ListBlock(
            self.where(token),
            ordered=token.type == "ordered_list_open",
            items=tuple(items),
            start=int(token.attrs.get("start", 1)),
            tight=tight,
        )

    def _math(self, token: Token) -> MathBlock:
        shift, source = token.meta["shift"], self.context.source
        taken = take(
            self.context,
            token.meta["attributes"],
            lambda start, end: source.at(start + shift, end + shift),
            _LABEL,
        )
        return MathBlock(self.where(token), token.content, taken.get("#", ""))

    def _division(self, index: int, close: int) -> Sequence[Block]:
        token, source = self.tokens[index], self.context.source
        begin = token.meta["info"]
        info = source.at(begin, begin + len(token.info))
        if not token.meta["closed"]:
            opener = source.at(token.meta["start"], info.span.end)
            self.context.report(rules.UNCLOSED.at(opener, opener=opener.text, closer=":::"))
        attributes = find_attributes(source.text, begin, info.span.end)
        if attributes:
            taken = take(self.context, attributes, source.at, _DIVISION)
        else:
            taken = {}
            rule = rules.ATTRIBUTE_VALUE if token.info.startswith("{") else rules.UNKNOWN_ATTRIBUTE
            self.context.report(
                rule.at(info, value=info.text, attribute=info.text, wanted=_AN_ATTRIBUTE)
            )
        where = self.where(token)
        if "lang" in taken:
            self.context.foreign.append((where.span, taken["lang"]))
            return [Division(where, taken["lang"], self.blocks(index + 1, close))]
        return self.blocks(index + 1, close)


def _captioned(table: Table, caption: tuple[Inlines, str]) -> Table:
    inlines, label = caption
    return replace(table, caption=inlines.without_display(), label=label)
