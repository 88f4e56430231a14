"""Typefaces: what institutions ask for, and the free faces that are set in their place.

TeX Gyre Termes and Heros have the widths of Times New Roman and Arial letter by letter, so that
lines and pages come out as those would; their files are in `thesis/typeset/fonts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from thesis.config import Config
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule


@dataclass(frozen=True, slots=True)
class Face:
    """A family of fonts that pdfTeX can be given."""

    title: str
    family: str
    """What LaTeX calls it."""
    package: str
    """The LaTeX package that chooses it in a full TeX Live."""
    file: str
    """How its OpenType files are called, up to the hyphen."""
    called: tuple[str, ...]
    """The names that thesis.yaml and profiles may use, in lower case."""


TERMES = Face(
    "TeX Gyre Termes",
    "qtm",
    "tgtermes",
    "texgyretermes",
    ("times new roman", "times", "tex gyre termes", "liberation serif", "nimbus roman", "tinos"),
)
HEROS = Face(
    "TeX Gyre Heros",
    "qhv",
    "tgheros",
    "texgyreheros",
    ("arial", "helvetica", "tex gyre heros", "liberation sans", "nimbus sans", "arimo"),
)
LATIN_MODERN = Face(
    "Latin Modern",
    "lmr",
    "lmodern",
    "lmroman12",
    ("latin modern", "latin modern roman", "computer modern"),
)
FACES = (TERMES, HEROS, LATIN_MODERN)

FONT_NOT_HELD = rule(
    "CFG042",
    "font-not-held",
    Severity.WARNING,
    message=Text(
        en="the font “{font}” does not come with the engine “{engine}”; the thesis is set in "
        "{face}",
        nb="skrifttypen «{font}» følger ikke med motoren «{engine}»; oppgaven settes i {face}",
    ),
    why=Text(
        en="pdfTeX cannot use the fonts that are installed on a computer. Two come along: one as "
        "wide as Times New Roman letter by letter, and one as wide as Arial. Institutions that "
        "name Calibri usually take either of these too.",
        nb="pdfTeX kan ikke bruke skriftene som er installert på en maskin. To følger med: én som "
        "er like bred som Times New Roman, bokstav for bokstav, og én som er like bred som Arial. "
        "Institusjoner som nevner Calibri, godtar som regel også en av disse.",
    ),
    fix=Text(
        en="write “Times New Roman” or “Arial”, or install TeX Live and write “engine: lualatex”",
        nb="skriv «Times New Roman» eller «Arial», eller installer TeX Live og skriv "
        "«engine: lualatex»",
    ),
    example="font: Calibri",
)

_AS_WIDE = Text(
    en="{face} (as wide as {name}, letter by letter)",
    nb="{face} (like bred som {name}, bokstav for bokstav)",
)
_KNOWN_AS = {TERMES.title: "Times New Roman", HEROS.title: "Arial"}


def face_named(name: str) -> Face | None:
    """Return the face that is set for a font's name; None where none is."""
    wanted = " ".join(name.lower().split())
    return next((face for face in FACES if wanted in face.called), None)


def face_of(config: Config, font: str) -> Face:
    """Return the face that pdfTeX sets a thesis in; `font` is what the profile asks for."""
    return face_named(config.font) or face_named(font) or TERMES


def described(face: Face) -> Filled:
    """Return a face's name for people, with the font that it stands in for."""
    name = _KNOWN_AS.get(face.title)
    return _AS_WIDE.fill(face=face.title, name=name) if name else Filled(face.title, face.title)


def about_font(config: Config, font: str) -> list[Diagnostic]:
    """Report a font in thesis.yaml that the engine cannot be given; `font` is the profile's."""
    if not config.font or config.engine in {"xelatex", "lualatex"} or face_named(config.font):
        return []
    face = described(face_of(config, font))
    where = config.where("font")
    return [FONT_NOT_HELD.at(where, font=config.font, engine=config.engine, face=face)]
