r"""The precompiled preamble: TeX's own memory after it has read our preamble, kept in a file.

Loading such a format replaces reading some thirty packages. What does not survive in a format
(found by trying, with pdfTeX 1.40.26): `\pdfinfo`, `\pdfcatalog`, `\pdftrailerid`,
`\pdfmapfile`, `\pdfmapline` and `\pdfglyphtounicode`, which live outside TeX's own memory, and
files opened with `\immediate\openout`. The preamble puts such lines after a line `%%post-dump`;
they are then read at each run. Boxes set and lengths measured in the preamble survive.

Two things make a format of ours faster than one that TeX wrote: TeX Live compresses formats, and
decompression is half of a short run (zlib, which reads them, reads plain files as well); and the
font map of the wheel lists 4,900 fonts, of which it has a fraction.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from thesis.moving import move
from thesis.typeset.engine_programs import Program
from thesis.typeset.sandbox import OPTIONS, run

#: A line of the preamble after which lines are read at each run.
POST_DUMP = "%%post-dump"
#: Part of each format's name: raise it when formats are made in another way.
_VERSION = 1
#: Formats kept, 20 MB each: the one of today and of the last experiments with `packages:`.
_KEPT = 3
_FORMAT = "thesis.fmt"
_DIGESTS = "SHA256SUMS"
_FAULT = re.compile(rb"^(?:!|\S+:\d+: )|^\\openout", re.MULTILINE)


def split_preamble(preamble: str) -> tuple[str, str]:
    """Return what can be dumped, and the rest; together they are the preamble."""
    head, marker, rest = preamble.partition(f"\n{POST_DUMP}")
    return (head + "\n", marker[1:] + rest) if marker else (preamble, "")


class Format:
    """A dumped preamble in the cache: a folder with the format and, for the wheel, its font map."""

    def __init__(self, cache: Path, program: Program, head: str) -> None:
        material = f"{_VERSION}|{program.fingerprint}|{head}"
        name = hashlib.sha256(material.encode()).hexdigest()[:24]
        self.folder = cache / f"format-{name}"

    def exists(self) -> bool:
        """Say whether it is in the cache, perhaps damaged."""
        return (self.folder / _FORMAT).is_file() and (self.folder / _DIGESTS).is_file()

    def intact(self) -> bool:
        """Say whether it is what was written, byte by byte (some 20 ms)."""
        try:
            return (self.folder / _DIGESTS).read_text(encoding="utf-8") == _digests(self.folder)
        except (OSError, ValueError):
            return False

    def discard(self) -> None:
        """Remove it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def store(self, made: Path) -> None:
        """Take over the finished folder `made`; the oldest formats make room.

        Raises:
            OSError: it cannot be moved.
        """
        (made / _DIGESTS).write_text(_digests(made), encoding="utf-8")
        self.discard()
        move(made, self.folder)
        others = [p for p in self.folder.parent.glob("format-*") if p != self.folder]
        others.sort(key=lambda p: p.stat().st_mtime, reverse=True)
        for path in others[_KEPT - 1 :]:
            shutil.rmtree(path, ignore_errors=True)


def dump(
    program: Program,
    head: str,
    format_: Format,
    *,
    env: Callable[[Path], Mapping[str, str]],
    timeout: float,
) -> bool:
    """Dump `head` into the cache.

    False when TeX finds a fault in it, when it opens a file to write, or the cache cannot be
    written. The caller then lets each run read the whole preamble, where the fault shows up at its
    place. `env` returns the environment for a run in a folder.
    """
    scratch = format_.folder.with_name(f"making-{os.getpid()}")
    for left in format_.folder.parent.glob("making-*"):  # by a killed process; we hold the lock
        shutil.rmtree(left, ignore_errors=True)
    try:
        (scratch / "made").mkdir(parents=True)
        (scratch / "thesis.tex").write_text(f"{head}\\dump\n", encoding="utf-8", newline="\n")
        result = run(
            [str(program.executable), "-ini", *OPTIONS, "-jobname=thesis", "&pdflatex", "thesis"],
            workdir=scratch,
            env=env(scratch),
            timeout=timeout,
        )
        if result.status != 0 or _FAULT.search((scratch / "thesis.log").read_bytes()):
            return False
        with gzip.open(scratch / _FORMAT) as packed, (scratch / "made" / _FORMAT).open("wb") as out:
            shutil.copyfileobj(packed, out, 1 << 20)
        if program.tree is not None:
            _write_font_map(program.tree, scratch / "made" / "pdftex.map")
        format_.store(scratch / "made")
    except OSError:
        return False
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return True


def _write_font_map(tree: Path, target: Path) -> None:
    """Write the part of the wheel's font map whose fonts the wheel has."""
    fonts = {p.name.encode() for p in (tree / "texmf-dist" / "fonts" / "type1").rglob("*.pfb")}
    whole = tree / "texmf-var" / "fonts" / "map" / "pdftex" / "updmap" / "pdftex.map"
    lines = whole.read_bytes().splitlines(keepends=True)
    target.write_bytes(b"".join(line for line in lines if _font_file(line) in fonts))


def _font_file(line: bytes) -> bytes:
    """Return the font file that a line of a font map names: its last word, «<lmr10.pfb»."""
    return line.rstrip().rpartition(b"<")[2]


def _digests(folder: Path) -> str:
    lines = []
    for name in (_FORMAT, "pdftex.map"):
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)
