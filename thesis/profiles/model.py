"""An institution's requirements as values."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from thesis.config import Config, FrontPage
from thesis.diagnostic import Filled

PageNumberPosition = Literal["center", "right"]
HeadingNumberStyle = Literal["1", "1.", "1.0"]
AppendixNumberStyle = Literal["A", "1"]
FrontNumbers = Literal["none", "roman", "arabic"]


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins in millimetres."""

    left: float = 25
    right: float = 25
    top: float = 25
    bottom: float = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages look. The defaults are HVL's for health and social care: Times, 12 pt."""

    margins_mm: Margins = Margins()
    font: str = "Times New Roman"
    """What the institution asks for; `font:` in thesis.yaml goes before it."""
    font_size_pt: float = 12
    line_spacing: float = 1.5
    """As word processors count: 1.0 is 1.15 times the font size, so 1.5 at 12 pt sets baselines
    20.7 pt apart."""
    quote_spacing: float = 1.0
    """Of block quotations; footnotes, captions and tables are single-spaced always."""
    paragraph_skip: float = 0.5
    """Space between paragraphs, in lines; there is no first-line indent."""
    chapter_new_page: bool = True
    """Front matter, reference list and appendices start on a new page in any case."""
    page_number_position: PageNumberPosition = "center"
    front_page_numbers: FrontNumbers = "roman"
    """Before the introduction, where arabic numbers start at 1. «arabic»: the whole thesis has one
    row of numbers, in which the title page is 1 and bears none."""
    heading_number_style: HeadingNumberStyle = "1"
    appendix_number_style: AppendixNumberStyle = "A"
    """With «1», sections within an appendix have no numbers: «1.1» would be two places."""


@dataclass(frozen=True, slots=True)
class AbstractRule:
    """What is asked of the abstract. The defaults ask for nothing."""

    required: bool = False
    max_words: int | None = None
    """In each language."""
    languages: tuple[str, ...] = ()
    """Codes of the languages that it must be in, whatever the thesis is written in."""
    second_language: bool = False
    """Whether a Norwegian thesis must have one in a foreign language too."""


Component = Literal[
    "front-page",
    "preface",
    "abstracts",
    "contents",
    "body",
    "quotations",
    "captions",
    "tables",
    "footnotes",
    "references",
    "appendices",
]
COMPONENTS: tuple[Component, ...] = get_args(Component)
"""What words are counted in, in the order of a thesis. «quotations» are block quotations."""


NumberPlace = Literal["none", "contents", "front-page"]
Fact = Literal[
    "candidates",
    "course",
    "date",
    "degree",
    "institution",
    "people",
    "place",
    "programme",
    "supervisor",
]
"""What a front page states besides the title; «people» are names or candidate numbers."""
Declaration = Literal["independence", "ai-use"]


def _least(limit: int | None, tolerance: float | None) -> int:
    """Return the fewest that a limit allows: without a tolerance it is a maximum only."""
    return 0 if limit is None or tolerance is None else math.ceil(limit * (100 - tolerance) / 100)


def _most(limit: int | None, tolerance: float | None) -> int | None:
    return None if limit is None else math.floor(limit * (100 + (tolerance or 0)) / 100)


@dataclass(frozen=True, slots=True)
class WordRule:
    """How long a thesis may be, and which words count. The defaults set no limit."""

    limit: int | None = None
    minimum: int | None = None
    tolerance: float | None = None
    """Per cent that the number may differ from `limit` to either side; None: `limit` is a
    maximum."""
    counted: tuple[Component, ...] = ("body", "quotations", "captions", "tables", "footnotes")
    printed: NumberPlace = "none"
    """Where the thesis states the number: at the foot of the contents, or on the front page."""

    @property
    def lowest(self) -> int:
        """The fewest words allowed."""
        return _least(self.limit, self.tolerance) or self.minimum or 0

    @property
    def highest(self) -> int | None:
        """The most words allowed; None where there is no limit."""
        return _most(self.limit, self.tolerance)


@dataclass(frozen=True, slots=True)
class PageRule:
    """How many pages the text may have, from the introduction to the reference list."""

    limit: int | None = None
    tolerance: float | None = None
    """Per cent that the number may differ from `limit` to either side; None: `limit` is a
    maximum."""

    @property
    def lowest(self) -> int:
        """The fewest pages allowed."""
        return _least(self.limit, self.tolerance)

    @property
    def highest(self) -> int | None:
        """The most pages allowed; None where there is no limit."""
        return _most(self.limit, self.tolerance)


@dataclass(frozen=True, slots=True)
class Profile:
    """An institution, and what it asks for."""

    name: str
    title: str = ""
    """For people: «Høgskulen på Vestlandet»."""
    institution: str = ""
    """What the title page prints when thesis.yaml names none."""
    source: str = ""
    """The address of the page that the requirements were read on."""
    date: dt.date | None = None
    """When they were read."""
    layout: Layout = Layout()
    abstract: AbstractRule = AbstractRule()
    words: WordRule = WordRule()
    pages: PageRule = PageRule()
    source_years: int | None = None
    """How old a source may be before a check counts it as old; None: nothing is said."""
    front_page: tuple[Fact, ...] = ("people", "degree", "institution", "date")
    """What the front page must state."""
    front_page_design: FrontPage = "classic"
    anonymous: bool = False
    """Whether candidate numbers stand instead of names, unless thesis.yaml says otherwise."""
    file_name: str = ""
    """A pattern for the PDF's name, such as «{course}_{candidate}»."""
    closing_sentence: Mapping[str, str] = field(default_factory=dict)
    """By language: what the reference list ends with."""
    declarations: tuple[Declaration, ...] = ()
    """What the thesis must declare."""
    remarks: tuple[Filled, ...] = ()
    """What else is asked for and cannot be checked here: the student must."""


def adapted(profile: Profile, config: Config) -> Profile:
    """Return the profile with what thesis.yaml says instead.

    Limits of words and pages stay: the checks of them say whose limit it is.
    """
    changes: dict[str, Any] = {
        "front_page": config.front_page_facts,
        "declarations": config.declarations,
        "abstract": _asked_abstract(profile.abstract, config),
        "layout": _layout(profile.layout, config.layout),
    }
    if config.closing_sentence is not None:
        sentence = config.closing_sentence
        changes["closing_sentence"] = {config.language: sentence} if sentence else {}
    return replace(profile, **{key: value for key, value in changes.items() if value is not None})


def _asked_abstract(rule: AbstractRule, config: Config) -> AbstractRule:
    if config.abstract_limit is not None:
        rule = replace(rule, max_words=config.abstract_limit)
    languages = config.abstract_languages
    if languages is None:
        return rule
    return replace(rule, required=bool(languages), languages=languages, second_language=False)


def _layout(profile: Layout, changes: Mapping[str, float | str]) -> Layout:
    layout: Any = profile
    for key, value in changes.items():
        if key.startswith("margin-"):
            margins: Any = replace(layout.margins_mm, **{key.removeprefix("margin-"): value})
            layout = replace(layout, margins_mm=margins)
        elif key == "chapters":
            layout = replace(layout, chapter_new_page=value == "new-page")
        else:
            name = _ATTRIBUTES.get(key, key.replace("-", "_"))
            layout = replace(layout, **{name: value})
    adjusted: Layout = layout
    return adjusted


#: The keys of `layout:` that are not called as the attribute is.
_ATTRIBUTES = {
    "font-size": "font_size_pt",
    "page-number": "page_number_position",
    "heading-numbers": "heading_number_style",
    "appendix-numbers": "appendix_number_style",
}
