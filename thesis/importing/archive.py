"""Zip archives (.docx, .odt, projects from Overleaf), opened as if they meant harm.

What is looked at before anything is unpacked: how much they hold and how far it was compressed
(zip bombs), names that climb out of the folder or are links, and XML that defines entities
(which a reader would expand without end). Macros are never taken over.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from thesis.diagnostic import Filled, Text
from thesis.importing.model import Refused

#: A thesis as a Word file with many photographs is some 50 MB in some 200 files.
MAX_FILES = 5_000
MAX_TOTAL = 400_000_000
MAX_MEMBER = 100_000_000
#: Text compresses to a fifth, Word's XML to a thirtieth, zeros to a thousandth.
MAX_RATIO = 200
_SMALL = 1_000_000

_NOT_ZIP = Text(
    en="“{file}” is damaged, locked with a password, or not what its name says",
    nb="«{file}» er skadet, låst med passord eller ikke det navnet sier",
)
_TOO_MUCH = Text(
    en="“{file}” would become too large when unpacked ({size} MB, at most {most} MB)",
    nb="«{file}» ville blitt for stor når den pakkes ut ({size} MB, høyst {most} MB)",
)
_TOO_MANY = Text(
    en="“{file}” holds {count} files, more than a thesis can have (at most {most})",
    nb="«{file}» inneholder {count} filer, flere enn en oppgave kan ha (høyst {most})",
)
_BOMB = Text(
    en="“{member}” in “{file}” is compressed far more than documents are: it may be a zip bomb",
    nb="«{member}» i «{file}» er pakket hardere enn dokumenter er: dette kan være en zipbombe",
)
_CLIMBS = Text(
    en="“{member}” in “{file}” would be placed outside the folder",
    nb="«{member}» i «{file}» ville havnet utenfor mappen",
)
_ENTITIES = Text(
    en="“{member}” in “{file}” defines XML entities, which no document needs and which can "
    "fill the memory",
    nb="«{member}» i «{file}» definerer XML-entiteter, som ingen dokumenter trenger, og som kan "
    "fylle minnet",
)


class Archive:
    """A zip archive that was looked through; its members by name."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look through an archive.

        Raises:
            Refused: it is no archive, or one that would do harm.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise Refused(_NOT_ZIP.fill(file=name)) from error
        members = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(members) > MAX_FILES:
            raise Refused(_TOO_MANY.fill(file=name, count=len(members), most=MAX_FILES))
        total = sum(info.file_size for info in members)
        if total > MAX_TOTAL:
            raise Refused(_too_much(name, total, MAX_TOTAL))
        for info in members:
            self._look_at(info)
        self._members = {info.filename: info for info in members}

    def _look_at(self, info: zipfile.ZipInfo) -> None:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        link = stat.S_ISLNK(info.external_attr >> 16)
        if path.is_absolute() or ".." in path.parts or link or ":" in path.parts[0]:
            raise Refused(_CLIMBS.fill(file=self.name, member=info.filename))
        if info.file_size > MAX_MEMBER:
            raise Refused(_too_much(self.name, info.file_size, MAX_MEMBER))
        if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise Refused(_BOMB.fill(file=self.name, member=info.filename))

    @property
    def names(self) -> list[str]:
        """The names of all files, in the archive's order."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, None when it is not there.

        Raises:
            Refused: it is damaged, or larger than it said.
        """
        info = self._members.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as file:
                # What the list of contents says may be a lie: no more is read than it promised.
                data = file.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise Refused(_NOT_ZIP.fill(file=self.name)) from error
        if len(data) > info.file_size:
            raise Refused(_too_much(self.name, len(data), info.file_size))
        return data

    def refuse_entities(self) -> None:
        """See that no XML in the archive defines entities, in any encoding that XML may have.

        Raises:
            Refused: some does.
        """
        for name in self.names:
            if not name.lower().endswith((".xml", ".rels")):
                continue
            data = self.read(name) or b""
            if has_entities(data):
                raise Refused(_ENTITIES.fill(file=self.name, member=name))


def has_entities(data: bytes) -> bool:
    """Say whether XML has a document type or entities of its own."""
    flat = data.replace(b"\0", b"")  # UTF-16 and UTF-32 have a zero beside each letter
    return b"<!DOCTYPE" in flat or b"<!ENTITY" in flat


def _too_much(name: str, size: int, most: int) -> Filled:
    return _TOO_MUCH.fill(file=name, size=size // 1_000_000, most=most // 1_000_000)
