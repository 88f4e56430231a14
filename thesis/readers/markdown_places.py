"""Where the characters of a block's content stand in the source.

markdown-it-py hands the inline parser a block's content with container prefixes (`> `, list
indentation) and outer white space taken off. Each line of it is the tail of a source line, so
a few pairs (offset in the content, offset in the source) map every character exactly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from markdown_it.common.utils import MD_TRIM_CHARS

from thesis.source import Location, Source


class Places:
    """A map from offsets in a content to offsets in its source."""

    __slots__ = ("_offsets", "_origins", "source")

    def __init__(self, source: Source, pairs: Sequence[tuple[int, int]]) -> None:
        self.source = source
        self._offsets = [offset for offset, _ in pairs]
        self._origins = [origin for _, origin in pairs]

    def at(self, offset: int) -> int:
        """Return where the character at `offset` of the content stands in the source."""
        part = bisect_right(self._offsets, offset) - 1 if len(self._offsets) > 1 else 0
        return max(0, self._origins[part] + offset - self._offsets[part])

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the source's range for a range of the content."""
        first = self.at(start)
        return (first, self.at(end - 1) + 1) if end > start else (first, first)

    def location(self, start: int, end: int) -> Location:
        """Return the location of a range of the content."""
        return self.source.at(*self.range(start, end))


def places_of_lines(
    source: Source, parsed: Source, content: str, start: int, lines: range
) -> Places:
    """Return the map for a content that was cut from `lines` (numbered from 0).

    `parsed` is what the parser read: as long as the source, with some characters replaced.
    `start` is where the first of the lines begins after its container's prefix.
    """
    if parsed.text.startswith(content, start):
        return Places(source, [(0, start)])
    parts = content.split("\n")
    raw = [parsed.line_text(line + 1) for line in lines]
    skipped = _first_line(parts, raw)
    pairs = []
    offset = 0
    for number, part in enumerate(parts):
        line = raw[number + skipped] if number + skipped < len(raw) else ""
        if number == len(parts) - 1:
            line = line.rstrip(MD_TRIM_CHARS)
        # Tabs that reach into a container are expanded to spaces which the source does not have.
        text = part if line.endswith(part) else part.lstrip(" ")
        origin = source.offset(lines.start + skipped + number + 1) + len(line) - len(text)
        pairs.append((offset + len(part) - len(text), origin))
        offset += len(part) + 1
    return Places(source, pairs)


def _first_line(parts: list[str], raw: list[str]) -> int:
    """Return how many of the raw lines hold nothing but what the parser trims off."""
    for skipped in range(len(raw) - len(parts) + 1):
        middle = zip(parts[:-1], raw[skipped:], strict=False)
        last = raw[skipped + len(parts) - 1].rstrip(MD_TRIM_CHARS)
        if last.endswith(parts[-1].lstrip(" ")) and all(
            line.endswith(part.lstrip(" ")) for part, line in middle
        ):
            return skipped
    return 0


def places_of_cells(source: Source, row: str, start: int) -> list[tuple[str, Places]]:
    r"""Return content and map of each cell of the table row that begins at `start`.

    Splits as markdown-it-py's table rule does: at every bar but `\|`, which loses its backslash.
    """
    start += len(row) - len(row.lstrip(MD_TRIM_CHARS))
    row = row.strip(MD_TRIM_CHARS)
    cells: list[tuple[str, list[tuple[int, int]]]] = []
    text, pairs, begin, escaped = "", [(0, start)], 0, False
    for at, character in enumerate(row):
        if character == "|" and escaped:
            text += row[begin : at - 1]
            pairs.append((len(text), start + at))
            begin = at
        elif character == "|":
            cells.append((text + row[begin:at], pairs))
            text, pairs, begin = "", [(0, start + at + 1)], at + 1
        escaped = character == "\\"
    cells.append((text + row[begin:], pairs))
    if cells and not cells[0][0]:
        cells.pop(0)
    if cells and not cells[-1][0]:
        cells.pop()
    return [_trimmed(source, text, pairs) for text, pairs in cells]


def _trimmed(source: Source, text: str, pairs: list[tuple[int, int]]) -> tuple[str, Places]:
    lead = len(text) - len(text.lstrip(MD_TRIM_CHARS))
    return text.strip(MD_TRIM_CHARS), Places(source, [(o - lead, origin) for o, origin in pairs])
