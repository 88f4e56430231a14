"""How the paragraphs of a Word document look, by their styles and their own formatting.

Formatting is inherited: document defaults, styles that build on one another, then what was set
by hand (ECMA-376, part 1, 17.7.2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thesis.importing.looks import Look
from thesis.importing.xml import Node, child, local, space_of

_HEADING = re.compile(r"(?:heading|overskrift|rubrik|encabezado)\s*(\d)\b", re.IGNORECASE)
_QUOTE = re.compile(
    r"(?:intense )?quote|quotations?|(?:sterkt |lang(?:t)? |blokk)?sitat(?:er)?|block ?text|"
    r"blokktekst|block quot\w+",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|bildetekst|figurtekst|tabelltekst|illustration", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|innhold|innh|contents|innhald)\s*(?:heading|\d)|table of figures|figurliste|"
    r"overskrift for innholdsfortegnelse|contents heading",
    re.IGNORECASE,
)
#: Styles that say what a line of the title page is.
FACTS = {
    "title": "title",
    "tittel": "title",
    "subtitle": "subtitle",
    "undertittel": "subtitle",
    "author": "author",
    "forfatter": "author",
    "date": "date",
    "dato": "date",
}
_OFF = {"0", "false", "off", "none"}
_LEVELS = 9


def style_level(name: str) -> int:
    """Return the level that a style's name gives a heading, 0 for none."""
    found = _HEADING.match(name)
    return int(found[1]) if found else 0


def is_quotation(name: str) -> bool:
    """Say whether a style of this name is for block quotations."""
    return bool(_QUOTE.fullmatch(name))


def is_caption(name: str) -> bool:
    """Say whether a style of this name is for captions."""
    return bool(_CAPTION.search(name))


@dataclass
class _Style:
    name: str = ""
    parent: str = ""
    paragraph: Node | None = None
    run: Node | None = None


@dataclass
class Styles:
    """The styles of a document by their ids."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _default: str = ""
    _defaults: _Style = field(default_factory=_Style)

    @classmethod
    def of(cls, root: Node | None) -> Styles:
        """Read styles.xml; without it every paragraph looks the same."""
        styles = cls()
        for node in root if root is not None else ():
            space = space_of(node)
            if local(node) == "docDefaults":
                run = child(node, "rPrDefault", "rPr")
                styles._defaults = _Style("", "", child(node, "pPrDefault", "pPr"), run)
            if local(node) != "style":
                continue
            own = node.get(f"{space}styleId", "")
            styles._styles[own] = _Style(
                _value(node, "name"),
                _value(node, "basedOn"),
                child(node, "pPr"),
                child(node, "rPr"),
            )
            if node.get(f"{space}default") and node.get(f"{space}type") == "paragraph":
                styles._default = own
        return styles

    def look(self, paragraph: Node) -> Look:
        """Return how a paragraph looks."""
        own = child(paragraph, "pPr")
        chain = list(self._chain(_value(own, "pStyle") or self._default))
        names = [style.name for style in chain]
        runs = [(run, len(text)) for run in _runs(paragraph) if (text := _text(run).strip())]
        sizes: Counter[int] = Counter()
        for run, letters in runs:
            sizes[self._size(run, chain)] += letters
        text = "".join(_text(run) for run in _runs(paragraph)).replace("\t", "  ").strip()
        return Look(
            text=text.replace("\n", " "),
            lines=lines_of(text),
            size=sizes.most_common(1)[0][0] if sizes else 0,
            bold=bool(runs) and all(self._is_on(run, chain, "b") for run, _ in runs),
            caps=bool(runs) and all(self._is_on(run, chain, "caps") for run, _ in runs),
            underlined=bool(runs) and all(self._is_on(run, chain, "u") for run, _ in runs),
            level=self._level(own, chain),
            listed=child(own, "numPr") is not None,
            quotation=any(map(is_quotation, names[:1])),
            caption=any(map(is_caption, names[:1])),
            contents=any(_CONTENTS.match(name) for name in names[:1]),
            fact=next((FACTS.get(name.lower(), "") for name in names[:1]), ""),
            new_page=_new_page(paragraph, own),
        )

    def _chain(self, style: str) -> Iterator[_Style]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style].parent

    def _level(self, own: Node | None, chain: list[_Style]) -> int:
        """Return the level of a heading, 0 for what is none."""
        for style in chain:
            if level := style_level(style.name):
                return level
        for properties in (own, *(style.paragraph for style in chain)):
            value = _value(properties, "outlineLvl")
            if value:
                return int(value) + 1 if value.isdecimal() and int(value) < _LEVELS else 0
        return 0

    def _properties(self, run: Node, chain: list[_Style]) -> Iterator[Node | None]:
        own = child(run, "rPr")
        yield own
        for style in self._chain(_value(own, "rStyle")):
            yield style.run
        for style in chain:
            yield style.run
        yield self._defaults.run

    def _size(self, run: Node, chain: list[_Style]) -> int:
        for properties in self._properties(run, chain):
            value = _value(properties, "sz")
            if value.isdecimal():
                return int(value)
        return 0

    def _is_on(self, run: Node, chain: list[_Style], name: str) -> bool:
        for properties in self._properties(run, chain):
            node = child(properties, name)
            if node is not None:
                return node.get(f"{space_of(node)}val", "1") not in _OFF
        return False


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a paragraph that is broken by hand; nothing for one that is not."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return lines if len(lines) > 1 else ()


def _value(node: Node | None, name: str) -> str:
    found = child(node, name)
    return found.get(f"{space_of(found)}val", "") if found is not None else ""


def _runs(paragraph: Node) -> Iterator[Node]:
    """Yield the runs of a paragraph, not those of a text box or a deletion inside it."""
    for node in paragraph:
        name = local(node)
        if name == "r":
            yield node
        elif name in {"hyperlink", "ins", "smartTag", "sdt", "sdtContent", "customXml"}:
            yield from _runs(node)


def _text(run: Node) -> str:
    said: Mapping[str, str] = {"tab": "\t", "br": "\n", "noBreakHyphen": "-"}
    return "".join(
        (node.text or "") if local(node) == "t" else said.get(local(node), "") for node in run
    )


def _new_page(paragraph: Node, own: Node | None) -> bool:
    """Say whether a new page begins with this paragraph or after it."""
    if child(own, "sectPr") is not None or child(own, "pageBreakBefore") is not None:
        return True
    return any(
        local(node) == "br" and node.get(f"{space_of(node)}type") == "page"
        for node in paragraph.iter()
    )
