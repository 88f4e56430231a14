"""Blocks of both versions in one, what differs marked by spans of class insertion and deletion.

With the insertions left out it is the older text, with the deletions left out the newer.
A paragraph that was added or removed whole ends with an empty span of class
paragraph-insertion or paragraph-deletion: its paragraph mark comes or goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from thesis.changes import inlines
from thesis.changes.elements import NO_ATTRIBUTES, Element, Mark, on_inlines, span
from thesis.changes.pairing import blocks_of, pair


def merge_blocks(old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
    """Return both versions of some blocks in one."""
    out: list[Element] = []
    for i, j in pair(blocks_of(old), blocks_of(new)).steps:
        if i is not None and j is not None:
            out.append(merge(old[i], new[j]))
        elif i is not None:
            out.append(whole(old[i], "deletion"))
        elif j is not None:
            out.append(whole(new[j], "insertion"))
    return out


def merge(old: Element, new: Element) -> Element:
    """Return both versions of a block in one; they are of one shape (`thesis.changes.pairing`)."""
    if old == new:
        return new
    merger = _MERGERS.get(new["t"])
    if merger is None:
        both = [whole(old, "deletion"), whole(new, "insertion")]
        return {"t": "Div", "c": [NO_ATTRIBUTES, both]}
    return merger(old, new)


# --- two versions of the same kind -------------------------------------------------------


def _paragraph(old: Element, new: Element) -> Element:
    return {"t": new["t"], "c": inlines.merge(old["c"], new["c"], merge_blocks)}


def _heading(old: Element, new: Element) -> Element:
    level, attributes, words = new["c"]
    merged = inlines.merge(old["c"][2], words, merge_blocks)
    return {"t": "Header", "c": [level, attributes, merged]}


def _quote(old: Element, new: Element) -> Element:
    return {"t": new["t"], "c": merge_blocks(old["c"], new["c"])}


def _division(old: Element, new: Element) -> Element:
    return {"t": "Div", "c": [new["c"][0], merge_blocks(old["c"][1], new["c"][1])]}


def _bullets(old: Element, new: Element) -> Element:
    return {"t": "BulletList", "c": _items(old["c"], new["c"])}


def _numbers(old: Element, new: Element) -> Element:
    return {"t": "OrderedList", "c": [new["c"][0], _items(old["c"][1], new["c"][1])]}


def _items(old: Sequence[list[Element]], new: Sequence[list[Element]]) -> list[list[Element]]:
    merged = merge_blocks(
        [{"t": "Item", "c": item} for item in old], [{"t": "Item", "c": item} for item in new]
    )
    return [item["c"] for item in merged]


def _figure(old: Element, new: Element) -> Element:
    attributes, (short, caption), content = new["c"]
    _, (_, old_caption), old_content = old["c"]
    said = [short, merge_blocks(old_caption, caption)]
    return {"t": "Figure", "c": [attributes, said, merge_blocks(old_content, content)]}


def _table(old: Element, new: Element) -> Element:
    attributes, (short, caption), columns, head, bodies, foot = new["c"]
    _, (_, old_caption), _, old_head, old_bodies, old_foot = old["c"]
    said = [short, merge_blocks(old_caption, caption)]
    first = bodies[0] if bodies else [NO_ATTRIBUTES, 0, [], []]
    rows = _rows(_all_rows(old_bodies), _all_rows(bodies))
    return {
        "t": "Table",
        "c": [
            attributes,
            said,
            columns,
            [head[0], _rows(old_head[1], head[1])],
            [[*first[:2], [], rows]],
            [foot[0], _rows(old_foot[1], foot[1])],
        ],
    }


def _all_rows(bodies: Sequence[Any]) -> list[Any]:
    return [row for _, _, head, rows in bodies for row in (*head, *rows)]


def _rows(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    merged = merge_blocks([{"t": "Row", "c": row} for row in old], [_as_row(row) for row in new])
    return [row["c"] for row in merged]


def _as_row(row: Any) -> Element:  # noqa: ANN401 - a row as Pandoc has it
    return {"t": "Row", "c": row}


def _row(old: Element, new: Element) -> Element:
    attributes, cells = new["c"]
    merged = [
        [*cell[:4], merge_blocks(before[4], cell[4])]
        for before, cell in zip(old["c"][1], cells, strict=True)
    ]
    return {"t": "Row", "c": [attributes, merged]}


_MERGERS: dict[str, Callable[[Element, Element], Element]] = {
    "Para": _paragraph,
    "Plain": _paragraph,
    "Header": _heading,
    "BlockQuote": _quote,
    "Item": _quote,
    "Div": _division,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "Figure": _figure,
    "Table": _table,
    "Row": _row,
}


# --- one version only --------------------------------------------------------------------


def whole(element: Element, mark: Mark) -> Element:
    """Return a block that was added or removed as a whole."""
    element = _without_code_blocks(element)
    match element:
        case {"t": "HorizontalRule"}:
            return element
        case {"t": "Row", "c": [attributes, cells]}:
            return {"t": "Row", "c": [attributes, [_cell(cell, mark) for cell in cells]]}
        case {"t": "Table", "c": [attributes, caption, columns, head, bodies, foot]}:
            marked_rows = [_marked_rows(part, mark) for part in (head, foot)]
            body = [[*first, _each_row(rows, mark)] for *first, rows in bodies]
            content = [attributes, on_inlines(caption, _ended(mark)), columns]
            return {"t": "Table", "c": [*content, marked_rows[0], body, marked_rows[1]]}
        case _:
            return {"t": element["t"], "c": on_inlines(element["c"], _ended(mark))}


def _without_code_blocks(value: Any) -> Any:  # noqa: ANN401 - any part of a tree
    """Return a part of a tree with code blocks as paragraphs: Pandoc marks nothing within them."""
    match value:
        case {"t": "CodeBlock", "c": [_, text]}:
            return {"t": "Para", "c": _lines(text)}
        case dict():
            return {key: _without_code_blocks(inside) for key, inside in value.items()}
        case list():
            return [_without_code_blocks(part) for part in value]
        case _:
            return value


def _lines(text: str) -> list[Element]:
    out: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            out.append({"t": "LineBreak"})
        if line:
            out.append({"t": "Code", "c": [NO_ATTRIBUTES, line]})
    return out


def _ended(mark: Mark) -> Callable[[list[Element]], list[Element]]:
    def change(content: list[Element]) -> list[Element]:
        return [*inlines.marked(content, mark), span([], f"paragraph-{mark}")]

    return change


def _marked_rows(part: Any, mark: Mark) -> Any:  # noqa: ANN401
    return [part[0], _each_row(part[1], mark)]


def _each_row(rows: Sequence[Any], mark: Mark) -> list[Any]:
    return [whole(_as_row(row), mark)["c"] for row in rows]


def _cell(cell: Any, mark: Mark) -> Any:  # noqa: ANN401
    """Return a cell with every paragraph marked, an empty one too: so Word knows the row."""
    blocks = on_inlines(cell[4], _ended(mark))
    if not blocks or blocks == [{"t": "Plain", "c": []}]:
        blocks = [{"t": "Plain", "c": [span([], f"paragraph-{mark}")]}]
    return [*cell[:4], blocks]
