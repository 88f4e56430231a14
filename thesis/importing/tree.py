"""Pandoc's document tree: its words, its blocks and rows, small changes to its elements.

The tree is Pandoc's JSON: every element is {"t": its name, "c": its contents}.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Element = dict[str, Any]

#: The width of the text on A4 with margins of 2.5 cm, in inches.
_COLUMN = 6.3
_FLAT = {"Para", "Plain", "Header", "BulletList", "OrderedList"}
_COMMENT_END = re.compile(r"-{2,}|>")


def text_of(content: Any) -> str:  # noqa: ANN401 - any part of a tree
    """Return the words of some elements."""
    if isinstance(content, list):
        return "".join(map(text_of, content))
    if not isinstance(content, dict) or "t" not in content:
        return ""
    match content["t"]:
        case "Str":
            return str(content["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Code" | "Math":
            return str(content["c"][1])
        case "Note":
            return ""
        case "Cite" | "Image":
            return text_of(content["c"][1])
        case _:
            return text_of(content.get("c", []))


def walk(content: Any, change: Callable[[Element], list[Element]]) -> Any:  # noqa: ANN401
    """Return a tree in which each element is replaced by what `change` makes of it, inner first."""
    if isinstance(content, list):
        out: list[Any] = []
        for part in content:
            new = walk(part, change)
            if isinstance(new, dict) and "t" in new:
                out += change(new)
            else:
                out.append(new)
        return out
    if isinstance(content, dict):
        return {key: walk(value, change) for key, value in content.items()}
    return content


def lines_of(blocks: Sequence[Element]) -> list[str]:
    """Return the words of some blocks, one line for each paragraph, list item and table cell."""
    lines: list[str] = []
    for block in blocks:
        inner = block.get("c", [])
        if block["t"] in {"Para", "Plain", "Header", "LineBlock"}:
            lines.append(" ".join(text_of(inner).split()))
        elif block["t"] not in {"RawBlock", "CodeBlock", "HorizontalRule"}:
            lines += lines_of(list(_inner_blocks(inner)))
    return [line for line in lines if line]


def _inner_blocks(content: Any) -> Iterator[Element]:  # noqa: ANN401 - any part of a tree
    if isinstance(content, dict) and content.get("t", "") and "c" in content:
        yield content
    elif isinstance(content, list):
        for part in content:
            yield from _inner_blocks(part)


def quotations(blocks: list[Element]) -> list[Element]:
    """Return the blocks with quotations of several paragraphs as one, as the page shows them."""
    out: list[Element] = []
    for block in blocks:
        if block["t"] == "BlockQuote" and out and out[-1]["t"] == "BlockQuote":
            out[-1] = {"t": "BlockQuote", "c": [*out[-1]["c"], *block["c"]]}
        else:
            out.append(block)
    return out


def comment(words: str) -> Element:
    """Return a comment that Markdown keeps and nobody prints."""
    return {"t": "RawInline", "c": ["markdown", f"<!-- {_COMMENT_END.sub(' ', words).strip()} -->"]}


def width_as_share(pairs: list[list[str]]) -> list[list[str]]:
    """Return a picture's attributes with its width in inches as a share of the column's."""
    out = []
    for name, value in pairs:
        if name == "width" and value.endswith("in"):
            share = min(100, max(5, round(float(value[:-2]) / _COLUMN * 100)))
            out.append(["width", f"{share}%"])
        elif name not in {"width", "height"}:
            out.append([name, value])
    return out


def rows_of(table: Element) -> Iterator[list[Any]]:
    """Yield the rows of a table: attributes and cells."""
    _, _, _, head, bodies, foot = table["c"]
    yield from head[1]
    for body in bodies:
        yield from body[2]
        yield from body[3]
    yield from foot[1]


def in_line(blocks: Sequence[Element]) -> list[Element]:
    """Return what some blocks hold as one line, list items with a bullet before them."""
    out: list[Element] = []
    for block in blocks:
        match block["t"]:
            case "Para" | "Plain" | "Header":
                content = block["c"][2] if block["t"] == "Header" else block["c"]
                new = [{"t": "Space"} if i["t"] == "LineBreak" else i for i in content]
            case "BulletList" | "OrderedList":
                items = block["c"] if block["t"] == "BulletList" else block["c"][1]
                bullet = [{"t": "Str", "c": "•"}, {"t": "Space"}]
                new = []
                for item in items:
                    new += [*([{"t": "Space"}] if new else []), *bullet, *in_line(item)]
            case _:
                inner = [i for i in _inner_blocks(block.get("c", [])) if i["t"] in _FLAT]
                new = in_line(inner) if inner else [{"t": "Str", "c": text_of(block)}]
        out += [*([{"t": "Space"}] if out and new else []), *new]
    return out
