"""Finding the version that a student means: a folder, a saved build, a date or a revision."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thesis import history
from thesis.changes.failures import ChangesError
from thesis.changes.git import Repository
from thesis.diagnostic import Filled, Text
from thesis.output import FOLDER

LAST = "last"
_FACTS = "thesis.yaml"
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d))?")
_NORWEGIAN_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
#: How many saved builds a message names.
_NAMED = 5

_NO_FOLDER = Text(
    en="“{rev}” is a folder without thesis.yaml: it is not a thesis to compare with",
    nb="«{rev}» er en mappe uten thesis.yaml: den er ingen oppgave å sammenligne med",
)
_NOTHING_SAVED = Text(
    en="no earlier build is saved that differs from the text as it is now. Each finished `thesis "
    "build` saves one; name a Git revision or a folder instead",
    nb="ingen tidligere bygg er lagret som er ulikt teksten slik den er nå. Hvert ferdige `thesis "
    "build` lagrer ett; oppgi en revisjon i Git eller en mappe i stedet",
)
_NOT_A_DATE = Text(
    en="“{rev}” is not a date: write year-month-day, such as 2026-11-20, or 2026-11-20T14:30",
    nb="«{rev}» er ingen dato: skriv år-måned-dag, som 2026-11-20, eller 2026-11-20T14:30",
)
_TOO_EARLY = Text(
    en="nothing is saved from {rev} or earlier, neither by a build nor in Git. {known}",
    nb="ingenting er lagret fra {rev} eller tidligere, verken av et bygg eller i Git. {known}",
)
_DAMAGED = Text(
    en="the saved build {file} is damaged; delete it and choose another. {known}",
    nb="det lagrede bygget {file} er skadet; slett det og velg et annet. {known}",
)
_KNOWN = Text(en="Saved builds: {times}.", nb="Lagrede bygg: {times}.")
_NONE_KNOWN = Filled("No build is saved yet.", "Ingen bygg er lagret ennå.")
_OLD_FACTS = Text(
    en="thesis.yaml could not be read in the earlier version; today’s was used for both",
    nb="thesis.yaml lot seg ikke lese i den tidligere versjonen; dagens ble brukt for begge",
)


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version, in a folder of its own."""

    folder: Path
    kind: Literal["folder", "build", "revision"]
    name: str
    """What the student called it."""
    when: dt.datetime | None = None
    """When it was saved, in UTC; None for a folder."""
    hash: str = ""
    """The revision's, shortened."""


@contextmanager
def earlier(rev: str, root: Path) -> Iterator[Version]:
    """Give the version that `rev` names, in a folder that is there for so long.

    Raises:
        ChangesError: there is none.
    """
    named = Path(rev)
    if rev not in {LAST, ""} and named.is_dir():
        if not (named / _FACTS).is_file():
            raise ChangesError(_NO_FOLDER.fill(rev=rev))
        yield Version(named.resolve(), "folder", rev)
        return
    with tempfile.TemporaryDirectory(prefix="thesis-") as name:
        folder = Path(name).resolve() / "thesis"
        folder.mkdir()
        yield _unpacked(rev, root, folder)


def _unpacked(rev: str, root: Path, folder: Path) -> Version:
    saved = history.saved(root / FOLDER)
    if rev == LAST:
        return _last(saved, root, folder)
    date = _NORWEGIAN_DATE.sub(r"\3-\2-\1", rev)
    if found := _DATE.fullmatch(date):
        return _dated(rev, _time(rev, found), saved, root, folder)
    return _revision(rev, root, folder, known(saved))


def _last(saved: Sequence[history.Saved], root: Path, folder: Path) -> Version:
    """Return the newest build whose sources are not as they are now."""
    for build in reversed(saved):
        if not history.unpack(build, root, folder):
            raise ChangesError(_DAMAGED.fill(file=build.path.name, known=known(saved)))
        if _differs(folder, root) or history.has_other_pictures(build, root):
            return Version(folder, "build", LAST, build.when)
        shutil.rmtree(folder)
        folder.mkdir()
    raise ChangesError(_NOTHING_SAVED.fill())


def _differs(folder: Path, root: Path) -> bool:
    """Say whether a file of the folder is not the same in `root`, or a source is new there."""
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    if any(_content(folder / path) != _content(root / path) for path in paths):
        return True
    beside = {path.parent for path in paths} - {Path()}
    kinds = {path.suffix for path in paths}
    return any(
        path.is_file() and path.suffix in kinds and path.relative_to(root) not in paths
        for parent in beside
        if (root / parent).is_dir()
        for path in (root / parent).iterdir()
    )


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _dated(
    rev: str, when: dt.datetime, saved: Sequence[history.Saved], root: Path, folder: Path
) -> Version:
    """Return what was the newest at a time."""
    builds = [build for build in saved if build.when <= when]
    repository = Repository(root)
    commit = repository.before(when)
    if builds and (commit is None or builds[-1].when >= commit.when):
        if not history.unpack(builds[-1], root, folder):
            raise ChangesError(_DAMAGED.fill(file=builds[-1].path.name, known=known(saved)))
        return Version(folder, "build", rev, builds[-1].when)
    if commit is None:
        raise ChangesError(_TOO_EARLY.fill(rev=rev, known=known(saved)))
    repository.unpack(commit, repository.prefix(rev, known(saved)), folder, rev)
    return Version(folder, "revision", rev, commit.when, commit.name[:7])


def _time(rev: str, found: re.Match[str]) -> dt.datetime:
    """Return the time that is meant; the end of the day where only a day is given."""
    year, month, day = map(int, found.groups()[:3])
    hour, minute = map(int, found.groups()[3:]) if found[4] else (23, 59)
    try:
        return dt.datetime(year, month, day, hour, minute, 59).astimezone(dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise ChangesError(_NOT_A_DATE.fill(rev=rev)) from None


def _revision(rev: str, root: Path, folder: Path, told: Filled) -> Version:
    repository = Repository(root)
    prefix = repository.prefix(rev, told)
    commit = repository.commit(rev, told)
    repository.unpack(commit, prefix, folder, rev)
    return Version(folder, "revision", rev, commit.when, commit.name[:7])


def known(saved: Sequence[history.Saved]) -> Filled:
    """Return a sentence with the newest saved builds, as they can be written on the line."""
    times = [f"{build.when.astimezone():%Y-%m-%dT%H:%M}" for build in saved[-_NAMED:]]
    return _KNOWN.fill(times=", ".join(reversed(times))) if times else _NONE_KNOWN


def with_facts_of(root: Path, version: Version) -> Filled:
    """Put today's thesis.yaml in the place of one that cannot be read; return what to tell."""
    (version.folder / _FACTS).write_bytes((root / _FACTS).read_bytes())
    return _OLD_FACTS.fill()
