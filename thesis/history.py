"""The sources of earlier builds, for those who have no version control.

Each finished build keeps what the student wrote (thesis.yaml, chapters, .bib files, a style of
their own) as a zip archive in build/history/, named after its time in UTC. Pictures are kept by
their hash only: they are large and seldom change. A build that changed nothing keeps nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from thesis.diagnostic import ThesisError
from thesis.output import write
from thesis.source import hash_of

FOLDER = "history"
#: Kept: so many of the newest, and the last of each day before them.
NEWEST = 10
#: And no more than this in all. A thesis of 60,000 words takes some 200 kB a time.
MOST = 120
_NAME = "%Y%m%dT%H%M%S-%fZ"
_PICTURES = "pictures.json"
_TEXTS = "files/"
#: The sources of one build beyond this are no thesis.
_MAX_SIZE = 100_000_000


@dataclass(frozen=True, slots=True)
class Saved:
    """The sources of one build."""

    when: dt.datetime
    """In UTC."""
    path: Path


def keep(build: Path, root: Path, texts: Iterable[str], pictures: Iterable[str]) -> None:
    """Keep the sources of a finished build; names are relative to `root`.

    The PDF is made by now: what cannot be kept is let go.
    """
    try:
        _keep(build / FOLDER, root, texts, pictures)
    except (OSError, ThesisError):
        return


def _keep(folder: Path, root: Path, texts: Iterable[str], pictures: Iterable[str]) -> None:
    contents = {name: (root / name).read_bytes() for name in sorted(set(texts))}
    hashes = {name: hash_of(root / name) for name in sorted(set(pictures))}
    digest = hashlib.sha256(json.dumps(hashes).encode())
    for name, content in contents.items():
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    comment = digest.hexdigest().encode()
    earlier = saved(folder.parent)
    if earlier and _comment(earlier[-1].path) == comment:
        return
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        archive.writestr(_PICTURES, json.dumps(hashes))
        for name, content in contents.items():
            archive.writestr(_TEXTS + name, content)
    folder.mkdir(exist_ok=True)
    now = dt.datetime.now(dt.UTC)
    write(folder / f"{now.strftime(_NAME)}.zip", out.getvalue())
    for old in superfluous(saved(folder.parent)):
        old.path.unlink(missing_ok=True)


def saved(build: Path) -> list[Saved]:
    """Return the kept builds, the oldest first."""
    found = []
    for path in (build / FOLDER).glob("*.zip"):
        try:
            when = dt.datetime.strptime(path.stem, _NAME).replace(tzinfo=dt.UTC)
        except ValueError:
            continue
        found.append(Saved(when, path))
    return sorted(found, key=lambda one: one.when)


def superfluous(kept: Sequence[Saved]) -> list[Saved]:
    """Return what is not kept any longer, of builds in order of time."""
    older = kept[:-NEWEST]
    last_of_day = {one.when.astimezone().date(): one for one in older}
    wanted = [*last_of_day.values(), *kept[-NEWEST:]][-MOST:]
    return [one for one in kept if one not in wanted]


def unpack(build: Saved, root: Path, to: Path) -> bool:
    """Write a build's sources into a folder, with pictures of `root` that are as they were.

    Returns False for an archive that is damaged or not one of ours.
    """
    try:
        with zipfile.ZipFile(build.path) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > _MAX_SIZE:
                return False
            for member in members:
                if member.filename.startswith(_TEXTS):
                    _place(to, member.filename.removeprefix(_TEXTS), archive.read(member))
            pictures = json.loads(archive.read(_PICTURES))
        for name, known in pictures.items():
            if known is not None and hash_of(root / name) == known:
                _place(to, name, (root / name).read_bytes())
    except (OSError, ValueError, KeyError, AttributeError, TypeError, zipfile.BadZipFile):
        return False
    return True


def has_other_pictures(build: Saved, root: Path) -> bool:
    """Say whether a picture of a build, whose archive is sound, is not as it was in `root`."""
    with zipfile.ZipFile(build.path) as archive:
        pictures = json.loads(archive.read(_PICTURES))
    return any(hash_of(root / name) != known for name, known in pictures.items())


def _place(folder: Path, name: str, content: bytes) -> None:
    if not is_inside(name):
        raise ValueError(name)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def is_inside(name: str) -> bool:
    """Say whether a name, as Git and zip archives have them, stays within its folder."""
    path = PurePosixPath(name)
    strange = any(character in name for character in "\\:\0")
    return not (strange or path.is_absolute() or not path.parts or ".." in path.parts)


def _comment(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment
    except (OSError, zipfile.BadZipFile):
        return b""
