"""thesis.yaml as a value: what the rest of the program asks about a thesis.

`thesis.config_reader` reads the file; the fields' documentation lives in
`thesis.config_fields`, which the reader, `docs/` and «did you mean» share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from thesis.diagnostic import Language, Severity
from thesis.source import Location, Source

ThesisLanguage = Literal["nb", "nn", "en"]
FrontPage = Literal["classic", "modern", "formal"]
Engine = Literal["embedded", "pdflatex", "xelatex", "lualatex"]


@dataclass(frozen=True, slots=True)
class Course:
    """The course that the thesis is handed in for."""

    code: str = ""
    name: str = ""


NumberPlace = Literal["none", "contents", "front-page"]


@dataclass(frozen=True, slots=True)
class AiUse:
    """An AI tool and what it was used for."""

    tool: str
    version: str = ""
    purpose: str = ""
    where: str = ""
    """In which parts of the thesis."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A PDF that is taken in page for page."""

    file: str
    """Relative to the project."""
    title: str = ""
    """Empty: from the file's name."""
    label: str = ""
    """What references call it, with «app:»; empty: from the file's name."""


@dataclass(frozen=True)
class Config:
    """A thesis' own facts and choices. Everything has a default but the title."""

    root: Path
    """The project's folder, absolute."""
    source: Source
    """thesis.yaml itself."""
    title: str
    subtitle: str = ""
    language: ThesisLanguage = "nb"
    ui_language: Language | None = None
    degree: str = ""
    authors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    course: Course = Course()
    institution: str = ""
    department: str = ""
    programme: str = ""
    supervisor: str = ""
    place: str = ""
    logo: str = ""
    """A picture for the front page, relative to the project."""
    logo_alt: str = ""
    front_page: FrontPage | None = None
    """The design of the title page; None: the profile's."""
    date: dt.date | None = None
    profile: str = "generic"
    structure: str = "literature-study"
    citation_style: str = "norsk-apa-manual"
    """A CSL style's name, or a path to a .csl file relative to the project."""
    bibliography: tuple[str, ...] = ("references/*.bib",)
    """Files or globs, relative to the project."""
    chapters: tuple[str, ...] = ("chapters/*",)
    """Files or globs, relative to the project."""
    appendices: tuple[Appendix, ...] = ()
    output: str = "thesis"
    """The PDF's name in build/, without «.pdf»."""
    engine: Engine = "embedded"
    font: str = ""
    """The name of an installed font, or of one in the folder `fonts` of the thesis."""
    packages: tuple[str, ...] = ()
    """LaTeX packages for the preamble, «name» or «[options]name»."""
    layout: Mapping[str, float | str] = field(default_factory=dict)
    """What differs from the profile's layout, by the keys of `thesis.config_layout`."""
    abstract_limit: int | None = None
    """Words, in each language."""
    abstract_languages: tuple[str, ...] | None = None
    front_page_facts: tuple[str, ...] | None = None
    declarations: tuple[str, ...] | None = None
    """What must be declared; () nothing, None what the profile says. So with the two above."""
    closing_sentence: str | None = None
    """What the list of references ends with; "" for nothing."""
    page_limit: int | None = None
    word_limit: int | None = None
    word_tolerance: int | None = None
    word_count: tuple[str, ...] = ()
    """The parts whose words count (`thesis.profiles.COMPONENTS`); empty: as the profile says."""
    show_word_count: NumberPlace | None = None
    """Where the number is printed; None: as the profile says."""
    anonymous: bool | None = None
    """Candidate numbers instead of names; None: as the profile says."""
    private: tuple[str, ...] = ()
    """Student numbers, addresses and the like that an anonymous thesis must not give away."""
    hidden: tuple[str, ...] = ()
    """What must appear nowhere (`thesis.identity`); no key of thesis.yaml."""
    source_years: int | None = None
    """How old a source may be before it is counted as old; None: as the profile says."""
    independence: bool = False
    """Whether the thesis declares that it is the students' own work."""
    ai_use: tuple[AiUse, ...] | None = None
    """The AI tools that were used, none of them when empty; None: the thesis does not say."""
    strict: bool = False
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    """Severity by rule code; None switches the rule off."""
    ignore: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By rule code: keys or words for which it is silenced."""
    words: tuple[str, ...] = ()
    """Words that the spelling check accepts, besides those in words.txt."""
    languagetool: str = "off"
    """The LanguageTool server to ask: «off», «local», or its address."""
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where each given key's value stands in thesis.yaml: «title», «course.code», «chapters.0» …"""

    def where(self, key: str) -> Location:
        """Return where the value of `key` stands, else the start of thesis.yaml."""
        return self.places.get(key) or self.source.at(0, 0)
