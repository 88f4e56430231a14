"""What pandoc rendered, as our inlines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from thesis.citations.locators import parse_locator
from thesis.citations.question import Json, is_number
from thesis.citations.setting import LAW, ORGANISATION
from thesis.citations.style_terms import AND, HYPHEN, NUMBERS
from thesis.citations.subject import at_the_beginning, in_running_text, within_sentence
from thesis.nodes import (
    Citation,
    Cite,
    Code,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Math,
    Paragraph,
    Str,
    Styled,
)
from thesis.nodes import Style as TextStyle
from thesis.source import Location

#: Unicode's private characters: `AND`, `HYPHEN`, `NUMBERS`, `LAW`, `ORGANISATION` are among them.
_STANDS_FOR_A_WORD = re.compile("[\ue000-\uf8ff]")
_AND_IN_TEXT = {"nb": "og", "nn": "og", "en": "and"}
_STYLES: dict[str, TextStyle] = {
    "Emph": "emph",
    "Underline": "emph",
    "Strong": "strong",
    "Superscript": "super",
    "Subscript": "sub",
    "SmallCaps": "smallcaps",
    "Strikeout": "strike",
}


class Reader:
    """Turns pandoc's inlines into ours, cluster after cluster in the order of the text.

    What only the order can tell is settled here: whether an organisation is mentioned for the
    first time, and whether «and» stands in running text.
    """

    def __init__(
        self,
        keys: dict[str, str],
        listed: Collection[str],
        organisations: Sequence[tuple[str, str]],
        language: str,
        subjects: Mapping[str, Inline] | None = None,
    ) -> None:
        self._keys = keys
        self._listed = listed
        self._organisations = organisations
        self._subjects = subjects or {}
        self._mentioned: set[int] = set()
        self._within = False
        self._citations: Sequence[Citation] = ()
        self._and = _AND_IN_TEXT[language]
        self._where: Location
        self._abbreviation = ""

    def cluster(self, cite: Cite, inlines: Sequence[Json]) -> tuple[Inline, ...]:
        """Return a cluster as printed."""
        self._where, self._citations = cite.where, cite.citations
        if not cite.narrative:
            return self._inlines(inlines, "&")
        self._within = within_sentence(cite)
        if found := self._subjects.get(cite.citations[0].key):
            return (*self._subject(found, inlines), *self._inlines(inlines, "&"))
        split = _end_of_names(inlines)
        names, rest = inlines[:split], inlines[split:]
        printed = list(self._inlines(names, self._and, narrative=True))
        if printed and isinstance(printed[0], Str) and not self._within:
            printed[0] = Str(cite.where, at_the_beginning(printed[0].text))
        if not rest and cite.citations[0].key in self._listed:
            printed = [Link(cite.where, f"#ref-{cite.citations[0].key}", tuple(printed))]
        if self._abbreviation:
            rest = _with_abbreviation(rest, self._abbreviation)
            self._abbreviation = ""
        return (*printed, *self._inlines(rest, "&"))

    def _subject(self, found: Inline, inlines: Sequence[Json]) -> tuple[Inline, ...]:
        """Return what the sentence calls a work, and the space before what the style prints."""
        where, printed = self._where, found
        if isinstance(found, Str):
            text = self._spelled(found.text, self._and, narrative=True)
            printed = Str(where, text if self._within else at_the_beginning(text))
        raised = inlines and inlines[0]["t"] in {"Note", "Superscript"}
        return (printed,) if raised else (printed, Str(where, "\u00a0"))

    def reference(self, where: Location, blocks: Sequence[Json]) -> tuple[Inline, ...]:
        """Return an entry of the reference list as printed, its number (if any) before it."""
        self._where, self._citations = where, ()
        parts: list[Json] = []
        for block in blocks:
            content = block["c"] if block["t"] in {"Para", "Plain"} else []
            for inline in content:
                if inline["t"] == "Span" and "csl-right-inline" in inline["c"][0][1]:
                    parts.append({"t": "Space"})
                parts.append(inline)
        return self._inlines(parts, "&")

    def _inlines(
        self, inlines: Iterable[Json], and_word: str, *, narrative: bool = False
    ) -> tuple[Inline, ...]:
        printed: list[Inline] = []
        text: list[str] = []

        def flush() -> None:
            if text:
                printed.append(
                    Str(self._where, self._spelled("".join(text), and_word, narrative=narrative))
                )
                text.clear()

        for inline in _flat(inlines):
            match inline["t"]:
                case "Link" if self._leads_nowhere(inline):
                    flush()
                    printed += self._inlines(inline["c"][1], and_word, narrative=narrative)
                case "Str":
                    text.append(inline["c"])
                case "Space" | "SoftBreak":
                    text.append(" ")
                case _:
                    flush()
                    printed.append(self._node(inline, and_word, narrative))
        flush()
        return tuple(printed)

    def _node(self, inline: Json, and_word: str, narrative: bool) -> Inline:  # noqa: FBT001
        where, kind = self._where, inline["t"]
        content: Any = inline.get("c")
        if kind in _STYLES:
            unknown = self._unknown(content) if kind == "Strong" else ""
            if unknown:
                return Styled(where, "strong", (Str(where, f"[?{unknown}]"),))
            children = self._inlines(content, and_word, narrative=narrative)
            return Styled(where, _STYLES[kind], children)
        match kind:
            case "Link":
                url = content[2][0]
                children = self._inlines(content[1], and_word, narrative=narrative)
                if url.startswith("#ref-"):
                    url = f"#ref-{self._keys[url.removeprefix('#ref-')]}"
                return Link(where, url, children)
            case "Note":
                blocks = (
                    Paragraph(where, self._inlines(block["c"], and_word))
                    for block in content
                    if block["t"] in {"Para", "Plain"}
                )
                return Footnote(where, tuple(blocks))
            case "Math":
                return Math(where, content[1])
            case "Code":
                return Code(where, content[1])
            case "LineBreak":
                return LineBreak(where)
            case _:
                return Str(where, "")

    def _leads_nowhere(self, link: Json) -> bool:
        """Say whether a link's entry is not in the list: unknown, or cited in the text only."""
        url = str(link["c"][2][0])
        key = self._keys.get(url.removeprefix("#ref-"))
        return url.startswith("#ref-") and key not in self._listed

    def _unknown(self, content: Sequence[Json]) -> str:
        """Return the unknown key that pandoc marks as «id?» in bold, or ""."""
        text = content[0]["c"] if len(content) == 1 and content[0]["t"] == "Str" else ""
        identifier = str(text).removesuffix("?")
        return self._keys.get(f"?{identifier}", "")

    def _spelled(self, text: str, and_word: str, *, narrative: bool) -> str:
        """Return text with the characters that stand for words replaced by them."""
        if text.isascii() or not _STANDS_FOR_A_WORD.search(text):
            return text
        spelled: list[str] = []
        if LAW in text:
            before, _, name = text.partition(LAW)
            within = self._within and narrative
            text = before + (in_running_text(name) if within else name)
        for char in text:
            number = ord(char) - ORGANISATION
            if 0 <= number < len(self._organisations):
                spelled.append(self._organisation(number, narrative))
            elif ord(char) in NUMBERS:
                spelled.append(self._number(NUMBERS.index(ord(char))) or char)
            else:
                spelled.append({AND: and_word, HYPHEN: "-"}.get(char, char))
        return "".join(spelled)

    def _number(self, place: int) -> str:
        """Return the number that a locator of this cluster is, or ""."""
        if place >= len(self._citations):
            return ""
        locator = parse_locator(self._citations[place].suffix.strip())
        return locator.value if locator and is_number(locator) else ""

    def _organisation(self, number: int, narrative: bool) -> str:  # noqa: FBT001
        name, short = self._organisations[number]
        if number in self._mentioned:
            return short
        self._mentioned.add(number)
        if narrative:
            self._abbreviation = short
            return name
        return f"{name} [{short}]"


def _flat(inlines: Iterable[Json]) -> Iterable[Json]:
    """Yield inlines with spans and quotation elements opened, notes that say nothing left out."""
    for inline in inlines:
        # What is left of «@dahl» where a note holds the author's name only (MLA in notes).
        if inline["t"] == "Note" and not any(block.get("c") for block in inline["c"]):
            continue
        if inline["t"] == "Span":
            yield from _flat(inline["c"][1])
        elif inline["t"] == "Quoted":
            yield {"t": "Str", "c": "«"}
            yield from _flat(inline["c"][1])
            yield {"t": "Str", "c": "»"}
        else:
            yield inline


def _end_of_names(inlines: Sequence[Json]) -> int:
    """Return where the names end in a narrative cluster: at what stands before its first link."""
    for n, inline in enumerate(inlines):
        if inline["t"] in {"Link", "Note"}:
            start = n
            while start > 0 and not _opens(inlines[start]):
                start -= 1
            return start if _opens(inlines[start]) else n
    return len(inlines)


def _opens(inline: Json) -> bool:
    return inline["t"] == "Str" and str(inline["c"]).startswith(("(", "["))


def _with_abbreviation(rest: Sequence[Json], short: str) -> Sequence[Json]:
    """Return «(SSB, 2011)» of «(2011)»."""
    for n, inline in enumerate(rest):
        if inline["t"] == "Link":
            attributes, content, target = inline["c"]
            words = [{"t": "Str", "c": f"{short},"}, {"t": "Space"}, *content]
            return [*rest[:n], {"t": "Link", "c": [attributes, words, target]}, *rest[n + 1 :]]
    return rest
