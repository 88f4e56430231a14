"""All .bib files as one `Bibliography`: entries, abbreviations, comments, what lies between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thesis.bibliography import Bibliography, Entry, Field
from thesis.bibtex import rules
from thesis.bibtex.inheritance import inherit
from thesis.bibtex.names import NAME_FIELDS, persons
from thesis.bibtex.scanner import RawEntry, read_entry
from thesis.bibtex.values import MONTHS, Cursor
from thesis.diagnostic import Diagnostic
from thesis.source import Location, Source, Span

#: Where an entry, @string … begins: at the start of a line, nothing before it but %.
LINE_START = re.compile(
    r"^[ \t]*@[ \t]*[A-Za-z][A-Za-z-]*\s*(?:\{|\(\s*[^\s,(){}=]+\s*[,=])", re.MULTILINE
)
COMMAND = re.compile(
    r"(?P<percent>^[ \t]*%[% \t]*)?@\s*(?P<type>[A-Za-z][A-Za-z-]*)\s*(?P<open>[{(])", re.MULTILINE
)
_COMMENT_LINE = re.compile(r"^[ \t]*%[^\n]*", re.MULTILINE)
_WITHOUT_AT = re.compile(r"^[ \t]*([A-Za-z]+)[ \t]*(\{)\s*([^\s,{}=]+)[ \t]*,", re.MULTILINE)
_REMAINS = re.compile(r"^[^\n%]*[{}][^\n]*|^[ \t,]*[A-Za-z]+[ \t]*=[^\n]*", re.MULTILINE)
_BRACES = re.compile(r"[{}]")


def read_bibliography(sources: Sequence[Source]) -> tuple[Bibliography, list[Diagnostic]]:
    """Read .bib files, in order, and return all their entries and what is wrong with them.

    Every entry that has a key is kept, a broken one with the fields that could be read. Never
    raises.
    """
    reader = _Reader()
    for source in sources:
        reader.read(source)
    entries = inherit(reader.entries, reader.diagnostics.append, complete=reader.complete)
    bibliography = Bibliography(entries, tuple(sources), complete=reader.complete)
    return bibliography, sorted(reader.diagnostics, key=Diagnostic.sort_key)


class _Reader:
    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.diagnostics: list[Diagnostic] = []
        self.complete = True
        self._macros = dict(MONTHS)
        self._keys: dict[str, Entry] = {}

    def read(self, source: Source) -> None:
        starts = [match.start() for match in LINE_START.finditer(source.text)]
        starts.append(len(source.text))
        at = next_start = 0
        while command := COMMAND.search(source.text, at):
            self._between(source, at, command.start())
            while starts[next_start] < command.end() and next_start < len(starts) - 1:
                next_start += 1
            at = self._command(source, command, starts[next_start])
        self._between(source, at, len(source.text))

    def _command(self, source: Source, command: re.Match[str], limit: int) -> int:
        """Read one command and return where it ends."""
        kind = command["type"].lower()
        opening = command.start("open")
        if kind in {"comment", "preamble"}:
            return closing_brace(source.text, opening) or command.end()
        if command["percent"] is not None:
            return self._commented_out(source, command, limit)
        cursor = Cursor(source, opening, limit, self._macros, self.diagnostics.append)
        at_sign = source.text.index("@", command.start())
        raw = read_entry(cursor, kind, at_sign, keyed=kind != "string")
        if kind == "string":
            self._macros |= {raw_field.name.lower(): raw_field.value for raw_field in raw.fields}
        else:
            self._add(source, raw)
        return cursor.at

    def _commented_out(self, source: Source, command: re.Match[str], limit: int) -> int:
        """Leave out an entry behind a %; warn when BibTeX would read it."""
        broken: list[Diagnostic] = []
        cursor = Cursor(source, command.start("open"), limit, self._macros, broken.append)
        raw = read_entry(cursor, command["type"].lower(), command.start())
        line_end = source.text.find("\n", command.end())
        line_end = len(source.text) if line_end < 0 else line_end
        lines = source.text[line_end + 1 : cursor.at].splitlines()
        if broken or (lines and all(line.lstrip().startswith("%") for line in lines)):
            return line_end
        if raw.key and raw.type != "string":
            where = source.at(raw.key_span.start, raw.key_span.end)
            self.diagnostics.append(rules.COMMENTED_OUT.at(where, key=raw.key))
        return cursor.at

    def _between(self, source: Source, start: int, end: int) -> None:
        """Look at the text between commands, which BibTeX ignores."""
        while start < end:
            without_at = _WITHOUT_AT.search(source.text, start, end)
            stop = without_at.start() if without_at else end
            remains = _REMAINS.search(source.text, start, stop)
            if remains and source.text[remains.start() : remains.end()].strip(" \t}"):
                self._stray(source, remains)
            if without_at is None:
                return
            start = self._without_at(source, without_at, end)

    def _stray(self, source: Source, remains: re.Match[str]) -> None:
        text = remains[0].strip()
        first = remains.start() + remains[0].index(text)
        where = source.at(first, first + len(text))
        self.diagnostics.append(rules.STRAY_TEXT.at(where, text=text[:40]))

    def _without_at(self, source: Source, match: re.Match[str], limit: int) -> int:
        where = source.at(match.start(1), match.end(3))
        report = self.diagnostics.append
        report(rules.MISSING_AT.at(where, type=match[1], key=match[3]))
        cursor = Cursor(source, match.start(2), limit, self._macros, report)
        cursor.stumbled = True
        self._add(source, read_entry(cursor, match[1].lower(), match.start(1)))
        return cursor.at

    def _add(self, source: Source, raw: RawEntry) -> None:
        if not raw.key:
            self.complete = False
            return
        entry = _entry(source, raw, self.diagnostics)
        first = self.entries.get(raw.key)
        if first is not None:
            self.diagnostics.append(
                rules.DUPLICATE_KEY.at(entry.key_where, key=raw.key, related=(first.key_where,))
            )
            return
        similar = self._keys.setdefault(raw.key.lower(), entry)
        if similar is not entry:
            self.diagnostics.append(
                rules.KEY_CASE.at(
                    entry.key_where,
                    key=raw.key,
                    other=similar.key,
                    related=(similar.key_where,),
                )
            )
        self.entries[raw.key] = entry


def _entry(source: Source, raw: RawEntry, diagnostics: list[Diagnostic]) -> Entry:
    fields: dict[str, Field] = {}
    for found in raw.fields:
        name = found.name.lower()
        name_where = Location(source, found.name_span)
        if name in fields:
            diagnostics.append(
                rules.DUPLICATE_FIELD.at(
                    name_where, key=raw.key, field=name, related=(fields[name].name_where,)
                )
            )
        else:
            fields[name] = Field(name, found.value, Location(source, found.span), name_where)
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
