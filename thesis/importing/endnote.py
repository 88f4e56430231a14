"""EndNote's XML records, in exported files and inside Word documents, as CSL records."""

from __future__ import annotations

import re
from typing import Any

from thesis.importing.skeletons import is_organisation
from thesis.importing.xml import Node, child, inside, local, words_of

#: EndNote's reference types, in lower case. What is not here is a document.
_KINDS = {
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "book section": "chapter",
    "case": "legal_case",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "dataset": "dataset",
    "dictionary": "book",
    "edited book": "book",
    "electronic article": "article-journal",
    "electronic book": "book",
    "electronic book section": "chapter",
    "encyclopedia": "book",
    "film or broadcast": "motion_picture",
    "government document": "report",
    "interview": "interview",
    "journal article": "article-journal",
    "legal rule or regulation": "legislation",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "online database": "webpage",
    "online multimedia": "webpage",
    "report": "report",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "web page": "webpage",
}
_FIELDS = {
    "volume": ("volume",),
    "number": ("number",),
    "pages": ("pages",),
    "edition": ("edition",),
    "publisher": ("publisher",),
    "publisher-place": ("pub-location",),
    "DOI": ("electronic-resource-num",),
    "title": ("titles", "title"),
    "title-short": ("titles", "short-title"),
    "container-title": ("titles", "secondary-title"),
    "language": ("language",),
}
_IN_JOURNAL = {"article-journal", "article-magazine", "article-newspaper"}


def record_of(node: Node) -> dict[str, Any]:
    """Return one `<record>` as CSL; its id is EndNote's number for it."""
    kind_node = child(node, "ref-type")
    written = kind_node.get("name", "") if kind_node is not None else ""
    kind = _KINDS.get(written.lower(), "document")
    key = child(node, "foreign-keys", "key")
    library = key.get("db-id", "") if key is not None else ""
    number = words_of(child(node, "rec-number")) or (words_of(key) if key is not None else "")
    record: dict[str, Any] = {"id": f"endnote:{library}:{number}", "type": kind}
    for name, path in _FIELDS.items():
        value = words_of(child(node, *path))
        if value:
            record[name] = value
    _settle(record, kind)
    _numbers(record, words_of(child(node, "isbn")), kind)
    _people(record, node, written.lower())
    _addresses(record, node)
    year = re.search(r"\d{4}", words_of(child(node, "dates", "year")))
    if year:
        record["issued"] = {"date-parts": [[int(year[0])]]}
    return record


def _settle(record: dict[str, Any], kind: str) -> None:
    """Give the fields that EndNote uses for several things their names."""
    if "pages" in record:
        pages = record.pop("pages")
        # A book's pages are how many it has.
        if kind in _IN_JOURNAL or kind in {"chapter", "paper-conference"}:
            record["page"] = pages
    if kind in _IN_JOURNAL and "number" in record:
        record["issue"] = record.pop("number")
    if kind == "book" and "container-title" in record:
        record["collection-title"] = record.pop("container-title")
    if "DOI" in record:
        record["DOI"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", record["DOI"])


def _numbers(record: dict[str, Any], written: str, kind: str) -> None:
    if not written:
        return
    serial = re.match(r"\d{4}-?\d{3}[\dXx](?![\d-])", written)
    name = "ISSN" if serial or kind in _IN_JOURNAL else "ISBN"
    record[name] = re.split(r"[;\s(]", written, maxsplit=1)[0]


def _people(record: dict[str, Any], node: Node, written: str) -> None:
    roles = {"authors": "author", "secondary-authors": "editor", "translated-authors": "translator"}
    if written == "edited book":
        roles["authors"] = "editor"
    for group, role in roles.items():
        people = [_person(words_of(name)) for name in inside(node, "contributors", group)]
        people = [person for person in people if person]
        if people and role not in record:
            record[role] = people


def _person(name: str) -> dict[str, str]:
    """Return a name; «Helsedirektoratet,» with a comma after it is an organisation's."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma and first:
        return {"family": last, "given": first}
    if comma or " " not in last or is_organisation(last):
        return {"literal": last} if last else {}
    first, _, last = last.rpartition(" ")
    return {"family": last, "given": first}


def _addresses(record: dict[str, Any], node: Node) -> None:
    urls = child(node, "urls")
    found = [words_of(url) for url in (urls.iter() if urls is not None else ()) if _is_url(url)]
    if found:
        record["URL"] = found[0]


def _is_url(node: Node) -> bool:
    return local(node) == "url" and words_of(node).startswith("http")
