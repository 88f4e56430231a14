"""The works of Word's own source manager (References › Manage sources), as CSL records.

Word keeps them as XML in a part of the document (ECMA-376, part 1, 22.6, «Bibliography»).
"""

from __future__ import annotations

import re
from typing import Any

from thesis.importing.dates import month_of
from thesis.importing.xml import Node, child, inside, local, words_of

SPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_KINDS = {
    "ArticleInAPeriodical": "article-magazine",
    "Art": "graphic",
    "Book": "book",
    "BookSection": "chapter",
    "Case": "legal_case",
    "ConferenceProceedings": "paper-conference",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "document",
    "Film": "motion_picture",
    "InternetSite": "webpage",
    "Interview": "interview",
    "JournalArticle": "article-journal",
    "Patent": "patent",
    "Performance": "speech",
    "Report": "report",
    "SoundRecording": "song",
}
_FIELDS = {
    "Title": "title",
    "ShortTitle": "title-short",
    "Publisher": "publisher",
    "Institution": "publisher",
    "City": "publisher-place",
    "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "container-title",
    "InternetSiteTitle": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Edition": "edition",
    "URL": "URL",
    "DOI": "DOI",
}
_PEOPLE = {"Author": "author", "Editor": "editor", "Translator": "translator"}


def records(sources: Node) -> dict[str, dict[str, Any]]:
    """Return the works by their tags."""
    found = {}
    for source in sources:
        tag = words_of(child(source, "Tag"))
        if tag:
            found[tag] = _record(source, tag)
    return found


def _record(source: Node, tag: str) -> dict[str, Any]:
    kind = _KINDS.get(words_of(child(source, "SourceType")), "document")
    record: dict[str, Any] = {"id": f"word:{tag}", "type": kind}
    for node in source:
        name = _FIELDS.get(local(node))
        value = words_of(node)
        if name and value and name not in record:
            record[name] = value
    number = words_of(child(source, "StandardNumber"))
    if number:
        digits = re.sub(r"[^0-9Xx]", "", number)
        record["ISSN" if len(digits) == 8 else "ISBN"] = number
    for name, role in _PEOPLE.items():
        people = _people(child(source, "Author", name))
        if people:
            record[role] = people
    issued = _date(source, "")
    if issued:
        record["issued"] = {"date-parts": [issued]}
    accessed = _date(source, "Accessed")
    if accessed:
        record["accessed"] = {"date-parts": [accessed]}
    return record


def _people(role: Node | None) -> list[dict[str, str]]:
    corporate = words_of(child(role, "Corporate"))
    if corporate:
        return [{"literal": corporate}]
    people = []
    for person in inside(role, "NameList"):
        last, first, middle = (words_of(child(person, n)) for n in ("Last", "First", "Middle"))
        given = f"{first} {middle}".strip()
        # Word has one field for an organisation's name too, when the box was not ticked.
        people.append({"family": last, "given": given} if given else {"literal": last or given})
    return [person for person in people if any(person.values())]


def _date(source: Node, suffix: str) -> list[int]:
    year = re.search(r"\d{4}", words_of(child(source, f"Year{suffix}")))
    if not year:
        return []
    parts = [int(year[0])]
    month = _month(words_of(child(source, f"Month{suffix}")))
    if month:
        parts.append(month)
        day = words_of(child(source, f"Day{suffix}")).rstrip(".")
        parts += [int(day)] if day.isdecimal() and 1 <= int(day) <= 31 else []
    return parts


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else 0
    return month_of(text)
