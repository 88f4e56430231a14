"""An OpenDocument text made ready for pandoc: headings known by their look become headings.

Formatting is in styles, those set by hand too, which are automatic (OpenDocument 1.3, part 3,
chapter 16).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from thesis.importing.archive import Archive
from thesis.importing.docx_styles import (
    FACTS,
    is_caption,
    is_quotation,
    lines_of,
    style_level,
)
from thesis.importing.looks import Look, plan
from thesis.importing.model import Refused
from thesis.importing.odt_contents import put_right
from thesis.importing.prepared import NO_DOCUMENT, Prepared, rewritten
from thesis.importing.xml import Node, child, local, parse, written

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>pt|%)")
_INDEXES = {"table-of-content", "illustration-index", "table-index"}


@dataclass
class _Style:
    name: str = ""
    parent: str = ""
    text: Node | None = None
    paragraph: Node | None = None


@dataclass
class _Styles:
    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    """By family («paragraph», «text») and name."""

    def add(self, root: Node) -> None:
        for node in root.iter(f"{_STYLE}style"):
            family, name = (node.get(f"{_STYLE}{part}", "") for part in ("family", "name"))
            shown = node.get(f"{_STYLE}display-name") or name.replace("_20_", " ")
            parent = node.get(f"{_STYLE}parent-style-name", "")
            text, paragraph = (child(node, f"{part}-properties") for part in ("text", "paragraph"))
            self._styles[family, name] = _Style(shown, parent, text, paragraph)
        for node in root.iter(f"{_STYLE}default-style"):
            family = node.get(f"{_STYLE}family", "")
            self._styles[family, ""] = _Style("", "-", child(node, "text-properties"))

    def chain(self, family: str, name: str) -> Iterator[_Style]:
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[family, name]
            name = self._styles[family, name].parent


def prepare_odt(archive: Archive, data: bytes) -> Prepared:
    """Return an OpenDocument text that pandoc reads as it was meant.

    Raises:
        Refused: its XML is damaged, or would do harm.
    """
    prepared = Prepared(data)
    content = archive.read("content.xml")
    if content is None:
        raise Refused(NO_DOCUMENT.fill(file=archive.name))
    root = parse(content, "content.xml", archive.name)
    styles = _Styles()
    common = archive.read("styles.xml")
    if common:
        styles.add(parse(common, "styles.xml", archive.name))
    styles.add(root)
    text = child(root, "body", "text")
    if text is None:
        return prepared
    prepared.contents = _without_indexes(text)
    put_right(text, prepared)
    paragraphs = list(_paragraphs(text))
    found = [_look(node, styles) for _, node in paragraphs]
    made = plan(found)
    prepared.note(found, made)
    for at, (outer, node) in enumerate(paragraphs):
        if at in made.contents or (at in made.front and not _has_picture(node)):
            outer.remove(node)
        elif at in made.levels or found[at].level:
            node.tag = f"{_TEXT}h"
            node.set(f"{_TEXT}outline-level", str(made.levels.get(at, found[at].level)))
    prepared.data = rewritten(archive, {"content.xml": written(root)})
    return prepared


def _without_indexes(text: Node) -> int:
    """Take tables of contents out; return how many lines they had."""
    gone = 0
    for outer in list(text.iter()):
        for node in [inner for inner in outer if local(inner) in _INDEXES]:
            gone += sum(1 for _ in node.iter(f"{_TEXT}p"))
            outer.remove(node)
    return gone


def _paragraphs(outer: Node) -> Iterator[tuple[Node, Node]]:
    for node in list(outer):
        if local(node) in {"p", "h"}:
            yield outer, node
        elif local(node) == "section":
            yield from _paragraphs(node)


def _has_picture(node: Node) -> bool:
    return any(local(inner) == "image" for inner in node.iter())


def _look(node: Node, styles: _Styles) -> Look:
    chain = list(styles.chain("paragraph", node.get(f"{_TEXT}style-name", "")))
    named = next((style.name for style in chain if not re.fullmatch(r"P\d+|", style.name)), "")
    pieces = [(text, [*of, *chain]) for text, of in _pieces(node, styles, [])]
    full = [(text.strip(), of) for text, of in pieces if text.strip()]
    sizes: Counter[int] = Counter()
    for text, of in full:
        sizes[_size(of)] += len(text)
    level = node.get(f"{_TEXT}outline-level", "") if local(node) == "h" else ""
    text = "".join(text for text, _ in pieces).replace("\t", "  ").strip()
    return Look(
        text=text.replace("\n", " "),
        lines=lines_of(text),
        size=sizes.most_common(1)[0][0] if sizes else 0,
        bold=_all(full, "font-weight", "bold"),
        caps=_all(full, "text-transform", "uppercase"),
        underlined=bool(full) and all(_underlined(of) for _, of in full),
        level=int(level) if level.isdecimal() else style_level(named),
        quotation=is_quotation(named),
        caption=is_caption(named),
        fact=FACTS.get(named.lower(), ""),
        new_page=any(_property(style.paragraph, "break-before") == "page" for style in chain),
    )


def _pieces(node: Node, styles: _Styles, of: list[_Style]) -> Iterator[tuple[str, list[_Style]]]:
    """Yield the text in a paragraph with the styles of the spans that it stands in."""
    yield node.text or "", of
    for inner in node:
        name = local(inner)
        if name == "span":
            own = list(styles.chain("text", inner.get(f"{_TEXT}style-name", "")))
            yield from _pieces(inner, styles, [*own, *of])
        elif name in {"a", "bookmark-ref", "sequence"}:
            yield from _pieces(inner, styles, of)
        elif name in {"tab", "s", "line-break"}:
            yield {"tab": "\t", "s": " "}.get(name, "\n"), of
        yield inner.tail or "", of


def _property(node: Node | None, name: str) -> str:
    return node.get(f"{_FORMAT}{name}", "") if node is not None else ""


def _value(styles: list[_Style], name: str) -> str:
    return next((value for style in styles if (value := _property(style.text, name))), "")


def _all(pieces: list[tuple[str, list[_Style]]], name: str, value: str) -> bool:
    return bool(pieces) and all(_value(of, name) == value for _, of in pieces)


def _underlined(styles: list[_Style]) -> bool:
    name = f"{_STYLE}text-underline-style"
    values = (style.text.get(name, "") for style in styles if style.text is not None)
    return next((value for value in values if value), "none") != "none"


def _size(styles: list[_Style]) -> int:
    """Return the size of the type in half-points; percentages are of what they inherit."""
    share = 1.0
    for style in styles:
        found = _SIZE.fullmatch(_property(style.text, "font-size"))
        if found and found["unit"] == "pt":
            return round(float(found["number"]) * 2 * share)
        if found:
            share *= float(found["number"]) / 100
    return 0
