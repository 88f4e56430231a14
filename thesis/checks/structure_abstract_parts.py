"""What an abstract in one language tells, and the one in the other language leaves out.

Only what can be told without understanding is compared: whether the aim, the method and the
findings are spoken of at all, and whether the research question stands there as a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from thesis.checks.passages import length, passages_of
from thesis.checks.registry import Context, check
from thesis.checks.structure_abstract import abstracts_of, language_of
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.source import Location
from thesis.structures import Section

PART_MISSING = rule(
    "STR034",
    "abstract-lacks-part",
    Severity.WARNING,
    message=Text(
        en="“{title}” says nothing of {part}, but “{other}” does: “{quoted}”",
        nb="«{title}» sier ingenting om {part}, men det gjør «{other}»: «{quoted}»",
    ),
    why=Text(
        en="The two abstracts are to say the same: the same question, the same method, the same "
        "main findings. A part that only one of them has was often added late. The words that "
        "such a part is commonly told with are looked for in both.",
        nb="De to sammendragene skal si det samme: samme problemstilling, samme metode, samme "
        "hovedfunn. En del som bare står i det ene, er ofte kommet til sent. Programmet "
        "leter i begge etter ord som slike deler gjerne fortelles med.",
    ),
    fix=Text(en="let both tell it", nb="la begge fortelle det"),
    example="# Sammendrag\n\nVi intervjuet … Funnene viser …\n\n# Abstract\n\nWe interviewed …",
    authority=Filled(
        "VID's guidelines: question, method, findings, discussion and conclusion in both",
        "VIDs retningslinjer: problemstilling, metode, funn, drøfting og konklusjon i begge",
    ),
)

_QUESTION = Filled("the research question", "problemstillingen")


@dataclass(frozen=True, slots=True)
class _Words:
    """How a part is told in one language."""

    surely: re.Pattern[str]
    """What shows that an abstract tells it."""
    perhaps: re.Pattern[str]
    """What may tell it: without even these it is not there."""


def _words(surely: str, more: str) -> _Words:
    patterns = (rf"(?:{text})" for text in (surely, f"{surely}|{more}"))
    return _Words(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


#: By part: the words for it in Norwegian and in English.
_PARTS: tuple[tuple[Filled, dict[str, _Words]], ...] = (
    (
        Filled("its aim or question", "formålet eller problemstillingen"),
        {
            "no": _words(
                r"\b(?:formål|føremål|hensikt|problemstilling|forsk(?:n)?ingsspørsmål|undersøk)",
                r"\bmål|\bproblem|spørsmål|\bbelys|utforsk|\bstuder|kartlegg|hypotese|\btema"
                r"|\bsøk|\bser|handl|\bønsk|\bom\b|hvordan|korleis|\bspør|hvilke|kva for|\?",
            ),
            "en": _words(
                r"\b(?:aim|purpose|objective|research question|investigat|examin|explor)",
                r"\bgoal|question|hypothes|address|\blook|focus|concern|stud(?:y|ies|ied)|\bseek"
                r"|\bask|topic|theme|whether|\babout|\bmap|\bshed|\bhow\b|\bwhat\b|\?",
            ),
        },
    ),
    (
        Filled("the method", "metoden"),
        {
            "no": _words(
                r"metode|intervju|litteraturstudie|litteratursøk|spørreundersøkelse|spørreskjema"
                r"|\bkvalitativ|\bkvantitativ|observasjon",
                r"metod|studie|søk|eksperiment|\bdata|feltarbeid|\bcase|regresjon|analy|gjennomgang"
                r"|undersøk|bygd|bygget|utvikl|testet|målt|målin|forsøk|litteratur|artik|tekst",
            ),
            "en": _words(
                r"method|interview|literature (?:study|review|search)|survey|questionnaire"
                r"|qualitative|quantitative|observation",
                r"stud|experiment|search|\bdata|fieldwork|\bcase|regress|analy|review|conduct"
                r"|sample|buil|develop|test|measur|literature|article|text|investigat|examin",
            ),
        },
    ),
    (
        Filled("the findings", "funnene"),
        {
            "no": _words(
                r"\b(?:\w*funn(?:ene|a)?\b|resultat(?:et|ene|a)\b|viser\b|viste\b)",
                r"resultat|funn|\bfant|\bfann|avdekk|\bkom\w* fr[ae]m|tyd(?:er|ar)|peik|peker"
                r"|analysen|\btemaer|konklu|oppdag|sammenheng|samanheng|hang sam|\bøkte|\bauka"
                r"|redusert|klarte|\bga\b|\bgav\b|\bgir\b|\bbør\b|svaret|opplevde|erfarte|fortalte"
                r"|beskrev|skildra|\bmente\b|\bmeinte\b|bidr|\bkrev|behov|nødvendig|naudsynt|førte"
                r"|bedr[eai]|betr[ea]|manglet?\b|vanskeli|avgjørende|avgjerande|viktig",
            ),
            "en": _words(
                r"\b(?:findings?|results?|shows?|showed|reveal\w*)\b",
                r"find|found|result|indicat|suggest|identified|demonstrat|emerge|point|conclu|impl"
                r"|appear|report|increased|decreased|reduced|themes|associated|managed|gave|should"
                r"|answer|yield|experienced|described|\bfelt\b|believed|stated|expressed|highlight"
                r"|contribut|requir|need|necessary|improv|\bled to|lack|difficult|crucial|essential"
                r"|important",
            ),
        },
    ),
)
#: A shorter text is no abstract yet.
_LEAST_WORDS = 20
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")
_ASKED = re.compile(r"[^.!?:«»“”]{15,}\?")
_SPOKEN_OF = re.compile(
    r"problemstilling|forsk(?:n)?ingsspørsmål|spørsmål|question|aims?\b|purpose|formål|hensikt"
    r"|whether|how\b|hvordan|korleis",
    re.IGNORECASE,
)


@check("structure", PART_MISSING)
def abstracts_tell_the_same_parts(context: Context) -> Iterator[Diagnostic]:
    """Report what one abstract tells and the one in the other language does not."""
    abstracts = [s for s in abstracts_of(context) if length(context.thesis, s) >= _LEAST_WORDS]
    for one, other in permutations(abstracts, 2):
        languages = language_of(context, one), language_of(context, other)
        if set(languages) == {"no", "en"}:
            yield from _lacking(context, one, other)


def _lacking(context: Context, one: Section, other: Section) -> Iterator[Diagnostic]:
    """Report the parts that `one` lacks and `other` has."""
    here, there = language_of(context, one), language_of(context, other)
    for part, words in _PARTS:
        told = _found(context, other, words[there].surely)
        if told and not _found(context, one, words[here].perhaps):
            yield _missing(one, other, part, told)
    asked = _found(context, other, _ASKED)
    if asked and not _found(context, one, _ASKED) and not _found(context, one, _SPOKEN_OF):
        yield _missing(one, other, _QUESTION, asked)


def _missing(one: Section, other: Section, part: Filled, told: Location) -> Diagnostic:
    return PART_MISSING.at(
        one.where,
        title=one.title,
        other=other.title,
        part=part,
        quoted=" ".join(told.text.split()),
        related=(told,),
    )


def _found(context: Context, section: Section, pattern: re.Pattern[str]) -> Location | None:
    """Return the sentence in which a pattern is first found."""
    for passage in passages_of(context.thesis)(section):
        for found in pattern.finditer(passage.text):
            ends = [end.end() for end in _SENTENCE_END.finditer(passage.text)]
            start = max((end for end in ends if end <= found.start()), default=0)
            stop = min((end for end in ends if end >= found.end()), default=len(passage.text))
            blanks = len(passage.text[start:stop]) - len(passage.text[start:stop].lstrip())
            return passage.at(start + blanks, stop)
    return None
