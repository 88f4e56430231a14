"""Numbers: their hard spaces, decimals and thousands, and dates (Språkrådet's writing rules)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import NUMBERS as SOURCE
from thesis.checks.typography_patterns import Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

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
    authority=SOURCE,
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
        en="A (hard) space stands between a number and %, ‰, °C or §.",
        nb="Det skal være (hardt) mellomrom mellom et tall og %, ‰, °C eller §.",
    ),
    fix=Text(en="write a hard space", nb="skriv hardt mellomrom"),
    example="Om lag 30% deltok, jf. §2.",
    authority=SOURCE,
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
    authority=SOURCE,
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
    authority=SOURCE,
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
    authority=SOURCE,
)

_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_DAY = r"(?:[12]\d|3[01]|[1-9])"
_SIGN = r"(?:%|‰|°[CF])"
_UNIT = (
    r"(?:%|prosent|prosentpoeng|poeng|ganger|gonger|timer|timar|år\b|millioner|"
    r"millionar|milliarder|milliardar|kroner|kr\b|kg\b|mg\b|gram|meter|cm\b|mm\b|km\b|liter|grader|"
    r"sekunder|sekund|minutter|minutt|dager|dagar|uker|veker|måneder|månader|"
    r"ms\b|[kMGT]?Hz\b|[kMGT]B\b|kWh\b)"
)
#: A unit after the number, or after the other end of its range; a standard deviation in brackets.
_MEASURED = re.compile(
    rf"(?:(?: (?:til|og|eller|mot) \d+[.,]\d+|[–-]\d+[.,]\d+)?[ \u00a0]?{_UNIT})|[ \n]\((?:SD|M) ?="
)
#: What a decimal follows: «p < », «gjennomsnittet var ».
_STATISTIC = re.compile(
    r"(?:(?:\b[MnNptrdF]|SD|OR|RR|CI|KI|[αβχ]²?) ?[=<>≤≥] ?-?"
    r"|(?<!\w)(?:gjennomsnitt|snitt|median|standardavvik|karaktersnitt|korrelasjon|alfa)"
    r"(?:et|en|sverdi|sverdien|verdi|verdien)?(?: (?:var|er|på|ble|lå|lik|om lag|ca\.|cirka))* )$",
    re.IGNORECASE,
)
#: What is numbered with points: programs, parts of a text, hours.
_NUMBERED = re.compile(
    r"(?:(?:versjon|utgave|utgåve|kl\.?|klokk[ae]n?|kapittel|kap\.|avsnitt|punkt|pkt\.|tabell|figur|"
    r"(?<!\w)v\.?)|[A-ZÆØÅ]\w{2,})[ \u00a0]$"
)
_LOOKED_AT = 60
_CROWDS = re.compile(r"[ \u00a0\n][a-zæøå]{4,}")


def _hard(match: re.Match[str]) -> str:
    return match["x"].replace(" ", "\u00a0")


def _decimal(match: re.Match[str]) -> str | None:
    """Return «0,87» for «0.87», where it is no number of a version, a section or an hour."""
    number, text = match["x"], match.string
    before = text[max(0, match.start() - _LOOKED_AT) : match.start()]
    certain = (
        (len(number.partition(".")[2]) <= 2 and _MEASURED.match(text, match.end()))
        or _STATISTIC.search(before)
        or (number.startswith("0.") and not _NUMBERED.search(before))
    )
    return number.replace(".", ",") if certain else None


def _grouped(match: re.Match[str]) -> str | None:
    """Return a number with hard spaces, where it is one of thousands: «2.345» may be a decimal."""
    number, text = match["x"], match.string
    certain = (
        number.count(".") > 1
        or number.split(",")[0].endswith("00")
        or text[: match.start()].endswith(("kr ", "kr\u00a0", "kr. ", "NOK "))
        or _CROWDS.match(text, match.end())
    )
    return number.replace(".", "\u00a0") if certain else None


def _date(match: re.Match[str]) -> str | None:
    """Return a day and its month as they should be; None where they are."""
    right = f"{match['day']}. {match['month'].lower()}"
    return right if match["x"].replace("\u00a0", " ") != right else None


NUMBERS: tuple[Pattern, ...] = (
    pattern(
        BREAKABLE_SPACE,
        rf"(?P<x>\d{{1,9}}(?:,\d{{1,9}})? {_SIGN})(?!\w)",
        _hard,
        left=r"(?<![\w.,])",
    ),
    # Two initials of a name; one may end a sentence («vitamin D. Dette»).
    pattern(
        BREAKABLE_SPACE,
        r"(?P<x>[A-ZÆØÅ]\. (?:[A-ZÆØÅ]\. )+)(?=[A-ZÆØÅ][a-zæøå])",
        _hard,
        left=r"(?<![\w.])",
    ),
    pattern(BREAKABLE_SPACE, r"(?P<x>§ \d+)", _hard),
    pattern(
        BREAKABLE_SPACE,
        r"(?P<x>[1-9]\d{0,2}(?: \d{3}){1,4})(?![\w-]| \d)",
        _hard,
        left=r"(?<![\w.,-])(?<!\d )",
    ),
    pattern(
        NO_SPACE_AT_SIGN,
        rf"(?P<x>(?P<number>\d{{1,9}}(?:[.,]\d{{1,9}})?)(?P<sign>{_SIGN}))(?!\w)",
        "\\g<number>\u00a0\\g<sign>",
        left=r"(?<!\w)",
    ),
    pattern(NO_SPACE_AT_SIGN, r"(?P<x>§(?P<number>\d+))", "§\u00a0\\g<number>"),
    pattern(
        DECIMAL_POINT,
        r"(?P<x>\d{1,3}\.\d{1,4})(?![\w/]|[.,]\d)",
        _decimal,
        left=r"(?<![\w.,/§])(?<!§ )(?<!\d )",
    ),
    pattern(
        POINT_IN_NUMBER,
        r"(?P<x>[1-9]\d{0,2}(?:\.\d{3}){1,4}(?:,\d{1,2})?)(?!\w|[.,]\d)",
        _grouped,
        left=r"(?<![\w.,])(?<!kap\. )",
    ),
    pattern(
        POINT_IN_NUMBER,
        r"(?P<x>[1-9]\d{0,2}(?:,\d{3}){2,4})(?!\w|[.,]\d)",
        lambda match: match["x"].replace(",", "\u00a0"),
        left=r"(?<![\w.,])",
    ),
    pattern(
        DATE,
        rf"(?P<x>(?P<day>{_DAY})\.?[ \u00a0]?(?P<month>{_MONTH}))(?![\w-])",
        _date,
        left=r"(?<![\w.,/–-])",
        flags=re.IGNORECASE,
    ),
    # «3-5. mai»: both are days.
    pattern(
        DATE,
        rf"(?P<x>(?P<day>{_DAY})(?:\.?-|–))(?={_DAY}\.? {_MONTH}(?![\w-]))",
        r"\g<day>.–",
        left=r"(?<![\w.,/–-])",
    ),
)
