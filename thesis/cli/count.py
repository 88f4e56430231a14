"""`thesis count`: how many words there are, part by part, and whether that is allowed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.cli.say import language_of
from thesis.diagnostic import Filled, Language, Text
from thesis.report.as_text import Line, render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.counting import Count
    from thesis.profiles import Component

NAMES: dict[Component, Filled] = {
    "front-page": Filled("front page", "forside"),
    "preface": Filled("preface", "forord"),
    "abstracts": Filled("abstracts", "sammendrag"),
    "contents": Filled("contents", "innholdsfortegnelse"),
    "body": Filled("text", "brødtekst"),
    "quotations": Filled("block quotations", "blokksitater"),
    "captions": Filled("captions", "figur- og tabelltekster"),
    "tables": Filled("tables", "tabeller"),
    "footnotes": Filled("footnotes", "fotnoter"),
    "references": Filled("references", "referanseliste"),
    "appendices": Filled("appendices", "vedlegg"),
}
_TOTAL = Filled("counted", "teller med")
_COUNTS = Filled("counts", "teller")
_NO_LIMIT = Text(
    en="{profile} sets no limit; `word-limit:` in thesis.yaml sets one",
    nb="{profile} setter ingen grense; `word-limit:` i thesis.yaml setter en",
)
_WITHIN = Text(en="Within the limit: {allowed}.", nb="Innenfor grensen: {allowed}.")
_LONG = Text(en="Too many words, by {words}: {allowed}.", nb="{words} ord for mye: {allowed}.")
_SHORT = Text(en="Too few words, by {words}: {allowed}.", nb="{words} ord for lite: {allowed}.")


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Count and compare; return the exit code."""
    from thesis.counting import count_words
    from thesis.examine import read

    given, found = read(Path(arguments.project))
    language = language_of(given.project if given else None, language)
    wrong = [d for d in found if d.is_error]
    if given is None:
        output.lines(render_text(wrong, language, verbose=arguments.verbose))
        return EXIT_FAILED
    context = given.context
    rendered, about_citations = context.rendered
    wrong += [d for d in about_citations if d.is_error]
    output.lines(render_text(wrong, language, verbose=arguments.verbose))
    count = count_words(context.thesis, context.sections, rendered, context.config, context.profile)
    output.lines(_table(count, language))
    output.line(_verdict(count, context.profile.title, language))
    return EXIT_FINDINGS if wrong or not count.allowed else EXIT_CLEAN


def _table(count: Count, language: Language) -> Iterator[Line]:
    """Yield a line for each part that has words, and the sum of those that count."""
    rows = [(name.get(language), count.words.get(part, 0), part) for part, name in NAMES.items()]
    width = max(len(name) for name, _, _ in rows)
    for name, words, part in rows:
        if words:
            counts = f"  {_COUNTS.get(language)}" if part in count.rule.counted else ""
            yield (("plain", f"{name.ljust(width)} {words:7}{counts}"),)
    yield (("help", f"{_TOTAL.get(language).ljust(width)} {count.total:7}"),)


def _verdict(count: Count, profile: str, language: Language) -> Line:
    from thesis.checks.word_limit import allowed

    limits = count.rule
    if limits.highest is None:
        return (("plain", _NO_LIMIT.fill(profile=profile).get(language)),)
    sentence, words = _WITHIN, 0
    if count.total > limits.highest:
        sentence, words = _LONG, count.total - limits.highest
    elif count.total < limits.lowest:
        sentence, words = _SHORT, limits.lowest - count.total
    text = sentence.fill(words=words, allowed=allowed(limits)).get(language)
    return (("good" if count.allowed else "warning", text),)
