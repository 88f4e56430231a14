"""The command line's own sentences, in both languages, and the choice between them."""

from __future__ import annotations

import locale
import os
import re

from thesis.diagnostic import Filled, Language

#: Where a POSIX program learns its language, the first that is set counts.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NORWEGIAN = re.compile(r"(nb|nn|no|norwegian)([_.@-].*| .*)?", re.IGNORECASE)


def system_language() -> Language:
    """Return the language of this computer: bokmål for Norwegian, else English."""
    for name in _VARIABLES:
        value = os.environ.get(name, "")
        if value:
            return "nb" if _NORWEGIAN.fullmatch(value) else "en"
    try:
        name = locale.getlocale()[0] or ""
    except ValueError:  # Windows has names that Python does not know
        name = ""
    return "nb" if _NORWEGIAN.fullmatch(name) else "en"


#: argparse's own sentences, which it has in English only.
_ARGPARSE = (
    (r"unrecognized arguments: (.*)", r"ukjente argumenter: \1"),
    (
        r"argument (.*): invalid choice: '(.*)' \(choose from (.*)\)",
        r"\1: «\2» er ikke et valg (velg blant \3)",
    ),
    (r"argument (.*): expected one argument", r"\1: her mangler en verdi"),
    (r"argument (.*): expected at least one argument", r"\1: her mangler en verdi"),
    (r"the following arguments are required: (.*)", r"dette mangler: \1"),
    (r"argument (.*): invalid (.*) value: (.*)", r"\1: \3 er ikke en gyldig verdi"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 kan ikke brukes sammen med \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 er flertydig: det kan bety \2"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 tar ingen verdi (\2)"),
)


def parser_message(message: str, language: Language) -> str:
    """Return argparse's sentence about a command line in `language`."""
    if language == "nb":
        for pattern, norwegian in _ARGPARSE:
            if re.fullmatch(pattern, message, re.DOTALL):
                return re.sub(pattern, norwegian, message, flags=re.DOTALL)
    return message


USAGE = Filled("usage: ", "bruk: ")
ARGUMENTS = Filled("arguments", "argumenter")
OPTIONS = Filled("options", "valg")
COMMANDS = Filled("commands", "kommandoer")
COMMAND = Filled("COMMAND", "KOMMANDO")
HELP = Filled("show this help", "vis denne hjelpen")
WRONG_USE = Filled("error", "feil")
