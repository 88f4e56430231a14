"""What an abstract in one language tells, and the one in the other language leaves out.

Only what can be told without understanding is compared: whether the aim, the method and the
findings are spoken of at all, and whether the research question stands there as a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from thesis.checks.passages import passages_of, words_in
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
        "hovedfunn. En del som bare står i det ene, er ofte kommet til sent. Det letes etter "
        "ordene slike deler gjerne fortelles med, i begge.",
    ),
    fix=Text(en="let both tell it", nb="la begge fortelle det"),
    example="# Sammendrag\n\nVi intervjuet … Funnene viser …\n\n# Abstract\n\nWe interviewed …",
    authority="VID's guidelines: question, method, findings, discussion and conclusion in both",
)

_QUESTION = Filled("the research question", "problemstillingen")
#: By part: the words that speak of it, in Norwegian and in English.
_PARTS: tuple[tuple[Filled, dict[str, re.Pattern[str]]], ...] = (
    (
        Filled("its aim or question", "formålet eller problemstillingen"),
        {
            "no": re.compile(
                r"\b(?:formål|føremål|hensikt|mål(?:et|setting)?\b|problemstilling|problemformulering"
                r"|forsk(?:n)?ingsspørsmål|spørsmål|undersøk|belys|utforsk|studer|kartlegg|hypotese"
                r"|tema|søker å|ser (?:nærmere )?på|ser nærmare|handler om|handlar om|ønsk)",
                re.IGNORECASE,
            ),
            "en": re.compile(
                r"\b(?:aim|purpose|objective|goal|research question|question|hypothes|investigat"
                r"|examin|explor|address|looks? at|focus|concern|stud(?:y|ies|ied)|seek|asks?\b"
                r"|topic|theme|whether|about|map|shed)",
                re.IGNORECASE,
            ),
        },
    ),
    (
        Filled("the method", "metoden"),
        {
            "no": re.compile(
                r"\b(?:metod|\w*intervju|litteraturstudie|litteratursøk|litteraturgjennomgang"
                r"|spørreundersøk|spørjeundersøk|spørreskjema|observasjon|kvalitativ|kvantitativ"
                r"|eksperiment|\w*søk(?:et|ene|te|a)?\b|datainnsamling|feltarbeid|case|regresjon"
                r"|analyser|dokumentanalyse)",
                re.IGNORECASE,
            ),
            "en": re.compile(
                r"\b(?:method|interview|literature|survey|questionnaire|observ|qualitative"
                r"|quantitative|experiment|search|data|fieldwork|case|regress|analy[sz]|review"
                r"|conduct|sample)",
                re.IGNORECASE,
            ),
        },
    ),
    (
        Filled("the findings", "funnene"),
        {
            "no": re.compile(
                r"\b(?:\w*funn\b|\w*funnene|\w*funna|\w*resultat|viser|viste|peker på|peikar på"
                r"|fant\b|fann\b|avdekk|fremkom|kom(?:mer)? frem|kom fram|tyder på|tydar på)",
                re.IGNORECASE,
            ),
            "en": re.compile(
                r"\b(?:finding|result|show|found|find|indicat|reveal|suggest|identif|demonstrat"
                r"|emerge|point|conclu|impl|appear|report|increas|decreas|reduc)",
                re.IGNORECASE,
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
    abstracts = [s for s in abstracts_of(context) if _length(context, s) >= _LEAST_WORDS]
    for one, other in permutations(abstracts, 2):
        languages = language_of(context, one), language_of(context, other)
        if set(languages) == {"no", "en"}:
            yield from _lacking(context, one, other)


def _lacking(context: Context, one: Section, other: Section) -> Iterator[Diagnostic]:
    """Report the parts that `one` lacks and `other` has."""
    here, there = language_of(context, one), language_of(context, other)
    for part, words in _PARTS:
        told = _found(context, other, words[there])
        if told and not _found(context, one, words[here]):
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


def _length(context: Context, section: Section) -> int:
    return sum(words_in(passage.text) for passage in passages_of(context.thesis)(section))
