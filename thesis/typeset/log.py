"""What TeX wrote in its log, as diagnostics at the chapter's file and line.

Only the last pass's log is read. One fault often makes TeX report several: the first in each block
of the text is kept, and what TeX says on giving up only where it said nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from thesis.diagnostic import Diagnostic
from thesis.source import Location
from thesis.typeset import log_rules as text
from thesis.typeset import log_rules_files as files
from thesis.typeset import log_rules_forms as forms
from thesis.typeset.log_findings import UNKNOWN_ENVIRONMENT, Finder, Finding
from thesis.typeset.log_places import Places
from thesis.typeset.log_reader import TexError, read_errors
from thesis.typeset.log_warnings import lost_letters, warnings

_NESTING = frozenset({text.UNCLOSED_ENVIRONMENT, text.UNMATCHED_END})
#: What a table or list is full of, which means nothing where its environment is unknown.
_INSIDE = frozenset({forms.ITEM_OUTSIDE_LIST, forms.MISPLACED_AMPERSAND, forms.NO_LINE_TO_END})
_OPEN_GROUP = re.compile(
    r"^### \S.* group \(level \d+\) entered at line (?P<line>\d+) \((?:\{|\\begingroup)\)",
    re.MULTILINE,
)


def diagnose(log: str, places: Places, *, engine: str) -> list[Diagnostic]:
    """Return what the log of the last pass says is wrong, errors before warnings."""
    found = [*_errors(log, Finder(log, places, engine=engine)), *warnings(log, places)]
    unique = {(d.code, d.where, d.message): d for d in found}
    return list(unique.values())


def interrupted_at(log: str, places: Places) -> Location | None:
    """Return the place that TeX was at when it was stopped from outside."""
    for error in read_errors(log):
        if error.text.startswith("Interruption") and error.line:
            return places.at(error.line)
    return None


def _errors(log: str, finder: Finder) -> Iterator[Diagnostic]:
    errors = _placed(read_errors(log))
    unknown = {m["name"] for error in errors if (m := UNKNOWN_ENVIRONMENT.match(error.text))}
    findings = [finding for error in errors if (finding := finder.finding(error))]
    kept = _without_consequences(findings, unknown)
    if not kept:
        # An open group is noted at the end of the log without being called an error.
        kept = [finder.open_brace(int(m["line"]), m[0]) for m in _OPEN_GROUP.finditer(log)]
    if not kept:
        first = [error for error in errors[:1] if not error.text.startswith("Interruption")]
        kept = [finder.in_own_words(error) for error in first]
    if not kept and (lost := lost_letters(log)):
        yield text.OTHER_ERROR.at(None, detail=lost, message=lost)
    yield from (finding.diagnostic for finding in kept)


def _without_consequences(findings: list[Finding], unknown: set[str]) -> list[Finding]:
    """Return the findings that do not follow from others; `unknown` are undefined environments."""
    # Without the font of thesis.yaml nothing can be set; what else is said follows from that.
    fonts = [f for f in findings if f.rule is files.MISSING_FONT and f.diagnostic.where]
    if fonts:
        return fonts[:1]
    verbs = [f for f in findings if f.rule is text.MISPLACED_VERB]
    kept: list[Finding] = []
    tangled: set[int] = set()
    nested = False
    for finding in findings:
        nesting = finding.rule in _NESTING
        follows = (
            (finding.tangled and finding.block in tangled)
            or (finding.at_end and kept and not nesting)
            or (nesting and (nested or unknown))
            or (finding.rule in _INSIDE and unknown)
            # \verb in an argument leaves its text to be read as TeX.
            or (verbs and finding is not verbs[0] and (finding.tangled or finding in verbs))
        )
        if follows:
            continue
        nested = nested or nesting
        if finding.tangled:
            tangled.add(finding.block)
        kept.append(finding)
    return kept


def _placed(errors: list[TexError]) -> list[TexError]:
    """Return the errors, each without a line given that of the «Emergency stop» that it leads to.

    A file that is not found is announced without its place; the place comes with the stop.
    """
    placed = errors[:]
    for at, (error, following) in enumerate(pairwise(errors)):
        if not error.line and following.text.startswith("Emergency stop"):
            placed[at] = replace(
                error, line=following.line, file=following.file, before=following.before
            )
    return placed
