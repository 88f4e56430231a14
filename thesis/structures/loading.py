"""Reading the structures that come with the program."""

from __future__ import annotations

from typing import Any

from thesis import packaged
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.source import Location
from thesis.structures.model import Structure
from thesis.suggestions import choose_among, nearest

_PACKAGE = "thesis.structures"
FALLBACK = "free"

UNKNOWN_STRUCTURE = rule(
    "CFG040",
    "unknown-structure",
    Severity.ERROR,
    message=Text(
        en="there is no structure called “{name}”",
        nb="det finnes ingen struktur som heter «{name}»",
    ),
    why=Text(
        en="The structure says which chapters a thesis of its kind has, and in what order. Without "
        "it the chapters cannot be checked.",
        nb="Strukturen sier hvilke kapitler en oppgave av sitt slag har, og i hvilken rekkefølge. "
        "Uten den kan ikke kapitlene kontrolleres.",
    ),
    fix=Text(
        en="choose one of the structures that exist, or “free” for a pattern of your own",
        nb="velg en av strukturene som finnes, eller «free» for et eget mønster",
    ),
    example="structure: litteraturstudie",
)


def structure_names() -> tuple[str, ...]:
    """Return the names that `structure:` in thesis.yaml may have."""
    return packaged.names(_PACKAGE)


def load_structure(name: str, where: Location) -> tuple[Structure, list[Diagnostic]]:
    """Return the structure with this name.

    An unknown name is reported at `where` and gives the free structure, which asks for nothing.
    """
    if name in structure_names():
        return read_structure(name), []
    return read_structure(FALLBACK), [UNKNOWN_STRUCTURE.at(where, name=name, hint=_hint(name))]


def _hint(name: str) -> Filled:
    known = structure_names()
    # A Norwegian name for a structure is the likeliest mistake of all.
    translated = {read_structure(k).title.nb.lower(): k for k in known}
    meant = translated.get(name.strip().lower(), name)
    near = nearest(meant.lower(), known)
    return choose_among(known, near)


def read_structure(name: str) -> Structure:
    """Return a packaged structure.

    Raises:
        KeyError, ValueError: its file is malformed (a test reads them all).
    """
    data = packaged.load(_PACKAGE, name)
    return Structure(
        name=name,
        title=Filled(**data["title"]),
        about=Filled(**data["about"]),
        source=data.get("source", ""),
        required=_roles(data.get("required", ())),
        advised=_roles(data.get("advised", ())),
        order=tuple(frozenset(_roles(group)) for group in data.get("order", ())),
        strict_order=data.get("strict-order", False),
        within={Role(k): frozenset(_roles(v)) for k, v in data.get("within", {}).items()},
        shares={Role(k): (v[0], v[1]) for k, v in data.get("shares", {}).items()},
    )


def _roles(names: Any) -> tuple[Role, ...]:  # noqa: ANN401 - out of a YAML file
    return tuple(Role(name) for name in names)
