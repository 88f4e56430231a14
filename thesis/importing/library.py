"""Reference managers' records as entries with readable keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from thesis.citations.pandoc import convert
from thesis.importing.skeletons import is_organisation, make_key

#: An ISBN has ten digits or thirteen, an ISSN eight.
_ISBN = 10
_DOI_ADDRESS = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
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
    lost: dict[str, str] = {}
    renamed = []
    for record in map(_mended, records):
        key = _key(record, taken)
        taken.add(key)
        keys[str(record.get("id", key))] = key
        lost[key] = _lost(record)
        # What pandoc takes to be English gets capitals: «Tekster Og Læring».
        renamed.append({**record, "id": key, "language": "nb"})
    if not renamed:
        return "", keys
    text, _ = convert(["-f", "csljson", "-t", "biblatex"], json.dumps(renamed).encode())
    return _with_lost(text.decode(), lost), keys


def _mended(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with what files mix up: ISBN and ISSN, DOIs, people and organisations."""
    record = dict(record)
    serial = str(record.get("ISSN", ""))
    if len(re.sub(r"[^0-9Xx]", "", serial)) >= _ISBN and "ISBN" not in record:
        record["ISBN"] = record.pop("ISSN")
    record["DOI"] = _DOI_ADDRESS.sub("", str(record.get("DOI") or "").strip())
    edition = re.match(r"(\d+)\.?\s*(?:utg|ed)", str(record.get("edition", "")))
    if edition:
        record["edition"] = edition[1]
    for role in ("author", "editor"):
        people = record.get(role)
        if isinstance(people, list):
            record[role] = [_person(person) for person in people if isinstance(person, dict)]
    return record


def _person(person: dict[str, Any]) -> dict[str, Any]:
    family, given = (str(person.get(part, "")).strip() for part in ("family", "given"))
    # «Helse- og omsorgsdepartementet» was read as a name with «og» for «van».
    particle = person.get("non-dropping-particle") or person.get("dropping-particle") or ""
    whole = " ".join(part for part in (given, str(particle), family) if part)
    if "literal" not in person and (not given or is_organisation(whole)):
        return {"literal": whole}
    return person


def _lost(record: dict[str, Any]) -> str:
    """Return the fields of an entry that pandoc leaves out, or that were taken from it."""
    language = _LANGUAGES.get(str(record.get("language", ""))[:2].lower(), "")
    short = re.sub(r"[{}\\]", "", str(record.get("title-short", "")))
    fields = (("langid", language), ("shorttitle", short))
    return "".join(f"\n  {name} = {{{value}}}," for name, value in fields if value)


def _with_lost(text: str, lost: Mapping[str, str]) -> str:
    """Return entries with the fields that pandoc left out."""
    text = re.sub(r",?\n  (?:langid|shorttitle) = \{[^{}]*\}", "", text)
    return re.sub(
        r"^@\w+\{(?P<key>[^,\s]+),",
        lambda found: found[0] + lost.get(found["key"], ""),
        text,
        flags=re.MULTILINE,
    )


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
