"""Headings: small letters after the first word, and no full stop."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from thesis.checks.registry import Context, check
from thesis.checks.spelling import accepted_words
from thesis.checks.typography_patterns import CAPITALS as CAPITAL_LETTERS
from thesis.checks.typography_patterns import SIGNS
from thesis.diagnostic import Diagnostic, Edit, Severity, Text, rule
from thesis.document import Prose
from thesis.nodes import Heading
from thesis.source import Location, Span
from thesis.walking import walk

CAPITALS = rule(
    "TYP018",
    "capitals-in-heading",
    Severity.WARNING,
    message=Text(
        en="“{text}” has a small letter in a heading: “{right}”",
        nb="«{text}» skrives med liten bokstav i en overskrift: «{right}»",
    ),
    why=Text(
        en="A Norwegian heading is written like a sentence: only the first word and names have a "
        "capital. “Theory And Method” is English practice.",
        nb="En norsk overskrift skrives som en setning: Bare det første ordet og navn har stor "
        "forbokstav. «Teori Og Metode» er engelsk skikk.",
    ),
    fix=Text(en="write small letters", nb="skriv små bokstaver"),
    example="# Teori Og Metode",
    authority=CAPITAL_LETTERS,
)
FULL_STOP = rule(
    "TYP019",
    "full-stop-in-heading",
    Severity.WARNING,
    message=Text(en="heading ends in “{text}”", nb="overskriften slutter med «{text}»"),
    why=Text(
        en="No full stop, comma, colon or semicolon ends a heading.",
        nb="En overskrift slutter ikke med punktum, komma, kolon eller semikolon.",
    ),
    fix=Text(en="delete it", nb="slett det"),
    example="# Metode.",
    authority=SIGNS,
)

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
#: Words that are no names, whether or not the text has them in small letters.
_ALWAYS_SMALL = frozenset(
    ("og", "i", "på", "av", "for", "til", "med", "som", "om", "ved", "fra", "frå", "hos", "eller")
)
#: A heading's words all in capitals count from this length on; shorter ones may be acronyms.
_SHOUTED = 6


@check("lint", CAPITALS, FULL_STOP)
def check_headings(context: Context) -> Iterator[Diagnostic]:
    """Report capitals and full stops in the headings of Norwegian text."""
    proses = {
        prose.source.path: prose for chapter in context.thesis.chapters for prose in chapter.prose
    }
    small, names = _letters(proses.values())
    names |= {word.lower() for word in accepted_words(context) if word.istitle()} - small
    for chapter in context.thesis.chapters:
        for node in walk(chapter.blocks):
            prose = proses.get(node.where.source.path)
            if isinstance(node, Heading) and node.children and prose is not None:
                span = Span(node.children[0].where.span.start, node.children[-1].where.span.end)
                if prose.language_at(span.start) in {"nb", "nn"}:
                    yield from _in_heading(prose, span, small, names)


def _in_heading(
    prose: Prose, span: Span, small: Collection[str], names: Collection[str]
) -> Iterator[Diagnostic]:
    text = prose.text
    previous = ""
    words = list(_WORD.finditer(text, span.start, span.end))
    in_capitals = any(map(_is_shouted, words)) and text[span.start : span.end].isupper()
    # «Presentasjon Av Funn»: who writes «Av» so, writes every word so.
    as_english = any(word[0].istitle() and word[0].lower() in _ALWAYS_SMALL for word in words[1:])
    for word in words:
        begins = not previous or bool(re.search(r"[.:?!–«]\s*$", text[span.start : word.start()]))
        lower = word[0].lower()
        known = lower in small and lower not in names
        capital = (
            not begins and word[0].istitle() and (known or (as_english and lower not in names))
        )
        if _is_shouted(word) or capital or (in_capitals and known):
            right = word[0].capitalize() if begins else lower
            where = prose.source.at(word.start(), word.end())
            # Names, and what may be one, are for a person to find.
            fixes = (Edit(where, right),) if capital and known else ()
            yield CAPITALS.at(where, text=word[0], right=right, fixes=fixes)
        previous = word[0]
    end = re.search(r"(?<![.\s])[.:;,]\s*$", text[span.start : span.end])
    if end and not _is_abbreviation(previous):
        where = Location(prose.source, Span(span.start + end.start(), span.start + end.start() + 1))
        yield FULL_STOP.at(where, text=where.text, fixes=(Edit(where, ""),))


def _is_shouted(word: re.Match[str]) -> bool:
    return len(word[0]) >= _SHOUTED and word[0].isupper()


def _is_abbreviation(word: str) -> bool:
    return word.lower() in {"mv", "osv", "mfl", "m", "o", "l", "a", "etc", "nr", "kap"}


def _letters(proses: Collection[Prose]) -> tuple[set[str], set[str]]:
    """Return the words that stand in small letters, and in lower case those that are names."""
    small = set(_ALWAYS_SMALL)
    names: set[str] = set()
    for prose in proses:
        for word in _WORD.finditer(prose.text):
            if prose.language_at(word.start()) not in {"nb", "nn"}:
                continue
            if word[0].islower():
                small.add(word[0])
            elif _is_within_sentence(prose, word.start()):
                names.add(word[0].lower())
    return small, names


def _is_within_sentence(prose: Prose, at: int) -> bool:
    """Say whether a word follows another in running text: a capital there makes it a name."""
    if not re.search(r"[a-zæøå,] $", prose.text[max(0, at - 2) : at]):
        return False
    line = prose.source.text.rfind("\n", 0, at) + 1
    return not prose.source.text.startswith(("#", "\\"), line)
