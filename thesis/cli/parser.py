"""The command line: which commands and options there are, described in the user's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import IO, NoReturn

import thesis
from thesis.cli import words
from thesis.diagnostic import Filled, Language

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
        (file or sys.stdout).write(self.format_help())


_HELP = {
    "thesis": Filled(
        "From plain-text chapters and a bibliography to a checked Norwegian bachelor thesis.",
        "Fra kapitler i ren tekst og en kildeliste til en kontrollert bacheloroppgave i PDF.",
    ),
    "build": Filled("check the thesis and make the PDF", "kontroller oppgaven og lag PDF-en"),
    "check": Filled("check the thesis, make nothing", "kontroller oppgaven uten å lage noe"),
    "count": Filled(
        "count the words, part by part, against the limit",
        "tell ordene, del for del, mot grensen",
    ),
    "ready": Filled(
        "show what the institution asks for at delivery, and what is missing",
        "vis hva institusjonen krever ved levering, og hva som mangler",
    ),
    "new": Filled("make a new thesis in a new folder", "lag en ny oppgave i en ny mappe"),
    "format-references": Filled(
        "write the .bib files tidily: a field a line, in a set order",
        "skriv .bib-filene ryddig: ett felt på hver linje, i fast rekkefølge",
    ),
    "dry": Filled(
        "change nothing, only say which files would change",
        "endre ingenting, bare si hvilke filer som ville blitt endret",
    ),
    "profiles": Filled(
        "list the institutions whose requirements are known",
        "vis institusjonene som kravene er kjent for",
    ),
    "rules": Filled("list all rules", "vis alle reglene"),
    "explain": Filled(
        "explain a rule: what, why, how to mend or silence it",
        "forklar en regel: hva, hvorfor, hvordan du retter eller demper den",
    ),
    "version": Filled("print the version", "skriv versjonen"),
    "project": Filled(
        "the folder with thesis.yaml (default: this folder)",
        "mappen med thesis.yaml (ellers mappen du står i)",
    ),
    "draft": Filled(
        "make the PDF in spite of errors, marked as a draft",
        "lag PDF-en selv om det er feil, merket som utkast",
    ),
    "output": Filled(
        "where the PDF goes (default: in build/)", "hvor PDF-en skal ligge (ellers i build/)"
    ),
    "anonymous": Filled(
        "candidate numbers instead of names, and no name anywhere",
        "kandidatnumre i stedet for navn, og ikke et navn noe sted",
    ),
    "named": Filled("names instead of candidate numbers", "navn i stedet for kandidatnumre"),
    "strict": Filled("let warnings count as errors", "la advarsler telle som feil"),
    "verbose": Filled(
        "show also what TeX and other programs said",
        "vis også det TeX og andre programmer sa",
    ),
    "only": Filled(
        "only these checks, with commas between: citations, structure, spelling, lint, grammar",
        "bare disse kontrollene, med komma imellom: citations, structure, spelling, lint, grammar",
    ),
    "format": Filled("text for people or json for programs", "text for folk, json for programmer"),
    "select": Filled(
        "show only these rules: codes, beginnings of codes or names, with commas between",
        "vis bare disse reglene: koder, begynnelsen av koder eller navn, med komma imellom",
    ),
    "ignore": Filled("leave out these rules", "utelat disse reglene"),
    "fix": Filled(
        "mend in the files what can be mended with certainty, then check again",
        "rett i filene det som kan rettes med sikkerhet, og kontroller på nytt",
    ),
    "diff": Filled(
        "show what --fix changes; alone, it changes nothing",
        "vis hva --fix endrer; alene endrer valget ingenting",
    ),
    "statistics": Filled(
        "show how each chapter reads: length of sentences, long words, passives; checks nothing",
        "vis hvor lett hvert kapittel er å lese: setningslengde, lange ord, passiv; kontrollerer "
        "ingenting",
    ),
    "words": Filled("the words that the spelling check accepts", "ordene stavekontrollen godtar"),
    "words-add": Filled("write words into words.txt", "skriv ord inn i words.txt"),
    "word": Filled("a word that is right", "et ord som er riktig"),
    "code": Filled("a rule's code or name", "koden eller navnet på en regel"),
    "folder": Filled("the new folder", "den nye mappen"),
    "title": Filled("the title of the thesis", "tittelen på oppgaven"),
    "author": Filled("an author's name (may be repeated)", "navnet på en forfatter (kan gjentas)"),
    "profile": Filled(
        "the institution's requirements; `thesis profiles` lists them",
        "kravene til institusjonen; `thesis profiles` viser dem",
    ),
    "language": Filled("the language of the thesis", "språket i oppgaven"),
    "import": Filled(
        "make a project of a text that was written elsewhere",
        "lag et prosjekt av en tekst som er skrevet et annet sted",
    ),
    "export": Filled(
        "make a Word, LibreOffice or Markdown file, or a file for Zotero",
        "lag en Word-, LibreOffice- eller Markdown-fil, eller en fil til Zotero",
    ),
    "docx": Filled("for Word", "til Word"),
    "odt": Filled("for LibreOffice", "til LibreOffice"),
    "markdown": Filled("for Pandoc and Quarto", "til Pandoc og Quarto"),
    "csl-json": Filled("the bibliography, for Zotero", "kildene, til Zotero"),
    "ris": Filled("the bibliography, for EndNote", "kildene, til EndNote"),
    "export-output": Filled(
        "where the file goes (default: this folder)", "hvor filen skal ligge (ellers her)"
    ),
    "export-draft": Filled("export in spite of errors", "eksporter selv om det er feil"),
    "changes": Filled(
        "show what changed in the text since an earlier version, as a page and a Word file",
        "vis hva som er endret i teksten siden en tidligere versjon, som en side og en Word-fil",
    ),
    "rev": Filled(
        "a Git revision, a date (2026-11-20), a folder with an earlier version, or `last`: the "
        "last build that was different (default)",
        "en revisjon i Git, en dato (2026-11-20), en mappe med en tidligere versjon, eller `last`: "
        "det siste bygget som var annerledes (ellers dette)",
    ),
    "changes-html": Filled(
        "where the page goes (default: build/changes.html)",
        "hvor siden skal ligge (ellers build/changes.html)",
    ),
    "changes-docx": Filled(
        "where the Word file goes (default: build/changes.docx)",
        "hvor Word-filen skal ligge (ellers build/changes.docx)",
    ),
    "files": Filled("what to import, in order", "det som skal importeres, i rekkefølge"),
    "to": Filled("the folder for the project", "mappen prosjektet skal ligge i"),
    "force": Filled(
        "also into a folder that is not empty; nothing is overwritten",
        "også i en mappe som ikke er tom; ingenting blir overskrevet",
    ),
}


def make_parser(language: Language) -> argparse.ArgumentParser:
    """Return the parser for the whole command line."""

    class Localised(Parser):
        pass

    Localised.language = language

    def say(name: str) -> str:
        return _HELP[name].get(language)

    parser = Localised("thesis", description=say("thesis"))
    parser.add_argument(
        "--version", action="version", version=f"thesis {thesis.__version__}", help=say("version")
    )
    commands = parser.add_subparsers(
        title=words.COMMANDS.get(language), dest="command", metavar=words.COMMAND.get(language)
    )

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=say(name), description=say(name))

    def project(to: argparse.ArgumentParser) -> None:
        to.add_argument("project", nargs="?", default=".", metavar="PROJECT", help=say("project"))
        to.add_argument("--strict", action="store_true", help=say("strict"))
        to.add_argument("--verbose", action="store_true", help=say("verbose"))

    build = command("build")
    project(build)
    build.add_argument("--draft", action="store_true", help=say("draft"))
    _identity_options(build, language)
    build.add_argument("--output", metavar="FILE", help=say("output"))

    check = command("check")
    project(check)
    _check_options(check, language)

    for name in ("count", "ready"):
        about = command(name)
        about.add_argument(
            "project", nargs="?", default=".", metavar="PROJECT", help=say("project")
        )
        about.add_argument("--verbose", action="store_true", help=say("verbose"))

    new = command("new")
    new.add_argument("folder", metavar="FOLDER", help=say("folder"))
    new.add_argument("--title", help=say("title"))
    new.add_argument("--author", action="append", dest="authors", help=say("author"))
    new.add_argument("--profile", metavar="NAME", default="generic", help=say("profile"))
    new.add_argument("--language", choices=("nb", "nn", "en"), help=say("language"))

    tidy = command("format-references")
    tidy.add_argument("project", nargs="?", default=".", metavar="PROJECT", help=say("project"))
    tidy.add_argument("--check", action="store_true", help=say("dry"))

    bring = command("import")
    bring.add_argument("files", nargs="+", metavar="FILE", help=say("files"))
    bring.add_argument("--to", metavar="FOLDER", required=True, help=say("to"))
    bring.add_argument("--force", action="store_true", help=say("force"))

    out = command("export")
    out.add_argument("project", nargs="?", default=".", metavar="PROJECT", help=say("project"))
    formats = out.add_mutually_exclusive_group(required=True)
    for name in ("docx", "odt", "markdown", "csl-json", "ris"):
        formats.add_argument(
            f"--{name}", dest="to", action="store_const", const=name, help=say(name)
        )
    _identity_options(out, language)
    out.add_argument("--output", metavar="FILE", help=say("export-output"))
    out.add_argument("--draft", action="store_true", help=say("export-draft"))

    _changes_options(command("changes"), language)
    _words_options(command("words"), language)
    command("profiles")
    command("rules")
    explain = command("explain")
    explain.add_argument("code", metavar="CODE", help=say("code"))
    return parser


def _identity_options(to: argparse.ArgumentParser, language: Language) -> None:
    who = to.add_mutually_exclusive_group()
    for name in ("anonymous", "named"):
        said = _HELP[name].get(language)
        who.add_argument(f"--{name}", action="store_const", dest="identity", const=name, help=said)


def _check_options(check: argparse.ArgumentParser, language: Language) -> None:
    def say(name: str) -> str:
        return _HELP[name].get(language)

    check.add_argument("--only", metavar="CHECKS", default="", help=say("only"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=say("format"))
    check.add_argument("--select", metavar="CODES", default="", help=say("select"))
    check.add_argument("--ignore", metavar="CODES", default="", help=say("ignore"))
    for option in ("fix", "diff", "statistics"):
        check.add_argument(f"--{option}", action="store_true", help=say(option))


def _changes_options(since: argparse.ArgumentParser, language: Language) -> None:
    def say(name: str) -> str:
        return _HELP[name].get(language)

    since.add_argument("rev", nargs="?", default="last", metavar="REV", help=say("rev"))
    since.add_argument("project", nargs="?", default=".", metavar="PROJECT", help=say("project"))
    since.add_argument("--html", metavar="FILE", help=say("changes-html"))
    since.add_argument("--docx", metavar="FILE", help=say("changes-docx"))


def _words_options(accept: argparse.ArgumentParser, language: Language) -> None:
    def say(name: str) -> str:
        return _HELP[name].get(language)

    actions = accept.add_subparsers(dest="action", required=True, metavar="add")
    add = actions.add_parser("add", help=say("words-add"), description=say("words-add"))
    add.add_argument("words", nargs="+", metavar="WORD", help=say("word"))
    add.add_argument("--project", default=".", metavar="PROJECT", help=say("project"))


def parse(arguments: Sequence[str] | None, language: Language) -> argparse.Namespace:
    """Return the parsed command line; exits with 2 when it is wrong, after `--help` with 0."""
    parser = make_parser(language)
    parsed = parser.parse_args(arguments)
    if parsed.command is None:
        parser.print_help()
        raise SystemExit(EXIT_FAILED)
    return parsed
