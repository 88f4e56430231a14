"""Each of TeX's errors as a diagnostic at its place, one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from thesis.diagnostic import Diagnostic, Filled, Rule
from thesis.source import Location
from thesis.typeset import log_rules as text
from thesis.typeset import log_rules_files as files
from thesis.typeset import log_rules_forms as forms
from thesis.typeset.log_known import COMMANDS, ENVIRONMENTS, nearest
from thesis.typeset.log_packages import declaration_of, package_of
from thesis.typeset.log_patterns import CONSEQUENCES, KNOWN
from thesis.typeset.log_places import Places
from thesis.typeset.log_reader import TexError

END = "\\end{document}"
UNKNOWN_ENVIRONMENT = re.compile(r"^Environment (?P<name>\S+) undefined")
_ENDED_BY = re.compile(
    r"\\begin\{(?P<begun>[^}]*)\}(?: on input line (?P<line>\d+))?"
    r" ended by \\end\{(?P<ended>[^}]*)\}"
)
_RUNAWAY = re.compile(
    r"^(?:File ended while scanning|Paragraph ended before|Forbidden control sequence found)"
    r"(?: (?:use|definition|text|preamble) of)? ?(?P<command>\\[A-Za-z@]+)?"
)
_NOT_FOUND = re.compile(r"^LaTeX Warning: File `([^']+)' not found", re.MULTILINE)
#: Rules about what thesis.yaml asks for.
_OF_SETTINGS = frozenset({files.MISSING_PACKAGE, files.OPTION_CLASH, files.MISSING_FONT})
_IMAGE_SUFFIXES = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".eps", ".svg", ".gif", ".webp", ".tif", ".tiff"}
)
_IMAGE_COMMAND = re.compile(r"\\(?:includegraphics|illustration)")
_MATH_SIGN = re.compile(r"[_^]\s*$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic, and what is needed to tell whether it only follows from another."""

    diagnostic: Diagnostic
    block: int
    """The block of the text that TeX was in."""
    tangled: bool
    """Whether what TeX says next in the same block is likely a consequence."""
    at_end: bool
    """Whether TeX noticed it only at the end of the document."""

    @property
    def rule(self) -> Rule:
        """The diagnostic's rule."""
        return self.diagnostic.rule


class Finder:
    """Finds what a log's errors mean."""

    def __init__(self, log: str, places: Places, *, engine: str) -> None:
        self._places = places
        self._engine = engine
        self._images_not_found = frozenset(_NOT_FOUND.findall(log))

    def finding(self, error: TexError) -> Finding | None:
        """Return what an error means; None when it says nothing by itself."""
        if ended := _ENDED_BY.search(error.text):
            return self._environment(error, ended)
        if error.text.startswith("Undefined control sequence"):
            return self._undefined_command(error)
        if undefined := UNKNOWN_ENVIRONMENT.match(error.text):
            return self._undefined_environment(error, undefined["name"])
        if runaway := _RUNAWAY.match(error.text):
            return self._runaway(error, runaway["command"] or "")
        for known in KNOWN:
            if match := known.pattern.search(error.text):
                values = {**match.groupdict(), **known.values}
                token = known.token.format(**values) if known.token else error.command
                rule, values, token = self._refined(error, known.rule, values, token)
                return self._found(error, rule, token, tangled=known.tangled, **values)
        return None if CONSEQUENCES.match(error.text) else self.in_own_words(error)

    def in_own_words(self, error: TexError) -> Finding:
        """Return TeX's own sentence as a finding."""
        if error.text.startswith("Missing }"):
            return self._found(error, text.UNCLOSED_BRACE, "{", tangled=True)
        return self._found(error, text.OTHER_ERROR, error.command, tangled=True, message=error.text)

    def open_brace(self, line: int, detail: str) -> Finding:
        """Return that the brace opened on a line of the .tex is never closed."""
        where = self._places.at(line, "{")
        return self._at(line, text.UNCLOSED_BRACE.at(where, detail=detail))

    # --- sentences that are not in the table ---

    def _undefined_command(self, error: TexError) -> Finding:
        command = error.command or "?"
        if "@" in command:
            # Not a person's: a command of LaTeX's own stands where it cannot work.
            message = f"Undefined control sequence {command}"
            return self._found(error, text.OTHER_ERROR, tangled=True, message=message)
        hint = package_of(command, self._engine) or nearest(command, COMMANDS)
        return self._found(error, text.UNDEFINED_COMMAND, command, hint=hint, command=command)

    def _undefined_environment(self, error: TexError, name: str) -> Finding:
        known = package_of(name, self._engine) or declaration_of(name)
        hint = known or nearest(name, ENVIRONMENTS)
        token = f"\\begin{{{name}}}"
        return self._found(error, text.UNDEFINED_ENVIRONMENT, token, hint=hint, environment=name)

    def _environment(self, error: TexError, match: re.Match[str]) -> Finding:
        begun, ended = match["begun"], match["ended"]
        if begun == "document":
            token = f"\\end{{{ended}}}"
            return self._found(error, text.UNMATCHED_END, token, tangled=True, environment=ended)
        line = int(match["line"] or error.line)
        where = self._places.at(line, f"\\begin{{{begun}}}")
        diagnostic = text.UNCLOSED_ENVIRONMENT.at(where, detail=error.detail, environment=begun)
        return self._at(line, diagnostic)

    def _runaway(self, error: TexError, command: str) -> Finding:
        """An argument's closing brace is missing: it began where the runaway text begins."""
        if command.endswith("verbatim"):
            where = self._places.anywhere(["\\begin{verbatim}"])
            found = text.UNCLOSED_ENVIRONMENT.at(where, detail=error.detail, environment="verbatim")
            return self._at(error.line, found)
        where = None
        if error.line:
            where = self._places.at(error.line, f"{command}{{" if command else "{", error.before)
        beginning = error.runaway.lstrip("{").partition("\\par")[0].strip()
        if beginning and (where is None or not error.line):
            where = self._places.anywhere([f"{{{beginning[:length]}" for length in (40, 20, 10)])
        return self._at(error.line, text.UNCLOSED_BRACE.at(where, detail=error.detail))

    # --- sentences that do not tell all ---

    def _refined(
        self, error: TexError, rule: Rule, values: dict[str, Any], token: str
    ) -> tuple[Rule, dict[str, Any], str]:
        """Return the rule, its values and token, where the sentence alone does not tell."""
        if rule is forms.UNCLOSED_MATH:
            if sign := _MATH_SIGN.search(error.before):
                token = sign[0].strip()
                return forms.MATH_OUTSIDE_MATH, {"sign": token}, token
            if error.text.startswith("Missing $") and error.command.startswith("\\"):
                return forms.MATH_OUTSIDE_MATH, {"sign": error.command}, error.command
        elif rule is files.MISSING_INPUT:
            name = values["file"]
            is_image = PurePosixPath(name).suffix.lower() in _IMAGE_SUFFIXES
            if is_image or _IMAGE_COMMAND.search(error.before):
                return files.MISSING_IMAGE, values, name
            # LaTeX adds «.tex» to the name that the text has.
            return rule, values, name.removesuffix(".tex")
        elif rule is files.UNREADABLE_IMAGE:
            return self._unreadable(error, values["file"])
        elif rule is files.MISSING_PACKAGE:
            return rule, {**values, "engine": self._engine}, values["package"]
        elif rule is text.PREAMBLE_ONLY:
            command = next(iter(re.findall(r"\\[A-Za-z]+", error.before)[-1:]), "\\usepackage")
            return rule, {"command": command}, command
        return rule, values, token

    def _unreadable(self, error: TexError, name: str) -> tuple[Rule, dict[str, Any], str]:
        """An image that the engine does not take: the sentence may have only its ending."""
        if name.startswith("."):
            line = error.before + error.after
            written = re.findall(rf"[^{{}}\s]+{re.escape(name)}(?=\}})", line)
            name = written[-1] if written else name
        name = "/".join(part for part in PurePosixPath(name).parts if part != "..")
        missing = name in self._images_not_found
        return files.MISSING_IMAGE if missing else files.UNREADABLE_IMAGE, {"file": name}, name

    # --- places ---

    def _found(
        self,
        error: TexError,
        rule: Rule,
        token: str = "",
        *,
        tangled: bool = False,
        hint: Filled | None = None,
        **values: object,
    ) -> Finding:
        where = self._where(error, token)
        if where is None and rule in _OF_SETTINGS:
            where = self._places.in_settings(token)
        if rule is files.MISSING_PACKAGE and self._engine != "embedded":
            hint = files.INSTALL_PACKAGE.fill(package=values["package"])
        diagnostic = rule.at(where, hint=hint, detail=error.detail, **values)  # type: ignore[arg-type]  # placeholders only
        block = self._places.block(error.line)
        return Finding(diagnostic, block, tangled, at_end=END in error.before)

    def _at(self, line: int, diagnostic: Diagnostic) -> Finding:
        return Finding(diagnostic, self._places.block(line), tangled=True, at_end=False)

    def _where(self, error: TexError, token: str) -> Location | None:
        if error.file and PurePosixPath(error.file).name != "thesis.tex":
            return self._places.in_file(error.file, error.line, token, error.before)
        if error.text.startswith("Float(s) lost"):
            return None  # noticed some pages later
        if not error.line:
            return self._places.anywhere([token])
        found = self._places.at(error.line, token, error.before)
        if found and END in error.before and found.text != token:
            return None  # noticed at the end only, it may be anywhere
        return found
