"""`thesis new`: a new thesis in a new folder; asks on a terminal, takes options otherwise."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import get_args

from thesis.cli.parser import EXIT_CLEAN
from thesis.cli.say import Failure
from thesis.config import ThesisLanguage
from thesis.diagnostic import Filled, Language, Text
from thesis.new import NewThesis, Taken, create
from thesis.profiles import profile_names
from thesis.report.terminal import Output

_ASK_TITLE = Filled("Title of the thesis: ", "Tittel på oppgaven: ")
_ASK_AUTHOR = Filled("Your name (empty for anonymous): ", "Navnet ditt (tomt for anonym): ")
_UNTITLED = {"nb": "Tittelen på oppgaven", "nn": "Tittelen på oppgåva", "en": "The title"}
_TAKEN = Text(
    en="“{folder}” is in use already; choose a folder that is not there",
    nb="«{folder}» er i bruk fra før; velg en mappe som ikke finnes",
)
_NO_PROFILE = Text(
    en="there is no profile called “{name}”; choose among {known}",
    nb="det finnes ingen profil som heter «{name}»; velg blant {known}",
)
_MADE = Text(en="made {file}", nb="laget {file}")
_NEXT = Text(
    en="Your thesis is in {folder}. Make the PDF: thesis build {typed}",
    nb="Oppgaven ligger i {folder}. Lag PDF-en slik: thesis build {typed}",
)


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Make the folder; return the exit code."""
    folder = Path(arguments.folder)
    if arguments.profile not in profile_names():
        known = ", ".join(profile_names())
        raise Failure(_NO_PROFILE.fill(name=arguments.profile, known=known))
    try:
        made = create(folder, _wanted(arguments, language), language)
    except (Taken, FileExistsError):
        raise Failure(_TAKEN.fill(folder=folder)) from None
    for path in made:
        output.line((("dim", _MADE.fill(file=path).get(language)),))
    # In any shell, marks keep a name with spaces together.
    typed = f'"{folder}"' if " " in str(folder) else folder
    output.line((("good", _NEXT.fill(folder=folder, typed=typed).get(language)),))
    return EXIT_CLEAN


def _wanted(arguments: argparse.Namespace, language: Language) -> NewThesis:
    thesis_language: ThesisLanguage = arguments.language or "nb"
    assert thesis_language in get_args(ThesisLanguage)  # noqa: S101 - argparse has seen to it
    title, authors = arguments.title, tuple(arguments.authors or ())
    if sys.stdin.isatty() and sys.stdout.isatty():
        title = title or _ask(_ASK_TITLE, language)
        if arguments.authors is None:
            name = _ask(_ASK_AUTHOR, language)
            authors = (name,) if name else ()
    today = dt.datetime.now().astimezone().date().isoformat()
    title = title or _UNTITLED[thesis_language]
    return NewThesis(title, authors, thesis_language, today, arguments.profile)


def _ask(question: Filled, language: Language) -> str:
    try:
        return input(question.get(language)).strip()
    except EOFError:
        return ""
