"""Which lines of a plain text are headings, and which are a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thesis.document import Role
from thesis.importing.lines import Line
from thesis.importing.measure import SLACK, room_left, width
from thesis.importing.titles import Numbered, in_contents, numbered
from thesis.structures import heading_roles

_CONTENTS = re.compile(
    r"(?:innhold(?:sfortegnelse|sliste)?|innhald(?:sliste)?|(?:table\s+of\s+)?contents|"
    r"(?:figur|tabell)(?:er|ar|liste|oversikt)|(?:list\s+of\s+)?(?:figures|tables))[:.]?",
    re.IGNORECASE,
)
#: Parts that stand outside the numbering.
OUTSIDE = frozenset({Role.PREFACE, Role.ABSTRACT, Role.REFERENCES, Role.APPENDIX})
_CHAPTER = re.compile(r"(?:kapittel|kapitel|chapter)\s+\d{1,2}", re.IGNORECASE)
#: «Vedlegg A» in a line of its own; its title may stand in the next.
_LETTER = re.compile(r"(?:tillegg|vedlegg|appendix)\s+[A-ZÆØÅ0-9]{1,2}", re.IGNORECASE)
_TITLE = 60
#: TeX's largest headings of sections are 1.44 times the text, Word's about as much.
_LARGER = 1.5
_ENDS_SENTENCE = re.compile(r"[.?!:;»”\")\]]$")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, found in lines `start` to before `end`."""

    start: int
    end: int
    level: int
    text: str
    number: tuple[int, ...] = ()
    role: Role | None = None
    """For a part outside the numbering."""


def ends_part(lines: Sequence[Line], at: int, column: int) -> bool:
    """Say whether a paragraph or heading ends with line `at`."""
    if at < 0 or at + 1 >= len(lines):
        return True
    line, following = lines[at], lines[at + 1]
    if following.gap:
        return True
    return room_left(line.text, following.text, column) > SLACK


def is_contents(title: str) -> bool:
    """Say whether a heading is that of the table of contents."""
    return bool(_CONTENTS.fullmatch(title.strip()))


def contents_lines(lines: Sequence[Line]) -> set[int]:
    """Return which lines are the table of contents and the lists of figures and tables."""
    found: set[int] = set()
    for start, line in enumerate(lines):
        if start in found or not _CONTENTS.fullmatch(line.text):
            continue
        end = start + 1
        while end < len(lines) and _is_listed(lines, end):
            end += 1
        if end > start + 1:
            found.update(range(start, end))
    return found


def _is_listed(lines: Sequence[Line], at: int) -> bool:
    if _CHAPTER.fullmatch(lines[at].text):
        return False
    if in_contents(lines[at].text):
        return True
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    # A title that runs over two lines has its page number on the second, and
    # a table without page numbers has one numbered title after the other.
    wrapped = in_contents(following) and numbered(following) is None
    return wrapped or bool(numbered(lines[at].text) and numbered(following))


def find_titles(lines: Sequence[Line], column: int) -> list[Title]:
    """Return the headings in order.

    A numbered one must carry the numbering on, so that «2019 …» and numbered lists are none.
    Parts outside the numbering are known by their words. A text without any numbers has the
    chapters that its words name.
    """
    titles = _scan(lines, column, words=OUTSIDE)
    if any(title.number for title in titles):
        return titles
    return _scan(lines, column, words=frozenset(Role))


def _scan(lines: Sequence[Line], column: int, words: frozenset[Role]) -> list[Title]:
    titles: list[Title] = []
    last: tuple[int, ...] = ()
    at = 0
    ended = False
    while at < len(lines):
        found = None
        follows_heading = bool(titles) and titles[-1].end == at
        if follows_heading or _may_begin(lines, at, column):
            found = _named_title(lines, at, words)
            # After the reference list nothing is numbered but lists.
            if not ended:
                found = _numbered_title(lines, at, column, last) or found
        if found is None:
            at += 1
            continue
        titles.append(found)
        ended = ended or (bool(last) and found.role in {Role.REFERENCES, Role.APPENDIX})
        last = found.number or last
        at = found.end
    return titles


def _may_begin(lines: Sequence[Line], at: int, column: int) -> bool:
    """Say whether a heading may begin here: what stands before has come to its end."""
    if at == 0 or lines[at].gap:
        return True
    return ends_part(lines, at - 1, column) or bool(_ENDS_SENTENCE.search(lines[at - 1].text))


def _numbered_title(
    lines: Sequence[Line], at: int, column: int, last: tuple[int, ...]
) -> Title | None:
    parted = _parted_title(lines, at, last)
    if parted:
        return parted
    found = numbered(lines[at].text)
    if found is None or not found.follows(last):
        return None
    end = at + 1
    text = found.title
    if end < len(lines) and _runs_on(lines, at, found, column):
        text = f"{text} {lines[end].text}"
        end += 1
    elif not ends_part(lines, at, column):
        return None
    return Title(at, end, found.level, text, found.number)


def _parted_title(lines: Sequence[Line], at: int, last: tuple[int, ...]) -> Title | None:
    """Return a chapter's heading as TeX sets it: «Kapittel 1», and the title in the next line."""
    if at + 1 >= len(lines) or not _CHAPTER.fullmatch(lines[at].text):
        return None
    found = numbered(f"{lines[at].text} {lines[at + 1].text}")
    if found is None or not found.follows(last):
        return None
    return Title(at, at + 2, 1, found.title, found.number)


def _runs_on(lines: Sequence[Line], at: int, found: Numbered, column: int) -> bool:
    """Say whether a heading goes on in the next line."""
    following = lines[at + 1]
    if following.gap or numbered(following.text) or _ENDS_SENTENCE.search(following.text):
        return False
    if found.title.isupper() and following.text.isupper():
        return True
    # Headings are set in larger type, so that they fill the column with fewer letters.
    first = following.text.split(maxsplit=1)[0]
    full = bool(column) and _LARGER * width(f"{lines[at].text} {first}") > column
    short = at + 2 < len(lines) and room_left(following.text, lines[at + 2].text, column) > 0.4
    return full and short and following.text[:1].islower()


def _named_title(lines: Sequence[Line], at: int, words: frozenset[Role]) -> Title | None:
    text = lines[at].text
    if len(text) > 80 or not text[:1].isupper() or text[-1] in ".,;:!?":
        return None
    guess = heading_roles(text)
    if not guess.certain or len(guess.roles) != 1 or guess.roles[0] not in words:
        return None
    role = guess.roles[0]
    if _LETTER.fullmatch(text) and at + 1 < len(lines):
        following = lines[at + 1].text
        if len(following) <= _TITLE and following[:1].isupper() and following[-1] not in ".,;:!?":
            return Title(at, at + 2, 1, f"{text} {following}", role=role)
    # «Metoden for å» is no heading: beside appendices, only the words themselves are.
    if role is not Role.APPENDIX and len(text.split()) > 4:
        return None
    return Title(at, at + 1, 1, text, role=role)
