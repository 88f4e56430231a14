"""Text as lines of a page: page numbers, running heads and doubled line breaks taken away."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from thesis.importing.titles import numbered

_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.|p\.)\s*)?[-–—|]?\s*(?P<number>\d{1,4})\s*[-–—|]?"
    r"(?:\s*(?:av|of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st"})
_NUMBER_AT_EDGE = re.compile(r"^\s*\d{1,4}\s+|\s+\d{1,4}\s*$")
#: A line longer than a page is wide: the file has a paragraph on every line.
_UNWRAPPED = 160
#: On so many pages the same words are a running head.
_REPEATED = 3
#: Left and right pages may have different heads, and a chapter's first page often has none.
_DENSE = 0.3
_LONGEST_HEAD = 90
#: «Kapittel 1» over the title of a chapter is no running head.
_PART = re.compile(r"kapittel|kapitel|chapter|tillegg|vedlegg|appendix|del|part", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds text."""

    text: str
    """Without white space at its ends."""
    number: int
    """In the file, from 1."""
    indent: int
    """How many spaces stood before it."""
    trailing: int
    """How many spaces stood after it."""
    gap: bool
    """A blank line that means something stood before it."""


@dataclass
class Lines:
    """The lines of a text, and what was taken away."""

    lines: list[Line]
    page_numbers: int = 0
    running_heads: list[str] = field(default_factory=list)
    doubled: bool = False
    """Every line break was doubled, so that blank lines say nothing."""
    unwrapped: bool = False
    """Every paragraph is one line."""


def read_lines(text: str) -> Lines:
    """Return the lines of a text out of a PDF or a word processor."""
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES).replace("\u00ad\n", "-\n"))
    text = text.replace("\u00ad", "").replace("\t", "    ")
    pages = [page.split("\n") for page in text.split("\f")]
    heads = _running_heads(pages)
    rows: list[_Row] = []
    seen: set[str] = set()
    number = 0
    for page in pages:
        edges = _edges(page) if len(pages) > 1 else set()
        for at, row in enumerate(page):
            number += 1
            roman = at in edges and bool(_ROMAN.fullmatch(row.strip()))
            head = at in edges and _head(row) in heads and not _is_first_title(row, seen)
            rows.append(_Row(number, row, drop=head or roman, roman=roman))
        # The form feed that parts two pages begins a line or ends one: no line of its own.
        number -= 1
        rows.append(_Row(number, "", page_break=True))
    page_numbers = _page_numbers(rows)
    romans = sum(row.roman for row in rows)
    kept = [row for row in rows if not row.drop and row not in page_numbers]
    doubled = _is_doubled([row.text for row in kept])
    lines = _with_gaps(kept, doubled=doubled)
    unwrapped = _is_unwrapped(lines)
    dropped = len(page_numbers) + romans
    return Lines(lines, dropped, sorted(heads), doubled and not unwrapped, unwrapped)


def _is_first_title(row: str, seen: set[str]) -> bool:
    """Say whether a line that looks like a running head is the heading that it repeats."""
    title = numbered(row.strip())
    if title is None or title.title in seen:
        return False
    seen.add(title.title)
    return True


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    text: str
    page_break: bool = False
    drop: bool = False
    roman: bool = False


def _page_numbers(rows: Sequence[_Row]) -> set[_Row]:
    """Return the rows that hold a page number: alone, and higher than the last one.

    The cells of a table stand alone too, but beside each other. A year is no page.
    """
    full = [row for row in rows if row.text.strip()]
    numbers = [_PAGE_NUMBER.fullmatch(row.text.strip()) for row in full]
    found: set[_Row] = set()
    last = 0
    for at, (row, number) in enumerate(zip(full, numbers, strict=True)):
        beside = numbers[max(at - 1, 0) : at] + numbers[at + 1 : at + 2]
        if number and not any(beside) and last < int(number["number"]) < 1500:
            last = int(number["number"])
            found.add(row)
    return found


def _edges(page: Sequence[str]) -> set[int]:
    """Return which rows are the first two or last two with text on a page."""
    full = [at for at, row in enumerate(page) if row.strip()]
    return {*full[:2], *full[-2:]}


def _with_gaps(rows: Sequence[_Row], *, doubled: bool) -> list[Line]:
    lines = []
    blanks = 0
    page_break = False
    for row in rows:
        text = row.text.strip()
        if not text:
            page_break = page_break or row.page_break
            blanks += not row.page_break
            continue
        # Blank lines at a page's edge say nothing of paragraphs.
        gap = bool(blanks) and not doubled and not page_break
        indent = len(row.text) - len(row.text.lstrip())
        trailing = len(row.text) - len(row.text.rstrip())
        lines.append(Line(text, row.number, indent, trailing, gap))
        blanks, page_break = 0, False
    return lines


def _is_doubled(rows: Sequence[str]) -> bool:
    """Say whether nearly every line is followed by a blank one, although paragraphs have many.

    Sentences then run on over the blank lines.
    """
    full = [n for n, row in enumerate(rows[:-1]) if row.strip()]
    if len(full) < 10:
        return False
    followed = [n for n in full if not rows[n + 1].strip()]
    running = sum(rows[n].strip()[-1] not in '.:!?»”")' for n in followed)
    return len(followed) > 0.7 * len(full) and running > 0.3 * len(followed)


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    """Say whether every paragraph is one line: most of the text is on very long lines."""
    lengths = [len(line.text) for line in lines]
    return 2 * sum(length for length in lengths if length > _UNWRAPPED) > sum(lengths)


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the words that stand first or last on many pages, page numbers put aside.

    Each chapter may have one of its own, on the pages of that chapter. What stands inside pages
    as well is text.
    """
    at_edge: dict[str, set[int]] = {}
    inside: Counter[str] = Counter()
    for number, page in enumerate(pages):
        edges = _edges(page)
        for at, row in enumerate(page):
            words = _head(row)
            if at in edges:
                at_edge.setdefault(words, set()).add(number)
            else:
                inside[words] += 1
    return {
        words
        for words, found in at_edge.items()
        if words
        and len(words) <= _LONGEST_HEAD
        and not _PART.fullmatch(words)
        and len(found) >= _REPEATED
        and len(found) >= _DENSE * (max(found) - min(found) + 1)
        and inside[words] <= len(found) // _REPEATED
    }


def _head(row: str) -> str:
    return " ".join(_NUMBER_AT_EDGE.sub("", row).split())
