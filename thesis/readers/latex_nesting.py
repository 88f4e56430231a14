"""What opens and what closes in a LaTeX file: braces, environments, formulas, definitions.

Works on tokens alone, in one pass with one stack, and reports what does not fit. What is found
broken is reported once, at the place that opened it, and the rest of the file is read on.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from thesis.diagnostic import Diagnostic
from thesis.readers.latex_definitions import DEFINITIONS, brace_partners, definition_end
from thesis.readers.latex_rules import (
    END_WITHOUT_BEGIN,
    MISMATCHED_ENVIRONMENT,
    STRAY_BRACE,
    UNCLOSED_BRACE,
    UNCLOSED_ENVIRONMENT,
    UNCLOSED_MATH,
)
from thesis.readers.latex_tokens import Token
from thesis.source import Location, Source

_MATH_CLOSER = {"[": "]", "(": ")"}


class _Open(NamedTuple):
    what: str
    """«{», «$», «$$», «\\[», «\\(», or «\\begin{name}»."""
    token: int


@dataclass
class Nesting:
    """Partners by token index. What is broken has no partner."""

    partner: dict[int, int] = field(default_factory=dict)
    """Opening token -> closing token: braces, brackets, environments, formulas."""
    definitions: dict[int, int] = field(default_factory=dict)
    """A definition's first token -> the token after it."""
    math: dict[int, int] = field(default_factory=dict)
    """A formula's first token -> the token after it; for a broken one, its paragraph's end."""


@dataclass
class _Nester:
    source: Source
    tokens: list[Token]
    nesting: Nesting = field(default_factory=Nesting)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    brackets: list[list[int]] = field(default_factory=lambda: [[]])
    """Open «[» by depth of braces: the first «]» at the same depth closes them all."""
    ends_ahead: Counter[str] = field(default_factory=Counter)
    late: Counter[str] = field(default_factory=Counter)
    """What was reported as unclosed because something around it ended first."""

    def run(self, first: int, last: int) -> None:
        braces = brace_partners(self.tokens, first, last)
        self.ends_ahead.update(t.name for t in self.tokens[first:last] if t.kind == "end")
        at = first
        while at < last:
            token = self.tokens[at]
            if token.kind == "command" and token.name in DEFINITIONS:
                after = definition_end(self.tokens, at, last, braces)
                if after is not None:
                    self.skip_definition(at, after)
                    at = after
                    continue
            at = self.step(at, token, last)
        self.close_math(last)
        while self.stack:
            self.report(self.pop())

    def skip_definition(self, first: int, after: int) -> None:
        self.nesting.definitions[first] = after
        self.ends_ahead.subtract(t.name for t in self.tokens[first:after] if t.kind == "end")

    def step(self, at: int, token: Token, last: int) -> int:
        match token.kind:
            case "open":
                self.push("{", at)
                self.brackets.append([])
            case "close":
                self.close_brace(at)
            case "bracket":
                self.brackets[-1].append(at)
            case "unbracket":
                for opening in self.brackets[-1]:
                    self.nesting.partner[opening] = at
                self.brackets[-1].clear()
            case "par":
                self.close_math(at)
                self.brackets[-1].clear()
            case "dollar":
                return self.dollar(at, last)
            case "begin":
                self.push(f"\\begin{{{token.name}}}", at)
            case "end":
                self.end(at, token.name)
            case "command" if token.name in _MATH_CLOSER:
                self.push(f"\\{token.name}", at)
            case "command" if token.name in ("]", ")"):
                self.end_formula(at, "\\[" if token.name == "]" else "\\(")
            case "skip" | "raw" if not token.closed:
                self.unclosed_environment(at, "\\iffalse", "\\fi")
        return at + 1

    # --- the stack ---

    def push(self, what: str, at: int) -> None:
        self.stack.append(_Open(what, at))
        self.open[what] += 1

    def pop(self) -> _Open:
        top = self.stack.pop()
        self.open[top.what] -= 1
        if top.what == "{":
            self.brackets.pop()
        return top

    def pair(self, at: int) -> None:
        top = self.pop()
        self.nesting.partner[top.token] = at
        if top.what[0] == "$" or top.what in ("\\[", "\\("):
            self.nesting.math[top.token] = at + 1

    def unwind(self, what: str) -> None:
        """Report and pop all that stands open above the innermost `what`."""
        while self.stack[-1].what != what:
            dropped = self.pop()
            self.late[dropped.what] += 1
            self.report(dropped)

    def is_late(self, what: str) -> bool:
        """Say whether this closes what was reported already as crossing with something else."""
        is_late = self.late[what] > 0
        self.late[what] -= is_late
        return is_late

    # --- what closes ---

    def close_brace(self, at: int) -> None:
        if not self.open["{"]:
            if not self.is_late("{"):
                self.diagnostics.append(STRAY_BRACE.at(self.place(at)))
            return
        self.unwind("{")
        self.pair(at)

    def dollar(self, at: int, last: int) -> int:
        double = at + 1 < last and self.tokens[at + 1].kind == "dollar"
        top = self.stack[-1].what if self.stack else ""
        if top == "$" or (top == "$$" and not double):
            if top == "$$":
                self.report(self.pop())
            else:
                self.pair(at)
            return at + 1
        if double:
            if top == "$$":
                self.pair(at + 1)
            else:
                self.push("$$", at)
            return at + 2
        self.push("$", at)
        return at + 1

    def end_formula(self, at: int, opening: str) -> None:
        if self.open[opening]:
            self.unwind(opening)
            self.pair(at)

    def end(self, at: int, name: str) -> None:
        self.ends_ahead[name] -= 1
        opening = f"\\begin{{{name}}}"
        if self.open[opening]:
            self.unwind(opening)
            self.pair(at)
            return
        innermost = next(
            (o for o in reversed(self.stack[-8:]) if o.what.startswith("\\begin")), None
        )
        if (
            innermost
            and self.ends_ahead[self.tokens[innermost.token].name] < self.open[innermost.what]
        ):
            self.unwind(innermost.what)
            self.mismatch(innermost.token, at)
            self.pair(at)
        elif not self.is_late(opening):
            self.diagnostics.append(END_WITHOUT_BEGIN.at(self.place(at), name=name))

    def close_math(self, at: int) -> None:
        """Report formulas that are open where a paragraph ends."""
        if not (self.open["$"] or self.open["$$"] or self.open["\\["] or self.open["\\("]):
            return
        dropped: list[_Open] = []
        while self.open["$"] or self.open["$$"] or self.open["\\["] or self.open["\\("]:
            dropped.append(self.pop())
        outermost = dropped[-1]
        self.nesting.math[outermost.token] = at
        # «$a_{b$»: the brace is what is wrong, the second dollar sign was meant to close.
        inner = dropped[-2] if len(dropped) > 1 else outermost
        self.report(inner if inner.what == "{" else outermost)

    # --- reports ---

    def place(self, index: int) -> Location:
        token = self.tokens[index]
        return self.source.at(token.start, token.end)

    def report(self, opened: _Open) -> None:
        if opened.what == "{":
            self.diagnostics.append(UNCLOSED_BRACE.at(self.place(opened.token)))
        elif opened.what.startswith("\\begin"):
            closing = opened.what.replace("\\begin", "\\end", 1)
            self.unclosed_environment(opened.token, opened.what, closing)
        else:
            self.diagnostics.append(UNCLOSED_MATH.at(self.place(opened.token), opening=opened.what))

    def unclosed_environment(self, index: int, opening: str, closing: str) -> None:
        start = self.tokens[index].start
        self.diagnostics.append(
            UNCLOSED_ENVIRONMENT.at(
                self.source.at(start, start + len(opening)), opening=opening, closing=closing
            )
        )

    def mismatch(self, opening: int, closing: int) -> None:
        end = self.tokens[closing]
        self.diagnostics.append(
            MISMATCHED_ENVIRONMENT.at(
                self.source.at(self.tokens[opening].start, self.tokens[opening].end),
                related=(self.source.at(end.start, end.end),),
                name=self.tokens[opening].name,
                other=end.name,
                line=self.source.position(end.start).line,
            )
        )


def nest(
    source: Source, tokens: list[Token], first: int, last: int
) -> tuple[Nesting, list[Diagnostic]]:
    """Return the partners among tokens `first` to before `last`, and what is broken there."""
    nester = _Nester(source, tokens)
    nester.run(first, last)
    return nester.nesting, nester.diagnostics
