r"""Marks as LaTeX writes them: ``30\%``, ``\S 6-2``, ````sitat''``, ``---``.

The prose of a LaTeX chapter has spaces where such marks stand, so they are looked for in the
source; a mark counts where a character next to it is text that is printed. A verbatim block, a
formula, an address and a comment have no such character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thesis.checks.typography_dashes import EM_DASH, SPACED_RANGE, YEAR
from thesis.checks.typography_numbers import BREAKABLE_SPACE, DECIMAL_POINT, NO_SPACE_AT_SIGN
from thesis.checks.typography_quotes import FOREIGN_QUOTES
from thesis.diagnostic import Diagnostic, Edit, Rule
from thesis.document import Prose
from thesis.source import Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is wrong in the source (the group «x»), and what should stand there."""

    rule: Rule
    regex: re.Pattern[str]
    right: str


_MARKS = (
    _Mark(NO_SPACE_AT_SIGN, re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?P<x>)\\%"), "~"),
    _Mark(BREAKABLE_SPACE, re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?P<x> )\\%"), "~"),
    # TeX swallows the space after the name of a command: «\S 6» is printed «§6».
    _Mark(NO_SPACE_AT_SIGN, re.compile(r"\\S(?P<x>(?:\{\})? ?)\d[\d–-]*"), "~"),
    _Mark(EM_DASH, re.compile(r"(?<=\d)(?P<x>---)(?=\d)"), "--"),
    _Mark(EM_DASH, re.compile(r"(?<!-)(?P<x>[ ~]?---[ ]?)(?!-)(?!(?<=\d---)\d)"), " -- "),
    _Mark(SPACED_RANGE, re.compile(rf"(?<![\w.,/-]){YEAR}(?P<x> -- )(?={YEAR}(?![\w/-]))"), "--"),
    _Mark(DECIMAL_POINT, re.compile(r"(?<![\w.,])\d{1,3}(?P<x>\.)\d{1,2}(?=~\\%)"), ","),
)
#: Within one paragraph; a quotation within a quotation has single marks, which are right.
_QUOTED = re.compile(
    r"(?P<open>``)(?=\S)(?:[^\n`']|\n(?!\s*\n)|'(?!')|`(?!`)){1,2000}?(?P<close>'')"
)
#: A quotation of csquotes.
_ENQUOTED = re.compile(r"\\(?:enquote|textquote)\*?\{[^{}]{1,2000}\}")


def in_latex(prose: Prose) -> Iterator[Diagnostic]:
    """Yield what is wrong with the marks of a LaTeX chapter's Norwegian text."""
    source = prose.source.text
    for mark in _MARKS:
        for match in mark.regex.finditer(source):
            if _is_printed(prose, *match.span()) and _is_norwegian(prose, match.start()):
                whole, wrong = prose.source.at(*match.span()), prose.source.at(*match.span("x"))
                before = source[match.start() : match.start("x")]
                after = source[match.end("x") : match.end()]
                yield mark.rule.at(
                    whole,
                    text=_plain(whole.text),
                    right=_plain(before + mark.right + after),
                    fixes=(Edit(wrong, mark.right),),
                )
    for match in _QUOTED.finditer(source):
        if _is_printed(prose, *match.span()) and _is_norwegian(prose, match.start()):
            opening, closing = (prose.source.at(*match.span(name)) for name in ("open", "close"))
            fixes = (Edit(opening, "«"), Edit(closing, "»"))
            yield FOREIGN_QUOTES.at(opening, text="``", right="«", fixes=fixes)


def quoted_in_latex(prose: Prose) -> list[Span]:
    """Return what stands in quotation marks that LaTeX writes as two signs, or as a command."""
    source = prose.source.text
    found = [*_QUOTED.finditer(source), *_ENQUOTED.finditer(source)]
    return [Span(*match.span()) for match in found]


def _is_norwegian(prose: Prose, offset: int) -> bool:
    return prose.language_at(offset) in {"nb", "nn"}


def _is_printed(prose: Prose, start: int, end: int) -> bool:
    """Say whether a character of the text, at the marks or next to them, is printed as it is."""
    source, text = prose.source.text, prose.text
    # Not over a line's end: a comment's next line is text.
    near = [*range(start, end)]
    before, after = start - 1, end
    while before >= 0 and source[before] in " ~":
        before -= 1
    while after < len(source) and source[after] in " ~":
        after += 1
    near += [at for at in (before, after) if 0 <= at < len(source)]
    return any(text[at] == source[at] and not source[at].isspace() for at in near)


def _plain(source: str) -> str:
    """Return marks as they are printed."""
    for written, printed in (
        ("\\%", "%"),
        ("\\S", "§"),
        ("{}", ""),
        ("~", "\u00a0"),
        ("---", "—"),
        ("--", "–"),
    ):
        source = source.replace(written, printed)
    return source.strip()
