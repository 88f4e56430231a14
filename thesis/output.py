"""Where a build writes: its folder, the PDF's place, files that are old or new but never half."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from thesis import build_rules as rules
from thesis.diagnostic import ThesisError
from thesis.moving import discard, move

if TYPE_CHECKING:
    from thesis.project import Project

FOLDER = "build"
CACHE = ".cache"


def build_folder(root: Path) -> Path:
    """Return build/, made and proved writable.

    Raises:
        ThesisError: it is not.
    """
    folder = root / FOLDER
    if not (root / "thesis.yaml").exists():
        return folder  # reading the project says what is wrong; nothing is made in a wrong folder
    try:
        (folder / CACHE).mkdir(parents=True, exist_ok=True)
        probe = folder / CACHE / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ThesisError(rules.CANNOT_WRITE.at(None, path=FOLDER, reason=reason)) from None
    return folder


def target_of(folder: Path, project: Project, output: Path | None) -> Path:
    """Return where the PDF goes.

    Raises:
        ThesisError: `output` is not a name for a PDF, or taken by something else.
    """
    target = output or folder / f"{project.config.output}.pdf"
    wrong = target.suffix.lower() != ".pdf" or target.is_dir() or not target.parent.is_dir()
    if not wrong and target.exists():
        with target.open("rb") as file:
            wrong = file.read(4) not in {b"%PDF", b""}
    if wrong:
        raise ThesisError(rules.NOT_A_PDF_NAME.at(None, path=output or target.name))
    return target


def write(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that it is old or new, never half.

    Raises:
        ThesisError: it cannot be written; what was there is as it was.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        if os.name != "nt" and path.exists():
            shutil.copymode(path, beside)
        try:
            move(beside, path)
        except PermissionError:  # writing beside it was no trouble
            raise ThesisError(rules.IN_USE.at(None, path=path.name)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ThesisError(rules.CANNOT_WRITE.at(None, path=path.name, reason=reason)) from None
    finally:
        discard(beside)
