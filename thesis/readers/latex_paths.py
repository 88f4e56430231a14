"""Files that a chapter names: where they are, and whether it may read them.

A name is looked for in some folders in turn. Capitals must be right even on computers that do
not care, because the next one may; nothing outside the project is ever opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thesis.diagnostic import Filled, Text
from thesis.source import composed


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a name."""

    state: Literal["found", "missing", "other-case", "outside"]
    path: Path | None = None
    """The file, for «found» and «other-case»."""


def find_file(root: Path, folders: Iterable[Path], names: Iterable[str]) -> Found:
    """Return the first of `names` that is a file, the names tried in each folder in turn."""
    root = root.resolve()
    names = tuple(names)
    nearly: Found | None = None
    inside = False
    for folder in folders:
        for name in names:
            found = _find(root, folder, name)
            if found.state == "found" or (found.state == "outside" and found.path):
                return Found(found.state, found.path if found.state == "found" else None)
            inside |= found.state == "missing"
            nearly = nearly or (found if found.state == "other-case" else None)
    return nearly or Found("missing" if inside else "outside")


def _find(root: Path, folder: Path, name: str) -> Found:
    try:
        wanted = Path(os.path.normpath(root / folder / name))
        if not wanted.is_relative_to(root):
            return Found("outside")
        path, exact = _true_path(root, wanted.relative_to(root).parts)
        if path is None or not path.is_file():
            return Found("missing")
        if not path.resolve().is_relative_to(root):  # a link that leads out
            return Found("outside", path)
    except (OSError, ValueError):  # a name that no file can have
        return Found("missing")
    return Found("found" if exact else "other-case", path)


def _true_path(root: Path, parts: tuple[str, ...]) -> tuple[Path | None, bool]:
    """Return the file with the names that the disk has, and whether they are those asked for."""
    path, exact = root, True
    for part in parts:
        if not path.is_dir():
            return None, False
        entries = [entry.name for entry in path.iterdir()]
        if part in entries:
            path /= part
            continue
        alike = [e for e in entries if _folded(e) == _folded(part)]
        # macOS writes «å» as two characters: the same name, another spelling of it.
        same = [e for e in alike if composed(e) == composed(part)]
        if not alike:
            return None, False
        path /= (same or alike)[0]
        exact &= bool(same)
    return path, exact


def _folded(name: str) -> str:
    return composed(name).casefold()


def relative(root: Path, path: Path) -> str:
    """Return a file's path as the project has it."""
    return path.relative_to(root.resolve()).as_posix()


def called(root: Path, path: Path | None) -> Filled | None:
    """Say what a file with other capitals is called."""
    if path is None:
        return None
    told = Text(en="the file is called “{name}”", nb="filen heter «{name}»")
    return told.fill(name=relative(root, path))
