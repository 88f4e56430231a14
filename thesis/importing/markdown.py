"""Projects in Markdown, for Pandoc or Quarto: a file, a folder or an archive."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from thesis.diagnostic import Text
from thesis.document import Role
from thesis.importing.bundle import Bundle
from thesis.importing.guesses import language_of, language_of_abstract, structure_of
from thesis.importing.model import Imported, ImportedChapter, Kind, Refused
from thesis.importing.outline import OUTSIDE
from thesis.importing.quarto import in_our_markdown
from thesis.structures import heading_roles

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd")
_OTHERS = (".docx", ".odt", ".pdf", ".txt")
_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^# +(?P<title>.+?)(?:\s*\{[^{}]*\})?\s*#*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\((?P<path>[^()\s]+)")
_CELL = re.compile(r"^```+\s*\{(?:r|python|julia|ojs)\b", re.MULTILINE)
#: A student's YAML is a page; more, nested deeply or with aliases, is none.
_MAX_YAML = 100_000
_NOTES = frozenset({"readme.md", "license.md", "changelog.md", "todo.md"})

_NO_TEXT = Text(
    en="there is no LaTeX, Markdown or Quarto in “{name}”",
    nb="det er ingen LaTeX, Markdown eller Quarto i «{name}»",
)
_DOCUMENTS = Text(
    en="there is no LaTeX, Markdown or Quarto in “{name}”, but {file}: import that file itself",
    nb="det er ingen LaTeX, Markdown eller Quarto i «{name}», men {file}: importer den filen selv",
)
_CHAPTERS = Text(en="chapters and parts: {count}", nb="kapitler og deler: {count}")
_BIB = Text(en="the references in {file}", nb="kildene i {file}")
_MISSING = Text(
    en="{file} is named in the text but is not there",
    nb="{file} er nevnt i teksten, men finnes ikke",
)
_CELLS = Text(
    en="{file} holds program cells: they are printed as code, not run",
    nb="{file} har programceller: de skrives ut som kode og kjøres ikke",
)


def read_markdown(bundle: Bundle) -> Imported:
    """Return a Markdown project as chapters.

    Raises:
        Refused: there is no Markdown in it.
    """
    imported = Imported()
    settings = _settings(bundle)
    names = _order(bundle, settings)
    if not names:
        others = [name for name in bundle.names if name.lower().endswith(_OTHERS)]
        sentence = _DOCUMENTS if others else _NO_TEXT
        raise Refused(sentence.fill(name=bundle.name, file=", ".join(others[:3])))
    appendices = set(_flat(settings.get("appendices")))
    bibliographies = _listed(settings.get("bibliography"))
    for name in names:
        text = bundle.text(name)
        front, text = _front(text)
        settings = {**front, **{k: v for k, v in settings.items() if v}}
        bibliographies += _listed(front.get("bibliography"))
        if _CELL.search(text):
            imported.say(Kind.LEFT, _CELLS, file=name)
        title = str(front.get("title", "")) if len(names) > 1 else ""
        text = in_our_markdown(bundle, name, text, imported)
        appended = name in appendices
        imported.chapters += [c for c in _chapters(text, title, appended=appended) if _has_text(c)]
        _pictures(bundle, posixpath.dirname(name), text, imported)
    found = bibliographies or [name for name in bundle.names if name.endswith(".bib")]
    for name in dict.fromkeys(found):
        data = bundle.read(name)
        if data is None:
            imported.say(Kind.LEFT, _MISSING, file=name)
            continue
        target = f"references/{posixpath.basename(name)}"
        imported.files[target] = data
        imported.say(Kind.TAKEN, _BIB, file=target)
    _facts(settings, imported)
    imported.say(Kind.TAKEN, _CHAPTERS, count=len(imported.chapters))
    return imported


def _yaml(text: str) -> dict[str, Any]:
    """Return a mapping; {} for anything else, and for aliases, which can grow without end."""
    import yaml

    if len(text) > _MAX_YAML:
        return {}
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            return {}
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _settings(bundle: Bundle) -> dict[str, Any]:
    whole = _yaml(bundle.text("_quarto.yml") or bundle.text("_quarto.yaml"))
    book = whole.get("book")
    return {**whole, **book} if isinstance(book, dict) else whole


def _order(bundle: Bundle, settings: dict[str, Any]) -> list[str]:
    listed = [*_flat(settings.get("chapters")), *_flat(settings.get("appendices"))]
    names = [name for name in listed if name.lower().endswith(SUFFIXES)]
    if names:
        return [name for name in names if bundle.read(name) is not None]
    return [
        name
        for name in bundle.names
        if name.lower().endswith(SUFFIXES) and posixpath.basename(name).lower() not in _NOTES
    ]


def _flat(chapters: object) -> Iterator[str]:
    """Yield the files of Quarto's list of chapters, which may be divided into parts."""
    for chapter in chapters if isinstance(chapters, list) else ():
        if isinstance(chapter, str):
            yield chapter
        elif isinstance(chapter, dict):
            yield from _flat([chapter.get("part"), chapter.get("file"), chapter.get("href")])
            yield from _flat(chapter.get("chapters"))


def _listed(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _front(text: str) -> tuple[dict[str, Any], str]:
    found = _FRONT.match(text)
    return (_yaml(found["yaml"]), text[found.end() :]) if found else ({}, text)


def _has_text(chapter: ImportedChapter) -> bool:
    """Say whether a chapter is more than the place where the reference list is to stand."""
    return chapter.role is not Role.REFERENCES or len(chapter.body.strip().split("\n")) > 1


def _chapters(text: str, title: str, *, appended: bool) -> Iterator[ImportedChapter]:
    """Yield the chapters of one file: one for each heading of level 1."""
    masked = _FENCE.sub(lambda found: " " * len(found[0]), text)
    headings = list(_HEADING.finditer(masked))
    first = headings[0].start() if headings else len(text)
    before = text[:first].strip()
    if before or (title and not headings):
        heading = f"# {title}\n\n" if title else ""
        yield _chapter(title, f"{heading}{before}\n", appended=appended)
    starts = [*(found.start() for found in headings), len(text)]
    for found, end in zip(headings, starts[1:], strict=True):
        body = text[found.start() : end].strip() + "\n"
        yield _chapter(found["title"], body, appended=appended)


def _chapter(title: str, body: str, *, appended: bool) -> ImportedChapter:
    if appended:
        return ImportedChapter(title, body, Role.APPENDIX)
    guess = heading_roles(title)
    role = guess.roles[0] if len(guess.roles) == 1 and guess.certain else None
    language = language_of_abstract(title, body, "nb") if role is Role.ABSTRACT else ""
    return ImportedChapter(title, body, role if role in OUTSIDE else None, language)


def _pictures(bundle: Bundle, folder: str, text: str, imported: Imported) -> None:
    for found in _PICTURE.finditer(text):
        name = found["path"]
        if "://" in name:
            continue
        path = bundle.picture(posixpath.join(folder, name))
        target = posixpath.normpath(name)
        data = bundle.read(path) if path else None
        if data is None or target.startswith(("..", "/")):
            imported.say(Kind.LEFT, _MISSING, file=name)
        else:
            imported.files[target] = data


def _facts(settings: dict[str, Any], imported: Imported) -> None:
    text = "\n".join(chapter.body for chapter in imported.chapters)
    authors = settings.get("author")
    several = authors if isinstance(authors, list) else [authors]
    names = [one.get("name") if isinstance(one, dict) else one for one in several]
    imported.facts = {
        "title": _plain(settings.get("title")),
        "subtitle": _plain(settings.get("subtitle")),
        "authors": [str(name) for name in names if isinstance(name, str)],
        "date": _date(settings.get("date")),
        "language": _language(settings.get("lang")) or language_of([text]),
        "structure": structure_of([chapter.title for chapter in imported.chapters], text),
    }


def _language(value: object) -> str:
    """Return the language that `lang:` states, "" when it is none that a thesis may have."""
    code = str(value or "")[:2].lower()
    return {"no": "nb", "nb": "nb", "nn": "nn", "en": "en"}.get(code, "")


def _date(value: object) -> str:
    text = str(value or "")
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else ""


def _plain(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
