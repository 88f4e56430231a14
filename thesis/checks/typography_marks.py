"""Quotation marks, dashes, spaces and punctuation (Språkrådet's rules for signs)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import Pattern, pattern
from thesis.diagnostic import Severity, Text, rule

_SPRAKRADET = "Språkrådet, Skriveregler: tegn"

STRAIGHT_QUOTES = rule(
    "TYP001",
    "straight-quotes",
    Severity.WARNING,
    message=Text(
        en="straight quotation mark; Norwegian text has {right}",
        nb="rett anførselstegn; i norsk tekst skal det være {right}",
    ),
    why=Text(
        en="Norwegian text has angle quotation marks, “like these”.",
        nb="Norsk tekst skal ha vinkelformede anførselstegn, «som her».",
    ),
    fix=Text(en="write « and »", nb="skriv « og »"),
    example='Hun sa "ja".',
    authority=_SPRAKRADET,
)
DOUBLE_SPACE = rule(
    "TYP002",
    "double-space",
    Severity.WARNING,
    message=Text(en="more than one space", nb="mer enn ett mellomrom"),
    why=Text(
        en="One space stands between words and after a full stop.",
        nb="Det skal være ett mellomrom mellom ord og etter punktum.",
    ),
    fix=Text(en="write one space", nb="skriv ett mellomrom"),
    example="To  mellomrom.",
    authority=_SPRAKRADET,
)
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
    authority=_SPRAKRADET,
)
FOREIGN_QUOTES = rule(
    "TYP004",
    "foreign-quotes",
    Severity.WARNING,
    message=Text(
        en="quotation mark of another language; Norwegian text has {right}",
        nb="anførselstegn fra et annet språk; i norsk tekst skal det være {right}",
    ),
    why=Text(
        en="Norwegian text has «angle quotation marks», and ‘single ones’ for a quotation within "
        "a quotation.",
        nb="Norsk tekst skal ha «vinkelformede anførselstegn», og ‘enkle’ for et sitat i et sitat.",
    ),
    fix=Text(en="write « and »", nb="skriv « og »"),
    example="Hun sa “ja”.",
    authority=_SPRAKRADET,
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
    fix=Text(en="write – with spaces around it", nb="skriv – med mellomrom rundt"),
    example="Funnene—som ventet—spriker.",
    authority=_SPRAKRADET,
)
SPACE_BEFORE = rule(
    "TYP006",
    "space-before-punctuation",
    Severity.WARNING,
    message=Text(en="space before “{right}”", nb="mellomrom foran «{right}»"),
    why=Text(
        en="Punctuation follows the word directly.",
        nb="Skilletegn står rett etter ordet.",
    ),
    fix=Text(en="delete the space", nb="slett mellomrommet"),
    example="Dette er viktig .",
    authority=_SPRAKRADET,
)
NO_SPACE_AFTER = rule(
    "TYP007",
    "no-space-after-punctuation",
    Severity.WARNING,
    message=Text(en="no space after “{right}”", nb="mangler mellomrom etter «{right}»"),
    why=Text(
        en="A space follows every comma, semicolon and full stop between words.",
        nb="Det skal være mellomrom etter komma, semikolon og punktum mellom ord.",
    ),
    fix=Text(en="write a space", nb="skriv et mellomrom"),
    example="Først dette,så det.",
    authority=_SPRAKRADET,
)
DOUBLED_MARK = rule(
    "TYP008",
    "doubled-punctuation",
    Severity.WARNING,
    message=Text(en="“{text}” should be “{right}”", nb="«{text}» skal være «{right}»"),
    why=Text(
        en="One mark ends a sentence: no full stop follows another mark or an abbreviation's "
        "point. An ellipsis is three points.",
        nb="Ett tegn avslutter en setning: Det står ikke punktum etter et annet tegn eller etter "
        "punktumet i en forkortelse. En ellipse er tre prikker.",
    ),
    fix=Text(en="keep one of them", nb="behold ett av dem"),
    example="Dette er slutten..",
    authority=_SPRAKRADET,
)
SPACE_INSIDE = rule(
    "TYP009",
    "space-inside-brackets",
    Severity.WARNING,
    message=Text(
        en="space between “{right}” and what it encloses",
        nb="mellomrom mellom «{right}» og det som står innenfor",
    ),
    why=Text(
        en="Brackets and quotation marks stand close to what they enclose.",
        nb="Parenteser og anførselstegn står tett inntil det de omslutter.",
    ),
    fix=Text(en="delete the space", nb="slett mellomrommet"),
    example="Resultatene ( se vedlegg ) er klare.",
    authority=_SPRAKRADET,
)
SLASH_SPACE = rule(
    "TYP010",
    "space-at-slash",
    Severity.WARNING,
    message=Text(
        en="space on one side of the slash: “{right}”",
        nb="mellomrom på den ene siden av skråstreken: «{right}»",
    ),
    why=Text(
        en="A slash between words stands without spaces.",
        nb="En skråstrek mellom ord står uten mellomrom.",
    ),
    fix=Text(en="delete the space", nb="slett mellomrommet"),
    example="og/ eller",
    authority=_SPRAKRADET,
)

_LETTER = r"[^\W\d_]"
#: What may stand before an opening quotation mark.
_OPENS = re.compile(r"(?:^|[\s(\[«–/-])$")


def _angle_quote(match: re.Match[str]) -> str | None:
    """Return the mark that a straight quotation mark stands for, from what precedes it."""
    text, at = match.string, match.start()
    after = text[at + 1 : at + 2]
    if text[at - 1 : at].isdigit() and text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 0:
        return None  # inches
    opening = bool(_OPENS.search(text[max(0, at - 1) : at])) and not after.isspace()
    return "«" if opening else "»"


def _norwegian_quote(match: re.Match[str]) -> str:
    """Return what Norwegian has for a curved double mark: an inner one within «»."""
    text, at = match.string, match.start()
    start = text.rfind("\n\n", 0, at) + 1
    inner = text.count("«", start, at) > text.count("»", start, at)
    # German has „…“, English “…”: the last mark before this one says which.
    closes_german = text.rfind("„", start, at) > text.rfind("“", start, at)
    if match[0] in "„‟" or (match[0] == "“" and not closes_german):
        return "‘" if inner else "«"
    return "’" if inner else "»"


def _range(match: re.Match[str]) -> str | None:
    """Return a range with a dash, when its numbers rise."""
    low, high = match["low"], match["high"]
    return f"{low}–{high}" if int(low) < int(high) else None


_UNIT = (
    r"(?:\ ?%|[ \u00a0](?:år|års|åring|måneder|månader|uker|veker|dager|dagar|timer|timar|minutt|"
    r"ganger|gonger|prosent|personer|personar|deltakere|deltakarar|informanter|artikler|artiklar|"
    r"sider|ord|kroner|kg|km|cm|meter|poeng))"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_NOT_IN_NUMBER = r"(?<![\w.,/§-])(?<!§ )"
_BEFORE_RANGE = (
    r"(?<!\w)(?:s\.|ss\.|side|sidene|kap\.|kapittel|alder(?:en)?(?: fr[åa])?|"
    r"skala(?:en)?(?: fr[åa])?|[Kk]l\.)"
)
MARKS: tuple[Pattern, ...] = (
    pattern(STRAIGHT_QUOTES, r'"', _angle_quote),
    pattern(DOUBLE_SPACE, r"(?<=\S)(?:[^\s|&])(?P<x> {2,})(?=[^\s|&])", " "),
    pattern(HYPHEN_FOR_DASH, r"(?<=[\w,.)»%])(?<!\d)(?P<x> -{1,2} )(?=[«(\w])", " – "),
    pattern(HYPHEN_FOR_DASH, r"(?<=\d)(?P<x> -{1,2} )(?=[«(]|[^\W\d])", " – "),
    # «5 - 6 barn» is a range; between other numbers the sign may be a minus.
    pattern(HYPHEN_FOR_DASH, r"(?<=\d)(?P<x> - )(?=\d+ (?:år|[^\W\d_]{3}))", "–"),
    pattern(
        HYPHEN_FOR_DASH,
        rf"{_NOT_IN_NUMBER}(?P<x>(?P<low>{_YEAR})-(?P<high>{_YEAR}))(?![\w/-])",
        _range,
    ),
    pattern(
        HYPHEN_FOR_DASH,
        rf"{_NOT_IN_NUMBER}(?P<x>(?P<low>\d{{1,4}})-(?P<high>\d{{1,4}})){_UNIT}(?!\w)",
        _range,
    ),
    pattern(
        HYPHEN_FOR_DASH,
        rf"{_BEFORE_RANGE}[ \u00a0]?(?P<x>(?P<low>\d{{1,4}})-(?P<high>\d{{1,4}}))(?![\w/-])",
        _range,
    ),
    pattern(FOREIGN_QUOTES, r"[“”„‟]", _norwegian_quote),
    pattern(EM_DASH, r"(?P<x> ?— ?)", " – "),
    pattern(
        SPACE_BEFORE,
        r"(?<=[\w)»])(?P<x> +[,.;:!?])(?=\s|$)(?! ?\.)",
        lambda m: m["x"].strip(),
    ),
    pattern(NO_SPACE_AFTER, rf"(?<={_LETTER}{{2}})(?P<x>[,;])(?={_LETTER}{{2}})", r"\g<x> "),
    pattern(NO_SPACE_AFTER, r"(?<=[a-zæøå]{3})(?P<x>\.)(?=[A-ZÆØÅ][a-zæøå]+\s)", r"\g<x> "),
    pattern(DOUBLED_MARK, r"(?<=[\w)»])(?P<x>\.\.)(?![.\w])", "."),
    pattern(DOUBLED_MARK, r"(?<=[\w)»])(?P<x>(?P<one>[,;:])(?P=one))(?![,;:])", r"\g<one>"),
    pattern(DOUBLED_MARK, r"(?P<x>(?P<one>[?!])\.)(?!\.)", r"\g<one>"),
    pattern(DOUBLED_MARK, r"(?P<x>\.{4,}|…\.|\.(?: \.){2,})", "…"),
    pattern(SPACE_INSIDE, r"(?P<x>(?P<mark>[(«]) +)(?=\w)", r"\g<mark>"),
    pattern(SPACE_INSIDE, r"(?<=[\w.,!?])(?P<x> +(?P<mark>[)»]))", r"\g<mark>"),
    pattern(SLASH_SPACE, rf"(?<={_LETTER})(?P<x>/ +|(?<!\s) +/)(?={_LETTER})", "/"),
)
