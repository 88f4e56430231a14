"""Abbreviations in their fixed forms (Språkrådet's list of abbreviations)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import ABBREVIATIONS as SOURCE
from thesis.checks.typography_patterns import Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

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
    authority=SOURCE,
)

#: Malformed abbreviations, as patterns, with the right form. The end of a word is added.
_FORMS = {
    r"[Ff](?:eks\.?|\. ?eks(?!\.)|\. eks\.|\.eks(?!\.))": "f.eks.",
    r"[Bb](?:l\.a(?!\.)|l\. a\.|la\.)(?= [a-zæøå])": "bl.a.",
    r"[Dd](?:vs(?!\.)|\.v\.s\.?)": "dvs.",
    r"o(?:sv(?!\.)|\.s\.v\.?)": "osv.",
    r"o(?:sb(?!\.)|\.s\.b\.?)": "osb.",
    r"m(?:fl(?!\.)|\.fl\.?|\. fl\.)": "mfl.",
    r"m(?:v(?!\.)|\.v\.?|\. v\.)": "mv.",
    r"p(?:ga(?!\.)|\.g\.a\.?)": "pga.",
    r"m(?:\.m(?!\.)|\. m\.)|(?<=[a-zæøå]{3} )mm\.(?= [a-zæøå])": "m.m.",
    r"o(?:l\.|\.l(?!\.)|\. l\.)": "o.l.",
    r"m(?:ao\.?|\.a\.o(?!\.)|\. a\. o\.)": "m.a.o.",
    r"m(?:\.a(?!\.)|\. a\.(?! o\.))": "m.a.",
    r"t(?:\.d(?!\.)|\. d\.)": "t.d.",
    r"[Ii](?:ht(?!\.)|\.h\.t\.?)": "iht.",
    r"[Ii](?:ft(?!\.)|\.f\.t\.?)": "ift.",
    r"[Ii](?:fm(?!\.)|\.f\.m\.?)": "ifm.",
    r"[Mm](?:ht(?!\.)|\.h\.t\.?)": "mht.",
    r"[Vv](?:ha(?!\.)|\.h\.a\.?)": "vha.",
    r"[Jj]f(?:r\.?|(?!\.))": "jf.",
    r"ca(?!\.)|Ca(?!\.)(?=[ \u00a0\n]\d)": "ca.",
    r"etc(?!\.)": "etc.",
    r"evt(?!\.)": "evt.",
    r"et\.? al(?!\.)|et\. al\.": "et al.",
    r"[Nn]r(?!\.)(?= ?\d)": "nr.",
    r"[Kk]ap(?!\.)(?= ?\d)": "kap.",
    r"[Kk]l(?!\.)(?= ?\d)": "kl.",
    r"(?:(?<=[,;] )|(?<=\()|(?<=\b[Ss]e ))s(?= \d)": "s.",
    r"inkl(?!\.)": "inkl.",
    r"ekskl(?!\.)": "ekskl.",
    r"tlf(?!\.)": "tlf.",
    r"(?<=\d )mill(?!\.)|(?<=\d\u00a0)mill(?!\.)": "mill.",
    r"(?<=\d )mrd(?!\.)|(?<=\d\u00a0)mrd(?!\.)": "mrd.",
    r"kr\.(?= [a-zæøå\d])": "kr",
    r"(?<=\d[ \u00a0])(?:km|kg|cm|mm)\.(?= [a-zæøå])": "",
}


_END = r"(?![\w-]|\.\w)"
_RIGHT = {re.compile(rf"(?:{form}){_END}"): right for form, right in _FORMS.items()}


def _fixed(match: re.Match[str]) -> str:
    """Return the right form of what the pattern of all forms found: that of the first that fits."""
    stands, start = match["x"], match.start("x")
    right = next(right for form, right in _RIGHT.items() if form.match(match.string, start))
    fixed = right or stands.rstrip(".")
    return fixed[0].upper() + fixed[1:] if stands[0].isupper() else fixed


SHORT_FORMS: tuple[Pattern, ...] = (
    # One search for all of them: there are too many to look for one by one.
    pattern(
        ABBREVIATION,
        rf"(?<![\w.§-])(?P<x>{'|'.join(_FORMS)}){_END}",
        _fixed,
        quoted="reported",
    ),
    pattern(ABBREVIATION, r"(?<!\w)(?P<x>[Kk]l\.)(?=\d)", r"\g<x> ", quoted="reported"),
)
