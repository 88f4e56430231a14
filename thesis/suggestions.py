"""«Did you mean …?»: what a word that nobody knows is answered with."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from thesis.diagnostic import Filled, Text

_DID_YOU_MEAN = Text(en="did you mean {guesses}?", nb="mente du {guesses}?")
_CHOICES = Text(en="choose among {names}", nb="velg mellom {names}")
_BOTH = Text(en="{first} ({second})", nb="{first} ({second})")


def did_you_mean(*guesses: str) -> Filled | None:
    """Return «mente du «a» eller «b»?», None without a guess."""
    if not any(guesses):
        return None
    return _DID_YOU_MEAN.fill(guesses=either(guesses))


def either(words: Iterable[str]) -> Filled:
    """Return words to choose among: «a» eller «b»."""
    words = list(words)
    return Filled(
        " or ".join(f"“{word}”" for word in words), " eller ".join(f"«{word}»" for word in words)
    )


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> Filled | None:
    """Return «did you mean …?» with the nearest of `known`, None when none is near.

    Args:
        word: what was written.
        known: what might have been meant.
        alike: how alike the two must be, from 0 to 1, as `difflib` measures it.
    """
    return did_you_mean(*difflib.get_close_matches(word, list(known), n=1, cutoff=alike))


def choose_among(known: Iterable[str], near: Filled | None) -> Filled:
    """Return «choose among …», after `near` («did you mean …?») where there is one."""
    choices = _CHOICES.fill(names=", ".join(known))
    return _BOTH.fill(first=near, second=choices) if near else choices
