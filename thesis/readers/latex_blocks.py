r"""Headings, and the environments that are blocks of their own.

All other environments (formulas, tabulars, minipages, those we do not know) stay in the run of
TeX where they stand: a block of its own would be a paragraph of its own.
"""

from __future__ import annotations

import re
from typing import Literal

from thesis.nodes import (
    Block,
    BlockQuote,
    Cite,
    Environment,
    Heading,
    Inline,
    MathBlock,
    Paragraph,
    Tex,
)
from thesis.readers.latex_arguments import Argument, listed_arguments, skip_blank
from thesis.readers.latex_cite_forms import FORMS
from thesis.readers.latex_flow import Float, Flow, Handler
from thesis.readers.latex_tables import (
    ENVIRONMENT_ARGUMENTS,
    LANGUAGES,
    MATH_ENVIRONMENTS,
    SECTIONS,
    words,
)

Kind = Literal["figure", "table", "quote", "list", "abstract", "other"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(words("figure figure* wrapfigure sidewaysfigure"), "figure"),
    **dict.fromkeys(words("table table* wraptable sidewaystable longtable"), "table"),
    **dict.fromkeys(words("itemize enumerate description"), "list"),
    "abstract": "abstract",
    "appendices": "other",
}
#: amsmath's and LaTeX's displays of their own.
_DISPLAYS = frozenset(words("equation align alignat flalign gather multline eqnarray"))
_NOT_IN_FORMULAS = frozenset(words("footnote includegraphics input"))
_LISTING_LABEL = re.compile(r"\\begin\{lstlisting\}\s*\[[^\]]*?\blabel\s*=\s*\{?\s*([^,{}\[\]\s]+)")
_QUOTES = frozenset(words("quote quotation displayquote"))


def read_heading(flow: Flow, at: int) -> int | None:
    """Read a sectioning command; within arguments it stays TeX."""
    if at < flow.inline_until:
        return None
    token = flow.body.tokens[at]
    arguments = listed_arguments(flow.body, at + 1, "ot")
    title = arguments[1] if len(arguments) == 2 else None
    if title is None:
        return None
    short = arguments[0]
    flow.flush(token.start)
    flow.out.close()
    after = title.last + 1
    label, after = _own_label(flow, after)
    flow.out.blocks.append(
        Heading(
            flow.source.at(token.start, flow.body.after(title)),
            SECTIONS[token.name],
            flow.inlines(title, words=True),
            label=label,
            numbered=flow.source.text[token.end - 1] != "*",
            short=flow.inlines(short, words=True) if short else (),
        )
    )
    flow.position = flow.offset(after)
    return after


def _own_label(flow: Flow, at: int) -> tuple[str, int]:
    r"""Return the label of the `\label` that follows a heading, and the token after it."""
    found = skip_blank(flow.body, at)
    place = flow.label_at(found) if found < flow.body.last else None
    if place is None:
        return "", at
    flow.work.define(place)
    argument = listed_arguments(flow.body, found + 1, "b")[0]
    return place.text, argument.last + 1 if argument else at


def read_environment(flow: Flow, at: int) -> int | None:
    """Read the environment or formula that begins at a token, when it is a block of its own."""
    if flow.body.tokens[at].kind == "raw":
        return _listing(flow, at)
    if flow.body.tokens[at].kind != "begin" or flow.body.tokens[at].name in MATH_ENVIRONMENTS:
        return _formula(flow, at)
    name = flow.body.tokens[at].name
    if name in _QUOTES:
        return _quotation(flow, at)
    if name in _KINDS:
        return _environment(flow, at, _KINDS[name])
    if name in ("otherlanguage", "otherlanguage*") or name in LANGUAGES:
        return _language(flow, at)
    return None


def _formula(flow: Flow, at: int) -> int | None:
    """Read a displayed formula; one with citations or notes in it stays a run of inlines."""
    tokens, partner = flow.body.tokens, flow.body.nesting.partner.get(at)
    first = tokens[at]
    displayed = first.name.rstrip("*") in _DISPLAYS if first.kind == "begin" else True
    if first.kind == "dollar":
        displayed = at + 1 < flow.body.last and tokens[at + 1].kind == "dollar"
    if partner is None or not displayed or first.name == "(":
        return None
    commands = [t for t in tokens[at:partner] if t.kind == "command"]
    if any(t.name in FORMS or t.name in _NOT_IN_FORMULAS for t in commands):
        return None
    width = 2 if first.kind == "dollar" else 1
    start, end = first.start, tokens[partner].end
    inside = (first.start, end)
    if first.kind != "begin":
        inside = (tokens[at + width - 1].end, tokens[partner - width + 1].start)
    flow.flush(start)
    flow.out.close()
    labels = [place for index in range(at, partner) if (place := flow.label_at(index))]
    for place in labels:
        flow.work.define(place)
    flow.out.blocks.append(
        MathBlock(
            flow.source.at(start, end),
            flow.source.text[slice(*inside)],
            labels[0].text if labels else "",
        )
    )
    flow.position = end
    return partner + 1


def _listing(flow: Flow, at: int) -> int | None:
    """Read a listing that has a label among its options; any other stays in the run of TeX."""
    token = flow.body.tokens[at]
    found = _LISTING_LABEL.match(flow.source.text, token.start, token.end)
    if found is None:
        return None
    flow.flush(token.start)
    flow.out.close()
    where = flow.source.at(token.start, token.end)
    flow.work.define(flow.source.at(*found.span(1)))
    flow.out.blocks.append(
        Environment(where, token.name, where.text, (), "", "other", label=found[1])
    )
    flow.position = token.end
    return at + 1


def _arguments(flow: Flow, at: int) -> list[Argument | None]:
    letters = ENVIRONMENT_ARGUMENTS.get(flow.body.tokens[at].name, "o")
    return listed_arguments(flow.body, at + 1, letters)


def _inside(at: int, arguments: list[Argument | None]) -> int:
    given = [argument for argument in arguments if argument]
    return given[-1].last + 1 if given else at + 1


def _quotation(flow: Flow, at: int) -> int:
    end = flow.body.nesting.partner[at]
    arguments = _arguments(flow, at)
    flow.flush(flow.offset(at))
    flow.out.close()
    blocks = flow.blocks(_inside(at, arguments), end)
    source = next((a for a in arguments if a), None)
    if source is not None:
        blocks = _with_source(blocks, flow.inlines(source))
    where = flow.source.at(flow.offset(at), flow.body.tokens[end].end)
    flow.out.blocks.append(BlockQuote(where, blocks))
    flow.position = flow.body.tokens[end].end
    return end + 1


def _with_source(blocks: tuple[Block, ...], source: tuple[Inline, ...]) -> tuple[Block, ...]:
    r"""Add what csquotes prints after the text: the citation of `\begin{displayquote}[…]`."""
    if not source or not blocks:
        return blocks
    last = blocks[-1]
    if not isinstance(last, Paragraph):
        return (*blocks, Paragraph(source[0].where, source))
    where = source[0].where.source.at(source[0].where.span.start, source[0].where.span.start)
    if not any(isinstance(node, Cite) for node in source):
        source = (Tex(where, "("), *source, Tex(where, ")"))
    return (*blocks[:-1], Paragraph(last.where, (*last.children, Tex(where, " "), *source)))


def _environment(flow: Flow, at: int, kind: Kind) -> int:
    body = flow.body
    end = body.nesting.partner[at]
    opening, closing = body.tokens[at], body.tokens[end]
    flow.flush(opening.start)
    flow.out.close()
    first = _inside(at, _arguments(flow, at))
    holder = Float()
    is_float = kind in ("figure", "table")
    if is_float:
        flow.floats.append(holder)
    blocks = flow.blocks(first, end)
    if is_float:
        flow.floats.pop()
    flow.out.blocks.append(
        Environment(
            flow.source.at(opening.start, closing.end),
            opening.name,
            flow.source.text[opening.start : flow.offset(first)],
            blocks,
            flow.source.text[closing.start : closing.end],
            kind,
            holder.caption,
            holder.label,
            tuple(holder.images),
        )
    )
    flow.position = closing.end
    return end + 1


def _language(flow: Flow, at: int) -> int | None:
    body = flow.body
    end = body.nesting.partner[at]
    arguments = _arguments(flow, at)
    name = body.tokens[at].name
    if name not in LANGUAGES:
        argument = arguments[1] if len(arguments) == 2 else None
        name = flow.source.slice(body.inside(argument)).strip() if argument else ""
    if name not in LANGUAGES:
        return None
    flow.flush(flow.offset(at))
    flow.out.close()
    depth = len(flow.out.regions)
    flow.out.begin_language(LANGUAGES[name])
    inner = flow.inner(flow.out)
    inner.run(_inside(at, arguments), end)
    flow.out.close()
    flow.out.end_languages(depth)
    flow.position = body.tokens[end].end
    return end + 1


def read_language_switch(flow: Flow, at: int) -> int | None:
    r"""Read `\selectlanguage` outside of groups; within one it stays TeX."""
    arguments = listed_arguments(flow.body, at + 1, "ob")
    if at < flow.inline_until or at < flow.group_until or len(arguments) < 2 or not arguments[1]:
        return None
    language = LANGUAGES.get(flow.source.slice(flow.body.inside(arguments[1])).strip())
    if language is None:
        return None
    flow.flush(flow.offset(at))
    flow.out.close()
    flow.out.end_languages(flow.languages)
    flow.out.begin_language(language)
    flow.position = flow.body.after(arguments[1])
    return arguments[1].last + 1


BLOCKS: dict[str, Handler] = {
    **dict.fromkeys(SECTIONS, read_heading),
    "selectlanguage": read_language_switch,
}
