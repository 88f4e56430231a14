"""The whole document: parts in order, each under the page numbers that it gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from thesis.config import Config, NumberPlace
from thesis.diagnostic import Diagnostic
from thesis.document import Chapter, Role, Thesis
from thesis.fonts import LATIN_MODERN, Typeface
from thesis.nodes import Environment, Figure, Node, Str, Table, TexBlock
from thesis.profiles.faces import face_named
from thesis.profiles.model import Profile
from thesis.typeset import escape as esc
from thesis.typeset.columns import line_length
from thesis.typeset.declarations import declarations
from thesis.typeset.outline import Outline, Part, Roles, outline, targets
from thesis.typeset.preamble import new_document
from thesis.typeset.tex import command, environment
from thesis.typeset.titlepage import title_page
from thesis.typeset.unprintable import marked, unprintable, with_marks
from thesis.typeset.words import Words, words_of
from thesis.typeset.writer import Numbering, Place, Writer
from thesis.typeset.writer_blocks import blocks
from thesis.typeset.writer_headings import titled
from thesis.walking import walk

if TYPE_CHECKING:
    from thesis.citations import Rendered

_BEGIN = r"\begin{document}"


@dataclass(frozen=True)
class Assembled:
    """A TeX document in two pieces."""

    preamble: str
    r"""All before the line with `\begin{document}`; the same while only the text changes."""
    body: str
    """All from that line on."""

    @property
    def tex(self) -> str:
        """The whole document."""
        return self.preamble + self.body


def assemble(
    thesis: Thesis,
    rendered: Rendered,
    config: Config,
    profile: Profile,
    roles: Sequence[Roles],
    *,
    draft: bool,
    hyphenation: str = "",
    word_count: WordCount | None = None,
    typeface: Typeface = LATIN_MODERN,
) -> tuple[Assembled, list[Diagnostic]]:
    r"""Assemble the document, and report characters in it that its engine cannot print.

    Args:
        thesis: the chapters.
        rendered: the clusters of `thesis.clusters()` in their order, and the reference list.
        config: the thesis' facts.
        profile: the institution's layout.
        roles: what each chapter is for, one tuple a chapter.
        draft: whether every page says that it is a draft.
        hyphenation: `\hyphenation` commands for the language of `\thesisnorwegian`.
        word_count: the number of words that the thesis states, where it is to state one.
        typeface: what pdfTeX sets the text in; other engines find fonts themselves.
    """
    words = words_of(config.language)
    parts = outline(thesis, roles)
    writer = _writer(thesis, rendered, config, profile, parts)
    facts = with_marks(config) if config.engine == "embedded" else config
    document = new_document(config, profile, draft=draft, typeface=typeface)
    # PyLaTeX keeps a list whose items it dumps in order, one a line.
    document.data.extend(
        _raw(tex)
        for tex in (
            *_facts(facts, words, hyphenation),
            # A numbering of its own, so that no link means the title page by «page 1».
            command("pagenumbering", "Alph"),
            title_page(facts, profile, words, word_count=_stated(word_count, "front-page")),
            *_front(writer, parts, profile, words, facts, _stated(word_count, "contents")),
            command("mainmatterpages"),
            *(_part(writer, part, "numbered", words) for part in parts.main),
            *_references(writer, parts, rendered, config, words),
            *_closing_sentence(profile, config),
            *_appendices(writer, parts, words),
        )
    )
    preamble, _, body = str(document.dumps()).partition(_BEGIN)
    printed = _printed(thesis, rendered)
    return Assembled(preamble, f"{_BEGIN}{body}\n"), unprintable(printed, config)


def _writer(
    thesis: Thesis, rendered: Rendered, config: Config, profile: Profile, parts: Outline
) -> Writer:
    layout = profile.layout
    return Writer(
        rendered={
            id(cluster): inlines
            for cluster, inlines in zip(thesis.clusters(), rendered.clusters, strict=True)
        },
        unknown=rendered.unknown,
        targets=targets(parts.parts, appendix_sections=layout.appendix_number_style == "A"),
        line=line_length(layout, face_named(config.font or layout.font)),
        marked=marked if config.engine == "embedded" else str,
        root=config.root,
    )


def _printed(thesis: Thesis, rendered: Rendered) -> Iterator[Node]:
    """Yield all that is printed: the chapters, the citations, the reference list."""
    yield from thesis.nodes()
    yield from walk(chain.from_iterable(rendered.clusters))
    yield from walk(chain.from_iterable(entry.inlines for entry in rendered.references))


@dataclass(frozen=True, slots=True)
class WordCount:
    """A number of words that the thesis states, and where."""

    number: int
    place: NumberPlace


def _stated(count: WordCount | None, place: NumberPlace) -> int | None:
    return count.number if count is not None and count.place == place else None


def _words_at_foot(number: int | None, words: Words) -> Iterator[str]:
    if number is not None:
        yield rf"\par\vfill\noindent {words.word_count}: {esc.escape(words.number(number))}\par"


def _closing_sentence(profile: Profile, config: Config) -> Iterator[str]:
    sentence = profile.closing_sentence.get(config.language)
    if sentence:
        yield rf"\par\bigskip\noindent {esc.escape(sentence)}\par"


def _raw(tex: str) -> str:
    from pylatex import NoEscape

    # PyLaTeX's marker is lost when strings are joined, so each piece is marked last.
    raw: str = NoEscape(tex)
    return raw


def _facts(config: Config, words: Words, hyphenation: str) -> Iterator[str]:
    candidates = [f"{words.candidate[0]} {number}" for number in config.candidates]
    people = "; ".join(config.authors or candidates)
    facts = {"pdftitle": config.title, "pdfsubject": config.degree, "pdfauthor": people}
    values = ",".join(f"{key}={{{esc.pdf_text(text)}}}" for key, text in facts.items() if text)
    yield command("hypersetup", values)
    if hyphenation:
        yield rf"{{\language\thesisnorwegian {hyphenation}}}"


def _front(
    writer: Writer,
    parts: Outline,
    profile: Profile,
    words: Words,
    config: Config,
    word_count: int | None,
) -> Iterator[str]:
    yield command("frontmatterpages")
    yield from declarations(config, words)
    with_numbers = profile.layout.front_page_numbers != "none"
    numbering: Numbering = "listed" if with_numbers else "bookmarked"
    for part in (*parts.prefaces, *parts.abstracts):
        yield _part(writer, part, numbering, words)
    yield command("contentslist", words.contents, "toc")
    # The foot of the contents, also where lists of figures and tables follow on the next page.
    yield from _words_at_foot(word_count, words)
    yield from _lists(parts, words)


def _lists(parts: Outline, words: Words) -> Iterator[str]:
    """Yield the lists of figures and tables, for those that there are."""
    macro = "contentslist"
    for title, ending, kind, node_type in (
        (words.figures, "lof", "figure", Figure),
        (words.tables, "lot", "table", Table),
    ):
        nodes = (node for part in parts.parts for node in walk(part.chapter.blocks))
        if any(_captioned(node, kind, node_type) for node in nodes):
            yield command(macro, title, ending)
            macro = "morecontentslist"


def _captioned(node: object, kind: str, node_type: type[Figure | Table]) -> bool:
    if isinstance(node, Environment):
        return node.kind == kind and node.caption is not None
    return isinstance(node, node_type) and bool(node.caption)


def _part(writer: Writer, part: Part, numbering: Numbering, words: Words) -> str:
    chapter = part.chapter
    if chapter.language != words.tag[:2]:
        chapter = _without_environment(chapter)
    if chapter.numbered is False and numbering in {"numbered", "appendix"}:
        numbering = "listed"
    place = Place(chapter.language, numbering)
    text = blocks(writer, chapter.blocks, place)
    if chapter.heading is None and not _titles_itself(chapter):
        title = _title(part, words)
        name = [Str(chapter.source.at(0, 0), title)] if title else []
        if name or numbering == "appendix":
            text = f"{titled(writer, 'chapter', name, place, numbering)}\n{text}"
    if chapter.language != words.tag[:2]:
        return environment("foreignblock", text, arguments=[chapter.language])
    return text


def _without_environment(chapter: Chapter) -> Chapter:
    """Return a chapter that is a LaTeX abstract without its environment.

    The environment's title is in the language of the thesis, and not in that of the abstract.
    """
    only = chapter.blocks[0] if _titles_itself(chapter) and len(chapter.blocks) == 1 else None
    return replace(chapter, blocks=only.blocks) if isinstance(only, Environment) else chapter


def _titles_itself(chapter: Chapter) -> bool:
    """Say whether all that a chapter prints is a LaTeX abstract, which has its title with it."""
    printed = [block for block in chapter.blocks if not isinstance(block, TexBlock)]
    return [getattr(block, "kind", "") for block in printed] == ["abstract"]


def _title(part: Part, words: Words) -> str:
    """Return a title for a chapter whose text has none."""
    if part.chapter.title:
        return part.chapter.title
    own = words_of(part.chapter.language)
    if Role.ABSTRACT in part.roles:
        return own.abstract
    if Role.PREFACE in part.roles:
        return own.preface
    return words.references if Role.REFERENCES in part.roles else ""


def _references(
    writer: Writer, parts: Outline, rendered: Rendered, config: Config, words: Words
) -> Iterator[str]:
    yield command("backmatterpages")
    place = Place(config.language, "listed")
    for part in parts.references:
        yield _part(writer, part, "listed", words)
    if not rendered.references:
        return
    if not parts.references:
        name = Str(config.source.at(0, 0), words.references)
        yield titled(writer, "chapter", [name], place, "listed")
    place = replace(place, in_title=True)
    texts = align_numbers([writer.inlines(entry.inlines, place) for entry in rendered.references])
    entries = [
        command("reference", esc.name(f"ref-{entry.key}"), text)
        for entry, text in zip(rendered.references, texts, strict=True)
    ]
    yield environment("referencelist", "\n".join(entries))


_LABEL = re.compile(r"((?:\{\[\})?(\d+)(?:\{\]\}|\.))[ ~]+")


def align_numbers(texts: list[str]) -> list[str]:
    """Return entries whose text stands beside their number, where a style numbers them all."""
    labels = [_LABEL.match(text) for text in texts]
    if any(label is None or int(label[2]) != n for n, label in enumerate(labels, 1)):
        return texts
    return [
        f"{command('referencenumber', label[1])}{text[label.end() :]}"
        for label, text in zip(labels, texts, strict=True)
        if label
    ]


def _appendices(writer: Writer, parts: Outline, words: Words) -> Iterator[str]:
    if parts.appendices:
        yield command("startappendices")
    for part in parts.appendices:
        yield _part(writer, part, "appendix", words)
