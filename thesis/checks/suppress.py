"""Silencing: comments in the text, `rules:` and `ignore:` in thesis.yaml.

A comment `<!-- noqa: CIT001 -->` (Markdown), `% noqa: CIT001` (LaTeX, .bib) or `# noqa: CFG003`
(YAML) silences rules, named by code or by name, on its own line; alone on its line it speaks for
the paragraph below, up to the next blank line. A suppression that silences nothing is reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from thesis.config import Config
from thesis.diagnostic import Diagnostic, Rule, Severity, Text, find_rule, rule
from thesis.source import Location, Source

UNKNOWN_RULE = rule(
    "CFG015",
    "unknown-rule",
    Severity.ERROR,
    message=Text(
        en="there is no rule called “{name}”", nb="det finnes ingen regel som heter «{name}»"
    ),
    why=Text(
        en="A suppression or a severity for a rule that does not exist has no effect.",
        nb="En demping eller en alvorlighet for en regel som ikke finnes, har ingen virkning.",
    ),
    fix=Text(
        en="`thesis rules` lists all rules with their codes and names",
        nb="`thesis rules` viser alle reglene med kode og navn",
    ),
    example="rules: {CIT0001: off}",
)

UNUSED = rule(
    "CFG016",
    "unused-suppression",
    Severity.WARNING,
    message=Text(
        en="this silences {name}, but there is nothing to silence",
        nb="dette demper {name}, men det er ingenting å dempe",
    ),
    why=Text(
        en="A suppression left behind would hide the next mistake of its kind.",
        nb="En demping som blir stående, skjuler neste feil av samme slag.",
    ),
    fix=Text(en="delete it", nb="slett den"),
    example="<!-- noqa: CIT001 -->",
)

_COMMENT = re.compile(
    r"(?:<!--\s*noqa:(?P<md>[^>]*?)-->)|(?:(?<!\\)[%#]+\s*noqa:(?P<rest>[^\n]*))", re.IGNORECASE
)
_RULE_NAME = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule silenced on some lines of a source."""

    rule: Rule
    where: Location
    """The rule's name in the comment."""
    first: int
    last: int

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Say whether it speaks for this diagnostic."""
        where = diagnostic.where
        return (
            where is not None
            and diagnostic.rule is self.rule
            and where.source.path == self.where.source.path
            and self.first <= where.start.line <= self.last
        )


def find_suppressions(source: Source) -> Iterator[Suppression | Diagnostic]:
    """Yield the suppressions written in a source, and a diagnostic for each unknown rule."""
    if "noqa:" not in source.text.lower():
        return
    for comment in _COMMENT.finditer(source.text):
        group = "md" if comment["md"] is not None else "rest"
        lines = _lines_spoken_for(source, comment)
        for name in _RULE_NAME.finditer(source.text, *comment.span(group)):
            where = source.at(*name.span())
            found = find_rule(name[0])
            if found is None:
                yield UNKNOWN_RULE.at(where, name=name[0])
            else:
                yield Suppression(found, where, *lines)


def _lines_spoken_for(source: Source, comment: re.Match[str]) -> tuple[int, int]:
    line = source.position(comment.start()).line
    before = source.text[source.offset(line) : comment.start()]
    after = source.text[comment.end() :].split("\n", 1)[0]
    if before.strip() or after.strip():
        return line, line
    last = line
    while source.line_text(last + 1).strip():
        last += 1
    return line, last


def settle(
    diagnostics: Iterable[Diagnostic],
    config: Config,
    sources: Iterable[Source],
    ran: Collection[str],
) -> list[Diagnostic]:
    """Return the diagnostics as thesis.yaml and the comments want them, in their order.

    `ran` holds the codes of the rules that had the chance to find something: only their
    suppressions can be called unused.
    """
    found = list(dict.fromkeys(diagnostics))  # two stages may say the same
    severities, problems = _configured(config)
    written = [item for source in sources for item in find_suppressions(source)]
    suppressions = [item for item in written if isinstance(item, Suppression)]
    problems += [item for item in written if isinstance(item, Diagnostic)]
    used: set[Suppression] = set()
    ignored: set[tuple[str, str]] = set()
    kept = []
    for diagnostic in found:
        severity = severities.get(diagnostic.code, _default(diagnostic))
        silencing = [s for s in suppressions if s.silences(diagnostic)]
        used.update(silencing)
        subject = _ignored_subject(config, diagnostic)
        if subject:
            ignored.add(subject)
        if severity is not None and not silencing and not subject:
            kept.append(diagnostic.with_severity(severity))
    problems += _unused(config, suppressions, used, ignored, ran)
    for problem in problems:
        severity = severities.get(problem.code, problem.severity)
        if severity is not None:
            kept.append(problem.with_severity(severity))
    return sorted(kept, key=_order)


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    """Order by place; then what is told by word: errors first, the most frequent first."""
    if not diagnostic.rule.by_word:
        return (False, *diagnostic.sort_key())
    places = len(diagnostic.related)
    return (True, not diagnostic.is_error, -places, *diagnostic.sort_key())


def _default(diagnostic: Diagnostic) -> Severity | None:
    return diagnostic.severity if diagnostic.rule.enabled else None


def _configured(config: Config) -> tuple[dict[str, Severity | None], list[Diagnostic]]:
    """Return severities by code from `rules:`, and what is wrong in `rules:` and `ignore:`."""
    severities: dict[str, Severity | None] = {}
    problems = []
    for name, severity in config.rules.items():
        found = find_rule(name)
        if found is None:
            problems.append(UNKNOWN_RULE.at(config.where(f"rules.{name}"), name=name))
        else:
            severities[found.code] = severity
    problems += [
        UNKNOWN_RULE.at(config.where(f"ignore.{name}"), name=name)
        for name in config.ignore
        if find_rule(name) is None
    ]
    return severities, problems


def _ignored_subject(config: Config, diagnostic: Diagnostic) -> tuple[str, str] | None:
    """Return (the name in `ignore:`, the text) where thesis.yaml ignores this occurrence."""
    if diagnostic.where is None:
        return None
    text = diagnostic.where.text.casefold()
    for name, values in config.ignore.items():
        if find_rule(name) is diagnostic.rule:
            for value in values:
                if value.casefold() == text:
                    return name, value
    return None


def _unused(
    config: Config,
    suppressions: Sequence[Suppression],
    used: Collection[Suppression],
    ignored: Collection[tuple[str, str]],
    ran: Collection[str],
) -> Iterator[Diagnostic]:
    for suppression in suppressions:
        if suppression not in used and suppression.rule.code in ran:
            yield UNUSED.at(suppression.where, name=suppression.where.text)
    for name, values in config.ignore.items():
        found = find_rule(name)
        for number, value in enumerate(values):
            if found and found.code in ran and (name, value) not in ignored:
                where = config.where(f"ignore.{name}.{number}")
                yield UNUSED.at(where, name=f"{name} ({value})")
