"""What a citation field of Word's, EndNote's or Mendeley Cite's own cites: items as CSL has them.

Word's «CITATION» field and its switches are in ECMA-376, part 1, 17.16.5.10.
"""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import Any

from thesis.importing.endnote import record_of
from thesis.importing.xml import Node, child, local, words_of

#: A work that the sentence itself names, «Dahl (2012)»: as prefix, which pandoc keeps.
NARRATIVE = "\ue000"
#: «CITATION Dah12 \p 3 \m Han19 \l 1044»: words, quoted words, switches.
_PART = re.compile(r'\\(?P<switch>[A-Za-z])|"(?P<quoted>[^"]*)"|(?P<word>[^\s\\"]+)')
_WITHOUT_VALUE = frozenset("nty")


Items = list[dict[str, Any]]


def word_items(instruction: str, sources: Mapping[str, dict[str, Any]]) -> Items:
    """Return the items of a CITATION field; [] when a tag has no source, so that it stays typed."""
    items: Items = []
    switch = "m"
    for part in _PART.finditer(instruction.split(maxsplit=1)[1] if " " in instruction else ""):
        if part["switch"]:
            switch = part["switch"].lower()
            if switch == "n" and items:
                items[-1]["suppress-author"] = True
            continue
        value = part["quoted"] if part["quoted"] is not None else part["word"]
        if switch == "m":
            if value not in sources:
                return []
            items.append({"id": f"word:{value}", "itemData": sources[value]})
        elif items and switch == "p":
            items[-1] |= {"locator": value, "label": "page"}
        elif items and switch == "v":
            items[-1]["suffix"] = f", bind {value}"
        elif items and switch in "fs":
            items[-1]["prefix" if switch == "f" else "suffix"] = value
        if switch not in _WITHOUT_VALUE:
            switch = ""
    return [_spaced(item) for item in items]


def mendeley_data(packed: str) -> object:
    """Return what the tag of a content control says, JSON in base 64; None for anything else."""
    try:
        return json.loads(base64.b64decode(packed + "=" * (-len(packed) % 4)))
    except ValueError:
        return None


def mendeley_items(data: object) -> Items:
    """Return the items of one of Mendeley Cite's content controls; [] for data of another form."""
    given = data.get("citationItems") if isinstance(data, dict) else None
    items = []
    for item in given if isinstance(given, list) else ():
        if not isinstance(item, dict) or not isinstance(item.get("itemData"), dict):
            continue
        wanted = ("itemData", "locator", "label", "prefix", "suffix", "suppress-author")
        new = {name: item[name] for name in wanted if item.get(name)}
        new["id"] = str(item.get("id", item["itemData"].get("id", "")))
        new["itemData"] = {**item["itemData"], "id": new["id"]}
        if item.get("composite"):
            new["prefix"] = NARRATIVE
        items.append(_spaced(new))
    return items


def endnote_items(instruction: str, data: Sequence[str]) -> Items:
    """Return the items of an EN.CITE field.

    Args:
        instruction: the field's own text, which holds EndNote's XML where it is short.
        data: what stands beside the instruction, in base 64, where it is long.
    """
    root = _endnote_xml(instruction, data)
    items = []
    for cite in root if root is not None else ():
        record = child(cite, "record")
        if local(cite) != "Cite" or record is None:
            continue
        work = record_of(record)
        item: dict[str, Any] = {"id": work["id"], "itemData": work}
        pages, prefix, suffix = (words_of(child(cite, n)) for n in ("Pages", "Prefix", "Suffix"))
        if pages:
            item |= {"locator": re.sub(r"^(?:s|pp?)\.\s*", "", pages), "label": "page"}
        item |= {"prefix": prefix} if prefix else {}
        item |= {"suffix": suffix} if suffix else {}
        if cite.get("ExcludeAuth") == "1":
            item["suppress-author"] = True
        if cite.get("AuthorYear") == "1":
            item["prefix"] = NARRATIVE
        items.append(_spaced(item))
    return items


def _endnote_xml(instruction: str, data: Sequence[str]) -> Node | None:
    at = instruction.find("<EndNote")
    texts = [instruction[at:]] if at >= 0 else []
    for packed in data:
        try:
            texts.append(base64.b64decode(packed).decode("utf-8", "replace").rstrip("\0"))
        except ValueError:
            continue
    for text in texts:
        if "<!" in text or not text.strip():
            continue
        try:
            return ET.fromstring(text.strip())  # noqa: S314 - it has no declarations
        except ET.ParseError:
            continue
    return None


def _spaced(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item whose prefix and suffix stand apart from the name and year."""
    prefix, suffix = str(item.get("prefix", "")), str(item.get("suffix", ""))
    if prefix and not prefix[-1].isspace():
        item["prefix"] = f"{prefix} "
    if suffix and suffix[0].isalnum():
        item["suffix"] = f", {suffix}"
    return item
