"""The few mistakes of grammar that a pattern can tell for certain."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import Mend, Pattern, pattern
from thesis.diagnostic import Filled, Rule, Severity, Text, rule

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
    authority=Filled("Språkrådet, on “og” or “å”", "Språkrådet, Og eller å?"),
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
    authority=Filled("Språkrådet, on “da” or “når”", "Språkrådet, Da eller når?"),
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
    authority=Filled("Språkrådet, on “enda” or “ennå”", "Språkrådet, Enda eller ennå?"),
)

#: What an infinitive with its mark follows, and a verb in the infinitive joined by «og» does not:
#: prepositions, verbs that stand in the present or past, participles, adjectives, nouns with «til».
_VERB = (
    r"(?:prøver|prøvde|forsøker|forsøkte|ønsker|ønskte|ønsket|ønskjer|begynner|begynte|klarer|klarte|"
    r"greier|greide|pleier|pleide|håper|håpte|velger|valgte|unngår|unngikk|lærer|lærte|liker|likte|"
    r"elsker|slutter|sluttet|fortsetter|fortsatte|gjelder|gjaldt|glemmer|glemte|tør|turte|orker|"
    r"ønska|byrjar|byrja|klarar|likar|prøvar|vel|valde|"
    r"anbefaler|anbefalte|foretrekker|foretrakk|planlegger|planla|kommer til|kom til|"
    r"(?:bidrar|bidra|bidro|fører|føre|førte|oppfordrer|oppfordre|oppfordret) til|"
    r"har (?:valgt|begynt|klart|prøvd|forsøkt|ønsket|lært|unngått|sluttet|fortsatt|glemt|"
    r"bidratt til))"
    r"(?: ikke| ikkje)?"
)
#: Nouns and adjectives with the preposition that an infinitive follows. Verbs have it as well
#: («se på og analysere»), so the preposition alone is not enough.
_WITH_PREPOSITION = (
    r"(?:(?:evne\w*|mulighet\w*|grunn\w*|lyst|rett|retten|plikt\w*|tid|anledning\w*|vilje\w*|"
    r"motivasjon\w*|tendens\w*|villig\w*|hjelp|støtte|flink\w*|egnet|nødt|tvunget|i stand|"
    r"i tillegg|ansvar\w*|oppfordring\w*|bidrag|årsak\w*|tiltak) til|"
    r"(?:behov\w*|ansvar\w*|mulighet\w*|rom|grunnlag\w*|forutsetning\w*|betydning\w*|i ?stedet|"
    r"strategi\w*|metode\w*|avgjørende|redsel\w*|frykt) for|"
    r"(?:opptatt|avhengig|vant|viktighet\w*|betydning\w*|fordel\w*|konsekvens\w*) av|"
    r"(?:hensikt\w*|formål\w*|poeng\w*|mål\w*|fordel\w*|ulempe\w*|utfordring\w*|arbeid\w*|erfaring\w*|"
    r"i gang|ferdig|vits\w*|vanskelighet\w*) med|"
    r"(?:interessert|erfaring\w*|opplæring|trening) i|(?:bevisst|fokus\w*|vekt|tanke\w*) på|"
    r"(?:krav\w*|ønske|ønsket|beslutning\w*|tanke\w*) om)"
)
_BEFORE_INFINITIVE = (
    r"(?:for|ved|uten|utan|gjennom|handler om|handlet om|handla om|er|var|"
    rf"{_VERB}|{_WITH_PREPOSITION}|"
    r"på tide|viktig|viktigst|vanskelig|umulig|mulig|nødvendig|lett|lettere|enkelt|enklere|"
    r"naturlig|nyttig|avgjørende|interessant|utfordrende|hensiktsmessig)"
)
_WANTS_INFINITIVE = re.compile(rf"(?<!\w){_BEFORE_INFINITIVE} $", re.IGNORECASE)
#: Common verbs whose infinitive is no other word that «og» might join there.
_INFINITIVE = (
    r"(?:gjere|vere|seie|sjå|kome|undersøkje|byggje|auke|tenkje|nytte|"
    r"adressere|akseptere|analysere|ansette|anvende|arbeide|avdekke|avklare|avlaste|"
    r"avslutte|bedre|begrense|begynne|behandle|bekrefte|belyse|benytte|beskrive|besøke|"
    r"betale|bevare|bidra|bistå|bli|bruke|bygge|definere|dekke|dele|delta|diskutere|"
    r"dokumentere|drøfte|endre|engasjere|etablere|evaluere|finne|flytte|fokusere|"
    r"forbedre|fordele|forebygge|forholde|forklare|formidle|forstå|fortelle|fortsette|"
    r"fremme|følge|få|gi|gjenkjenne|gjennomføre|gjenta|gjøre|glemme|gå|ha|hente|hevde|"
    r"hindre|hjelpe|holde|huske|håndtere|identifisere|implementere|imøtekomme|informere|"
    r"inkludere|innhente|inspirere|intervjue|invitere|involvere|ivareta|jobbe|kartlegge|"
    r"kjenne|kjøpe|komme|kommunisere|konkludere|kontrollere|kreve|kunne|la|lage|lede|"
    r"legge|lese|leve|lindre|lytte|løse|mestre|miste|mobilisere|motivere|motta|møte|"
    r"observere|oppdage|oppfatte|oppfordre|oppleve|oppmuntre|oppnå|opprettholde|oppsøke|"
    r"organisere|overholde|planlegge|prate|presentere|prioritere|påvirke|rapportere|redde|"
    r"redusere|reflektere|registrere|regulere|røyke|samarbeide|samle|sammenfatte|"
    r"sammenligne|se|selge|sende|sette|si|sikre|skape|skille|skjerme|skrive|slippe|"
    r"snakke|spare|spørre|starte|stole|straffe|støtte|sørge|ta|tenke|tilby|tilpasse|"
    r"tilrettelegge|tolke|trekke|trene|tvinge|undersøke|unngå|utarbeide|utdype|utelukke|"
    r"utfordre|utforske|utføre|utnytte|utvikle|veilede|velge|vente|verdsette|"
    r"videreutvikle|vinne|vise|vite|vurdere|være|øke)"
)
#: Those of them that a finite verb or a noun may be joined to.
_AMBIGUOUS = r"(?:bedre|se|støtte|holde|følge|møte)"
#: Finite verbs that no «å» precedes.
_FINITE = (
    r"(?:arbeider|ble|blir|er|fant|fikk|finner|forklarer|fortalte|forteller|får|ga|gikk|gir|gjorde|"
    r"gjør|går|hadde|har|jobber|kan|kom|kommer|leser|må|opplever|sa|satte|sier|skal|skrev|skriver|"
    r"snakker|spurte|sto|tar|tenker|tok|undersøker|viser)"
)
#: Nouns by their endings, and pronouns in the nominative: no infinitive.
_NO_VERB = (
    r"(?:[a-zæøå]{2,}(?:het|heten|heter|sjon|sjonen|sjoner|skap|skapet|itet|iteten|erne|elser)|"
    r"(?!ingen)[a-zæøå]{2,}(?:ning|ningen|ninger)|elever|unge|tillit|"
    r"(?:jeg|vi|hun|de|det|han) (?:er|var|har|hadde|kan|vil|skal|må|blir|ble|får|fikk|sier|sa))"
)

#: How far back the sentence is looked at, in characters.
_BEFORE = 120
_POSTURE = (
    r"(?:sitter|satt|sit|sat|ligger|ligg|lå|låg|står|sto|stod|går|gikk|gjekk|kom|kommer|kjem|løp|"
    r"sprang|reiste)"
)
#: Verbs in the present and past, none of them an infinitive.
_FINITE_AFTER = (
    r"(?:arbeider|arbeidet|blir|ble|drikker|finner|fant|forteller|fortalte|får|fikk|gir|ga|gjør|gjorde|"
    r"hadde|har|henter|hentet|hjelper|hjalp|hører|hørte|jobber|jobbet|leker|lekte|leser|leste|lytter|"
    r"lyttet|prater|pratet|sa|sier|ser|skriver|skrev|snakker|snakket|sover|sov|spiller|spilte|spiser|"
    r"spiste|spør|spurte|tar|tek|tok|les|las|skriv|skreiv|snakkar|søv|ventar|fekk|fann|gjer|"
    r"tenker|tenkte|venter|ventet|viser|viste)"
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


def _infinitive_mark(match: re.Match[str]) -> str | None:
    """Return «å» after what an infinitive with its mark follows."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    having = before.lower().endswith("etter ") and match.string.startswith(" ha ", match.end("x"))
    return "å" if having or _WANTS_INFINITIVE.search(before) else None


def _own(rule: Rule, regex: str, mend: str | Mend, *, left: str = "") -> Pattern:
    """Return a pattern for the writer's own words."""
    return pattern(rule, regex, mend, left=left, quoted="kept")


GRAMMAR: tuple[Pattern, ...] = (
    _own(DA_OR_NAAR, rf"(?P<x>Når)(?= {_ONCE}){_MAIN}{_HABIT}", "Da", left=_CLAUSE),
    _own(DA_OR_NAAR, rf"(?P<x>når)(?= {_ONCE}){_HABIT}", _past_clause, left=r"(?<=[a-zæøå.,] )"),
    _own(
        ENDA,
        rf"(?P<x>[Ee]nnå)(?= {_COMPARATIVE}(?!\w))",
        lambda match: match["x"][0] + "nda",
        left=r"(?<!\bikke )(?<!\w)",
    ),
    # «Og» is looked for first, and then what stands before it, which may be many words.
    _own(
        OG_OR_AA,
        rf"(?P<x>og) (?!{_AMBIGUOUS}\b)(?={_INFINITIVE}(?!\w))",
        _infinitive_mark,
        left=r"(?<= )",
    ),
    _own(OG_OR_AA, rf"(?<!\w){_POSTURE}(?: \w+)?? (?P<x>å) (?={_FINITE_AFTER}(?!\w))", "og"),
    _own(OG_OR_AA, rf"(?P<x>å) (?={_FINITE}(?!\w))", "og", left=rf"{_NO_INFINITIVE}(?<!\w)"),
    _own(
        OG_OR_AA,
        rf"(?P<x>å) (?={_NO_VERB}(?!\w))",
        "og",
        left=rf"{_NO_INFINITIVE}(?<=[a-zæøå,] )",
    ),
    _own(OG_OR_AA, r"(?P<x>å)(?= til\b)", "og", left=r"(?<=\b[Aa]v )"),
    _own(OG_OR_AA, r"(?P<x>å)(?= med [a-zæøå]+(?<!e)\b)", "og", left=r"(?<=\btil )"),
    _own(OG_OR_AA, r"(?P<x>å)(?= med at\b)", "og", left=r"(?<=\b[Ii] )"),
)
