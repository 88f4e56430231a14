"""Everything that is looked for in a thesis before anything is typeset."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from thesis.checks.registry import Context, Family
from thesis.checks.runner import FAMILIES, run_checks
from thesis.checks.suppress import settle
from thesis.diagnostic import Diagnostic, Severity
from thesis.identity import Identity, seen_as
from thesis.language.lexicon import expect_questions, keep_answers, save_answers
from thesis.output import CACHE, FOLDER
from thesis.profiles import adapted, load_profile
from thesis.project import Project, load_project
from thesis.structures import load_structure

#: Where thesis.yaml says which language the thesis is in.
_LANGUAGE = re.compile(rb"^language:[ \t]*[\"']?(nb|nn|en)\b", re.MULTILINE)


@dataclass(frozen=True)
class Read:
    """A project, as read, with the requirements that it is held to."""

    project: Project
    context: Context
    found: tuple[Diagnostic, ...]
    """What was wrong on the way."""


@dataclass(frozen=True)
class Findings:
    """What was found, as raw as the checks say it."""

    found: tuple[Diagnostic, ...]
    ran: frozenset[str]
    """The codes of the rules that were looked for."""

    def __add__(self, more: Collection[Diagnostic]) -> Findings:
        return Findings((*self.found, *more), self.ran | {d.code for d in more})


def read(root: Path, identity: Identity | None = None) -> tuple[Read | None, list[Diagnostic]]:
    """Read the project in `root`; None when thesis.yaml says nothing useful.

    `identity` says whether the thesis is read as anonymous or named; None: as it is set up.
    """
    project, found = load_project(root)
    if project is None:
        return None, found
    config = project.config
    structure, about_structure = load_structure(config.structure, config.where("structure"))
    profile, about_profile = load_profile(config.profile, config.where("profile"))
    profile = adapted(profile, config)
    config = seen_as(config, profile, identity)
    project = replace(project, config=config)
    context = Context(config, project.thesis, project.bibliography, structure, profile)
    found = [*project.found, *about_structure, *about_profile]
    return Read(project, context, tuple(found)), found


def expect_words(root: Path, families: Collection[Family] = FAMILIES) -> None:
    """Let the dictionaries load that a check of spelling will ask, while all else goes on.

    Something has changed, or nobody would look: new words are likely. The language is only guessed
    from the text of thesis.yaml: a wrong guess costs time.
    """
    keep_answers(root / FOLDER / CACHE)
    if "spelling" in families:
        with contextlib.suppress(OSError):
            said = _LANGUAGE.search((root / "thesis.yaml").read_bytes())
            expect_questions(said[1].decode() if said else "nb")


def check(given: Read, families: Collection[Family] = FAMILIES) -> Findings:
    """Run the checks of some families; what reading found is among the findings."""
    keep_answers(given.project.config.root / FOLDER / CACHE)
    found, ran = run_checks(given.context, families)
    save_answers()
    return Findings(tuple(found), frozenset(ran)) + given.found


def settled(given: Read, findings: Findings, *, strict: bool = False) -> list[Diagnostic]:
    """Return findings as thesis.yaml and the comments want them; `strict` makes all errors."""
    config = given.project.config
    kept = settle(findings.found, config, given.project.sources.values(), findings.ran)
    if strict or config.strict:
        return [d.with_severity(Severity.ERROR) for d in kept]
    return kept


def examine(
    root: Path, families: Collection[Family] = FAMILIES, *, strict: bool = False
) -> tuple[Read | None, list[Diagnostic]]:
    """Read the project in `root`, check it, and return it with its settled findings."""
    expect_words(root, families)
    given, found = read(root)
    if given is None:
        return None, found
    # Pandoc is a program of its own, and renders while the checks look at the text.
    with ThreadPoolExecutor(1) as pool:
        if "citations" in families:
            pool.submit(lambda: given.context.rendered)
        findings = check(given, families)
    return given, settled(given, findings, strict=strict)
