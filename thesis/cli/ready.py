"""`thesis ready`: what the institution asks for at delivery, and what is missing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.cli.say import language_of
from thesis.diagnostic import Filled, Language, Text
from thesis.report.as_text import Line, Style, render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.ready import Item, State

_STATES: dict[State, tuple[Style, Filled]] = {
    "done": ("good", Filled("done", "ferdig")),
    "missing": ("error", Filled("missing", "mangler")),
    "not-asked": ("dim", Filled("not asked for", "ikke krevd")),
    "yourself": ("warning", Filled("check yourself", "sjekk selv")),
}
_LOOKING = Filled("checking …", "kontrollerer …")
_READY = Text(
    en="Ready to hand in, as far as a program can tell ({profile}).",
    nb="Klar til levering, så langt et program kan si det ({profile}).",
)
_MISSING = Text(en="{count} missing ({profile}).", nb="{count} mangler ({profile}).")


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Print the list; return 1 while something that is asked for is missing."""
    from thesis.ready import checklist

    with output.progress():
        output.step(_LOOKING.get(language))
        given, found, items = checklist(Path(arguments.project))
    language = language_of(given.project if given else None, language)
    if given is None:
        output.lines(render_text(found, language, verbose=arguments.verbose))
        return EXIT_FAILED
    width = max(len(item.name.get(language)) for item in items if item.state != "yourself")
    for item in items:
        output.line(_row(item, width, language))
    profile = given.context.profile.title
    missing = sum(item.state == "missing" for item in items)
    if missing:
        output.line((("error", _MISSING.fill(count=missing, profile=profile).get(language)),))
        return EXIT_FINDINGS
    output.line((("good", _READY.fill(profile=profile).get(language)),))
    return EXIT_CLEAN


def _row(item: Item, width: int, language: Language) -> Line:
    style, word = _STATES[item.state]
    state = max(len(name.get(language)) for _, name in _STATES.values())
    where = ""
    if item.where is not None and item.state == "missing":
        start = item.where.start
        where = f"{item.where.source.path}:{start.line}:{start.column}: "
    name = item.name.get(language).ljust(width)
    remark = item.remark.get(language) if item.remark else ""
    rest = f"  {where}{remark}".rstrip()
    return ((style, word.get(language).ljust(state)), ("plain", f"  {name}{rest}".rstrip()))
