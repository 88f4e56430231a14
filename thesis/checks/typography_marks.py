"""Spaces and punctuation (Språkrådet's rules for signs and spaces)."""

from __future__ import annotations

import re

from thesis.checks.typography_patterns import SIGNS, SPACES, Pattern, pattern
from thesis.diagnostic import Filled, Severity, Text, rule

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
    authority=SPACES,
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
    authority=SPACES,
)
NO_SPACE_AFTER = rule(
    "TYP007",
    "no-space-after-punctuation",
    Severity.WARNING,
    message=Text(en="a space is missing at “{right}”", nb="mangler mellomrom ved «{right}»"),
    why=Text(
        en="A space follows every comma, semicolon, colon and full stop between words, and stands "
        "outside brackets.",
        nb="Det skal være mellomrom etter komma, semikolon, kolon og punktum mellom ord, og "
        "utenfor parenteser.",
    ),
    fix=Text(en="write a space", nb="skriv et mellomrom"),
    example="Først dette,så det.",
    authority=SPACES,
)
DOUBLED_MARK = rule(
    "TYP008",
    "doubled-punctuation",
    Severity.WARNING,
    message=Text(en="“{text}” should be “{right}”", nb="«{text}» skal være «{right}»"),
    why=Text(
        en="One mark ends a sentence: no full stop follows another mark, an abbreviation's point "
        "or a quotation that ends in one, and one exclamation mark is enough. An ellipsis is "
        "three points.",
        nb="Ett tegn avslutter en setning: Det står ikke punktum etter et annet tegn, etter "
        "punktumet i en forkortelse eller etter et sitat som slutter med et, og ett utropstegn er "
        "nok. En ellipse er tre prikker.",
    ),
    fix=Text(en="keep one of them", nb="behold ett av dem"),
    example="Dette er slutten..",
    authority=SIGNS,
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
    authority=SPACES,
)
SLASH_SPACE = rule(
    "TYP010",
    "space-at-slash",
    Severity.WARNING,
    message=Text(
        en="space at the slash: “{right}”",
        nb="mellomrom ved skråstreken: «{right}»",
    ),
    why=Text(
        en="A slash between words stands without spaces.",
        nb="En skråstrek mellom ord står uten mellomrom.",
    ),
    fix=Text(en="delete the space", nb="slett mellomrommet"),
    example="og/ eller",
    authority=SPACES,
)
ELLIPSIS = rule(
    "TYP024",
    "full-stops-for-ellipsis",
    Severity.WARNING,
    message=Text(en="three full stops for an ellipsis: “…”", nb="tre punktum for en ellipse: «…»"),
    why=Text(
        en="The ellipsis (…) is a sign of its own, which no line's end divides. After a whole word "
        "a space stands before it, after half a word none.",
        nb="Ellipsen (…) er et eget tegn, som ikke kan bli delt ved linjeslutt. Etter et helt ord "
        "står det mellomrom foran den, etter et halvt ord ikke.",
    ),
    fix=Text(en="write …", nb="skriv …"),
    example="Hun nølte ... og gikk.",
    authority=Filled(
        "Språkrådet, questions and answers: the ellipsis",
        "Språkrådet, Språkspørsmål og svar: utelatelsestegn",
    ),
)
COMMA_INSIDE = rule(
    "TYP026",
    "comma-inside-quotation",
    Severity.WARNING,
    message=Text(
        en="the comma belongs after the quotation mark",
        nb="kommaet skal stå etter anførselstegnet",
    ),
    why=Text(
        en="Only signs of what is quoted stand within the quotation marks; the comma before “said "
        "she” belongs to the sentence around it.",
        nb="Innenfor anførselstegnene står bare tegn som hører til sitatet; kommaet foran «sa hun» "
        "hører til setningen rundt.",
    ),
    fix=Text(en="move the comma out", nb="flytt kommaet ut"),
    example="«Det går bra,» sa hun.",
    authority=SIGNS,
)

_LETTER = r"[^\W\d_]"
#: Words that end in a point of their own, which the point of the sentence may follow after a «»».
_ABBREVIATED = re.compile(
    r"(?:\b(?:art|ca|dvs|etc|iht|jf|kap|mfl|mht|mv|nr|osv|pga|s|st|tlf)|\.\w)$", re.IGNORECASE
)
#: What a colon follows directly: addresses and identifiers.
_SCHEMES = frozenset(("doi", "hdl", "http", "https", "isbn", "issn", "mailto", "pmid", "urn"))


def _quotation_end(match: re.Match[str]) -> str | None:
    """Return the end of a quotation without the full stop after it."""
    abbreviated = match["end"][0] == "." and _ABBREVIATED.search(match.string[: match.start()])
    return None if abbreviated else match["end"]


def _ellipsis(match: re.Match[str]) -> str | None:
    """Return the ellipsis; between numbers («1...10») the points are a program's."""
    around = (
        match.string[match.start() - 1 : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    return None if all(map(str.isdigit, around)) else "…"


MARKS: tuple[Pattern, ...] = (
    pattern(DOUBLE_SPACE, r"(?:[^\s|&])(?P<x> {2,})(?=[^\s|&])", " ", left=r"(?<=\S)"),
    # «1 : 2» is a proportion.
    pattern(
        SPACE_BEFORE,
        r"(?<=[\w)»])(?!(?<=\d) :)(?P<x> +[,.;:!?])(?=\s|$)(?! ?\.)",
        lambda m: m["x"].strip(),
    ),
    pattern(
        SPACE_BEFORE,
        rf"(?P<x> {{1,9}}(?P<mark>[,;]))(?={_LETTER})",
        r"\g<mark> ",
        left=rf"(?<={_LETTER}{{2}})",
    ),
    pattern(
        NO_SPACE_AFTER,
        rf"(?P<x>[,;])(?={_LETTER}{{2}}|[iåø] )",
        r"\g<x> ",
        left=rf"(?<={_LETTER}{{2}})",
    ),
    pattern(
        NO_SPACE_AFTER,
        r"(?P<x>(?:(?<=[a-zæøå]{3})\.|[?!]))(?=[A-ZÆØÅ][a-zæøå]+\s)",
        r"\g<x> ",
        left=r"(?<=[a-zæøå]{2})",
    ),
    pattern(
        NO_SPACE_AFTER,
        rf"(?<![\w.:/-])(?P<word>{_LETTER}{{3,}})(?P<x>:)(?={_LETTER}+ {_LETTER})",
        lambda m: None if m["word"].lower() in _SCHEMES else ": ",
    ),
    # What is in brackets is more than the end of a word («elev(er)», «(u)formell»).
    pattern(
        NO_SPACE_AFTER,
        rf"(?P<x>\()(?={_LETTER}[^()\n]{{0,99}} [^()\n]{{0,99}}\))",
        " (",
        left=rf"(?<={_LETTER}{{3}})",
    ),
    pattern(NO_SPACE_AFTER, r"\([^()\n]{1,99} [^()\n]{0,99}(?P<x>\))(?=[a-zæøå]{2})", ") "),
    pattern(DOUBLED_MARK, r"(?P<x>\.\.)(?![.\w])", ".", left=r"(?<=[\w)»])"),
    pattern(
        DOUBLED_MARK, r"(?P<x>(?P<one>[,;:])(?P=one))(?![,;:])", r"\g<one>", left=r"(?<=[\w)»])"
    ),
    pattern(DOUBLED_MARK, r"(?P<x>(?P<one>[?!])\.)(?!\.)", r"\g<one>"),
    pattern(
        DOUBLED_MARK,
        r"(?P<x>(?P<one>[?!])(?P=one)+)(?![?!.])",
        r"\g<one>",
        quoted="kept",
        left=r"(?<=\w)",
    ),
    pattern(DOUBLED_MARK, r"(?P<x>(?P<end>[.?!…]»)\.)(?!\.)", _quotation_end),
    pattern(DOUBLED_MARK, r"(?P<x>,\.)(?![.\w])", ".", left=r"(?<=\w)"),
    pattern(DOUBLED_MARK, r"(?P<x>\.,)(?= [a-zæøå])", ",", left=r"(?<=[a-zæøå]{6})"),
    pattern(DOUBLED_MARK, r"(?P<x>\.{4,}|…\.|\.(?: \.){2,})", "…"),
    pattern(ELLIPSIS, r"(?P<x>\.\.\.)(?![./])", _ellipsis, left=r"(?<!\.)"),
    pattern(COMMA_INSIDE, r"(?P<x>,(?P<mark>[»”\"]))(?=\s|$)", r"\g<mark>,"),
    pattern(SPACE_INSIDE, r"(?P<x>(?P<mark>[(«]) +)(?=\w)", r"\g<mark>", left=r"(?<!\w)"),
    pattern(SPACE_INSIDE, r"(?P<x> {1,9}(?P<mark>[)»]))(?!\w)", r"\g<mark>", left=r"(?<=[\w.,!?])"),
    pattern(
        SLASH_SPACE, rf"(?P<x>/ +|(?<!\s) {{1,9}}/)(?={_LETTER})", "/", left=rf"(?<={_LETTER})"
    ),
    pattern(SLASH_SPACE, r"(?P<x> {1,9}/ +)(?=eller\b)", "/", left=r"(?<=\bog)"),
)
