"""Numbers written as words, up to twelve (Språkrådet: words up to twelve)."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[int, tuple[str, ...]] = {
    2: ("to", "two"),
    3: ("tre", "three"),
    4: ("fire", "four"),
    5: ("fem", "five"),
    6: ("seks", "six"),
    7: ("sju", "seven", "syv"),
    8: ("åtte", "eight"),
    9: ("ni", "nine"),
    10: ("ti", "ten"),
    11: ("elleve", "eleven"),
    12: ("tolv", "twelve"),
}
NORWEGIAN: Mapping[str, int] = {
    word: value for value, words in _WORDS.items() for word in (words[0], *words[2:])
}
ENGLISH: Mapping[str, int] = {words[1]: value for value, words in _WORDS.items()}
