"""The running text of sections, block by block, at its own offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thesis.document import Prose, Thesis
from thesis.source import Location, Span
from thesis.structures import Section


@dataclass(frozen=True, slots=True)
class Passage:
    """One block's running text; markup is spaces in it."""

    prose: Prose
    span: Span
    section: Section

    @property
    def text(self) -> str:
        """The text, as long as the block."""
        return self.prose.text[self.span.start : self.span.end]

    @property
    def raw(self) -> str:
        """The block as it was written, search strings in code and all."""
        return self.prose.source.slice(self.span)

    @property
    def language(self) -> str:
        """The language that the passage begins in, as a code such as «nb»."""
        return self.prose.language_at(self.span.start)

    def at(self, start: int, end: int) -> Location:
        """Return where offsets of `text` lie."""
        return self.prose.source.at(self.span.start + start, self.span.start + end)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Location]]:
        """Yield what a pattern finds in the text, with its place."""
        for found in pattern.finditer(self.text):
            yield found, self.at(*found.span())


def passages_of(thesis: Thesis) -> Callable[[Section], Iterator[Passage]]:
    """Return a function that yields a section's passages, those of sections below it too."""
    proses = {prose.source.path: prose for chapter in thesis.chapters for prose in chapter.prose}

    def passages(section: Section) -> Iterator[Passage]:
        for part in section.walk():
            for block in part.blocks:
                prose = proses.get(block.where.source.path)
                if prose is not None:
                    yield Passage(prose, block.where.span, part)

    return passages


def one_line(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return " ".join(text.split())


def length(thesis: Thesis, section: Section) -> int:
    """Return the number of words in a section, with those of the sections below it."""
    return sum(words_in(passage.text) for passage in passages_of(thesis)(section))


def words_in(text: str) -> int:
    """Return the number of words as Word counts them, those without a letter or digit left out."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
