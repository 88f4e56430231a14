"""LibreOffice's table of contents, filled in before it is updated (OpenDocument 1.3, part 3, 8.3).

Page numbers are references that LibreOffice counts when it opens the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from thesis.citations.elements import Element
from thesis.exporting.fields import plain
from thesis.exporting.headings import LEVELS, number_of

_LINK = 'text:style-name="Internet_20_link"'
_TEMPLATE = (
    f"<text:index-entry-link-start {_LINK}/><text:index-entry-chapter/><text:index-entry-text/>"
    '<text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
    "<text:index-entry-page-number/><text:index-entry-link-end/>"
)


class Contents:
    """The headings of a document, and the names that the contents find them by."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.numbered: set[str] = set()
        """The bookmarks of headings that bear a number."""

    def listed(self, blocks: Sequence[Element]) -> list[Element]:
        """Return blocks where each heading that is listed has a name."""
        out: list[Element] = []
        for block in blocks:
            match block:
                case {"t": "Header", "c": [level, attributes, inlines]} if level <= LEVELS:
                    name = attributes[0] or f"heading-{len(self._lines) + 1}"
                    number = number_of(attributes)
                    if number:
                        self.numbered.add(name)
                    self._lines.append(_line(level, name, f"{number}{plain(inlines)}"))
                    attributes = [name, *attributes[1:]]
                    out.append({"t": "Header", "c": [level, attributes, inlines]})
                case {"t": "Div", "c": [attributes, inside]}:
                    out.append({"t": "Div", "c": [attributes, self.listed(inside)]})
                case _:
                    out.append(block)
        return out

    def element(self, title: str) -> Element:
        """Return the table of contents."""
        heading = escape(title)
        style = 'text:style-name="Contents_20_Heading"'
        levels = "".join(
            f'<text:table-of-content-entry-template text:outline-level="{level}" '
            f'text:style-name="Contents_20_{level}">{_TEMPLATE}'
            "</text:table-of-content-entry-template>"
            for level in range(1, LEVELS + 1)
        )
        xml = (
            f'<text:table-of-content text:name="{heading}" text:protected="true">'
            f'<text:table-of-content-source text:outline-level="{LEVELS}">'
            f"<text:index-title-template {style}>{heading}</text:index-title-template>{levels}"
            "</text:table-of-content-source><text:index-body>"
            f'<text:index-title text:name="{heading}-title"><text:p {style}>{heading}</text:p>'
            f"</text:index-title>{''.join(self._lines)}</text:index-body></text:table-of-content>"
        )
        return {"t": "RawBlock", "c": ["opendocument", xml]}


def _line(level: int, name: str, text: str) -> str:
    name = escape(name)
    page = (
        f'<text:bookmark-ref text:reference-format="page" text:ref-name="{name}">'
        "</text:bookmark-ref>"
    )
    return (
        f'<text:p text:style-name="Contents_20_{level}"><text:a xlink:type="simple" '
        f'xlink:href="#{name}" {_LINK}>{escape(text)}<text:tab/>{page}</text:a></text:p>'
    )
