"""Numbers of headings that the word processor counts itself, so that a new section moves them.

Word numbers by a list that the heading styles are levels of (ECMA-376, 17.9.23), LibreOffice by
its outline (OpenDocument 1.3, part 3, 16.34). Appendices keep the letter that stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from thesis.citations.elements import Element
from thesis.exporting.elements import bookmark

#: Levels of headings that are numbered, and that the contents list.
LEVELS = 3
#: The list's number in Word; pandoc's own begin at 990.
_LIST = 800
_NAME = re.compile(r"_Ref_section_(\d+(?:_\d+)*)")
_WORD_HEADING = re.compile(
    r'(<w:p><w:pPr><w:pStyle w:val="Heading[1-3]" ?/>)(</w:pPr>.*?</w:p>)', re.DOTALL
)
NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_LIBRE_HEADING = re.compile(
    r'<text:h ([^>]*text:outline-level="[1-3]"[^>]*>'
    r'(?:<text:bookmark-start text:name="([^"]*)" ?/>)?)'
)


def counted_headings(blocks: Sequence[Element]) -> list[Element]:
    """Return blocks whose headings have their number as an attribute and not in their text.

    Where a word processor would count otherwise, because a level is left out, all stay as they
    are.
    """
    counts = [0] * LEVELS
    for level, number in _numbered(blocks):
        counts = [*counts[: level - 1], counts[level - 1] + 1, *[0] * (LEVELS - level)]
        if 0 in counts[:level] or ".".join(map(str, counts[:level])) != number:
            return list(blocks)
    return _counted(blocks)


def _numbered(blocks: Sequence[Element]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        match block:
            case {"t": "Header", "c": [level, _, inlines]} if name := _name(inlines):
                yield level, _number(name)
            case {"t": "Div", "c": [_, inside]}:
                yield from _numbered(inside)


def _counted(blocks: Sequence[Element]) -> list[Element]:
    return [_block(block) for block in blocks]


def _block(block: Element) -> Element:
    match block:
        case {"t": "Header", "c": [level, [label, classes, pairs], inlines]} if name := _name(
            inlines
        ):
            # What a reference finds is the whole heading: its number is not in the text.
            text = {"t": "Span", "c": [["", [], [["bookmark", name]]], inlines[2:]]}
            pairs = [*pairs, ["number", _number(name)]]
            return {"t": "Header", "c": [level, [label, classes, pairs], [text]]}
        case {"t": "Div", "c": [attributes, inside]}:
            return {"t": "Div", "c": [attributes, _counted(inside)]}
    return block


def _name(inlines: Sequence[Element]) -> str:
    """Return the bookmark of a heading that begins with a number in figures, else ""."""
    match inlines:
        case [
            {"t": "Span", "c": [[_, ["number"], _], [{"t": "Span", "c": [[_, _, pairs], _]}]]},
            *_,
        ]:
            name = dict(pairs).get("bookmark", "")
            return name if _NAME.fullmatch(name) else ""
    return ""


def _number(name: str) -> str:
    found = _NAME.fullmatch(name)
    return found[1].replace("_", ".") if found else ""


def number_of(attributes: Any) -> str:  # noqa: ANN401 - attributes as Pandoc has them
    """Return the number that a heading has as an attribute, with a space after it, else ""."""
    number = dict(attributes[2]).get("number", "")
    return f"{number} " if number else ""


# --- Word --------------------------------------------------------------------------------


def word_list(xml: str) -> str:
    """Return Word's numbering with the list that the heading styles are levels of."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{".".join(f"%{n}" for n in range(1, level + 1))}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level in range(1, LEVELS + 1)
    )
    abstract = (
        f'<w:abstractNum w:abstractNumId="{_LIST}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    use = f'<w:num w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
    at = xml.index("<w:abstractNum ")
    xml = f"{xml[:at]}{abstract}{xml[at:]}"
    return xml.replace("</w:numbering>", f"{use}</w:numbering>")


def word_level(level: int) -> str:
    """Return what makes a heading style a level of the list."""
    return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{_LIST}"/></w:numPr>'


def without_word_numbers(xml: str, blocks: Sequence[Element]) -> str:
    """Return a document where only those headings of the blocks get numbers that have one."""
    numbered = _counted_names(blocks)

    def heading(found: re.Match[str]) -> str:
        name = _NAME.search(found[0])
        counted = name is not None and name[0] in numbered
        return found[0] if counted else f"{found[1]}{NO_NUMBER}{found[2]}"

    return _WORD_HEADING.sub(heading, xml)


def _counted_names(blocks: Sequence[Element]) -> set[str]:
    names: set[str] = set()
    for block in blocks:
        match block:
            case {"t": "Header", "c": [_, attributes, _]} if number := number_of(attributes):
                names.add(bookmark("section", number.strip()))
            case {"t": "Div", "c": [_, inside]}:
                names |= _counted_names(inside)
    return names


# --- LibreOffice -------------------------------------------------------------------------


def libre_outline(xml: str) -> str:
    """Return LibreOffice's styles with an outline that numbers headings."""
    for level in range(1, LEVELS + 1):
        xml = re.sub(
            rf'<text:outline-level-style text:level="{level}"\s+style:num-format="">\s*'
            r"<style:list-level-properties[^>]*/>",
            f'<text:outline-level-style text:level="{level}" style:num-format="1" '
            f'text:display-levels="{level}" style:num-suffix=" ">'
            '<style:list-level-properties text:min-label-distance="0mm"/>',
            xml,
        )
    return xml


def without_libre_numbers(xml: str, numbered: set[str]) -> str:
    """Return a document where only headings with certain bookmarks are in the outline's count."""
    return _LIBRE_HEADING.sub(
        lambda found: found[0] if found[2] in numbered else f"{_UNCOUNTED}{found[1]}", xml
    )


_UNCOUNTED = '<text:h text:is-list-header="true" '
