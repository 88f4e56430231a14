"""A literature study's search: where, with which words, within which limits, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks.passages import passages_of
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role

UNDOCUMENTED = rule(
    "STR022",
    "undocumented-search",
    Severity.WARNING,
    message=Text(
        en="the method does not say {missing} of the literature search",
        nb="metoden oppgir ikke {missing} for litteratursøket",
    ),
    why=Text(
        en="A search is documented so that others can repeat it: the databases, the search words, "
        "the limits (years, language, peer review) and the date. The method chapter and the "
        "appendices were read.",
        nb="Et søk dokumenteres så andre kan gjenta det: databaser, søkeord, avgrensninger (år, "
        "språk, fagfellevurdering) og dato. Metodekapitlet og vedleggene er lest.",
    ),
    fix=Text(
        en="write it in the method chapter, or put a search log in a table or appendix",
        nb="skriv det i metodekapitlet, eller legg ved en søkelogg i en tabell eller et vedlegg",
    ),
    example="# Metode\n\nJeg søkte i PubMed etter artikler.",
    authority=Filled("PRISMA 2020, item 7", "PRISMA 2020, punkt 7"),
)

_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    "january|february|march|may|june|july|october|december"
)
#: What is asked for, and what shows that it is there.
_PARTS: tuple[tuple[Filled, re.Pattern[str]], ...] = (
    (
        Filled("the databases", "databasene"),
        re.compile(
            r"\b(?:oria|idunn|pubmed|medline|cinahl|psyc\w*|scopus|web of science|cochrane|embase|"
            r"swemed\+?|svemed\+?|eric|google scholar|norart|jstor|sociological abstracts|"
            r"sciencedirect|springerlink|academic search|socindex|epistemonikos|mcmaster|proquest|"
            r"ebsco\w*|amed|pedro|nora|brage|ieee|acm)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Filled("the search words", "søkeordene"),
        re.compile(
            r"søkeord|søkeuttrykk|søkestreng|søketerm|søkjeord|emneord|nøkkelord|mesh|"
            r"search (?:words?|terms?|strings?)|keywords?|\b(?:AND|OR)\b"
            # «Jeg søkte med ordene «pain» og «dementia»», also in italics or LaTeX's marks.
            r"|\b(?:søk|search)(?:[^.!?]|\.(?!\s+(?-i:[A-ZÆØÅ])))*(?:[«“\"*_]|``|\\(?:enquote|emph|textit)\{)\w",
            re.IGNORECASE,
        ),
    ),
    (
        Filled("the limits", "avgrensningene"),
        re.compile(
            r"avgrens|begrens|inklusjon|eksklusjon|kriteri|fagfelle|siste \w+ år|"
            r"limit|inclusion|exclusion|criteri|peer.review|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d",
            re.IGNORECASE,
        ),
    ),
    (
        Filled("the date", "datoen"),
        re.compile(
            rf"\b(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d\d){{1,2}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}"
            rf"|(?:{_MONTHS})\s+\d{{4}}|(?:høsten|våren|hausten|autumn|spring)\s+(?:of\s+)?\d{{4}}"
            rf"|\d{{1,2}}\.?\s*(?:{_MONTHS}))\b",
            re.IGNORECASE,
        ),
    ),
)


@check("structure", UNDOCUMENTED)
def search_is_documented(context: Context) -> Iterator[Diagnostic]:
    """Report what a literature study does not say of its search."""
    # The method may be a section of the introduction.
    parts = (part for chapter in context.sections for part in chapter.walk())
    methods = [part for part in parts if Role.METHOD in part.roles and part.certain]
    if context.structure.name != "literature-study" or not methods or not context.thesis.complete:
        return
    passages = passages_of(context.thesis)
    places = [*methods, *(s for s in context.sections if Role.APPENDIX in s.roles)]
    text = "\n".join(passage.raw for section in places for passage in passages(section))
    missing = [name for name, pattern in _PARTS if not pattern.search(text)]
    if missing:
        listed = Filled(
            ", ".join(name.en for name in missing), ", ".join(name.nb for name in missing)
        )
        yield UNDOCUMENTED.at(methods[0].where, missing=listed)
