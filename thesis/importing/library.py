"""Reference managers' records as entries with readable keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from thesis.citations.pandoc import convert
from thesis.importing.skeletons import make_key

#: CSL's languages as BibLaTeX names them.
_LANGUAGES = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "fr": "french",
    "nb": "norsk",
    "nn": "nynorsk",
    "no": "norsk",
    "sv": "swedish",
}


def entries_of(records: list[dict[str, Any]], taken: set[str]) -> tuple[str, dict[str, str]]:
    """Return CSL records as BibLaTeX entries, and the new key of each record's own id.

    Raises:
        PandocError: pandoc could not write them.
    """
    keys: dict[str, str] = {}
    languages: dict[str, str] = {}
    renamed = []
    for record in records:
        key = _key(record, taken)
        taken.add(key)
        keys[str(record.get("id", key))] = key
        languages[key] = _LANGUAGES.get(str(record.get("language", ""))[:2].lower(), "")
        # What pandoc takes to be English gets capitals: «Tekster Og Læring».
        renamed.append({**record, "id": key, "language": "nb"})
    if not renamed:
        return "", keys
    text, _ = convert(["-f", "csljson", "-t", "biblatex"], json.dumps(renamed).encode())
    return _with_languages(text.decode(), languages), keys


def _with_languages(text: str, languages: Mapping[str, str]) -> str:
    """Return entries with the languages that their records state."""

    def begin(found: re.Match[str]) -> str:
        language = languages.get(found["key"])
        return found[0] + (f"\n  langid = {{{language}}}," if language else "")

    text = re.sub(r",?\n  langid = \{[^{}]*\}", "", text)
    return re.sub(r"^@\w+\{(?P<key>[^,\s]+),", begin, text, flags=re.MULTILINE)


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
