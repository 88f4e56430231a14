"""All .bib files as one `Bibliography`: keys held against each other, fields inherited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from thesis.bibliography import Bibliography, Entry
from thesis.bibtex import cache as kept
from thesis.bibtex import rules
from thesis.bibtex.commands import Reading, read_file
from thesis.bibtex.inheritance import inherit
from thesis.diagnostic import Diagnostic
from thesis.source import Source


def read_bibliography(
    sources: Sequence[Source], cache: Path | None = None
) -> tuple[Bibliography, list[Diagnostic]]:
    """Read .bib files, in order, and return all their entries and what is wrong with them.

    Every entry that has a key is kept, a broken one with the fields that could be read. Never
    raises. What the files say is remembered in the folder `cache`, which need not exist.
    """
    readings = list(_readings(sources, cache))
    complete = all(reading.complete for reading in readings)
    found = [diagnostic for reading in readings for diagnostic in reading.found]
    entries = inherit(_first_of_each(readings, found), found.append, complete=complete)
    bibliography = Bibliography(entries, tuple(sources), complete=complete)
    return bibliography, sorted(found, key=Diagnostic.sort_key)


def _readings(sources: Sequence[Source], cache: Path | None) -> Iterator[Reading]:
    macros: Mapping[str, str] = {}
    for source in sources:
        reading = kept.load(cache, source, macros) if cache else None
        if reading is None:
            reading = read_file(source, macros)
            if cache:
                kept.store(cache, source, macros, reading)
        macros = reading.macros
        yield reading


def _first_of_each(readings: Sequence[Reading], found: list[Diagnostic]) -> dict[str, Entry]:
    """Return the entries by key; of duplicates, which are reported, the first."""
    entries: dict[str, Entry] = {}
    in_lower_case: dict[str, Entry] = {}
    for entry in (entry for reading in readings for entry in reading.entries):
        first = entries.setdefault(entry.key, entry)
        if first is not entry:
            about = rules.DUPLICATE_KEY.at(
                entry.key_where, key=entry.key, related=(first.key_where,)
            )
            found.append(about)
            continue
        similar = in_lower_case.setdefault(entry.key.lower(), entry)
        if similar is not entry:
            about = rules.KEY_CASE.at(
                entry.key_where, key=entry.key, other=similar.key, related=(similar.key_where,)
            )
            found.append(about)
    return entries
