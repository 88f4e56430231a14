"""`thesis build`: check, and make the PDF."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.cli.say import summary
from thesis.diagnostic import Filled, Language, Text
from thesis.report.as_text import Line, render_text
from thesis.report.terminal import Output

_PAGE = Filled("1 page", "1 side")
_PAGES = Text(en="{n} pages", nb="{n} sider")
_MADE = Text(en="{file} ({pages})", nb="{file} ({pages})")
_UNCHANGED = Text(
    en="{file} ({pages}); nothing has changed", nb="{file} ({pages}); ingenting er endret"
)
_DRAFT = Text(en="Draft: {made}", nb="Utkast: {made}")
_KEPT = Filled(
    "No PDF was made; an earlier one is as it was.",
    "Ingen PDF ble laget; en tidligere er som den var.",
)


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Build and report; return the exit code."""
    from thesis.build import build

    with output.progress():
        built = build(
            Path(arguments.project),
            draft=arguments.draft,
            strict=arguments.strict,
            output=Path(arguments.output).absolute() if arguments.output else None,
            identity=arguments.identity,
            step=lambda name: output.step(name.get(language)),
        )
    language = built.ui_language or language
    output.lines(render_text(built.found, language, verbose=arguments.verbose))
    if built.pdf is None:
        output.line((*summary(built.found, language, _KEPT), ("plain", f". {_KEPT.get(language)}")))
        return EXIT_FINDINGS if built.readable else EXIT_FAILED
    if built.found:
        output.line(summary(built.found, language, _KEPT))
    words = _MADE if built.fresh else _UNCHANGED
    pages = _PAGE if built.pages == 1 else _PAGES.fill(n=built.pages)
    made = words.fill(file=_shown(built.pdf), pages=pages)
    closing = _DRAFT.fill(made=made) if arguments.draft else made
    line: Line = (("good", closing.get(language)),)
    output.line(line)
    return EXIT_CLEAN


def _shown(path: Path) -> str:
    """Return a path as short as it can be named from here."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)
