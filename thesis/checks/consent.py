"""Interviews without a word of consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks.passages import passages_of
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role

CONSENT = rule(
    "STR044",
    "interviews-without-consent",
    Severity.WARNING,
    message=Text(
        en="here are interviews of your own, but the thesis says nothing of consent or of Sikt",
        nb="her er egne intervjuer, men oppgaven sier ingenting om samtykke eller Sikt",
    ),
    why=Text(
        en="Who interviews people handles personal data: the thesis tells how consent was given "
        "and whether the project was reported to Sikt. The method chapter is read, and not in a "
        "literature study, where others did the interviews.",
        nb="Den som intervjuer, behandler personopplysninger: Oppgaven forteller hvordan samtykket "
        "ble gitt, og om prosjektet ble meldt til Sikt. Metodekapitlet er lest, men ikke i en "
        "litteraturstudie, der andre har gjort intervjuene.",
    ),
    fix=Text(
        en="tell in the method chapter how consent was given, and whether Sikt was notified",
        nb="fortell i metodekapitlet hvordan samtykket ble gitt, og om prosjektet ble meldt til "
        "Sikt",
    ),
    example="# Metode\n\nJeg intervjuet fire lærere.",
    authority=Filled(
        "Sikt's guide to student projects; personopplysningsloven",
        "Sikts veiledning for studentprosjekter; personopplysningsloven",
    ),
)

_OWN = re.compile(
    r"\b(?:(?:jeg|eg|vi|i|we)\s+(?:\w+\s+){0,2}(?:dyb?de)?(?:intervju(?:et|a|er|ene)|interviewed)"
    r"|(?:gjennomførte?|gjennomført|conducted)\s+(?:\w+\s+){0,3}(?:\w*intervju\w*|interviews?)"
    r"|(?:mine|våre|our|my)\s+(?:informant(?:er|ar)|informants))\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"samtykk|\bsikt\b|\bnsd\b|personvern|personopplysning|consent|data protection", re.IGNORECASE
)


@check("structure", CONSENT)
def consent_is_mentioned(context: Context) -> Iterator[Diagnostic]:
    """Report interviews in the method chapter of a thesis without a word of consent."""
    if context.structure.name == "literature-study" or not context.thesis.complete:
        return
    texts = (prose.text for chapter in context.thesis.chapters for prose in chapter.prose)
    if any(_CONSENT.search(text) for text in texts):
        return
    passages = passages_of(context.thesis)
    for section in (part for chapter in context.sections for part in chapter.walk()):
        if Role.METHOD in section.roles:
            for passage in passages(section):
                for _, where in passage.find(_OWN):
                    yield CONSENT.at(where)
                    return
