"""Works that several files of references hold: each is kept once, and no two share a key."""

from __future__ import annotations

from itertools import count

from thesis.bibliography import Entry
from thesis.bibtex import read_bibliography
from thesis.citations.typed_work import fold
from thesis.importing import remarks
from thesis.importing.model import Imported, Kind
from thesis.source import Source, decode

#: What a work is known by: its DOI, or its title, year and first person.
_Identity = tuple[str, ...]


def keep_one_of_each(imported: Imported, *, cited_by_key: bool) -> None:
    """Take a work out of each file of references but the first that holds it.

    Another work with a key that is in use gets a new one. What is done is reported.

    Args:
        imported: what the files gave.
        cited_by_key: whether a text may cite by key; keys then stay, and so does the work that
            bears another one.
    """
    known: dict[_Identity, tuple[str, str]] = {}
    taken: set[str] = set()
    for name in [name for name in imported.files if name.endswith(".bib")]:
        text = decode(imported.files[name])[0]
        entries = read_bibliography([Source(name, text)])[0].entries.values()
        edits: list[tuple[int, int, str]] = []
        for entry in entries:
            span = entry.where.span
            first = next((known[one] for one in _identities(entry) if one in known), None)
            if first and (first[0] == entry.key or not cited_by_key):
                edits.append((span.start, span.end, ""))
                imported.say(
                    Kind.TAKEN, remarks.SAME_WORK, key=entry.key, file=name, first=first[1]
                )
                continue
            key = entry.key
            if key.lower() in taken and not cited_by_key:
                key = next(new for n in count(2) if (new := f"{key}-{n}").lower() not in taken)
                edits.append((entry.key_where.span.start, entry.key_where.span.end, key))
                imported.say(Kind.GUESSED, remarks.NEW_KEY, key=entry.key, file=name, new=key)
            taken.add(key.lower())
            known |= {one: (key, name) for one in _identities(entry) if one not in known}
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:].removeprefix("\n" if not new else "")
        if edits:
            imported.files[name] = text.encode()
        if not text.strip():
            del imported.files[name]


def _identities(entry: Entry) -> list[_Identity]:
    people = next((entry.persons[r] for r in ("author", "editor") if entry.persons.get(r)), ())
    first = fold(people[0].last) if people else ""
    title, year = fold(entry.text("title")), (entry.text("date") or entry.text("year"))[:4]
    doi = entry.text("doi").lower()
    described = [(title, year, first)] if title and year and first else []
    return [*([(doi,)] if doi else []), *described]
