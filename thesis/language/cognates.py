"""Nynorsk words in the form that they have in Bokmål, where it differs by rule.

Nothing lists how common words are in Nynorsk. Most of its words are those of Bokmål in another
form, though: «brukarmedverknad» is as common as «brukermedvirkning».
"""

from __future__ import annotations

import re
from functools import cache

from thesis.language.affixes import read_lists


@cache
def in_bokmal(word: str) -> str:
    """Return a Nynorsk word with the stems and the ending of Bokmål."""
    pattern, pairs = _table()
    return pattern.sub(lambda match: pairs.get(match[0]) or pairs[f"{match[0]}$"], word)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds stems and endings, the longest first, and what they become."""
    pairs = dict(
        word.split("=") for words in read_lists("cognates-nn.txt").values() for word in words
    )
    longest = sorted(pairs, key=len, reverse=True)
    return re.compile("|".join(longest)), pairs
