"""One source, two theses: under candidate numbers for grading, under names for publication."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from thesis.config import Config
from thesis.profiles import Profile

Identity = Literal["anonymous", "named"]


def is_anonymous(config: Config, profile: Profile) -> bool:
    """Say whether names are left out when no one asks for either.

    A profile alone leaves no names out while there are no numbers to print instead.
    """
    if config.anonymous is None:
        return profile.anonymous and bool(config.candidates)
    return config.anonymous


def seen_as(config: Config, profile: Profile, identity: Identity | None) -> Config:
    """Return the facts as they are printed: without names, without numbers, or with both.

    An anonymous thesis knows what must appear nowhere as `hidden`. What is built in
    another way than usual gets a name of its own, so that neither replaces the other.
    """
    usual = is_anonymous(config, profile)
    anonymous = usual if identity is None else identity == "anonymous"
    output = output_name(config, profile)
    if identity is not None and anonymous != usual:
        output = f"{config.output}-{identity}"
    if anonymous:
        # Some front pages have the candidate number and the teacher's name.
        supervisor = config.supervisor if "supervisor" in profile.front_page else ""
        unnamed = config.supervisor if not supervisor else ""
        names = tuple(filter(None, (*config.authors, unnamed, *config.private)))
        return replace(config, authors=(), supervisor=supervisor, hidden=names, output=output)
    if identity == "named" and config.authors:
        return replace(config, candidates=(), output=output)
    return replace(config, output=output)


def output_name(config: Config, profile: Profile) -> str:
    """Return the PDF's name: that of thesis.yaml, else of the profile's pattern where it fills."""
    if "output" in config.places:
        return config.output
    return patterned(config, profile) or config.output


def patterned(config: Config, profile: Profile) -> str:
    """Return the PDF's name by the profile's pattern, "" where that cannot be filled."""
    values = {"course": config.course.code, "candidate": "_".join(config.candidates)}
    if not profile.file_name or not all(values.values()):
        return ""
    return re.sub(r"[^\w.-]+", "_", profile.file_name.format(**values))
