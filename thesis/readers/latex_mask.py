"""Masks of running text, and nested marks of language made flat."""

from __future__ import annotations

from thesis.source import Source, Span


def masked(source: Source, kept: list[tuple[int, int]], broken: list[tuple[int, int]]) -> str:
    """Return what is kept of a text, and spaces of the same length for the rest.

    Args:
        source: the text.
        kept: running text, in order.
        broken: parts of words that are written in several characters: the whole word goes.
    """
    parts: list[str] = []
    at = 0
    for start, end in kept:
        parts.append(_spaces(source.text[at:start]))
        parts.append(source.text[start:end])
        at = end
    parts.append(_spaces(source.text[at:]))
    text = "".join(parts)
    return _without_broken_words(text, broken) if broken else text


def _spaces(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _without_broken_words(text: str, broken: list[tuple[int, int]]) -> str:
    letters = list(text)
    for start, after in broken:
        before, end = start - 1, after
        while before >= 0 and letters[before].isalpha():
            letters[before] = " "
            before -= 1
        while end < len(letters) and letters[end].isalpha():
            letters[end] = " "
            end += 1
    return "".join(letters)


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
