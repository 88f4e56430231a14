"""The chapters' shares of the words, against what the structure has as usual.

The shares are advice, not rules: only what is less than half or more than twice the usual is
reported, and nothing in a text that is still short.
"""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.passages import passages_of, words_in
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Severity, Text, rule
from thesis.document import Role

UNBALANCED = rule(
    "STR025",
    "unbalanced-chapter",
    Severity.WARNING,
    message=Text(
        en="«{title}» is {share} % of the main text; {low}–{high} % is usual",
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
    authority="common advice to students; no institution requires it",
)

_LEAST_WORDS = 3000
_APART = frozenset({Role.PREFACE, Role.ABSTRACT, Role.REFERENCES, Role.APPENDIX})


@check("structure", UNBALANCED)
def chapters_are_balanced(context: Context) -> Iterator[Diagnostic]:
    """Report chapters whose share of the words is far from the usual."""
    usual = context.structure.shares
    if not usual or not context.thesis.complete:
        return
    passages = passages_of(context.thesis)
    main = [s for s in context.sections if _APART.isdisjoint(s.roles)]
    words = [sum(words_in(passage.text) for passage in passages(section)) for section in main]
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
