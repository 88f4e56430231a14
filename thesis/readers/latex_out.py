r"""Where a chapter's blocks are gathered while its text is read."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from thesis.nodes import (
    Block,
    Division,
    Foreign,
    Heading,
    Inline,
    Paragraph,
    Tex,
    TexBlock,
)
from thesis.source import Location


@dataclass
class Out:
    """Where blocks are gathered; `words` splits plain words off as `Str`, for titles."""

    blocks: list[Block] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    words: bool = False
    has_text: bool = False
    """Whether the inlines so far hold running text or nodes."""
    comments: list[Location] = field(default_factory=list)
    """The comments in the inlines so far."""
    language: str = ""
    """The language around."""
    regions: list[tuple[str, int]] = field(default_factory=list)
    """Open passages in another language: which, and the number of the first block."""

    def speaks(self) -> str:
        """Return the language that is spoken at this point."""
        return self.regions[-1][0] if self.regions else self.language

    def begin_language(self, language: str) -> None:
        """From the next block on another language is spoken."""
        self.close()
        self.regions.append((language, len(self.blocks)))

    def end_languages(self, keep: int) -> None:
        """End all passages in another language but the `keep` outermost."""
        while len(self.regions) > keep:
            self.close()
            language, first = self.regions.pop()
            if language != self.speaks():
                self.blocks[first:] = in_language(language, self.blocks[first:])

    def close(self) -> None:
        """End the paragraph: what was gathered becomes a block, white space around it dropped."""
        children, comments = _trimmed(self.inlines, self.comments), self.comments
        has_text, self.inlines, self.has_text = self.has_text, [], False
        comments.clear()
        if not children:
            return
        where = _extent(children)
        tex = "".join(node.tex for node in children if isinstance(node, Tex))
        self.blocks.append(Paragraph(where, tuple(children)) if has_text else TexBlock(where, tex))


def _trimmed(inlines: list[Inline], comments: list[Location]) -> list[Inline]:
    """Return the inlines without white space at the ends, and without a comment at the end.

    A comment there would swallow what a writer sets after the block on the same line.
    """
    children = list(inlines)
    while children and isinstance(node := children[0], Tex):
        children.pop(0)
        span = node.where.span
        start = span.end - len(node.tex.lstrip())
        if start < span.end:
            children.insert(0, _part(node, start, span.end))
            break
    while children and isinstance(node := children[-1], Tex):
        children.pop()
        span = node.where.span
        end = span.start + len(node.tex.rstrip())
        comment = comments[-1] if comments else None
        if (
            comment
            and comment.source is node.where.source
            and comment.span.start < end <= comment.span.end
        ):
            comments.pop()
            end = max(comment.span.start, span.start)
        elif end > span.start:
            # The space after a backslash is a command.
            escaped = node.tex[: end - span.start].endswith("\\") and end < span.end
            children.append(_part(node, span.start, end + escaped))
            break
        if end > span.start:
            children.append(_part(node, span.start, end))
    return children


def _part(node: Tex, start: int, end: int) -> Tex:
    if not len(node.where.span):  # written by us, not in the source
        return node
    where = node.where.source.at(start, end)
    return Tex(where, where.text)


def _extent(children: list[Inline]) -> Location:
    """Return where the inlines stand, as far as they stand in one file."""
    first = children[0].where
    same = [node.where.span.end for node in children if node.where.source is first.source]
    return first.source.at(first.span.start, max(same))


def in_language(language: str, blocks: list[Block]) -> list[Block]:
    """Return blocks marked as another language; headings stay headings of the chapter."""
    marked: list[Block] = []
    for is_heading, group in itertools.groupby(blocks, lambda block: isinstance(block, Heading)):
        members = tuple(group)
        if is_heading:
            for heading in members:
                assert isinstance(heading, Heading)  # noqa: S101 - the group's key says so
                title = (Foreign(heading.where, language, heading.children),)
                marked.append(replace(heading, children=title))
        else:
            marked.append(Division(members[0].where, language, members))
    return marked
