"""Everything that is looked for in a thesis before anything is typeset."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from thesis.checks.registry import Context, Family
from thesis.checks.runner import FAMILIES, run_checks
from thesis.checks.suppress import settle
from thesis.diagnostic import Diagnostic, Severity
from thesis.profiles import Profile, load_profile
from thesis.project import Project, load_project
from thesis.structures import load_structure


@dataclass(frozen=True)
class Examined:
    """A project and what was found in it."""

    project: Project | None
    """None when thesis.yaml says nothing useful."""
    found: list[Diagnostic]
    ran: frozenset[str] = frozenset()
    """The codes of the rules that were looked for."""
    profile: Profile | None = None
    """None like the project."""


def examine(root: Path, families: Collection[Family] = FAMILIES) -> Examined:
    """Read the project in `root` and run the checks of some families.

    The findings are raw: `settled` applies thesis.yaml and the comments to them.
    """
    project, found = load_project(root)
    if project is None:
        return Examined(None, found)
    config = project.config
    structure, about_structure = load_structure(config.structure, config.where("structure"))
    profile, about_profile = load_profile(config.profile, config.where("profile"))
    context = Context(config, project.thesis, project.bibliography, structure, profile)
    found, ran = run_checks(context, families)
    reading = {d.code for d in project.found}
    return Examined(
        project,
        [*project.found, *about_structure, *about_profile, *found],
        frozenset(ran | reading),
        profile,
    )


def settled(
    examined: Examined, found: list[Diagnostic], *, strict: bool = False
) -> list[Diagnostic]:
    """Return findings as thesis.yaml and the comments want them; `strict` makes all errors."""
    if examined.project is None:
        return found
    config = examined.project.config
    kept = settle(found, config, examined.project.sources.values(), examined.ran)
    if strict or config.strict:
        return [d.with_severity(Severity.ERROR) for d in kept]
    return kept
