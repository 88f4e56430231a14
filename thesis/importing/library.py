"""Reference managers' records as entries with readable keys."""

from __future__ import annotations

import json
from typing import Any

from thesis.citations.pandoc import convert
from thesis.importing.skeletons import make_key


def entries_of(records: list[dict[str, Any]], taken: set[str]) -> tuple[str, dict[str, str]]:
    """Return CSL records as BibLaTeX entries, and the new key of each record's own id.

    Raises:
        PandocError: pandoc could not write them.
    """
    keys: dict[str, str] = {}
    renamed = []
    for record in records:
        key = _key(record, taken)
        taken.add(key)
        keys[str(record.get("id", key))] = key
        renamed.append({**record, "id": key})
    if not renamed:
        return "", keys
    text, _ = convert(["-f", "csljson", "-t", "biblatex"], json.dumps(renamed).encode())
    return text.decode(), keys


def _key(record: dict[str, Any], taken: set[str]) -> str:
    own = str(record.get("id", ""))
    # A key that a person chose is kept; numbers and addresses are a program's.
    if own and own[0].isalpha() and own.isascii() and own.isalnum() and own not in taken:
        return own
    people = record.get("author") or record.get("editor") or []
    names = [
        str(person.get("family") or person.get("literal") or "")
        for person in people
        if isinstance(person, dict)
    ]
    names = names or [str(record.get("title", "kilde")).split(" ", maxsplit=1)[0]]
    return make_key([names[0].split(" ")[0], *names[1:]], _year(record), taken)


def _year(record: dict[str, Any]) -> str:
    try:
        return str(record["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError):
        return ""
