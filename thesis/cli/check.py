"""`thesis check`: look for everything, make nothing."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thesis import checked
from thesis.checks.registry import Family
from thesis.checks.runner import FAMILIES, SLOW_FAMILIES
from thesis.cli.mend import mend, preview
from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.cli.say import Failure, language_of, summary
from thesis.diagnostic import Diagnostic, Filled, Language, Text
from thesis.project_rules import CHECK_CRASHED
from thesis.report.as_json import render_json
from thesis.report.as_text import render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.examine import Read

_NO_SUCH_CHECK = Text(
    en="there is no check called “{name}”; choose among {known}",
    nb="det finnes ingen kontroll som heter «{name}»; velg blant {known}",
)
_ALL = (*FAMILIES, *SLOW_FAMILIES)
_GRAMMAR_OFF = Filled(
    "the grammar check is off: write `languagetool: local` (needs Java) or a server’s address "
    "in thesis.yaml",
    "grammatikkontrollen er av: skriv `languagetool: local` (krever Java) eller adressen til en "
    "tjener i thesis.yaml",
)
_CLEAN = Text(en="No problems found.", nb="Ingen feil funnet.")
_LOOKING = Text(en="checking …", nb="kontrollerer …")


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Check and report, mend before that if asked to; return the exit code."""
    if arguments.diff and arguments.format == "json":
        raise Failure(_NO_JSON_DIFF)
    if arguments.statistics:
        from thesis.cli import statistics

        return statistics.run(arguments, output, language)
    if not (arguments.fix or arguments.diff):
        return _look(arguments, output, language)
    given, shown = _examine(arguments, output, language)
    language = language_of(given.project if given else None, language)
    if given:
        root = given.project.config.root
        if not arguments.fix:
            return EXIT_FINDINGS if preview(root, shown, output, language) else EXIT_CLEAN
        shown = mend(
            root,
            shown,
            lambda: _examine(arguments, output, language)[1],
            tell=output.line if arguments.format == "text" else lambda _: None,
            language=language,
            diff=arguments.diff,
        )
    _report(arguments, output, language, shown)
    if given is None:
        return EXIT_FAILED
    return EXIT_FINDINGS if any(d.is_error for d in shown) else EXIT_CLEAN


def _look(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Check and report; an unchanged thesis is not looked at again."""
    root = Path(arguments.project).resolve()
    options = {"families": [*_families(arguments.only)], "strict": arguments.strict}
    before = checked.state(root, options)
    last = checked.load(root, before) if before else None
    if last is None:
        given, found = _found(arguments, output, language)
        if given is None:
            _report(arguments, output, language, chosen(found, arguments.select, arguments.ignore))
            return EXIT_FAILED
        last = checked.Checked(found, given.project.config.ui_language)
        if before and _is_lasting(given, found):
            checked.save(root, before, last)
    shown = chosen(last.found, arguments.select, arguments.ignore)
    _report(arguments, output, last.ui_language or language, shown)
    return EXIT_FINDINGS if any(d.is_error for d in shown) else EXIT_CLEAN


def _is_lasting(given: Read, found: Sequence[Diagnostic]) -> bool:
    """Say whether a check would find the same again: no server was asked, no check failed."""
    crashed = any(d.rule.name == CHECK_CRASHED.name for d in found)
    return given.project.config.languagetool == "off" and not crashed


def _examine(
    arguments: argparse.Namespace, output: Output, language: Language
) -> tuple[Read | None, list[Diagnostic]]:
    """Return the project, and the findings that are wanted."""
    given, found = _found(arguments, output, language)
    return given, chosen(found, arguments.select, arguments.ignore)


def _found(
    arguments: argparse.Namespace, output: Output, language: Language
) -> tuple[Read | None, list[Diagnostic]]:
    """Return the project, and all findings of the wanted checks."""
    from thesis.examine import examine

    families = _families(arguments.only)
    with output.progress():
        output.step(_LOOKING.fill().get(language))
        given, found = examine(Path(arguments.project), families, strict=arguments.strict)
    if families == ["grammar"] and given and given.project.config.languagetool == "off":
        raise Failure(_GRAMMAR_OFF)
    return given, found


def _report(
    arguments: argparse.Namespace, output: Output, language: Language, shown: Sequence[Diagnostic]
) -> None:
    if arguments.format == "json":
        output.text(render_json(shown, language))
        return
    output.lines(render_text(shown, language, verbose=arguments.verbose))
    fixable = sum(bool(d.fixes) for d in shown)
    if fixable and not arguments.fix:
        output.line((("dim", _FIXABLE.fill(n=fixable).get(language)),))
    output.line(summary(shown, language, _CLEAN.fill()))


_NO_JSON_DIFF = Filled(
    "--diff is text for people; leave out --format json",
    "--diff er tekst for folk; utelat --format json",
)
_FIXABLE = Text(
    en="`thesis check --fix` can mend {n} of these; --diff shows how",
    nb="`thesis check --fix` kan rette {n} av disse; --diff viser hvordan",
)


def _families(only: str) -> Sequence[Family]:
    names = _list(only)
    for name in names:
        if name not in _ALL:
            raise Failure(_NO_SUCH_CHECK.fill(name=name, known=", ".join(_ALL)))
    return [family for family in _ALL if not names or family in names]


def chosen(found: Sequence[Diagnostic], select: str, ignore: str) -> list[Diagnostic]:
    """Return the diagnostics that --select and --ignore leave."""
    wanted, unwanted = _rules(select), _rules(ignore)
    return [d for d in found if (not wanted or _named(d, wanted)) and not _named(d, unwanted)]


_NO_SUCH_RULE = Text(
    en="no rule has a code or name like “{name}”; `thesis rules` lists them",
    nb="ingen regel har en kode eller et navn som «{name}»; `thesis rules` viser dem",
)


def _rules(names: str) -> list[str]:
    listed = _list(names)
    if listed:
        from thesis.catalogue import all_rules

        rules = all_rules()
        for name in listed:
            if not any(r.code.startswith(name.upper()) or r.name == name for r in rules):
                near = difflib.get_close_matches(name, [r.name for r in rules], n=1)
                raise Failure(_NO_SUCH_RULE.fill(name=near[0] if near else name))
    return listed


def _named(diagnostic: Diagnostic, names: Sequence[str]) -> bool:
    rule = diagnostic.rule
    return any(rule.code.startswith(name.upper()) or rule.name == name for name in names)


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
