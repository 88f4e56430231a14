"""What a title page states, whatever it looks like."""

from __future__ import annotations

from dataclasses import dataclass

from thesis.config import Config
from thesis.typeset.words import Words


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of thesis.yaml in the words of a title page."""

    config: Config
    words: Words
    institution: str
    word_count: int | None
    order: tuple[str, ...]
    """Of what stands below the people: as the profile lists it; the rest follows."""

    @property
    def course(self) -> str:
        """The course's code and name."""
        return " ".join(filter(None, (self.config.course.code, self.config.course.name)))

    @property
    def place_and_date(self) -> str:
        """«Sogndal, 15. mai 2026»."""
        date = self.words.date(self.config.date) if self.config.date else ""
        return ", ".join(filter(None, (self.config.place, date)))

    @property
    def candidates(self) -> tuple[str, str]:
        """The candidate numbers, after what they are called."""
        numbers = self.config.candidates
        return self.words.candidate[len(numbers) > 1], ", ".join(numbers)

    @property
    def about_the_thesis(self) -> list[tuple[str, str]]:
        """The facts of programme, course, supervisor and number of words, with their labels."""
        words, config = self.words, self.config
        count = "" if self.word_count is None else words.number(self.word_count)
        facts = {
            "programme": (words.programme, config.programme),
            "course": (words.course, self.course),
            "supervisor": (words.supervisor, config.supervisor),
            "word-count": (words.word_count, count),
        }
        first = [name for name in self.order if name in facts]
        names = dict.fromkeys([*first, *facts])
        return [facts[name] for name in names if facts[name][1]]

    @property
    def all_facts(self) -> list[tuple[str, str]]:
        """Everything but title and institution, with labels, for a table."""
        words, authors = self.words, self.config.authors
        facts = [
            (words.author[len(authors) > 1], "\n".join(authors)),
            self.candidates,
            *self.about_the_thesis,
            (words.delivered, self.place_and_date),
        ]
        return [(label, value) for label, value in facts if value]
