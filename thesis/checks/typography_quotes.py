"""Quotation marks: «…», and ‘…’ within them (Språkrådet's rules for signs).

Marks are read in pairs, paragraph by paragraph: the same sign opens and closes in many languages,
so what stands on each side of a mark, and whether a quotation is open, tell the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thesis.checks.typography_patterns import SIGNS
from thesis.diagnostic import Diagnostic, Edit, Filled, Severity, Text, rule
from thesis.document import Prose
from thesis.source import Location, Span

STRAIGHT_QUOTES = rule(
    "TYP001",
    "straight-quotes",
    Severity.WARNING,
    message=Text(
        en="straight quotation mark; Norwegian text has {right}",
        nb="rett anførselstegn; i norsk tekst skal det være {right}",
    ),
    why=Text(
        en="Norwegian text has angle quotation marks, «like these», and ‘single ones’ for a "
        "quotation within a quotation. Search strings keep theirs.",
        nb="Norsk tekst skal ha vinkelformede anførselstegn, «som her», og ‘enkle’ for et sitat i "
        "et sitat. Søkestrenger beholder sine.",
    ),
    fix=Text(en="write « and »", nb="skriv « og »"),
    example='Hun sa "ja".',
    authority=SIGNS,
)
FOREIGN_QUOTES = rule(
    "TYP004",
    "foreign-quotes",
    Severity.WARNING,
    message=Text(
        en="quotation mark of another language; Norwegian text has {right}",
        nb="anførselstegn fra et annet språk; i norsk tekst skal det være {right}",
    ),
    why=Text(
        en="Norwegian text has «angle quotation marks», and ‘single ones’ for a quotation within "
        "a quotation.",
        nb="Norsk tekst skal ha «vinkelformede anførselstegn», og ‘enkle’ for et sitat i et sitat.",
    ),
    fix=Text(en="write « and »", nb="skriv « og »"),
    example="Hun sa “ja”.",
    authority=SIGNS,
)

_OUTER, _INNER = ("«", "»"), ("‘", "’")
_MARK = {
    # Two commas or apostrophes for one sign; in LaTeX `typography_latex` sees them.
    "markdown": re.compile(r'["“”„‟«»]|\'\'|,,(?=\w)'),
    # «"=», «"-» and «"~» are hyphens and spaces of babel.
    "latex": re.compile(r'"(?![=~-])|[“”„‟«»]'),
}
#: A paragraph, an item of a list, a heading and a cell of a table have quotations of their own.
_BREAK = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)]|\#+)[ \t]|\||\\item\b|\\\\|(?<!\\)&")
#: What may stand before an opening mark, and after a closing one.
_BEFORE = re.compile(r"[\s(\[{/–—-]")
_AFTER = re.compile(r"[\s)\]}.,;:!?/…–—-]")
#: Markup that a mark may lean on.
_MARKUP = {"markdown": "*_", "latex": ""}
#: The operators of databases: what they join is a search string.
_OPERATOR = r"(?:AND|OR|NOT|NEAR(?:/\d+)?|ADJ\d*|[NW]\d+)"
_SEARCHED_BEFORE = re.compile(rf"(?:\b{_OPERATOR}[\s(]*|\b[A-Z]{{2}} )$")
_SEARCHED_AFTER = re.compile(rf"[\s)*]*(?:\b{_OPERATOR}\b|\[[A-Za-z ]+\])")
_CONTEXT = 20
#: A straight single mark that opens is no apostrophe: «'n», «'68».
_SINGLE = re.compile(
    r"'(?<![\w'’*_]')(?!n |a |en |em |kke )(?=[^\W\d_])[^'\n]{1,300}?(?<=[\w.,!?])'(?![\w'])"
)
#: «Hans' bok»: an apostrophe that closes nothing.
_GENITIVE = re.compile(r"[sxz]'[ \n]+[a-zæøå]")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that stands in the text, and how deep in quotations it stands."""

    where: Location
    opens: bool
    depth: int

    @property
    def right(self) -> str:
        return (_INNER if self.depth % 2 else _OUTER)[not self.opens]

    @property
    def is_right(self) -> bool:
        # «» within «» may be the writer's choice, and may be a quotation that was left open.
        return self.where.text in {"«", "»"} and self.where.text == _OUTER[not self.opens]


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotation marks of a prose's Norwegian text."""

    pairs: tuple[tuple[_Mark, _Mark], ...]
    alone: tuple[_Mark, ...]
    """Marks without a partner in their paragraph."""

    def spans(self) -> list[Span]:
        """Return what is quoted, with its marks."""
        return [Span(begin.where.span.start, finish.where.span.end) for begin, finish in self.pairs]


def quotations(prose: Prose, text_format: str) -> Quotations:
    """Return the quotations of a prose's Norwegian text."""
    pairs: list[tuple[_Mark, _Mark]] = []
    alone: list[_Mark] = []
    for marks in _paragraphs(prose, _MARK[text_format]):
        paired, left = _paired(prose, marks, _MARKUP[text_format])
        pairs += paired
        alone += left
    return Quotations(tuple(pairs), tuple(alone))


def in_quotes(prose: Prose, found: Quotations) -> Iterator[Diagnostic]:
    """Yield the quotations of a prose that have the wrong marks."""
    for begin, finish in found.pairs:
        if not (begin.is_right and finish.is_right) and not _is_searched(begin, finish):
            yield _diagnostic(begin, finish)
    yield from (_diagnostic(mark) for mark in found.alone if not mark.is_right)
    yield from _single(prose, [pair for pair in found.pairs if pair[0].depth == 0])


def _paragraphs(prose: Prose, mark: re.Pattern[str]) -> Iterator[list[Location]]:
    """Yield the marks of the Norwegian text, those of each paragraph together."""
    together: list[Location] = []
    for found in mark.finditer(prose.text):
        where = prose.source.at(*found.span())
        if where.text != found[0] or prose.language_at(found.start()) not in {"nb", "nn"}:
            continue
        if together and _BREAK.search(prose.source.text, together[-1].span.end, where.span.start):
            yield together
            together = []
        together.append(where)
    if together:
        yield together


def _paired(
    prose: Prose, marks: list[Location], markup: str
) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    """Return the marks that open and close a quotation together, and those without a partner."""
    opened: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    alone: list[_Mark] = []
    for where in marks:
        opens = _opens(prose.source.text, where, markup, is_open=bool(opened))
        if opens:
            opened.append(_Mark(where, opens=True, depth=len(opened)))
        elif opened:
            begin = opened.pop()
            pairs.append((begin, _Mark(where, opens=False, depth=begin.depth)))
        elif opens is False:
            alone.append(_Mark(where, opens=False, depth=0))
    return pairs, [*opened, *alone]


def _opens(text: str, where: Location, markup: str, *, is_open: bool) -> bool | None:
    """Say whether a mark opens a quotation; None where it is no quotation mark."""
    at, after = where.span.start, where.span.end
    while at and text[at - 1] in markup:
        at -= 1
    while after < len(text) and text[after] in markup:
        after += 1
    mark, left, right = where.text, text[at - 1 : at], text[after : after + 1]
    may_open = not left or bool(_BEFORE.fullmatch(left)) or left in "«‘"
    may_close = not right or bool(_AFTER.fullmatch(right)) or right in "»’"
    if mark == "«" and not (is_open and may_close and not may_open):
        return True
    if mark == "»" and not (may_open and not may_close):
        return False
    if mark in {'"', "''"} and left.isdigit() and not is_open:
        return None  # inches, seconds
    if may_open != may_close:
        return may_open
    return not is_open


def _is_searched(begin: _Mark, finish: _Mark) -> bool:
    """Say whether a quotation is a phrase of a search string, where the marks mean something."""
    text, start, end = begin.where.source.text, begin.where.span.start, finish.where.span.end
    return bool(
        _SEARCHED_BEFORE.search(text[max(0, start - _CONTEXT) : start])
        or _SEARCHED_AFTER.match(text[end : end + _CONTEXT])
    )


def _diagnostic(*marks: _Mark) -> Diagnostic:
    first = marks[0]
    straight = first.where.text in {'"', "''", "'"}
    right = [mark.right for mark in marks]
    return (STRAIGHT_QUOTES if straight else FOREIGN_QUOTES).at(
        first.where,
        right=Filled(" and ".join(right), " og ".join(right)),
        fixes=tuple(Edit(mark.where, mark.right) for mark in marks),
    )


def _single(prose: Prose, outer: list[tuple[_Mark, _Mark]]) -> Iterator[Diagnostic]:
    """Yield straight single marks; within a quotation they are mended.

    Elsewhere a person must choose: what is quoted has «», a word's meaning may have ‘’.
    """
    for found in _SINGLE.finditer(prose.text):
        first, last = found.start(), found.end() - 1
        text = prose.source.text
        if text[first : last + 1] != found[0] or _GENITIVE.match(text, last - 1):
            continue
        if prose.language_at(first) not in {"nb", "nn"}:
            continue
        inside = any(
            begin.where.span.end <= first and last < finish.where.span.start
            for begin, finish in outer
        )
        begin, finish = (
            _Mark(prose.source.at(at, at + 1), opens=at == first, depth=int(inside))
            for at in (first, last)
        )
        if inside:
            yield _diagnostic(begin, finish)
        else:
            yield STRAIGHT_QUOTES.at(begin.where, right=Filled("« and »", "« og »"))
