"""One written standard throughout, and one form of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thesis.checks.quotations import set_off
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Chapter, Prose, Thesis
from thesis.language.forms import foreign_to, rivals
from thesis.language.identify import written_in
from thesis.source import Location, Source, Span

MIXED = rule(
    "SPL004",
    "mixed-standards",
    Severity.WARNING,
    message=Text(
        en="{other} in a text in {main}: {words}", nb="{other} i en tekst på {main}: {words}"
    ),
    why=Text(
        en="A thesis is written in bokmål or in nynorsk. These words belong to the other one "
        "alone. Quotations, titles in italics and text with a language mark are left out.",
        nb="En oppgave skrives på bokmål eller på nynorsk. Disse ordene hører bare til den andre "
        "målformen. Sitater, titler i kursiv og tekst med språkmerking er holdt utenfor.",
    ),
    fix=Text(
        en="write them as the rest, or mark the text with lang=nn (or lang=nb)",
        nb="skriv dem som resten, eller merk teksten med lang=nn (eller lang=nb)",
    ),
    example="Elevene ville ikkje svare, og dei sa ikke noko.",
    authority=Filled(
        "Bokmålsordboka and Nynorskordboka",
        "Bokmålsordboka og Nynorskordboka",
    ),
)

INCONSISTENT = rule(
    "SPL005",
    "inconsistent-form",
    Severity.WARNING,
    message=Text(
        en="both “{rare}” ({few}) and “{common}” ({many}) are used",
        nb="både «{rare}» ({few}) og «{common}» ({many}) er brukt",
    ),
    why=Text(
        en="Bokmål has both forms, but a text keeps to one of them.",
        nb="Bokmål har begge formene, men en tekst holder seg til én av dem.",
    ),
    fix=Text(en="choose one of them", nb="velg en av dem"),
    example="Fremtiden er usikker, men framtiden er lang.",
    authority=Filled(
        "Språkrådet, on consistency in the choice of forms",
        "Språkrådet, om å være konsekvent i valget av former",
    ),
)

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_NAMES = {"nb": Filled("bokmål", "bokmål"), "nn": Filled("nynorsk", "nynorsk")}
#: So many words of the other standard are no slip that the spelling check would report.
_FEWEST = 3
#: So many of them are named.
_NAMED = 5


class OwnWord(NamedTuple):
    """Where a word stands; of the thousands, few places are asked for."""

    source: Source
    start: int
    end: int

    @property
    def where(self) -> Location:
        """The place."""
        return self.source.at(self.start, self.end)


#: By language, the words in lower case, each with its places.
Words = dict[str, dict[str, list[OwnWord]]]


@check("spelling", MIXED)
def check_standards(context: Context) -> Iterator[Diagnostic]:
    """Report words of the other standard, once for all their places."""
    for language, other in (("nb", "nn"), ("nn", "nb")):
        found = context.own_words[language]
        strange = {word: found[word] for word in foreign_to(language, found)}
        places = sorted(
            (word.where for words in strange.values() for word in words),
            key=lambda place: (place.source.path, place.span),
        )
        if len(places) >= _FEWEST and len(strange) > 1:
            named = sorted(strange, key=lambda word: (-len(strange[word]), word))
            listed = ", ".join(f"«{word}» ({len(strange[word])})" for word in named[:_NAMED])
            yield MIXED.at(
                places[0],
                other=_NAMES[other],
                main=_NAMES[language],
                words=listed + (" …" if len(named) > _NAMED else ""),
                related=tuple(places[1:]),
            )


@check("spelling", INCONSISTENT)
def check_consistency(context: Context) -> Iterator[Diagnostic]:
    """Report each word that is used in two forms, at the rarer one."""
    found = context.own_words["nb"]
    for pair in rivals(found.keys()):
        rare, common = sorted(pair, key=lambda word: len(found[word]))
        first, *others = (word.where for word in found[rare])
        yield INCONSISTENT.at(
            first,
            rare=rare,
            few=len(found[rare]),
            common=common,
            many=len(found[common]),
            related=tuple(others),
        )


def own_words(thesis: Thesis) -> Words:
    """Return the student's own words in bokmål and nynorsk."""
    found: Words = {"nb": {}, "nn": {}}
    for chapter in thesis.chapters:
        for prose in chapter.prose:
            if found.keys().isdisjoint({prose.language, *(other for _, other in prose.foreign)}):
                continue
            quoted = _quoted(chapter, prose)
            if written_in(prose, quoted) != prose.language:
                continue  # the spelling check says so, once
            for word in _WORD.finditer(_own_text(prose, quoted)):
                language = prose.language_at(word.start()) if prose.foreign else prose.language
                if language in found:
                    own = OwnWord(prose.source, *word.span())
                    found[language].setdefault(word[0].lower(), []).append(own)
    return found


def _own_text(prose: Prose, quoted: list[Span]) -> str:
    """Return the text, as long as it is, with blanks for what is quoted."""
    text = prose.text
    for span in quoted:
        text = f"{text[: span.start]}{' ' * len(span)}{text[span.end :]}"
    return text


def _quoted(chapter: Chapter, prose: Prose) -> list[Span]:
    """Return what is quoted, and titles: block quotations, quotation marks, italics."""
    path = prose.source.path
    italics, quotations = set_off(chapter)
    marked = [Span(*match.span()) for match in _QUOTED.finditer(prose.source.text)]
    return [*marked, *italics.get(path, ()), *quotations.get(path, ())]
