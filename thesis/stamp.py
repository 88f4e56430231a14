"""What the last finished build was made of, so that a build with no change does no work.

The record in build/.cache names every file that was read with its hash, what the patterns of
thesis.yaml matched, the options, and a fingerprint of the program. When all of it still holds
and the PDF is the one that was made, the findings are shown again from the record. A record
that is damaged, or of another version, counts as none.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import thesis
from thesis.diagnostic import Diagnostic, Edit, Filled, Language, Rule, Severity, Text
from thesis.fonts import search
from thesis.moving import discard, move
from thesis.source import Location, Source, hash_of, on_disk, read_source

FILE = "last-build.json"
_VERSION = 2


@dataclass(frozen=True)
class Made:
    """A finished build."""

    found: list[Diagnostic]
    pdf: Path
    pages: int
    ui_language: Language | None


def fingerprint(options: Mapping[str, object], engine: str) -> str:
    """Return a hash of all that a build depends on besides the thesis' own files."""
    parts: list[object] = [_VERSION, thesis.__version__, sorted(options.items())]
    package = Path(thesis.__file__).parent
    parts += [
        (path.as_posix(), status.st_mtime_ns, status.st_size)
        for path in sorted(package.rglob("*"))
        if path.suffix != ".pyc" and (status := path.stat())
    ]
    # Installing or removing any package touches the folder that they lie in.
    parts += [p.stat().st_mtime_ns for p in _package_folders()]
    parts += search.state()
    program = shutil.which(engine)
    if program:
        parts.append((program, Path(program).stat().st_mtime_ns))
    parts.append(os.environ.get("SOURCE_DATE_EPOCH", ""))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _package_folders() -> Iterable[Path]:
    found = importlib.util.find_spec("yaml")
    return [Path(found.origin).parent.parent] if found and found.origin else []


def save(
    cache: Path,
    made: Made,
    *,
    root: Path,
    inputs: Iterable[str],
    patterns: Iterable[str],
    options: Mapping[str, object],
    engine: str,
) -> None:
    """Record a finished build; `inputs` are paths relative to `root`, there or not."""
    record = {
        "engine": engine,
        "fingerprint": fingerprint(options, engine),
        "inputs": {name: hash_of(on_disk(root, name)) for name in sorted(set(inputs))},
        "patterns": {pattern: _matched(root, pattern) for pattern in patterns},
        "pdf": [str(made.pdf), hash_of(made.pdf)],
        "pages": made.pages,
        "ui-language": made.ui_language,
        "found": [freeze(d) for d in made.found],
    }
    beside = cache / f".{FILE}.{os.getpid()}"
    with suppress(OSError):  # the next build does its work again
        beside.write_text(json.dumps(record), encoding="utf-8")
        move(beside, cache / FILE)
    discard(beside)


def load(cache: Path, root: Path, options: Mapping[str, object]) -> Made | None:
    """Return the last finished build if it would come out the same today, else None."""
    try:
        record = json.loads((cache / FILE).read_text(encoding="utf-8"))
        unchanged = (
            record["fingerprint"] == fingerprint(options, record["engine"])
            and all(
                hash_of(on_disk(root, name)) == known for name, known in record["inputs"].items()
            )
            and all(_matched(root, p) == names for p, names in record["patterns"].items())
            and record["pdf"][1] == hash_of(Path(record["pdf"][0])) is not None
        )
        if not unchanged:
            return None
        sources: dict[str, Source] = {}
        found = [thaw(item, root, sources) for item in record["found"]]
        return Made(found, Path(record["pdf"][0]), record["pages"], record["ui-language"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _matched(root: Path, pattern: str) -> list[str]:
    try:
        return sorted(path.relative_to(root).as_posix() for path in root.glob(pattern))
    except (NotImplementedError, ValueError):  # empty, or it leads outside: no thesis has it
        return []


def freeze(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data for JSON."""
    advice = diagnostic.advice
    return {
        "rule": [diagnostic.rule.code, diagnostic.rule.name],
        "severity": diagnostic.severity.value,
        "message": [diagnostic.message.en, diagnostic.message.nb],
        "advice": [advice.en, advice.nb],
        "detail": diagnostic.detail,
        "places": [
            None if where is None else [where.source.path, where.span.start, where.span.end]
            for where in (diagnostic.where, *diagnostic.related)
        ],
        "fixes": [
            [edit.where.source.path, edit.where.span.start, edit.where.span.end, edit.text]
            for edit in diagnostic.fixes
        ],
    }


_EMPTY = Text("", "")


def thaw(item: dict[str, Any], root: Path, sources: dict[str, Source]) -> Diagnostic:
    """Return the diagnostic that `freeze` made an item of; `sources` keeps the files read.

    Raises:
        KeyError, TypeError, ValueError: the item is damaged.
    """
    severity = Severity(item["severity"])

    def location(place: list[Any] | None) -> Location | None:
        if place is None:
            return None
        path, start, end = place
        if path not in sources:
            sources[path] = read_source(root, root / path)
        return sources[path].at(start, end)

    where, *related = [location(place) for place in item["places"]]
    code, name = item["rule"]
    return Diagnostic(
        rule=Rule(code, name, severity, _EMPTY, _EMPTY, _EMPTY),
        severity=severity,
        message=Filled(*item["message"]),
        where=where,
        hint=Filled(*item["advice"]),
        detail=item["detail"],
        related=tuple(place for place in related if place is not None),
        fixes=tuple(
            Edit(at, text) for *place, text in item["fixes"] if (at := location(place)) is not None
        ),
    )
