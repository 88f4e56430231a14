"""`thesis check --statistics`: how each chapter reads, in figures. Nothing here is an error."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED
from thesis.cli.say import Failure, language_of
from thesis.diagnostic import Filled, Language
from thesis.report.as_text import Line, Style, render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.document import Chapter
    from thesis.language.readability import Readability

_TEXT_ONLY = Filled(
    "--statistics is a table for people; leave out --format json",
    "--statistics er en tabell for folk; utelat --format json",
)
_CHAPTER = Filled("chapter", "kapittel")
_ALL = Filled("all", "alt")
_COLUMNS = (
    Filled("words", "ord"),
    Filled("words/sentence", "ord/setning"),
    Filled("long words", "lange ord"),
    Filled("LIX", "liks"),
    Filled("passive", "passiv"),
)
_KEY = Filled(
    "Running text only. LIX: 30 a story, 40 a newspaper, 50 a textbook, 60 a law. Long: more than "
    "six letters. Passive: sentences with a passive, about (Norwegian only).",
    "Bare løpende tekst. Liks: 30 skjønnlitteratur, 40 avis, 50 fagbok, 60 lovtekst. Lange: mer "
    "enn seks bokstaver. Passiv: setninger med passiv, omtrent (bare norsk).",
)


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Measure and show; return the exit code."""
    if arguments.format == "json":
        raise Failure(_TEXT_ONLY)
    from thesis.examine import read

    given, found = read(Path(arguments.project))
    language = language_of(given.project if given else None, language)
    if given is None:
        output.lines(render_text(found, language, verbose=arguments.verbose))
        return EXIT_FAILED
    chapters = [(_title(chapter), _measured(chapter)) for chapter in given.context.thesis.chapters]
    output.lines(_table([row for row in chapters if row[1].sentences], language))
    output.line((("dim", _KEY.get(language)),))
    return EXIT_CLEAN


def _title(chapter: Chapter) -> str:
    from thesis.walking import plain_text

    heading = chapter.heading
    title = " ".join(plain_text(heading.children).split()) if heading else chapter.title
    return title or Path(chapter.source.path).stem


def _measured(chapter: Chapter) -> Readability:
    """Return the figures of a chapter's own language; parts in others are left out."""
    from thesis.language.extracts import extracts, nouns
    from thesis.language.readability import Readability, measure

    total = Readability()
    for prose in chapter.prose:
        for extract in extracts(prose, nouns(chapter, prose)):
            if extract.language == chapter.language:
                total += measure(extract.text, extract.language)
    return total


def _table(chapters: list[tuple[str, Readability]], language: Language) -> Iterator[Line]:
    from thesis.language.readability import Readability

    total = sum((figures for _, figures in chapters), start=Readability())
    names = [_CHAPTER.get(language), *(title for title, _ in chapters), _ALL.get(language)]
    width = min(max(map(len, names)), 40)
    heads = [column.get(language) for column in _COLUMNS]
    yield _row("help", _CHAPTER.get(language), heads, heads, width)
    for title, figures in chapters:
        yield _row("plain", title, _cells(figures, language), heads, width)
    yield _row("help", _ALL.get(language), _cells(total, language), heads, width)


def _row(style: Style, name: str, cells: list[str], heads: list[str], width: int) -> Line:
    shown = name if len(name) <= width else name[: width - 1] + "…"
    columns = "".join(f"  {c:>{max(len(h), 6)}}" for c, h in zip(cells, heads, strict=True))
    return ((style, shown.ljust(width) + columns),)


def _cells(figures: Readability, language: Language) -> list[str]:
    length = f"{figures.sentence_length:.1f}"
    passive = figures.passive_share
    return [
        str(figures.words),
        length.replace(".", ",") if language == "nb" else length,
        f"{figures.long_share:.0f} %",
        f"{figures.lix:.0f}",
        "–" if passive is None else f"{passive:.0f} %",
    ]
