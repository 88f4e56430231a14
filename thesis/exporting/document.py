"""The whole thesis as one document: Word, LibreOffice, or Markdown with its keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from thesis.citations.pandoc import convert
from thesis.exporting.elements import Element, words_of
from thesis.exporting.fields import LEVELS, with_contents, with_fields
from thesis.exporting.latex import Latex
from thesis.exporting.numbering import number
from thesis.exporting.opendocument import reference_odt
from thesis.exporting.styles import reference_docx
from thesis.exporting.tree import Tree
from thesis.structures import chapter_roles, divided
from thesis.typeset.outline import Outline, Part, outline
from thesis.typeset.words import words_of as words_in

if TYPE_CHECKING:
    from thesis.citations import Rendered
    from thesis.examine import Read
    from thesis.profiles.model import Layout

Format = Literal["docx", "odt", "markdown"]
#: Of Pandoc's document tree.
API_VERSION = [1, 23, 1]


@dataclass(frozen=True)
class Exported:
    """A document, and what it could not hold."""

    data: bytes
    lost: tuple[str, ...] = ()
    """TeX that no other program understands."""
    unseen: tuple[str, ...] = ()
    """Pictures that are only named."""
    appended: tuple[str, ...] = ()
    """PDFs of appendices that are only named."""


def export(given: Read, rendered: Rendered, to: Format) -> Exported:
    """Return the thesis in a format.

    Raises:
        PandocError: pandoc could not write it.
    """
    words = words_in(given.project.config.language)
    parts, tree = prepared(given, rendered, keys=to == "markdown")
    blocks = blocks_of(tree, (*parts.prefaces, *parts.abstracts))
    main = body(tree, parts, None if to == "markdown" else rendered)
    if to == "docx":
        blocks, main, listed = with_contents(blocks, main)
        blocks = with_fields([*blocks, _title(words.contents), listed, *main])
    else:
        blocks += main
    meta = _meta(given, words.tag, markdown=to == "markdown")
    document = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}
    data = _written(document, given, to, words.tag)
    return Exported(data, tuple(tree.lost), tuple(tree.unseen), tuple(tree.appended))


def prepared(given: Read, rendered: Rendered, *, keys: bool = False) -> tuple[Outline, Tree]:
    """Return the parts of a thesis, and what turns their nodes into elements."""
    config, thesis = given.project.config, divided(given.project.thesis)
    parts = outline(thesis, [chapter_roles(chapter) for chapter in thesis.chapters])
    tree = Tree(
        root=config.root,
        rendered={
            id(cluster): inlines
            for cluster, inlines in zip(thesis.clusters(), rendered.clusters, strict=True)
        },
        numbers=number(parts, given.context.profile.layout.appendix_number_style),
        words=words_in(config.language),
        keys=keys,
    )
    return parts, tree


def body(tree: Tree, parts: Outline, rendered: Rendered | None) -> list[Element]:
    """Return chapters, reference list (None: without one) and appendices."""
    blocks = blocks_of(tree, (*parts.main, *parts.references))
    if rendered and rendered.references:
        if not parts.references:
            blocks.append(_title(tree.words.references))
        blocks.append(_references(tree, rendered))
    return blocks + blocks_of(tree, parts.appendices)


def blocks_of(tree: Tree, parts: Sequence[Part]) -> list[Element]:
    """Return chapters; one in another language than the thesis within a division that says so."""
    blocks: list[Element] = []
    for part in parts:
        inside = (
            Latex(tree).blocks(part.chapter.blocks)
            if part.chapter.format == "latex"
            else tree.blocks(part.chapter.blocks)
        )
        language = part.chapter.language
        if language != tree.words.tag[:2]:
            inside = [{"t": "Div", "c": [["", [], [["lang", language]]], inside]}]
        blocks += inside
    return blocks


def _title(text: str) -> Element:
    return {"t": "Header", "c": [1, ["", ["unnumbered"], []], words_of(text)]}


def _references(tree: Tree, rendered: Rendered) -> Element:
    entries = [
        {
            "t": "Para",
            "c": [
                {"t": "Span", "c": [[f"ref-{reference.key}", [], []], []]},
                *tree.inlines(reference.inlines),
            ],
        }
        for reference in rendered.references
    ]
    return {"t": "Div", "c": [["", [], [["custom-style", "Bibliography"]]], entries]}


def _meta(given: Read, tag: str, *, markdown: bool) -> dict[str, Any]:
    config = given.project.config

    def text(value: str) -> Element:
        return {"t": "MetaInlines", "c": words_of(value)}

    people = config.authors or config.candidates
    meta: dict[str, Any] = {"title": text(config.title), "lang": text(tag)}
    if not markdown:
        meta["toc-title"] = text(words_in(config.language).contents)
    if config.subtitle:
        meta["subtitle"] = text(config.subtitle)
    if people:
        meta["author"] = {"t": "MetaList", "c": [text(name) for name in people]}
    if config.date:
        shown = config.date.isoformat() if markdown else words_in(config.language).date(config.date)
        meta["date"] = text(shown)
    if markdown:
        sources = given.project.bibliography.sources
        meta["bibliography"] = {"t": "MetaList", "c": [text(s.path) for s in sources]}
    return meta


def _written(document: dict[str, Any], given: Read, to: Format, tag: str) -> bytes:
    data = json.dumps(document).encode()
    if to == "markdown":
        arguments = ["-f", "json", "-t", "markdown-smart", "-s", "--wrap=none"]
        return convert([*arguments, "--markdown-headings=atx"], data)[0]
    layout = layout_of(given)
    styles = reference_odt(layout, tag) if to == "odt" else reference_docx(layout, tag)
    arguments = ["-f", "json", "-t", to, "-s", "-o", "-", "--reference-doc=styles"]
    if to == "odt":
        arguments += ["--toc", f"--toc-depth={LEVELS}"]
    return convert(arguments, data, {"styles": styles})[0]


def layout_of(given: Read) -> Layout:
    """Return the profile's layout, with the font that the thesis chooses."""
    layout = given.context.profile.layout
    return replace(layout, font=given.project.config.font or layout.font)
