"""What an entry or @string says, read by pybtex where the scanner has found that it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import Pattern, PybtexSyntaxError

from thesis.bibtex import rules
from thesis.bibtex.scanner import RawEntry
from thesis.bibtex.values import BLANK
from thesis.diagnostic import Diagnostic, Severity
from thesis.source import Source, Span

_MONTH_NAME = re.compile(
    r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cs])[a-z]*", re.IGNORECASE
)

#: Fields for people and programs, which no reference shows.
_UNPRINTED = frozenset(
    {"acknowledgement", "acknowledgment", "abstract", "annote", "annotation", "bibdate"}
    | {"bibsource", "file", "groups", "keywords", "owner", "timestamp"}
)


class _Parser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser, for the text of one command."""

    #: As BibTeX has it (bibtex.web, `id_class`); pybtex's own knows no letters such as ø.
    NAME = Pattern(r"[^\s\d,{}()#%'\"=][^\s,{}()#%'\"=]*", "a name")
    #: biber, which biblatex reads with, takes % for a comment.
    WHITESPACE = Pattern(BLANK, "white space")

    def __init__(self, text: str, macros: Mapping[str, str]) -> None:
        # The parser adds to the mapping that it is given.
        super().__init__(text, macros=month_names | macros)
        self.unknown: list[tuple[int, str]] = []

    def substitute_macro(self, name: str) -> str:
        """Return what an abbreviation stands for; an unknown one is noted and stands for itself."""
        known = self.macros.get(name.lower())
        if known is None:
            self.unknown.append((self.pos - len(name), name))
        return name if known is None else str(known)


def read_values(
    source: Source, raw: RawEntry, macros: Mapping[str, str], report: Callable[[Diagnostic], None]
) -> list[str]:
    """Return the values of an entry's fields, in order, with abbreviations expanded.

    `macros` are by name in lower case; the months are known without. What pybtex refuses as a
    whole is read value by value, and a value that it refuses too stands as it is written.
    """
    parser = _Parser(source.text[raw.start : raw.end], macros)
    values = _whole(parser, [source.slice(field.name) for field in raw.fields], raw.key)
    if values is not None:
        _report_unknown(parser, source, raw, raw.start, report)
        return values
    values = []
    for field in raw.fields:
        value = None
        if field.written:
            parser = _Parser(source.slice(field.written) + ",", macros)
            value = _value(parser)
            _report_unknown(parser, source, raw, field.written.start, report)
        values.append(source.slice(field.value) if value is None else value)
    return values


def _whole(parser: _Parser, names: list[str], key: str) -> list[str] | None:
    """Return the values of the command if pybtex finds the key and fields that the scanner did."""
    try:
        command: tuple[str, tuple[Any, Any]] | None = next(iter(parser), None)
    except PybtexSyntaxError:
        return None
    if command is None:
        return None
    kind, (found_key, fields) = command
    if kind.lower() == "string":
        found_key, fields = "", [(found_key, fields)]
    if found_key != key or [name for name, _ in fields] != names:
        return None
    return ["".join(parts) for _, parts in fields]


def _value(parser: _Parser) -> str | None:
    try:
        parser.parse_value()
    except PybtexSyntaxError:
        return None
    return "".join(parser.current_value)


def _report_unknown(
    parser: _Parser,
    source: Source,
    raw: RawEntry,
    start: int,
    report: Callable[[Diagnostic], None],
) -> None:
    for offset, name in parser.unknown:
        place = Span(start + offset, start + offset + len(name))
        found = rules.UNDEFINED_MACRO.at(source.at(place.start, place.end), name=name, key=raw.key)
        # «month = july» prints as meant, though BibTeX would drop it.
        month = _MONTH_NAME.fullmatch(name)
        fields = (f for f in raw.fields if f.value.start <= place.start < f.value.end)
        unprinted = any(source.slice(f.name).lower() in _UNPRINTED for f in fields)
        report(found.with_severity(Severity.WARNING) if month or unprinted else found)
