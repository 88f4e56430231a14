"""Lines of a plain text joined to paragraphs, quotations and list items under their headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from thesis.document import Role
from thesis.importing.lines import Line, Lines
from thesis.importing.measure import SLACK, column_width, narrower_by, room_left, width
from thesis.importing.outline import Title, contents_lines, ends_part, find_titles
from thesis.importing.reference_lines import join_references

#: A caption, and no sentence: «Tabell 4 viser …».
CAPTION = re.compile(
    r"(?:(?P<table>tabell|table)|figur|figure|bilde)\s\d+(?:\.\d+)?"
    r"(?:[.:]\s|\s(?=(?-i:[A-ZÆØÅ])))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•·▪●○◦‣\uf0b7\uf0a7]|[-–*](?=\s)|o(?=\s))\s*(?=\S)")
#: A footnote's number may stand after the full stop.
_SENTENCE_END = re.compile(r"(?:[.?!:]['\"»”’)\]]*|(?<!\d)[.?!]['\"»”’)\]]*\d{1,2})$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)-$")
#: «tids- og ressursbegrensning»: the hyphen stands for the rest of the word.
_AND = re.compile(r"(?:og|eller|samt|and|or|men|til)\b")
#: The column of a quotation is narrower than the text's, by at most this share.
_MOST = 0.35


class BlockKind(Enum):
    """What a block is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands on its own."""

    kind: BlockKind
    text: str
    line: int
    """Its first line in the file, from 1."""
    level: int = 0
    role: Role | None = None
    """A title's, where it stands outside the numbering."""


@dataclass
class Blocks:
    """A text in blocks, and what was done to get there."""

    blocks: list[Block]
    front: list[str]
    """The lines before the first heading: a title page."""
    contents: int = 0
    """How many lines of a table of contents were left out."""
    joined_words: list[str] = field(default_factory=list)
    """Words that were divided at a line's end."""


def read_blocks(read: Lines) -> Blocks:
    """Return the blocks of a text."""
    lines = read.lines
    contents = contents_lines(lines)
    lines = [line for at, line in enumerate(lines) if at not in contents]
    # In a file with a paragraph on each line, every line is at its end.
    column = 0 if read.unwrapped else column_width([line.text for line in lines])
    narrower = narrower_by([line.text for line in lines], column)
    titles = find_titles(lines, column)
    joiner = _Joiner(lines)
    front_end = titles[0].start if titles else 0
    blocks: list[Block] = []
    starts = [*(title.start for title in titles), len(lines)]
    if not titles:
        blocks += _body(lines, column, joiner, narrower)
    for title, following in zip(titles, starts[1:], strict=True):
        blocks.append(
            Block(BlockKind.TITLE, title.text, lines[title.start].number, title.level, title.role)
        )
        inside = lines[title.end : following]
        if title.role is Role.REFERENCES:
            blocks += _references(inside, column, joiner, narrower)
        else:
            blocks += _body(inside, column, joiner, narrower)
    front = [line.text for line in lines[:front_end]]
    return Blocks(blocks, front, len(contents), joiner.joined)


def _body(lines: Sequence[Line], column: int, joiner: _Joiner, narrower: float) -> Iterator[Block]:
    """Yield the blocks between two headings."""
    base = _base_indent(lines)
    at = 0
    while at < len(lines):
        end = _quotation_end(lines, at, column, narrower)
        if end:
            kind = BlockKind.QUOTATION
        else:
            end = _paragraph_end(lines, at, column)
            indented = all(line.indent >= base + 3 for line in lines[at:end])
            kind = BlockKind.PARAGRAPH
            if indented and end - at > 1:
                kind = BlockKind.QUOTATION
            if _BULLET.match(lines[at].text):
                kind = BlockKind.ITEM
        text = joiner.join([line.text for line in lines[at:end]])
        if kind is BlockKind.ITEM:
            text = _BULLET.sub("", text, count=1)
        yield Block(kind, text, lines[at].number)
        at = end


def _references(
    lines: Sequence[Line], column: int, joiner: _Joiner, narrower: float
) -> Iterator[Block]:
    """Yield the references of a list, which may run over several lines."""
    if not lines:
        return
    if not column or any(line.gap for line in lines):
        # One line each, or blank lines between them: nothing to find out.
        yield from _body(lines, column, joiner, narrower)
        return
    for text in join_references([line.text for line in lines]):
        yield Block(BlockKind.PARAGRAPH, text, lines[0].number)


def _base_indent(lines: Sequence[Line]) -> int:
    counts = Counter(line.indent for line in lines)
    return counts.most_common(1)[0][0] if counts else 0


def _paragraph_end(lines: Sequence[Line], start: int, column: int) -> int:
    """Return the line after a paragraph's last."""
    for at in range(start, len(lines) - 1):
        following = lines[at + 1]
        if following.gap or _BULLET.match(following.text) or CAPTION.match(following.text):
            return at + 1
        if _runs_on(lines, at):
            continue
        if ends_part(lines, at, column) and (
            not column or _SENTENCE_END.search(lines[at].text) or _starts_anew(lines, at, column)
        ):
            return at + 1
        # Word leaves the space that was typed after the last full stop of a paragraph.
        typed_end = lines[at].trailing >= 2 and lines[at + 1].trailing <= 2
        if typed_end and _SENTENCE_END.search(lines[at].text) and _nearly(lines, at, column):
            return at + 1
    return len(lines)


def _runs_on(lines: Sequence[Line], at: int) -> bool:
    """Say whether the words themselves show that a line's sentence goes on in the next."""
    text = lines[at].text
    if text.endswith(("-", "–", "/", ",")):
        return True
    return not _SENTENCE_END.search(text) and lines[at + 1].text[:1].islower()


def _starts_anew(lines: Sequence[Line], at: int, column: int) -> bool:
    """Say whether a line without a full stop was ended on purpose: far too short, capital next."""
    return (
        room_left(lines[at].text, lines[at + 1].text, column) > 0.25
        and not lines[at + 1].text[:1].islower()
    )


def _nearly(lines: Sequence[Line], at: int, column: int) -> bool:
    return room_left(lines[at].text, lines[at + 1].text, column) > -SLACK


def _quotation_end(lines: Sequence[Line], start: int, column: int, least: float) -> int:
    """Return the line after a quotation that begins here, 0 when none does.

    A quotation is set in a narrower column of its own: at least two of its lines end although
    both their sentence and the text's column go on.
    """
    widest = early = 0
    for at in range(start, len(lines)):
        wide = width(lines[at].text)
        widest = max(widest, wide)
        if widest > column * (1 - least):
            return 0
        final = bool(_SENTENCE_END.search(lines[at].text))
        last = at + 1 == len(lines) or lines[at + 1].gap
        following = "" if last else lines[at + 1].text
        if final and (last or room_left(lines[at].text, following, widest) > _MOST / 4):
            return at + 1 if early >= 2 else 0
        if last or wide < column * (1 - _MOST):
            return 0
        early += not final and room_left(lines[at].text, following, column) > least
    return 0


class _Joiner:
    """Joins lines, and words that were divided at a line's end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words = {found[0].lower() for line in lines for found in _WORD.finditer(line.text)}
        self.joined: list[str] = []

    def join(self, lines: Sequence[str]) -> str:
        """Return the lines as one."""
        text = ""
        for line in lines:
            cut = _CUT.search(text)
            if not text:
                text = line
            elif cut:
                text = self._mend(text, cut["head"], line)
            elif text[-1] in "-–/" and text[-2:-1].isalnum() and line[:1].isalnum():
                # «2012-» and «2022», «og/» and «eller»: nothing stood between them.
                text += line if not _AND.match(line) else f" {line}"
            else:
                text = f"{text} {line}"
        return text

    def _mend(self, text: str, head: str, line: str) -> str:
        if _AND.match(line):
            return f"{text} {line}"
        tail = _WORD.match(line)
        if tail is None or not line[:1].islower():
            return text + line
        whole, hyphened = f"{head}{tail[0]}".lower(), f"{head}-{tail[0]}".lower()
        if hyphened in self._words and whole not in self._words:
            return text + line
        self.joined.append(f"{head}{tail[0]}")
        return text[:-1] + line


__all__ = ["Block", "BlockKind", "Blocks", "Title", "read_blocks"]
