"""The introduction's outline in sentences: «Oppgaven består av seks kapitler. I kapittel 2 …».

It is held against the chapters as `thesis.checks.structure_disposition` does with a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thesis.checks.numerals import ENGLISH, NORWEGIAN
from thesis.checks.passages import Passage, one_line, passages_of
from thesis.checks.registry import Context, check
from thesis.checks.structure_disposition import DIFFERS, main_chapters
from thesis.diagnostic import Diagnostic, Filled, Text
from thesis.document import Role
from thesis.nodes import ListBlock
from thesis.structures import Section

_VALUES = {**NORWEGIAN, **ENGLISH, "en": 1, "ein": 1, "ett": 1, "one": 1}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_VALUES)})"
_COUNT = re.compile(
    r"(?:oppgav|oppgåv|thesis|rapport|report|avhandling|studi)\w*\s+(?:\w+\s+){0,3}?"
    r"(?:består av|inneholder|inneheld|har|er delt (?:inn )?i|consists of|contains|has"
    rf"|is divided into)\s+(?:totalt\s+|i alt\s+)?{_NUMBER}\s+(?:kapit\w+|chapters)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(rf"\b(?:kapit(?:tel|let)|chapter)\s+{_NUMBER}\b(?![.,]\d)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*[.!?]?")
#: A part of a sentence: «…, og i kapittel 5 drøftes de».
_CLAUSE = re.compile(r"[^,;]+?(?=[,;]|\s+(?:og|and)\s+(?:i |in )?(?:kapit|chapter)|$)")
#: Chapters of a law, a plan or a report.
_ELSEWHERE = re.compile(
    r"lov(?:en|a|as|ens)?\b|forskrift|\bNOU\b|\bMeld\b|§|plan(?:en)?\b|\bboka?\b|\bboken\b"
    r"|\bact\b|\bbook\b",
    re.IGNORECASE,
)
#: What sentences say that a chapter does.
_WORDS: dict[Role, re.Pattern[str]] = {
    role: re.compile(pattern, re.IGNORECASE)
    for role, pattern in {
        Role.THEORY: r"\bteori(?:en|kapit\w*|del\w*)?\b|\btheory\b|\btheoretical framework",
        Role.METHOD: r"\bmetoden?\b|\bmetodekapit\w*|\bmetodedel\w*|\bmethod(?:s|ology)?\b",
        Role.RESULTS: r"\bresultat(?:et|er|ene|a)?\b|\bfunn(?:ene|a)?\b|\bresults?\b|\bfindings?\b",
        Role.DISCUSSION: r"\bdrøft\w*|\bdiskusjon\w*|\bdiskuter\w*|\bdiscuss\w*",
        Role.CONCLUSION: r"\bkonklu\w*|\bavslutte\w*|\bavslutning\w*|\boppsummer\w*|\bconclu\w*",
    }.items()
}
_HOW_MANY = Text(en="there are {count}", nb="det er {count}")
_NO_CHAPTER = Text(en="there is no chapter {number}", nb="det finnes ikke noe kapittel {number}")
_IS = Text(
    en="chapter {number} is “{title}”, and “{other}” is chapter {place}",
    nb="kapittel {number} er «{title}», og «{other}» er kapittel {place}",
)
_THESE = Text(en="the chapters are {chapters}", nb="kapitlene er {chapters}")
#: What a clause begins with that goes on from another: «og kapittel 5 er konklusjonen».
_TIED = re.compile(r"^(?:og|mens|medan|and|while)\s+", re.IGNORECASE)


@check("structure", DIFFERS)
def outline_in_sentences_agrees(context: Context) -> Iterator[Diagnostic]:
    """Report what the introduction says of chapters that are not there, or are another."""
    if not context.thesis.complete:
        return
    chapters = main_chapters(context)
    for introduction in chapters:
        if Role.INTRODUCTION in introduction.roles:
            for passage in passages_of(context.thesis)(introduction):
                yield from _miscounted(passage, chapters)
                yield from _mistaken(passage, chapters)


def _number(found: re.Match[str]) -> int:
    said = found["number"].lower()
    return _VALUES.get(said) or int(said)


def _miscounted(passage: Passage, chapters: Sequence[Section]) -> Iterator[Diagnostic]:
    lists = (b for b in passage.section.blocks if isinstance(b, ListBlock))
    # A list below may leave the introduction out, as the number then does.
    listed = {len(block.items) for block in lists}
    for found, where in passage.find(_COUNT):
        if _number(found) not in {len(chapters), *listed}:
            yield DIFFERS.at(
                where,
                said=one_line(found[0]),
                fact=_HOW_MANY.fill(count=len(chapters)),
                hint=_these(chapters),
            )


def _mistaken(passage: Passage, chapters: Sequence[Section]) -> Iterator[Diagnostic]:
    for sentence in _SENTENCE.finditer(passage.text):
        if _ELSEWHERE.search(sentence[0]):
            continue
        for clause in _CLAUSE.finditer(sentence[0]):
            yield from _in_clause(passage, sentence.start() + clause.start(), clause[0], chapters)


def _in_clause(
    passage: Passage, start: int, clause: str, chapters: Sequence[Section]
) -> Iterator[Diagnostic]:
    named = list(_CHAPTER.finditer(clause))
    for found in named:
        number = _number(found)
        where = passage.at(start + found.start(), start + found.end())
        if number > len(chapters):
            fact = _NO_CHAPTER.fill(number=number)
            yield DIFFERS.at(where, said=one_line(found[0]), fact=fact, hint=_these(chapters))
        elif len(named) == 1 and (other := _other(clause, number, chapters)):
            fact = _IS.fill(
                number=number,
                title=chapters[number - 1].title,
                other=chapters[other - 1].title,
                place=other,
            )
            related = (chapters[number - 1].where, chapters[other - 1].where)
            yield DIFFERS.at(where, said=_quoted(clause), fact=fact, related=related)


def _quoted(clause: str) -> str:
    """Return a clause without the marks and the word that tie it to its sentence."""
    return _TIED.sub("", one_line(clause).strip(" .,;:"))


def _other(clause: str, number: int, chapters: Sequence[Section]) -> int | None:
    """Return the chapter that a clause about one speaks of, where it is surely another.

    Every part of a thesis that the clause names must be elsewhere, and the chapter itself be one
    whose purpose is known.
    """
    said = {role for role, words in _WORDS.items() if words.search(clause)}
    here = {role for section in chapters[number - 1].walk() for role in section.roles}
    if not said or not here or said & here or not chapters[number - 1].certain:
        return None
    places = [n for n, c in enumerate(chapters, 1) if c.certain and said <= set(c.roles)]
    return places[0] if len(places) == 1 else None


def _these(chapters: Sequence[Section]) -> Filled:
    return _THESE.fill(chapters=", ".join(f"{n} {c.title}" for n, c in enumerate(chapters, 1)))
