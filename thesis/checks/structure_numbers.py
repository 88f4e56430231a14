"""Numbers that must agree: how many research articles a literature study says that it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from thesis.checks.numerals import ENGLISH, NORWEGIAN
from thesis.checks.passages import passages_of
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Severity, Text, rule
from thesis.document import Role
from thesis.source import Location

DISAGREE = rule(
    "STR023",
    "article-counts-disagree",
    Severity.WARNING,
    message=Text(
        en="it is “{here}” here, but “{other}” elsewhere",
        nb="her står det «{here}», men andre steder «{other}»",
    ),
    why=Text(
        en="How many research articles a literature study builds on is said in the abstract, the "
        "method, the results and the conclusion. Examiners count.",
        nb="Hvor mange forskningsartikler en litteraturstudie bygger på, står i sammendraget, "
        "metoden, resultatene og avslutningen. Sensor teller.",
    ),
    fix=Text(
        en="correct the number, or say what it counts (“of the 14 articles read …”)",
        nb="rett tallet, eller si hva det teller («av de 14 leste artiklene …»)",
    ),
    example="Fire forskningsartikler … Fem forskningsartikler …",
)

_VALUES = {**NORWEGIAN, **ENGLISH}
_NUMBER = rf"(?P<number>{'|'.join(_VALUES)}|\d{{1,2}})\s+"
_KINDS = (
    r"(?:(?:vitenskapelige|vitskaplege|inkluderte|utvalgte|kvalitative|kvantitative|ulike|scientific"
    r"|included|selected|qualitative|quantitative)\s+){0,2}"
)
_WORKS = r"(?:(?:forsk(?:n)?ings)?artik(?:ler|lar)|studi[ea]r|(?:research )?articles|studies)"
#: What a number of articles is called that is that of the whole study.
_COUNTS = (
    re.compile(
        rf"(?<!\w)(?<!av\s)(?<!av de\s)(?<!of the\s){_NUMBER}{_KINDS}"
        r"(?:forskningsartikler|forskingsartiklar|forskningsartiklene|research articles)\b",
        re.IGNORECASE,
    ),
    # «Fire artikler» alone may be some of them; these are all.
    re.compile(
        r"(?:bygger på|byggjer på|baserer seg på|basert på|består av|inkluderer|inkluderte|based on"
        r"|consists of|includes|included|litteraturstudie\w*\s(?:med|av)"
        rf"|literature (?:study|review) (?:with|of))\s+{_NUMBER}{_KINDS}{_WORKS}\b",
        re.IGNORECASE,
    ),
    # «Fem artikler ble inkludert i studien», but «ble inkludert etter tittel» is a step on the way.
    re.compile(
        rf"(?<!\w)(?<!av\s)(?<!av de\s)(?<!of the\s){_NUMBER}{_KINDS}{_WORKS}\s+"
        r"(?:ble|blei|vart|was|were)\s+(?:inkluderte?|included)"
        r"(?=\.(?!\w)|\s+(?:i|in)\s+(?:\w+\s)?"
        r"(?:\w*studi|oppgav|oppgåv|study|review|thesis|analys))",
        re.IGNORECASE,
    ),
)


@check("structure", DISAGREE)
def article_counts_agree(context: Context) -> Iterator[Diagnostic]:
    """Report the places whose number of research articles most other places do not share."""
    counts = list(stated_counts(context))
    often = Counter(value for value, _ in counts).most_common(1)
    for value, where in counts:
        usual = often[0][0]
        if value != usual:
            first = next(place for count, place in counts if count == usual)
            yield DISAGREE.at(
                where,
                here=" ".join(where.text.split()),
                other=" ".join(first.text.split()),
                related=(first,),
            )


def stated_counts(context: Context) -> Iterator[tuple[int, Location]]:
    """Yield the numbers of research articles that the text names, with their places."""
    passages = passages_of(context.thesis)
    chapters = [section for section in context.sections if Role.APPENDIX not in section.roles]
    for passage in (passage for chapter in chapters for passage in passages(chapter)):
        for pattern in _COUNTS:
            for found, where in passage.find(pattern):
                number = found["number"].lower()
                yield _VALUES.get(number) or int(number), where
