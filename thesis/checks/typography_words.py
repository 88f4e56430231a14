"""Numbers, dates, abbreviations and small letters (Språkrådet's writing rules)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

_NUMBERS = "Språkrådet, Skriveregler: tall, tid og dato"
_ABBREVIATIONS = "Språkrådet, Skriveregler: forkortelser"
_CAPITALS = "Språkrådet, Skriveregler: stor eller liten forbokstav"

BREAKABLE_SPACE = rule(
    "TYP011",
    "breakable-space",
    Severity.WARNING,
    message=Text(
        en="“{text}” may be broken at the line's end: it needs a hard space",
        nb="«{text}» kan bli delt ved linjeslutt: Det må stå et hardt mellomrom",
    ),
    why=Text(
        en="A number and its sign belong together: “30 %”, “§ 10”, “10 000”. A hard space keeps "
        "them on one line.",
        nb="Et tall og tegnet det hører til, skal stå sammen: «30 %», «§ 10», «10 000». Et hardt "
        "mellomrom holder dem på samme linje.",
    ),
    fix=Text(
        en="run `thesis check --fix`, which puts a hard space there (U+00A0; in LaTeX: ~)",
        nb="kjør `thesis check --fix`, som setter inn et hardt mellomrom (U+00A0; i LaTeX: ~)",
    ),
    example="Om lag 30 % deltok.",
    authority=_NUMBERS,
)
NO_SPACE_AT_SIGN = rule(
    "TYP012",
    "no-space-at-sign",
    Severity.WARNING,
    message=Text(
        en="no space in “{text}”: it should be “{right}”",
        nb="mangler mellomrom i «{text}»: Det skal være «{right}»",
    ),
    why=Text(
        en="A (hard) space stands between a number and % or §.",
        nb="Det skal være (hardt) mellomrom mellom et tall og % eller §.",
    ),
    fix=Text(en="write a hard space", nb="skriv hardt mellomrom"),
    example="Om lag 30% deltok, jf. §2.",
    authority=_NUMBERS,
)
DECIMAL_POINT = rule(
    "TYP013",
    "decimal-point",
    Severity.WARNING,
    message=Text(
        en="decimal point in “{text}”: Norwegian has a comma, “{right}”",
        nb="desimalpunktum i «{text}»: På norsk skal det være komma, «{right}»",
    ),
    why=Text(en="Norwegian numbers have a decimal comma.", nb="Norske tall har desimalkomma."),
    fix=Text(en="write a comma", nb="skriv komma"),
    example="Andelen var 3.5 prosent.",
    authority=_NUMBERS,
)
POINT_IN_NUMBER = rule(
    "TYP014",
    "point-in-number",
    Severity.WARNING,
    message=Text(
        en="point in the number “{text}”: thousands are set apart by a hard space, “{right}”",
        nb="punktum i tallet «{text}»: Tusener skilles ut med hardt mellomrom, «{right}»",
    ),
    why=Text(
        en="A point in a number may be taken for a decimal sign; large numbers are divided by "
        "hard spaces.",
        nb="Punktum i et tall kan bli lest som desimaltegn; store tall deles opp med harde "
        "mellomrom.",
    ),
    fix=Text(en="write a hard space", nb="skriv hardt mellomrom"),
    example="Rundt 10.000 personer",
    authority=_NUMBERS,
)
DATE = rule(
    "TYP015",
    "malformed-date",
    Severity.WARNING,
    message=Text(
        en="the date “{text}” should be “{right}”", nb="datoen «{text}» skal være «{right}»"
    ),
    why=Text(
        en="A day's number has a point and a space after it, and the month a small letter: "
        "“17. mai”.",
        nb="Tallet for dagen har punktum og mellomrom etter seg, og måneden liten bokstav: "
        "«17. mai».",
    ),
    fix=Text(en="write as in “17. mai 2024”", nb="skriv som i «17. mai 2024»"),
    example="Søket ble gjort 17 mai 2024.",
    authority=_NUMBERS,
)
ABBREVIATION = rule(
    "TYP016",
    "malformed-abbreviation",
    Severity.WARNING,
    message=Text(
        en="the abbreviation “{text}” is written “{right}”",
        nb="forkortelsen «{text}» skrives «{right}»",
    ),
    why=Text(
        en="Abbreviations have fixed forms: “f.eks.” and “bl.a.” with two points and no space, "
        "“dvs.”, “osv.”, “pga.” and “mfl.” with one.",
        nb="Forkortelser har faste former: «f.eks.» og «bl.a.» med to punktum og uten mellomrom, "
        "«dvs.», «osv.», «pga.» og «mfl.» med ett.",
    ),
    fix=Text(
        en="write the fixed form, or the words in full",
        nb="skriv den faste formen, eller skriv ordene helt ut",
    ),
    example="feks i skolen",
    authority=_ABBREVIATIONS,
)
CAPITAL = rule(
    "TYP017",
    "capital-in-sentence",
    Severity.WARNING,
    message=Text(
        en="“{text}” has a small letter within a sentence: “{right}”",
        nb="«{text}» skrives med liten bokstav inne i en setning: «{right}»",
    ),
    why=Text(
        en="Laws (but for Grunnloven), months, weekdays, and “figur 3”, “tabell 1”, “kapittel 2” "
        "have a small first letter in running text.",
        nb="Lover (unntatt Grunnloven), måneder, ukedager og «figur 3», «tabell 1», «kapittel 2» "
        "har liten forbokstav i løpende tekst.",
    ),
    fix=Text(en="write a small letter", nb="skriv liten bokstav"),
    example="Etter Barnevernsloven har de plikt.",
    authority=_CAPITALS,
)

DOUBLED_WORD = rule(
    "TYP020",
    "doubled-word",
    Severity.WARNING,
    message=Text(en="“{right}” is written twice", nb="«{right}» står to ganger"),
    why=Text(
        en="A word written twice is mostly left over from a change.",
        nb="Et ord som står to ganger etter hverandre, er oftest en rest etter en endring.",
    ),
    fix=Text(en="delete one of them", nb="slett det ene"),
    example="Dette er er viktig.",
)

_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_CAPITAL_MONTH = (
    r"(?:Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)"
)
_DAY = r"(?:Mandag|Tirsdag|Onsdag|Torsdag|Fredag|Lørdag|Søndag|Måndag|Tysdag|Laurdag|Sundag)"
_MEASURE = (
    r"(?=[ \u00a0]?(?:%|prosent|prosentpoeng|poeng|ganger|gonger|timer|timar|år\b|millioner|"
    r"millionar|milliarder|milliardar|kroner|kr\b|kg\b|mg\b|gram|meter|cm\b|mm\b|km\b|liter|grader))"
)

#: Malformed abbreviations, as patterns, with the right form. The end of a word is added.
_FORMS = {
    r"[Ff](?:eks\.?|\. ?eks(?!\.)|\. eks\.|\.eks(?!\.))": "f.eks.",
    r"[Bb](?:l\.a(?!\.)|l\. a\.|la\.)(?= [a-zæøå])": "bl.a.",
    r"[Dd](?:vs(?!\.)|\.v\.s\.)": "dvs.",
    r"o(?:sv(?!\.)|\.s\.v\.)": "osv.",
    r"m(?:fl(?!\.)|\.fl\.?|\. fl\.)": "mfl.",
    r"p(?:ga(?!\.)|\.g\.a\.)": "pga.",
    r"m(?:\.m(?!\.)|\. m\.)": "m.m.",
    r"o(?:\.l(?!\.)|\. l\.)": "o.l.",
    r"m(?:ao\.?|\.a\.o(?!\.)|\. a\. o\.)": "m.a.o.",
    r"i(?:ht(?!\.)|\.h\.t\.|\.h\.t(?!\.))": "iht.",
    r"jf(?!\.)": "jf.",
    r"ca(?!\.)": "ca.",
    r"etc(?!\.)": "etc.",
    r"evt(?!\.)": "evt.",
    r"nr(?!\.)(?= ?\d)": "nr.",
    r"kap(?!\.)(?= ?\d)": "kap.",
    r"mht(?!\.)": "mht.",
    r"ift(?!\.)": "ift.",
    r"tlf(?!\.)": "tlf.",
    r"kr\.(?= [a-zæøå\d])": "kr",
    r"(?:km|kg|cm|mm)\.(?= [a-zæøå])": "",
}


def _abbreviation(right: str) -> Pattern:
    form = next(regex for regex, form in _FORMS.items() if form == right)

    def mend(match: re.Match[str]) -> str:
        capital = match["x"][0].isupper()
        fixed = right or match["x"].rstrip(".")
        return fixed[0].upper() + fixed[1:] if capital else fixed

    return pattern(ABBREVIATION, rf"(?<![\w.§-])(?P<x>{form})(?![\w-])", mend)


def _small(match: re.Match[str]) -> str:
    return match["x"][0].lower() + match["x"][1:]


def _decimal_comma(match: re.Match[str]) -> str:
    return match["x"].replace(".", ",")


def _grouped(match: re.Match[str]) -> str | None:
    return match["x"].replace(".", "\u00a0")


WORDS: tuple[Pattern, ...] = (
    pattern(
        BREAKABLE_SPACE,
        r"(?<![\w.,])(?P<x>\d+(?:,\d+)?( )%)(?!\w)",
        lambda m: m["x"].replace(" ", "\u00a0"),
    ),
    # Two initials of a name; one may end a sentence («vitamin D. Dette»).
    pattern(
        BREAKABLE_SPACE,
        r"(?<![\w.])(?P<x>[A-ZÆØÅ]\. (?:[A-ZÆØÅ]\. )+)(?=[A-ZÆØÅ][a-zæøå])",
        lambda m: m["x"].replace(" ", "\u00a0"),
    ),
    pattern(BREAKABLE_SPACE, r"(?P<x>§ \d)", lambda m: m["x"].replace(" ", "\u00a0")),
    pattern(
        BREAKABLE_SPACE,
        r"(?<![\w.,–-])(?<!\d )(?P<x>[1-9]\d{0,2}(?: \d{3})+)(?![\d\w–-]| \d)",
        lambda m: m["x"].replace(" ", "\u00a0"),
    ),
    pattern(
        NO_SPACE_AT_SIGN, r"(?<!\w)(?P<x>\d+(?:[.,]\d+)?%)(?!\w)", lambda m: m["x"][:-1] + "\u00a0%"
    ),
    pattern(NO_SPACE_AT_SIGN, r"(?P<x>§\d+)", lambda m: "§\u00a0" + m["x"][1:]),
    pattern(
        DECIMAL_POINT, rf"(?<![\w.,])(?<!\d )(?P<x>\d{{1,3}}\.\d{{1,2}}){_MEASURE}", _decimal_comma
    ),
    pattern(
        DECIMAL_POINT,
        r"(?:\b[MnNptrdF]|SD|OR|RR|CI|KI|[αβχ]²?) ?[=<>≤≥] ?(?P<x>-?\d{1,3}\.\d+)(?![\w.]\d)",
        _decimal_comma,
    ),
    pattern(
        POINT_IN_NUMBER,
        r"(?<![\w.,])(?<!kap\. )(?P<x>[1-9]\d{0,2}(?:\.\d{3})+)(?![\w,]|\.\d)",
        _grouped,
    ),
    pattern(
        DATE,
        rf"(?<![\w.,/–-])(?P<x>(?P<d>[1-9]|[12]\d|3[01]) (?P<m>{_MONTH}))(?!\w)",
        r"\g<d>. \g<m>",
    ),
    pattern(
        DATE,
        rf"(?<![\w.,/–-])(?P<x>(?P<d>[1-9]|[12]\d|3[01])\.(?P<m>{_MONTH}))(?!\w)",
        r"\g<d>. \g<m>",
    ),
    pattern(
        DATE,
        rf"(?<![\w,/–-])(?P<x>(?P<d>[1-9]|[12]\d|3[01])\.? (?P<m>{_CAPITAL_MONTH}))(?!\w)",
        lambda m: f"{m['d']}. {m['m'].lower()}",
    ),
    *map(_abbreviation, _FORMS.values()),
    pattern(
        CAPITAL,
        r"[a-zæøå,] (?P<x>(?!Grunn)[A-ZÆØÅ][a-zæøå]{3,}"
        r"(?:loven|lova|lovens|forskriften|forskrifta))(?!\w)",
        _small,
    ),
    pattern(CAPITAL, r"[a-zæøå,] (?P<x>(?:Figur|Tabell|Kapittel|Vedlegg|Avsnitt) \d+)", _small),
    pattern(CAPITAL, rf"[a-zæøå,] (?P<x>{_DAY})(?!\w)", _small),
    pattern(
        CAPITAL,
        rf"(?<!\w)(?:i|fra|frå|til|siden|sidan|innen|før|etter) (?P<x>{_CAPITAL_MONTH})(?!\w)",
        _small,
    ),
    pattern(
        DOUBLED_WORD,
        r"(?<![\w-])(?P<x>(?!(?:det|den|de|en|ein|som|for|vi|dere|seg|bla|så|da|der|har|var|blir|"
        # Interjections, and words that are doubled for their weight.
        r"ja|nei|jo|nå|no|hei|heia|ha|he|hi|ho|oi|au|tja|hm|mye|mykje|langt|lenge)[ \n])"
        r"(?P<one>[a-zæøå]{2,}|å)[ \n](?P=one))(?![\w-])",
        r"\g<one>",
    ),
)
