"""Verdicts kept between runs, so that dictionaries need not load to check the same words again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from thesis.language.packages import data_files


class VerdictCache:
    """A file of verdicts: status and suggestions by word.

    It is named by what the verdicts depend on: the dictionaries and lists of the packages, and
    this package's own code and word lists. A file that is damaged, or cannot be read or written,
    is a cache miss.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}-{_fingerprint()}.json"
        self._name = name

    def load(self) -> dict[str, list[str]]:
        """Return the verdicts: by word a list of the status and the suggestions."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if isinstance(stored, dict) and all(_is_verdict(value) for value in stored.values()):
            return stored
        return {}

    def save(self, verdicts: Mapping[str, list[str]]) -> None:
        """Write the verdicts in one step, and drop those of other versions."""
        folder = self._path.parent
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{self._name}-")
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    # In one piece: json.dump takes five times as long.
                    file.write(json.dumps(verdicts, ensure_ascii=False))
                Path(name).replace(self._path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            for old in folder.glob(f"{self._name}-*.json"):
                if old != self._path:
                    old.unlink()


def _is_verdict(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


@cache
def _fingerprint() -> str:
    """Return a digest of all that verdicts depend on."""
    digest = hashlib.sha256()
    for path in data_files():
        with contextlib.suppress(OSError):
            status = path.stat()
            digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    own = resources.files("thesis.language")
    for folder in (own, own / "data"):
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.name.endswith((".py", ".txt")):
                digest.update(item.read_bytes())
    return digest.hexdigest()[:16]
