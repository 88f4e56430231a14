"""The introduction's list of chapters, held against the headings that are there.

«Oppgaven inneholder følgende kapitler: 1 Innledning, 2 Metode …», or a list whose items begin
with a chapter's title in italics or bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thesis.checks.passages import Passage, one_line, passages_of
from thesis.checks.registry import Context, check
from thesis.checks.structure import printed_order
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.nodes import Block, ListBlock, Node, Paragraph, Str, Styled
from thesis.source import Location
from thesis.structures import Section
from thesis.suggestions import nearest
from thesis.walking import plain_text

DIFFERS = rule(
    "STR021",
    "disposition-differs",
    Severity.WARNING,
    message=Text(
        en="the list of chapters says “{said}”, but {fact}",
        nb="oversikten over kapitlene sier «{said}», men {fact}",
    ),
    why=Text(
        en="The introduction tells which chapters follow. Titles and numbers change while one "
        "writes; the list is forgotten.",
        nb="Innledningen sier hvilke kapitler som følger. Titler og numre endrer seg underveis, og "
        "oversikten blir glemt.",
    ),
    fix=Text(
        en="make the list say what the headings say",
        nb="la oversikten si det samme som overskriftene",
    ),
    example="Oppgaven har følgende kapitler: 1 Innledning, 2 Teori, 3 Metode.",
    authority=Filled(
        "IMRoD: a reader's guide closes the introduction",
        "IMRoD: en leserveiledning avslutter innledningen",
    ),
)

_TITLE = re.compile(
    r"oppbyg|disposisjon|struktur|leserveiledning|kapitteloversikt|outline|structure|organi[sz]ation",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:følgende|disse|desse|(?:fire|fem|seks|sju|syv|åtte)) (?:hoved)?kap\w+"
    r"|(?:following|these|four|five|six|seven|eight) chapters",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![\d.,–-])(?P<number>\d{1,2})\.?0?[:.]?\s+[«“\"]?(?P<title>[A-ZÆØÅ][^,.;:»”\"]{2,80})"
)
_NO_CHAPTER = Text(en="there is no chapter {number}", nb="det finnes ikke noe kapittel {number}")
_OTHER_TITLE = Text(en="chapter {number} is “{title}”", nb="kapittel {number} er «{title}»")
_NO_TITLE = Text(en="no chapter has that title", nb="ingen kapitler har den tittelen")
_THESE = Text(en="the chapters are {chapters}", nb="kapitlene er {chapters}")
_LATER = Text(en="that chapter stands before “{title}”", nb="det kapitlet står før «{title}»")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A chapter as the list has it."""

    title: str
    where: Location
    number: int | None


@check("structure", DIFFERS)
def disposition_agrees(context: Context) -> Iterator[Diagnostic]:
    """Report chapters that the introduction's list names otherwise than their headings do."""
    if not context.thesis.complete:
        return
    chapters = main_chapters(context)
    titles = [chapter.title for chapter in chapters]
    for section in chapters:
        if Role.INTRODUCTION in section.roles:
            for listed in _lists(context, section):
                yield from _compared(listed, titles)


def main_chapters(context: Context) -> list[Section]:
    """Return the numbered chapters as they are printed."""
    return [s for s in printed_order(context.sections) if _is_main(s)]


def _is_main(section: Section) -> bool:
    """Say whether a chapter is one of the numbered ones."""
    apart = {Role.PREFACE, Role.ABSTRACT, Role.REFERENCES, Role.APPENDIX}
    return section.heading is not None and apart.isdisjoint(section.roles)


def _compared(listed: Sequence[_Listed], titles: Sequence[str]) -> Iterator[Diagnostic]:
    """Report where a list first goes wrong; what follows is often wrong for the same reason."""
    last = 0
    for item in listed:
        number = item.number or _place(item.title, titles)
        said = f"{item.number} {item.title}" if item.number else item.title
        if number is None:
            fact, hint = _NO_TITLE.fill(), nearest(item.title, titles)
        elif number > len(titles):
            fact, hint = _NO_CHAPTER.fill(number=number), None
        elif not _same(item.title, titles[number - 1]):
            fact = _OTHER_TITLE.fill(number=number, title=titles[number - 1])
            hint = _THESE.fill(chapters=", ".join(f"{n} {t}" for n, t in enumerate(titles, 1)))
        elif number < last:
            fact, hint = _LATER.fill(title=titles[last - 1]), None
        else:
            last = number
            continue
        yield DIFFERS.at(item.where, said=said, fact=fact, hint=hint)
        return


def _place(title: str, titles: Sequence[str]) -> int | None:
    return next((n for n, own in enumerate(titles, 1) if _same(title, own)), None)


def _same(said: str, title: str) -> bool:
    """Say whether a list names a chapter; it may go on («2 Metode beskriver …») or cut it short."""
    one, other = said.casefold(), re.sub(r"^[\d.]+\s+", "", title.casefold())
    return one.startswith(other) or other.startswith(one)


def _lists(context: Context, introduction: Section) -> Iterator[Sequence[_Listed]]:
    """Yield the lists of chapters in the introduction."""
    for section in introduction.walk():
        about = _TITLE.search(section.title) is not None
        for block in section.blocks:
            if isinstance(block, ListBlock) and about:
                titled = list(_titled(block))
                yield titled if len(titled) >= 3 else []
    for passage in passages_of(context.thesis)(introduction):
        if _TITLE.search(passage.section.title) or _SENTENCE.search(passage.text):
            numbered = list(_numbered(passage))
            # Fewer are numbers that stand there for something else.
            yield numbered if len(numbered) >= 3 else []


def _numbered(passage: Passage) -> Iterator[_Listed]:
    for found in _NUMBERED.finditer(passage.text):
        title = one_line(found["title"])
        yield _Listed(title, passage.at(*found.span()), int(found["number"]))


def _titled(block: ListBlock) -> Iterator[_Listed]:
    for item in block.items:
        first = _first_inline(item)
        if isinstance(first, Styled):
            yield _Listed(plain_text(first.children).strip(" .:"), first.where, None)


def _first_inline(item: Sequence[Block]) -> Node | None:
    if not item or not isinstance(item[0], Paragraph):
        return None
    blank = (n for n in item[0].children if not (isinstance(n, Str) and not n.text.strip()))
    return next(blank, None)
