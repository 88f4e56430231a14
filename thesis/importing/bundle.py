"""The files of a project that is brought in: a folder or an archive, looked at alike."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thesis.diagnostic import Text
from thesis.importing.archive import MAX_FILES, MAX_MEMBER, Archive
from thesis.importing.model import Refused
from thesis.source import decode

#: Folders that hold no text of the student's.
_SKIPPED = frozenset(
    {".git", ".nox", ".quarto", "__MACOSX", "_book", "_site", "build", "node_modules"}
)
#: What a picture may be named, in the order in which TeX looks for it.
PICTURES = (".pdf", ".png", ".jpg", ".jpeg")
_TOO_MANY = Text(
    en="“{folder}” holds more than {most} files: choose the folder of the thesis alone",
    nb="«{folder}» inneholder mer enn {most} filer: velg bare mappen med oppgaven",
)


@dataclass
class Bundle:
    """Files by their path with forward slashes, relative to the project's own folder."""

    name: str
    _paths: Mapping[str, Path | str]
    _archive: Archive | None = None

    @property
    def names(self) -> list[str]:
        """All paths, sorted."""
        return sorted(self._paths)

    def only(self, names: Collection[str]) -> Bundle:
        """Return the bundle with some of its files."""
        return replace(self, _paths={name: self._paths[name] for name in names})

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; None when it is not there or far too large."""
        where = self._paths.get(posixpath.normpath(name))
        if where is None:
            return None
        if self._archive is not None:
            return self._archive.read(str(where))
        path = Path(where)
        return path.read_bytes() if path.stat().st_size <= MAX_MEMBER else None

    def text(self, name: str) -> str:
        """Return a file's text, "" when it is not there."""
        return decode(self.read(name) or b"")[0]

    def picture(self, name: str) -> str | None:
        """Return the path of the picture that a text names, with its ending."""
        for ending in ("", *PICTURES):
            path = posixpath.normpath(f"{name}{ending}")
            if path in self._paths and path.lower().endswith(PICTURES):
                return path
        return None


def open_bundle(path: Path) -> Bundle:
    """Return the files of a folder or a .zip.

    Raises:
        Refused: there are too many, or the archive would do harm.
    """
    if path.is_dir():
        return Bundle(path.name, _walk(path))
    archive = Archive(path.read_bytes(), path.name)
    names = [name for name in archive.names if not _is_skipped(name)]
    top = posixpath.commonpath(names) if len(names) > 1 else ""
    top = f"{top}/" if top else ""
    return Bundle(path.name, {name.removeprefix(top): name for name in names}, archive)


def _walk(folder: Path) -> dict[str, Path | str]:
    found: dict[str, Path | str] = {}
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_skipped(name))
        for name in files:
            path = Path(here, name)
            # A link may lead out of the folder.
            if path.is_symlink() or name.startswith("."):
                continue
            found[path.relative_to(folder).as_posix()] = path
            if len(found) > MAX_FILES:
                raise Refused(_TOO_MANY.fill(folder=folder, most=MAX_FILES))
    return found


def _is_skipped(name: str) -> bool:
    return any(part in _SKIPPED or part.startswith(".") for part in name.split("/"))
