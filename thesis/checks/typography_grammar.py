"""The few mistakes of grammar that a pattern can tell for certain."""

from __future__ import annotations

from thesis.checks.typography_patterns import Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

OG_OR_AA = rule(
    "TYP021",
    "og-or-infinitive-mark",
    Severity.WARNING,
    message=Text(
        en="“{text}” should be “{right}” here", nb="her skal det være «{right}», ikke «{text}»"
    ),
    why=Text(
        en="“Å” stands before an infinitive (“prøver å finne”), “og” joins two verbs in the same "
        "form (“sitter og leser”).",
        nb="«Å» står foran infinitiv («prøver å finne»), «og» binder sammen to verb i samme form "
        "(«sitter og leser»).",
    ),
    fix=Text(en="write the other one", nb="bytt til det andre"),
    example="De prøver og finne svar.",
    authority="Språkrådet, Og eller å?",
)

#: What an infinitive with its mark follows, and a verb in the infinitive joined by «og» does not.
_BEFORE_INFINITIVE = (
    r"(?:for|ved|uten|utan|gjennom|prøver|prøvde|forsøker|forsøkte|ønsker|ønskte|ønsket|begynner|"
    r"begynte|klarer|klarte|greier|greide|pleier|pleide|håper|håpte|velger|valgte|evnen til|"
    r"evne til|muligheten til|mulighet til|kommer til|nødt til|i stand til|bidrar til|bidra til|"
    r"bidro til|viktig|vanskelig|umulig|nødvendig|lyst til|behov for)"
)
#: Common verbs whose infinitive is no other word.
_INFINITIVE = (
    r"(?:arbeide|avdekke|bekrefte|belyse|benytte|beskrive|bidra|bli|bruke|drøfte|finne|fortelle|"
    r"forebygge|forklare|formidle|forstå|fremme|få|gi|gjennomføre|gjøre|gå|ha|hente|hjelpe|"
    r"håndtere|identifisere|inkludere|innhente|ivareta|jobbe|kartlegge|komme|kunne|lese|leve|"
    r"mestre|motta|møte|oppleve|oppnå|oppsøke|redusere|reflektere|samle|samarbeide|si|skape|"
    r"skille|skrive|snakke|sørge|ta|tenke|tilby|tilrettelegge|undersøke|unngå|utføre|utvikle|"
    r"vise|være|vurdere)"
)
#: Finite verbs that no «å» precedes.
_FINITE = (
    r"(?:arbeider|blir|er|finner|forklarer|forteller|får|gir|gjør|går|hadde|har|jobber|kan|kommer|"
    r"leser|må|opplever|sier|skal|skriver|snakker|tar|tenker|undersøker|viser)"
)

GRAMMAR: tuple[Pattern, ...] = (
    pattern(OG_OR_AA, rf"(?<!\w){_BEFORE_INFINITIVE} (?P<x>og) (?={_INFINITIVE}(?!\w))", "å"),
    pattern(OG_OR_AA, rf"(?<!\w)(?P<x>å) (?={_FINITE}(?!\w))", "og"),
)
