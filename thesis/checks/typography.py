"""Norwegian typography: the marks between words and the way numbers are written.

The patterns are data, a module a subject; here they are looked for. They see a chapter's prose,
where citations, code and markup are spaces, so a match counts only where the source has the very
same characters. English parts follow English rules and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from thesis.checks.quotations import set_off
from thesis.checks.registry import Context, check
from thesis.checks.typography_abbreviations import SHORT_FORMS
from thesis.checks.typography_dashes import DASHES
from thesis.checks.typography_grammar import GRAMMAR
from thesis.checks.typography_latex import in_latex, quoted_in_latex
from thesis.checks.typography_marks import MARKS
from thesis.checks.typography_numbers import NUMBERS
from thesis.checks.typography_patterns import Pattern
from thesis.checks.typography_quotes import (
    FOREIGN_QUOTES,
    STRAIGHT_QUOTES,
    in_quotes,
    quotations,
)
from thesis.checks.typography_words import WORDS
from thesis.diagnostic import Diagnostic, Edit
from thesis.document import Prose
from thesis.source import Span

NORWEGIAN = frozenset({"nb", "nn"})
PATTERNS: tuple[Pattern, ...] = (*DASHES, *MARKS, *NUMBERS, *SHORT_FORMS, *WORDS, *GRAMMAR)
_RULES = dict.fromkeys(pattern.rule for pattern in PATTERNS)
_HARD_SPACE = {"markdown": "\u00a0", "latex": "~"}


@check("lint", STRAIGHT_QUOTES, FOREIGN_QUOTES, *_RULES)
def check_typography(context: Context) -> Iterator[Diagnostic]:
    """Report what breaks a typographic rule, with the edit that mends it."""
    for chapter in context.thesis.chapters:
        blocks = set_off(chapter).quotations
        for prose in chapter.prose:
            yield from in_prose(prose, chapter.format, blocks.get(prose.source.path, ()))
            if chapter.format == "latex":
                yield from in_latex(prose)


def in_prose(
    prose: Prose,
    text_format: Literal["markdown", "latex"] = "markdown",
    blocks: Sequence[Span] = (),
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the marks and forms of a prose.

    What somebody else said or wrote, in quotation marks or in `blocks`, is quoted as it is.
    """
    found = quotations(prose, text_format)
    yield from in_quotes(prose, found)
    quoted = [*found.spans(), *blocks]
    if text_format == "latex":
        quoted += quoted_in_latex(prose)
    yield from _matches(prose, _HARD_SPACE[text_format], quoted)


def _matches(prose: Prose, hard_space: str, quoted: Sequence[Span]) -> Iterator[Diagnostic]:
    for pattern in PATTERNS:
        for match in pattern.find(prose.text):
            start, end = match.span(pattern.group)
            if prose.language_at(start) not in NORWEGIAN:
                continue
            others = pattern.quoted != "as others" and any(start in span for span in quoted)
            if others and pattern.quoted == "kept":
                continue
            if prose.source.text[match.start() : match.end()] != match[0]:
                continue
            mended = pattern.mended(match)
            if mended is None:
                continue
            where = prose.source.at(start, end)
            yield pattern.rule.at(
                where,
                text=where.text.strip(),
                right=mended.strip(),
                fixes=() if others else (Edit(where, mended.replace("\u00a0", hard_space)),),
            )
