r"""The block parser: markdown-it-py's, with a position on every block and our own rules.

Our rules: fenced divisions `:::`, comments, `$$…$$`, `\begin{…}…\end{…}` and table captions.
"""

# ruff: noqa: FBT001, FBT003 - markdown-it-py's rules take a positional flag

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote.index import footnote_def

from thesis.readers.markdown_attributes import BLANKS, find_attributes, skip
from thesis.readers.markdown_inline import InlineParser
from thesis.readers.markdown_marks import RULES
from thesis.readers.markdown_tex import DISPLAY, environment_end

#: As deep as lists and quotations may lie within each other.
MAX_NESTING = 40

CAPTION = re.compile(r"(?:Tabell|Table)?:[ \t]+(?=\S)", re.IGNORECASE)
_DIVISION = re.compile(r":{3,}[ \t]*(.*?)[ \t]*:*[ \t]*$")
_FENCE = re.compile(r"(`{3,}|~{3,})")


@cache
def parser() -> MarkdownIt:
    """Return the parser; it keeps nothing between chapters."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    md.inline = InlineParser(RULES)
    block = md.block.ruler
    md.enable("table")
    md.disable("html_block")
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    block.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    block.before("fence", "division", division, interrupting)
    block.before("fence", "comment", comment)
    block.before("fence", "display_math", display_math, {"alt": ["paragraph", "reference"]})
    block.before("fence", "environment", environment)
    # A table asks the rules that may end a quotation whether its next line is another block.
    block.before("table", "caption", caption, {"alt": ["blockquote"]})
    for rule in block.__rules__:
        rule.fn = _positioned(rule.fn)
    return md


def _positioned(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Note on the first token of each block where its text begins, container prefixes skipped."""

    def run(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if silent:
            return rule(state, line, end, True)
        start = state.bMarks[line] + state.tShift[line]
        count = len(state.tokens)
        if not rule(state, line, end, False):
            return False
        if len(state.tokens) > count:
            first = state.tokens[count]
            first.meta["start"] = start
            if first.type == "table_open":
                lines = range(line, state.line)
                first.meta["rows"] = {n: state.bMarks[n] + state.tShift[n] for n in lines}
        return True

    return run


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _outside(state: StateBlock, line: int) -> bool:
    """Say whether the line belongs to a container further out."""
    return state.sCount[line] < state.blkIndent and not state.isEmpty(line)


def division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `::: {lang=en}` to `:::`; divisions may lie within each other."""
    found = _DIVISION.match(_text(state, start))
    if found is None or not found[1] or state.is_code_block(start):
        return False
    if silent:
        return True
    close = _division_end(state, start, end)
    last = end if close is None else close
    opener = state.push("division_open", "", 1)
    opener.map = [start, last]
    opener.info = found[1]
    opener.meta["info"] = state.bMarks[start] + state.tShift[start] + found.start(1)
    opener.meta["closed"] = close is not None
    limit, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, "division"
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax, state.parentType = limit, parent
    state.push("division_close", "", -1)
    state.line = last if close is None else last + 1
    return True


def _division_end(state: StateBlock, start: int, end: int) -> int | None:
    depth, fence = 1, ""
    for line in range(start + 1, end):
        if _outside(state, line):
            return None
        text = _text(state, line)
        mark = _FENCE.match(text)
        if fence:
            if mark and mark[1].startswith(fence) and not text[mark.end() :].strip():
                fence = ""
            continue
        if mark:
            fence = mark[1]
            continue
        found = _DIVISION.match(text)
        if found:
            depth += 1 if found[1] else -1
            if depth == 0:
                return line
    return None


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Skip a comment of whole lines. Within a paragraph the inline rule reads it instead."""
    text = _text(state, start)
    if silent or not text.startswith("<!--") or state.is_code_block(start):
        return False
    for line in range(start, end):
        if line > start and _outside(state, line):
            return False
        text = _text(state, line)
        close = text.find("-->", 4 if line == start else 0)
        if close < 0:
            continue
        if text[close + 3 :].strip():
            if line == start:
                return False
            # What follows the comment on its last line is text of its own.
            state.bMarks[line] = state.bMarks[line] + state.tShift[line] + close + 3
            state.tShift[line] = skip(BLANKS, text, close + 3) - close - 3
            state.sCount[line] = state.blkIndent
            state.line = line
        else:
            state.line = line + 1
        return True
    return False


def display_math(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `$$…$$` that stands alone, with a label after it."""
    if state.is_code_block(start) or not _text(state, start).startswith("$$"):
        return False
    last = start
    while last < end and not state.isEmpty(last) and not _outside(state, last):
        last += 1
    lines = [_text(state, line) for line in range(start, last)]
    text = "\n".join(lines)
    found = DISPLAY.match(text)
    if found is None:
        return False
    at = skip(BLANKS, text, found.end())
    attributes = find_attributes(text, at)
    rest = text[attributes.end if attributes else at :]
    if rest.split("\n", 1)[0].strip():
        return False
    if silent:
        return True
    used = text[: len(text) - len(rest)].count("\n")
    token = state.push("math_block", "", 0)
    token.map = [start, start + used + 1]
    token.content = found[1].strip()
    line = start + text[:at].count("\n")
    column = at - (text.rfind("\n", 0, at) + 1)
    begin = state.bMarks[line] + state.tShift[line] + column
    token.meta |= {"attributes": attributes, "shift": begin - at}
    state.line = start + used + 1
    return True


def environment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""Read whole lines from `\begin{…}` to its `\end{…}` as TeX."""
    if silent or state.is_code_block(start) or not _text(state, start).startswith(r"\begin{"):
        return False
    text = ""
    for line in range(start, end):
        if _outside(state, line):
            return False
        text += _text(state, line) + "\n"
        ends = r"\end{" in _text(state, line)
        close = environment_end(text, 0, len(text)) if ends else -1
        if close < 0:
            continue
        if text[close:].strip():
            return False
        token = state.push("tex_block", "", 0)
        token.map = [start, line + 1]
        token.content = state.getLines(start, line + 1, state.blkIndent, False)
        state.line = line + 1
        return True
    return False


def caption(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """End a table before a caption that follows it without a blank line."""
    return silent and state.parentType == "table" and bool(CAPTION.match(_text(state, line)))


__all__ = ["CAPTION", "MAX_NESTING", "parser"]
