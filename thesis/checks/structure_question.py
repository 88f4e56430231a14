"""The research question: the same wherever it is quoted, and taken up where it is answered.

It is found by its heading («Problemstilling») or by the words before it; a question is a
sentence with a question mark. Without a question mark nothing is compared.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thesis.checks.passages import Passage, one_line, passages_of
from thesis.checks.registry import Context, check
from thesis.checks.structure_missing import ASKING, QUESTION_WORDS
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.source import Location
from thesis.structures import ROLE_NAMES, Section

DIFFERS = rule(
    "STR019",
    "research-question-differs",
    Severity.WARNING,
    message=Text(
        en="the research question has another wording here: {difference}",
        nb="problemstillingen har en annen ordlyd her: {difference}",
    ),
    why=Text(
        en="The research question is quoted in several places. Examiners hold them against each "
        "other; two wordings are two questions.",
        nb="Problemstillingen gjengis flere steder. Sensor holder formuleringene opp mot "
        "hverandre; to formuleringer er to spørsmål.",
    ),
    fix=Text(en="use one wording everywhere", nb="bruk én ordlyd overalt"),
    example="«Kan trening hjelpe barn?» … «Kan trening hjelpe barna?»",
)

NOT_TAKEN_UP = rule(
    "STR020",
    "research-question-not-taken-up",
    Severity.WARNING,
    message=Text(
        en="“{title}” ({role}) does not come back to the research question",
        nb="«{title}» ({role}) tar ikke opp igjen problemstillingen",
    ),
    why=Text(
        en="The discussion holds the findings against the research question, and the conclusion "
        "answers it. Neither the word nor half of the question's own words were found here.",
        nb="Diskusjonen holder funnene opp mot problemstillingen, og avslutningen besvarer den. "
        "Verken ordet eller halvparten av ordene i spørsmålet ble funnet her.",
    ),
    fix=Text(
        en="say what your findings mean for the question, in its own words",
        nb="si hva funnene betyr for problemstillingen, med dens egne ord",
    ),
    example="# Avslutning\n\nDet har vært lærerikt å skrive oppgaven.",
    authority=Filled(
        "NTNU, IMRoD: the question is repeated in the discussion",
        "NTNU, IMRoD: problemstillingen gjentas i diskusjonen",
    ),
)

#: What ends a sentence or begins a quotation; a full stop within a word or number does not.
_STOP = re.compile(r"[?!:«»“”„\"]|\.(?!\w)")
#: A shorter one is no research question: «Hvorfor?»
_SHORTEST = 15
_WORD = re.compile(r"\w+")
_SAID = re.compile(f"{QUESTION_WORDS.pattern}|{ASKING.pattern}", re.IGNORECASE)
_BOTH = Text(en="first “{first}”, here “{here}”", nb="først «{first}», her «{here}»")
#: Below this two questions are different questions, not two wordings.
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands in some place."""

    text: str
    where: Location

    @property
    def plain(self) -> str:
        """Its words alone, in lower case."""
        return " ".join(_WORD.findall(self.text.casefold()))


@check("structure", DIFFERS)
def question_keeps_its_wording(context: Context) -> Iterator[Diagnostic]:
    """Report questions that are nearly, not wholly, the research question."""
    stated = stated_questions(context)
    if not stated:
        return
    known = {question.plain for question in stated}
    for question in _everywhere(context):
        if question.plain in known:
            continue
        first = max(stated, key=lambda q: _likeness(q, question))
        if _likeness(first, question) >= _ALIKE:
            yield DIFFERS.at(
                question.where,
                difference=_difference(first.text, question.text),
                hint=_BOTH.fill(first=first.text, here=question.text),
                related=(first.where,),
            )


@check("structure", NOT_TAKEN_UP)
def question_is_answered(context: Context) -> Iterator[Diagnostic]:
    """Report a discussion or conclusion without the question or its words."""
    stated = stated_questions(context)
    passages = passages_of(context.thesis)
    for section in context.sections if stated else ():
        role = next((r for r in (Role.DISCUSSION, Role.CONCLUSION) if r in section.roles), None)
        if role is None or not section.certain:
            continue
        text = "\n".join(passage.text for passage in passages(section)).casefold()
        words = {w[:6] for q in stated for w in q.plain.split() if len(w) >= 5}
        there = sum(word in text for word in words)
        if text.strip() and there * 2 < len(words) and not QUESTION_WORDS.search(text):
            yield NOT_TAKEN_UP.at(
                section.where,
                title=section.title,
                role=ROLE_NAMES[role],
                related=(stated[0].where,),
            )


def stated_questions(context: Context) -> Sequence[Question]:
    """Return the research questions where they are stated first.

    That is below their heading, else in the introduction, else wherever the words for it stand
    before a question.
    """
    passages = passages_of(context.thesis)
    main = [s for s in context.sections if not is_apart(s)]
    for section in (part for chapter in main for part in chapter.walk()):
        if Role.QUESTION in section.roles:
            found = [q for p in passages(section) for q in questions_in(p)]
            if found:
                return found
    first = [chapter for chapter in main if Role.INTRODUCTION in chapter.roles]
    rest = [chapter for chapter in main if Role.INTRODUCTION not in chapter.roles]
    for chapter in (*first, *rest):
        announced = _announced(passages(chapter))
        if announced:
            return announced
    return ()


def _announced(passages: Iterable[Passage]) -> Sequence[Question]:
    """Return the first questions that stand after the words for a research question."""
    spoken_of = False
    for passage in passages:
        said = _SAID.search(passage.text)
        if said or spoken_of:
            start = said.end() if said else 0
            after = passage.at(start, start).span.start
            found = [q for q in questions_in(passage) if q.where.span.end > after]
            if found:
                return found
        # «Problemstillingen er:», and the question in a paragraph or quotation of its own.
        spoken_of = said is not None and passage.text.rstrip().endswith((":", "–"))
    return ()


def is_apart(section: Section) -> bool:
    """Say whether a chapter is none of the main text, and states nothing first."""
    return not {Role.ABSTRACT, Role.PREFACE, Role.APPENDIX}.isdisjoint(section.roles)


def _everywhere(context: Context) -> Iterator[Question]:
    passages = passages_of(context.thesis)
    for section in context.sections:
        if Role.APPENDIX not in section.roles:
            for passage in passages(section):
                yield from questions_in(passage)


def questions_in(passage: Passage) -> Iterator[Question]:
    """Yield the sentences of a passage that end with a question mark, short ones left out."""
    text = passage.text
    start = 0
    for stop in _STOP.finditer(text):
        sentence = text[start : stop.end()]
        if stop[0] == "?" and len(sentence.strip()) > _SHORTEST:
            begins = stop.end() - len(sentence.lstrip())
            yield Question(one_line(sentence), passage.at(begins, stop.end()))
        start = stop.end()


def _likeness(one: Question, other: Question) -> float:
    return difflib.SequenceMatcher(None, one.plain, other.plain, autojunk=False).ratio()


_CHANGES = {
    "replace": Text(en="“{old}” → “{new}”", nb="«{old}» → «{new}»"),
    "insert": Text(en="“{new}”{old} added", nb="«{new}»{old} lagt til"),
    "delete": Text(en="“{old}”{new} left out", nb="«{old}»{new} utelatt"),
}


def _difference(first: str, here: str) -> Filled:
    """Return the words that differ: «bedringsprosesser» → «bedringsprosess»."""
    old, new = first.rstrip("?").split(), here.rstrip("?").split()
    changes = [
        _CHANGES[kind].fill(old=" ".join(old[a:b]), new=" ".join(new[c:d]))
        for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
    ]
    return Filled(", ".join(c.en for c in changes), ", ".join(c.nb for c in changes))
