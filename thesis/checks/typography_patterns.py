"""The one kind of typographic rule: a pattern, and what should stand in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from thesis.diagnostic import Rule

Mend = Callable[[re.Match[str]], str | None]


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

    def mended(self, match: re.Match[str]) -> str | None:
        """Return what should stand in the place of `group`."""
        return match.expand(self.mend) if isinstance(self.mend, str) else self.mend(match)


def pattern(
    rule: Rule, regex: str, mend: str | Mend, *, flags: int = 0, group: str | int | None = None
) -> Pattern:
    """Return a pattern; what is wrong is its group «x» where it has one, else all of it."""
    compiled = re.compile(regex, flags)
    part = group if group is not None else "x" if "x" in compiled.groupindex else 0
    return Pattern(rule, compiled, mend, part)
