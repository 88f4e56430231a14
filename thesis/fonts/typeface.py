"""What pdfTeX is given to set a text in a TrueType family: metrics, encodings, the outlines."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from thesis.fonts.encodings import ENCODINGS
from thesis.fonts.search import Family
from thesis.fonts.tfm import written
from thesis.fonts.truetype import metrics_of
from thesis.moving import move

#: The folder of a cache that holds one folder a typeface.
FONTS = "fonts"
#: What the files of a typeface are, so that a damaged one is made again.
_SUMS = "SHA256SUMS"
_LACKS = "lacks.json"
#: Rises when what is written changes.
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Font:
    """One face of a typeface."""

    outlines: str
    """The TrueType file's name in the typeface's folder."""
    metrics: Mapping[str, str]
    """The name of the TFM file, without «.tfm», by encoding."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family of fonts as TeX gets it."""

    name: str
    folder: Path | None = None
    """Where its files are; None for the one that comes with the engine."""
    fonts: Mapping[str, Font] = field(default_factory=dict)
    """By `regular`, `bold`, `italic` and `bolditalic`."""
    lacks: Mapping[int, str] = field(default_factory=dict)
    """Signs that TeX has and this family has not, by their codes in TS1."""


#: The typeface that TeX itself brings along.
LATIN_MODERN = Typeface("Latin Modern")


def encoding_file(encoding: str) -> str:
    """Return the name of the file that says which character each code is."""
    return f"thesis-{encoding.lower()}.enc"


def prepared(family: Family, cache: Path) -> Typeface:
    """Return a family as a typeface; its files are made in a folder of `cache` when they are not.

    A copy of the outlines is among them, as TeX reads no file outside.

    Raises:
        OSError: a file cannot be read or written.
        ValueError: one of the files is not a TrueType font with Latin letters.
    """
    digest = _digest(family)
    folder = cache / FONTS / digest
    names = {style: f"{path.stem}-{digest[:8]}" for style, path in family.files.items()}
    if not _intact(folder):
        shutil.rmtree(folder, ignore_errors=True)
        _make(family, names, folder)
    fonts = {style: _font(folder, name) for style, name in names.items()}
    codes = json.loads((folder / _LACKS).read_bytes())
    return Typeface(family.name, folder, fonts, {code: ENCODINGS["TS1"][code] for code in codes})


def _intact(folder: Path) -> bool:
    """Say whether a folder holds what was written there, byte by byte (some 2 ms)."""
    try:
        return (folder / _SUMS).read_text("utf-8") == _sums(folder)
    except (OSError, ValueError):
        return False


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.name != _SUMS)
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)


def _digest(family: Family) -> str:
    parts: list[object] = [_VERSION, family.name]
    for style, path in family.files.items():
        status = path.stat()
        parts += [style, str(path), status.st_size, status.st_mtime_ns]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _font(folder: Path, name: str) -> Font:
    metrics = {encoding: f"{name}-{encoding.lower()}" for encoding in ENCODINGS}
    held = {e: file for e, file in metrics.items() if (folder / f"{file}.tfm").is_file()}
    return Font(f"{name}.ttf", held)


def _make(family: Family, names: Mapping[str, str], folder: Path) -> None:
    """Make all files in a folder beside, then give it its name: it is whole or not there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        for style, path in family.files.items():
            measured = metrics_of(path)
            if style == "regular":
                held = measured["TS1"].boxes if "TS1" in measured else ()
                lacking = sorted(ENCODINGS["TS1"].keys() - held)
                (beside / _LACKS).write_text(json.dumps(lacking), "ascii")
            for encoding, metrics in measured.items():
                file = beside / f"{names[style]}-{encoding.lower()}.tfm"
                file.write_bytes(written(metrics))
            shutil.copyfile(path, beside / f"{names[style]}.ttf")
        for encoding, table in ENCODINGS.items():
            (beside / encoding_file(encoding)).write_text(_vector(encoding, table), "ascii")
        (beside / _SUMS).write_text(_sums(beside), "utf-8")
        beside.chmod(0o755)
        if not folder.is_dir():
            move(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _vector(encoding: str, table: Mapping[int, str]) -> str:
    """Return an encoding as pdfTeX reads it: 256 names of glyphs, here by their Unicode."""
    names = (f"uni{ord(table[code]):04X}" if code in table else ".notdef" for code in range(256))
    glyphs = "\n".join(f"/{name}" for name in names)
    return f"/thesis{encoding} [\n{glyphs}\n] def\n"
