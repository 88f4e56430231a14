"""A Word document made ready for pandoc, which sees styles and fields but not how a page looks.

Headings and quotations known by their look get the styles that pandoc knows, citation fields one
form, text boxes a place in the text; tables of contents go.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from thesis.importing import looks
from thesis.importing.archive import Archive
from thesis.importing.docx_fields import convert_fields
from thesis.importing.docx_styles import Styles
from thesis.importing.model import Refused
from thesis.importing.prepared import NO_DOCUMENT, Prepared, rewritten
from thesis.importing.word_sources import SPACE as SOURCES
from thesis.importing.word_sources import records
from thesis.importing.xml import Node, child, local, parse, space_of, written

_DOCUMENT = "word/document.xml"
_HEADING = "ThesisHeading"
_QUOTE = "ThesisQuote"
#: What makes a line a heading is not bold inside the heading.
_LOOK = {"b", "bCs", "caps", "smallCaps", "u", "sz", "szCs", "i", "iCs"}
_BLOCKS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
_DRAWN = ("chart", "diagram")


def prepare(archive: Archive, data: bytes) -> Prepared:
    """Return a document that pandoc reads as it was meant.

    Raises:
        Refused: its XML is damaged, or would do harm.
    """
    main = _main_part(archive)
    text = archive.read(main)
    prepared = Prepared(data)
    if text is None:
        raise Refused(NO_DOCUMENT.fill(file=archive.name))
    root = parse(text, main, archive.name)
    folder = posixpath.dirname(main)
    changed = {main: root}
    for name in ("footnotes.xml", "endnotes.xml"):
        part = archive.read(posixpath.join(folder, name))
        if part:
            changed[posixpath.join(folder, name)] = parse(part, name, archive.name)
    sources = _sources(archive)
    for part_root in changed.values():
        prepared.overridden += convert_fields(part_root, sources)
    prepared.boxes = _text_boxes(root)
    _comment_ranges(root)
    style_part = posixpath.join(folder, "styles.xml")
    style_data = archive.read(style_part)
    style_root = parse(style_data, style_part, archive.name) if style_data else None
    _by_look(root, Styles.of(style_root), prepared)
    _note_losses(root, prepared)
    if style_root is not None:
        _add_styles(style_root)
        changed[style_part] = style_root
    prepared.data = rewritten(archive, {name: written(node) for name, node in changed.items()})
    return prepared


def _main_part(archive: Archive) -> str:
    relations = archive.read("_rels/.rels")
    if relations:
        for node in parse(relations, "_rels/.rels", archive.name):
            if node.get("Type", "").endswith("/officeDocument"):
                return node.get("Target", _DOCUMENT).lstrip("/")
    return _DOCUMENT


def _sources(archive: Archive) -> dict[str, dict[str, object]]:
    """Return the works of Word's source manager by their tags."""
    found: dict[str, dict[str, object]] = {}
    for name in archive.names:
        if name.startswith("customXml/") and name.endswith(".xml"):
            data = archive.read(name) or b""
            if SOURCES[1:-1].encode() in data:
                root = parse(data, name, archive.name)
                found |= records(root) if root.tag == f"{SOURCES}Sources" else {}
    return found


# --- text boxes --------------------------------------------------------------------------


def _text_boxes(root: Node) -> list[str]:
    """Put the paragraphs of text boxes after the paragraph that they hang on."""
    parents = {inner: outer for outer in root.iter() for inner in outer}
    found = []
    for drawing in [n for n in root.iter() if local(n) in {"AlternateContent", "drawing", "pict"}]:
        boxes = [node for node in _chosen(drawing) if local(node) == "txbxContent"]
        paragraph = _ancestor(drawing, "p", parents)
        if not boxes or paragraph is None or _ancestor(drawing, "txbxContent", parents) is not None:
            continue
        outer = parents.get(paragraph)
        if outer is None or drawing not in list(parents[drawing]):
            continue
        at = list(outer).index(paragraph) + 1
        for node in [inner for box in boxes for inner in list(box)][::-1]:
            outer.insert(at, node)
            parents[node] = outer
        texts = [node.text or "" for box in boxes for node in box.iter() if local(node) == "t"]
        words = " ".join("".join(texts).split())
        found += [words] if words else []
        for box in [node for node in drawing.iter() if local(node) == "txbxContent"]:
            box.clear()
        if not any(local(node) in {"blip", "imagedata"} for node in drawing.iter()):
            parents[drawing].remove(drawing)
    return found


def _chosen(drawing: Node) -> list[Node]:
    """Return what is inside a drawing; where it is given twice, the newer form alone."""
    choice = child(drawing, "Choice")
    if choice is not None and any(local(node) == "txbxContent" for node in choice.iter()):
        return list(choice.iter())
    return list(drawing.iter())


def _ancestor(node: Node, name: str, parents: Mapping[Node, Node]) -> Node | None:
    at = parents.get(node)
    while at is not None and local(at) != name:
        at = parents.get(at)
    return at


def _comment_ranges(root: Node) -> None:
    """Give comments that hang on a point a range: pandoc sees no others."""
    ranged = {_id(node) for node in root.iter() if local(node) == "commentRangeStart"}
    for outer in list(root.iter()):
        for run in list(outer):
            for node in [n for n in run if local(n) == "commentReference" and _id(n) not in ranged]:
                at, about = list(outer).index(run), {f"{space_of(node)}id": _id(node)}
                outer.insert(at, ET.Element(f"{space_of(node)}commentRangeEnd", about))
                outer.insert(at, ET.Element(f"{space_of(node)}commentRangeStart", about))


def _id(node: Node) -> str:
    return node.get(f"{space_of(node)}id", "")


# --- looks -------------------------------------------------------------------------------


def _by_look(root: Node, styles: Styles, prepared: Prepared) -> None:
    """Give headings and quotations their styles, and take contents and title page out."""
    body = child(root, "body")
    if body is None:
        return
    paragraphs = list(_paragraphs(body))
    found = [styles.look(node) for _, node in paragraphs]
    plan = looks.plan(found)
    prepared.note(found, plan)
    for at, (outer, node) in enumerate(paragraphs):
        if at in plan.contents or (at in plan.front and not _has_picture(node)):
            outer.remove(node)
        elif at in plan.levels or found[at].level:
            _restyle(node, f"{_HEADING}{plan.levels.get(at, found[at].level)}")
        elif found[at].quotation:
            _restyle(node, _QUOTE)


def _paragraphs(outer: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the paragraphs that stand in the text itself, none in tables, with their parents."""
    for node in list(outer):
        if local(node) == "p":
            yield outer, node
        elif local(node) in _BLOCKS:
            yield from _paragraphs(node)


def _has_picture(node: Node) -> bool:
    return any(local(inner) in {"blip", "imagedata"} for inner in node.iter())


def _restyle(paragraph: Node, style: str) -> None:
    space = space_of(paragraph)
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = ET.Element(f"{space}pPr")
        paragraph.insert(0, properties)
    for name in ("pStyle", "ind", *(("numPr",) if style.startswith(_HEADING) else ())):
        old = child(properties, name)
        if old is not None:
            properties.remove(old)
    properties.insert(0, ET.Element(f"{space}pStyle", {f"{space}val": style}))
    if style.startswith(_HEADING):
        for run in paragraph.iter(f"{space}rPr"):
            for node in [inner for inner in run if local(inner) in _LOOK]:
                run.remove(node)


def _add_styles(root: Node) -> None:
    space = space_of(root)
    named = {f"{_HEADING}{n}": f"heading {n}" for n in range(1, 10)} | {_QUOTE: "Quote"}
    for own, name in named.items():
        style = ET.SubElement(
            root, f"{space}style", {f"{space}type": "paragraph", f"{space}styleId": own}
        )
        ET.SubElement(style, f"{space}name", {f"{space}val": name})


def _note_losses(root: Node, prepared: Prepared) -> None:
    """Find what has no form in our text: charts, merged cells, linked pictures."""
    before = ""
    for node in root.iter():
        name = local(node)
        if name == "t":
            before = f"{before}{node.text or ''}"[-60:]
        elif name == "graphicData" and node.get("uri", "").rsplit("/", 1)[-1] in _DRAWN:
            prepared.drawings.append(" ".join(before.split()[-5:]))
        elif name == "blip" and not any(key.endswith("}embed") for key in node.attrib):
            prepared.linked += any(key.endswith("}link") for key in node.attrib)
        elif name == "tbl" and any(local(n) in {"gridSpan", "vMerge"} for n in node.iter()):
            prepared.merged.append(" ".join(" ".join(node.itertext()).split()[:5]))
