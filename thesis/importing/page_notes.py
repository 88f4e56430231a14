"""Footnotes on the pages of a PDF: found, so that the student can be told of them.

A note stands at a page's foot and begins with the number that stands raised, beside a word, above
it on that page; the numbers run through the text.
"""

from __future__ import annotations

import re

_BEGINNING = re.compile(r"\s*(?P<number>\d{1,3})\s*(?=[A-ZÆØÅ«“\"(])(?P<words>\S.*)")


def page_notes(text: str) -> list[tuple[int, str]]:
    """Return line (from 1) and words of each note in a text whose pages form feeds part."""
    notes: list[tuple[int, str]] = []
    at = 1
    pages = text.split("\f")
    for page in pages:
        rows = page.split("\n")
        if len(pages) > 1:
            notes += _on_page(rows, at, len(notes) + 1)
        at += len(rows) - 1
    return notes


def _on_page(rows: list[str], at: int, expected: int) -> list[tuple[int, str]]:
    notes: list[tuple[int, str]] = []
    for row, words in enumerate(rows):
        found = _BEGINNING.fullmatch(words)
        number = expected + len(notes)
        if found and int(found["number"]) == number and _is_called("\n".join(rows[:row]), number):
            notes.append((at + row, found["words"]))
    return notes


def _is_called(above: str, number: int) -> bool:
    """Say whether a number stands right after a word or its punctuation, with no space between."""
    return re.search(rf"[^\W\d_][.,;:!?»”)]{{0,3}}{number}(?![\d.,]\d|\d)", above) is not None
