"""The title page."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.config import Config
from thesis.profiles.model import Profile
from thesis.typeset.escape import escape, image_path
from thesis.typeset.tex import command, environment
from thesis.typeset.words import Words

#: Within these, as large as its proportions allow.
_LOGO_SIZE = "width=.6\\linewidth,height=28mm,keepaspectratio"


def title_page(
    config: Config, profile: Profile, words: Words, *, word_count: int | None = None
) -> str:
    """Return the title page: institution, degree, title, people, course, place and date.

    `word_count` is stated on it where it is given.
    """
    lines = [
        *_institution(config, profile),
        r"\vspace*{\stretch{2}}",
        *_title(config),
        r"\vspace*{\stretch{2}}",
        *_people(config, words),
        r"\vspace*{\stretch{3}}",
        *_foot(config, words, word_count),
    ]
    return environment("titlepage", "\n".join([r"\centering\parskip=0pt\spacing{1.15}", *lines]))


def _institution(config: Config, profile: Profile) -> Iterator[str]:
    institution = config.institution or profile.institution
    if config.logo:
        picture = (
            rf"\includegraphics[{_LOGO_SIZE},alt={{{escape(config.logo_alt or institution)}}}]"
        )
        yield rf"{picture}{{{image_path(config.logo)}}}\par\vspace{{8mm}}"
    if institution:
        yield _line(institution, r"\Large\bfseries")
    if config.department:
        yield _line(config.department, r"\large", skip="1mm")


def _title(config: Config) -> Iterator[str]:
    if config.degree:
        yield _line(config.degree, r"\large", skip="0mm")
        yield r"\vspace{9mm}"
    yield r"\rule{\linewidth}{.6bp}\par\vspace{7mm}"
    yield _line(config.title, r"\fontsize{24bp}{30bp}\selectfont\bfseries")
    if config.subtitle:
        yield _line(config.subtitle, r"\Large", skip="4mm")
    yield r"\vspace{6mm}\rule{\linewidth}{.6bp}\par"


def _people(config: Config, words: Words) -> Iterator[str]:
    for author in config.authors:
        yield _line(author, r"\Large", skip="1mm")
    if config.candidates:
        label = words.candidate[len(config.candidates) > 1]
        yield _line(f"{label}: {', '.join(config.candidates)}", r"\large", skip="3mm")


def _foot(config: Config, words: Words, word_count: int | None) -> Iterator[str]:
    course = " ".join(filter(None, (config.course.code, config.course.name)))
    facts = [
        (words.programme, config.programme),
        (words.course, course),
        (words.supervisor, config.supervisor),
        (words.word_count, "" if word_count is None else words.number(word_count)),
    ]
    rows = [f"{escape(label)}: & {escape(value)} \\\\" for label, value in facts if value]
    if rows:
        yield environment("tabular", "\n".join(rows), arguments=["@{}r@{\\enspace}l@{}"])
        yield r"\par\vspace{12mm}"
    date = words.date(config.date) if config.date else ""
    place_and_date = ", ".join(filter(None, (config.place, date)))
    if place_and_date:
        yield _line(place_and_date, "")


def _line(text: str, style: str, *, skip: str = "0mm") -> str:
    space = "" if skip == "0mm" else command("vspace", skip)
    return f"{space}{{{style} {escape(text)}\\par}}".replace("{ ", "{")
