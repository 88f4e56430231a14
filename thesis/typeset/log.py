"""What TeX wrote in its log, as diagnostics at the chapter's file and line.

Only the last pass's log is read. One fault often makes TeX report several: the first in each block
of the text is kept, and what TeX says on giving up only where it said nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from thesis.diagnostic import Diagnostic, Filled, Rule
from thesis.source import Location
from thesis.typeset import log_rules as text
from thesis.typeset import log_rules_files as files
from thesis.typeset import log_rules_forms as forms
from thesis.typeset.log_known import COMMANDS, ENVIRONMENTS, nearest
from thesis.typeset.log_patterns import CONSEQUENCES, KNOWN
from thesis.typeset.log_places import Places
from thesis.typeset.log_reader import TexError, read_errors
from thesis.typeset.log_warnings import warnings

_ENDED_BY = re.compile(
    r"\\begin\{(?P<begun>[^}]*)\}(?: on input line (?P<line>\d+))?"
    r" ended by \\end\{(?P<ended>[^}]*)\}"
)
_RUNAWAY = re.compile(
    r"^(?:File ended while scanning|Paragraph ended before|Forbidden control sequence found)"
    r"(?: (?:use|definition|text|preamble) of)? ?(?P<command>\\\S+)?"
)
_OPEN_GROUP = re.compile(
    r"^### \S.* group \(level \d+\) entered at line (?P<line>\d+) \((?P<what>.+)\)"
)
_IMAGE_SUFFIXES = {
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".eps",
    ".svg",
    ".gif",
    ".webp",
    ".tif",
    ".tiff",
}
_MATH_SIGN = re.compile(r"[_^]\s*$")


def diagnose(log: str, places: Places, *, engine: str) -> list[Diagnostic]:
    """Return what the log of the last pass says is wrong, in the order of the document."""
    found = [*_Errors(log, places, engine).diagnostics(), *warnings(log, places)]
    unique = {(d.code, d.where and d.where.span, d.message): d for d in found}
    return list(unique.values())


def interrupted_at(log: str, places: Places) -> Location | None:
    """Return the place that TeX was at when it was stopped from outside."""
    for error in read_errors(log):
        if error.text.startswith("Interruption") and error.line:
            return places.at(error.line)
    return None


@dataclass(frozen=True)
class _Finding:
    diagnostic: Diagnostic
    block: int
    tangled: bool


class _Errors:
    def __init__(self, log: str, places: Places, engine: str) -> None:
        self._log = log
        self._places = places
        self._engine = engine
        self._errors = _with_lines(read_errors(log))
        self._undefined = {
            match[1]
            for error in self._errors
            if (match := re.match(r"Environment (\S+) undefined", error.text))
        }

    def diagnostics(self) -> list[Diagnostic]:
        """Return the errors without those that follow from others."""
        kept: list[_Finding] = []
        tangled_blocks: set[int] = set()
        environments = False
        for error in self._errors:
            finding = self._finding(error)
            if finding is None or (finding.tangled and finding.block in tangled_blocks):
                continue
            nesting = finding.diagnostic.rule in {text.UNCLOSED_ENVIRONMENT, text.UNMATCHED_END}
            if nesting and environments:
                continue
            environments = environments or nesting
            if finding.tangled or nesting:
                tangled_blocks.add(finding.block)
            kept.append(finding)
        if not kept:
            kept += self._left_open()
        if not kept:
            kept += self._given_up()
        return [finding.diagnostic for finding in kept]

    def _finding(self, error: TexError) -> _Finding | None:
        if ended := _ENDED_BY.search(error.text):
            return self._environment(error, ended)
        if error.text.startswith("Undefined control sequence"):
            return self._undefined_command(error)
        if runaway := _RUNAWAY.match(error.text):
            return self._runaway(error, runaway["command"] or "")
        if undefined := re.match(r"Environment (?P<name>\S+) undefined", error.text):
            return self._undefined_environment(error, undefined["name"])
        for known in KNOWN:
            if match := known.pattern.search(error.text):
                values = {**match.groupdict(), **known.values}
                token = known.token.format(**values) if known.token else error.command
                rule, values, token = self._refined(error, known.rule, values, token)
                return self._found(error, rule, token, tangled=known.tangled, values=values)
        if CONSEQUENCES.match(error.text):
            return None
        return self._found(error, text.OTHER_ERROR, error.command, values={"message": error.text})

    def _refined(
        self, error: TexError, rule: Rule, values: dict[str, Any], token: str
    ) -> tuple[Rule, dict[str, Any], str]:
        """Return the rule, its values and token, where the sentence alone does not tell."""
        if rule is forms.UNCLOSED_MATH:
            if sign := _MATH_SIGN.search(error.before):
                token = sign[0].strip()
                return forms.MATH_OUTSIDE_MATH, {"token": token}, token
            if error.text.startswith("Missing $") and error.command.startswith("\\"):
                return forms.MATH_OUTSIDE_MATH, {"token": error.command}, error.command
        elif rule is files.MISSING_INPUT:
            name = values["file"]
            is_image = PurePosixPath(name).suffix.lower() in _IMAGE_SUFFIXES
            if is_image or re.search(r"\\(?:includegraphics|illustration)", error.before):
                return files.MISSING_IMAGE, values, name
            # LaTeX adds «.tex» to the name that the text has.
            return rule, values, name.removesuffix(".tex")
        elif rule is files.MISSING_PACKAGE:
            return rule, {**values, "engine": self._engine}, values["package"]
        elif rule is text.PREAMBLE_ONLY:
            command = next(iter(re.findall(r"\\[A-Za-z]+", error.before)[-1:]), "\\usepackage")
            return rule, {"command": command}, command
        return rule, values, token

    def _found(
        self,
        error: TexError,
        rule: Rule,
        token: str,
        *,
        tangled: bool = False,
        hint: Filled | None = None,
        values: dict[str, Any] | None = None,
    ) -> _Finding:
        where = self._where(error, token)
        diagnostic = rule.at(where, hint=hint, detail=error.detail, **(values or {}))
        return _Finding(diagnostic, self._places.block(error.line), tangled)

    def _where(self, error: TexError, token: str) -> Location | None:
        if error.file and PurePosixPath(error.file).name != "thesis.tex":
            return self._places.in_file(error.file, error.line, token, error.before)
        if error.line:
            return self._places.at(error.line, token, error.before)
        return self._places.anywhere([token])

    def _undefined_command(self, error: TexError) -> _Finding:
        command = error.command or "?"
        hint = nearest(command, COMMANDS)
        return self._found(
            error, text.UNDEFINED_COMMAND, command, hint=hint, values={"command": command}
        )

    def _undefined_environment(self, error: TexError, name: str) -> _Finding:
        return self._found(
            error,
            text.UNDEFINED_ENVIRONMENT,
            f"\\begin{{{name}}}",
            hint=nearest(name, ENVIRONMENTS),
            values={"environment": name},
        )

    def _environment(self, error: TexError, match: re.Match[str]) -> _Finding | None:
        begun, ended = match["begun"], match["ended"]
        if ended in self._undefined:
            return None
        if begun == "document":
            token = f"\\end{{{ended}}}"
            return self._found(
                error, text.UNMATCHED_END, token, tangled=True, values={"environment": ended}
            )
        line = int(match["line"] or error.line)
        where = self._places.at(line, f"\\begin{{{begun}}}")
        diagnostic = text.UNCLOSED_ENVIRONMENT.at(where, detail=error.detail, environment=begun)
        return _Finding(diagnostic, self._places.block(line), tangled=True)

    def _runaway(self, error: TexError, command: str) -> _Finding:
        """An argument's closing brace is missing: it began where the runaway text begins."""
        beginning = error.runaway.lstrip("{").partition("\\par")[0].strip()
        where = None
        if error.line:
            where = self._places.at(error.line, f"{command}{{" if command else "{", error.before)
        if beginning and (where is None or not error.line):
            where = self._places.anywhere([f"{{{beginning[:length]}" for length in (40, 20, 10)])
        diagnostic = text.UNCLOSED_BRACE.at(where, detail=error.detail)
        return _Finding(diagnostic, self._places.block(error.line), tangled=True)

    def _left_open(self) -> Iterator[_Finding]:
        """The group that was still open at the end: TeX says so without calling it an error."""
        for line in self._log.split("\n"):
            match = _OPEN_GROUP.match(line)
            if match and match["what"] in {"{", "\\begingroup"}:
                number = int(match["line"])
                where = self._places.at(number, "{")
                found = text.UNCLOSED_BRACE.at(where, detail=line)
                yield _Finding(found, self._places.block(number), tangled=True)

    def _given_up(self) -> Iterator[_Finding]:
        """What TeX says when nothing came before: the first of its consequences."""
        for error in self._errors[:1]:
            if not error.text.startswith("Interruption"):
                yield self._found(
                    error, text.OTHER_ERROR, error.command, values={"message": error.text}
                )


def _with_lines(errors: list[TexError]) -> list[TexError]:
    """Return the errors, each without a line given that of the «Emergency stop» that it leads to.

    A file that is not found is announced without its place; the place comes with the stop.
    """
    filled = []
    for error, following in zip(errors, [*errors[1:], None], strict=False):
        if not error.line and following and following.text.startswith("Emergency stop"):
            filled.append(
                replace(error, line=following.line, file=following.file, before=following.before)
            )
        else:
            filled.append(error)
    return filled
