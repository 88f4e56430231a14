"""A modal verb that no verb follows, as in «Aktiviteten vil følelse av belønning».

A noun after a modal is no mistake in itself, for the subject may stand there («I tillegg kan bruk
av film gi …»). So the clause must also come to its end without another verb: at a full stop, or
where the next clause has a subject of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Prose
from thesis.language.proofreading import in_quotation_marks

MISSING_VERB = rule(
    "SPL006",
    "missing-verb",
    Severity.WARNING,
    message=Text(
        en="a verb is missing between “{modal}” and “{noun}”",
        nb="det mangler et verb mellom «{modal}» og «{noun}»",
    ),
    why=Text(
        en="After “vil”, “kan”, “skal”, “må” and “bør” a verb in the infinitive must follow "
        "somewhere in the clause. Here the clause ends without one.",
        nb="Etter «vil», «kan», «skal», «må» og «bør» må det komme et verb i infinitiv et sted i "
        "setningen. Her slutter setningen uten at det kommer noe.",
    ),
    fix=Text(en="write the verb: “vil gi følelse av”", nb="skriv verbet: «vil gi følelse av»"),
    example="Aktiviteter som frigjør dopamin vil følelse av belønning.",
    authority=Filled(
        "Norsk referansegrammatikk, on modal auxiliaries",
        "Norsk referansegrammatikk, om modale hjelpeverb",
    ),
)

_PATTERN = re.compile(
    # «Hvordan skal vurdering av tiltak foregå?»
    r"(?<!Hvordan )(?<!Hvor )(?<!Når )(?<!Hvorfor )"
    r"\b(?P<modal>vil|kan|skal|må|bør|kunne|skulle|ville|måtte|burde)\s+"
    r"(?P<noun>[^\W\d_]{3,}(?:else|ing|het|sjon|leik))\s+"
    r"(?:av|om|for|fra|frå|i|med|mot|på|til)\s+"
    r"(?:[^\W\d_]+[ \n]){0,2}[^\W\d_]+"
    r"(?=\s*[.;!?]|\s*,\s+(?:og|men)\s+(?:jeg|eg|du|han|hun|ho|vi|de|dei|man|ein|det|dette|den)\b)"
)
#: Within three words an infinitive may hide: «kan bruk av film hjelpe.» It ends in -e, or is short.
_MAY_BE_VERB = re.compile(
    r"[^\W\d_]+e|få|gå|stå|slå|dø|se|bli|gi|ta|ha|si|dra|la|bo|tro|nå|skje|[^\W\d_]+es|[^\W\d_]+ast"
)


@check("spelling", MISSING_VERB)
def check_missing_verb(context: Context) -> Iterator[Diagnostic]:
    """Report modal verbs whose clause ends without another verb."""
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            yield from in_prose(prose)


def in_prose(prose: Prose) -> Iterator[Diagnostic]:
    """Yield what is found in a prose, but for what others said in quotation marks."""
    quoted = in_quotation_marks(prose)
    for match in _PATTERN.finditer(prose.text):
        after = prose.text[match.end("noun") : match.end()].split()[1:]
        if prose.language_at(match.start()) not in {"nb", "nn"}:
            continue
        if prose.source.text[match.start() : match.end()] != match[0]:
            continue
        if any(match.start() in span for span in quoted):
            continue
        if not any(map(_MAY_BE_VERB.fullmatch, after)):
            where = prose.source.at(match.start("modal"), match.end("noun"))
            yield MISSING_VERB.at(where, modal=match["modal"], noun=match["noun"])
