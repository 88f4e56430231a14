"""Reference managers' files: .bib as it is; RIS, CSL-JSON and EndNote's XML as BibLaTeX."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from thesis.bibtex import read_bibliography
from thesis.citations.pandoc import PandocError, convert
from thesis.diagnostic import Text
from thesis.importing import remarks
from thesis.importing.archive import has_entities
from thesis.importing.endnote import record_of
from thesis.importing.library import entries_of
from thesis.importing.model import Imported, Kind, Refused
from thesis.importing.ris import with_plain_dates
from thesis.importing.xml import local, parse
from thesis.source import Source

_UNREADABLE = Text(
    en="“{file}” could not be read as a file of references: {reason}",
    nb="«{file}» kunne ikke leses som en kildefil: {reason}",
)
_NONE = Text(
    en="there are no references in “{file}”",
    nb="det er ingen kilder i «{file}»",
)
_ENTITIES = Text(
    en="“{file}” defines XML entities, which EndNote does not, and which can fill the memory",
    nb="«{file}» definerer XML-entiteter, som EndNote ikke gjør, og som kan fylle minnet",
)


def read_references(name: str, text: str, taken: Collection[str]) -> Imported:
    """Return a file of references as a .bib file in references/, DOIs and ISBNs kept.

    Args:
        name: the file's name.
        text: what it holds.
        taken: the names of files that are there already.

    Raises:
        Refused: it is not what its name says, or would do harm.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".xml" and has_entities(text.encode()):
        raise Refused(_ENTITIES.fill(file=name))
    if suffix != ".bib":
        try:
            text, _ = entries_of(_records(name, text), set())
        except (PandocError, ValueError) as error:
            raise Refused(_UNREADABLE.fill(file=name, reason=error)) from error
    target = f"references/{PurePosixPath(name).stem}.bib"
    number = 2
    while target in taken:
        target = f"references/{PurePosixPath(name).stem}-{number}.bib"
        number += 1
    bibliography, _ = read_bibliography([Source(target, text)])
    if not bibliography.entries:
        raise Refused(_NONE.fill(file=name))
    imported = Imported(files={target: text.encode()})
    imported.say(Kind.TAKEN, remarks.RECORDS, count=len(bibliography.entries), file=target)
    return imported


def _records(name: str, text: str) -> list[dict[str, Any]]:
    """Return the works of a file as CSL records."""
    if not name.lower().endswith(".xml"):
        kind = "ris" if name.lower().endswith(".ris") else "csljson"
        text = with_plain_dates(text) if kind == "ris" else text
        data, _ = convert(["-f", kind, "-t", "csljson"], text.encode())
        found = json.loads(data)
        return found if isinstance(found, list) else []
    root = parse(text.encode(), name, name)
    return [record_of(node) for node in root.iter() if local(node) == "record"]
