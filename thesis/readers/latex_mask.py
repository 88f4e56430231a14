"""Masks of running text, and nested marks of language made flat."""

from __future__ import annotations

import re

from thesis.bibtex.markup import plain
from thesis.source import Source, Span

#: What babel's shorthands print; a soft hyphen prints nothing.
_SHORTHANDS = dict(zip("-|=~/<>`'", ("", "", "-", "-", "/", *"«»„“"), strict=True))
_SHORTHAND = re.compile(r"(?<!\\)\"([-|=~/<>`'])")


def masked(
    source: Source,
    kept: list[tuple[int, int]],
    broken: list[tuple[int, int]],
    signs: list[tuple[int, int]],
) -> tuple[str, tuple[tuple[Span, str], ...]]:
    """Return what is kept of a text, and spaces of the same length for the rest.

    Args:
        source: the text.
        kept: running text, in order.
        broken: parts of words that are written in several characters: the whole word goes.
        signs: what stands between words and is written in several characters.

    Returns:
        The text, and the words and signs that went, with what they print.
    """
    parts: list[str] = []
    at = 0
    for start, end in kept:
        parts.append(_spaces(source.text[at:start]))
        parts.append(source.text[start:end])
        at = end
    parts.append(_spaces(source.text[at:]))
    text = "".join(parts)
    words: list[Span] = []
    if broken:
        text, words = _without_broken_words(text, broken)
    gone = sorted([*words, *(Span(*sign) for sign in signs)], key=lambda span: span.start)
    return text, tuple((span, _printed(source.text[span.start : span.end])) for span in gone)


def _printed(tex: str) -> str:
    """Return what a word or sign prints; an accent's quotation mark is no shorthand."""
    return plain(_SHORTHAND.sub(lambda found: _SHORTHANDS[found[1]], tex))


def _spaces(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _without_broken_words(text: str, broken: list[tuple[int, int]]) -> tuple[str, list[Span]]:
    letters = list(text)
    words: list[Span] = []
    for start, after in broken:
        # The letter under an accent is kept text, and no word by itself.
        letters[start:after] = _spaces("".join(letters[start:after]))
        before, end = start - 1, after
        while before >= 0 and letters[before].isalpha():
            letters[before] = " "
            before -= 1
        while end < len(letters) and letters[end].isalpha():
            letters[end] = " "
            end += 1
        if words and before + 1 <= words[-1].end:
            words[-1] = Span(words[-1].start, max(end, words[-1].end))
        else:
            words.append(Span(before + 1, end))
    return "".join(letters), words


def flattened(nested: list[tuple[int, int, str]], base: str) -> tuple[tuple[Span, str], ...]:
    """Return nested spans as disjoint ones in order: the innermost language wins."""
    flat: list[tuple[Span, str]] = []
    stack: list[tuple[int, str]] = []
    at = 0

    def up_to(offset: int) -> None:
        nonlocal at
        while stack:
            end, language = stack[-1]
            stop = min(end, offset)
            if stop > at and language != base:
                flat.append((Span(at, stop), language))
            at = max(at, stop)
            if end > offset:
                break
            stack.pop()
        at = max(at, offset)

    for start, end, language in sorted(nested, key=lambda part: (part[0], -part[1])):
        up_to(start)
        stack.append((end, language))
    up_to(max((end for _, end, _ in nested), default=0))
    return tuple(flat)
