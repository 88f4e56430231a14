"""Files and places in them.

Everything inside works with offsets: 0-based code points into `Source.text`. Lines and
columns exist only where a person or another program reads them (see `Source.position`).
"""

from __future__ import annotations

import bisect
import codecs
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of offsets, `start` to before `end`, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def shifted(self, by: int) -> Span:
        """Return the same range, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as people count: line and column from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one file, as decoded: composed, every kind of line end read as LF.

    `path` is relative to the project, with forward slashes: it is what people see.
    """

    path: str
    text: str
    encoding: str = "utf-8"

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Return line and column of `offset`; one past the end is allowed."""
        line = bisect.bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line and column, kept within the text."""
        starts = self._line_starts
        start = starts[min(max(line, 1), len(starts)) - 1]
        return min(start + max(column, 1) - 1, len(self.text))

    def line_text(self, line: int) -> str:
        """Return the text of a line (from 1) without its line end; "" past the last."""
        starts = self._line_starts
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end]

    def slice(self, span: Span) -> str:
        """Return the text that `span` names."""
        return self.text[span.start : span.end]

    @property
    def whole(self) -> Span:
        """The span of all the text."""
        return Span(0, len(self.text))

    def at(self, start: int, end: int | None = None) -> Location:
        """Return the location from `start` to `end` (to one code point when not given)."""
        size = len(self.text)
        start = min(max(start, 0), size)
        stop = min(start + 1, size) if end is None else min(max(end, start), size)
        return Location(self, Span(start, stop))


@dataclass(frozen=True, slots=True)
class Location:
    """A span and the source that it lies in."""

    source: Source
    span: Span

    @property
    def text(self) -> str:
        """The text at this location."""
        return self.source.slice(self.span)

    @property
    def start(self) -> Position:
        """Line and column of the first code point."""
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        """Line and column one past the last code point."""
        return self.source.position(self.span.end)


def decode(data: bytes) -> tuple[str, str]:
    """Decode a file's bytes and return (text, name of the encoding).

    UTF-8 (with or without a byte order mark) and UTF-16 with a mark are read as such. What is
    not UTF-8 is read as Windows-1252, the superset of Latin-1 that Norwegian Windows programs
    write; the five bytes that it leaves undefined make it Latin-1. A letter and its accent that
    follows it, as text copied from a PDF or a Mac's file names may have «å», are composed (NFC):
    everything that looks for words means the one character. Never raises.
    """
    text, encoding = _decoded(data)
    return composed(text).replace("\r\n", "\n").replace("\r", "\n"), encoding


def composed(text: str) -> str:
    """Return a text with each letter and its accents as one character, where there is one."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def encode(text: str, like: bytes) -> bytes:
    """Return the bytes of a changed text, with the encoding, mark and line ends of the file `like`.

    Raises:
        UnicodeEncodeError: the encoding lacks a character.
    """
    was, encoding = _decoded(like)
    line_end = re.search(r"\r\n?|\n", was)
    text = text.replace("\n", line_end[0] if line_end else "\n")
    for mark, codec in _MARKS.items():
        if like.startswith(mark) and codec.startswith(encoding):
            return mark + text.encode(codec)
    return text.encode(encoding)


_MARKS = {
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    codecs.BOM_UTF8: "utf-8",
}


def read_source(root: Path, path: Path) -> Source:
    """Read a file into a `Source` whose path is relative to `root`.

    Raises:
        OSError: the file cannot be read.
    """
    text, encoding = decode(path.read_bytes())
    return Source(display_path(root, path), text, encoding)


def on_disk(root: Path, name: str | PurePath) -> Path:
    """Return the path of a file below `root`, with the accents of its name as the disk has them.

    A Mac may have written «å» as two characters, which other systems take for another name. Of
    what is not there, the path is as it was given.
    """
    path = root / name
    if path.exists() or str(name).isascii():
        return path
    path = root
    for part in PurePath(name).parts:
        same = [part]
        if path.is_dir() and not (path / part).exists():
            same = [e.name for e in path.iterdir() if composed(e.name) == composed(part)] or [part]
        path /= same[0]
    return path


def display_path(root: Path, path: Path) -> str:
    """Return `path` as people see it: relative to `root` where it lies below it."""
    try:
        return str(PurePosixPath(path.resolve().relative_to(root.resolve())))
    except ValueError:
        return path.as_posix()


def hash_of(path: Path) -> str | None:
    """Return what tells a file's content from any other's (SHA-256), None without a file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
