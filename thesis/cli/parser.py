"""The command line: which commands and options there are, described in the user's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import IO, Any, NoReturn

import thesis
from thesis.cli import words
from thesis.cli.help_texts import HELP
from thesis.diagnostic import Language
from thesis.report.terminal import write

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_FAILED = 2


class Parser(argparse.ArgumentParser):
    """argparse with its headings and messages in the user's language."""

    language: Language = "en"

    def __init__(self, *args: object, **options: object) -> None:
        options["add_help"] = False
        options["allow_abbrev"] = False
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._positionals.title = words.ARGUMENTS.get(self.language)
        self._optionals.title = words.OPTIONS.get(self.language)
        self.add_argument("-h", "--help", action="help", help=words.HELP.get(self.language))

    def describe(
        self,
        argument: str,
        help_text: str = "",
        *,
        within: argparse._ActionsContainer | None = None,
        **options: Any,  # noqa: ANN401 - what argparse takes
    ) -> None:
        """Add an argument or option with its help, which has its name or is called `help_text`."""
        said = HELP[help_text or argument.removeprefix("--")].get(self.language)
        (within or self).add_argument(argument, help=said, **options)

    def format_usage(self) -> str:
        """Return the usage line, headed in the user's language."""
        formatter = self._get_formatter()
        prefix = words.USAGE.get(self.language)
        formatter.add_usage(
            self.usage, self._actions, self._mutually_exclusive_groups, prefix=prefix
        )
        return formatter.format_help()

    def format_help(self) -> str:
        """Return the help, headed in the user's language."""
        text = super().format_help()
        return text.replace("usage: ", words.USAGE.get(self.language), 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and exit with 2."""
        self.print_usage(sys.stderr)
        said = words.parser_message(message, self.language)
        self.exit(EXIT_FAILED, f"thesis: {words.WRONG_USE.get(self.language)}: {said}\n")

    def print_help(self, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """Print the help."""
        self._print_message(self.format_help(), file or sys.stdout)

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 - what argparse has
        if message:
            write(message, file or sys.stderr)


def make_parser(language: Language) -> argparse.ArgumentParser:
    """Return the parser for the whole command line."""

    class Localised(Parser):
        pass

    Localised.language = language
    parser = Localised("thesis", description=HELP["thesis"].get(language))
    parser.describe("--version", action="version", version=f"thesis {thesis.__version__}")
    commands = parser.add_subparsers(
        title=words.COMMANDS.get(language), dest="command", metavar=words.COMMAND.get(language)
    )
    for name, options in _COMMANDS.items():
        about = HELP[name].get(language)
        options(commands.add_parser(name, help=about, description=about))
    return parser


def _project(to: Parser) -> None:
    to.describe("project", nargs="?", default=".", metavar="PROJECT")


def _flags(to: Parser, *names: str) -> None:
    for name in names:
        to.describe(f"--{name}", action="store_true")


def _identity(to: Parser) -> None:
    who = to.add_mutually_exclusive_group()
    for name in ("anonymous", "named"):
        to.describe(f"--{name}", within=who, action="store_const", dest="identity", const=name)


def _build(to: Parser) -> None:
    _project(to)
    _flags(to, "strict", "verbose", "draft")
    _identity(to)
    to.describe("--output", metavar="FILE")


def _check(to: Parser) -> None:
    _project(to)
    _flags(to, "strict", "verbose")
    to.describe("--only", metavar="CHECKS", default="")
    to.describe("--format", choices=("text", "json"), default="text")
    to.describe("--select", metavar="CODES", default="")
    to.describe("--ignore", metavar="CODES", default="")
    _flags(to, "fix", "diff", "statistics")


def _count(to: Parser) -> None:
    _project(to)
    _flags(to, "verbose")


def _new(to: Parser) -> None:
    to.describe("folder", metavar="FOLDER")
    to.describe("--title")
    to.describe("--author", action="append", dest="authors")
    to.describe("--profile", metavar="NAME", default="generic")
    to.describe("--language", choices=("nb", "nn", "en"))


def _format_references(to: Parser) -> None:
    _project(to)
    to.describe("--check", "dry", action="store_true")


def _import(to: Parser) -> None:
    to.describe("files", nargs="+", metavar="FILE")
    to.describe("--to", metavar="FOLDER", required=True)
    _flags(to, "force")


def _export(to: Parser) -> None:
    _project(to)
    formats = to.add_mutually_exclusive_group(required=True)
    for name in ("docx", "odt", "markdown", "csl-json", "ris"):
        to.describe(f"--{name}", within=formats, dest="to", action="store_const", const=name)
    _identity(to)
    to.describe("--output", "export-output", metavar="FILE")
    to.describe("--draft", "export-draft", action="store_true")


def _changes(to: Parser) -> None:
    to.describe("rev", nargs="?", default="last", metavar="REV")
    _project(to)
    to.describe("--html", "changes-html", metavar="FILE")
    to.describe("--docx", "changes-docx", metavar="FILE")


def _words(to: Parser) -> None:
    actions = to.add_subparsers(dest="action", required=True, metavar="add")
    about = HELP["words-add"].get(to.language)
    add = actions.add_parser("add", help=about, description=about)
    add.describe("words", "word", nargs="+", metavar="WORD")
    add.describe("--project", default=".", metavar="PROJECT")


def _explain(to: Parser) -> None:
    to.describe("code", metavar="CODE")


def _nothing(_: Parser) -> None:
    """Leave a command without arguments."""


#: The commands in the order of `--help`, each with what gives it its arguments and options.
_COMMANDS: dict[str, Callable[[Parser], None]] = {
    "build": _build,
    "check": _check,
    "count": _count,
    "ready": _count,
    "new": _new,
    "format-references": _format_references,
    "import": _import,
    "export": _export,
    "changes": _changes,
    "words": _words,
    "profiles": _nothing,
    "rules": _nothing,
    "explain": _explain,
}


def parse(arguments: Sequence[str] | None, language: Language) -> argparse.Namespace:
    """Return the parsed command line; exits with 2 when it is wrong, after `--help` with 0."""
    parser = make_parser(language)
    parsed = parser.parse_args(arguments)
    if parsed.command is None:
        parser.print_help()
        raise SystemExit(EXIT_FAILED)
    return parsed
