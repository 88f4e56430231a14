r"""Word's lists of figures and tables: fields that Word fills in anew, with their present lines.

ECMA-376, 17.16.5.68: `TOC \c` collects the captions that a sequence counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from thesis.citations.elements import Element
from thesis.exporting.fields import field_of_lines, line_of_contents, plain
from thesis.typeset.words import Words

#: The style of their lines.
STYLE = "TableofFigures"


def lists_of_captions(blocks: Sequence[Element], words: Words) -> list[Element]:
    """Return the lists of figures and tables, each with its heading; none for what there is not."""
    captions = list(_captions(list(blocks)))
    out: list[Element] = []
    for title, counter in ((words.figures, words.figure), (words.tables, words.table)):
        lines = [
            line_of_contents(STYLE, name, text) for kind, name, text in captions if kind == counter
        ]
        if lines:
            field = field_of_lines(f'TOC \\h \\z \\c "{counter}"', lines)
            # The second list goes on below the first.
            xml = f"{_heading(title, new_page=not out)}{field}"
            out.append({"t": "RawBlock", "c": ["openxml", xml]})
    return out


def _heading(title: str, *, new_page: bool) -> str:
    here = "" if new_page else '<w:pageBreakBefore w:val="0"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>{here}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(title)}</w:t></w:r></w:p>'
    )


def _captions(value: object) -> Iterator[tuple[str, str, str]]:
    """Yield each caption: what counts it, its bookmark, its text."""
    match value:
        case [{"t": "Span", "c": [[_, ["number"], _], inside]}, *_] if found := _counted(inside):
            yield *found, plain(value)
        case list():
            for part in value:
                yield from _captions(part)
        case dict():
            yield from _captions(value.get("c"))


def _counted(inside: Sequence[Element]) -> tuple[str, str] | None:
    for part in inside:
        match part:
            case {"t": "Span", "c": [[_, ["counted"], pairs], _]}:
                said = dict(pairs)
                if "counts" in said:
                    return said["counts"], said["bookmark"]
    return None
