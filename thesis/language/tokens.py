"""Text cut into words, with abbreviations, hyphens and apostrophes kept together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["word", "abbreviation", "acronym", "number", "code", "url"]


class Token(NamedTuple):
    """A word or what stands in a word's place."""

    start: int
    end: int
    text: str
    kind: Kind


_LETTER = r"[^\W\d_]"
_ADDRESSES = "no|com|org|net|edu|eu"
_FILES = (
    "pdf|docx?|xlsx?|pptx?|html?|csv|txt|json|xml|ya?ml|md|tex|bib|py|ipynb|js|ts|java|cpp|css"
    "|sql|png|jpe?g|svg|gif|zip|sav|mp[34]|wav"
)
_TOKEN = re.compile(
    rf"""
    (?P<url> (?:https?://|www\.) \S+ | [\w.+-]{{1,64}}@[\w.-]{{1,255}}\.\w+
           | (?:doi:\s?)? 10\.\d{{4,9}}/\S+
           | \b (?:[\w-]{{1,63}}\.){{1,8}} (?:{_ADDRESSES}|{_FILES}) \b )
  | (?P<abbreviation> (?<!\w) (?:{_LETTER}{{1,4}}\.){{2,}} (?:{_LETTER}{{1,3}} (?!\w))?
                    | (?<!\w) {_LETTER}{{1,3}} (?:\.{_LETTER}{{1,4}})+ (?![\w]) )
  | (?P<code> (?<!\w) (?: \w* _ \w* | {_LETTER}+ \d [\w]* (?:[-–]\w+)* ) (?!\w) )
  | (?P<number> (?<!\w) \d [\w.,:/-]* (?<![.,:/-]) )
  | (?P<word> {_LETTER} [^\W_]* (?: ['’\-‑\u00ad] [^\W_]+ )* -? )
    """,
    re.VERBOSE,
)

#: «WHO», «WHOs», «NAV-ansatte», «PPT-en», «IKT», and «DSM-5».
_ACRONYM = re.compile(rf"[A-ZÆØÅ]{{2,}}\d*(?:s|(?:['’-]{_LETTER}+)*)")
_ROMAN = re.compile(r"[IVXLCDM]+")


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order, with their offsets in it.

    A hyphen that ends a word is kept («tids- og ressursbruk»): it says that the word is the
    first part of a compound.
    """
    return iter(_cut(text))


@lru_cache(maxsize=64)
def _cut(text: str) -> tuple[Token, ...]:
    """Cut a text up, once for all that read a chapter."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        word = match.group()
        if kind == "word":
            if len(word) == 1:
                continue
            if not word[-1].isalpha() and word[-1] != "-":
                kind = "code"  # «m²», «kWh³»
            elif _ACRONYM.fullmatch(word) or _ROMAN.fullmatch(word):
                kind = "acronym"
        yield Token(match.start(), match.end(), word, kind)  # type: ignore[arg-type]
