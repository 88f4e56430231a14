"""The form of citations: where they stand in the sentence, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks import citation_form_rules as rules
from thesis.checks.citation_flow import NARRATIVE, PARENTHETICAL, Flow, flows
from thesis.checks.citation_style import prints_names, prints_notes
from thesis.checks.passages import words_in
from thesis.checks.registry import Context, check
from thesis.citations.locators import parse_locator
from thesis.citations.typed_match import Verdict, match_label, match_names
from thesis.citations.typed_names import names_at_end
from thesis.citations.typed_work import Work, fold
from thesis.citations.typed_works import Works
from thesis.diagnostic import Diagnostic, Edit
from thesis.document import Prose, Role
from thesis.nodes import Citation, Cite, Paragraph
from thesis.source import Location
from thesis.walking import walk

#: A sentence's end before a citation; abbreviations, initials and ordinals end none.
_STOPPED = re.compile(r"(?P<word>[^\s.]*(?:\.[^\s.]+)*)(?P<stop>\.)(?P<mark>[»”]?)\s*\Z")
_NO_END = re.compile(
    r"\W*(?:se|jfr?|cf|al|m?fl|ca|nr|f?\.?eks|bl\.a|dvs|osv|kap|mv|pga|e\.g|i\.e|m\.m|o\.l|avsn|"
    r"[a-zæøå]|.*\d)\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?P<own>\.?)(?=\s*\Z|\s+[«“]?[A-ZÆØÅ\ue001])")
_BEFORE_STOP = re.compile(rf"(?P<text>\S)(?P<gap>\s*){PARENTHETICAL}(?P<stop>\s*\.)\s*\Z")
_DOUBLE = re.compile(
    rf"\((?P<lead>\s*(?:(?:se|jf\.?|jfr\.?|see|cf\.?)\s+(?:også\s+|also\s+)?)?)"
    rf"(?P<cite>[{PARENTHETICAL}{NARRATIVE}])\s*\)"
)
#: «(for en oversikt, se (Dahl, 2012))»: words that no one but a writer can move.
_WITHIN = re.compile(
    rf"\([^()\n{PARENTHETICAL}]{{0,40}}(?P<cite>{PARENTHETICAL})"
    r"(?:,?\s*(?:s|ss|pp?|side|kap|avsn|§)[^()]{0,20})?\s*\)"
)
_SENTENCE_END = re.compile(r"[.!?…][»”]?\s")
_ET_AL = re.compile(r"(?<!\w)[Ee]t(?:\s+al(?!\w|\.)|\.\s*al(?!\w)\.?)")
_TYPED_LOCATOR = re.compile(
    r"(?<=[,(;:])(?P<gap>\s*)(?P<written>(?P<word>[Ss]|ss|[Ss]ide|[Ss]idene|[Ss]idetall|pp?)"
    r"(?P<point>\.?)(?P<space>\s*)(?P<value>\d+(?:\s*[-–]\s*\d+)?))(?=\s*[),;])"
)
_PARENTHESIS = re.compile(r"\([^()]{2,300}\)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PAGE_LIKE = re.compile(
    r"(?:s|ss|sd|sid|sidetall|pg)\.?\s*(?P<value>\d+(?:\s*[-–]\s*\d+)?)\Z", re.IGNORECASE
)
#: A theory paragraph of this length without a source is worth a look (INFERRED, no authority).
LONG_PARAGRAPH = 100


@check("citations", rules.AFTER_STOP, rules.BEFORE_STOP)
def full_stops(context: Context) -> Iterator[Diagnostic]:
    """Yield citations on the wrong side of the full stop, where the style puts them in the text.

    The mark of a note stands after it, and what numbers do is each style's own.
    """
    if not prints_names(context):
        return
    for flow in flows(context.thesis):
        if flow.quoted:
            found = _BEFORE_STOP.search(flow.text) if flow.last else None
            if found:
                cite = dict(flow.cites)[found.end("gap")]
                yield rules.BEFORE_STOP.at(cite.where, fixes=_stop_before(flow, found))
            continue
        for offset, cite in flow.cites:
            before = _STOPPED.search(flow.text, max(0, offset - 40), offset)
            after = _ENDS.match(flow.text, offset + 1)
            if cite.narrative or before is None or after is None or _NO_END.match(before["word"]):
                continue
            fixes = _stop_after(flow, before, cite, own=bool(after["own"]))
            yield rules.AFTER_STOP.at(cite.where, fixes=fixes)


def _stop_before(flow: Flow, found: re.Match[str]) -> tuple[Edit, ...]:
    before = flow.at(found.start("gap"), found.start("gap"))
    stop = flow.at(*found.span("stop"))
    if before is None or stop is None or not found["gap"]:
        return ()
    if found["text"] in ".?!…":
        return (Edit(stop, ""),)
    return Edit(before, "."), Edit(stop, "")


def _stop_after(flow: Flow, before: re.Match[str], cite: Cite, *, own: bool) -> tuple[Edit, ...]:
    stop = flow.at(*before.span("stop"))
    if stop is None:
        return ()
    end = cite.where.source.at(cite.where.span.end, cite.where.span.end)
    return (Edit(stop, ""),) if own else (Edit(stop, ""), Edit(end, "."))


@check("citations", rules.DOUBLE_PARENTHESES)
def double_parentheses(context: Context) -> Iterator[Diagnostic]:
    """Yield parentheses around a citation that has its own."""
    if prints_notes(context):
        return
    for flow in flows(context.thesis):
        cites = dict(flow.cites)
        doubled = {found.start("cite"): found for found in _WITHIN.finditer(flow.text)}
        doubled |= {found.start("cite"): found for found in _DOUBLE.finditer(flow.text)}
        for offset, found in sorted(doubled.items()):
            cite = cites[offset]
            first = flow.at(found.start(), found.start() + 1)
            last = flow.at(found.end() - 1, found.end())
            fixes: tuple[Edit, ...] = ()
            bare = found.re is _DOUBLE and not found["lead"].strip()
            if first and last and bare and not cite.narrative:
                fixes = (Edit(first, ""), Edit(last, ""))
            yield rules.DOUBLE_PARENTHESES.at(first or cite.where, fixes=fixes)


@check("citations", rules.TWICE)
def repeated_citations(context: Context) -> Iterator[Diagnostic]:
    """Yield citations that repeat the one before, within a cluster or a sentence."""
    for flow in flows(context.thesis):
        before: tuple[int, Cite] | None = None
        for offset, cite in flow.cites:
            seen: set[tuple[str, str, str]] = set()
            for citation in cite.citations:
                if _said(citation) in seen:
                    yield rules.TWICE.at(citation.where)
                seen.add(_said(citation))
            if before and _repeats(before[1], cite):
                between = flow.text[before[0] + 1 : offset]
                # Two quotations in one sentence have their citations each.
                if "»" not in between and not _SENTENCE_END.search(between):
                    yield rules.TWICE.at(cite.where, related=(before[1].where,))
            before = offset, cite


def _said(citation: Citation) -> tuple[str, str, str]:
    return citation.key, " ".join(citation.suffix.split()), citation.prefix


def _repeats(one: Cite, two: Cite) -> bool:
    return not two.narrative and [*map(_said, one.citations)] == [*map(_said, two.citations)]


@check("citations", rules.NAME_TWICE)
def names_twice(context: Context) -> Iterator[Diagnostic]:
    """Yield citations in parentheses whose name the sentence has just said."""
    if not prints_names(context):
        return
    works = {work.key: work for work in context.typed.works.all()}
    for flow in flows(context.thesis):
        for offset, cite in flow.cites:
            citation = cite.citations[0]
            work = works.get(citation.key)
            if cite.narrative or len(cite.citations) > 1 or work is None:
                continue
            if citation.suppress_author or citation.prefix:
                continue
            name = _name_before(flow.text[max(0, offset - 160) : offset], work)
            if name:
                yield _name_twice(cite, name)


def _name_before(before: str, work: Work) -> str:
    """Return the name of the work's author that `before` ends in, "" for none."""
    words = before.split()
    if not before[-1:].isspace() or not words or not _may_end_name(fold(words[-1]), work):
        return ""
    alone = Works()
    for label in work.labels:
        alone.add_label(label, work)
    if work.families:
        alone.by_family[work.families[0]] = [work]
    for count in range(min(len(words), alone.longest_label), 0, -1):
        name = " ".join(words[-count:])
        if match_label(name, work.year, alone) and (name[0].isupper() or len(name) > 5):
            return name
    names = names_at_end(before)
    if names and match_names(names, work.year, alone).verdict is Verdict.CERTAIN:
        return work.name
    return ""


def _may_end_name(word: str, work: Work) -> bool:
    """Say whether a folded word is the last of the work's name, as most words are not."""
    if word in {"al.", "al", "mfl.", "fl.", "mfl", "flere", "medarbeidere", "kolleger"}:
        return True
    return any(name.endswith(word) for name in (*work.families, *work.labels))


def _name_twice(cite: Cite, name: str) -> Diagnostic:
    """Return what is said of a citation, with the edit that leaves the name out of it."""
    text, span = cite.where.text, cite.where.span
    command = re.match(r"\\(?:paren|auto)cite(?=[\[{])", text)
    if command:
        at, sign = command.end(), "*"
    else:
        at, sign = text.rfind("@", 0, cite.citations[0].key_where.span.start - span.start), "-"
    if at < 0:
        return rules.NAME_TWICE.at(cite.where, name=name)
    here = cite.where.source.at(span.start + at, span.start + at)
    shown = " ".join(f"{text[:at]}{sign}{text[at:]}".split())
    hint = rules.YEAR_ONLY.fill(text=shown)
    return rules.NAME_TWICE.at(cite.where, name=name, hint=hint, fixes=(Edit(here, sign),))


@check("citations", rules.ET_AL)
def et_al(context: Context) -> Iterator[Diagnostic]:
    """Yield «et al» without its point, in running text and before keys."""
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            for found in _ET_AL.finditer(prose.text):
                yield _mended_et_al(found[0], prose.source.at(*found.span()))
    for node in context.thesis.nodes():
        prefixed = _ET_AL.search(node.prefix) if isinstance(node, Citation) else None
        if isinstance(node, Citation) and prefixed:
            start, end = node.where.span.start, node.key_where.span.start
            written = _ET_AL.search(node.where.source.text, start, end)
            where = node.where.source.at(*written.span()) if written else node.where
            yield _mended_et_al(prefixed[0], where)


def _mended_et_al(written: str, where: Location) -> Diagnostic:
    shown = " ".join(written.split())
    fixes = (Edit(where, "et al."),) if where.text == written else ()
    return rules.ET_AL.at(where, written=shown, fixes=fixes)


@check("citations", rules.LOCATOR)
def locators(context: Context) -> Iterator[Diagnostic]:
    """Yield pages that are typed or written such that they are not printed as pages."""
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            for found in _wrong_locators(prose):
                where = prose.source.at(*found.span("written"))
                yield _mended_page(found["written"], found["value"], where)
    for node in context.thesis.nodes():
        if isinstance(node, Citation) and node.suffix_where:
            page = _PAGE_LIKE.match(node.suffix.strip())
            if page and parse_locator(node.suffix) is None:
                yield _mended_page(node.suffix, page["value"], node.suffix_where)


def _wrong_locators(prose: Prose) -> Iterator[re.Match[str]]:
    """Yield the typed pages within parentheses that are not «s. 26»."""
    for outer in _PARENTHESIS.finditer(prose.text):
        if prose.language_at(outer.start()) != "en":
            alone = _YEAR.search(outer[0]) is None
            typed = _TYPED_LOCATOR.finditer(prose.text, *outer.span())
            yield from (found for found in typed if _is_wrong(found, alone=alone))


def _is_wrong(found: re.Match[str], *, alone: bool) -> bool:
    """Say whether a typed page is not «s. 26».

    Without a year before it, «(side 4)» is no page of a source. A hyphen between pages is told
    with all others (TYP003).
    """
    if alone and found["word"].lower() != "s":
        return False
    spaced = " " in found["value"]
    return spaced or (found["word"], found["point"], len(found["space"])) != ("s", ".", 1)


def _mended_page(written: str, value: str, where: Location) -> Diagnostic:
    right = "s. " + re.sub(r"\s*[-–]\s*", "–", value)
    fixes = (Edit(where, right),)
    return rules.LOCATOR.at(where, written=" ".join(written.split()), right=right, fixes=fixes)


@check("citations", rules.NO_SOURCE)
def theory_without_source(context: Context) -> Iterator[Diagnostic]:
    """Yield long paragraphs of theory that cite nothing."""
    for top in context.sections:
        for section in top.walk():
            if Role.THEORY not in section.roles:
                continue
            for block in section.all_blocks():
                if not isinstance(block, Paragraph):
                    continue
                text = block.where.text
                if any(isinstance(node, Cite) for node in walk([block])) or _YEAR.search(text):
                    continue
                words = words_in(text)
                if words > LONG_PARAGRAPH:
                    yield rules.NO_SOURCE.at(block.where, n=words)
