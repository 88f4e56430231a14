"""One .bib file: entries, abbreviations, comments, what lies between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thesis.bibliography import Entry, Field
from thesis.bibtex import rules
from thesis.bibtex.names import NAME_FIELDS, persons
from thesis.bibtex.scanner import RawEntry, read_entry
from thesis.bibtex.values import Cursor
from thesis.diagnostic import Diagnostic, Filled
from thesis.source import Location, Source, Span

#: Where an entry, @string … begins: at the start of a line, nothing before it but %.
LINE_START = re.compile(
    r"^[ \t]*@[ \t]*[A-Za-z][A-Za-z_-]*\s*(?:\{|\(\s*[^\s,(){}=]+\s*[,=])", re.MULTILINE
)
COMMAND = re.compile(
    r"(?P<percent>^[ \t]*%[% \t]*)?@\s*(?P<type>[A-Za-z][A-Za-z_-]*)\s*(?P<open>[{(])", re.MULTILINE
)
_WITHOUT_AT = re.compile(r"^[ \t]*([A-Za-z]+)[ \t]*(\{)\s*([^\s,{}=]+)[ \t]*,", re.MULTILINE)
#: How a file begins that is saved in another format: RIS, a web page, XML.
_OTHER_FORMAT = re.compile(r"(?:TY  - |<(?:!DOCTYPE|html|\?xml))[^\n]*", re.IGNORECASE)
_REMAINS = re.compile(
    rf"^[^\n%]*[{{}}][^\n]*|^[ \t,]*[A-Za-z]+[ \t]*=[^\n]*|\A\s*{_OTHER_FORMAT.pattern}",
    re.MULTILINE | re.IGNORECASE,
)
_SAVE_AS = Filled(
    "this file is in another format; export the sources once more, as BibTeX or BibLaTeX (.bib)",
    "filen er i et annet format; eksporter kildene på nytt, som BibTeX eller BibLaTeX (.bib)",
)
_BRACES = re.compile(r"[{}]")


@dataclass(frozen=True)
class Reading:
    """What one file says."""

    entries: tuple[Entry, ...]
    """All that have a key, duplicates too, without what they inherit."""
    macros: Mapping[str, str]
    """The abbreviations that hold after the file, by name in lower case."""
    found: tuple[Diagnostic, ...]
    complete: bool
    """False when an entry without a key is lost."""


def read_file(source: Source, macros: Mapping[str, str]) -> Reading:
    """Read a .bib file in which `macros` hold already. Never raises."""
    reader = _Reader(source, macros)
    reader.read()
    return Reading(tuple(reader.entries), reader.macros, tuple(reader.diagnostics), reader.complete)


class _Reader:
    def __init__(self, source: Source, macros: Mapping[str, str]) -> None:
        self.source = source
        self.entries: list[Entry] = []
        self.diagnostics: list[Diagnostic] = []
        self.complete = True
        self.macros = dict(macros)

    def read(self) -> None:
        text = self.source.text
        starts = [match.start() for match in LINE_START.finditer(text)]
        starts.append(len(text))
        at = next_start = 0
        while command := COMMAND.search(text, at):
            self._between(at, command.start())
            while starts[next_start] < command.end() and next_start < len(starts) - 1:
                next_start += 1
            at = self._command(command, starts[next_start])
        self._between(at, len(text))

    def _command(self, command: re.Match[str], limit: int) -> int:
        """Read one command and return where it ends."""
        kind = command["type"].lower()
        opening = command.start("open")
        if kind in {"comment", "preamble"}:
            return closing_brace(self.source.text, opening) or command.end()
        if command["percent"] is not None:
            return self._commented_out(command, limit)
        cursor = Cursor(self.source, opening, limit, self.diagnostics.append)
        at_sign = self.source.text.index("@", command.start())
        self._add(read_entry(cursor, kind, at_sign))
        return cursor.at

    def _commented_out(self, command: re.Match[str], limit: int) -> int:
        """Leave out an entry behind a %; warn when BibTeX would read it."""
        broken: list[Diagnostic] = []
        text = self.source.text
        cursor = Cursor(self.source, command.start("open"), limit, broken.append)
        raw = read_entry(cursor, command["type"].lower(), command.start())
        line_end = text.find("\n", command.end())
        line_end = len(text) if line_end < 0 else line_end
        lines = text[line_end + 1 : cursor.at].splitlines()
        if broken or (lines and all(line.lstrip().startswith("%") for line in lines)):
            return line_end
        if raw.key:
            where = Location(self.source, raw.key_span)
            self.diagnostics.append(rules.COMMENTED_OUT.at(where, key=raw.key))
        return cursor.at

    def _between(self, start: int, end: int) -> None:
        """Look at the text between commands, which BibTeX ignores."""
        text = self.source.text
        while start < end:
            without_at = _WITHOUT_AT.search(text, start, end)
            stop = without_at.start() if without_at else end
            remains = _REMAINS.search(text, start, stop)
            if remains and remains[0].strip(" \t}"):
                self._stray(remains)
            if without_at is None:
                return
            start = self._without_at(without_at, end)

    def _stray(self, remains: re.Match[str]) -> None:
        text = remains[0].strip()
        first = remains.start() + remains[0].index(text)
        where = self.source.at(first, first + len(text))
        hint = _SAVE_AS if _OTHER_FORMAT.match(text) else None
        self.diagnostics.append(rules.STRAY_TEXT.at(where, text=text[:40], hint=hint))

    def _without_at(self, match: re.Match[str], limit: int) -> int:
        where = self.source.at(match.start(1), match.end(3))
        report = self.diagnostics.append
        report(rules.MISSING_AT.at(where, type=match[1], key=match[3]))
        cursor = Cursor(self.source, match.start(2), limit, report)
        cursor.stumbled = True
        self._add(read_entry(cursor, match[1].lower(), match.start(1)))
        return cursor.at

    def _add(self, raw: RawEntry) -> None:
        # Loading pybtex takes longer than reading a file: not where a cache knows what it says.
        from thesis.bibtex.parsing import read_values

        values = read_values(self.source, raw, self.macros, self.diagnostics.append)
        if raw.type == "string":
            names = [self.source.slice(field.name).lower() for field in raw.fields]
            self.macros |= zip(names, values, strict=True)
        elif raw.key:
            self.entries.append(_entry(self.source, raw, values, self.diagnostics))
        else:
            self.complete = False


def _entry(
    source: Source, raw: RawEntry, values: list[str], diagnostics: list[Diagnostic]
) -> Entry:
    fields: dict[str, Field] = {}
    for found, value in zip(raw.fields, values, strict=True):
        name = source.slice(found.name).lower()
        name_where = Location(source, found.name)
        if name in fields:
            diagnostics.append(
                rules.DUPLICATE_FIELD.at(
                    name_where, key=raw.key, field=name, related=(fields[name].name_where,)
                )
            )
        else:
            fields[name] = Field(name, value, Location(source, found.value), name_where)
    people = {name: persons(fields[name].value) for name in fields if name in NAME_FIELDS}
    end = raw.start + len(source.text[raw.start : raw.end].rstrip())
    return Entry(
        raw.key,
        raw.type,
        fields,
        Location(source, Span(raw.start, end)),
        Location(source, raw.key_span),
        people,
    )


def closing_brace(text: str, opening: int) -> int | None:
    """Return the offset past the brace that closes the one at `opening`, if there is one."""
    if text[opening] == "(":
        closing = text.find(")", opening)
        return closing + 1 if closing >= 0 else None
    depth = 0
    for match in _BRACES.finditer(text, opening):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return None
