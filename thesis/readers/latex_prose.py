r"""The running text of a LaTeX file, at its own offsets, and the characters that stop TeX in it.

What is kept: text, and the arguments that are text (`ARGUMENTS`). A command that we do not know
keeps what stands in its braces when there is a space between two words there: `\minboks{to ord}`
is text, `\minfarge{dypblaa}` is not. Brackets of unknown commands are never text.

A word with an accent command (`caf\'e`) or a break in it (`sam\-tykke`) is left out whole: no
run of the source spells it. `~` and what LaTeX writes in several characters (`--`, quotation
marks, `\S`) are spaces. What such words and signs print is told beside the text.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import cached_property

from thesis.diagnostic import Diagnostic
from thesis.document import Prose
from thesis.readers.latex_arguments import (
    Argument,
    Body,
    adjacent_arguments,
    listed_arguments,
)
from thesis.readers.latex_cite import read_citation
from thesis.readers.latex_cite_forms import FORMS
from thesis.readers.latex_mask import flattened, masked
from thesis.readers.latex_rules import PERCENT_AFTER_NUMBER, UNESCAPED_CHARACTER
from thesis.readers.latex_tables import (
    ACCENTS,
    ARGUMENTS,
    CODE_ENVIRONMENTS,
    ENVIRONMENT_ARGUMENTS,
    LANGUAGES,
    LETTERS,
    MATH_ENVIRONMENTS,
    TABULAR_ENVIRONMENTS,
    TEXT_ENVIRONMENTS,
    words,
)
from thesis.readers.latex_tokens import Token
from thesis.source import Source, Span

_TWO_WORDS = re.compile(r"[^\W\d_]\s+(?=[^\W\d_])")
# What LaTeX prints as one sign: dashes, quotation marks, babel's shorthands.
_SIGNS = re.compile(r"--+|``|''|,,|\"[-|<>=~`'/]")
_BREAKS_WORD = re.compile(r"\"[-|=~/]")
_NUMBER_BEFORE = re.compile(r"\d(?:[ \t\u00a0\u202f~]|\\,){0,4}\Z")
_KEPT_SYMBOLS = frozenset(words("% & # _ $ { }"))
_SIGN_COMMANDS = frozenset(words("S textendash"))


@dataclass
class _Masker:
    source: Source
    body: Body
    language: str
    kept: list[tuple[int, int]] = field(default_factory=list)
    broken: list[tuple[int, int]] = field(default_factory=list)
    """Parts of words that are written in several characters."""
    signs: list[tuple[int, int]] = field(default_factory=list)
    """What stands between words and is written in several characters."""
    foreign: list[tuple[int, int, str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    skip: dict[int, int] = field(default_factory=dict)
    """Token -> token after it: arguments without text."""
    code_until: int = 0
    unknown_until: int = 0
    """Up to this token we are in an unknown command's arguments: nothing is reported."""
    scopes: list[tuple[int, str]] = field(default_factory=list)
    """Open environments and groups: token of the end, kind."""
    strange: int = 0
    """How many open environments are unknown."""
    columns: int = 0

    @cached_property
    def word_gaps(self) -> list[int]:
        """Offsets of letters that a space and another letter follow."""
        text = self.source.text
        return [
            found.start()
            for token in self.body.tokens
            if token.kind == "text"
            for found in _TWO_WORDS.finditer(text, token.start, token.end)
        ]

    def run(self) -> None:
        body, at = self.body, self.body.first
        math, definitions = body.nesting.math, body.nesting.definitions
        while at < body.last:
            while self.scopes and self.scopes[-1][0] <= at:
                self.leave()
            after = max(math.get(at, 0), definitions.get(at, 0), self.skip.get(at, 0))
            at = after if after > at else self.token(at, body.tokens[at])

    def token(self, at: int, token: Token) -> int:
        match token.kind:
            case "text":
                if at >= self.code_until:
                    self.text(token)
            case "blank" | "par":
                self.kept.append((token.start, token.end))
            case "bracket" | "unbracket":
                if at >= self.code_until:
                    self.kept.append((token.start, token.end))
            case "special":
                self.special(at, token)
            case "comment":
                self.comment(at, token)
            case "open":
                self.scopes.append((self.body.nesting.partner.get(at, self.body.last), "{"))
            case "begin":
                return self.environment(at, token.name)
            case "command":
                self.command(at, token)
        return at + 1

    # --- scopes ---

    def enter(self, end: int, name: str) -> None:
        known = name in TEXT_ENVIRONMENTS or name in LANGUAGES
        kind = "text" if known else "columns" if name in TABULAR_ENVIRONMENTS else "strange"
        self.strange += kind == "strange"
        self.columns += kind == "columns"
        self.scopes.append((end, kind))

    def leave(self) -> None:
        kind = self.scopes.pop()[1]
        self.strange -= kind == "strange"
        self.columns -= kind == "columns"

    def environment(self, at: int, name: str) -> int:
        end = self.body.nesting.partner.get(at, self.body.last)
        if name in MATH_ENVIRONMENTS or name in CODE_ENVIRONMENTS:
            return max(end, at + 1)
        self.enter(end, name)
        if name in ENVIRONMENT_ARGUMENTS:
            self.blank(listed_arguments(self.body, at + 1, ENVIRONMENT_ARGUMENTS[name]))
        else:
            self.unknown(at)
        if name in ("otherlanguage", "otherlanguage*"):
            arguments = listed_arguments(self.body, at + 1, "ob")
            if len(arguments) == 2 and arguments[1]:
                self.speak(self.name(arguments[1]), self.body.after(arguments[1]), end)
        elif name in LANGUAGES:
            self.speak(name, self.body.tokens[at].end, end)
        return at + 1

    # --- commands ---

    def command(self, at: int, token: Token) -> None:
        name = token.name
        if name in ACCENTS or name in LETTERS or name == "-":
            self.accent(at, token)
        elif name in _SIGN_COMMANDS:
            self.signs.append((token.start, token.end))
        elif name in _KEPT_SYMBOLS:
            self.kept.append((token.end - 1, token.end))
        elif name in FORMS:
            reading = read_citation(self.source, self.body, at, self.language)
            self.skip[at + 1] = reading.after if reading else at + 1
        elif name in ARGUMENTS:
            self.known(at, name)
        else:
            self.unknown(at)

    def known(self, at: int, name: str) -> None:
        tokens = self.body.tokens
        first = at + 1
        if first < self.body.last and tokens[first].kind == "url":
            first += 1
        letters = ARGUMENTS[name]
        arguments = listed_arguments(self.body, first, letters)
        for letter, argument in zip(letters, arguments, strict=False):
            if argument and letter in "ob":
                self.skip[argument.first] = argument.last + 1
            elif argument and letter == "c":
                self.code_until = max(self.code_until, argument.last)
        if name == "foreignlanguage" and len(arguments) == 4 and arguments[1] and arguments[3]:
            inside = self.body.inside(arguments[3])
            self.foreign.append((inside.start, inside.end, self.spoken(self.name(arguments[1]))))
        elif name.startswith("text") and name[4:] in LANGUAGES and len(arguments) == 2:
            inside = self.body.inside(arguments[1]) if arguments[1] else Span(0, 0)
            self.foreign.append((inside.start, inside.end, LANGUAGES[name[4:]]))
        elif name == "selectlanguage" and len(arguments) == 2 and arguments[1]:
            end = self.scopes[-1][0] if self.scopes else self.body.last
            self.speak(self.name(arguments[1]), self.body.after(arguments[1]), end)

    def unknown(self, at: int) -> None:
        for argument in adjacent_arguments(self.body, at + 1):
            if argument.kind == "{" and self.has_words(self.body.inside(argument)):
                self.unknown_until = max(self.unknown_until, argument.last)
            else:
                self.skip[argument.first] = argument.last + 1

    def blank(self, arguments: list[Argument | None]) -> None:
        for argument in arguments:
            if argument:
                self.skip[argument.first] = argument.last + 1

    def has_words(self, inside: Span) -> bool:
        at = bisect.bisect_left(self.word_gaps, inside.start)
        return at < len(self.word_gaps) and self.word_gaps[at] < inside.end

    def accent(self, at: int, token: Token) -> None:
        end = token.end
        follower = self.body.tokens[at + 1] if at + 1 < self.body.last else None
        if follower and follower.kind == "open":
            closing = self.body.nesting.partner.get(at + 1)
            if closing is not None and closing - at <= 4:
                end = self.body.tokens[closing].end
                self.skip[at + 1] = closing + 1
        elif follower and follower.kind in ("text", "blank"):
            text = self.source.text
            # The space that ends «\o » is no space in print.
            while token.name[-1:].isalpha() and end < follower.end and text[end] in " \t":
                end += 1
            if token.name in ACCENTS and text[end : end + 1].isalpha():
                end += 1
        start = token.start
        before = self.body.tokens[at - 1] if at > self.body.first else None
        closing = self.body.nesting.partner.get(at - 1)
        if before and before.kind == "open" and closing and self.body.tokens[closing].start == end:
            start, end = before.start, self.body.tokens[closing].end
        self.broken.append((start, end))

    def name(self, argument: Argument) -> str:
        return self.source.slice(self.body.inside(argument)).strip()

    # --- languages ---

    def spoken(self, name: str) -> str:
        # A language that we have no name for is nobody's to spell: BCP 47 «und».
        return LANGUAGES.get(name, "und")

    def speak(self, name: str, start: int, end_token: int) -> None:
        tokens = self.body.tokens
        end = tokens[end_token].start if end_token < len(tokens) else len(self.source.text)
        self.foreign.append((start, max(start, end), self.spoken(name)))

    # --- characters ---

    def text(self, token: Token) -> None:
        text, start = self.source.text, token.start
        for found in _SIGNS.finditer(text, token.start, token.end):
            self.kept.append((start, found.start()))
            start = found.end()
            if _BREAKS_WORD.match(found[0]):
                self.broken.append(found.span())
            else:
                self.signs.append(found.span())
        self.kept.append((start, token.end))

    def special(self, at: int, token: Token) -> None:
        character = self.source.text[token.start]
        if at < self.unknown_until or self.strange or (character == "&" and self.columns):
            return
        self.diagnostics.append(
            UNESCAPED_CHARACTER.at(self.source.at(token.start, token.end), character=character)
        )

    def comment(self, at: int, token: Token) -> None:
        text, start = self.source.text, token.start
        before = text[max(0, start - 8) : start]
        if at < self.code_until or not _NUMBER_BEFORE.search(before):
            return
        hidden = text[start + 1 : token.end].strip()
        # «2012%» at a line's end is the usual way to eat the line end; «30 %» there is not.
        if hidden or not before[-1].isdigit():
            where = self.source.at(start, start + 1)
            self.diagnostics.append(PERCENT_AFTER_NUMBER.at(where))


def read_prose(source: Source, body: Body, language: str) -> tuple[Prose, list[Diagnostic]]:
    """Return the running text of a file, and the characters in it that LaTeX cannot print."""
    masker = _Masker(source, body, language)
    masker.run()
    kept, spelled = masked(source, masker.kept, masker.broken, masker.signs)
    prose = Prose(source, kept, language, flattened(masker.foreign, language), spelled)
    return prose, masker.diagnostics
