"""Fields that an entry takes over from another through `crossref` and `xdata`.

The rules are biblatex's default ones (manual, appendix B), which include BibTeX's: what a chapter
lacks comes from its book, whose `title` is the chapter's `booktitle`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from thesis.bibliography import Entry, Field, Person
from thesis.bibtex import rules
from thesis.diagnostic import Diagnostic, Text

_NEVER = frozenset(
    {
        *("crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "execute", "label"),
        *("options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype"),
        *("shorthand", "shorthandintro", "sortkey", "keywords", "file", "abstract"),
    }
)
_BOOKS = frozenset({"book", "collection", "reference", "proceedings"})
_WHOLES = frozenset({f"mv{book}" for book in _BOOKS})
_PARTS = frozenset(
    {
        *("inbook", "bookinbook", "suppbook", "incollection", "suppcollection"),
        *("inreference", "inproceedings", "conference"),
    }
)
_ARTICLES = frozenset({"article", "suppperiodical"})
_TITLES = ("title", "subtitle", "titleaddon")
_OWN_TITLES = frozenset({*_TITLES, "shorttitle", "sorttitle", "indextitle", "indexsorttitle"})

_NO_SUCH_ENTRY = Text(en="no entry has that key", nb="ingen kilde har den nøkkelen")
_A_CIRCLE = Text(en="that leads back to itself", nb="det fører tilbake til den selv")


def inherit(
    entries: Mapping[str, Entry],
    report: Callable[[Diagnostic], None],
    *,
    complete: bool,
) -> dict[str, Entry]:
    """Return the entries with inherited fields added; @xdata entries, never printed, are left out.

    An unknown parent is reported only when the bibliography is `complete`.
    """
    resolved: dict[str, Entry] = {}
    for entry in entries.values():
        if entry.type != "xdata":
            resolved[entry.key] = _complete(entry, entries, report, complete, ())
    return resolved


def _complete(
    entry: Entry,
    entries: Mapping[str, Entry],
    report: Callable[[Diagnostic], None],
    complete: bool,  # noqa: FBT001 - handed on unchanged
    descendants: tuple[str, ...],
) -> Entry:
    found: dict[str, Field] = {}
    people: dict[str, tuple[Person, ...]] = {}
    for field, parent_key in _parents(entry):
        parent = entries.get(parent_key)
        if parent is None or parent_key in (entry.key, *descendants):
            reason = _NO_SUCH_ENTRY if parent is None else _A_CIRCLE
            if not descendants and (complete or parent is not None):
                report(
                    rules.LOST_PARENT.at(
                        field.where, key=entry.key, parent=parent_key, reason=reason.fill()
                    )
                )
            continue
        above = _complete(parent, entries, report, complete, (*descendants, entry.key))
        for name, inherited in _handed_down(entry, above, field.name):
            if name not in entry.fields and name not in found:
                found[name] = replace(inherited, name=name, inherited=True)
                if inherited.name in above.persons:
                    people[name] = above.persons[inherited.name]
    if not found:
        return entry
    return replace(entry, fields={**entry.fields, **found}, persons={**entry.persons, **people})


def _parents(entry: Entry) -> Iterator[tuple[Field, str]]:
    for name in ("xdata", "crossref"):
        field = entry.fields.get(name)
        if field is not None:
            for key in field.value.split(",") if name == "xdata" else (field.value,):
                yield field, key.strip()


def _handed_down(child: Entry, parent: Entry, through: str) -> Iterator[tuple[str, Field]]:
    prefix = _title_prefix(child.type, parent.type) if through == "crossref" else None
    for name, field in parent.fields.items():
        if name in _NEVER:
            continue
        if prefix is None:
            yield name, field
        elif name in _TITLES:
            # BibTeX files write the chapters' `booktitle` in the book itself: that is meant.
            if prefix + name not in parent.fields:
                yield prefix + name, field
        elif name not in _OWN_TITLES:
            yield name, field
            if name == "author" and parent.type == "book":
                yield "bookauthor", field


def _title_prefix(child: str, parent: str) -> str | None:
    """Return what a parent's `title` is called in the child, as a prefix; None: it is the same."""
    if parent in _WHOLES and child in _BOOKS | _PARTS:
        return "main"
    if parent in _BOOKS and child in _PARTS:
        return "book"
    if parent == "periodical" and child in _ARTICLES:
        return "journal"
    return None
