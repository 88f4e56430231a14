"""How long chapters and sections are, in a thesis that is near its length.

The chapters' usual shares of the words are advice, not rules: only what is less than half or more
than twice the usual is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.passages import length
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.nodes import Paragraph
from thesis.structures import Section

UNBALANCED = rule(
    "STR025",
    "unbalanced-chapter",
    Severity.WARNING,
    message=Text(
        en="“{title}” is {share} % of the main text; {low}–{high} % is usual",
        nb="«{title}» utgjør {share} % av hovedteksten; {low}–{high} % er vanlig",
    ),
    why=Text(
        en="A chapter that is less than half or more than twice its usual share is worth a look. "
        "The shares are advice, and only texts of 3000 words or more are measured.",
        nb="Et kapittel som er under halvparten eller over det dobbelte av det vanlige, er verdt "
        "et blikk. Andelene er råd, og bare tekster på 3000 ord eller mer blir målt.",
    ),
    fix=Text(
        en="see whether something is missing, or belongs in another chapter",
        nb="se om noe mangler, eller om noe hører hjemme i et annet kapittel",
    ),
    example="# Metode\n\nJeg søkte i PubMed.",
    authority=Filled(
        "common advice to students; no institution requires it",
        "vanlig råd til studenter; ingen institusjon krever det",
    ),
)

STUB = rule(
    "STR026",
    "stub-section",
    Severity.WARNING,
    message=Text(
        en="there are only {words} words below “{title}”",
        nb="det står bare {words} ord under «{title}»",
    ),
    why=Text(
        en="A section of a sentence or less is often one that was begun and forgotten. Sections "
        "with a list, table, figure or quotation are left in peace, and so is the research "
        "question.",
        nb="Et delkapittel på en setning eller mindre er ofte påbegynt og glemt. Delkapitler med "
        "liste, tabell, figur eller sitat blir ikke meldt, og heller ikke problemstillingen.",
    ),
    fix=Text(
        en="write more, or move the sentence into the section before",
        nb="skriv mer, eller flytt setningen til delkapitlet foran",
    ),
    example="## Etikk\n\nEtikk er viktig.",
)

#: A thesis that is shorter than this is still being written.
_LEAST_WORDS = 3000
_STUB_WORDS = 20
_APART = frozenset({Role.PREFACE, Role.ABSTRACT, Role.REFERENCES, Role.APPENDIX})


@check("structure", UNBALANCED)
def chapters_are_balanced(context: Context) -> Iterator[Diagnostic]:
    """Report chapters whose share of the words is far from the usual."""
    usual = context.structure.shares
    if not usual or not context.thesis.complete:
        return
    main = _main(context)
    words = [length(context.thesis, section) for section in main]
    roles = [role for section in main for role in section.roles]
    if sum(words) < _LEAST_WORDS:
        return
    for section, count in zip(main, words, strict=True):
        ranges = [usual[role] for role in section.roles if role in usual]
        # Two chapters for one role share its words between them.
        alone = all(roles.count(role) == 1 for role in section.roles)
        if not ranges or not alone or not section.certain:
            continue
        low, high = (sum(bounds) for bounds in zip(*ranges, strict=True))
        share = 100 * count / sum(words)
        if not low / 2 <= share <= high * 2:
            yield UNBALANCED.at(
                section.where, title=section.title, share=round(share), low=low, high=high
            )


@check("structure", STUB)
def sections_are_more_than_stubs(context: Context) -> Iterator[Diagnostic]:
    """Report sections of a sentence or less."""
    main = _main(context)
    if sum(length(context.thesis, section) for section in main) < _LEAST_WORDS:
        return
    for section in (part for chapter in main for part in chapter.walk()):
        if section.children or not section.blocks or Role.QUESTION in section.roles:
            continue
        words = length(context.thesis, section)
        if 0 < words < _STUB_WORDS and all(isinstance(b, Paragraph) for b in section.blocks):
            yield STUB.at(section.where, title=section.title, words=words)


def _main(context: Context) -> list[Section]:
    return [section for section in context.sections if _APART.isdisjoint(section.roles)]
