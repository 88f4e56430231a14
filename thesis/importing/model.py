"""What an importer hands over, whatever format it read: chapters, entries, pictures, remarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from thesis.diagnostic import Filled, SaidError, Text
from thesis.document import Role


class Kind(Enum):
    """What a remark tells a student about part of the imported text."""

    TAKEN = "taken"
    """Read as it was meant, without doubt."""
    GUESSED = "guessed"
    """Read in the likeliest way: worth a look."""
    LEFT = "left"
    """Not taken over, or left as it was typed: to be done by hand."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the report."""

    kind: Kind
    sentence: Filled
    place: str = ""
    """Where in the text it was: a line number's words, a heading, a file; else ""."""


class Refused(SaidError):  # noqa: N818 - not a mistake in the program: the input is not taken
    """A file is not imported; the sentence says why."""


@dataclass
class ImportedChapter:
    """One file for chapters/."""

    title: str
    """The heading's words without number; names the file."""
    body: str
    """Its text in our Markdown (or LaTeX), the heading included where it has one."""
    role: Role | None = None
    """Set only where the chapter must say so itself: what its heading does not tell."""
    language: str = ""
    """Set only where it is another than the thesis' own."""
    suffix: str = ".md"


@dataclass
class Imported:
    """Everything that was read from the files."""

    chapters: list[ImportedChapter] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    """Entries for references/kilder.bib, as BibTeX text."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Pictures and .bib files by their path in the project."""
    facts: dict[str, object] = field(default_factory=dict)
    """For thesis.yaml, by key."""
    remarks: list[Remark] = field(default_factory=list)

    def say(self, kind: Kind, sentence: Text, place: str = "", **values: object) -> None:
        """Add a line to the report."""
        self.remarks.append(Remark(kind, sentence.fill(**values), place))
