"""From a line of the generated .tex back to the text that a person wrote.

The writer puts a comment `%@ chapters/03-metode.md:14` before each block, and lines after it run
as the source's do. What TeX complains of is looked for in that block, near the line that the
count gives; where it is not found (the writer wrote something else for it), the line itself is
the place.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from thesis.source import Location, Source, display_path, read_source

_MARKER = re.compile(r"^%@ (?P<path>.+):(?P<line>\d+)\s*$")
_SETTINGS = "thesis.yaml"
_CONTROL_WORD = re.compile(r"\\[A-Za-z@]+")
#: How much of the text before the token is compared to tell its occurrences apart.
_CONTEXT = 24


@dataclass(frozen=True, slots=True)
class _Marker:
    tex_line: int
    path: str
    line: int


class Places:
    """Finds what TeX speaks of in the sources.

    Args:
        tex: the whole generated document.
        sources: the project's texts by path.
        root: the project, for files that the text itself lets TeX read.
        workdir: where TeX ran; the names in its log are relative to it.
    """

    def __init__(
        self, tex: str, sources: Mapping[str, Source], *, root: Path, workdir: Path
    ) -> None:
        self._sources = dict(sources)
        self._root = root
        self._workdir = workdir
        self._markers = [
            _Marker(number, match["path"], int(match["line"]))
            for number, line in enumerate(tex.split("\n"), 1)
            if line.startswith("%@ ") and (match := _MARKER.match(line))
        ]
        self._lines = [marker.tex_line for marker in self._markers]

    def block(self, tex_line: int) -> int:
        """Return a number that is the same for lines of one block, -1 above the first."""
        return bisect.bisect_right(self._lines, tex_line) - 1

    def at(self, tex_line: int, token: str = "", before: str = "") -> Location | None:
        """Return where `token` stands in the block of a line of the .tex.

        `before` is the text that TeX had read of that line, `token` included; it tells several
        occurrences apart. None above the first marker.
        """
        index = self.block(tex_line)
        if index < 0:
            return None
        marker = self._markers[index]
        source = self._sources.get(marker.path)
        if source is None:
            return None
        last = self._last_line(index)
        line = min(marker.line + max(tex_line - marker.tex_line - 1, 0), last)
        start = source.offset(marker.line)
        end = len(source.text) if last == _ENDLESS else source.offset(last + 1)
        if found := _nearest(source, token, before, line, range(start, end)):
            return found
        return line_of(source, line)

    def _last_line(self, index: int) -> int:
        marker = self._markers[index]
        later = (
            m.line
            for m in self._markers[index + 1 : index + 40]
            if m.path == marker.path and m.line > marker.line
        )
        return min(later, default=_ENDLESS + 1) - 1

    def in_file(self, name: str, line: int, token: str, before: str) -> Location | None:
        """Return the place in a file other than the document: one that the text includes."""
        path = (self._workdir / name).resolve()
        if path.is_relative_to(self._workdir) or not path.is_relative_to(self._root):
            return self.anywhere([token])
        shown = display_path(self._root, path)
        if shown not in self._sources:
            try:
                self._sources[shown] = read_source(self._root, path)
            except OSError:
                return None
        source = self._sources[shown]
        lines = range(source.offset(line), source.offset(line + 1))
        return _nearest(source, token, before, line, lines) or line_of(source, line)

    def in_settings(self, token: str) -> Location | None:
        """Return where a word stands in thesis.yaml, which the preamble is made from."""
        source = self._sources.get(_SETTINGS)
        if not source or not token:
            return None
        # fontspec names a font without the spaces in its name.
        spaced = re.compile(r"[ ]?".join(map(re.escape, token)))
        found = _pattern(token).search(source.text) or spaced.search(source.text)
        return source.at(found.start(), found.end()) if found else None

    def anywhere(self, tokens: Iterable[str]) -> Location | None:
        """Return the first place where one of `tokens` stands, in the order of the document."""
        paths = dict.fromkeys(marker.path for marker in self._markers)
        for token in filter(None, tokens):
            pattern = _pattern(token)
            for path in paths:
                source = self._sources.get(path)
                if source and (found := pattern.search(source.text)):
                    return source.at(found.start(), found.end())
        return None


_ENDLESS = 1 << 30


def line_of(source: Source, line: int) -> Location:
    """Return a whole line of a source, without the space around it."""
    text = source.line_text(line)
    start = source.offset(line) + len(text) - len(text.lstrip())
    return source.at(start, start + max(len(text.strip()), 1))


def _nearest(source: Source, token: str, before: str, line: int, within: range) -> Location | None:
    if not token:
        return None
    left = before.removesuffix(token)
    found = _pattern(token).finditer(source.text, within.start, within.stop)
    ranked = [
        (
            -_common_end(left, source.text[: m.start()]),
            abs(source.position(m.start()).line - line),
            m,
        )
        for m in found
    ]
    if not ranked:
        return None
    best = min(ranked, key=lambda rank: rank[:2])[2]
    return source.at(best.start(), best.end())


def _pattern(token: str) -> re.Pattern[str]:
    return re.compile(
        re.escape(token) + ("(?![A-Za-z@])" if _CONTROL_WORD.fullmatch(token) else "")
    )


def _common_end(one: str, other: str) -> int:
    count = 0
    for a, b in zip(reversed(one[-_CONTEXT:]), reversed(other[-_CONTEXT:]), strict=False):
        if a != b:
            break
        count += 1
    return count
