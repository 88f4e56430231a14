"""The citation fields of Word, EndNote and Mendeley Cite, put in the form that pandoc reads.

Pandoc knows Zotero's fields («ADDIN ZOTERO_ITEM CSL_CITATION {…}»), which the older Mendeley
shares; every other kind is turned into one of those, with its works as CSL records (`field_items`).
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from thesis.importing.field_items import (
    Items,
    endnote_items,
    mendeley_data,
    mendeley_items,
    word_items,
)
from thesis.importing.xml import Node, child, local, space_of, words_of

_LIST = "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"
_MENDELEY = "MENDELEY_CITATION_v3_"


@dataclass
class _Open:
    """A field that was begun and is not at its end."""

    begin: Node
    instructions: list[Node] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    inner: list[Node] = field(default_factory=list)
    """The runs of fields inside its instruction."""
    shown: list[str] = field(default_factory=list)
    separated: bool = False


def convert_fields(root: Node, sources: Mapping[str, dict[str, Any]]) -> list[str]:
    """Change a part's citation fields in place.

    Returns:
        the words of citations that someone wrote over by hand.
    """
    _unwrap_simple(root)
    overridden = _content_controls(root)
    parents = {inner: outer for outer in root.iter() for inner in outer}
    for found in _complex(root, parents):
        _convert(found, parents, sources)
    return overridden


def _convert(
    found: _Open, parents: Mapping[Node, Node], sources: Mapping[str, dict[str, Any]]
) -> None:
    instruction = "".join(node.text or "" for node in found.instructions).strip()
    kind = instruction.split(maxsplit=1)[0].upper() if instruction else ""
    if kind == "BIBLIOGRAPHY":
        new = _LIST
    elif kind == "CITATION":
        new = _instruction(word_items(instruction, sources))
    elif re.match(r"ADDIN\s+EN\.CITE\b(?!\.)", instruction):
        new = _instruction(endnote_items(instruction, found.data))
    else:
        return
    if not new:
        return
    first, *others = found.instructions
    first.text = new
    for node in others:
        node.text = ""
    for node in found.inner:
        _clear(node)
    if "".join(found.shown)[:1].isspace():
        # Word puts the space before a citation inside the field.
        _space_before(found.begin, parents)


def _instruction(items: Items) -> str:
    if not items:
        return ""
    return "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(
        {"citationItems": items, "properties": {"noteIndex": 0}}
    )


# --- fields in the XML -------------------------------------------------------------------


def _complex(root: Node, parents: Mapping[Node, Node]) -> Iterator[_Open]:
    """Yield the fields of a part, each when it ends; none that is part of an instruction."""
    stack: list[_Open] = []
    for node in root.iter():
        name = local(node)
        if name not in {"fldChar", "instrText", "t"} or (not stack and name != "fldChar"):
            continue
        run = parents[node]
        kind = node.get(f"{space_of(node)}fldCharType", "")
        if kind == "begin":
            # EndNote keeps long records beside the instruction, in base 64.
            packed = "".join(words_of(node).split())
            stack.append(_Open(run))
            for outer in stack:
                outer.data += [packed] if packed else []
        for outer in stack[:-1]:
            if not outer.separated:
                outer.inner.append(run)
        if kind == "separate" and stack:
            stack[-1].separated = True
        elif kind == "end" and stack:
            done = stack.pop()
            if done.instructions and all(outer.separated for outer in stack):
                yield done
        elif name == "instrText":
            stack[-1].instructions.append(node)
        elif name == "t" and stack[-1].separated:
            stack[-1].shown.append(node.text or "")


def _clear(run: Node) -> None:
    for node in list(run):
        if local(node) in {"fldChar", "instrText"}:
            run.remove(node)


def _unwrap_simple(root: Node) -> None:
    """Write each simple field («w:fldSimple») as a complex one: pandoc drops some of the simple."""
    for outer in list(root.iter()):
        for at, node in reversed(list(enumerate(outer))):
            if local(node) != "fldSimple":
                continue
            space = space_of(node)
            runs = [_sign(space, "begin"), _instruction_run(space, node.get(f"{space}instr", ""))]
            runs += [_sign(space, "separate"), *node, _sign(space, "end")]
            outer.remove(node)
            for run in reversed(runs):
                outer.insert(at, run)


def _sign(space: str, kind: str) -> Node:
    run = ET.Element(f"{space}r")
    ET.SubElement(run, f"{space}fldChar", {f"{space}fldCharType": kind})
    return run


def _instruction_run(space: str, text: str) -> Node:
    run = ET.Element(f"{space}r")
    ET.SubElement(run, f"{space}instrText").text = text
    return run


def _space_before(run: Node, parents: Mapping[Node, Node]) -> None:
    outer, space = parents[run], space_of(run)
    new = ET.Element(f"{space}r")
    text = ET.SubElement(new, f"{space}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = " "
    outer.insert(list(outer).index(run), new)


# --- Mendeley Cite -----------------------------------------------------------------------


def _content_controls(root: Node) -> list[str]:
    """Make fields of Mendeley Cite's content controls; its list of references goes."""
    overridden = []
    for node in list(root.iter()):
        if local(node) != "sdt":
            continue
        tag_node = child(node, "sdtPr", "tag")
        tag = tag_node.get(f"{space_of(tag_node)}val", "") if tag_node is not None else ""
        content = child(node, "sdtContent")
        if content is None:
            continue
        listed = child(node, "sdtPr", "bibliography") is not None
        if listed or tag.startswith("MENDELEY_BIBLIOGRAPHY"):
            for inner in list(content):
                content.remove(inner)
        elif tag.startswith(_MENDELEY):
            overridden += _mendeley(content, mendeley_data(tag.removeprefix(_MENDELEY)))
    return overridden


def _mendeley(content: Node, data: object) -> list[str]:
    items = mendeley_items(data)
    if not items:
        return []
    space = space_of(content)
    shown = "".join(node.text or "" for node in content.iter(f"{space}t"))
    # Inside a paragraph the field's signs are runs; around whole paragraphs they cannot be.
    if any(local(node) == "p" for node in content):
        return []
    content.insert(0, _sign(space, "begin"))
    content.insert(1, _instruction_run(space, _instruction(items)))
    content.insert(2, _sign(space, "separate"))
    content.append(_sign(space, "end"))
    manual = data.get("manualOverride") if isinstance(data, dict) else None
    over = isinstance(manual, dict) and manual.get("isManuallyOverridden")
    return [" ".join(shown.split())] if over else []
