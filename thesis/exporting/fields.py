"""Word's own fields: numbers of captions, references to them, and the table of contents.

ECMA-376, 17.16.5: SEQ counts, REF repeats what a bookmark encloses, PAGEREF names its page, TOC
collects the headings. Each field bears its present result, so that it reads rightly before Word
counts anew (F9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count
from typing import Any

from thesis.citations.elements import Element
from thesis.exporting.headings import LEVELS, number_of

#: Bookmarks' numbers; those that pandoc gives are smaller.
_FIRST = 100_000
#: Those of the bookmarks at headings.
_LISTED = 200_000


def with_fields(blocks: Sequence[Element]) -> list[Element]:
    """Return blocks with fields where a number or a reference to one stands."""
    # A heading that Word numbers has no number in its text to mark.
    names = {
        name: "\\h" if "counted" in attributes[1] else "\\r \\h"
        for attributes, _ in _spans(blocks)
        if (name := _value(attributes, "bookmark"))
    }
    numbers = count(_FIRST)
    changed: list[Element] = _changed(list(blocks), names, numbers)
    return changed


def _spans(value: object) -> Iterator[tuple[Any, Any]]:
    match value:
        case {"t": "Span", "c": [attributes, inside]}:
            yield attributes, inside
            yield from _spans(inside)
        case dict():
            yield from _spans(value.get("c"))
        case list():
            for part in value:
                yield from _spans(part)


def _value(attributes: Any, name: str) -> str:  # noqa: ANN401 - attributes as Pandoc has them
    return next((value for key, value in attributes[2] if key == name), "")


def _changed(value: Any, names: dict[str, str], numbers: count[int]) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _changed(inside, names, numbers) for key, inside in value.items()}
    if not isinstance(value, list):
        return value
    out: list[Any] = []
    for part in value:
        match part:
            case {"t": "Link", "c": [_, [*words, {"t": "Span", "c": [attributes, inside]}], _]} if (
                _value(attributes, "refers-to") in names
            ):
                name = _value(attributes, "refers-to")
                out += [*words, *_field(f"REF {name} {names[name]}", inside)]
            case {"t": "Span", "c": [attributes, inside]} if name := _value(attributes, "bookmark"):
                within = _changed(inside, names, numbers)
                out += _bookmarked(name, next(numbers), within, _value(attributes, "counts"))
            case _:
                out.append(_changed(part, names, numbers))
    return out


def _bookmarked(name: str, number: int, inside: list[Element], counter: str) -> list[Element]:
    content = _field(f"SEQ {counter} \\* ARABIC", inside) if counter else inside
    start = _raw(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
    return [start, *content, _raw(f'<w:bookmarkEnd w:id="{number}"/>')]


def _field(instruction: str, result: Sequence[Element]) -> list[Element]:
    return [_raw(_before(instruction)), *result, _raw(_run(_character("end")))]


def _raw(xml: str) -> Element:
    return {"t": "RawInline", "c": ["openxml", xml]}


def _before(instruction: str, *, stale: bool = False) -> str:
    text = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    begin = _character("begin", stale=stale)
    return _run(begin) + _run(text) + _run(_character("separate"))


def _run(xml: str) -> str:
    return f"<w:r>{xml}</w:r>"


def _character(kind: str, *, stale: bool = False) -> str:
    dirty = ' w:dirty="true"' * stale
    return f'<w:fldChar w:fldCharType="{kind}"{dirty}/>'


# --- contents ----------------------------------------------------------------------------


def with_contents(
    front: Sequence[Element], main: Sequence[Element]
) -> tuple[list[Element], list[Element], Element]:
    """Return the blocks with a bookmark at each heading, and the contents that name them.

    Page numbers are fields that the word processor fills in.
    """
    lines: list[str] = []
    blocks = [_listed(list(part), lines) for part in (front, main)]
    xml = field_of_lines(f'TOC \\o "1-{LEVELS}" \\h \\z \\u', lines)
    return blocks[0], blocks[1], {"t": "RawBlock", "c": ["openxml", xml]}


def field_of_lines(instruction: str, lines: Sequence[str]) -> str:
    """Return a field whose present result is lines, which Word is asked to make anew."""
    begin = _before(instruction, stale=True)
    inside = "".join(lines) or "<w:p></w:p>"
    # The field begins within the first line, after what says how that looks.
    at = inside.index("</w:pPr>") + len("</w:pPr>") if lines else len("<w:p>")
    end = f"<w:p>{_run(_character('end'))}</w:p>"
    return inside[:at] + begin + inside[at:] + end


def _listed(blocks: list[Element], lines: list[str]) -> list[Element]:
    """Return blocks with bookmarks at their headings, which are added to the lines."""
    out: list[Element] = []
    for block in blocks:
        match block:
            case {"t": "Header", "c": [level, attributes, inlines]} if level <= LEVELS:
                name = f"_Toc{len(lines) + 1:08}"
                text = f"{number_of(attributes)}{plain(inlines)}"
                lines.append(line_of_contents(f"TOC{level}", name, text))
                start = _raw(f'<w:bookmarkStart w:id="{len(lines) + _LISTED}" w:name="{name}"/>')
                end = _raw(f'<w:bookmarkEnd w:id="{len(lines) + _LISTED}"/>')
                out.append({"t": "Header", "c": [level, attributes, [start, *inlines, end]]})
            case {"t": "Div", "c": [attributes, inside]}:
                out.append({"t": "Div", "c": [attributes, _listed(inside, lines)]})
            case _:
                out.append(block)
    return out


def line_of_contents(style: str, name: str, text: str) -> str:
    """Return a line of a list of contents: a text and the page where a bookmark stands."""
    page = _before(f"PAGEREF {name} \\h") + _run(_character("end"))
    said = _run(f'<w:t xml:space="preserve">{escape(text)}</w:t>') + _run("<w:tab/>")
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{said}{page}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{link}</w:p>'


def plain(value: object) -> str:
    """Return the words of inlines, without footnotes."""
    match value:
        case {"t": "Str" | "Code" | "Math", "c": text}:
            return text if isinstance(text, str) else str(text[-1])
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Note" | "RawInline" | "Image"}:
            return ""
        case {"t": "Span" | "Link", "c": [_, inside, *_]}:
            return plain(inside)
        case dict():
            return plain(value.get("c"))
        case list():
            return "".join(map(plain, value))
        case _:
            return ""
