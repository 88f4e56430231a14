r"""Citations that students put together from parts, where they amount to an ordinary one.

* `\citeauthor{x} (\citeyear[12]{x})` is narrative: Lossius (2012, s. 12).
* `(\citeauthor{x}, \citeyear{x})` and `(se \citealp{x}; jf. \citealp{y})` are parenthetical:
  the parentheses around are the citation's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from thesis.nodes import Citation, Cite
from thesis.readers.latex_arguments import Body
from thesis.readers.latex_cite import plain_text, read_citation
from thesis.readers.latex_cite_forms import FORMS
from thesis.source import Source


@dataclass(frozen=True, slots=True)
class Together:
    """A cluster in the place of the text from `start` to `end`; `after` is the next token."""

    node: Cite
    start: int
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class _Item:
    """A command of the cluster and the text from it to the next command."""

    name: str
    cite: Cite
    end: int
    rest: str
    after: int
    """The token after the command."""
    next_command: int | None


_BARE = frozenset(name for name, form in FORMS.items() if not form.exact and not form.note)
_AUTHOR = frozenset({"citeauthor", "Citeauthor", "citeauthorNP"})
_YEAR = frozenset({"citeyear", "citeyearNP"})
#: More works than anyone cites at once.
_MOST = 20

# An opening parenthesis and at most a few words before the command.
_BEFORE = re.compile(r"\(([^()\\{}$%~]{0,40})\Z")
_BETWEEN = re.compile(r"\s*[;,]\s*([^();,\\{}$%~]{0,40})")
_CLOSING = re.compile(r"\s*\)")
_OPENING = re.compile(r"[\s~]*\(\s*")


def read_together(source: Source, body: Body, at: int, language: str) -> Together | None:
    """Read a cluster that begins with the command at token `at`; None when it is not one."""
    if body.tokens[at].name not in _BARE:
        return None
    item = _item(source, body, at, language)
    if item is None:
        return None
    return _narrative(source, body, item, language) or _parenthetical(source, body, item, language)


def _item(source: Source, body: Body, at: int, language: str) -> _Item | None:
    reading = read_citation(source, body, at, language)
    if reading is None or not isinstance(reading.node, Cite):
        return None
    end = reading.node.where.span.end
    index = reading.after
    while index < min(body.last, reading.after + 6):
        if body.tokens[index].kind not in ("text", "blank", "tie"):
            break
        index += 1
    stop = body.tokens[index].start if index < body.last else body.tokens[body.last - 1].end
    is_command = index < body.last and body.tokens[index].name in _BARE
    return _Item(
        body.tokens[at].name,
        reading.node,
        end,
        source.text[end : max(stop, end)],
        reading.after,
        index if is_command else None,
    )


def _narrative(source: Source, body: Body, author: _Item, language: str) -> Together | None:
    if author.name not in _AUTHOR or not _OPENING.fullmatch(author.rest):
        return None
    year = _year_of(source, body, author, language)
    closing = _CLOSING.match(year.rest) if year else None
    if year is None or closing is None:
        return None
    start, end = author.cite.where.span.start, year.end + closing.end()
    citations = _with_authors(year.cite.citations)
    node = Cite(source.at(start, end), citations, narrative=True)
    return Together(node, start, end, _token_after(body, year.after, end))


def _parenthetical(source: Source, body: Body, first: _Item, language: str) -> Together | None:
    span = first.cite.where.span
    before = _BEFORE.search(source.text, max(0, span.start - 60), span.start)
    item: _Item | None = first
    prefix = before[1] if before else ""
    citations: list[Citation] = []
    while before and item and len(citations) < _MOST:
        if item.name in _AUTHOR:
            if not re.fullmatch(r"\s*,\s*", item.rest):
                return None
            item = _year_of(source, body, item, language)
            if item is None:
                return None
            citations += _prefixed(_with_authors(item.cite.citations), prefix)
        else:
            citations += _prefixed(item.cite.citations, prefix)
        if closing := _CLOSING.match(item.rest):
            end = item.end + closing.end()
            node = Cite(source.at(before.start(), end), tuple(citations))
            return Together(node, before.start(), end, _token_after(body, item.after, end))
        between = _BETWEEN.fullmatch(item.rest)
        if not between or item.next_command is None:
            return None
        prefix = between[1]
        item = _item(source, body, item.next_command, language)
    return None


def _year_of(source: Source, body: Body, author: _Item, language: str) -> _Item | None:
    """Return the year's command after an author's, when both name the same works."""
    if author.next_command is None:
        return None
    year = _item(source, body, author.next_command, language)
    if year is None or year.name not in _YEAR:
        return None
    same = [c.key for c in author.cite.citations] == [c.key for c in year.cite.citations]
    return year if same else None


def _with_authors(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(replace(citation, suppress_author=False) for citation in citations)


def _prefixed(citations: tuple[Citation, ...], prefix: str) -> tuple[Citation, ...]:
    words = f"{plain_text(prefix)} {citations[0].prefix}".strip()
    return (replace(citations[0], prefix=words), *citations[1:])


def _token_after(body: Body, index: int, offset: int) -> int:
    """Return the first token from `index` on that does not lie wholly before `offset`."""
    while index < body.last and body.tokens[index].end <= offset:
        index += 1
    return index
