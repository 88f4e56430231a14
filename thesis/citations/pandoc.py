"""Running pandoc: found without importing its wrapper, sandboxed, with a time limit, cached."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: Seconds. A thousand citations take some three; what takes longer than this hangs.
TIME_LIMIT = 60


class PandocError(Exception):
    """Pandoc is missing, failed, or took too long; the text is its own words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What pandoc wrote: parsed JSON, and its warnings line by line."""

    value: Any
    warnings: tuple[str, ...] = ()


@cache
def executable() -> Path | None:
    """Return pandoc's path: the one in the `pypandoc-binary` wheel, else the system's."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    spec = importlib.util.find_spec("pypandoc")
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder, "files", name)
        if path.is_file():
            return path
    found = shutil.which(name)
    return Path(found) if found else None


def ask(
    arguments: Sequence[str],
    stdin: bytes,
    files: Mapping[str, bytes] | None = None,
    cache_folder: Path | None = None,
) -> Answer:
    """Run pandoc with JSON as its output and return the answer.

    `files` are written to a folder of their own that pandoc runs in; it reads no other.
    An answer in the cache is used when all input and pandoc itself are the same.

    Raises:
        PandocError: there is no answer.
    """
    program = executable()
    if program is None:
        raise PandocError("pandoc is not installed (pypandoc-binary)")
    files = files or {}
    kept = cache_folder and kept_in(cache_folder, arguments, stdin, files)
    answer = recall(kept) if kept else None
    if answer is None:
        answer = _run(program, arguments, stdin, files)
        if kept:
            keep(kept, answer)
    return answer


def kept_in(
    folder: Path, arguments: Sequence[str], stdin: bytes, files: Mapping[str, bytes]
) -> Path:
    """Return the file of a cache that the answer to a question belongs in."""
    parts = [*_version(), *arguments]
    digest = hashlib.sha256("\0".join(parts).encode())
    for name, content in [("", stdin), *sorted(files.items())]:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return folder / f"{digest.hexdigest()}.json"


def _version() -> list[str]:
    """Return what tells this pandoc from another."""
    program = executable()
    state = program.stat() if program else None
    return [str(program), str(state.st_size), str(state.st_mtime_ns)] if state else []


def _run(
    program: Path, arguments: Sequence[str], stdin: bytes, files: Mapping[str, bytes]
) -> Answer:
    output, said = convert(arguments, stdin, files, program=program)
    try:
        value = json.loads(output)
    except ValueError as error:
        raise PandocError(f"pandoc: {error}") from error
    return Answer(value, tuple(said.splitlines()))


def convert(
    arguments: Sequence[str],
    stdin: bytes,
    files: Mapping[str, bytes] | None = None,
    *,
    program: Path | None = None,
) -> tuple[bytes, str]:
    """Run pandoc and return what it wrote, and its warnings.

    Raises:
        PandocError: it is missing, failed, or took too long.
    """
    program = program or executable()
    if program is None:
        raise PandocError("pandoc is not installed (pypandoc-binary)")
    with tempfile.TemporaryDirectory(prefix="thesis-") as folder:
        for name, content in (files or {}).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            done = subprocess.run(
                [program, *_memory(program), "--sandbox", *arguments],
                input=stdin,
                capture_output=True,
                cwd=folder,
                timeout=TIME_LIMIT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PandocError(str(error)) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0:
        raise PandocError(said or f"pandoc: exit code {done.returncode}")
    return done.stdout, said


def _memory(program: Path) -> list[str]:
    """Return options that give pandoc room, so that it collects garbage less often, and a limit.

    Haskell's default of 4 MB costs a third of the time here; more than 64 MB costs more in fresh
    memory than it saves. A hostile document must not fill the memory. Only the wheel's pandoc is
    known to take runtime options.
    """
    options = ["+RTS", "-A64m", "-n4m", "-O256m", "-M3g", "-RTS"]
    return options if program.parent.name == "files" else []


def recall(path: Path) -> Answer | None:
    """Return a kept answer; a damaged or missing one is None."""
    try:
        kept = json.loads(path.read_bytes())
        return Answer(kept["value"], tuple(map(str, kept["warnings"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(path: Path, answer: Answer) -> None:
    """Keep an answer; a cache that cannot be written costs time only."""
    text = json.dumps({"value": answer.value, "warnings": answer.warnings}, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=".", delete=False
        ) as file:
            file.write(text)
        Path(file.name).replace(path)
        _forget(path.parent)
    except OSError:
        pass


#: Answers kept: the list of entries and the rendered text of the last few versions of a thesis.
MOST_KEPT = 24
_KEPT = re.compile(r"[0-9a-f]{64}\.json")


def _forget(folder: Path) -> None:
    """Remove all but the newest answers: each change of a citation makes a new one."""
    kept = [path for path in folder.iterdir() if _KEPT.fullmatch(path.name)]
    for path in sorted(kept, key=lambda p: p.stat().st_mtime_ns)[:-MOST_KEPT]:
        path.unlink(missing_ok=True)
