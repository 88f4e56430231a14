"""Captions in pandoc's tree, joined to the figure or table that they stand beside."""

from __future__ import annotations

import re

from thesis.importing.tree import Element, text_of

_CAPTION = re.compile(
    r"\s*(?P<kind>figur|tabell|figure|table|bilde|diagram)\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<sign>[.:–-]?)\s*",
    re.IGNORECASE,
)


def captions(blocks: list[Element]) -> list[Element]:
    """Return the blocks with «Tabell 1: …» and «Figur 1: …» joined to what they stand beside."""
    out: list[Element] = []
    figures = 0
    for block in blocks:
        if block["t"] == "Figure":
            figures += 1
            out.append(_from_figure(block, figures))
            continue
        caption = _caption(block)
        if caption and out and _is_picture(out[-1]):
            _name_picture(out[-1], *caption)
        elif block["t"] == "Table" and (own := _caption_of_table(block)):
            out.append(_named_table(block, *own))
        elif block["t"] == "Table" and out and (before := _caption(out[-1])):
            out.pop()
            out.append(_named_table(block, *before))
        elif caption and out and out[-1]["t"] == "Table" and not text_of(out[-1]["c"][1]):
            out[-1] = _named_table(out[-1], *caption)
        else:
            if _is_picture(block):
                _from_description(block)
            out.append(block)
    return out


def _caption(block: Element) -> tuple[str, list[Element]] | None:
    """Return number and words when a paragraph is a caption."""
    if block["t"] not in {"Para", "Plain"} or _is_picture(block):
        return None
    text = text_of(block["c"])
    found = _CAPTION.match(text)
    # «Tabell 4 viser …» is a sentence.
    if not found or (not found["sign"] and text[found.end() : found.end() + 1].islower()):
        return None
    # The words «Figur», «1:» are taken off from the start of the paragraph.
    inlines, gone = list(block["c"]), 0
    while inlines and gone < found.end():
        gone += len(text_of(inlines[0]))
        inlines = inlines[1:]
    return found["number"], inlines


def _caption_of_table(table: Element) -> tuple[str, list[Element]] | None:
    words = [inline for block in table["c"][1][1] for inline in block["c"]]
    named = text_of(words).lstrip().lower().startswith("tab")
    return _caption({"t": "Para", "c": words}) if named else None


def _is_picture(block: Element) -> bool:
    if block["t"] not in {"Para", "Plain"}:
        return False
    full = [i for i in block["c"] if i["t"] not in {"Space", "SoftBreak", "LineBreak"}]
    return len(full) == 1 and full[0]["t"] == "Image"


def _from_figure(figure: Element, number: int) -> Element:
    """Return a figure whose caption Word marked as such as a picture with that caption."""
    _, (_, said), blocks = figure["c"]
    words = [inline for block in said for inline in block["c"]]
    pictures = [block for block in blocks if _is_picture(block)]
    if len(pictures) != 1:
        return {"t": "Div", "c": [["", [], []], [*blocks, *said]]}
    own = _caption({"t": "Para", "c": words})
    name, words = own or (str(number), words)
    block = {"t": "Para", "c": pictures[0]["c"]}
    if text_of(pictures[0]["c"]).strip() == text_of(words).strip():
        _describe(block, [])
    _name_picture(block, name, words)
    return block


def _from_description(block: Element) -> None:
    """Take «Figur 1: …» for the caption where it is the description of a picture."""
    words: list[Element] = next((i["c"][1] for i in block["c"] if i["t"] == "Image"), [])
    own = _caption({"t": "Para", "c": words})
    if own:
        _describe(block, [])
        _name_picture(block, *own)


def _describe(block: Element, words: list[Element]) -> None:
    for inline in block["c"]:
        if inline["t"] == "Image":
            inline["c"][1] = words


def _name_picture(block: Element, number: str, words: list[Element]) -> None:
    for inline in block["c"]:
        if inline["t"] == "Image":
            (_, classes, pairs), alternative, target = inline["c"]
            described = text_of(alternative).strip()
            if described:
                pairs = [*pairs, ["alt", described]]
            name = "fig:figur-" + number.replace(".", "-")
            inline["c"] = [[name, classes, pairs], words, target]


def _named_table(table: Element, number: str, words: list[Element]) -> Element:
    contents = list(table["c"])
    contents[0] = ["tbl:tabell-" + number.replace(".", "-"), [], []]
    contents[1] = [None, [{"t": "Plain", "c": words}]]
    return {"t": "Table", "c": contents}
