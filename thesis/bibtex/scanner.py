"""Where an entry's key and fields stand, and a way on after each mistake.

pybtex, which reads what stands there, gives no places and drops an entry at its first mistake. A
field as nearly all are written is found by one regular expression; what it does not match is
gone through step by step, where mistakes are told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thesis.bibtex import rules
from thesis.bibtex.values import NAME, SWALLOWED, Cursor, LostError, check_end_of_value, read_value
from thesis.diagnostic import Text
from thesis.source import Span

_NESTED = r"[^{}]*+"
for _ in range(3):
    _NESTED = rf"[^{{}}]*+(?:\{{{_NESTED}\}}[^{{}}]*+)*+"
_WELL_FORMED = re.compile(
    rf'\s*+({NAME})\s*+=\s*+(?:\{{({_NESTED})\}}|"([^"{{}}]*+)"|(?P<number>\d++))'
    r"\s*+(?:,|(?=[})]))"
)
_FIELD_NAME = re.compile(NAME)
_ASSIGNED = re.compile(rf"\s*+({NAME})\s*+=")
_MORE_FIELDS = re.compile(rf"\s*+,?\s*+{NAME}\s*+=\s*+[{{\"\w]")
_CLOSED_BY_ENTRY = re.compile(r"\n[ \t]*\Z")
_KEY = re.compile(r"[^\s,{}]++")
_REST_OF_KEY = re.compile(r"(?:[ \t]++[^\s,{}=%()]++)++(?=[ \t]*(?:,|\n))")
_NEXT_LINE = re.compile(rf",?[ \t]*\n[ \t]*(?={NAME}[ \t]*=|[}})][ \t]*(?:\n|\Z))")

_NO_EQUALS = Text(en="“=” is missing after “{name}”", nb="det mangler «=» etter «{name}»")
_NOT_A_FIELD = Text(en="a field was expected", nb="her skulle det stått et felt")
_THE_FIELD = Text(en="the field “{name}” of “{key}”", nb="feltet «{name}» i «{key}»")
_THE_ENTRY = Text(en="the entry “{key}”", nb="kilden «{key}»")


@dataclass(slots=True)
class RawField:
    """The places of a field's parts."""

    name: Span
    value: Span
    """Without its delimiters; of parts joined by # all that is written."""
    written: Span | None
    """The value with its delimiters; None when it is broken and its text is all there is."""


@dataclass(slots=True)
class RawEntry:
    """An entry as it stands; also a @string, which has no key."""

    type: str
    """Lower case."""
    start: int
    key: str = ""
    key_span: Span = field(default_factory=lambda: Span(0, 0))
    fields: list[RawField] = field(default_factory=list)
    end: int = 0


def read_entry(cursor: Cursor, entry_type: str, start: int) -> RawEntry:
    """Find the parts of the entry whose @ is at `start`, with the cursor on its opening brace."""
    entry = RawEntry(entry_type, start)
    closer = "}" if cursor.text[cursor.at] == "{" else ")"
    cursor.at += 1
    if entry_type != "string":
        _read_key(cursor, entry)
    _read_fields(cursor, entry, closer)
    entry.end = cursor.at
    return entry


def _read_key(cursor: Cursor, entry: RawEntry) -> None:
    opened = cursor.at
    cursor.peek()
    match = cursor.match(_KEY)
    if match is None or "=" in match[0] or cursor.match(_ASSIGNED):
        cursor.at = opened
        cursor.report(rules.MISSING_KEY.at(cursor.source.at(entry.start, opened), type=entry.type))
        return
    cursor.at = match.end()
    spaced = cursor.match(_REST_OF_KEY)
    if spaced and not cursor.match(_ASSIGNED):
        cursor.at = spaced.end()
    entry.key_span = Span(match.start(), cursor.at)
    entry.key = cursor.source.slice(entry.key_span)
    if spaced and not cursor.match(_ASSIGNED):
        where = cursor.source.at(match.start(), cursor.at)
        cursor.report(rules.BAD_KEY.at(where, key=entry.key))
    _check_comma(cursor, entry)


def _read_fields(cursor: Cursor, entry: RawEntry, closer: str) -> None:
    while True:
        while well_formed := cursor.match(_WELL_FORMED):
            value = Span(*well_formed.span(well_formed.lastindex or 0))
            mark = 0 if well_formed["number"] else 1
            written = Span(value.start - mark, value.end + mark)
            entry.fields.append(RawField(Span(*well_formed.span(1)), value, written))
            cursor.at = well_formed.end()
        following = cursor.peek()
        if following == ",":
            cursor.at += 1
        elif following == closer:
            cursor.at += 1
            if not _closed_early(cursor, entry):
                return
        elif following:
            _read_field(cursor, entry)
        elif not _cut_field(cursor, entry):
            return


def _read_field(cursor: Cursor, entry: RawEntry) -> None:
    """Read a field that is not written as most are, or go on after it."""
    name = Span(cursor.at, cursor.at + 1)
    try:
        name = _read_name(cursor, entry.key)
        field_name = cursor.source.slice(name)
        value, written = read_value(cursor, field_name, entry.key)
        entry.fields.append(RawField(name, value, written))
        check_end_of_value(cursor, field_name)
        _check_comma(cursor, entry)
    except LostError as lost:
        at = lost.where or name
        where = cursor.source.at(at.start, at.end)
        cursor.complain(rules.MALFORMED_FIELD.at(where, key=entry.key, problem=lost.problem))
        if not cursor.match(_ASSIGNED):
            onward = _NEXT_LINE.search(cursor.text, cursor.at, cursor.limit)
            cursor.at = onward.end() if onward else cursor.limit


def _read_name(cursor: Cursor, key: str) -> Span:
    """Return the name of the field that begins here, with the cursor moved to its value."""
    match = cursor.match(_FIELD_NAME)
    if match is None:
        raise LostError(Span(cursor.at, cursor.at + 1), _NOT_A_FIELD.fill())
    name = Span(*match.span())
    cursor.at = name.end
    following = cursor.peek()
    if following == "=":
        cursor.at += 1
    elif following and following in '{"':
        cursor.report(
            rules.MALFORMED_FIELD.at(
                cursor.source.at(name.start, name.end),
                key=key,
                problem=_NO_EQUALS.fill(name=match[0]),
            )
        )
    else:
        raise LostError(name, _NOT_A_FIELD.fill())
    return name


def _check_comma(cursor: Cursor, entry: RawEntry) -> None:
    """Report the comma that is missing when a field follows at once."""
    cursor.peek()
    field_ahead = cursor.match(_ASSIGNED)
    if field_ahead:
        where = cursor.source.at(*field_ahead.span(1))
        cursor.report(rules.MISSING_COMMA.at(where, field=field_ahead[1], key=entry.key))


def _closed_early(cursor: Cursor, entry: RawEntry) -> bool:
    """Report a closing brace after which the entry's fields go on."""
    if not cursor.match(_MORE_FIELDS):
        return False
    cursor.complain(rules.EARLY_END.at(cursor.source.at(cursor.at - 1), key=entry.key))
    return True


def _cut_field(cursor: Cursor, entry: RawEntry) -> bool:
    """Report what was never closed: a field that swallowed the next ones, else the entry.

    Return whether fields remain to be read, with the cursor on the first that was swallowed.
    """
    for number, raw in enumerate(entry.fields):
        swallowed = SWALLOWED.search(cursor.text, raw.value.start, raw.value.end)
        if swallowed:
            _complain_of_field(cursor, entry, raw)
            entry.fields[number:] = [_cut(raw, swallowed.start())]
            cursor.at = swallowed.start()
            return True
    last = entry.fields[-1] if entry.fields else None
    text = cursor.source.slice(last.value) if last else ""
    if last and _CLOSED_BY_ENTRY.search(text):
        # The brace on a line of its own was meant to close the entry, not its last field.
        _complain_of_field(cursor, entry, last)
        entry.fields[-1] = _cut(last, last.value.start + len(text.rstrip(", \t\n")))
        return False
    end = entry.key_span.end or entry.start + 1
    where = cursor.source.at(entry.start, end)
    cursor.complain(rules.UNCLOSED.at(where, what=_THE_ENTRY.fill(key=entry.key)))
    return False


def _complain_of_field(cursor: Cursor, entry: RawEntry, raw: RawField) -> None:
    what = _THE_FIELD.fill(name=cursor.source.slice(raw.name), key=entry.key)
    cursor.complain(rules.UNCLOSED.at(cursor.source.at(raw.value.start - 1), what=what))


def _cut(raw: RawField, end: int) -> RawField:
    return RawField(raw.name, Span(raw.value.start, end), None)
