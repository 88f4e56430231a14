"""Choosing the typeface that pdfTeX sets a thesis in: what is asked for, if the machine has it."""

from __future__ import annotations

from pathlib import Path

from thesis.config import Config
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.fonts import LATIN_MODERN, Family, Typeface, installed, prepared
from thesis.profiles import Profile
from thesis.profiles.faces import face_named, families_for
from thesis.source import Location

FONT_NOT_FOUND = rule(
    "CFG042",
    "font-not-found",
    Severity.WARNING,
    message=Text(
        en="the font “{font}” was not found on this machine; the thesis is set in Latin Modern",
        nb="skrifttypen «{font}» ble ikke funnet på maskinen; oppgaven settes i Latin Modern",
    ),
    why=Text(
        en="Institutions name the fonts that they want. pdfTeX uses TrueType fonts (.ttf), also "
        "free ones with the same widths: Liberation Serif for Times New Roman, Liberation Sans for "
        "Arial, Carlito for Calibri. Latin Modern comes with the engine.",
        nb="Studiestedene nevner hvilke skrifttyper de vil ha. pdfTeX bruker TrueType-skrifter "
        "(.ttf), også frie med samme bredder: Liberation Serif for Times New Roman, Liberation "
        "Sans for Arial, Carlito for Calibri. Latin Modern følger med motoren.",
    ),
    fix=Text(
        en="install the font (in Debian and Ubuntu: fonts-liberation and fonts-crosextra-carlito), "
        "put its TrueType files in a folder “fonts” beside thesis.yaml, or write "
        "“font: Latin Modern”",
        nb="installer skrifttypen (i Debian og Ubuntu: fonts-liberation og "
        "fonts-crosextra-carlito), legg TrueType-filene i en mappe «fonts» ved siden av "
        "thesis.yaml, eller skriv «font: Latin Modern»",
    ),
    example="font: Garamond",
)

FACES_MISSING = rule(
    "CFG043",
    "font-lacks-faces",
    Severity.WARNING,
    message=Text(
        en="the font “{font}” has no {faces}; such text is set in ordinary letters",
        nb="skrifttypen «{font}» har ikke {faces}; slik tekst settes med vanlige bokstaver",
    ),
    why=Text(
        en="Titles in the reference list are in italics and headings are bold. A family of fonts "
        "has a file for each, and some of them were not found.",
        nb="Titler i referanselisten står i kursiv, og overskrifter er fete. En skrifttype har en "
        "fil for hver form, og noen av dem ble ikke funnet.",
    ),
    fix=Text(
        en="install the whole family, put its four TrueType files in the folder “fonts” beside "
        "thesis.yaml, or choose another font",
        nb="installer hele skrifttypen, legg de fire TrueType-filene i mappen «fonts» ved siden av "
        "thesis.yaml, eller velg en annen skrifttype",
    ),
    example="font: Garamond",
)
_FACE_NAMES = {
    "bold": Filled("bold", "fet"),
    "italic": Filled("italics", "kursiv"),
    "bolditalic": Filled("bold italics", "fet kursiv"),
}

#: What the log says where an engine that finds fonts itself lacks the one for the profile.
NO_FONT = "thesis: the font is not there"
_WITHOUT_GYRE = Filled(
    "install the fonts “TeX Gyre” of TeX Live (in Debian and Ubuntu: fonts-texgyre), or write "
    "“font:” with a font of the machine in thesis.yaml",
    "installer skriftene «TeX Gyre» i TeX Live (i Debian og Ubuntu: fonts-texgyre), eller skriv "
    "«font:» med en skrifttype på maskinen i thesis.yaml",
)

#: The engines that are given files; the others find installed fonts themselves.
_PDFTEX = frozenset({"embedded", "pdflatex"})


def choose(config: Config, profile: Profile, cache: Path) -> tuple[Typeface, list[Diagnostic]]:
    """Return the typeface for a thesis, and the font that was asked for but is not there.

    The generic profile asks for Times New Roman as most do, but no institution has to have it.
    """
    asked = config.font or profile.layout.font
    if config.engine not in _PDFTEX:
        return LATIN_MODERN, []
    families = families_for(asked)
    family = installed(families, config.root, cache)
    reason = ""
    if family is not None:
        try:
            return prepared(family, cache), _about_faces(family, config)
        except (OSError, ValueError) as error:
            reason = str(error)
    in_tex_live = config.engine == "pdflatex" and face_named(asked) is not None
    if not families or in_tex_live or (not config.font and profile.name == "generic"):
        return LATIN_MODERN, []
    return LATIN_MODERN, [FONT_NOT_FOUND.at(_where(config), font=asked, detail=reason)]


def not_found(log: str, config: Config, profile: Profile) -> list[Diagnostic]:
    """Return what a run's log says of a font that the engine looked for itself."""
    if NO_FONT not in log or (not config.font and profile.name == "generic"):
        return []
    asked = config.font or profile.layout.font
    # pdfTeX takes the TrueType fonts that the rule names; the others want OpenType files.
    hint = None if config.engine in _PDFTEX else _WITHOUT_GYRE
    return [FONT_NOT_FOUND.at(_where(config), font=asked, hint=hint)]


def _about_faces(family: Family, config: Config) -> list[Diagnostic]:
    lacking = [name for style, name in _FACE_NAMES.items() if style not in family.files]
    if not lacking:
        return []
    faces = Filled(
        " and no ".join(name.en for name in lacking), " og ikke ".join(name.nb for name in lacking)
    )
    return [FACES_MISSING.at(_where(config), font=family.name, faces=faces)]


def _where(config: Config) -> Location:
    return config.where("font" if config.font else "profile")
