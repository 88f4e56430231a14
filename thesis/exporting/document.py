"""The whole thesis as one document: Word, LibreOffice, or Markdown with its keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from thesis.citations.elements import Element, words_of
from thesis.citations.pandoc import convert
from thesis.exporting.captions import lists_of_captions
from thesis.exporting.elements import styled
from thesis.exporting.fields import plain, with_contents, with_fields
from thesis.exporting.front import declarations, front_page, heading, word_count
from thesis.exporting.headings import (
    counted_headings,
    without_libre_numbers,
    without_word_numbers,
)
from thesis.exporting.latex import Latex
from thesis.exporting.libre_contents import Contents
from thesis.exporting.numbering import number
from thesis.exporting.opendocument import described, reference_odt
from thesis.exporting.package import changed
from thesis.exporting.pictures import without_addresses
from thesis.exporting.styles import reference_docx, with_room
from thesis.exporting.tree import Tree
from thesis.exporting.widths import with_widths
from thesis.profiles.faces import face_named
from thesis.structures import chapter_roles, divided
from thesis.typeset.columns import line_length
from thesis.typeset.outline import Outline, Part, outline
from thesis.typeset.words import words_of as words_in

if TYPE_CHECKING:
    from thesis.citations import Rendered
    from thesis.examine import Read
    from thesis.profiles.model import Layout
    from thesis.typeset.words import Words

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
    front = blocks_of(tree, (*parts.prefaces, *parts.abstracts))
    closing = given.context.profile.closing_sentence.get(given.project.config.language, "")
    main = body(tree, parts, None if to == "markdown" else rendered, closing)
    meta = _meta(given, words.tag, markdown=to == "markdown")
    if to == "markdown":
        data = _written(meta, [*front, *main], to)
    else:
        front = [*declarations(given.project.config, words), *front]
        write = _word if to == "docx" else _libre
        titled = front_page(given, rendered, words)
        below = word_count(given, rendered, words)
        layout = layout_of(given)
        line = line_length(layout, face_named(layout.font))
        front, main = with_widths(front, line), with_widths(main, line)
        whole = _Whole(meta, titled, front, below, counted_headings(main))
        data = write(whole, layout, words)
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


def body(tree: Tree, parts: Outline, rendered: Rendered | None, closing: str = "") -> list[Element]:
    """Return chapters, reference list (None: without one) with what closes it, and appendices."""
    blocks = blocks_of(tree, (*parts.main, *parts.references))
    if rendered and rendered.references:
        if not parts.references:
            blocks.append(heading(tree.words.references))
        blocks.append(_references(tree, rendered))
    if rendered and closing:
        blocks.append({"t": "Para", "c": words_of(closing)})
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

    people = config.authors or (config.candidates if markdown else ())
    meta: dict[str, Any] = {"title": text(config.title), "lang": text(tag)}
    if config.subtitle:
        meta["subtitle"] = text(config.subtitle)
    if people:
        meta["author"] = {"t": "MetaList", "c": [text(name) for name in people]}
    if markdown and config.date:
        meta["date"] = text(config.date.isoformat())
    if markdown:
        sources = given.project.bibliography.sources
        meta["bibliography"] = {"t": "MetaList", "c": [text(s.path) for s in sources]}
    return meta


@dataclass(frozen=True)
class _Whole:
    """What a word processor's file is made of."""

    meta: dict[str, Any]
    titled: list[Element]
    """What stands below title and names."""
    front: list[Element]
    """What stands before the contents."""
    below: list[Element]
    """What stands right below the contents."""
    main: list[Element]


def _word(whole: _Whole, layout: Layout, words: Words) -> bytes:
    front, main, listed = with_contents(whole.front, whole.main)
    title = styled("TOC Heading", words_of(words.contents))
    lists = lists_of_captions([*front, *main], words)
    blocks = with_fields([*whole.titled, *front, title, listed, *whole.below, *lists, *main])
    styles = reference_docx(layout, words.tag, counted=True)
    data = _written(whole.meta, blocks, "docx", {"styles": styles})

    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        xml = without_word_numbers(without_addresses(content.decode()), whole.main)
        return with_room(xml).encode()

    return changed(data, change)


def _libre(whole: _Whole, layout: Layout, words: Words) -> bytes:
    contents = Contents()
    front, main = contents.listed(whole.front), contents.listed(whole.main)
    blocks = [*whole.titled, *front, contents.element(words.contents), *whole.below, *main]
    data = _written(whole.meta, blocks, "odt", {"styles": reference_odt(layout, words.tag)})

    def change(name: str, content: bytes) -> bytes:
        if name != "content.xml":
            return content
        xml = without_libre_numbers(content.decode(), contents.numbered)
        return described(xml, list(_descriptions([*front, *main]))).encode()

    return changed(data, change)


def _descriptions(value: object) -> Iterator[str]:
    """Yield the alternative text of each picture."""
    match value:
        case {"t": "Image", "c": [_, inlines, _]}:
            yield plain(inlines)
        case dict():
            yield from _descriptions(value.get("c"))
        case list():
            for part in value:
                yield from _descriptions(part)


def _written(
    meta: dict[str, Any],
    blocks: list[Element],
    to: Format,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    document = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}
    arguments = ["-f", "json", "-s", "-o", "-"]
    if to == "markdown":
        arguments += ["-t", "markdown-smart", "--wrap=none", "--markdown-headings=atx"]
    else:
        arguments += ["-t", to, "--reference-doc=styles"]
    return convert(arguments, json.dumps(document).encode(), files)[0]


def layout_of(given: Read) -> Layout:
    """Return the profile's layout, with the font that the thesis chooses."""
    layout = given.context.profile.layout
    return replace(layout, font=given.project.config.font or layout.font)
