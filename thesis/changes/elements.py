"""Pandoc's document tree, as far as comparing needs it: keys, words, marks.

An element is {"t": name, "c": contents}; a list of elements is either inline or of blocks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

Element = dict[str, Any]
Mark = Literal["insertion", "deletion"]

_INLINES = frozenset(
    {
        *("Str", "Space", "SoftBreak", "LineBreak", "Code", "Math", "RawInline", "Image", "Note"),
        *("Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"),
        *("Quoted", "Cite", "Link", "Span"),
    }
)
_WORD = re.compile(r"\w+(?:[.,:’'/–-]\w+)*")
NO_ATTRIBUTES: list[Any] = ["", [], []]


def key_of(value: object) -> str:
    """Return what is equal for equal elements."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def is_inline(element: object) -> bool:
    """Say whether an element stands within a line."""
    return isinstance(element, dict) and element.get("t") in _INLINES


def span(inlines: Sequence[Element], name: str) -> Element:
    """Return inlines with a class."""
    return {"t": "Span", "c": [["", [name], []], list(inlines)]}


def on_inlines(value: Any, change: Callable[[list[Element]], list[Element]]) -> Any:  # noqa: ANN401
    """Return any part of a tree with each outermost list of inlines changed."""
    if isinstance(value, dict):
        return {name: on_inlines(inside, change) for name, inside in value.items()}
    if not isinstance(value, list):
        return value
    if value and all(map(is_inline, value)):
        return change(value)
    return [on_inlines(inside, change) for inside in value]


def text_of(value: object) -> str:
    """Return the words of any part of a tree, with a space where blocks meet."""
    return " ".join("".join(_texts(value)).split())


def words_in(value: object) -> list[str]:
    """Return the words of any part of a tree."""
    return _WORD.findall(text_of(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for inside in value:
            yield from _texts(inside)
    elif isinstance(value, dict):
        match value:
            case {"t": "Str", "c": text}:
                yield text
            case {"t": "Space" | "SoftBreak" | "LineBreak" | "HorizontalRule"}:
                yield " "
            case {"t": "Code" | "Math" | "RawInline", "c": [_, text]}:
                yield text
            case {"t": "CodeBlock", "c": [_, text]}:
                yield f"{text} "
            case {"t": "Link" | "Image", "c": [_, inlines, _]}:
                yield from _texts(inlines)
            case {"t": "Note", "c": blocks}:
                yield " "
                yield from _texts(blocks)
            case _ if "c" in value:
                yield from _texts(value["c"])
                if not is_inline(value):
                    yield " "


def without(value: Any, name: str) -> Any:  # noqa: ANN401 - any part of a tree
    """Return a part of a tree without the spans of a class."""
    if isinstance(value, dict):
        return {key: without(inside, name) for key, inside in value.items()}
    if not isinstance(value, list):
        return value
    return [without(part, name) for part in value if not has_class(part, name)]


def has_class(element: object, name: str) -> bool:
    """Say whether an element is a span of a class."""
    match element:
        case {"t": "Span", "c": [[_, [found], _], _]}:
            return bool(found == name)
        case _:
            return False


def normal(value: Any) -> Any:  # noqa: ANN401 - any part of a tree
    """Return a part of a tree without what no reader sees.

    Labels, links within the document and where lines end in the source are left out, so that a
    label or a line break that moved is no change.
    """
    if isinstance(value, dict):
        inside = normal(value.get("c"))
        if value.get("t") in {"Header", "Figure", "Table", "Div", "Span", "Code", "CodeBlock"}:
            inside = [_anonymous(part) if _is_attributes(part) else part for part in inside]
        return {"t": value["t"], "c": inside} if "c" in value else value
    if not isinstance(value, list):
        return value
    out: list[Any] = []
    for part in value:
        for one in _seen(part):
            if out and is_inline(one) and _joins(out[-1], one):
                out[-1] = {"t": "Str", "c": out[-1]["c"] + one["c"]}
            else:
                out.append(one)
    return out


def _joins(before: object, element: Element) -> bool:
    return element["t"] == "Str" and isinstance(before, dict) and before.get("t") == "Str"


def _seen(part: Any) -> list[Any]:  # noqa: ANN401
    """Return a part as a reader sees it: one part, or more, or none."""
    match part:
        case {"t": "SoftBreak"}:
            return [{"t": "Space"}]
        case {"t": "Link", "c": [_, inlines, [target, _]]} if target.startswith("#"):
            inside: list[Any] = normal(inlines)
            return inside
        case {"t": "Span", "c": [[_, [] | ["reference" | "counted"], _], inlines]}:
            within: list[Any] = normal(inlines)
            return within
        case _:
            return [normal(part)]


def _is_attributes(part: object) -> bool:
    return isinstance(part, list) and len(part) == 3 and isinstance(part[0], str)


def _anonymous(attributes: list[Any]) -> list[Any]:
    return ["", *attributes[1:]]
