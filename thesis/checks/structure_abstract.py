"""The abstracts: there, short enough, and saying the same in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from thesis.checks.numerals import ENGLISH, NORWEGIAN
from thesis.checks.passages import length, passages_of
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.source import Location
from thesis.structures import Section

TOO_LONG = rule(
    "STR015",
    "abstract-too-long",
    Severity.WARNING,
    message=Text(
        en="this abstract has {words} words; {profile} allows {limit}",
        nb="sammendraget har {words} ord; {profile} tillater {limit}",
    ),
    why=Text(
        en="Some institutions limit the abstract; the limit is part of the profile.",
        nb="Noen institusjoner setter en grense for sammendraget; grensen er en del av profilen.",
    ),
    fix=Text(en="shorten it", nb="kort det ned"),
    example="profile: vid",
    authority=Filled(
        "the profile's source, for instance VID's guidelines for bachelor theses",
        "profilens kilde, for eksempel VIDs retningslinjer for bacheloroppgaver",
    ),
)

MISSING_ABSTRACT = rule(
    "STR016",
    "missing-abstract",
    Severity.ERROR,
    message=Text(
        en="there is no abstract in {language}, which {profile} asks for",
        nb="det mangler et sammendrag på {language}, som {profile} krever",
    ),
    why=Text(
        en="Some institutions ask for an abstract, some in two languages.",
        nb="Noen institusjoner krever sammendrag, noen på to språk.",
    ),
    fix=Text(
        en="write it in a chapter of its own, with `role: abstract` and for instance `lang: en` "
        "between two lines of --- at the top",
        nb="skriv det i et eget kapittel, med `role: abstract` og for eksempel `lang: en` mellom "
        "to linjer med --- øverst",
    ),
    example="profile: vid",
    authority=Filled("the profile's source", "profilens kilde"),
)

DISAGREE = rule(
    "STR018",
    "abstracts-disagree",
    Severity.WARNING,
    message=Text(
        en="the number {number} is in this abstract, but not in “{other}”",
        nb="tallet {number} står i dette sammendraget, men ikke i «{other}»",
    ),
    why=Text(
        en="The two abstracts are to say the same. A number that only one of them has is often "
        "left from an earlier version.",
        nb="De to sammendragene skal si det samme. Et tall som bare står i det ene, er ofte blitt "
        "stående fra en tidligere versjon.",
    ),
    fix=Text(en="make the two agree", nb="la de to stemme overens"),
    example="Fire artikler … – Five articles …",
)

_VALUES = {"no": NORWEGIAN, "en": ENGLISH}
_TOKEN = re.compile(r"\d{1,3}(?:[  \u202f,]\d{3})+\b|\d+(?:[.,]\d+)?|[^\W\d_]+")
_ENGLISH_TITLE = re.compile(r"(?:abstract|summary|english|engelsk)\b", re.IGNORECASE)
#: What only English has, and what only Norwegian has.
_SMALL_WORDS = (
    ("the", "of", "and", "is", "was", "this", "that", "with", "were", "which", "are"),
    ("og", "er", "det", "som", "på", "ikke", "ikkje", "av", "til", "å", "en", "ein", "har"),
)
#: So many times as many English words as Norwegian ones leave no doubt.
_SURELY = 3
_LANGUAGES = {
    "no": Filled("Norwegian", "norsk"),
    "en": Filled("English", "engelsk"),
    "foreign": Filled("a foreign language", "et fremmedspråk"),
    "own": Filled("the language of the thesis", "språket i oppgaven"),
}


@check("structure", MISSING_ABSTRACT)
def abstracts_are_there(context: Context) -> Iterator[Diagnostic]:
    """Report abstracts that the profile asks for."""
    if not context.thesis.complete:
        return
    asked = context.profile.abstract
    have = {language_of(context, section) for section in abstracts_of(context)}
    own = _norwegian(context.thesis.language)
    missing = [code for code in map(_norwegian, asked.languages) if code not in have]
    if asked.required and not have and not missing:
        missing.append("own")
    if asked.second_language and own == "no" and not have - {own}:
        missing.append("foreign")
    own_demand = context.config.abstract_languages is not None
    for code in dict.fromkeys(missing):
        yield MISSING_ABSTRACT.at(
            context.config.where("abstract-languages" if own_demand else "profile"),
            language=_LANGUAGES[code],
            profile="thesis.yaml" if own_demand else context.profile.title,
        )


@check("structure", TOO_LONG)
def abstracts_are_short(context: Context) -> Iterator[Diagnostic]:
    """Report abstracts beyond the profile's limit."""
    limit = context.profile.abstract.max_words
    own_limit = context.config.abstract_limit is not None
    profile = "thesis.yaml" if own_limit else context.profile.title
    for section in abstracts_of(context) if limit else ():
        words = length(context.thesis, section)
        if limit and words > limit:
            yield TOO_LONG.at(section.where, words=words, limit=limit, profile=profile)


@check("structure", DISAGREE)
def abstracts_say_the_same(context: Context) -> Iterator[Diagnostic]:
    """Report numbers that only one of two abstracts has."""
    for one, other in pairwise(abstracts_of(context)):
        if language_of(context, one) == language_of(context, other):
            continue
        yield from _unshared(context, one, other)
        yield from _unshared(context, other, one)


def _unshared(context: Context, one: Section, other: Section) -> Iterator[Diagnostic]:
    """Report the numbers of one abstract that the other lacks."""
    theirs = _numbers(context, other)
    for number, where in _numbers(context, one).items():
        if number not in theirs:
            yield DISAGREE.at(where, number=where.text, other=other.title, related=(other.where,))


def abstracts_of(context: Context) -> Sequence[Section]:
    """Return the abstracts, in whatever language."""
    return [s for s in context.sections if Role.ABSTRACT in s.roles]


def language_of(context: Context, section: Section) -> str:
    """Return an abstract's language as «no», «en» or another code.

    The heading tells where the file names no language, else the small words of the text.
    """
    code = _norwegian(section.chapter.language)
    for passage in passages_of(context.thesis)(section):
        code = _norwegian(passage.language)
        break
    english = _ENGLISH_TITLE.match(section.title) or _reads_english(context, section)
    return "en" if code == "no" and english else code


def _reads_english(context: Context, section: Section) -> bool:
    """Say whether the text is in English, though nothing says so."""
    texts = [passage.text.casefold() for passage in passages_of(context.thesis)(section)]
    words = Counter(word for text in texts for word in re.findall(r"\w+", text))
    english, norwegian = (sum(words[word] for word in small) for small in _SMALL_WORDS)
    return english > _SURELY * (norwegian + 1)


def _norwegian(code: str) -> str:
    """Return «no» for both written standards, else the language without its region."""
    plain = code.lower().partition("-")[0]
    return "no" if plain in {"nb", "nn", "no"} else plain


def _numbers(context: Context, section: Section) -> dict[str, Location]:
    """Return the numbers above two in a section, each with its first place.

    Two is left out: the other language may well have «both».
    """
    found: dict[str, Location] = {}
    values = _VALUES.get(language_of(context, section), {})
    for passage in passages_of(context.thesis)(section):
        for token, where in passage.find(_TOKEN):
            word = token[0].lower()
            value = _digits(word) if word[0].isdigit() else str(values.get(word, ""))
            if value not in {"", "0", "1", "2"}:
                found.setdefault(value, where)
    return found


def _digits(number: str) -> str:
    """Return a number in digits without thousands separators, its decimals after a point."""
    groups = re.split(r"[  \u202f,]", number)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        return "".join(groups)
    return number.replace(",", ".")
