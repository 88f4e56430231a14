"""What the last check found, so that a check of an unchanged thesis is told at once.

The record in build/.cache holds the findings, the options, a fingerprint of the program, and the
size and times of every file in the thesis' folder: whatever a check looks at lies there. When all
of it still holds, the findings are shown again. A record that is damaged counts as none.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.diagnostic import Diagnostic, Language
from thesis.output import CACHE, FOLDER
from thesis.stamp import fingerprint, freeze, thaw

if TYPE_CHECKING:
    from thesis.source import Source

_FILE = "last-check.json"
#: A folder with more files than this is looked at afresh each time.
_MOST_FILES = 20_000


#: What the findings of a check depend on, as it is kept in JSON.
State = dict[str, object]


@dataclass(frozen=True)
class Checked:
    """The findings of a finished check."""

    found: list[Diagnostic]
    ui_language: Language | None


def state(root: Path, options: Mapping[str, object]) -> State | None:
    """Return what a check of the thesis in `root` depends on; None where that is unknown.

    It is to be taken before the check reads anything, lest a change meanwhile goes unseen.
    """
    try:
        return {"fingerprint": fingerprint(options, ""), "files": _files(root)}
    except (OSError, ValueError):
        return None


def save(root: Path, before: State, checked: Checked) -> None:
    """Record the findings of a check; no record where none can be written."""
    folder = root / FOLDER / CACHE
    record = {
        "state": before,
        "ui-language": checked.ui_language,
        "found": [freeze(diagnostic) for diagnostic in checked.found],
    }
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{_FILE}-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(json.dumps(record, ensure_ascii=False))
            Path(name).replace(folder / _FILE)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def load(root: Path, now: State) -> Checked | None:
    """Return what the last check found if the same check would find it now, else None."""
    try:
        record = json.loads((root / FOLDER / CACHE / _FILE).read_text(encoding="utf-8"))
        if record["state"] != now:
            return None
        sources: dict[str, Source] = {}
        found = [thaw(item, root, sources) for item in record["found"]]
        return Checked(found, record["ui-language"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _files(root: Path) -> list[list[object]]:
    """Return path, times and size of the files in a folder.

    Raises:
        ValueError: they are too many, or a folder is elsewhere.
    """
    files: list[list[object]] = []
    for path, status in _walk(str(root), ""):
        # A copy may bring its old time along, but not the time when the file was put here.
        files.append([path, status.st_mtime_ns, status.st_ctime_ns, status.st_size])
        if len(files) > _MOST_FILES:
            raise ValueError(str(root))
    return sorted(files, key=str)


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files under a folder, but for hidden ones, what is built, and Python's own."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name == "__pycache__" or (not prefix and name == FOLDER):
                continue
            if not entry.is_dir():
                yield prefix + name, entry.stat()
            elif entry.is_symlink():
                raise ValueError(entry.path)
            elif not Path(entry.path, "pyvenv.cfg").exists():
                yield from _walk(entry.path, f"{prefix}{name}/")
