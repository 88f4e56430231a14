"""What changed, as a Word file with tracked changes that a supervisor can accept or reject.

Pandoc marks words (`w:ins`, `w:del`); that a whole paragraph or table row came or went is put into
its file here, for which Pandoc has no words (ECMA-376, 17.13.5.15, 17.13.5.16 and 17.13.5.20).
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from thesis.changes.comparing import Compared
from thesis.changes.elements import Element
from thesis.citations.pandoc import convert
from thesis.exporting.document import API_VERSION, layout_of
from thesis.exporting.package import changed
from thesis.exporting.styles import reference_docx
from thesis.typeset.words import words_of as words_in

_TAGS = {"insertion": "ins", "deletion": "del"}
_MARK = re.compile(r"<thesis-(ins|del)\s*/>")
_PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>).)*?</w:p>", re.DOTALL)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_PROPERTIES = re.compile(r"<w:p>(<w:pPr>(.*?)</w:pPr>|<w:pPr\s*/>)?", re.DOTALL)
_CHANGE = re.compile(r'<w:(ins|del) w:id="\d+"')
#: The parts of a Word file that hold text.
_TEXTS = ("word/document.xml", "word/footnotes.xml")
_CORE = "docProps/core.xml"


def tracked(compared: Compared, now: dt.datetime) -> bytes:
    """Return the Word file; the changes bear the thesis' authors and the time `now`.

    Raises:
        PandocError: pandoc could not write it.
    """
    config = compared.given.project.config
    tag = words_in(config.language).tag
    author = ", ".join(config.authors or config.candidates) or config.title
    change = _Change(author, now)
    blocks = [block for chapter in compared.chapters for block in _blocks(chapter.items, change)]
    meta = {"lang": {"t": "MetaString", "c": tag}}
    document = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}
    styles = reference_docx(layout_of(compared.given), tag)
    data, _ = convert(
        ["-f", "json", "-t", "docx", "-s", "-o", "-", "--reference-doc=styles.docx"],
        json.dumps(document).encode(),
        {"styles.docx": styles},
    )
    return _finished(data, change, config.title)


class _Change:
    """Who changed it and when."""

    def __init__(self, author: str, now: dt.datetime) -> None:
        self.author = author
        self.date = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """Return a number that no other change has."""
        return next(self._numbers)

    def element(self, tag: str) -> str:
        """Return the element that says that a paragraph mark or a row changed."""
        author = escape(self.author)
        return f'<w:{tag} w:id="0" w:author="{author}" w:date="{self.date}"/>'


def _blocks(items: Any, change: _Change) -> Iterator[Element]:  # noqa: ANN401
    for item in items:
        block = _signed(item.element, change)
        for attributes in reversed(item.around):
            block = {"t": "Div", "c": [attributes, [block]]}
        yield block


def _signed(value: Any, change: _Change) -> Any:  # noqa: ANN401 - any part of a tree
    """Return a part of a tree with author and date at every mark."""
    match value:
        case {"t": "Span", "c": [[_, [name], _], inside]} if name in _TAGS:
            signature = [["author", change.author], ["date", change.date]]
            return {"t": "Span", "c": [["", [name], signature], _signed(inside, change)]}
        case {
            "t": "Span",
            "c": [[_, ["paragraph-insertion" | "paragraph-deletion" as name], _], _],
        }:
            tag = _TAGS[name.removeprefix("paragraph-")]
            return {"t": "RawInline", "c": ["openxml", f"<thesis-{tag}/>"]}
        case dict():
            return {key: _signed(inside, change) for key, inside in value.items()}
        case list():
            return [_signed(part, change) for part in value]
        case _:
            return value


def _finished(data: bytes, change: _Change, title: str) -> bytes:
    def finished(name: str, content: bytes) -> bytes:
        if name in _TEXTS:
            return _with_marks(content.decode(), change).encode()
        return _titled(content.decode(), title).encode() if name == _CORE else content

    return changed(data, finished)


def _titled(xml: str, title: str) -> str:
    element = f"<dc:title>{escape(title)}</dc:title>"
    return re.sub(r"<dc:title\s*/>|<dc:title></dc:title>", lambda _: element, xml)


def _with_marks(xml: str, change: _Change) -> str:
    """Return a part of the file with paragraphs and rows that say that they changed."""
    xml = _PARAGRAPH.sub(lambda found: _paragraph(found[0], change), xml)
    xml = _ROW.sub(lambda found: _row(found[0], change), xml)
    xml = _MARK.sub("", xml)
    return _CHANGE.sub(lambda found: f'<w:{found[1]} w:id="{change.number()}"', xml)


def _paragraph(xml: str, change: _Change) -> str:
    found = _MARK.search(xml)
    if found is None:
        return xml
    mark = f"<w:rPr>{change.element(found[1])}</w:rPr>"
    return _PROPERTIES.sub(lambda p: f"<w:p><w:pPr>{p[2] or ''}{mark}</w:pPr>", xml, count=1)


def _row(xml: str, change: _Change) -> str:
    """Return a table row as changed where each of its paragraphs is."""
    marks = [found and found[1] for found in map(_MARK.search, _PARAGRAPH.findall(xml))]
    if not marks or marks[0] is None or set(marks) != {marks[0]}:
        return xml
    element = change.element(marks[0])
    if "<w:trPr>" in xml:
        return xml.replace("</w:trPr>", f"{element}</w:trPr>", 1)
    return xml.replace("<w:tr>", f"<w:tr><w:trPr>{element}</w:trPr>", 1)
