"""The bibliography for reference managers: CSL-JSON and RIS."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from thesis.bibliography import Bibliography
from thesis.citations.pandoc import convert

RecordFormat = Literal["csl-json", "ris"]

#: RIS types (Research Information Systems' specification, 2011) by CSL type.
_TYPES = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "legislation": "STAT",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_FIELDS = (
    ("title", "TI"),
    ("container-title", "T2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("edition", "ET"),
    ("DOI", "DO"),
    ("ISBN", "SN"),
    ("ISSN", "SN"),
    ("URL", "UR"),
    ("language", "LA"),
    ("abstract", "AB"),
)


def records(bibliography: Bibliography, to: RecordFormat) -> bytes:
    """Return all entries in a format.

    Raises:
        PandocError: pandoc could not read the entries.
    """
    text = "\n\n".join(entry.where.text for entry in bibliography)
    data, _ = convert(["-f", "biblatex", "-t", "csljson"], text.encode())
    if to == "csl-json":
        return data
    return "\r\n".join(line for item in json.loads(data) for line in _ris(item)).encode()


def _ris(item: dict[str, Any]) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(str(item.get('type')), 'GEN')}"
    yield f"ID  - {item['id']}"
    for role, tag in (("author", "AU"), ("editor", "ED")):
        for person in item.get(role, ()):
            yield f"{tag}  - {_name(person)}"
    for name, tag in _FIELDS:
        if item.get(name):
            yield f"{tag}  - {' '.join(str(item[name]).split())}"
    dates = item.get("issued", {}).get("date-parts", [[]])
    if dates[0]:
        yield f"PY  - {dates[0][0]}"
        yield "DA  - " + "/".join(f"{int(part):02}" for part in dates[0])
    first, _, last = str(item.get("page", "")).replace("–", "-").partition("-")
    if first:
        yield f"SP  - {first}"
    if last:
        yield f"EP  - {last}"
    yield "ER  - "
    yield ""


def _name(person: dict[str, Any]) -> str:
    if "literal" in person:
        return str(person["literal"])
    particle = person.get("non-dropping-particle") or person.get("dropping-particle")
    family = " ".join(filter(None, [particle, person.get("family", "")]))
    return f"{family}, {person['given']}" if person.get("given") else family
