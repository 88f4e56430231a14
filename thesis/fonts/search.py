"""Finding a family of TrueType fonts: in the thesis' own folder `fonts`, or on the machine.

A file is opened only when its name begins like the family's («timesbd.ttf», «Times New Roman
Bold.ttf», «LiberationSerif-Bold.ttf»): a machine has hundreds.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

#: A folder of the thesis, for fonts that all who build it shall have.
OWN_FOLDER = "fonts"
#: What the four faces of a family call their style.
_STYLES = {
    "regular": frozenset({"regular", "book", "roman", "normal", "standard"}),
    "bold": frozenset({"bold"}),
    "italic": frozenset({"italic", "oblique", "kursiv"}),
    "bolditalic": frozenset({"bold italic", "bold oblique", "fett kursiv"}),
}
#: So many letters of a family's name do its files' names begin with.
_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Family:
    """The files of a family; those that it lacks are None."""

    name: str
    regular: Path
    bold: Path | None = None
    italic: Path | None = None
    bolditalic: Path | None = None

    @property
    def files(self) -> dict[str, Path]:
        """The files that there are, by `regular`, `bold`, `italic` and `bolditalic`."""
        faces = {style: getattr(self, style) for style in _STYLES}
        return {style: path for style, path in faces.items() if path is not None}


def font_folders() -> tuple[Path, ...]:
    """Return the folders that this kind of machine keeps fonts in, there or not."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        # Times New Roman and Arial lie in «Supplemental» in the system's; what Word brings along,
        # Calibri among them, it keeps to itself.
        word = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        system = Path("/System/Library/Fonts")
        return home / "Library/Fonts", Path("/Library/Fonts"), system, word
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


def state() -> list[tuple[str, int]]:
    """Return what changes when a font is installed or removed: the folders, and since when."""
    inside = (Path(path) for folder in font_folders() for path, _, _ in os.walk(folder))
    return [(str(path), status.st_mtime_ns) for path, status in _stats(list(inside))]


def installed(names: Sequence[str], root: Path, cache: Path) -> Family | None:
    """Return the first of some families that is in the thesis' own folder or on the machine.

    What the files said of themselves is kept in `cache`, since opening them takes long.
    """
    for name in names:
        for folder in (root / OWN_FOLDER, *font_folders()):
            found = _family(name, sorted(_candidates(name, folder)), cache / "fonts")
            if found is not None:
                return found
    return None


def _family(name: str, candidates: Sequence[Path], cache: Path) -> Family | None:
    faces = _faces(name, candidates, cache) if candidates else {}
    regular = faces.get("regular")
    if regular is None:
        return None
    return Family(name, regular, faces.get("bold"), faces.get("italic"), faces.get("bolditalic"))


def _faces(name: str, candidates: Sequence[Path], cache: Path) -> dict[str, Path]:
    """Return the files of a family by style, from the cache when none has changed since."""
    state = [(str(path), status.st_size, status.st_mtime_ns) for path, status in _stats(candidates)]
    kept = cache / f"{hashlib.sha256(repr((name, state)).encode()).hexdigest()[:16]}.json"
    with suppress(OSError, ValueError, AttributeError, TypeError):
        return {style: Path(path) for style, path in json.loads(kept.read_bytes()).items()}
    faces = _read(name, candidates)
    with suppress(OSError):  # a cache that cannot be written costs time only
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({style: str(path) for style, path in faces.items()}), "utf-8")
    return faces


def _stats(paths: Sequence[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    for path in paths:
        with suppress(OSError):
            yield path, path.stat()


def _read(name: str, candidates: Sequence[Path]) -> dict[str, Path]:
    from thesis.fonts.truetype import names_of

    faces: dict[str, Path] = {}
    for path in candidates:
        names = names_of(path)
        if names and name.casefold() in {family.casefold() for family in names.families}:
            said = {style.casefold() for style in names.styles}
            for style, called in _STYLES.items():
                if said & called:
                    faces.setdefault(style, path)
    return faces


def _candidates(name: str, folder: Path) -> Iterator[Path]:
    beginning = _letters(name)[:_BEGINNING]
    for inside, _, files in os.walk(folder):
        for file in files:
            if file.lower().endswith(".ttf") and _letters(file).startswith(beginning):
                yield Path(inside, file)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
