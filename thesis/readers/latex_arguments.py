"""A command's arguments: which tokens they are."""

from __future__ import annotations

from typing import Literal, NamedTuple

from thesis.readers.latex_nesting import Nesting
from thesis.readers.latex_tokens import Token
from thesis.source import Span


class Argument(NamedTuple):
    """An argument in braces or brackets; `first` and `last` are the tokens of the delimiters."""

    kind: Literal["{", "["]
    first: int
    last: int


class Body(NamedTuple):
    """A file's tokens and what belongs together in them; `first` to before `last` is read."""

    tokens: list[Token]
    nesting: Nesting
    first: int
    last: int

    def inside(self, argument: Argument) -> Span:
        """Return the span of an argument's content."""
        return Span(self.tokens[argument.first].end, self.tokens[argument.last].start)

    def after(self, argument: Argument) -> int:
        """Return the offset after the argument."""
        return self.tokens[argument.last].end


def argument_at(body: Body, at: int) -> Argument | None:
    """Return the argument that begins with the token `at`, None when none does."""
    if not body.first <= at < body.last:
        return None
    kind = body.tokens[at].kind
    closing = body.nesting.partner.get(at)
    if kind not in ("open", "bracket") or closing is None or closing >= body.last:
        return None
    return Argument("{" if kind == "open" else "[", at, closing)


def listed_arguments(body: Body, at: int, letters: str) -> list[Argument | None]:
    """Return the arguments from token `at` on, as `letters` (see `ARGUMENTS`) ask for them.

    Spaces, a line end and comments may stand between, as TeX has it. An optional argument
    that is not there is None; a mandatory one that is not in braces ends the list.
    """
    found: list[Argument | None] = []
    for letter in letters:
        optional = letter in "oO"
        argument = argument_at(body, skip_blank(body, at))
        if argument and argument.kind == ("[" if optional else "{"):
            found.append(argument)
            at = argument.last + 1
        elif optional:
            found.append(None)
        else:
            break
    return found


def adjacent_arguments(body: Body, at: int) -> list[Argument]:
    """Return the arguments that follow each other directly: those of a command we do not know."""
    found: list[Argument] = []
    while True:
        start = at
        while start < body.last and body.tokens[start].kind == "comment":
            start += 1
        argument = argument_at(body, start)
        if argument is None:
            return found
        found.append(argument)
        at = argument.last + 1


def skip_blank(body: Body, at: int) -> int:
    """Return the first token from `at` on that is neither space nor comment."""
    while at < body.last and body.tokens[at].kind in ("blank", "comment"):
        at += 1
    return at
