"""Pictures: does the file exist, and can it be printed?"""

from __future__ import annotations

import difflib
import os
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from thesis.diagnostic import Filled
from thesis.readers import markdown_inline_rules as rules
from thesis.readers.markdown_context import Context
from thesis.source import Location, composed
from thesis.suggestions import did_you_mean

#: What both pdfTeX and the other engines print.
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")

_EMPTY = Filled("its path is empty", "stien er tom")
_ON_THE_WEB = Filled("it lies on the web", "det ligger på nettet")
_DOWNLOAD = Filled(
    "download it to the thesis' folder, and state its source in the caption",
    "last det ned til mappen med oppgaven, og oppgi kilden i bildeteksten",
)
_OUTSIDE = Filled("it lies outside the thesis' folder", "det ligger utenfor mappen med oppgaven")
_COPY = Filled(
    "copy the file into the thesis' folder, for instance to figurer/",
    "kopier filen inn i mappen med oppgaven, for eksempel til figurer/",
)
_A_FOLDER = Filled("it is a folder", "det er en mappe")
_CONVERT = Filled(
    "open the picture and save or export it as .pdf (drawings) or .png (photographs, screens)",
    "åpne bildet og lagre eller eksporter det som .pdf (tegninger) eller .png (foto, skjermbilder)",
)


def check_image(written: str, where: Location, context: Context) -> str:
    """Return the picture's path relative to the project, and report what is wrong with it.

    A path is looked for from the project's folder first, then from the chapter's own folder.
    What cannot be used is returned as it was written.
    """
    path = written.replace("\\", "/")
    if not path.strip():
        context.report(rules.IMAGE_UNUSABLE.at(where, reason=_EMPTY))
        return ""
    if "://" in path or path.startswith(("data:", "//")):
        context.report(rules.IMAGE_UNUSABLE.at(where, reason=_ON_THE_WEB, hint=_DOWNLOAD))
        return path
    root = Path(os.path.normpath(context.root))
    folders = (root, root / PurePosixPath(context.source.path).parent)
    names = dict.fromkeys((path, unquote(path)))
    inside = [
        found for name in names for folder in folders if (found := _below(root, folder, name))
    ]
    if not inside or any(_leads_out(root, folder / name) for name in names for folder in folders):
        context.report(rules.IMAGE_UNUSABLE.at(where, reason=_OUTSIDE, hint=_COPY))
        return path
    for found in inside:
        there = _as_on_disk(root, found)
        if there is not None:
            _check_kind(root / there, where, context)
            return there
    hint = next((hint for found in inside if (hint := _near(root, found))), None)
    context.report(rules.IMAGE_MISSING.at(where, path=path, hint=hint))
    return inside[0]


def _below(root: Path, folder: Path, name: str) -> str | None:
    """Return the name relative to the project, None when it leads outside, links followed."""
    try:
        (folder / name).resolve().relative_to(root.resolve())
        return Path(os.path.normpath(folder / name)).relative_to(root).as_posix()
    except (OSError, RuntimeError, ValueError):
        return None


def _leads_out(root: Path, file: Path) -> bool:
    """Say whether a file within the project is a link to one outside."""
    try:
        return file.is_file() and _below(root, file.parent, file.name) is None
    except (OSError, ValueError):
        return False


def _as_on_disk(root: Path, path: str) -> str | None:
    """Return the path of a file that is there with exactly these capitals, on any file system.

    A Mac may have written «å» in its name as two characters; None when no such file is there.
    """
    there: list[str] = []
    for part in PurePosixPath(path).parts:
        names = {composed(name): name for name in _names(root.joinpath(*there))}
        if composed(part) not in names:
            return None
        there.append(names[composed(part)])
    return PurePosixPath(*there).as_posix()


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return []


def _check_kind(file: Path, where: Location, context: Context) -> None:
    suffix = file.suffix.lower()
    if file.is_dir():
        context.report(rules.IMAGE_UNUSABLE.at(where, reason=_A_FOLDER))
    elif suffix not in SUFFIXES:
        kind = suffix or file.name
        reason = Filled(f"{kind} files cannot be printed", f"{kind}-filer kan ikke trykkes")
        context.report(rules.IMAGE_UNUSABLE.at(where, reason=reason, hint=_CONVERT))


def _near(root: Path, path: str) -> Filled | None:
    """Return «did you mean …?» for a file whose name differs in capitals, suffix or a letter."""
    folder, right = root, ""
    parts = PurePosixPath(path).parts
    for part in parts:
        names = _names(folder)
        same = [name for name in names if name.casefold() == part.casefold()]
        stem = [n for n in names if n.casefold() in {f"{part}{s}".casefold() for s in SUFFIXES}]
        close = difflib.get_close_matches(part, names, 1, 0.75)
        found = [part] if part in names else (same or stem or close)
        if not found:
            return None
        folder /= found[0]
        right = f"{right}/{found[0]}" if right else found[0]
    return did_you_mean(right) if right and right != path else None
