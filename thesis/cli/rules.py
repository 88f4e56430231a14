"""`thesis rules` and `thesis explain`: what is looked for, and why."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator

from thesis.catalogue import all_rules
from thesis.cli.parser import EXIT_CLEAN
from thesis.cli.say import Failure
from thesis.diagnostic import Filled, Language, Rule, Text, find_rule
from thesis.report.as_text import Line, Style
from thesis.report.terminal import Output

_UNKNOWN = Text(
    en="there is no rule called “{name}”; {hint}", nb="det finnes ingen regel «{name}»; {hint}"
)
_LIST = Filled("`thesis rules` lists them all", "`thesis rules` viser alle")
_MEAN = Text(en="did you mean {near}?", nb="mente du {near}?")
_OFF = Filled("off unless switched on", "av til den slås på")


def run(_arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Print a line for each rule."""
    rules = all_rules()
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        style: Style = "error" if rule.severity.value == "error" else "warning"
        severity = rule.severity.word.get(language) if rule.enabled else _OFF.get(language)
        output.line(
            (
                ("rule", f"{rule.code} {rule.name.ljust(width)}  "),
                (style, severity.ljust(8)),
                ("plain", f"  {_first_sentence(rule.why.fill().get(language))}"),
            )
        )
    return EXIT_CLEAN


def _first_sentence(text: str) -> str:
    head, point, _ = text.partition(". ")
    return head + point.rstrip()


def explain(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Print all about one rule."""
    rules = all_rules()
    rule = find_rule(arguments.code)
    if rule is None:
        names = [name for r in rules for name in (r.code, r.name)]
        near = difflib.get_close_matches(arguments.code, names, n=1) or difflib.get_close_matches(
            arguments.code.upper(), names, n=1
        )
        hint = _MEAN.fill(near=near[0]) if near else _LIST
        raise Failure(_UNKNOWN.fill(name=arguments.code, hint=hint))
    output.lines(explanation(rule, language))
    return EXIT_CLEAN


_WHY = Filled("Why", "Hvorfor")
_EXAMPLE = Filled("Example", "Eksempel")
_AUTHORITY = Filled("Source", "Kilde")
_MEND = Filled("To mend it", "Slik retter du det")
_SILENCE = Filled("To silence it", "Slik demper du den")


def explanation(rule: Rule, language: Language) -> Iterator[Line]:
    """Yield what, why, an example, the source, how to mend and how to silence."""
    severity = rule.severity.word.get(language)
    yield (("rule", f"{rule.code} {rule.name}"), ("plain", f" ({severity})"))
    yield (("plain", rule.message.fill(**_shown_placeholders(rule)).get(language)),)
    yield from _part(_WHY, rule.why.fill().get(language), language)
    if rule.example:
        yield from _part(_EXAMPLE, rule.example, language)
    if authority := rule.authority.get(language):
        yield from _part(_AUTHORITY, authority, language)
    yield from _part(_MEND, rule.fix.fill().get(language), language)
    yield from _part(_SILENCE, silencing(rule), language)


def _shown_placeholders(rule: Rule) -> dict[str, str]:
    return dict.fromkeys(Text.placeholders(rule.message.en), "…")


def silencing(rule: Rule) -> str:
    """Return the ways to silence a rule, one a line."""
    return (
        f"<!-- noqa: {rule.code} -->     Markdown\n"
        f"% noqa: {rule.code}            LaTeX, .bib\n"
        f"rules: {{{rule.code}: off}}      thesis.yaml"
    )


def _part(heading: Filled, text: str, language: Language) -> Iterator[Line]:
    yield (("plain", ""),)
    yield (("help", f"{heading.get(language)}:"),)
    for line in text.splitlines():
        yield (("plain", f"  {line}"),)
