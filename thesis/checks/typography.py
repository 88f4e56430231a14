"""Norwegian typography: the marks between words and the way numbers are written.

The patterns are data, in `typography_marks`, `typography_words` and `typography_grammar`; here they
are looked for. They see a chapter's prose, where citations, code and markup are spaces, so a match
counts only where the source has the very same characters. English parts follow English rules and
are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from thesis.checks.registry import Context, check
from thesis.checks.typography_grammar import GRAMMAR
from thesis.checks.typography_latex import in_latex
from thesis.checks.typography_marks import MARKS
from thesis.checks.typography_patterns import Pattern
from thesis.checks.typography_words import WORDS
from thesis.diagnostic import Diagnostic, Edit
from thesis.document import Prose
from thesis.language.proofreading import in_quotation_marks

NORWEGIAN = frozenset({"nb", "nn"})
PATTERNS: tuple[Pattern, ...] = (*MARKS, *WORDS, *GRAMMAR)
_HARD_SPACE = {"markdown": "\u00a0", "latex": "~"}


@check("lint", *dict.fromkeys(pattern.rule for pattern in PATTERNS))
def check_typography(context: Context) -> Iterator[Diagnostic]:
    """Report what breaks a typographic rule, with the edit that mends it."""
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            yield from in_prose(prose, chapter.format)
            if chapter.format == "latex":
                yield from in_latex(prose)


def in_prose(
    prose: Prose, text_format: Literal["markdown", "latex"] = "markdown"
) -> Iterator[Diagnostic]:
    """Yield what the patterns find in a prose.

    What somebody else said or wrote is quoted as it is: its grammar is not judged.
    """
    hard_space = _HARD_SPACE[text_format]
    quoted = in_quotation_marks(prose)
    for pattern in PATTERNS:
        grammar = pattern in GRAMMAR
        for match in pattern.regex.finditer(prose.text):
            start, end = match.span(pattern.group)
            if prose.language_at(start) not in NORWEGIAN:
                continue
            if grammar and any(start in span for span in quoted):
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
                fixes=(Edit(where, mended.replace("\u00a0", hard_space)),),
            )
