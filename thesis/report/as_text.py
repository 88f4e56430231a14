"""Diagnostics as text for people: place, rule, sentence, the source line with a marker, help.

A line is a sequence of (style, text) pieces, so that the same rendering serves a pipe (the
texts joined) and a terminal (`thesis.report.terminal` colours them).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from thesis.diagnostic import Diagnostic, Filled, Language, Location, Severity, Text

Style = Literal["plain", "place", "error", "warning", "rule", "dim", "marker", "help", "good"]
Line = tuple[tuple[Style, str], ...]

#: A source line longer than this is shown in part, around the marker.
WIDTH = 96
#: So many further places of one diagnostic are named; the rest are counted.
MOST_RELATED = 8

_HELP = Filled("help", "hjelp")
_ALSO = Filled("also at", "også her")
_MORE = Text(en="and {n} more", nb="og {n} til")


def render_text(
    diagnostics: Iterable[Diagnostic], language: Language, *, verbose: bool = False
) -> Iterator[Line]:
    """Yield the lines of all diagnostics; `verbose` adds foreign programs' own words."""
    for diagnostic in diagnostics:
        yield _headline(diagnostic, language)
        if diagnostic.where is not None:
            yield from _excerpt(diagnostic.where, diagnostic.severity)
        yield (("help", f"  {_HELP.get(language)}: "), ("plain", diagnostic.advice.get(language)))
        if diagnostic.related:
            yield _related(diagnostic.related, language)
        if verbose:
            for line in diagnostic.detail.splitlines():
                yield (("dim", f"  | {line}"),)


def _headline(diagnostic: Diagnostic, language: Language) -> Line:
    severity = diagnostic.severity.word.get(language)
    style: Style = "error" if diagnostic.is_error else "warning"
    place = f"{_place(diagnostic.where)}: " if diagnostic.where else ""
    return (
        ("place", place),
        (style, severity),
        ("plain", " "),
        ("rule", f"{diagnostic.code} {diagnostic.rule.name}"),
        ("plain", f": {diagnostic.message.get(language)}"),
    )


def _place(where: Location) -> str:
    start = where.start
    return f"{where.source.path}:{start.line}:{start.column}"


def _excerpt(where: Location, severity: Severity) -> Iterator[Line]:
    start, end = where.start, where.end
    text = where.source.line_text(start.line)
    if not text.strip():
        return
    first = start.column - 1
    last = end.column - 1 if end.line == start.line else len(text)
    last = max(last, first + 1)
    cut = _window(text, first, last)
    shown = "".join(_visible(c) for c in text[cut.start : cut.stop])
    before = "… " if cut.start else ""
    after = " …" if cut.stop < len(text) else ""
    number = str(start.line).rjust(5)
    yield (("dim", f"{number} | "), ("plain", f"{before}{shown}{after}"))
    pad = _cells(before) + _cells("".join(_visible(c) for c in text[cut.start : first]))
    marked = _cells("".join(_visible(c) for c in text[first : min(last, cut.stop)]))
    style: Style = "error" if severity is Severity.ERROR else "warning"
    yield (("dim", "      | "), (style, " " * pad + "^" * max(marked, 1)))


def _window(text: str, first: int, last: int) -> slice:
    """Return the part of a line to show around first..last, cut between words."""
    size = len(text)
    if size <= WIDTH:
        return slice(0, size)
    start = max(0, min(first - WIDTH // 3, size - WIDTH))
    stop = min(size, max(start + WIDTH, min(last, start + 2 * WIDTH)))
    if start:
        start = text.find(" ", start, first) + 1 or start
    if stop < size:
        after = text.rfind(" ", min(last, stop), stop)
        stop = after if after > first else stop
    return slice(start, stop)


def _visible(character: str) -> str:
    """Return what to show for a character: a tab or control character would move the marker."""
    if character == "\t" or unicodedata.category(character) in {"Cc", "Zs"}:
        return " "
    return character


def _cells(text: str) -> int:
    """Return how many terminal cells `text` takes (combining marks none, wide characters two)."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _related(related: Sequence[Location], language: Language) -> Line:
    places = ", ".join(_place(where) for where in related[:MOST_RELATED])
    rest = len(related) - MOST_RELATED
    more = f" {_MORE.fill(n=rest).get(language)}" if rest > 0 else ""
    return (("help", f"  {_ALSO.get(language)}: "), ("place", places), ("plain", more))


_COUNTS: dict[tuple[str, bool], Filled] = {
    ("error", True): Filled("1 error", "1 feil"),
    ("error", False): Filled("{n} errors", "{n} feil"),
    ("warning", True): Filled("1 warning", "1 advarsel"),
    ("warning", False): Filled("{n} warnings", "{n} advarsler"),
}


def count_words(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return «2 errors, 1 warning», "" when there are none."""
    parts = []
    for severity in Severity:
        number = sum(d.severity is severity for d in diagnostics)
        if number:
            words = _COUNTS[severity.value, number == 1].get(language)
            parts.append(words.format(n=number))
    return ", ".join(parts)
