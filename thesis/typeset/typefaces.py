"""Choosing the typeface that pdfTeX sets a thesis in: what is asked for, if the machine has it."""

from __future__ import annotations

from pathlib import Path

from thesis.config import Config
from thesis.diagnostic import Diagnostic, Severity, Text, rule
from thesis.fonts import LATIN_MODERN, Typeface, installed, prepared
from thesis.profiles import Profile
from thesis.profiles.faces import face_named, families_for

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
            return prepared(family, cache), []
        except (OSError, ValueError) as error:
            reason = str(error)
    in_tex_live = config.engine == "pdflatex" and face_named(asked) is not None
    if not families or in_tex_live or (not config.font and profile.name == "generic"):
        return LATIN_MODERN, []
    where = config.where("font") if config.font else config.where("profile")
    return LATIN_MODERN, [FONT_NOT_FOUND.at(where, font=asked, detail=reason)]
