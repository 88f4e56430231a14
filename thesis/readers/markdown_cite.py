"""Citations: narrative `@key [s. 24]` and clusters `[se @a, s. 3; @b]`, as in Pandoc."""

# ruff: noqa: FBT001 - markdown-it-py's rules take a positional flag

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thesis.diagnostic import Filled
from thesis.nodes import Citation, Cite
from thesis.readers import markdown_inline_rules as rules
from thesis.readers.markdown_attributes import skip
from thesis.readers.markdown_inline import InlineState
from thesis.readers.markdown_keys import (
    KEY,
    KEYLESS,
    find_keys,
    is_reference,
    key_range,
    reference,
    report_wrong_reference,
)
from thesis.readers.markdown_nodes import plain

#: What hides a semicolon: an escape, an entity, a key in braces, code, mathematics.
_PIECE = re.compile(r"\\.|&#?\w+;|@\{[^{}\n]*\}|`[^`]*`|\$[^$\n]*\$|(?P<semicolon>;)", re.DOTALL)
_GAP = re.compile(r"[ \t]*\n?[ \t]*")
_LEFT = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class _Part:
    """One citation of a cluster: where it begins, its key, where it ends."""

    start: int
    key: re.Match[str]
    end: int


def narrative(state: InlineState, silent: bool) -> bool:
    """Read `@key`, `@key [s. 24]`, `-@key` or `@fig:x` in running text."""
    found = KEY.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if silent:
        state.pos = found.end()
    elif is_reference(found):
        state.node(reference(state, found, *found.span()))
        state.pos = found.end()
    elif report_wrong_reference(state, found):
        state.text(found[0], *found.span())
        state.pos = found.end()
    else:
        _cite(state, found)
    return True


def _cite(state: InlineState, found: re.Match[str]) -> None:
    suffix = None if found["minus"] else _suffix_range(state, found.end())
    if suffix is None:
        end = found.end()
        citations = [_citation(state, _Part(found.start(), found, end))]
    else:
        end = suffix[1] + 1
        first, *rest = _pieces(state.src, *suffix)
        citations = [_citation(state, _Part(found.start(), found, first[1]), first[0])]
        citations += [_citation(state, part) for part in _parts(state, rest)]
    where = state.where(found.start(), end)
    state.node(Cite(where, tuple(citations), narrative=not found["minus"]))
    state.pos = end


def _suffix_range(state: InlineState, at: int) -> tuple[int, int] | None:
    """Return what stands within the brackets after a narrative key, None without such."""
    text = state.src
    at = skip(_GAP, text, at, state.posMax)
    if at >= state.posMax or text[at] != "[" or text.startswith("[^", at):
        return None
    end = state.md.helpers.parseLinkLabel(state, at)
    if end < 0 or text[end + 1 : end + 2] in ("(", "[", "{"):
        return None
    references = state.env.get("references", {})
    if text[at + 1 : end].strip().upper() in references:
        return None
    first = _pieces(text, at + 1, end)[0]
    return None if find_keys(text, *first) or end == at + 1 else (at + 1, end)


def is_cluster(state: InlineState, start: int, end: int) -> bool:
    """Say whether the text within brackets cites something."""
    return bool(find_keys(state.src, start, end))


_NO_KEY = Filled("there is no key after “@”", "det står ingen nøkkel etter «@»")
_LAST_WITHOUT = Filled(
    "the part after the last semicolon has no @key",
    "delen etter siste semikolon har ingen @nøkkel",
)
_NO_SEMICOLON = Filled(
    "there must be a semicolon between two sources",
    "det må stå semikolon mellom to kilder",
)
_UNCLOSED = Filled("the bracket is never closed", "hakeparentesen blir aldri lukket")
_ONE_LABEL = Filled(
    "square brackets hold sources, or one label alone",
    "hakeparenteser rommer kilder, eller én etikett alene",
)


def report_keyless(state: InlineState, start: int, end: int) -> None:
    """Report each «@» within brackets that should begin a key but does not."""
    for found in KEYLESS.finditer(state.src[start:end]):
        where = state.where(start + found.start("sign"), start + found.end("sign"))
        state.context.report(rules.MALFORMED_CITATION.at(where, reason=_NO_KEY))


def report_unclosed(state: InlineState) -> None:
    """Report a bracket that opens a citation and is not closed in its paragraph."""
    start = state.pos
    next_bracket = state.src.find("[", start + 1, state.posMax)
    limit = next_bracket if next_bracket > 0 else state.posMax
    found = KEY.search(state.src, start + 1, limit)
    if found and "]" not in state.src[start:limit]:
        where = state.where(start, found.end())
        state.context.report(rules.MALFORMED_CITATION.at(where, reason=_UNCLOSED))


def cluster(state: InlineState, start: int, end: int) -> None:
    """Push what the brackets round `start` to `end` cite."""
    text = state.src
    parts = list(_parts(state, _pieces(text, start, end)))
    whole = state.where(start - 1, end + 1)
    labels = [part for part in parts if is_reference(part.key)]
    alone = labels and len(parts) == 1 and text[start:end].strip() == labels[0].key[0]
    for part in labels:
        if not alone:
            where = state.where(*part.key.span())
            state.context.report(rules.MALFORMED_REFERENCE.at(where, reason=_ONE_LABEL))
        span = (start - 1, end + 1) if alone else part.key.span()
        state.node(reference(state, part.key, *span))
    sources = [part for part in parts if part not in labels]
    known = [part for part in sources if not report_wrong_reference(state, part.key)]
    if known:
        state.node(Cite(whole, tuple(_citation(state, part) for part in known)))
    for part in sources:
        if part not in known:
            state.text(part.key[0], *part.key.span())


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges between the semicolons."""
    marks = [m.start() for m in _PIECE.finditer(text, start, end) if m["semicolon"]]
    return list(zip([start, *(mark + 1 for mark in marks)], [*marks, end], strict=True))


def _parts(state: InlineState, pieces: list[tuple[int, int]]) -> Iterator[_Part]:
    """Yield the citations in the pieces; a piece without a key belongs to the next one's prefix."""
    begin = None
    for start, end in pieces:
        begin = start if begin is None else begin
        keys = find_keys(state.src, start, end)
        if not keys:
            continue
        for number, key in enumerate(keys):
            if number:
                where = state.where(*key.span())
                state.context.report(rules.MALFORMED_CITATION.at(where, reason=_NO_SEMICOLON))
            stop = keys[number + 1].start() if number + 1 < len(keys) else end
            yield _Part(key.start() if number else begin, key, stop)
        begin = None
    if begin is not None:
        lost = skip(_LEFT, state.src, begin, pieces[-1][1])
        where = state.where(begin - 1 if lost == pieces[-1][1] else lost, pieces[-1][1])
        state.context.report(rules.MALFORMED_CITATION.at(where, reason=_LAST_WITHOUT))


def _citation(state: InlineState, part: _Part, suffix_start: int | None = None) -> Citation:
    key_where = state.where(*key_range(part.key))
    start = skip(_LEFT, state.src, suffix_start or part.key.end(), part.end)
    end = start + len(state.src[start : part.end].rstrip().rstrip(",").rstrip())
    return Citation(
        where=state.where(part.start, part.end),
        key=key_where.text,
        key_where=key_where,
        prefix=plain(state, part.start, part.key.start()),
        suffix=plain(state, start, end),
        suffix_where=state.where(start, end) if end > start else None,
        suppress_author=bool(part.key["minus"]),
    )
