"""What is done to each element of the tree that pandoc makes of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from thesis.importing import remarks, tree
from thesis.importing.archive import Archive
from thesis.importing.field_items import NARRATIVE
from thesis.importing.model import Imported, Kind

#: Where the parts of a document that pandoc names by «media/…» lie in the archive.
_FOLDERS = {"docx": ("word/", ""), "odt": ("",)}
_PICTURES = (".png", ".jpg", ".jpeg", ".pdf", ".svg")
_LOCATORS = (
    (re.compile(r"\bpages?\b(?=\s+\S)"), "s."),
    (re.compile(r"\bchapter\b(?=\s+\S)"), "kap."),
    (re.compile(r"\bparagraph\b(?=\s+\S)"), "avsn."),
    (re.compile(r"\bsection\b(?=\s+\S)"), "§"),
)


class Change:
    """What is done to each element of a document."""

    def __init__(
        self,
        archive: Archive,
        kind: str,
        keys: dict[str, str],
        imported: Imported,
        descriptions: Mapping[str, str],
    ) -> None:
        """Take what the document is, and its pictures' alternative texts where pandoc has none."""
        self._descriptions = descriptions
        self._archive = archive
        self._kind = kind
        self._keys = keys
        self._imported = imported

    def change(self, element: tree.Element) -> list[tree.Element]:
        """Return what an element becomes."""
        match element["t"]:
            case "Span":
                return self._span(element)
            case "Div":
                return list(element["c"][1])
            case "Para" if self._kind == "odt":
                element["c"] = _in_text(element["c"])
            case "Underline" | "SmallCaps":
                return list(element["c"])
            case "Link" if element["c"][2][0].startswith("#"):
                # A bookmark of Word's own: our citations and references make their own links.
                return list(element["c"][1])
            case "Image":
                return self._image(element)
            case "Cite":
                self._cite(element)
            case "Header":
                # A heading's number and name are ours to give.
                element["c"][1] = ["", [], []]
                element["c"][2] = _not_bold(element["c"][2])
            case "Note":
                # The styles of footnotes are indented, which is no quotation here.
                quoted = [b["c"] if b["t"] == "BlockQuote" else [b] for b in element["c"]]
                element["c"] = [block for blocks in quoted for block in blocks]
            case "Table":
                self._cells(element)
        return [element]

    def _span(self, element: tree.Element) -> list[tree.Element]:
        (_, classes, pairs), inlines = element["c"]
        about = dict(pairs)
        for name in classes:
            words = " ".join(tree.text_of(inlines).split())
            who = about.get("author", "")
            if name == "deletion":
                self._imported.say(Kind.GUESSED, remarks.DELETED, text=words)
                return [tree.comment(f"slettet av {who}: {words}")]
            if name == "insertion":
                return [*inlines, tree.comment(f"satt inn av {who}")]
            if name == "comment-start":
                self._imported.say(Kind.TAKEN, remarks.COMMENT, who=who, text=words)
                return [tree.comment(f"{who}: {words}")]
            if name in {"comment-end", "paragraph-insertion", "paragraph-deletion"}:
                return []
        return list(inlines)

    def _image(self, element: tree.Element) -> list[tree.Element]:
        (name, classes, pairs), words, (target, _) = element["c"]
        path = PurePosixPath(target)
        data = None
        for folder in _FOLDERS[self._kind]:
            data = data or self._archive.read(f"{folder}{target}")
        if data is None or path.suffix.lower() not in _PICTURES:
            self._imported.say(Kind.LEFT, remarks.PICTURE, file=target)
            return [tree.comment(f"bilde: {target}")]
        if described := self._descriptions.get(target):
            pairs = [*pairs, ["alt", described]]
        new = f"figures/{path.name}"
        self._imported.files[new] = data
        attributes = [name, classes, tree.width_as_share(pairs)]
        return [{"t": "Image", "c": [attributes, words, [new, ""]]}]

    def _cite(self, element: tree.Element) -> None:
        for citation in element["c"][0]:
            own = citation["citationId"]
            citation["citationId"] = self._keys.get(own, own)
            if tree.text_of(citation["citationPrefix"]).startswith(NARRATIVE):
                citation["citationPrefix"] = []
                citation["citationMode"] = {"t": "AuthorInText"}
            words = tree.text_of(citation["citationSuffix"]).strip()
            for pattern, short in _LOCATORS:
                words = pattern.sub(short, words, count=1)
            parts = [{"t": "Str", "c": word} for word in words.split()]
            spaced = [e for part in parts for e in (part, {"t": "Space"})][:-1]
            citation["citationSuffix"] = spaced

    def _cells(self, table: tree.Element) -> None:
        """Put what a cell holds in one line, as our tables have it."""
        several = False
        for row in tree.rows_of(table):
            for cell in row[1]:
                blocks = cell[4]
                several = several or len(blocks) > 1 or any(b["t"] not in _ONE for b in blocks)
                cell[4] = [{"t": "Plain", "c": tree.in_line(blocks)}] if blocks else []
        if several:
            words = " ".join(tree.lines_of([table])).split()[:5]
            self._imported.say(Kind.GUESSED, remarks.CELLS, text=" ".join(words))


#: What a cell of ours can hold.
_ONE = {"Para", "Plain"}


def _not_bold(inlines: list[tree.Element]) -> list[tree.Element]:
    """Return a heading's words without the bold type that all of them were set in."""
    full = [i for i in inlines if i["t"] not in {"Space", "SoftBreak", "LineBreak"}]
    if len(full) == 1 and full[0]["t"] in {"Strong", "Underline", "SmallCaps"}:
        return _not_bold(full[0]["c"])
    return [{"t": "Space"} if i["t"] == "LineBreak" else i for i in inlines]


def _in_text(inlines: list[tree.Element]) -> list[tree.Element]:
    """Return a paragraph's formulas as part of the line; pandoc sets all of them apart."""
    alone = all(i["t"] in {"Math", "Space", "SoftBreak", "LineBreak"} for i in inlines)
    inline = {"t": "InlineMath"}
    return [
        {"t": "Math", "c": [inline, element["c"][1]]}
        if element["t"] == "Math" and not alone
        else element
        for element in inlines
    ]
