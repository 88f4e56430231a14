"""The research question: early in the thesis, and one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks.passages import length, passages_of, words_in
from thesis.checks.registry import Context, check
from thesis.checks.structure_missing import QUESTION_WORDS
from thesis.checks.structure_question import is_apart, questions_in, stated_questions
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.source import Location
from thesis.structures import Section

LATE = rule(
    "STR035",
    "late-research-question",
    Severity.WARNING,
    message=Text(
        en="the research question is first stated here, in “{title}”, after {share} % of the text",
        nb="problemstillingen står her for første gang, i «{title}», etter {share} % av teksten",
    ),
    why=Text(
        en="Readers want to know what a thesis asks before they read what it builds on. The "
        "question stands in the introduction, or in a short chapter right after it; one that comes "
        "after the first third of the text, or with the findings, is late.",
        nb="Leseren vil vite hva oppgaven spør om, før den forteller hva den bygger på. "
        "Problemstillingen står i innledningen eller i et kort kapittel rett etter; "
        "kommer den etter den første tredelen av teksten, eller sammen med funnene, er det sent.",
    ),
    fix=Text(
        en="state the question in the introduction",
        nb="legg problemstillingen i innledningen",
    ),
    authority=Filled(
        "common advice to students: the question appears early and is answered at the end",
        "vanlig råd til studenter: problemstillingen kommer tidlig og besvares til slutt",
    ),
)

SEVERAL = rule(
    "STR036",
    "several-research-questions",
    Severity.WARNING,
    message=Text(
        en="this is question number {number} below “{title}”",
        nb="dette er spørsmål nummer {number} under «{title}»",
    ),
    why=Text(
        en="A bachelor thesis normally has one research question. Where it is divided into "
        "several, the text says so: “forskningsspørsmål”, “delspørsmål”, “sub-questions”; then "
        "nothing is reported.",
        nb="En bacheloroppgave har normalt én problemstilling. Er den delt i flere spørsmål, sier "
        "teksten det: «forskningsspørsmål», «delspørsmål», «underspørsmål». Da blir ingenting "
        "meldt.",
    ),
    fix=Text(
        en="choose one question, or say which is the research question and which are parts of it",
        nb="velg ett spørsmål, eller si hva som er problemstillingen, og hva som er deler av den",
    ),
    example="## Problemstilling\n\nHva er stress? Hvordan kan lærere dempe stress hos elever?",
    authority=Filled(
        "common advice to students: short, and normally one question",
        "vanlig råd til studenter: kort, og normalt ett spørsmål",
    ),
)

#: A thesis that is shorter than this is still being written.
_LEAST_WORDS = 1000
_FIRST_PART = 1 / 3
_LATE_ROLES = frozenset({Role.RESULTS, Role.DISCUSSION, Role.CONCLUSION})
_DIVIDED = re.compile(
    r"forsk(?:n)?ingsspørsmål|forskerspørsmål|delspørsmål|underspørsmål|hjelpespørsmål|delproblem"
    r"|underproblem|problemstillinge?r\b|problemstillinga?ne|hypotes|spørsmålene|spørsmåla\b"
    r"|(?:research|sub-?)\s?-?questions|hypothes",
    re.IGNORECASE,
)


@check("structure", LATE)
def question_comes_early(context: Context) -> Iterator[Diagnostic]:
    """Report a research question that is stated for the first time late in the text."""
    if not context.thesis.complete:
        return
    main = [s for s in context.sections if not is_apart(s)]
    first = _first_place(context, main)
    if first is None:
        return
    chapter, where, before = first
    total = sum(length(context.thesis, section) for section in main)
    early = Role.INTRODUCTION in chapter.roles or chapter is main[0]
    late = before > total * _FIRST_PART or not _LATE_ROLES.isdisjoint(chapter.roles)
    if late and not early and total >= _LEAST_WORDS:
        share = round(100 * before / total)
        yield LATE.at(where, title=chapter.title, share=share)


def _first_place(context: Context, main: list[Section]) -> tuple[Section, Location, int] | None:
    """Return where the question is first stated, with its chapter and the words before it.

    Where no question is put with a question mark, the first word for it is taken.
    """
    stated = stated_questions(context)
    passages = passages_of(context.thesis)
    before = 0
    for chapter in main:
        for passage in passages(chapter):
            here = [question.where for question in questions_in(passage)]
            if stated and stated[0].where in here:
                return chapter, stated[0].where, before
            if not stated and (found := QUESTION_WORDS.search(passage.text)):
                return chapter, passage.at(*found.span()), before
            before += words_in(passage.text)
    return None


@check("structure", SEVERAL)
def question_is_one(context: Context) -> Iterator[Diagnostic]:
    """Report a second question below the heading of the research question."""
    passages = passages_of(context.thesis)
    for chapter in context.sections:
        for section in chapter.walk():
            if Role.QUESTION not in section.roles or is_apart(chapter):
                continue
            own = [p for p in passages(section) if p.section is section]
            if any(_DIVIDED.search(text) for text in (section.title, *(p.text for p in own))):
                continue
            questions = {q.plain: q for p in own for q in questions_in(p)}
            for number, question in enumerate(questions.values(), 1):
                if number == 2:
                    yield SEVERAL.at(question.where, number=number, title=section.title)
