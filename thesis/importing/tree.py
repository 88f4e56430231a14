"""Pandoc's document tree put right: headings by look, captions, comments, pictures.

The tree is Pandoc's JSON: every element is {"t": its name, "c": its contents}.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from thesis.importing import titles
from thesis.importing.titles import numbered

Element = dict[str, Any]

_CAPTION = re.compile(
    r"\s*(?P<kind>figur|tabell|figure|table|bilde|diagram)\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<sign>[.:–-]?)\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.:)]?")
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


def headings_by_look(blocks: list[Element]) -> tuple[list[Element], list[str]]:
    """Return the blocks with bold numbered paragraphs as headings, and typed numbers taken off.

    Also returns the words of the paragraphs that became headings.
    """
    out: list[Element] = []
    found: list[str] = []
    last: tuple[int, ...] = ()
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            title = numbered(text_of(inlines).strip())
            if title:
                inlines = _without_number(inlines)
                last = title.number
            out.append({"t": "Header", "c": [level, attributes, inlines]})
            continue
        bold = _all_bold(block)
        title = numbered(text_of(bold).strip()) if bold else None
        if bold and title and title.follows(last):
            last = title.number
            found.append(title.title)
            out.append({"t": "Header", "c": [title.level, ["", [], []], _without_number(bold)]})
        else:
            out.append(block)
    return out, found


def _all_bold(block: Element) -> list[Element] | None:
    if block["t"] != "Para":
        return None
    inlines = [i for i in block["c"] if i["t"] not in {"Space", "SoftBreak", "LineBreak"}]
    if len(inlines) != 1 or inlines[0]["t"] not in {"Strong", "Underline"}:
        return None
    contents: list[Element] = inlines[0]["c"]
    return contents


def without_letter(inlines: list[Element]) -> list[Element]:
    """Return a heading of an appendix without «Vedlegg A:» or «A.1» before it."""
    whole = text_of(inlines)
    letter = len(whole) - len(titles.without_letter(whole))
    gone = 0
    while inlines and gone < letter:
        gone += len(text_of(inlines[0]))
        inlines = inlines[1:]
    return inlines


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


def _without_number(inlines: list[Element]) -> list[Element]:
    """Return a heading without the number that was typed before it."""
    inlines = _opened(inlines)
    for at, inline in enumerate(inlines):
        if inline["t"] in {"Strong", "Emph", "Underline", "Span"}:
            break
        if inline["t"] == "Str" and _NUMBER.fullmatch(inline["c"]):
            rest = inlines[at + 1 :]
            while rest and rest[0]["t"] in {"Space", "SoftBreak"}:
                rest = rest[1:]
            return rest
    return inlines


def _opened(inlines: list[Element]) -> list[Element]:
    """Return a heading's words out of the bookmarks and the type that they stand in."""
    full = [i for i in inlines if i["t"] not in {"Space", "SoftBreak", "LineBreak"}]
    if len(full) == 1 and full[0]["t"] in {"Strong", "Emph", "Underline"}:
        return _opened(full[0]["c"])
    out: list[Element] = []
    for inline in inlines:
        out += _opened(inline["c"][1]) if inline["t"] == "Span" else [inline]
    return out


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
            out.append(block)
    return out


def quotations(blocks: list[Element]) -> list[Element]:
    """Return the blocks with quotations of several paragraphs as one, as the page shows them."""
    out: list[Element] = []
    for block in blocks:
        if block["t"] == "BlockQuote" and out and out[-1]["t"] == "BlockQuote":
            out[-1] = {"t": "BlockQuote", "c": [*out[-1]["c"], *block["c"]]}
        else:
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
