"""What a .bib file said the last time, remembered so that pybtex need not be loaded.

The cache holds one JSON file for each .bib file, so that it does not grow. What it remembers
counts only for the same text, the same abbreviations in force and the same program: the file's
first line is a hash of these and the rest. A damaged file remembers nothing, nor does one that
somebody else made in another form.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import thesis
from thesis.bibliography import Entry, Field, Person
from thesis.bibtex.commands import Reading
from thesis.diagnostic import Diagnostic, Filled, Severity, find_rule
from thesis.source import Location, Source


def load(folder: Path, source: Source, macros: Mapping[str, str]) -> Reading | None:
    """Return what the file says if it is remembered, else None."""
    try:
        sealed, _, body = _file(folder, source).read_text(encoding="ascii").partition("\n")
        if sealed != seal(source, macros, body):
            return None
        record = json.loads(body)
        return Reading(
            tuple(_thaw_entry(item, source) for item in record["entries"]),
            {_text(name): _text(value) for name, value in record["macros"].items()},
            tuple(_thaw_diagnostic(item, source) for item in record["found"]),
            record["complete"] is True,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def store(folder: Path, source: Source, macros: Mapping[str, str], reading: Reading) -> None:
    """Remember what a file says; a cache that cannot be written costs time only."""
    record = {
        "entries": [_freeze_entry(entry) for entry in reading.entries],
        "macros": reading.macros,
        "found": [_freeze_diagnostic(diagnostic) for diagnostic in reading.found],
        "complete": reading.complete,
    }
    body = json.dumps(record)
    path = _file(folder, source)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(f"{seal(source, macros, body)}\n{body}", encoding="ascii")
        beside.replace(path)


def _file(folder: Path, source: Source) -> Path:
    return folder / f"references-{hashlib.sha256(source.path.encode()).hexdigest()[:16]}.json"


def seal(source: Source, macros: Mapping[str, str], body: str) -> str:
    """Return a hash of all that a reading depends on, and of the reading."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    pybtex = find_spec("pybtex")  # found, not loaded
    if pybtex and pybtex.origin:
        files.append(Path(pybtex.origin))
    program = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    parts = (thesis.__version__, program, sorted(macros.items()), source.text, body)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _freeze_entry(entry: Entry) -> list[Any]:
    fields = [
        [field.name, field.value, _place(field.where), _place(field.name_where)]
        for field in entry.fields.values()
    ]
    persons = {
        name: [[p.first, p.von, p.last, p.lineage, p.literal] for p in people]
        for name, people in entry.persons.items()
    }
    return [entry.key, entry.type, fields, _place(entry.where), _place(entry.key_where), persons]


def _thaw_entry(item: Any, source: Source) -> Entry:  # noqa: ANN401 - JSON
    key, kind, frozen, place, key_place, people = item
    fields = {}
    for name, value, where, name_where in frozen:
        fields[_text(name)] = Field(
            name, _text(value), _location(where, source), _location(name_where, source)
        )
    persons = {
        _text(name): tuple(_thaw_person(*parts) for parts in names)
        for name, names in people.items()
    }
    where, key_where = _location(place, source), _location(key_place, source)
    return Entry(_text(key), _text(kind), fields, where, key_where, persons)


def _thaw_person(first: str, von: str, last: str, lineage: str, literal: bool) -> Person:  # noqa: FBT001
    return Person(_text(first), _text(von), _text(last), _text(lineage), literal is True)


def _freeze_diagnostic(diagnostic: Diagnostic) -> list[Any]:
    places = [_place(where) for where in (diagnostic.where, *diagnostic.related) if where]
    texts = [(text.en, text.nb) for text in (diagnostic.message, diagnostic.hint) if text]
    return [diagnostic.code, diagnostic.severity.value, texts, places]


def _thaw_diagnostic(item: Any, source: Source) -> Diagnostic:  # noqa: ANN401 - JSON
    code, severity, texts, places = item
    rule = find_rule(code)
    if rule is None:
        raise ValueError(code)
    where, *related = [_location(place, source) for place in places]
    message, *hints = [Filled(_text(english), _text(norwegian)) for english, norwegian in texts]
    hint = hints[0] if hints else None
    return Diagnostic(rule, Severity(severity), message, where, hint, related=tuple(related))


def _place(where: Location) -> tuple[int, int]:
    return where.span.start, where.span.end


def _location(place: Any, source: Source) -> Location:  # noqa: ANN401 - JSON
    start, end = place
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(source.text):
        raise ValueError(place)
    return source.at(start, end)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
