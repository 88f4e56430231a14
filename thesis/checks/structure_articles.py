"""The research articles of a literature study: as many as it says, and as old as it says.

What the text calls research articles is told by its words: a table of articles, the sections of
«Presentasjon av artiklene», and sentences that say «forskningsartikkel» of what they cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thesis.checks.passages import Passage, one_line, passages_of
from thesis.checks.registry import Context, check
from thesis.checks.structure_numbers import stated_counts
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.nodes import Cite, Node, Table
from thesis.source import Location
from thesis.structures import Section
from thesis.walking import plain_text, walk

OUTSIDE = rule(
    "STR037",
    "article-outside-search-years",
    Severity.WARNING,
    message=Text(
        en="the research article “{key}” is from {year}, but the search is limited to {years}",
        nb="forskningsartikkelen «{key}» er fra {year}, men søket er avgrenset til {years}",
    ),
    why=Text(
        en="The method tells which years the search covers; an article from another year was "
        "found in another way, or does not belong. Journal articles are meant that stand in a "
        "table of articles, below a heading such as “Presentasjon av artiklene”, or beside the "
        "word “forskningsartikkel”.",
        nb="Metoden sier hvilke år søket dekker. En artikkel fra et annet år er funnet på en annen "
        "måte, eller hører ikke hjemme. Det gjelder tidsskriftartikler i en artikkeltabell, under "
        "en overskrift som «Presentasjon av artiklene» eller ved siden av ordet "
        "«forskningsartikkel».",
    ),
    fix=Text(
        en="tell in the method how the article was found, or correct the years",
        nb="fortell i metoden hvordan artikkelen ble funnet, eller rett årstallene",
    ),
    example="Søket ble avgrenset til 2014–2024. … forskningsartikkelen til @linke2009 …",
    authority=Filled("PRISMA 2020, items 5 and 8", "PRISMA 2020, punkt 5 og 8"),
)

PRESENTED = rule(
    "STR038",
    "presented-articles-differ",
    Severity.WARNING,
    message=Text(
        en="it is “{said}” here, but {count} are presented in “{title}”",
        nb="her står det «{said}», men {count} er presentert i «{title}»",
    ),
    why=Text(
        en="How many articles a literature study builds on is said in several places, and then "
        "they are presented one by one, in a table or in sections. Examiners count.",
        nb="Hvor mange artikler en litteraturstudie bygger på, står flere steder, og så blir de "
        "presentert én for én, i en tabell eller i delkapitler. Sensor teller.",
    ),
    fix=Text(
        en="correct the number, or present the articles that are missing",
        nb="rett tallet, eller presenter artiklene som mangler",
    ),
    example="Fire forskningsartikler … Tabell 1: fem artikler",
)

_YEAR = r"(?:19|20)\d\d"
_LIMITS = re.compile(
    r"avgrens|begrens|inklusjon|inkluder|eksklu|kriteri|publiser|utgitt|utgitte|tidsrom|periode"
    r"|eldre enn|limit|inclu|criteri|publish|period|older than|\bsiste\b",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"\b(?P<first>{_YEAR})\s*(?:[-–—]|til|og|to|and)\s*(?P<last>{_YEAR})\b")
_SINCE = re.compile(
    rf"\b(?:etter|fra(?: og med)?|frå(?: og med)?|siden|sidan|nyere enn|nyare enn|after|since|from)"
    rf"\s+(?:år(?:et)?\s+)?(?P<first>{_YEAR})\b(?!\s*(?:[-–—]|til|to)\s*\d)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*[.!?]?")
_ARTICLES = re.compile(r"artik|artic|studie|stud(?:y|ies)|forsk|research", re.IGNORECASE)
_PRESENTS = re.compile(r"presenta|oversikt|overview|inkluder|included", re.IGNORECASE)
_FIRST_CELL = re.compile(r"artik|artic|studie|study|forfatter|forfattar|author", re.IGNORECASE)
_CALLED = re.compile(
    r"forskningsartik|forskingsartik|research article|inkluderte? (?:artik|studi)", re.IGNORECASE
)
_OF = re.compile(r"(?:artikkelen|studien|article|study)\s+(?:til|av|fra|frå|by|from)\s*$")


@dataclass(frozen=True, slots=True)
class _Years:
    """What a search is limited to."""

    first: int
    last: int | None
    where: Location

    def __str__(self) -> str:
        return f"{self.first}–{self.last or ''}"

    def holds(self, year: int) -> bool:
        """Say whether a year lies within; an article may bear the year after it was online."""
        return self.first <= year and (self.last is None or year <= self.last + 1)


@check("structure", OUTSIDE)
def articles_are_within_the_search(context: Context) -> Iterator[Diagnostic]:
    """Report journal articles, called research articles, from years outside the search."""
    years = _years(context) if context.structure.name == "literature-study" else None
    if years is None or not context.thesis.complete:
        return
    seen: set[str] = set()
    for cite in _called_articles(context):
        for citation in cite.citations:
            entry = context.bibliography.get(citation.key)
            if entry is None or entry.type != "article" or citation.key in seen:
                continue
            seen.add(citation.key)
            if entry.year and not years.holds(entry.year):
                yield OUTSIDE.at(
                    citation.key_where,
                    key=citation.key,
                    year=entry.year,
                    years=years,
                    related=(years.where, entry.key_where),
                )


def _years(context: Context) -> _Years | None:
    """Return the years that the method limits the search to; the widest where it names several."""
    found: list[_Years] = []
    passages = passages_of(context.thesis)
    for section in (part for top in context.sections for part in top.walk()):
        if Role.METHOD in section.roles:
            for passage in passages(section):
                found += _limits_in(passage)
    if not found:
        return None
    first = min(found, key=lambda years: years.first)
    ends = [years.last for years in found]
    last = None if None in ends else max(end for end in ends if end)
    return _Years(first.first, last, first.where)


def _limits_in(passage: Passage) -> Iterator[_Years]:
    for sentence in _SENTENCE.finditer(passage.text):
        if _LIMITS.search(sentence[0]):
            for pattern in (_RANGE, _SINCE):
                for found in pattern.finditer(sentence[0]):
                    start = sentence.start() + found.start()
                    last = found.groupdict().get("last")
                    where = passage.at(start, start + len(found[0]))
                    yield _Years(int(found["first"]), int(last) if last else None, where)


def _called_articles(context: Context) -> Iterator[Cite]:
    """Yield the citations of what the text calls its research articles."""
    for group in _groups(context):
        yield from group.cites
    passages = passages_of(context.thesis)
    for section in context.sections:
        if {Role.RESULTS, Role.DISCUSSION, Role.CONCLUSION}.isdisjoint(section.roles):
            continue
        for passage in passages(section):
            yield from _called_in(passage)


def _called_in(passage: Passage) -> Iterator[Cite]:
    start = passage.span.start
    block = next(b for b in passage.section.blocks if b.where.span == passage.span)
    cites = [node for node in walk([block]) if isinstance(node, Cite)]
    for sentence in _SENTENCE.finditer(passage.text) if cites else ():
        for cite in cites:
            at = cite.where.span.start - start
            if sentence.start() <= at < sentence.end():
                before = sentence[0][: at - sentence.start()].rstrip(" @[")
                if _CALLED.search(sentence[0]) or _OF.search(f"{before} "):
                    yield cite


@dataclass(frozen=True, slots=True)
class _Presented:
    """Where research articles are presented one by one."""

    title: str
    where: Location
    cites: tuple[Cite, ...]
    """The first of each article."""

    @property
    def count(self) -> int:
        return len(self.cites)


def _groups(context: Context) -> Iterator[_Presented]:
    """Yield the tables and chapters in which articles are presented one by one."""
    for section in (part for top in context.sections for part in top.walk()):
        presents = _PRESENTS.search(section.title) and _ARTICLES.search(section.title)
        if presents and len(section.children) > 1:
            cites = [_cites_of(child) for child in section.children]
            if all(cites):
                firsts = tuple(each[0] for each in cites)
                yield _Presented(section.title, section.where, firsts)
        for block in section.blocks:
            for table in (node for node in walk([block]) if isinstance(node, Table)):
                yield from _of_table(table, section)


def _of_table(table: Table, section: Section) -> Iterator[_Presented]:
    heads = " ".join(plain_text(cell.children) for cell in table.header[:2])
    cites = [_cites_in(row) for row in table.rows]
    if _FIRST_CELL.search(heads) and len(cites) > 1 and all(cites):
        title = plain_text(table.caption).strip() or section.title
        yield _Presented(title, table.where, tuple(each[0] for each in cites))


def _cites_in(nodes: Iterable[Node]) -> list[Cite]:
    return [node for node in walk(nodes) if isinstance(node, Cite)]


def _cites_of(section: Section) -> list[Cite]:
    heading = (section.heading,) if section.heading else ()
    return _cites_in((*heading, *section.all_blocks()))


@check("structure", PRESENTED)
def articles_are_as_many_as_said(context: Context) -> Iterator[Diagnostic]:
    """Report a number of research articles that is not that of those presented."""
    if context.structure.name != "literature-study" or not context.thesis.complete:
        return
    groups = list(_groups(context))
    counts = list(stated_counts(context))
    for group in groups[:1]:
        # Each number that differs, once: which of the two is right, the student knows.
        told: set[int] = set()
        for value, where in counts:
            if value != group.count and value not in told:
                told.add(value)
                yield PRESENTED.at(
                    where,
                    said=one_line(where.text),
                    count=group.count,
                    title=group.title,
                    related=(group.where,),
                )
