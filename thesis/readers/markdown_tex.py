r"""Backslashes, mathematics and TeX within a line.

`$…$` follows Pandoc's rule: no space inside the dollar signs, no digit after the second, so that
«$5 og $6» is money. `\command[…]{…}` and `\begin{…}…\end{…}` reach TeX unchanged.
"""

# ruff: noqa: FBT001 - markdown-it-py's rules take a positional flag

from __future__ import annotations

import re
from functools import lru_cache

from thesis.diagnostic import Filled, Severity
from thesis.nodes import Math, Tex
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_attributes import SPACE, find_attributes, skip, take
from thesis.readers.markdown_inline import InlineState

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
#: A brace of a group; a sign behind a backslash is none.
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_OPTION = re.compile(r"\[[^\]\n]*\]")
_BEGIN = re.compile(r"\\begin\{([^{}\n]+)\}")
_CITES = re.compile(
    r"(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ff]ull|[Ss]uper|[Ss]mart|no)?[Cc]ites?|cite[a-z]+"
)
_MATH = re.compile(r"\$(?![\s$])((?:[^$\\]|\\.)+)(?<!\s)\$(?!\d)", re.DOTALL)
DISPLAY = re.compile(r"\$\$((?:[^$\\]|\\.|\$(?!\$))+)\$\$", re.DOTALL)


def backslash(state: InlineState, silent: bool) -> bool:
    """Read what a backslash begins: an escaped sign, a line break, a hard space or TeX."""
    start = state.pos
    after = state.src[start + 1 : start + 2] if start + 1 < state.posMax else ""
    if after == "\n":
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos = skip(SPACE, state.src, start + 2, state.posMax)
    elif after in _PUNCTUATION and after:
        if not silent:
            _warn_of_tex_brackets(state, after)
            state.text(after, start, start + 2)
        state.pos = start + 2
    elif after == " ":
        # As in Pandoc: a space that does not break, for «30\ %».
        if not silent:
            state.text("\u00a0", start, start + 2)
        state.pos = start + 2
    elif after.isascii() and after.isalpha():
        return _tex(state, silent=silent)
    else:
        return False
    return True


_TEX_BRACKETS = Filled(r"mathematics in “\( \)” or “\[ \]”", r"matematikk i «\( \)» eller «\[ \]»")
_USE_DOLLARS = Filled("write $x$, or $$x$$ on a line of its own", "skriv $x$, eller $$x$$ alene")


def _warn_of_tex_brackets(state: InlineState, opener: str) -> None:
    closer = {"(": "\\)", "[": "\\]"}.get(opener)
    if closer and state.src.find(closer, state.pos, state.posMax) > 0:
        where = state.where(state.pos, state.pos + 2)
        state.context.report(rules.UNSUPPORTED.at(where, what=_TEX_BRACKETS, hint=_USE_DOLLARS))


def _tex(state: InlineState, *, silent: bool) -> bool:
    start = state.pos
    begin = _BEGIN.match(state.src, start, state.posMax)
    end = environment_end(state.src, start, state.posMax) if begin else _command_end(state, silent)
    if end < 0:
        if begin and not silent:
            name = begin[1]
            where = state.where(start, begin.end())
            closer = f"\\end{{{name}}}"
            state.context.report(rules.UNCLOSED.at(where, opener=begin[0], closer=closer))
        return False
    if not silent:
        _warn_of_citation(state, start)
        state.node(Tex(state.where(start, end), state.src[start:end]))
    state.pos = end
    return True


def environment_end(text: str, start: int, limit: int) -> int:
    r"""Return where the `\end` that belongs to the `\begin` at `start` ends, -1 without one."""
    begin = _BEGIN.match(text, start, limit)
    if begin is None:
        return -1
    name = re.escape(begin[1])
    depth = 0
    for found in re.compile(rf"\\(begin|end)\{{{name}\}}").finditer(text, start, limit):
        depth += 1 if found[1] == "begin" else -1
        if depth == 0:
            return found.end()
    return -1


def _command_end(state: InlineState, silent: bool) -> int:
    """Return where a command with its arguments ends."""
    text, limit = state.src, state.posMax
    at = skip(_COMMAND, text, state.pos, limit)
    while at < limit:
        if text[at] == "{":
            end = braces_end(text, at, limit)
            if end < 0:
                if not silent:
                    where = state.where(state.pos, at + 1)
                    state.context.report(rules.UNCLOSED.at(where, opener=where.text, closer="}"))
                return -1
            at = end
            continue
        option = _OPTION.match(text, at, limit) if text[at] == "[" else None
        # «\LaTeX [@key]»: a bracket with a key is a citation, not an option.
        if option is None or "@" in option[0]:
            break
        at = option.end()
    return at


def braces_end(text: str, start: int, limit: int) -> int:
    """Return where the group that opens at `start` ends, -1 when it does not."""
    return _groups(text[:limit]).get(start, -1)


@lru_cache(maxsize=4)
def _groups(text: str) -> dict[int, int]:
    """Return where each group of a text ends, by its start: all at once, as many may be open."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            ends[opened.pop()] = found.end()
    return ends


_CITE_COMMAND = Filled("a LaTeX citation in Markdown", "en LaTeX-henvisning i Markdown")
_CITE_AS = Filled("write [@key, s. 26] or @key", "skriv [@nøkkel, s. 26] eller @nøkkel")


def _warn_of_citation(state: InlineState, start: int) -> None:
    found = _COMMAND.match(state.src, start)
    if found and _CITES.fullmatch(found[1]):
        where = state.where(*found.span())
        problem = rules.UNSUPPORTED.at(where, what=_CITE_COMMAND, hint=_CITE_AS)
        state.context.report(problem.with_severity(Severity.ERROR))


_BLANK_LINE = Filled(
    "write $$ where the formula ends; there can be no blank line within it",
    "skriv $$ der formelen slutter; det kan ikke stå en tom linje inni den",
)


def _report_open_display(state: InlineState, start: int, silent: bool) -> None:
    """Report «$$» that nothing ends: the formula would be printed as it is written."""
    before = state.src[max(start - 1, 0) : start]
    if not silent and state.src.startswith("$$", start) and before != "$":
        where = state.where(start, start + 2)
        state.context.report(rules.UNCLOSED.at(where, opener="$$", closer="$$", hint=_BLANK_LINE))


def dollar(state: InlineState, silent: bool) -> bool:
    """Read `$…$` and `$$…$$`."""
    start = state.pos
    display = DISPLAY.match(state.src, start, state.posMax)
    if display is None:
        found = _MATH.match(state.src, start, state.posMax)
        if found is None:
            _report_open_display(state, start, silent)
            return False
        if not silent:
            state.node(Math(state.where(start, found.end()), found[1]))
        state.pos = found.end()
        return True
    after = skip(SPACE, state.src, display.end(), state.posMax)
    attributes = find_attributes(state.src, after, state.posMax)
    if not silent:
        token = state.push("display", "", 0)
        token.content = display[1].strip()
        taken = take(state.context, attributes, state.where, frozenset({"#"}))
        token.meta["label"] = taken.get("#", "")
    state.pos = attributes.end if attributes else display.end()
    return True
