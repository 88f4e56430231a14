"""Counting words: a part at a time, and against what the institution asks.

A word is what stands between white space in print, as word processors count: «s. 12», «10 000» and
a dash between spaces are two, two and one. Citations count as they are printed, a cross-reference
as «figur 1», a formula as one word. Numbers that the program sets before headings do not count,
except in the contents, nor do bullets, the numbers of a list and of footnotes, and words that are
drawn inside a picture: Word leaves them out too. Text taken out of the PDF has them, and so up to a
per cent more words where there are many lists, or a flow chart. The line that states the number
does not count itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from thesis.config import Config
from thesis.document import Role, Thesis
from thesis.nodes import (
    AppendedPages,
    Block,
    BlockQuote,
    Cite,
    Code,
    CodeBlock,
    CrossRef,
    Division,
    Environment,
    Figure,
    Footnote,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Math,
    MathBlock,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
    Table,
    Tex,
    TexBlock,
)
from thesis.profiles import Component, Profile, WordRule
from thesis.structures import Section
from thesis.walking import walk

if TYPE_CHECKING:
    from thesis.citations import Rendered

_FRAME: Mapping[Role, Component] = {
    Role.APPENDIX: "appendices",
    Role.REFERENCES: "references",
    Role.PREFACE: "preface",
    Role.ABSTRACT: "abstracts",
}
#: As deep as the contents go.
_CONTENTS_LEVEL = 3


@dataclass(frozen=True)
class Count:
    """The words of a thesis."""

    words: Mapping[Component, int]
    rule: WordRule

    @property
    def total(self) -> int:
        """The words that count."""
        return sum(self.words.get(component, 0) for component in self.rule.counted)

    @property
    def allowed(self) -> bool:
        """Whether there are neither too many nor too few."""
        highest = self.rule.highest
        return self.rule.lowest <= self.total and (highest is None or self.total <= highest)


def word_rule(config: Config, profile: Profile) -> WordRule:
    """Return the profile's rule with what thesis.yaml says instead."""
    rule = profile.words
    if config.word_limit is not None:
        rule = replace(rule, limit=config.word_limit, minimum=None, tolerance=None)
    if config.word_tolerance is not None:
        rule = replace(rule, tolerance=config.word_tolerance)
    if config.show_word_count is not None:
        rule = replace(rule, printed=config.show_word_count)
    if config.word_count:
        rule = replace(rule, counted=cast("tuple[Component, ...]", config.word_count))
    return rule


def count_words(
    thesis: Thesis,
    sections: Sequence[Section],
    rendered: Rendered,
    config: Config,
    profile: Profile,
) -> Count:
    """Return the words of a thesis.

    Args:
        thesis: as read.
        sections: its outline.
        rendered: the clusters of `thesis.clusters()` in their order, and the reference list.
        config: the thesis' facts, for the front page and what it says instead of the profile.
        profile: the institution's rule.
    """
    printed = {
        id(cite): inlines
        for cite, inlines in zip(thesis.clusters(), rendered.clusters, strict=True)
    }
    counter = _Counter(printed)
    for section in sections:
        counter.section(section)
    if rendered.references:
        if not any(Role.REFERENCES in section.roles for section in sections):
            counter.add("references", _AUTOMATIC_TITLE)
        for reference in rendered.references:
            counter.add("references", counter.text(reference.inlines, "references"))
    counter.words["front-page"] = _front_page(config, profile)
    counter.words["contents"] = _contents(counter, sections, profile)
    return Count(dict(counter.words), word_rule(config, profile))


#: Stands for a title of one word that the program sets.
_AUTOMATIC_TITLE = "x"


class _Counter:
    def __init__(self, printed: Mapping[int, Sequence[Inline]]) -> None:
        self.printed = printed
        self.words: Counter[Component] = Counter()

    def add(self, component: Component, text: str) -> None:
        self.words[component] += len(text.split())

    def section(self, section: Section) -> None:
        component = component_of(section)
        for part in section.walk():
            if part.heading is not None:
                self.add(component, self.text(part.heading.children, component))
            self.blocks(part.blocks, component)

    def blocks(self, blocks: Iterable[Block], component: Component) -> None:
        for block in blocks:
            self.block(block, component)

    def block(self, block: Block, component: Component) -> None:
        match block:
            case Heading(children=children) | Paragraph(children=children):
                self.add(component, self.text(children, component))
            case BlockQuote(blocks=blocks):
                self.blocks(blocks, _inner(component, "quotations"))
            case Division(blocks=blocks):
                self.blocks(blocks, component)
            case ListBlock(items=items):
                for item in items:
                    self.blocks(item, component)
            case Table():
                self.caption(block.caption, component)
                inner = _inner(component, "tables")
                for row in (block.header, *block.rows):
                    for cell in row:
                        self.add(inner, self.text(cell.children, inner))
            case Figure():
                self.caption(block.caption, component)
            case Environment():
                self.environment(block, component)
            case CodeBlock(text=text):
                self.add(component, text)
            case MathBlock():
                self.add(component, _FORMULA)
            case AppendedPages(texts=texts):
                self.add(component, " ".join(texts))
            case TexBlock(tex=tex):
                self.add(component, _tex_words(tex))

    def caption(self, caption: Sequence[Inline], component: Component) -> None:
        if caption:
            inner = _inner(component, "captions")
            self.add(inner, f"{_LABEL} {self.text(caption, inner)}")

    def environment(self, node: Environment, component: Component) -> None:
        match node.kind:
            case "quote":
                self.blocks(node.blocks, _inner(component, "quotations"))
            case "table" | "figure":
                inner = _inner(component, "tables" if node.kind == "table" else "captions")
                self.blocks(node.blocks, inner)
                if node.caption:
                    # The caption is among the blocks too: it moves from one part to the other.
                    text = self.text(node.caption, inner, notes=False)
                    self.words[inner] -= len(text.split())
                    self.add(_inner(component, "captions"), f"{_LABEL} {text}")
            case _:
                self.blocks(node.blocks, component)

    def text(self, inlines: Iterable[Inline], component: Component, *, notes: bool = True) -> str:
        """Return what some inlines print; their footnotes are counted on the way."""
        parts: list[str] = []
        for node in inlines:
            match node:
                case Str(text=text) | Code(text=text):
                    parts.append(text)
                case SoftBreak() | LineBreak():
                    parts.append(" ")
                case Styled() | Foreign() | Link():
                    parts.append(self.text(node.children, component, notes=notes))
                case Cite():
                    parts.append(self.text(self.printed.get(id(node), ()), component, notes=notes))
                case CrossRef(form=form):
                    parts.append(_LABEL if form == "full" else _NUMBER)
                case Math():
                    parts.append(_FORMULA)
                case Tex(tex=tex):
                    parts.append(_tex_words(tex))
                case Footnote(blocks=blocks) if notes:
                    self.blocks(blocks, _inner(component, "footnotes"))
                case _:
                    pass
        return "".join(parts)


#: What stands for «Figur 1», for a number and for a formula: only their words are counted.
_LABEL, _NUMBER, _FORMULA = "x 1", "1", "x"


def component_of(section: Section) -> Component:
    """Return the part of the thesis that a chapter belongs to."""
    return next((part for role, part in _FRAME.items() if role in section.roles), "body")


def _inner(component: Component, kind: Component) -> Component:
    """Return where a quotation, table … counts: outside the body it belongs to what it is in."""
    outside = component in _FRAME.values()
    return component if outside else kind


_TEX_ARGUMENTS = re.compile(
    r"\\(?:begin|end)\s*\{[^}]*\}(?:\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})*"
    r"|\\(?:label|includegraphics|vspace|hspace|setlength|input|cline|cmidrule)\*?"
    r"(?:\([^)]*\)|\[[^\]]*\]|\{[^}]*\})*"
)
_TEX_SPACE = re.compile(r"\\\\(?:\[[^\]]*\])?|(?<!\\)&|~|\\(?:quad|qquad|item|par|hline|newline)\b")
_TEX_COMMAND = re.compile(r"\\[A-Za-z@]+\*?(?:\[[^\]]*\])?|[{}$]|(?<!\\)%[^\n]*|\\(?=[&%#_$])")


def _tex_words(tex: str) -> str:
    """Return about what a piece of TeX prints."""
    return _TEX_COMMAND.sub("", _TEX_SPACE.sub(" ", _TEX_ARGUMENTS.sub(" ", tex)))


def _front_page(config: Config, profile: Profile) -> int:
    facts = (
        config.institution or profile.institution,
        config.department,
        config.programme,
        config.degree,
        config.title,
        config.subtitle,
        *config.authors,
        *config.candidates,
        config.course.code,
        config.course.name,
        config.supervisor,
        config.place,
    )
    course = config.course.code or config.course.name
    labels = (config.candidates, course, config.supervisor)
    date = 3 if config.date else 0
    return sum(len(fact.split()) for fact in facts) + sum(map(bool, labels)) + date


def _contents(counter: _Counter, sections: Sequence[Section], profile: Profile) -> int:
    """Return the words of the contents and of the lists of figures and tables."""
    scratch = _Counter(counter.printed)
    scratch.add("contents", _AUTOMATIC_TITLE)
    listed_front = profile.layout.front_page_numbers != "none"
    for chapter in sections:
        component = component_of(chapter)
        front = component in {"preface", "abstracts"}
        if front and not listed_front:
            continue
        for section in chapter.walk():
            deepest = 1 if front else _CONTENTS_LEVEL
            if section.title and section.level <= deepest:
                number = "" if front or not _numbered(section) else _NUMBER
                if component == "appendices" and section.level == 1:
                    number = _LABEL
                scratch.add("contents", f"{number} {section.title} {_NUMBER}")
    for kind, node_type in (("figure", Figure), ("table", Table)):
        captions = [
            caption
            for section in sections
            for node in walk(section.all_blocks())
            if (caption := _caption_of(node, kind, node_type))
        ]
        for caption in captions:
            text = scratch.text(caption, "contents", notes=False)
            scratch.add("contents", f"{_NUMBER} {text} {_NUMBER}")
        scratch.add("contents", _AUTOMATIC_TITLE if captions else "")
    return scratch.words["contents"]


def _numbered(section: Section) -> bool:
    heading = section.heading
    return heading is not None and heading.numbered and section.chapter.numbered is not False


def _caption_of(
    node: object, kind: str, node_type: type[Figure | Table]
) -> Sequence[Inline] | None:
    if isinstance(node, Environment):
        return node.caption if node.kind == kind else None
    return node.caption if isinstance(node, node_type) else None
