"""Verbatim blocks."""

from __future__ import annotations

import re

from markdown_it.token import Token

from thesis.diagnostic import Filled
from thesis.nodes import CodeBlock, TexBlock
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_attributes import find_attributes, take
from thesis.readers.markdown_context import Context
from thesis.source import Location

_WORD = re.compile(r"[^\W\d_]{2,}")
_RAW_FORMAT = Filled("raw text in another format than LaTeX", "råtekst i et annet format enn LaTeX")


def read_fence(context: Context, token: Token, where: Location) -> CodeBlock | TexBlock:
    """Return a fenced block: TeX where it says {=latex}, else code."""
    source, start = where.source, where.span.start
    lines = (token.map or [0, 0])[1] - (token.map or [0, 0])[0] - 1
    content = token.content
    inside = content.count("\n") + (1 if content and not content.endswith("\n") else 0)
    if lines <= inside:
        opener = source.at(start, start + len(token.markup))
        problem = rules.UNCLOSED.at(opener, opener=token.markup, closer=token.markup)
        context.report(problem)
    text = content.removesuffix("\n")
    info = token.info.strip()
    begin = start + len(token.markup) + len(token.info) - len(token.info.lstrip())
    place = source.at(begin, begin + len(info))
    if not info.startswith("{"):
        language, _, rest = info.partition(" ")
        if rest.strip():
            context.report(rules.UNKNOWN_ATTRIBUTE.at(place, attribute=rest.strip()))
        return CodeBlock(where, text, language)
    attributes = find_attributes(source.text, begin, place.span.end)
    names = [item.name for item in attributes.items] if attributes else []
    if names in (["=latex"], ["=tex"]):
        return TexBlock(where, text)
    if names and names[0].startswith("="):
        context.report(rules.UNSUPPORTED.at(place, what=_RAW_FORMAT))
        return CodeBlock(where, text)
    classes = [name for name in names if name.startswith(".")][:1]
    take(context, attributes, source.at, frozenset(classes))
    return CodeBlock(where, text, classes[0][1:] if classes else "")


def read_indented(context: Context, token: Token, where: Location) -> CodeBlock:
    """Return an indented block; one that reads like text is reported."""
    if len(_WORD.findall(token.content)) >= 4:
        context.report(rules.INDENTED_TEXT.at(where))
    return CodeBlock(where, token.content.removesuffix("\n"))
