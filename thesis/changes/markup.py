"""Blocks with marked changes as HTML.

Nothing of the thesis reaches the page but as text: every word is escaped, addresses are links only
where they lead to the web, and pictures are in the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from thesis.changes.elements import Element, on_inlines, text_of
from thesis.changes.words import PageWords

_TAGS = {
    "Emph": "em",
    "Strong": "strong",
    "Strikeout": "s",
    "Superscript": "sup",
    "Subscript": "sub",
    "Underline": "u",
}
_MARKS = {"insertion": "ins", "deletion": "del"}
_WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]+")
#: A chapter's heading is the page's second level.
_DEEPEST = 6


class Markup:
    """Writes elements as HTML."""

    def __init__(self, words: PageWords) -> None:
        self._words = words

    # --- blocks ---

    def blocks(self, elements: Iterable[Element]) -> str:
        """Return blocks."""
        return "\n".join(map(self.block, elements))

    def block(self, element: Element) -> str:
        """Return one block."""
        match element:
            case {"t": "Para" | "Plain", "c": inlines}:
                return f"<p>{self.inlines(inlines)}</p>"
            case {"t": "Header", "c": [level, _, inlines]}:
                tag = f"h{min(level + 1, _DEEPEST)}"
                return f"<{tag}>{self.inlines(inlines)}</{tag}>"
            case {"t": "BlockQuote", "c": inside}:
                return f"<blockquote>{self.blocks(inside)}</blockquote>"
            case {"t": "BulletList", "c": items}:
                return f"<ul>{self._items(items)}</ul>"
            case {"t": "OrderedList", "c": [[start, *_], items]}:
                return f'<ol start="{int(start)}">{self._items(items)}</ol>'
            case {"t": "DefinitionList", "c": items}:
                return f"<dl>{''.join(map(self._definition, items))}</dl>"
            case {"t": "LineBlock", "c": lines}:
                return f"<p>{'<br>'.join(map(self.inlines, lines))}</p>"
            case {"t": "Table"}:
                return self._table(element)
            case {"t": "Figure", "c": [_, [_, caption], content]}:
                said = f"<figcaption>{self.blocks(caption)}</figcaption>" if caption else ""
                return f"<figure>{self.blocks(content)}{said}</figure>"
            case {"t": "CodeBlock", "c": [_, text]}:
                return f"<pre><code>{escape(text)}</code></pre>"
            case {"t": "HorizontalRule"}:
                return "<hr>"
            case {"t": "Div", "c": [_, inside]}:
                return self.blocks(inside)
            case _:
                return f"<p>{escape(text_of(element))}</p>"

    def _items(self, items: Iterable[Sequence[Element]]) -> str:
        return "".join(f"<li>{self.blocks(item)}</li>" for item in items)

    def _definition(self, item: Any) -> str:  # noqa: ANN401 - a term and its meanings
        term, meanings = item
        said = "".join(f"<dd>{self.blocks(meaning)}</dd>" for meaning in meanings)
        return f"<dt>{self.inlines(term)}</dt>{said}"

    def _table(self, element: Element) -> str:
        _, (_, caption), _, head, bodies, foot = element["c"]
        said = f"<caption>{self.blocks(caption)}</caption>" if caption else ""
        rows = [row for body in bodies for row in (*body[2], *body[3])]
        heading = f"<thead>{self._rows(head[1], 'th')}</thead>" if head[1] else ""
        return f"<table>{said}{heading}<tbody>{self._rows([*rows, *foot[1]], 'td')}</tbody></table>"

    def _rows(self, rows: Iterable[Any], tag: str) -> str:
        return "".join(
            f"<tr>{''.join(self._cell(cell, tag) for cell in cells)}</tr>" for _, cells in rows
        )

    def _cell(self, cell: Any, tag: str) -> str:  # noqa: ANN401 - a cell as Pandoc has it
        _, _, rows, columns, blocks = cell
        spans = f' rowspan="{int(rows)}"' * (rows != 1) + f' colspan="{int(columns)}"' * (
            columns != 1
        )
        return f"<{tag}{spans}>{'<br>'.join(self._lines(blocks))}</{tag}>"

    def _lines(self, blocks: Iterable[Element]) -> Iterator[str]:
        """Yield the paragraphs of blocks that stand where no block can."""
        for block in blocks:
            inside: list[list[Element]] = []

            def take(inlines: list[Element], inside: list[list[Element]] = inside) -> list[Element]:
                inside.append(inlines)
                return inlines

            on_inlines(block, take)
            yield from map(self.inlines, inside)

    # --- inlines ---

    def inlines(self, elements: Iterable[Element]) -> str:
        """Return running text."""
        return "".join(map(self._inline, elements))

    def _inline(self, element: Element) -> str:
        match element:
            case {"t": "Str", "c": text}:
                return escape(text)
            case {"t": "Space" | "SoftBreak"}:
                return " "
            case {"t": "LineBreak"}:
                return "<br>"
            case {"t": kind, "c": inside} if kind in _TAGS:
                return f"<{_TAGS[kind]}>{self.inlines(inside)}</{_TAGS[kind]}>"
            case {"t": "SmallCaps", "c": inside}:
                return f'<span class="sc">{self.inlines(inside)}</span>'
            case {"t": "Span", "c": [attributes, inside]}:
                return self._span(attributes, inside)
            case {"t": "Link", "c": [_, inside, [target, _]]}:
                shown = self.inlines(inside)
                if not _WEB.match(target):
                    return shown
                return f'<a href="{escape(target)}" rel="noreferrer">{shown}</a>'
            case {"t": "Image", "c": [_, described, [target, _]]}:
                said = escape(text_of(described))
                if not _PICTURE.fullmatch(target):
                    return f"[{self._words.picture}: {said}]"
                return f'<img src="{target}" alt="{said}">'
            case {"t": "Note", "c": blocks}:
                inside = " ".join(self._lines(blocks))
                return f' <span class="note">[{self._words.note}: {inside}]</span>'
            case {"t": "Code" | "Math", "c": [_, text]}:
                return f"<code>{escape(text)}</code>"
            case _:
                return escape(text_of(element))

    def _span(self, attributes: Any, inside: Sequence[Element]) -> str:  # noqa: ANN401
        _, classes, pairs = attributes
        shown = self.inlines(inside)
        if not shown:
            return ""
        for name in classes:
            if name in _MARKS:
                return f"<{_MARKS[name]}>{shown}</{_MARKS[name]}>"
        for name, value in pairs:
            if name == "lang":
                return f'<span lang="{escape(value)}">{shown}</span>'
        return shown
