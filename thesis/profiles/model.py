"""An institution's requirements as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PageNumberPosition = Literal["center", "right"]
HeadingNumberStyle = Literal["1", "1.", "1.0"]
FrontNumbers = Literal["none", "roman"]


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins in millimetres."""

    left: float = 25
    right: float = 25
    top: float = 25
    bottom: float = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages look. The defaults are HVL's for health and social care: 2.5 cm, 12 pt."""

    margins_mm: Margins = Margins()
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
    """Before the introduction, where arabic numbers start at 1."""
    heading_number_style: HeadingNumberStyle = "1"


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
