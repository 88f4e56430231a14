"""A new thesis in a new folder, that builds at once."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import get_args

from thesis.config import ThesisLanguage
from thesis.diagnostic import Filled, Language
from thesis.profiles import FALLBACK, read_profile

_YAML = Filled(
    """\
# The facts of the thesis. The program’s documentation lists all keys.
title: {title}
language: {language}
degree: {degree}
authors: {authors}
# candidates: [1234]   # instead of names, in an anonymous thesis
institution: {institution}
date: {date}

profile: {profile}
structure: literature-study
citation-style: norsk-apa-manual
bibliography: references/*.bib
""",
    """\
# Fakta om oppgaven. Dokumentasjonen til programmet viser alle nøklene.
title: {title}
language: {language}
degree: {degree}
authors: {authors}
# candidates: [1234]   # i stedet for navn, i en anonym oppgave
institution: {institution}
date: {date}

profile: {profile}
structure: literature-study
citation-style: norsk-apa-manual
bibliography: references/*.bib
""",
)

_DEGREE = {"nb": "Bacheloroppgave", "nn": "Bacheloroppgåve", "en": "Bachelor’s thesis"}
_INSTITUTION = {"nb": "Studiestedet", "nn": "Studiestaden", "en": "The university"}

_SESSIONS = {
    "build": Filled(
        "Check the thesis and make the PDF in build/.",
        "Kontroller oppgaven og lag PDF-en i build/.",
    ),
    "check": Filled("Check everything, make nothing.", "Kontroller alt, lag ingenting."),
    "citations": Filled(
        "Check citations and references only.", "Kontroller bare kildehenvisninger og kilder."
    ),
    "structure": Filled(
        "Check that the required parts are there.", "Kontroller at delene som trengs, er med."
    ),
    "spelling": Filled("Check the spelling.", "Kontroller rettskrivingen."),
    "lint": Filled(
        "Check the chapter text: typography and style.",
        "Kontroller teksten: typografi og stil.",
    ),
    "ready": Filled(
        "Show what is missing before the thesis can be handed in.",
        "Vis hva som mangler før oppgaven kan leveres.",
    ),
    "count": Filled("Count the words.", "Tell ordene."),
}
_ABOUT = Filled(
    "Sessions for this thesis: `nox -l` lists them, `nox -s build` makes the PDF.",
    "Økter for denne oppgaven: `nox -l` viser dem, `nox -s build` lager PDF-en.",
)
_MISSING = Filled(
    "The program “thesis” is not installed.", "Programmet «thesis» er ikke installert."
)


@dataclass(frozen=True)
class NewThesis:
    """What a student says of a new thesis."""

    title: str
    authors: tuple[str, ...]
    language: ThesisLanguage
    date: str
    """As YEAR-MONTH-DAY."""
    profile: str = FALLBACK


class Taken(Exception):  # noqa: N818 - not a mistake in the program: the folder is in use
    """The folder exists and holds something."""


def create(folder: Path, wanted: NewThesis, ui: Language) -> list[Path]:
    """Make the folder with everything in it and return the files, in order.

    Raises:
        Taken: there is something in the folder already; nothing is changed.
        OSError: the folder cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Taken
    contents = {
        "thesis.yaml": _yaml(wanted, ui),
        **surroundings(ui),
    }
    template = files("thesis") / "template"
    chapters = template / wanted.language / "chapters"
    contents |= {f"chapters/{name}": text for name, text in _texts(chapters)}
    contents |= {f"references/{name}": text for name, text in _texts(template / "references")}
    made = []
    for name, text in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # «x»: a file that appeared meanwhile is never overwritten.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        made.append(path)
    return made


def instructions() -> frozenset[str]:
    """Return the paragraphs of the chapters that a new thesis is made of, in any language."""
    languages = get_args(ThesisLanguage)
    folders = (files("thesis") / "template" / language / "chapters" for language in languages)
    texts = (text for folder in folders for _, text in _texts(folder))
    paragraphs = (paragraph.strip() for text in texts for paragraph in text.split("\n\n"))
    # Headings, tables and front matter are the student's to keep.
    return frozenset(paragraph for paragraph in paragraphs if paragraph[:1].isalpha())


def surroundings(ui: Language) -> dict[str, str]:
    """Return what every project has beside its text: its sessions, and what git leaves out."""
    return {"noxfile.py": _noxfile(ui), ".gitignore": "build/\n.nox/\n"}


def _texts(folder: Traversable) -> list[tuple[str, str]]:
    names = sorted(entry.name for entry in folder.iterdir())
    return [(name, (folder / name).read_text(encoding="utf-8")) for name in names]


def _yaml(wanted: NewThesis, ui: Language) -> str:
    # A JSON string is a YAML string: quotes and colons in a title are safe.
    def quoted(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    return _YAML.get(ui).format(
        title=quoted(wanted.title),
        language=wanted.language,
        degree=_DEGREE[wanted.language],
        authors=quoted(list(wanted.authors)),
        institution=quoted(_institution(wanted)),
        date=wanted.date,
        profile=wanted.profile,
    )


def _institution(wanted: NewThesis) -> str:
    return read_profile(wanted.profile).institution or _INSTITUTION[wanted.language]


def _noxfile(ui: Language) -> str:
    template = (files("thesis") / "template" / "noxfile.py.txt").read_text(encoding="utf-8")
    words = {name: text.get(ui) for name, text in _SESSIONS.items()}
    # Not resolved: a virtual environment's Python is a link that must not be followed.
    return template.format(
        python=str(Path(sys.executable).absolute()),
        about=_ABOUT.get(ui),
        missing=_MISSING.get(ui),
        **words,
    )
