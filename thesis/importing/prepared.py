"""A document made ready for pandoc, and what was done to it on the way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thesis.diagnostic import Text
from thesis.importing.archive import Archive
from thesis.importing.looks import Look, Plan

#: Around a remark that stands in the text until it is written as a comment.
REMARK = ("\ue001", "\ue002")
NO_DOCUMENT = Text(
    en="“{file}” is no document of the kind that its name says",
    nb="«{file}» er ikke et dokument av det slaget navnet sier",
)


@dataclass
class Prepared:
    """A document for pandoc."""

    data: bytes
    front: list[tuple[str, int]] = field(default_factory=list)
    """The lines of the title page, and how large their type is."""
    facts: list[tuple[str, str]] = field(default_factory=list)
    """What styles say: «title» and its words, and so on."""
    quotations: set[str] = field(default_factory=set)
    """The words of block quotations that have the style of one."""
    by_look: list[str] = field(default_factory=list)
    """Headings that were known by their look."""
    contents: int = 0
    """Lines of tables of contents that were left out."""
    boxes: list[str] = field(default_factory=list)
    """The words of text boxes."""
    overridden: list[str] = field(default_factory=list)
    """Citations that someone wrote over by hand."""
    drawings: list[str] = field(default_factory=list)
    """The words before charts and diagrams, which are lost."""
    merged: list[str] = field(default_factory=list)
    """The first words of tables with cells that are merged."""
    deleted: list[str] = field(default_factory=list)
    """The words of tracked deletions that are not in the text."""
    descriptions: dict[str, str] = field(default_factory=dict)
    """The alternative texts of an OpenDocument text's pictures, by their names in the archive."""
    linked: int = 0
    """How many pictures lie outside the document."""

    def note(self, looks: Sequence[Look], plan: Plan) -> None:
        """Keep what the paragraphs were found to be."""
        self.contents += sum(bool(looks[at].text) for at in plan.contents)
        front = [looks[at] for at in sorted(plan.front)]
        self.front = [
            (line, look.size)
            for look in front
            if not look.fact
            for line in look.lines or (look.text,)
        ]
        self.facts = [(look.fact, look.text) for look in front if look.fact]
        self.quotations = {" ".join(k.text.split()) for k in looks if k.quotation}
        self.by_look = [looks[at].text for at in plan.levels]


def rewritten(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return an archive with some of its parts changed; what is no XML is left empty.

    Pandoc needs the names of pictures only; their bytes stay where they are.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name in archive.names:
            kept = name.lower().endswith((".xml", ".rels")) or name == "mimetype"
            made.writestr(name, changed.get(name) or (archive.read(name) or b"" if kept else b""))
    return out.getvalue()
