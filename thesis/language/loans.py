"""Greek and Latin words: Norwegian spells them by rule, so English vouches for them.

No Norwegian word list has «ektoparasittisk» or «heteroskedastisitet», but an English one has
“ectoparasitic” and “heteroscedasticity”, and the way from the one to the other is regular: an
ending has its counterpart («-itet», “-ity”), and so has a letter («k» is “k”, “c” or “ch”).
The counterparts are tried letter by letter along the sorted English dictionary, so that a way
that no English word goes is left at once.
"""

from __future__ import annotations

import re
from functools import cache

from thesis.language.lexicon import lexicon

#: Norwegian endings and what English has in their place.
_ENDINGS = {
    "istisk": ("istic", "istical"),
    "isk": ("ic", "ical", "ian"),
    "itet": ("ity",),
    "isme": ("ism",),
    "ist": ("ist",),
    "ifisere": ("ify",),
    "ifisering": ("ification", "ifying"),
    "isere": ("ise", "ize", "ate", "e"),
    "isering": ("isation", "ization", "ising", "izing"),
    "ere": ("e", "ate", "", "y"),
    "ering": ("ation", "ing", "ating", "ion"),
    "sjon": ("tion", "sion", "ssion"),
    "ksjon": ("ction", "xion"),
    "ør": ("or", "er", "eur"),
    "iell": ("ial",),
    "uell": ("ual",),
    "ell": ("al",),
    "ær": ("ar", "ary"),
    "iv": ("ive",),
    "ens": ("ence", "ency"),
    "ans": ("ance", "ancy"),
    "i": ("y", "ia", "ics"),
    "ikk": ("ic", "ics"),
    "itt": ("ite", "it"),
    "ett": ("et", "ette"),
    "id": ("ide", "id"),
    "in": ("ine", "in"),
    "on": ("one", "on"),
    "at": ("ate", "at"),
    "or": ("or",),
    "ar": ("ar", "er"),
    "ator": ("ator",),
    "ifikator": ("ifier", "ificator"),
    "pol": ("poly", "pole"),
    "ose": ("osis", "ose"),
    "emi": ("aemia", "emia"),
    "ese": ("esis",),
    "yse": ("ysis",),
    "ksi": ("xia", "xy", "xis"),
    "é": ("oea", "ea", "ee", "e"),
    "e": ("", "a", "e"),
    "": ("", "e", "us", "um", "is"),
}
_BY_LENGTH = sorted(_ENDINGS, key=len, reverse=True)

#: What English has for Norwegian letters, besides the letters themselves.
_LETTERS = {
    "k": ("c", "ch", "q"),
    "ks": ("x", "cc"),
    "kv": ("qu",),
    "kk": ("cc",),
    "s": ("c", "z"),
    "sk": ("sc", "sch"),
    "f": ("ph",),
    "t": ("th",),
    "tt": ("th",),
    "i": ("y",),
    "y": ("eu",),
    "ø": ("oe", "e", "eu", "o"),
    "øy": ("eu",),
    "æ": ("ae", "e"),
    "e": ("ae", "oe"),
    "v": ("u",),
    "r": ("rh", "rrh"),
    "j": ("y", "i"),
}
_MOST_LETTERS = 2

#: Endings of Greek and Latin nouns: others that are the same in both languages are alike by chance.
_LATINATE = re.compile(
    r"(?:ant|ent|oid|al|ar|um|us|or|er|om|em|gram|graf|log|skop|fob|fil|trop|gen|fag|lyt|cyt|at|it"
    r"|in|on|id|tt|yl|ol|an|ad|as|derm|som|ist|fer|emi|ase|ose)$"
)

#: How English spells what Norwegian spells otherwise: such a word is no Norwegian loan.
_ENGLISH = re.compile(r"[cqwx]|th|ph|iz(?:e|a[ts])|y$|(.)\1\1")
#: Shorter words, and shorter stems, are alike by chance.
_SHORTEST = 6
_SHORTEST_STEM = 4


@cache
def is_loan(word: str) -> bool:
    """Say whether a word, in its dictionary form and lower case, is an English one respelt."""
    if len(word) < _SHORTEST or _ENGLISH.search(word):
        return False
    return any(
        _leads_to(word.removesuffix(ending), endings)
        for ending in _BY_LENGTH
        if word.endswith(ending)
        and len(word) - len(ending) >= _SHORTEST_STEM
        and (endings := _ENDINGS[ending])
        and (ending not in {"", "e"} or _LATINATE.search(word.removesuffix(ending)))
    )


def _leads_to(stem: str, endings: tuple[str, ...]) -> bool:
    """Say whether a stem, respelt, gives an English word with one of some endings."""
    english = lexicon("en")
    return any(english.spells(start + ending) for start in _respelt(stem) for ending in endings)


@cache
def _respelt(stem: str) -> tuple[str, ...]:
    """Return the ways to respell a stem that English words begin with.

    They grow from those of the stem without its last letters, which other stems share.
    """
    if not stem:
        return ("",)
    has_prefix = lexicon("en").has_prefix
    found: list[str] = []
    for size in range(1, min(_MOST_LETTERS, len(stem)) + 1):
        letters = stem[-size:]
        ways = _LETTERS.get(letters, ())
        if size == 1:
            ways = (letters, *ways)
        if ways:
            starts = _respelt(stem[:-size])
            found += [start + way for start in starts for way in ways if has_prefix(start + way)]
    return tuple(found)
