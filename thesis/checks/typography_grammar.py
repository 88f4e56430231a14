"""The few mistakes of grammar that a pattern can tell for certain."""

from __future__ import annotations

import re

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

DA_OR_NAAR = rule(
    "TYP022",
    "when-in-the-past",
    Severity.WARNING,
    message=Text(
        en="“{text}” should be “{right}” here", nb="her skal det være «{right}», ikke «{text}»"
    ),
    why=Text(
        en="“Da” is for what happened once in the past (“da jeg var liten”), “når” for what "
        "happens each time, and for the future. Only what comes once is judged: being born, a "
        "childhood, a war's beginning.",
        nb="«Da» brukes om det som skjedde én gang i fortiden («da jeg var liten»), «når» om det "
        "som skjer hver gang, og om framtiden. Bare det som skjer én gang, blir vurdert: å bli "
        "født, en barndom, en krig som begynner.",
    ),
    fix=Text(en="write “da”", nb="skriv «da»"),
    example="Når jeg var liten, bodde vi i Bergen.",
    authority="Språkrådet, Da eller når?",
)
ENDA = rule(
    "TYP023",
    "still-for-even",
    Severity.WARNING,
    message=Text(
        en="“{text}” should be “{right}” here", nb="her skal det være «{right}», ikke «{text}»"
    ),
    why=Text(
        en="Before a comparative (“enda bedre”) the word is “enda”. “Ennå” is about time; there "
        "both are right.",
        nb="Foran komparativ («enda bedre») heter det «enda». «Ennå» handler om tid; der er begge "
        "riktige.",
    ),
    fix=Text(en="write “enda”", nb="skriv «enda»"),
    example="Tilbudet ble ennå bedre.",
    authority="Språkrådet, Enda eller ennå?",
)

#: What an infinitive with its mark follows, and a verb in the infinitive joined by «og» does not:
#: prepositions, verbs that stand in the present or past, participles, adjectives, nouns with «til».
_BEFORE_INFINITIVE = (
    r"(?:for|ved|uten|utan|gjennom|handler om|handlet om|handla om|er|var|"
    r"(?:prøver|prøvde|forsøker|forsøkte|ønsker|ønskte|ønsket|ønskjer|begynner|begynte|klarer|"
    r"klarte|greier|greide|pleier|pleide|håper|håpte|velger|valgte|unngår|unngikk|lærer|lærte|"
    r"kommer til|kom til|nødt til|i stand til|bidrar til|bidra til|bidro til|"
    r"har (?:valgt|begynt|klart|prøvd|forsøkt|ønsket|lært|unngått|bidratt til))(?: ikke| ikkje)?|"
    r"(?:evne|evnen|mulighet|muligheten|muligheter|grunn|lyst|rett|retten|plikt|tid|anledning|"
    r"vilje|viljen|motivasjon|tendens|villig) til|behov for|behovet for|ansvar for|ansvaret for|"
    r"på tide|viktig|viktigst|vanskelig|umulig|mulig|nødvendig|lett|lettere|enkelt|enklere|"
    r"naturlig|nyttig|avgjørende|interessant|utfordrende|hensiktsmessig)"
)
#: Common verbs whose infinitive is no other word that «og» might join there.
_INFINITIVE = (
    r"(?:akseptere|analysere|anvende|arbeide|avdekke|avklare|bedre|begrense|begynne|bekrefte|belyse|"
    r"benytte|beskrive|bevare|bidra|bli|bruke|bygge|dekke|delta|diskutere|drøfte|endre|etablere|finne|"
    r"forbedre|fordele|forebygge|forklare|formidle|forstå|fortelle|fortsette|fremme|følge|få|gi|gjenkjenne|"
    r"gjennomføre|gjøre|glemme|gå|ha|hente|hindre|hjelpe|holde|huske|håndtere|identifisere|inkludere|"
    r"innhente|invitere|ivareta|jobbe|kartlegge|komme|kunne|legge|lese|leve|lytte|løse|mestre|motivere|"
    r"motta|møte|oppdage|oppleve|oppnå|oppsøke|planlegge|presentere|redusere|reflektere|samarbeide|samle|"
    r"sammenligne|se|sette|si|sikre|skape|skille|skrive|snakke|spørre|støtte|sørge|ta|tenke|tilby|"
    r"tilpasse|tilrettelegge|tolke|trekke|undersøke|unngå|utforske|utføre|utvikle|veilede|velge|vise|"
    r"vite|vurdere|være|øke)"
)
#: Those of them that a finite verb or a noun may be joined to.
_AMBIGUOUS = r"(?:bedre|se|støtte|holde|følge|møte)"
#: Finite verbs that no «å» precedes.
_FINITE = (
    r"(?:arbeider|blir|er|finner|forklarer|forteller|får|gir|gjør|går|hadde|har|jobber|kan|kommer|"
    r"leser|må|opplever|sier|skal|skriver|snakker|tar|tenker|undersøker|viser)"
)

#: How far back the sentence is looked at, in characters.
_BEFORE = 120
_POSTURE = r"(?:sitter|satt|ligger|lå|står|sto|stod|går|gikk|kom|kommer|løp|reiste)"
#: Verbs in the present and past, none of them an infinitive.
_FINITE_AFTER = (
    r"(?:arbeider|arbeidet|blir|ble|drikker|finner|fant|forteller|fortalte|får|fikk|gir|ga|gjør|gjorde|"
    r"hadde|har|henter|hentet|hjelper|hjalp|hører|hørte|jobber|jobbet|leker|lekte|leser|leste|lytter|"
    r"lyttet|prater|pratet|sa|sier|ser|skriver|skrev|snakker|snakket|sover|sov|spiller|spilte|spiser|"
    r"spiste|spør|spurte|tar|tok|tenker|tenkte|venter|ventet|viser|viste)"
)
_WHO = r"(?:jeg|han|hun|vi|de|hen)"
#: What comes once in a life or in history, after «når» and with a verb in the past.
_ONCE = (
    rf"(?:{_WHO} (?:selv )?(?:var (?:liten|små|barn|ung|unge|tenåring|baby|nyfødt|(?:to|tre|fire|"
    r"fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\d{1,2}) år(?: gammel| gamle)?)|ble født|døde)"
    r"|(?:pandemien|koronapandemien|covid-19|krigen|andre verdenskrig|loven|reformen|"
    r"samhandlingsreformen|barnevernreformen|grunnloven) "
    r"(?:kom|brøt ut|startet|begynte|tok slutt|trådte i kraft|ble (?:vedtatt|innført|iverksatt))"
    rf"|{_WHO} (?:ble uteksaminert|tok (?:bachelorgraden|mastergraden)))"
)
#: What makes the past a habit, or the clause a question.
_HABIT = (
    r"(?![^.!?]*\b(?:alltid|hver gang|pleide|ofte|som regel|vanligvis|stadig|ble vi|usikkert)\b)"
)
#: After these the clause with «når» is no question about the time.
_CLAUSE = r"(?:(?<![^\n])|(?<=[.!?] )|(?<=, ))"
#: A main clause in the past.
_MAIN = (
    r"(?=[^.!?\n,]{0,60}, (?:\w+(?:te|de|dde|et)|var|ble|fikk|gikk|kom|sa|så|fant|tok|ga|lå|sto)\b)"
)
#: Comparatives in common use that are no nouns; «ennå mer» and «ennå flere» may be about time.
_COMPARATIVE = (
    r"(?:bedre|verre|større|høyere|lavere|sterkere|svakere|viktigere|vanskeligere|tydeligere|"
    r"lengre|lenger|tettere|dypere|tyngre|yngre|eldre|dårligere|raskere|nærmere|tryggere|enklere|"
    r"mindre (?:kjent|utbredt|tid|penger|sannsynlig|viktig))"
)

#: Verbs and nouns that a question about the time follows: «vet ikke når han ble født».
_ASKS = re.compile(
    r"\b(?:vet|visste|husk\w*|spør|spurte|spørsmål\w*|lurt?e[rt]?|om|tidspunkt\w*|oppga|oppgi\w*|sa|si|"
    r"fortelle|fortalte|forteller|avhengig|uavhengig|av|på|til|og|eller|uansett|usikker\w*|"
    r"bestem\w*|avgjør\w*)(?: ikke| nøyaktig| akkurat)? $",
    re.IGNORECASE,
)


#: After a preposition the verb is wrong, not «å»: «for å gjør det».
_NO_INFINITIVE = "".join(
    rf"(?<!\b{word} )" for word in ("for", "til", "ved", "med", "av", "om", "på", "uten", "etter")
)


def _past_clause(match: re.Match[str]) -> str | None:
    """Return «da», unless what stands before asks when it was or makes it the present."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    sentence = re.split(r"[.!?\n]", before)[-1]
    past = re.search(r"\b(?:\w{2,}(?:te|dde|et)|var|ble|fikk|gikk|kom|sa|så|tok|ga)\b", sentence)
    habit = re.search(r"\b(?:alltid|hver gang|pleide|ofte|som regel|vanligvis)\b", sentence)
    return "da" if past and not habit and not _ASKS.search(before) else None


GRAMMAR: tuple[Pattern, ...] = (
    pattern(DA_OR_NAAR, rf"{_CLAUSE}(?P<x>Når)(?= {_ONCE}){_MAIN}{_HABIT}", "Da"),
    pattern(DA_OR_NAAR, rf"(?<=[a-zæøå.,] )(?P<x>når)(?= {_ONCE}){_HABIT}", _past_clause),
    pattern(
        ENDA,
        rf"(?<!\bikke )(?<!\w)(?P<x>[Ee]nnå)(?= {_COMPARATIVE}(?!\w))",
        lambda match: match["x"][0] + "nda",
    ),
    pattern(
        OG_OR_AA,
        rf"(?<!\w){_BEFORE_INFINITIVE} (?P<x>og) (?!{_AMBIGUOUS}\b)(?={_INFINITIVE}(?!\w))",
        "å",
        flags=re.IGNORECASE,
    ),
    pattern(OG_OR_AA, rf"(?<!\w){_POSTURE}(?: \w+)?? (?P<x>å) (?={_FINITE_AFTER}(?!\w))", "og"),
    # The letter is looked for first: few places have it, and what may not precede it is long.
    pattern(OG_OR_AA, rf"(?=å ){_NO_INFINITIVE}(?<!\w)(?P<x>å) (?={_FINITE}(?!\w))", "og"),
)
