"""An imported text becomes a folder that `thesis build` understands. Nothing is overwritten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from thesis.bibtex import without_accents
from thesis.diagnostic import Filled, Language, Text
from thesis.importing import remarks
from thesis.importing.markup import front_matter
from thesis.importing.model import Imported, ImportedChapter, Kind, Refused
from thesis.new import surroundings

_FACTS = (
    "title",
    "subtitle",
    "language",
    "degree",
    "authors",
    "candidates",
    "course",
    "institution",
    "department",
    "programme",
    "supervisor",
    "place",
    "date",
)
_COMMENT = Filled(
    "# The facts of the thesis. The program’s documentation lists all keys.",
    "# Fakta om oppgaven. Dokumentasjonen til programmet viser alle nøklene.",
)
_UNTITLED = {"nb": "Tittelen på oppgaven", "nn": "Tittelen på oppgåva", "en": "The title"}
_TAKEN = Text(
    en="“{folder}” is not empty; choose a new folder, or use --force to put the files beside "
    "what is there (nothing is overwritten)",
    nb="«{folder}» er ikke tom; velg en ny mappe, eller bruk --force for å legge filene ved siden "
    "av det som er der (ingenting blir overskrevet)",
)
#: What a project has only one of: one that is there already stays, and no other is made.
_ONCE = {"thesis.yaml", "noxfile.py", ".gitignore"}
BIBLIOGRAPHY = "references/kilder.bib"


def refuse_taken(folder: Path, *, force: bool) -> None:
    """See that a folder is new or empty.

    Raises:
        Refused: something is in it and `force` was not given, or it is a file.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not force)):
        raise Refused(_TAKEN.fill(folder=folder))


def write(folder: Path, imported: Imported, ui: Language) -> list[Path]:
    """Make the project's files and return them, in order.

    What is there already stays as it is: the new file gets another name, and a remark says so.

    Raises:
        OSError: the disk does not take them.
    """
    made = []
    for name, data in _contents(imported, ui).items():
        path = _free(folder, name)
        if path.name != PurePosixPath(name).name:
            if name in _ONCE:
                imported.say(Kind.LEFT, remarks.KEPT_ONLY, file=name)
                continue
            imported.say(Kind.LEFT, remarks.KEPT, file=name, instead=path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        # «x»: a file that appeared meanwhile is never overwritten.
        with path.open("xb") as file:
            file.write(data)
        made.append(path)
    return made


def _free(folder: Path, name: str) -> Path:
    path = folder / name
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / PurePosixPath(name).with_name(
            f"{PurePosixPath(name).stem}-{number}{PurePosixPath(name).suffix}"
        )
        number += 1
    return path


def _contents(imported: Imported, ui: Language) -> Mapping[str, bytes]:
    texts = {"thesis.yaml": _yaml(imported, ui), **surroundings(ui)}
    texts |= dict(_chapters(imported))
    if imported.entries:
        texts[BIBLIOGRAPHY] = "\n\n".join(imported.entries) + "\n"
    contents = {name: text.encode() for name, text in texts.items()}
    for name, data in imported.files.items():
        # Entries for what a .bib file lacks stand in a file of their own.
        given = name if name not in contents else f"{name.removesuffix('.bib')}-fra-fil.bib"
        contents[given] = data
    if not any(name.endswith(".bib") for name in contents):
        contents[BIBLIOGRAPHY] = b""
    return contents


def _chapters(imported: Imported) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for number, chapter in enumerate(imported.chapters):
        stem = f"{number:02}-{slug(chapter.title)}".rstrip("-")
        taken.add(stem)
        yield f"chapters/{stem}{chapter.suffix}", _settings(chapter) + chapter.body


def _settings(chapter: ImportedChapter) -> str:
    if chapter.suffix != ".md":
        return ""
    settings = []
    if chapter.role:
        settings.append(("role", chapter.role.value))
    if chapter.language:
        settings.append(("lang", chapter.language))
    return front_matter(settings)


def slug(title: str) -> str:
    """Return a title as part of a file's name: «Økt velvære» is «okt-velvaere»."""
    letters = title.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    words = re.findall(r"[a-z0-9]+", without_accents(letters))
    name = ""
    for word in words:
        if name and len(name) + len(word) > 40:
            break
        name = f"{name}-{word}" if name else word[:40]
    return name


def _yaml(imported: Imported, ui: Language) -> str:
    facts = dict(imported.facts)
    language = str(facts.setdefault("language", "nb"))
    if not facts.get("title"):
        facts["title"] = _UNTITLED[language]
        imported.say(Kind.LEFT, remarks.NO_TITLE)
    structure = facts.setdefault("structure", "free")
    imported.say(Kind.GUESSED, remarks.STRUCTURE, structure=structure)
    rows = [_COMMENT.get(ui)]
    # A JSON string is a YAML string: quotes and colons in a title are safe.
    rows += [
        f"{key}: {json.dumps(facts[key], ensure_ascii=False, default=str)}"
        for key in _FACTS
        if facts.get(key)
    ]
    rows += [
        "",
        "profile: generic",
        f"structure: {structure}",
        "citation-style: norsk-apa-manual",
        "bibliography: references/*.bib",
    ]
    return "\n".join(rows) + "\n"
