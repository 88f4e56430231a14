"""The one kind of typographic rule: a pattern, and what should stand in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from thesis.diagnostic import Filled, Rule

Mend = Callable[[re.Match[str]], str | None]

#: Who says so.
SIGNS = Filled("Språkrådet, writing rules: signs", "Språkrådet, Skriveregler: tegn")
SPACES = Filled("Språkrådet, writing rules: spaces", "Språkrådet, Skriveregler: mellomrom")
NUMBERS = Filled(
    "Språkrådet, writing rules: numbers, times and dates",
    "Språkrådet, Skriveregler: tall, tid og dato",
)
ABBREVIATIONS = Filled(
    "Språkrådet, writing rules: abbreviations", "Språkrådet, Skriveregler: forkortelser"
)
CAPITALS = Filled(
    "Språkrådet, writing rules: capital or small initial letter",
    "Språkrådet, Skriveregler: stor eller liten forbokstav",
)

Quoted = Literal["as others", "reported", "kept"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What breaks a rule, and how it is mended."""

    rule: Rule
    regex: re.Pattern[str]
    mend: str | Mend
    """A template as for `Match.expand`, or a function; None from it: nothing is wrong here.
    A hard space is U+00A0, whatever the chapter's format writes for it."""
    group: str | int = 0
    """The part of the match that is wrong; the rest is its surroundings."""
    left: re.Pattern[str] | None = None
    """Assertions on what stands before a match. They are looked at where the rest is found: the
    search for a rare sign is quick, the search for a place after a common letter is not."""
    quoted: Quoted = "as others"
    """What becomes of a match in a quotation. Signs are the writer's own, even there; how a word is
    written is «reported» but not mended; what others said is «kept» as they said it."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, in order; they do not overlap."""
        at = 0
        while found := self.regex.search(text, at):
            if self.left is None or self.left.match(text, found.start()):
                yield found
                at = max(found.end(), found.start() + 1)
            else:
                at = found.start() + 1

    def mended(self, match: re.Match[str]) -> str | None:
        """Return what should stand in the place of `group`."""
        return match.expand(self.mend) if isinstance(self.mend, str) else self.mend(match)


def pattern(
    rule: Rule,
    regex: str,
    mend: str | Mend,
    *,
    left: str = "",
    flags: int = 0,
    quoted: Quoted = "as others",
) -> Pattern:
    """Return a pattern; what is wrong is its group «x» where it has one, else all of it."""
    compiled = re.compile(regex, flags)
    group = "x" if "x" in compiled.groupindex else 0
    return Pattern(rule, compiled, mend, group, re.compile(left) if left else None, quoted)
