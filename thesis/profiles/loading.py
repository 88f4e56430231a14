"""Reading the profiles that come with the program."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thesis import packaged
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.profiles.model import AbstractRule, Layout, Margins, PageRule, Profile, WordRule
from thesis.source import Location
from thesis.suggestions import choose_among, nearest

_PACKAGE = "thesis.profiles"
FALLBACK = "generic"

UNKNOWN_PROFILE = rule(
    "CFG041",
    "unknown-profile",
    Severity.ERROR,
    message=Text(
        en="there is no profile called “{name}”", nb="det finnes ingen profil som heter «{name}»"
    ),
    why=Text(
        en="The profile holds an institution's requirements: margins, font size, spacing, "
        "abstracts. Without it the thesis would look as no one asked for.",
        nb="Profilen inneholder kravene til en institusjon: marger, skriftstørrelse, linjeavstand, "
        "sammendrag. Uten den ville oppgaven se ut slik ingen har bedt om.",
    ),
    fix=Text(
        en="choose one of the profiles that exist; “generic” suits most institutions",
        nb="velg en av profilene som finnes; «generic» passer for de fleste institusjoner",
    ),
    example="profile: hogskolen",
)


def profile_names() -> tuple[str, ...]:
    """Return the names that `profile:` in thesis.yaml may have."""
    return packaged.names(_PACKAGE)


def load_profile(name: str, where: Location) -> tuple[Profile, list[Diagnostic]]:
    """Return the profile with this name.

    An unknown name is reported at `where` and gives the generic profile.
    """
    if name in profile_names():
        return read_profile(name), []
    return read_profile(FALLBACK), [UNKNOWN_PROFILE.at(where, name=name, hint=_hint(name))]


def _hint(name: str) -> Filled:
    known = profile_names()
    near = nearest(name.lower(), known)
    return choose_among(known, near)


def read_profile(name: str) -> Profile:
    """Return a packaged profile. Its file says only what differs from the generic layout.

    Raises:
        KeyError, TypeError: its file is malformed (a test reads them all).
    """
    data = packaged.load(_PACKAGE, name)
    return Profile(
        name=name,
        title=data["title"],
        institution=data.get("institution", ""),
        source=data["source"],
        date=data["date"],
        layout=_layout(data.get("layout", {})),
        abstract=_abstract(data.get("abstract", {})),
        words=_words(data.get("words", {})),
        pages=PageRule(**data.get("pages", {})),
        source_years=data.get("source_years"),
        **{key: tuple(data[key]) for key in ("front_page", "declarations") if key in data},
        front_page_design=data.get("front_page_design", "classic"),
        anonymous=data.get("anonymous", False),
        file_name=data.get("file_name", ""),
        closing_sentence=data.get("closing_sentence", {}),
        remarks=tuple(Filled(**remark) for remark in data.get("remarks", ())),
    )


def _layout(data: dict[str, Any]) -> Layout:
    values = {key.replace("-", "_"): value for key, value in data.items()}
    if "margins_mm" in values:
        values["margins_mm"] = Margins(**values["margins_mm"])
    return replace(Layout(), **values)


def _abstract(data: dict[str, Any]) -> AbstractRule:
    values = {key.replace("-", "_"): value for key, value in data.items()}
    if "languages" in values:
        values["languages"] = tuple(values["languages"])
    return AbstractRule(**values)


def _words(data: dict[str, Any]) -> WordRule:
    values = dict(data)
    if "counted" in values:
        values["counted"] = tuple(values["counted"])
    return WordRule(**values)
