"""Writing a .bib file tidily: one field a line, in a set order, nothing lost.

Comments, @string, @preamble, text between entries and the braces within values stay as they are;
so does every entry that is broken. A % comment within an entry goes with the field on its line,
else with the field after it. Acronyms in titles get braces, so that no style makes «Hunt» of
«HUNT», and organisations, so that none prints «sentralbyrå, S.». Formatting twice changes nothing.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from thesis.bibtex.commands import COMMAND, LINE_START, closing_brace
from thesis.bibtex.markup import plain
from thesis.bibtex.names import NAME_FIELDS, split_names, without_accents
from thesis.bibtex.organisations import PROTECTED, is_organisation
from thesis.bibtex.scanner import RawEntry, RawField, read_entry
from thesis.bibtex.values import Cursor
from thesis.diagnostic import Diagnostic
from thesis.source import Source

#: Who, what, in what, when, which part, by whom, where to find it. Others follow in their order.
_ORDER = """
author editor translator shortauthor title subtitle titleaddon shorttitle type booktitle
booksubtitle maintitle journaltitle journal journalsubtitle series date year month edition volume
number pages eid publisher institution organization school location address doi url urldate isbn
issn crossref
"""
_RANK = {name: rank for rank, name in enumerate(_ORDER.split())}
#: Wide enough for «journaltitle», so that a new field moves no other.
_WIDTH = 12

#: Titles that a style may recase.
_TITLES = frozenset(
    {"title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "maintitle", "shorttitle"}
)
#: HUNT, NAV and COVID-19, but no numerals (II) and no title that is in capitals altogether.
_ACRONYM = re.compile(r"(?<![\w\\])(?![IVXLCDM]+(?!\w))[A-ZÆØÅ]{2,}(?:-?\d+)?(?!\w)")
_NOT_PLAIN = re.compile(r"[\\$]")

_COMMENT = re.compile(r"%[^\n]*")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def format_references(source: Source) -> str:
    """Return the text of a .bib file, formatted."""
    pieces: list[str] = []
    for text, is_entry in _pieces(source):
        if not is_entry:
            pieces.append(text)
            continue
        before = pieces.pop() if pieces else ""
        pieces += [_spaced(before, first=not pieces), text]
    return _ended("".join(pieces))


def _pieces(source: Source) -> Iterator[tuple[str, bool]]:
    """Yield the formatted entries, and between them what stays as it is."""
    starts = [match.start() for match in LINE_START.finditer(source.text)]
    starts.append(len(source.text))
    kept = at = 0
    while command := COMMAND.search(source.text, at):
        opening = command.start("open")
        kind = command["type"].lower()
        if kind in {"comment", "preamble"}:
            at = closing_brace(source.text, opening) or command.end()
            continue
        limit = starts[min(bisect.bisect_left(starts, command.end()), len(starts) - 1)]
        found: list[Diagnostic] = []
        cursor = Cursor(source, opening, limit, found.append)
        start = source.text.index("@", command.start())
        entry = read_entry(cursor, kind, start)
        at = max(cursor.at, command.end())
        if found or kind == "string" or command["percent"] is not None:
            continue
        yield source.text[kept:start], False
        yield _formatted(source.text, entry), True
        kept = at
    yield source.text[kept:], False


@dataclass(slots=True)
class _Line:
    """A field, or the entry's key or end, with its comments."""

    name: str
    text: str
    above: list[str] = dataclass_field(default_factory=list)
    beside: list[str] = dataclass_field(default_factory=list)

    def written(self) -> Iterator[str]:
        yield from (f"  {comment}" for comment in self.above)
        # Of two comments each needs a line of its own.
        yield " ".join([self.text, *self.beside[:1]])
        yield from (f"  {comment}" for comment in self.beside[1:])


def _formatted(text: str, entry: RawEntry) -> str:
    first = _Line("", f"@{entry.type}{{{entry.key},")
    lines = [first]
    at = entry.key_span.end
    for field in entry.fields:
        name = text[field.name.start : field.name.end].lower()
        line = _Line(name, f"  {name:<{_WIDTH}} = {_value(text, name, field)},")
        _share_comments(text[at : field.name.start], lines[-1], line)
        line.above += _COMMENT.findall(text[field.name.end : field.value.start])
        lines.append(line)
        at = (field.written or field.value).end
    last = _Line("", "}")
    _share_comments(text[at : entry.end], lines[-1], last)
    fields = sorted(lines[1:], key=lambda line: _RANK.get(line.name, len(_RANK)))
    return "\n".join(row for line in (first, *fields, last) for row in line.written())


def _share_comments(between: str, before: _Line, after: _Line) -> None:
    """Give the comments between two fields to the one whose line they stand on, or the next."""
    for found in _COMMENT.finditer(between):
        beside = "\n" not in between[: found.start()]
        (before.beside if beside else after.above).append(found[0].rstrip())


def _value(text: str, name: str, field: RawField) -> str:
    start, end = field.value.start, field.value.end
    written = text[start:end]
    if "\n" in written and not re.search(r"\n[ \t]*\n", written):
        written = _BREAK.sub(" ", written)
    delimited = field.written != field.value
    if delimited and name in _TITLES:
        written = _protected(written)
    if delimited and name in NAME_FIELDS:
        written = _braced(written)
    return f"{{{written.strip(' ')}}}" if delimited else written


def _braced(names: str) -> str:
    """Return names with braces around each organisation that would be split like a person."""
    for start, name in reversed(list(split_names(names))):
        unprotected = PROTECTED.sub("", without_accents(name))
        if is_organisation(" ".join(plain(name).split()), unprotected):
            names = f"{names[:start]}{{{name}}}{names[start + len(name) :]}"
    return names


def _protected(title: str) -> str:
    """Return a title with braces around its acronyms: «Om {HUNT} og {DNA}»."""
    if title.isupper() or _NOT_PLAIN.search(title):
        return title
    pieces = re.split(r"([{}])", title)
    depth = 0
    for n, piece in enumerate(pieces):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if not depth:
            pieces[n] = _ACRONYM.sub(r"{\g<0>}", piece)
    return "".join(pieces)


def _spaced(between: str, *, first: bool) -> str:
    """Return the text before an entry: a blank line, or a comment at most a blank line away."""
    text = between.strip()
    if not text:
        return "" if first else "\n\n"
    tail = between[len(between.rstrip()) :]
    head = "" if first else "\n" * min(max(_newlines_before(between), 1), 2)
    return head + text + "\n" * min(max(tail.count("\n"), 1), 2)


def _newlines_before(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def _ended(text: str) -> str:
    text = text.rstrip()
    return f"{text}\n" if text else ""
