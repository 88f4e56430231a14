"""Inline tokens become nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from markdown_it.token import Token

from thesis.diagnostic import Filled
from thesis.nodes import (
    Footnote,
    Foreign,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    MathBlock,
    Paragraph,
    SoftBreak,
    Str,
    Style,
    Styled,
)
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_inline import InlineState, pair_delimiters
from thesis.source import Location
from thesis.walking import plain_text

#: Hard spaces stay: «s.&nbsp;26».
_SPACES = re.compile(r"[ \t\n]+")
_STYLES: dict[str, Style] = {
    "em": "emph",
    "strong": "strong",
    "s": "strike",
    "sup": "super",
    "sub": "sub",
    "smallcaps": "smallcaps",
}


@dataclass(slots=True)
class _Frame:
    """An opened token and what has been read within it."""

    opener: Token | None
    children: list[Inline | MathBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture's brackets and braces say: a figure's caption and label."""

    children: tuple[Inline, ...]
    label: str
    braces: Location | None


@dataclass(slots=True)
class Inlines:
    """The nodes of one block's inline content."""

    state: InlineState
    nodes: list[Inline | MathBlock] = field(default_factory=list)
    """A displayed formula may stand between the inlines of a paragraph."""
    captions: dict[int, Caption] = field(default_factory=dict)
    """What stands in the brackets and braces of each image, by the start of its span."""

    def without_display(self) -> tuple[Inline, ...]:
        """Return the nodes with displayed formulas in the line, for headings and cells."""
        return tuple(
            Math(node.where, node.tex) if isinstance(node, MathBlock) else node
            for node in self.nodes
        )


def build(state: InlineState, *, prose: bool = True) -> Inlines:
    """Return the nodes for the state's tokens; with `prose`, note the running text."""
    result = Inlines(state)
    frames = [_Frame(None)]
    text: list[tuple[str, int, int]] = []
    for token in state.tokens:
        if token.type == "text":
            if token.content:
                text.append((token.content, *token.meta["at"]))
            continue
        if text:
            _add_text(state, frames[-1], text, prose=prose)
            text = []
        if token.nesting > 0:
            in_note = any(frame.opener and frame.opener.type == "note_open" for frame in frames)
            token.meta["nested"] = in_note
            frames.append(_Frame(token))
        elif token.nesting < 0:
            frame = frames.pop()
            frames[-1].children.append(_close(result, frame, token))
        else:
            _add_leaf(state, frames[-1].children, token)
    if text:
        _add_text(state, frames[-1], text, prose=prose)
    result.nodes = frames[0].children
    return result


def _add_text(
    state: InlineState, frame: _Frame, parts: list[tuple[str, int, int]], *, prose: bool
) -> None:
    """Add one node for stretches of text that touch; a comment may lie between two."""
    text, first, last = "", parts[0][1], parts[0][1]
    for content, start, end in parts:
        if prose:
            state.context.visible.append((*state.places.range(start, end), content))
        if start != last:
            frame.children.append(Str(state.where(first, last), text))
            text, first = "", start
        text += content
        last = end
    frame.children.append(Str(state.where(first, last), text))


def _add_leaf(state: InlineState, children: list[Inline | MathBlock], token: Token) -> None:
    where = state.where(*token.meta["at"])
    match token.type:
        case "softbreak":
            # A comment alone on its line leaves one space, not two.
            if not (children and isinstance(children[-1], SoftBreak)):
                children.append(SoftBreak(where))
        case "hardbreak":
            children.append(LineBreak(where))
        case "display":
            children.append(MathBlock(where, token.content, token.meta["label"]))
        case "note":
            blocks = state.env["notes"].blocks(token.content, where)
            note = Str(where, where.text) if blocks is None else Footnote(where, blocks)
            children.append(note)
        case "node":
            children.append(cast("Inline", token.meta["node"]))


def _close(result: Inlines, frame: _Frame, closer: Token) -> Inline:
    state, opener = result.state, cast("Token", frame.opener)
    kind = opener.type.removesuffix("_open")
    start, end = opener.meta["at"][0], closer.meta["at"][1]
    if kind == "strong":
        # Of two delimiters markdown-it-py keeps the inner one and empties the outer.
        start, end = start - 1, end + 1
    where = state.where(start, end)
    children = tuple(
        Math(node.where, node.tex) if isinstance(node, MathBlock) else node
        for node in frame.children
    )
    match kind:
        case "link":
            return Link(where, str(opener.attrs["href"]), children)
        case "foreign":
            language = opener.meta["language"]
            state.context.foreign.append((where.span, language))
            return Foreign(where, language, children)
        case "note":
            if state.env["notes"].reading or opener.meta.get("nested"):
                state.env["notes"].report_nested(where)
            inner = state.places.location(start + 2, end - 1)
            return Footnote(where, (Paragraph(inner, children),))
        case "image":
            meta = opener.meta
            result.captions[where.span.start] = Caption(children, meta["label"], meta["braces"])
            alt = meta["alt"] or plain_text(children)
            return Image(where, meta["path"], meta["path_where"], alt, meta["width"])
        case _:
            return Styled(where, _STYLES[kind], children)


_MARKUP = Filled("markup within a citation", "formatering inne i en kildehenvisning")
_MARKUP_LOST = Filled("it is printed as plain text", "det blir trykt som vanlig tekst")


def plain(state: InlineState, start: int, end: int) -> str:
    """Return a range of the content as words, its white space made single."""
    text = state.src[start:end]
    if any(sign in text for sign in "\\`$*_~^[<&"):
        part = InlineState(state.src, state.md, state.env, state.places)
        part.pos, part.posMax = start, end
        part.level = state.level + 1
        state.md.inline.tokenize(part)
        pair_delimiters(part)
        nodes = build(part, prose=False).without_display()
        text = plain_text(nodes)
        if not all(isinstance(node, Str | SoftBreak) for node in nodes):
            where = state.where(start, end)
            problem = rules.UNSUPPORTED.at(where, what=_MARKUP, hint=_MARKUP_LOST)
            state.context.report(problem)
    return _SPACES.sub(" ", text).strip(" ")
