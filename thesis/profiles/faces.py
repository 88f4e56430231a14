"""Typefaces: what institutions ask for, and the free ones with the same widths."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface, and what stands in for it where it is not installed."""

    name: str
    families: tuple[str, ...]
    """What to look for on a machine: itself, then families that are as wide letter by letter."""
    package: str
    """The LaTeX package that chooses a family like it in a full TeX Live."""
    file: str
    """How that family's OpenType files are called, up to the hyphen."""
    also_called: tuple[str, ...] = ()
    """Other names that thesis.yaml and profiles may use, in lower case."""


TERMES = Face(
    "Times New Roman",
    ("Times New Roman", "Liberation Serif", "Tinos"),
    "tgtermes",
    "texgyretermes",
    ("times", "tex gyre termes"),
)
HEROS = Face(
    "Arial",
    ("Arial", "Liberation Sans", "Arimo"),
    "tgheros",
    "texgyreheros",
    ("helvetica", "tex gyre heros"),
)
CALIBRI = Face("Calibri", ("Calibri", "Carlito"), "carlito", "Carlito")
LATIN_MODERN = Face(
    "Latin Modern",
    (),
    "lmodern",
    "lmroman12",
    ("latin modern roman", "computer modern"),
)
FACES = (TERMES, HEROS, CALIBRI, LATIN_MODERN)


def face_named(name: str) -> Face | None:
    """Return the face that a font's name is known for; None for any other font."""
    wanted = _folded(name)
    return next((face for face in FACES if wanted in _names(face)), None)


def families_for(name: str) -> tuple[str, ...]:
    """Return the families to look for when a thesis asks for a font, the best first.

    Latin Modern is there always: nothing is looked for.
    """
    face = face_named(name)
    if face is None:
        return (name,)
    return tuple(sorted(face.families, key=lambda family: _folded(family) != _folded(name)))


def _names(face: Face) -> set[str]:
    return {_folded(face.name), *map(_folded, face.families), *face.also_called}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
