"""What stands before the chapters and comes from thesis.yaml: the front page, the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from thesis.citations.elements import Element, words_of
from thesis.config import AiUse, Config, NumberPlace
from thesis.counting import count_words, word_rule
from thesis.exporting.elements import FRONT_PAGE
from thesis.typeset.facts import Facts
from thesis.typeset.words import Words

if TYPE_CHECKING:
    from thesis.citations import Rendered
    from thesis.examine import Read


def front_page(given: Read, rendered: Rendered, words: Words) -> list[Element]:
    """Return what the front page states below title and names, as the PDF's does."""
    config, profile = given.project.config, given.context.profile
    institution = config.institution or profile.institution
    count = _word_count(given, rendered, "front-page")
    facts = Facts(config, words, institution, count, profile.front_page)
    label, numbers = facts.candidates
    groups = (
        [f"{label}: {numbers}"] if numbers else [],
        [config.degree],
        [institution, config.department],
        [f"{label}: {value}" for label, value in facts.about_the_thesis],
        [facts.place_and_date],
    )
    return [_styled(lines) for group in groups if (lines := [line for line in group if line])]


def word_count(given: Read, rendered: Rendered, words: Words) -> list[Element]:
    """Return the number of words below the contents, where the thesis states it there."""
    number = _word_count(given, rendered, "contents")
    return [] if number is None else [_paragraph(f"{words.word_count}: {words.number(number)}")]


def _word_count(given: Read, rendered: Rendered, place: NumberPlace) -> int | None:
    context = given.context
    if word_rule(context.config, context.profile).printed != place:
        return None
    counted = count_words(
        context.thesis, context.sections, rendered, context.config, context.profile
    )
    return counted.total


def _styled(lines: Sequence[str]) -> Element:
    first, *others = lines
    attributes = ["", [], [["custom-style", FRONT_PAGE]]]
    inlines = [*words_of(first), *_broken(others)]
    return {"t": "Div", "c": [attributes, [{"t": "Para", "c": inlines}]]}


def _broken(lines: Sequence[str]) -> list[Element]:
    """Return lines, each on a line of its own after what stands before."""
    return [element for line in lines for element in ({"t": "LineBreak"}, *words_of(line))]


def declarations(config: Config, words: Words) -> Iterator[Element]:
    """Yield the declarations that thesis.yaml makes; nothing where it makes none."""
    if not config.independence and config.ai_use is None:
        return
    yield heading(words.declarations)
    if config.independence:
        several = max(len(config.authors), len(config.candidates)) > 1
        yield _paragraph(words.independence[several])
    if config.ai_use is not None:
        yield heading(words.ai_heading, level=2)
        yield _paragraph(words.ai_used if config.ai_use else words.ai_none)
    if config.ai_use:
        yield {"t": "BulletList", "c": [[_tool(tool, words)] for tool in config.ai_use]}


def _tool(tool: AiUse, words: Words) -> Element:
    facts = (
        (words.ai_version, tool.version),
        (words.ai_purpose, tool.purpose),
        (words.ai_where, tool.where),
    )
    lines = [f"{label}: {fact}" for label, fact in facts if fact]
    return {"t": "Plain", "c": [{"t": "Strong", "c": words_of(tool.tool)}, *_broken(lines)]}


def heading(text: str, level: int = 1) -> Element:
    """Return a heading without a number."""
    return {"t": "Header", "c": [level, ["", ["unnumbered"], []], words_of(text)]}


def _paragraph(text: str) -> Element:
    return {"t": "Para", "c": words_of(text)}
