"""Dashes: – with spaces for an aside, without for a range (Språkrådet's rules for signs)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import SIGNS, SPACES, Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

HYPHEN_FOR_DASH = rule(
    "TYP003",
    "hyphen-for-dash",
    Severity.WARNING,
    message=Text(
        en="hyphen where a dash belongs: “{right}”",
        nb="bindestrek der det skal være tankestrek: «{right}»",
    ),
    why=Text(
        en="An aside stands between dashes with spaces around them; a range (“9–19”) has a dash "
        "without spaces. The hyphen joins the parts of a word.",
        nb="Et innskudd står mellom tankestreker med mellomrom rundt; mellom tall («9–19») står "
        "tankestreken uten mellomrom. Bindestreken binder sammen deler av et ord.",
    ),
    fix=Text(en="write – (in LaTeX: --)", nb="skriv – (i LaTeX: --)"),
    example="Funnene - som ventet - spriker.",
    authority=SIGNS,
)
EM_DASH = rule(
    "TYP005",
    "em-dash",
    Severity.WARNING,
    message=Text(
        en="the long dash is not used in Norwegian", nb="den lange streken brukes ikke på norsk"
    ),
    why=Text(
        en="Norwegian has the short dash (–), with a space on each side of an aside.",
        nb="På norsk brukes den korte tankestreken (–), med mellomrom på hver side av et innskudd.",
    ),
    fix=Text(
        en="write –, with spaces around an aside and without in a range",
        nb="skriv –, med mellomrom rundt et innskudd og uten mellom tall",
    ),
    example="Funnene—som ventet—spriker.",
    authority=SIGNS,
)
SPACED_RANGE = rule(
    "TYP025",
    "spaces-in-range",
    Severity.WARNING,
    message=Text(
        en="spaces in the range “{text}”: it should be “{right}”",
        nb="mellomrom i «{text}»: Det skal være «{right}»",
    ),
    why=Text(
        en="A dash that means “to” stands without spaces: “2015–2019”, “s. 12–14”. With spaces it "
        "sets off an aside.",
        nb="En tankestrek som betyr «til», står uten mellomrom: «2015–2019», «s. 12–14». Med "
        "mellomrom markerer den et innskudd.",
    ),
    fix=Text(en="delete the spaces", nb="slett mellomrommene"),
    example="Perioden 2015 – 2019 var rolig.",
    authority=SPACES,
)

YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3}){1,4}|\d{1,4}(?:,\d{1,3})?)"
_NOT_IN_NUMBER = r"(?<![\w.,/§–-])(?<!§ )(?<!\d[ \u00a0])"
#: An ordinal («3-5. trinn») is another matter.
_ENDS = r"(?![\w/–-]|[.,:]\d|\.[ \u00a0][a-zæøå])"
#: What is counted follows, or a sign.
_COUNTED = re.compile(r"[ \u00a0]?[%‰]|[ \u00a0]°|[ \u00a0\n](?:[a-zæøå]{3}|(?:år|kr)\b)")
#: After these words a range stands, whatever follows.
_PLACES = re.compile(
    r"(?<!\w)(?:s\.|ss\.|side|sidene|kap\.|kapittel|alder(?:en)?(?: fr[åa])?|uke|veke|trinn|klasse|"
    r"fr[åa]|mellom|skala(?:en)?(?: fr[åa])?|kl\.)[ \u00a0]?$",
    re.IGNORECASE,
)
#: A number with a hyphen after one of these is a name: «figur 3-4», «nr. 12-3».
_NUMBERED = re.compile(
    r"(?:§[^.!?\n]{0,60}|\b(?:figur\w*|fig\.|tabell\w*|tab\.|formel|l[iy]kning|vedlegg|nr\.|artikkel|"
    r"modell|oppgave|type|punkt|pkt\.|forskriften|loven|lova|lov|jf\.|rom|post)[ \u00a0])$",
    re.IGNORECASE,
)
#: What follows a section of a law whose sign was left out.
_LEGAL = re.compile(r"[ \u00a0\n](?:første|andre|annet|tredje|fjerde|femte|ledd|bokstav|jf)\b")
_DAY = r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun)dag"
_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_DAY_OR_MONTH = re.compile(rf"(?<![\w-])(?:(?P<day>{_DAY})|{_MONTH})$", re.IGNORECASE)
#: So many characters before a range say what it is.
_LOOKED_AT = 80


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _LOOKED_AT) : match.start()]


def _value(number: str) -> float:
    return float(re.sub(r"[ \u00a0]", "", number).replace(",", "."))


def _range(match: re.Match[str]) -> str | None:
    """Return a range with a dash, when its numbers rise."""
    low, high = match["low"], match["high"]
    return f"{low}–{high}".replace(" ", "\u00a0") if _value(low) < _value(high) else None


def _hyphen_in_range(match: re.Match[str]) -> str | None:
    """Return a range with a dash: years, pages, what is counted; no section of a law or a text."""
    low, high, before = match["low"], match["high"], _before(match)
    if re.fullmatch(YEAR, low):
        if re.fullmatch(r"\d\d", high):
            following = int(high) == int(low[2:]) + 1 or int(high) > max(int(low[2:]), 12)
            return f"{low}–{high}" if following else None  # else a month
        if re.fullmatch(YEAR, high):
            return _range(match)
    if _PLACES.search(before):
        return _range(match)
    text, end = match.string, match.end()
    named = _NUMBERED.search(before) or _LEGAL.match(text, end)
    return _range(match) if _COUNTED.match(text, end) and not named else None


def _from_to(match: re.Match[str]) -> str | None:
    """Return the dash between two days of the week or two months."""
    first = _DAY_OR_MONTH.search(_before(match))
    return "–" if first and bool(first["day"]) == bool(match["day"]) else None


def _short_dash(match: re.Match[str]) -> str:
    """Return the short dash with the spaces that it has there."""
    text, start, end = match.string, match.start(), match.end()
    left, right = text[start - 1 : start], text[end : end + 1]
    if left.isdigit() and right.isdigit():
        return "–"
    before = "" if left in "\n([«" else " "
    after = "" if right in "\n)]».,;:!?" else " "
    return f"{before}–{after}"


DASHES: tuple[Pattern, ...] = (
    pattern(HYPHEN_FOR_DASH, r"(?P<x> -{1,2} )(?=[«(\w])", " – ", left=r"(?<=[\w,.)»%])(?<!\d)"),
    pattern(HYPHEN_FOR_DASH, r"(?P<x> -{1,2} )(?=[«(]|[^\W\d])", " – ", left=r"(?<=\d)"),
    # «5 - 6 barn» is a range; between other numbers the sign may be a minus.
    pattern(HYPHEN_FOR_DASH, r"(?P<x> - )(?=\d+ (?:år|[^\W\d_]{3}))", "–", left=r"(?<=\d)"),
    pattern(
        HYPHEN_FOR_DASH,
        rf"(?P<x>(?P<low>{_NUMBER})-(?P<high>{_NUMBER})){_ENDS}",
        _hyphen_in_range,
        left=_NOT_IN_NUMBER,
    ),
    pattern(
        HYPHEN_FOR_DASH,
        rf"(?P<x>(?P<low>\d\d?\.\d\d)-(?P<high>\d\d?\.\d\d)){_ENDS}",
        r"\g<low>–\g<high>",
        left=_NOT_IN_NUMBER,
    ),
    pattern(HYPHEN_FOR_DASH, r"(?P<x>-)(?=\d{1,2}\. [a-zæøå])", "–", left=r"(?<=\d\.)"),
    pattern(
        HYPHEN_FOR_DASH,
        rf"(?P<x>-)(?=(?:(?P<day>{_DAY})|{_MONTH})(?![\w-]))",
        _from_to,
        flags=re.IGNORECASE,
    ),
    pattern(
        SPACED_RANGE,
        rf"(?P<x>(?P<low>{YEAR}) (?:-|–|--) (?P<high>{YEAR})){_ENDS}",
        _range,
        left=_NOT_IN_NUMBER,
    ),
    pattern(
        SPACED_RANGE,
        rf"(?:s\.|side|[Kk]l\.)[ \u00a0](?P<x>(?P<low>\d{{1,4}}) (?:-|–|--) "
        rf"(?P<high>\d{{1,4}})){_ENDS}",
        _range,
        left=r"(?<!\w)",
    ),
    pattern(
        SPACED_RANGE,
        rf"(?P<x>(?P<low>{_NUMBER}) – (?P<high>{_NUMBER}))"
        r"(?=[ \u00a0]?[%‰]|[ \u00a0](?:år|prosent|poeng|minutter|timer|dager|uker|måneder)\b)",
        _range,
        left=_NOT_IN_NUMBER,
    ),
    pattern(EM_DASH, r"(?P<x> ?— ?)", _short_dash),
)
