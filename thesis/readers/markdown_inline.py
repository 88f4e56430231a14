"""The inline parser: markdown-it-py's, with a position on every token and our own rules.

markdown-it-py's inline tokens have no position. Here each rule is run from our own loop, which
knows where the rule began and ended and notes it as `token.meta["at"]`.
"""

# ruff: noqa: FBT003 - markdown-it-py's rules take a positional flag

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline, balance_pairs, emphasis, strikethrough
from markdown_it.token import Token

from thesis.nodes import Inline
from thesis.readers.markdown_context import Context
from thesis.readers.markdown_places import Places
from thesis.source import Location


class InlineState(StateInline):
    """The state of one block's inline parse."""

    def __init__(self, content: str, md: MarkdownIt, env: Env, places: Places) -> None:
        super().__init__(content, md, env, [])
        self.context: Context = env["context"]
        self.places = places

    def where(self, start: int, end: int) -> Location:
        """Return the location of a range of the content."""
        return self.places.location(start, end)

    def text(self, content: str, start: int, end: int) -> None:
        """Push text that is printed for a range of the content."""
        token = self.push("text", "", 0)
        token.content = content
        token.meta["at"] = (start, end)

    def node(self, node: Inline) -> None:
        """Push a finished node."""
        self.push("node", "", 0).meta["node"] = node

    def inside(self, name: str, start: int, end: int) -> Token:
        """Push a pair of tokens with what stands between `start` and `end`; return the opener."""
        limit = self.posMax
        opener = self.push(f"{name}_open", "", 1)
        self.pos, self.posMax = start, end
        self.md.inline.tokenize(self)
        self.posMax = limit
        self.push(f"{name}_close", "", -1)
        return opener


#: What markdown-it-py passes along: link references, and our `context` and `notes`.
Env = MutableMapping[str, Any]
InlineRule = Callable[[InlineState, bool], bool]

#: What ends a stretch of plain text: the characters that some rule begins with, and «]».
_STOP = re.compile(r"[\n\\`$*_~^\[\]@<&]|!\[|-@|://")


class InlineParser(ParserInline):
    """Runs the rules that a character may begin."""

    def __init__(self, rules: dict[str, tuple[InlineRule, ...]]) -> None:
        super().__init__()
        self._rules = rules

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it-py's name
        """Move past one token without making any; markdown-it-py's label search asks for it."""
        state = cast("InlineState", state)
        start = state.pos
        known = state.cache.get(start)
        if known is not None:
            state.pos = known
            return
        plain = _plain_end(state)
        if plain > start:
            # A stretch of text is one token, as markdown-it-py's text rule has it.
            state.pos = plain
        elif state.level >= state.md.options["maxNesting"]:
            # As in markdown-it-py: beyond the limit the rest of the block is skipped.
            state.pos = state.posMax
        elif not self._apply(state, silent=True):
            state.pos = start + 1
        state.cache[start] = state.pos

    def tokenize(self, state: StateInline) -> None:
        """Make tokens for the state's range."""
        state = cast("InlineState", state)
        end = state.posMax
        nested_out = state.level >= state.md.options["maxNesting"]
        while state.pos < end:
            start = state.pos
            count = len(state.tokens)
            plain = _plain_end(state)
            if plain > start:
                state.text(state.src[start:plain], start, plain)
                state.pos = plain
            elif nested_out or not self._apply(state, silent=False):
                state.text(state.src[start], start, start + 1)
                state.pos = start + 1
            else:
                if state.pending:
                    state.pushPending()
                _place(state.tokens[count:], start, state.pos)

    def _apply(self, state: InlineState, *, silent: bool) -> bool:
        rules = self._rules.get(state.src[state.pos], ())
        if not silent:
            return any(rule(state, False) for rule in rules)
        state.level += 1
        found = any(rule(state, True) for rule in rules)
        state.level -= 1
        return found


def _plain_end(state: InlineState) -> int:
    found = _STOP.search(state.src, state.pos, state.posMax)
    return found.start() if found else state.posMax


def _place(tokens: list[Token], start: int, end: int) -> None:
    """Note where tokens stand that a rule made between `start` and `end`."""
    if all(token.type == "text" for token in tokens):
        # Runs of delimiters and unmatched backticks: each token is its own characters.
        for token in tokens:
            token.meta.setdefault("at", (start, start + len(token.content)))
            start = token.meta["at"][1]
        return
    for token in tokens:
        token.meta.setdefault("at", (start, end))


def read_inlines(
    md: MarkdownIt, env: Env, content: str, places: Places, part: tuple[int, int] | None = None
) -> InlineState:
    """Return the state after parsing `part` of a content (all of it when not given)."""
    state = InlineState(content, md, env, places)
    if part:
        state.pos, state.posMax = part
    md.inline.tokenize(state)
    pair_delimiters(state)
    return state


def pair_delimiters(state: InlineState) -> None:
    """Turn runs of * _ ~~ into emphasis, as markdown-it-py does after its rules have run."""
    balance_pairs.link_pairs(state)
    strikethrough.postProcess(state)
    emphasis.postProcess(state)
