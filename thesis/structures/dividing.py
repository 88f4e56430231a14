"""A file that holds several parts of a thesis, as a chapter for each of them.

A whole thesis may be one file: its preface and abstracts are printed as front matter all the same,
its appendices as appendices. What each part is for is told as in `thesis.structures.outline`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from thesis.document import FRONT_MATTER, Chapter, Role, Thesis
from thesis.nodes import Block, Division, TexBlock
from thesis.structures.headings import FRAME_ROLES, is_front_list
from thesis.structures.outline import APPENDIX_COMMAND, Section, flat_with_languages, outline


@dataclass
class _Piece:
    """Consecutive blocks of a file that are printed in the same place."""

    role: Role | None = None
    """None for main matter."""
    blocks: list[tuple[Block, str]] = field(default_factory=list)
    """With the language that a division gives them, "" for the file's."""


def divided(thesis: Thesis) -> Thesis:
    """Return the thesis with a chapter for each part, in the order in which they were read.

    A file that says its `role:` is one part, and so is one whose headings are all main matter.
    """
    starts = {key: section for section in outline(thesis) if (key := _first_node(section))}
    chapters = [part for chapter in thesis.chapters for part in _parts(chapter, starts)]
    return replace(thesis, chapters=tuple(chapters))


def _first_node(section: Section) -> int | None:
    """Return the identity of the node that a part of the thesis begins with."""
    first = section.heading or next(iter(section.blocks), None)
    return None if first is None else id(first)


def _parts(chapter: Chapter, starts: Mapping[int, Section]) -> Iterator[Chapter]:
    if chapter.role is not None:
        yield chapter
        return
    pieces = _pieces(chapter, starts)
    if {piece.role for piece in pieces} <= {None}:
        yield chapter
        return
    for number, piece in enumerate(pieces):
        language, blocks = _in_one_language(piece.blocks, chapter.language)
        yield replace(
            chapter,
            blocks=blocks,
            language=language,
            role=piece.role,
            # What a file is called, and its running text, belong to its first part.
            title=chapter.title if number == 0 else "",
            prose=chapter.prose if number == 0 else (),
        )


def _pieces(chapter: Chapter, starts: Mapping[int, Section]) -> list[_Piece]:
    pieces: list[_Piece] = []
    leading: list[tuple[Block, str]] = []
    for block, language in flat_with_languages(chapter.blocks):
        section = starts.get(id(block))
        if section is not None:
            role = _printed_as(section, pieces)
            if not pieces or role is not None or pieces[-1].role is not None:
                pieces.append(_Piece(role, leading))
                leading = []
        elif not pieces and not isinstance(block, TexBlock):
            pieces.append(_Piece(None, leading))
            leading = []
        if isinstance(block, TexBlock) and APPENDIX_COMMAND.fullmatch(block.tex.strip()):
            continue  # appendices are begun by the build
        (pieces[-1].blocks if pieces else leading).append((block, language))
    return pieces or [_Piece(None, leading)]


def _printed_as(section: Section, before: Sequence[_Piece]) -> Role | None:
    role = next((role for role in section.roles if role in FRAME_ROLES), None)
    in_front = bool(before) and before[-1].role in FRONT_MATTER
    if role is None and in_front and is_front_list(section.title):
        return before[-1].role
    return role


def _in_one_language(
    blocks: Sequence[tuple[Block, str]], language: str
) -> tuple[str, tuple[Block, ...]]:
    """Return the language that all blocks have, or the file's with the others marked again."""
    languages = {given for _, given in blocks}
    if len(languages) == 1 and (given := languages.pop()):
        return given, tuple(block for block, _ in blocks)
    marked = (Division(b.where, given, (b,)) if given else b for b, given in blocks)
    return language, tuple(marked)


__all__ = ["divided"]
