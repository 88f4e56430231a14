"""Small letters within a sentence, and words written twice (Språkrådet's writing rules)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import CAPITALS, Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

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
    authority=CAPITALS,
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

_CAPITAL_MONTH = (
    r"(?:Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)"
)
_DAYS = r"(?:Mandag|Tirsdag|Onsdag|Torsdag|Fredag|Lørdag|Søndag|Måndag|Tysdag|Laurdag|Sundag)"
_ANY = "[A-ZÆØÅa-zæøå]"
_LAW = r"(?:loven|lovens|lova|forskriften|forskriftens|forskrifta)"
#: What stands before a word within a sentence, on the same line or the one before: a small letter,
#: a comma, or the word that begins the sentence.
_WITHIN = re.compile(
    r"(?:[a-zæøå,]|(?<!\w)(?:I|Etter|Ifølge|Av|Jf\.|Fra|Frå|Med|For|Under|Gjennom|Ved|Både|Se))"
    r"[ \n]\(?\Z"
)
#: What a month follows.
_WHEN = re.compile(
    r"(?<!\w)(?:(?i:i|fra|frå|til|siden|sidan|innen|før|etter|i løpet av)|"
    rf"{_CAPITAL_MONTH} (?:og|til|eller))[ \n]\Z"
)
_TO_PLANET = re.compile(r"(?i:fra|frå|til)[ \n]\Z")
#: The name of a person or a place goes on: «August Strindberg», «Mai Britt», «Fredag kafé».
_NO_NAME = r"(?![\w-]|[ \n][A-ZÆØÅ])"
_LOOKED_AT = 40


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _LOOKED_AT) : match.start()]


def _small(match: re.Match[str]) -> str | None:
    """Return what was found with a small letter, where it is within a sentence."""
    within = _WITHIN.search(_before(match))
    return match["x"][0].lower() + match["x"][1:] if within else None


def _small_law(match: re.Match[str]) -> str | None:
    """Return a law in small letters; Grunnloven, the Constitution, keeps its own."""
    if match["x"].startswith("Grunn") or not _WITHIN.search(_before(match)):
        return None
    return match["x"].lower()


def _small_month(match: re.Match[str]) -> str | None:
    """Return a month in small letters; «til Mars» may be the planet."""
    before = _before(match)
    planet = match["x"] == "Mars" and _TO_PLANET.search(before)
    return match["x"].lower() if _WHEN.search(before) and not planet else None


WORDS: tuple[Pattern, ...] = (
    # «Barnevernsloven», «Pasient- og Brukerrettighetsloven»
    pattern(
        CAPITAL,
        rf"(?P<x>[A-ZÆØÅ](?:[a-zæøå]+-(?:, {_ANY}[a-zæøå]+-)* og {_ANY})?"
        rf"[a-zæøå]{{3,}}{_LAW})(?!\w)",
        _small_law,
        left=r"(?<![\w-])",
        quoted="reported",
    ),
    pattern(CAPITAL, r"(?P<x>Lov)(?= om [a-zæøå])", _small, left=r"(?<!\w)", quoted="reported"),
    pattern(
        CAPITAL,
        r"(?P<x>(?:Figur|Tabell|Kapittel|Vedlegg|Avsnitt) \d+)",
        _small,
        left=r"(?<!\w)",
        quoted="reported",
    ),
    pattern(CAPITAL, rf"(?P<x>{_DAYS}){_NO_NAME}", _small, left=r"(?<!\w)", quoted="reported"),
    pattern(
        CAPITAL,
        rf"(?P<x>{_CAPITAL_MONTH}){_NO_NAME}",
        _small_month,
        left=r"(?<!\w)",
        quoted="reported",
    ),
    pattern(
        DOUBLED_WORD,
        r"(?<![\w-])(?P<x>(?!(?:det|den|de|en|ein|som|for|vi|dere|seg|bla|så|da|der|har|var|blir|"
        # Interjections, and words that are doubled for their weight.
        r"ja|nei|jo|nå|no|hei|heia|ha|he|hi|ho|oi|au|tja|hm|mye|mykje|langt|lenge)[ \n])"
        r"(?P<one>[a-zæøå]{2,}|å)[ \n](?P=one))(?![\w-])",
        r"\g<one>",
        quoted="kept",
    ),
)
