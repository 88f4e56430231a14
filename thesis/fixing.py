"""Mending files: the edits that diagnostics propose, made in place.

A file keeps its encoding, byte order mark and line ends, and is replaced whole or not at all.
"""

from __future__ import annotations

import bisect
import codecs
import difflib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thesis.diagnostic import Diagnostic, Edit
from thesis.moving import discard, move
from thesis.source import Source, composed, decode


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after."""

    path: str
    """Relative to the project."""
    before: str
    after: str
    """Both with LF line ends, as a diff shows them."""
    data: bytes
    """What the file is to hold."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be changed."""

    changes: tuple[Change, ...]
    mended: int
    """So many diagnostics are mended."""
    left: int
    """So many have edits that cannot be made now: they overlap with others, the file has changed
    since it was read, or its encoding lacks a character."""


def plan(root: Path, diagnostics: Iterable[Diagnostic]) -> Plan:
    """Return what the edits of `diagnostics` make of the files below `root`.

    A diagnostic's edits are made all or none. Where two diagnostics want the same text changed,
    the first has its way.

    Raises:
        OSError: a file cannot be read.
    """
    chosen, left = _without_overlaps(d for d in diagnostics if d.fixes)
    by_path: dict[str, list[Edit]] = {}
    for diagnostic in chosen:
        for edit in diagnostic.fixes:
            by_path.setdefault(edit.where.source.path, []).append(edit)
    made = {path: _change(root, path, edits) for path, edits in by_path.items()}
    impossible = {path for path, change in made.items() if change is None}
    mended = sum(not any(edit.where.source.path in impossible for edit in d.fixes) for d in chosen)
    changes = [change for change in made.values() if change and change.after != change.before]
    return Plan(
        tuple(sorted(changes, key=lambda change: change.path)),
        mended,
        left + len(chosen) - mended,
    )


def carry_out(root: Path, changes: Iterable[Change]) -> None:
    """Write the changed files, each beside its place and then moved there.

    Raises:
        OSError: a file cannot be written; it and those after it are as they were.
    """
    for change in changes:
        path = (root / change.path).resolve()
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            beside.write_bytes(change.data)
            if os.name != "nt":
                shutil.copymode(path, beside)
            move(beside, path)
        except OSError as error:
            error.filename = change.path
            raise
        finally:
            discard(beside)


def unified_diff(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a unified diff, without their line ends, as `patch -p1` reads it."""
    for change in changes:
        lines = difflib.unified_diff(
            _lines(change.before),
            _lines(change.after),
            f"a/{change.path}",
            f"b/{change.path}",
        )
        for line in lines:
            yield line.rstrip("\n")
            if not line.endswith("\n"):
                yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    # Not splitlines: a form feed or U+2028 within a line ends none.
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def _without_overlaps(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
    chosen: list[Diagnostic] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    left = 0
    for diagnostic in sorted(diagnostics, key=Diagnostic.sort_key):
        edits = diagnostic.fixes
        if not all(_is_free(edit, taken.get(edit.where.source.path, ())) for edit in edits):
            left += 1
            continue
        chosen.append(diagnostic)
        for edit in edits:
            spans = taken.setdefault(edit.where.source.path, [])
            bisect.insort(spans, (edit.where.span.start, edit.where.span.end))
    return chosen, left


def _is_free(edit: Edit, taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether an edit touches none of the spans taken, which are in order and lie apart.

    Two insertions at one place touch.
    """
    start, end = edit.where.span.start, edit.where.span.end
    at = bisect.bisect_left(taken, (start, end))
    return not any(
        (start, end) == other or (start < other[1] and other[0] < end)
        for other in taken[max(at - 1, 0) : at + 1]
    )


def _change(root: Path, path: str, edits: Sequence[Edit]) -> Change | None:
    """Return a file with the edits made, or None when that cannot be done safely."""
    source = edits[0].where.source
    full = (root / path).resolve()
    if not full.is_relative_to(root.resolve()):
        return None
    data = full.read_bytes()
    if decode(data) != (source.text, source.encoding):
        return None
    try:
        new = _encoded(_edited(_written(data, source), edits), data, source.encoding)
    except UnicodeEncodeError:
        return None
    return Change(path, source.text, decode(new)[0], new)


def _written(data: bytes, source: Source) -> str:
    """Return a file's text with its own line ends, composed as `decode` gives it."""
    codec = "utf-8-sig" if source.encoding == "utf-8" else source.encoding
    return composed(data.decode(codec))


def _edited(written: str, edits: Sequence[Edit]) -> str:
    """Return the text with its edits made; their offsets count every line end as one."""
    doubled = [found.start() - n for n, found in enumerate(re.finditer("\r\n", written))]
    first = re.search("\r\n?|\n", written)
    line_end = first[0] if first else "\n"
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.where.span.start, edit.where.span.end)):
        start, end = (
            offset + bisect.bisect_left(doubled, offset)
            for offset in (edit.where.span.start, edit.where.span.end)
        )
        pieces += [written[at:start], edit.text.replace("\n", line_end)]
        at = end
    return "".join([*pieces, written[at:]])


def _encoded(text: str, like: bytes, encoding: str) -> bytes:
    """Return a text's bytes in the encoding, and with the byte order mark, of the file."""
    if encoding == "utf-16":
        big = like.startswith(codecs.BOM_UTF16_BE)
        mark = codecs.BOM_UTF16_BE if big else codecs.BOM_UTF16_LE
        return mark + text.encode("utf-16-be" if big else "utf-16-le")
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return (mark if encoding == "utf-8" else b"") + text.encode(encoding)
