r"""LaTeX text as blocks: what the model knows becomes nodes, the rest reaches TeX as it stands.

The law: the pieces of a chapter (`Tex`, `Str`, `TexBlock`, an environment's `begin` and `end`)
are the source's own text in its order, but for the constructs that became nodes of another kind.
Only the white space between blocks is in no piece (the blocks' places tell where an empty line
stands), nor a comment that ends a block, nor a `comment` environment.

Blocks begin and end where TeX's paragraphs may: at blank lines, headings and environments that
stand outside of every command's arguments. Inside arguments everything is one run of inlines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from thesis.diagnostic import Diagnostic
from thesis.document import Prose
from thesis.nodes import Block, Image, Inline, SoftBreak, Str, Tex
from thesis.readers.latex_arguments import Argument, Body, adjacent_arguments, listed_arguments
from thesis.readers.latex_cite import key_places
from thesis.readers.latex_out import Out
from thesis.readers.latex_tables import ARGUMENTS, KEPT_TOGETHER, MATH_ENVIRONMENTS
from thesis.readers.markdown_inline_rules import DUPLICATE_LABEL
from thesis.source import Location, Source

#: Beyond this, environments and notes within each other stay TeX: nodes are walked recursively.
MAX_DEPTH = 20

_PLAIN = re.compile(r"(?:[^\\{}$&#_^~%\[\]\"'`<>|,\n-]|,(?!,)|(?<!-)-(?!-))+|[ \t]*\n[ \t]*")


@dataclass
class Parsed:
    """A file's tokens, read once."""

    source: Source
    path: Path
    body: Body
    prose: Prose


@dataclass
class Work:
    """What is gathered while a chapter and the files that it includes are read."""

    root: Path
    chapter: Path
    """The chapter's own file."""
    language: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parsed: dict[Path, Parsed] = field(default_factory=dict)
    including: list[Path] = field(default_factory=list)
    """The files that are being read, the chapter first."""
    included: int = 0
    picture_folders: list[Path] = field(default_factory=list)
    labels: dict[str, Location] = field(default_factory=dict)
    appendix: Location | None = None
    r"""An `\appendix` at the chapter's top."""

    def define(self, where: Location) -> None:
        """Note the label that stands at a place, and report one that is given twice."""
        first = self.labels.setdefault(where.text, where)
        if first != where:
            related = (first,)
            self.diagnostics.append(DUPLICATE_LABEL.at(where, related=related, label=where.text))


@dataclass
class Float:
    """What a figure or table environment holds."""

    caption: tuple[Inline, ...] | None = None
    label: str = ""
    images: list[Image] = field(default_factory=list)


Handler = Callable[["Flow", int], "int | None"]
"""Reads the command at a token and returns the token after it; None leaves it to TeX."""


@dataclass
class Flow:
    """One file's tokens on their way into blocks."""

    work: Work
    parsed: Parsed
    handlers: dict[str, Handler]
    environment: Handler
    out: Out
    depth: int = 0
    floats: list[Float] = field(default_factory=list)
    position: int = 0
    """Up to this offset the text has gone out."""
    inline_until: int = 0
    """Up to this token we are in a command's arguments."""
    math_until: int = 0
    """Up to this token we are in a formula."""
    group_until: int = 0
    """Up to this token we are in a group."""
    languages: int = 0
    """How many languages were open where this flow began."""

    @property
    def source(self) -> Source:
        """The file."""
        return self.parsed.source

    @property
    def body(self) -> Body:
        """The file's tokens."""
        return self.parsed.body

    def run(self, first: int, last: int) -> None:
        """Read tokens `first` to before `last` into `out`."""
        tokens, nesting = self.body.tokens, self.body.nesting
        self.position = self.offset(first)
        at = first
        while at < last:
            token = tokens[at]
            if at in nesting.definitions:
                at = nesting.definitions[at]
                continue
            after: int | None = None
            if at in nesting.math:
                after = self.formula(at, nesting.math[at])
            if after is not None:
                pass
            elif token.kind == "command":
                handler = self.handlers.get(token.name)
                after = handler(self, at) if handler else None
                if after is None:
                    self.keep_together(at)
            elif token.kind == "begin":
                after = self.begin(at)
            elif token.kind == "raw" and at >= self.inline_until:
                after = self.environment(self, at)
            elif token.kind == "open":
                self.group_until = max(self.group_until, nesting.partner.get(at, 0))
            elif token.kind == "par" and at >= self.inline_until:
                self.flush(token.end)
                self.out.close()
            elif token.kind == "comment":
                self.out.comments.append(self.source.at(token.start, token.end))
            elif token.kind == "skip" and token.name == "comment":
                self.flush(token.start)
                self.position = token.end
            at = at + 1 if after is None else after
        self.flush(self.offset(last))

    def formula(self, at: int, after: int) -> int | None:
        """Read a formula as a block, or leave it in the run of inlines."""
        displayed = at >= self.inline_until and self.environment(self, at)
        if displayed:
            return displayed
        self.inline_until = max(self.inline_until, after)
        self.math_until = max(self.math_until, after)
        return None

    def begin(self, at: int) -> int | None:
        """Read the environment at token `at`, or leave it in the run of inlines."""
        name = self.body.tokens[at].name
        end = self.body.nesting.partner.get(at)
        if name in MATH_ENVIRONMENTS and end is not None:
            return self.formula(at, end + 1)
        if name in KEPT_TOGETHER:
            self.inline_until = max(self.inline_until, end or 0)
        elif end is not None and at >= self.inline_until and self.depth < MAX_DEPTH:
            return self.environment(self, at)
        return None

    def keep_together(self, at: int) -> None:
        """Let no block begin or end in the arguments of the command at token `at`."""
        name = self.body.tokens[at].name
        arguments: list[Argument | None] = (
            listed_arguments(self.body, at + 1, ARGUMENTS[name]) if name in ARGUMENTS else []
        )
        last = next((a for a in reversed(arguments) if a), None)
        if last is None:
            adjacent = adjacent_arguments(self.body, at + 1)
            last = adjacent[-1] if adjacent else None
        if last is not None:
            self.inline_until = max(self.inline_until, last.last)

    def label_at(self, at: int) -> Location | None:
        r"""Return where the label stands that the `\label` at a token sets."""
        token = self.body.tokens[at]
        if token.kind != "command" or token.name != "label":
            return None
        arguments = listed_arguments(self.body, at + 1, "b")
        if not arguments or not arguments[0]:
            return None
        places = key_places(self.source, self.body, arguments[0])
        return places[0] if len(places) == 1 else None

    # --- output ---

    def offset(self, token: int) -> int:
        """Return where a token begins."""
        tokens = self.body.tokens
        return tokens[token].start if token < len(tokens) else len(self.source.text)

    def flush(self, end: int) -> None:
        """Send the text up to `end` out as it stands."""
        start = self.position
        if end <= start:
            return
        self.position = end
        if self.parsed.prose.text[start:end].strip():
            self.out.has_text = True
        if self.out.words:
            self.flush_words(start, end)
        else:
            self.tex(start, end)

    def tex(self, start: int, end: int) -> None:
        """Send a part of the text out as TeX."""
        if end > start:
            where = self.source.at(start, end)
            self.out.inlines.append(Tex(where, where.text))

    def flush_words(self, start: int, end: int) -> None:
        """Send a part of the text out, its plain words as text."""
        text, mask = self.source.text, self.parsed.prose.text
        done = start
        for found in _PLAIN.finditer(text, start, end):
            first, last = found.span()
            if text[first:last] != mask[first:last]:
                continue
            self.tex(done, first)
            where = self.source.at(first, last)
            self.out.inlines.append(
                SoftBreak(where) if "\n" in found[0] else Str(where, where.text)
            )
            done = last
        self.tex(done, end)

    def put(self, at: int, after: int, *nodes: Inline) -> int:
        """Send nodes out in the place of tokens `at` to before `after`; return `after`."""
        return self.put_between(self.offset(at), self.offset(after), after, *nodes)

    def put_between(self, start: int, end: int, after: int, *nodes: Inline) -> int:
        """Send nodes out in the place of the text from `start` to `end`; return `after`."""
        self.flush(start)
        self.position = max(self.position, end)
        self.out.inlines += nodes
        if nodes:
            self.out.has_text = True
        return after

    # --- reading a part on its own ---

    def inner(self, out: Out) -> Flow:
        """Return a flow for a part of this file that goes out elsewhere."""
        flow = replace(self, out=out, depth=self.depth + 1, inline_until=0, group_until=0)
        flow.languages = len(out.regions)
        return flow

    def inlines(
        self, argument: Argument, *, words: bool = False, language: str = ""
    ) -> tuple[Inline, ...]:
        """Return an argument's inside as inlines, read as `language` when it is not our own."""
        flow = self.inner(Out(words=words, language=language or self.out.speaks()))
        flow.inline_until = argument.last
        flow.run(argument.first + 1, argument.last)
        return tuple(flow.out.inlines)

    def blocks(self, first: int, last: int) -> tuple[Block, ...]:
        """Return tokens `first` to before `last` as blocks."""
        flow = self.inner(Out(language=self.out.speaks()))
        flow.run(first, last)
        flow.out.close()
        flow.out.end_languages(0)
        return tuple(flow.out.blocks)
