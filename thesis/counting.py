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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from thesis.config import Config
from thesis.document import Role, Thesis
from thesis.nodes import Environment, Figure, Inline, Node, Table
from thesis.profiles import Component, Profile, WordRule
from thesis.structures import Section
from thesis.walking import walk
from thesis.word_counter import LABEL, NUMBER, WordCounter, component_of

if TYPE_CHECKING:
    from thesis.citations import Rendered

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
    counter = WordCounter(printed)
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


def _contents(counter: WordCounter, sections: Sequence[Section], profile: Profile) -> int:
    """Return the words of the contents and of the lists of figures and tables."""
    scratch = WordCounter(counter.printed)
    scratch.add("contents", _AUTOMATIC_TITLE)
    for line in _lines_of_contents(sections, profile):
        scratch.add("contents", line)
    nodes = [node for section in sections for node in walk(section.all_blocks())]
    for kind in ("figure", "table"):
        captions = [c for node in nodes if (c := _caption_of(node, kind)) is not None]
        for caption in captions:
            text = scratch.text(caption, "contents", notes=False)
            scratch.add("contents", f"{NUMBER} {text} {NUMBER}")
        scratch.add("contents", _AUTOMATIC_TITLE if captions else "")
    return scratch.words["contents"]


def _lines_of_contents(sections: Sequence[Section], profile: Profile) -> Iterator[str]:
    """Yield the headings that the contents list, with their numbers and pages."""
    listed_front = profile.layout.front_page_numbers != "none"
    for chapter in sections:
        component = component_of(chapter)
        front = component in {"preface", "abstracts"}
        if front and not listed_front:
            continue
        deepest = 1 if front else _CONTENTS_LEVEL
        for section in chapter.walk():
            if not section.title or section.level > deepest:
                continue
            number = "" if front or not _numbered(section) else NUMBER
            if component == "appendices" and section.level == 1:
                number = LABEL
            yield f"{number} {section.title} {NUMBER}"


def _numbered(section: Section) -> bool:
    heading = section.heading
    return heading is not None and heading.numbered and section.chapter.numbered is not False


def _caption_of(node: Node, kind: str) -> Sequence[Inline] | None:
    """Return what the list of figures, or of tables, says of a node; None when it does not."""
    match node:
        case Environment(kind=own, caption=caption):
            return caption if own == kind else None
        case Figure(caption=caption, label=label) | Table(caption=caption, label=label):
            own = "figure" if isinstance(node, Figure) else "table"
            return caption if own == kind and (caption or label) else None
    return None
