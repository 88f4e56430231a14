"""Quotations and the citations that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thesis.bibliography import Bibliography
from thesis.checks import citation_form_rules as rules
from thesis.checks.citation_flow import NARRATIVE, PARENTHETICAL, Flow, flows
from thesis.checks.passages import words_in
from thesis.checks.registry import Context, check
from thesis.citations.typed_work import fold
from thesis.diagnostic import Diagnostic
from thesis.nodes import Cite

_QUOTATION = re.compile(r"«(?:[^«»]|«[^«»]*»)*»|“[^“”]*”")
_CITED_AFTER = re.compile(rf"\s*[,.]?\s*(?P<cite>{PARENTHETICAL})")
_SENTENCE_END = re.compile(r"[.!?…][»”]?\s+(?=[«“]?[A-ZÆØÅ])")
_TYPED_PLACE = re.compile(r"\((?:[^()]*,\s*)?(?:s\.?|side|sidene|kap\.|avsn\.|§+|p\.|pp\.)\s*\d")
#: Fewer words in quotation marks are a term, a title, a word held at arm's length.
SHORT = 5
#: Norsk APA-manual: from 40 words a quotation is a block.
LONG = 40
#: Types of entries whose works have no pages to name.
_PAGELESS = frozenset(
    {"online", "webpage", "electronic", "www", "misc", "video", "movie", "audio", "music"}
    | {"software", "dataset", "image", "artwork", "personal", "letter", "performance"}
)


@check("citations", rules.LONG_QUOTATION)
def long_quotations(context: Context) -> Iterator[Diagnostic]:
    """Yield quotations in running text that belong in a block."""
    for flow in flows(context.thesis):
        if flow.quoted:
            continue
        for found in _QUOTATION.finditer(flow.text):
            words = words_in(found[0])
            if words >= LONG:
                yield rules.LONG_QUOTATION.at(flow.near(*found.span()), n=words)


@check("citations", rules.NO_PAGE)
def quotations_without_page(context: Context) -> Iterator[Diagnostic]:
    """Yield citations of a direct quotation that do not say where its words stand."""
    titles = _titles(context.bibliography)
    before: Flow | None = None
    for flow in flows(context.thesis):
        if flow.quoted:
            cite = _cite_of_block(flow, before)
            yield from _without_place(context.bibliography, cite)
        else:
            for found in _QUOTATION.finditer(flow.text):
                if words_in(found[0]) >= SHORT and fold(found[0]).strip(" .,") not in titles:
                    cite = _cite_of(flow, found)
                    yield from _without_place(context.bibliography, cite)
        before = flow


def _titles(bibliography: Bibliography) -> set[str]:
    titles: set[str] = set()
    for entry in bibliography:
        for name in ("title", "shorttitle", "booktitle", "subtitle"):
            title = fold(entry.text(name))
            titles.update((title, *title.split(": ")))
    return titles


def _cite_of(flow: Flow, quotation: re.Match[str]) -> Cite | None:
    """Return the citation that a quotation has: right after it, else before it in its sentence."""
    cites = dict(flow.cites)
    after = _CITED_AFTER.match(flow.text, quotation.end())
    if after:
        return cites[after.start("cite")]
    end = _SENTENCE_END.search(flow.text, quotation.end() - 1)
    rest = flow.text[quotation.end() : end.start() if end else len(flow.text)]
    if PARENTHETICAL in rest or _TYPED_PLACE.search(rest):
        return None
    start = 0
    for found in _SENTENCE_END.finditer(flow.text, 0, quotation.start()):
        start = found.end()
    earlier = [cite for offset, cite in flow.cites if start <= offset < quotation.start()]
    last = earlier[-1] if earlier else None
    return last if last and (last.narrative or last.citations[0].suppress_author) else None


def _cite_of_block(flow: Flow, before: Flow | None) -> Cite | None:
    """Return the citation at a block quotation's end, else the one that introduces it."""
    if not flow.last:
        return None
    if flow.cites:
        offset, cite = flow.cites[-1]
        return cite if not flow.text[offset + 1 :].strip(" .\n") else None
    introduced = before and not before.quoted and before.text.rstrip().endswith(":")
    if before is None or not introduced:
        return None
    sentence = before.text[_last_sentence(before.text) :]
    if NARRATIVE in sentence or PARENTHETICAL in sentence:
        return before.cites[-1][1]
    return None


def _last_sentence(text: str) -> int:
    ends: Sequence[int] = [found.end() for found in _SENTENCE_END.finditer(text)]
    return ends[-1] if ends else 0


def _without_place(bibliography: Bibliography, cite: Cite | None) -> Iterator[Diagnostic]:
    """Yield the citation when none of its works has a place and one of them has pages."""
    if cite is None or any(re.search(r"\d", c.suffix) for c in cite.citations):
        return
    entries = [bibliography.get(c.key) for c in cite.citations]
    paged = [entry for entry in entries if entry and entry.type not in _PAGELESS]
    if paged:
        key = paged[0].key
        hint = rules.WITH_PLACE.fill(
            page=_written(cite, key, "s. 26"), paragraph=_written(cite, key, "avsn. 3")
        )
        yield rules.NO_PAGE.at(cite.where, key=key, hint=hint)


def _written(cite: Cite, key: str, place: str) -> str:
    """Return a citation of `key` with a place, as the chapter would write it."""
    if cite.where.text.startswith("\\"):
        return rf"\{'text' if cite.narrative else 'paren'}cite[{place}]{{{key}}}"
    if cite.narrative:
        return f"@{key} [{place}]"
    minus = "-" if cite.citations[0].suppress_author else ""
    return f"[{minus}@{key}, {place}]"
