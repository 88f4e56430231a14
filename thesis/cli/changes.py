"""`thesis changes`: what changed in the text since an earlier version."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.citations.pandoc import PandocError
from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED
from thesis.cli.say import Failure, language_of
from thesis.diagnostic import Filled, Language, Text
from thesis.report.as_text import Line, render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.changes.compare import Chapter
    from thesis.changes.comparing import Compared

_COMPARING = Filled("comparing …", "sammenligner …")
_FAILED = Text(en="pandoc could not write it: {reason}", nb="pandoc klarte ikke å skrive: {reason}")
_MADE = Text(en="made {file}", nb="laget {file}")
_WRONG_NAME = Text(
    en="the name of the {kind} file must end in {suffix}: {file}",
    nb="navnet på {kind}-filen må slutte på {suffix}: {file}",
)
_CHAPTER = Text(en="{title}: words +{added} -{removed}", nb="{title}: ord +{added} -{removed}")
_HERE = Text(en=", {count} moved here", nb=", {count} avsnitt flyttet hit")
_AWAY = Text(en=", {count} moved away", nb=", {count} avsnitt flyttet bort")
_FRONT_PAGE = Filled("Front page", "Forside")
_NOTHING = Filled("Nothing has changed in the text.", "Ingenting er endret i teksten.")
_SINCE = {
    "revision": Text(
        en="Since “{name}” in Git ({hash}, {when}):", nb="Siden «{name}» i Git ({hash}, {when}):"
    ),
    "build": Text(en="Since the build of {when}:", nb="Siden bygget {when}:"),
    "folder": Text(en="Compared with the folder {name}:", nb="Sammenlignet med mappen {name}:"),
}


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Compare, write the page and the Word file, and say what changed; return the exit code."""
    from thesis.changes.comparing import changes
    from thesis.changes.failures import ChangesError

    root, rev = _meant(arguments.project, arguments.rev)
    _refuse_other_names(arguments)
    try:
        with output.progress():
            output.step(_COMPARING.get(language))
            compared, found = changes(root, rev)
    except ChangesError as error:
        raise Failure(error.sentence) from None
    except PandocError as error:
        raise Failure(_FAILED.fill(reason=error)) from None
    if compared is None:
        output.lines(render_text(found, language))
        return EXIT_FAILED
    language = language_of(compared.given.project, language)
    made = _write(compared, arguments, root)
    for remark in compared.remarks:
        output.line((("warning", remark.get(language)),))
    output.lines(_summary(compared, language))
    for path in made:
        output.line((("good", _MADE.fill(file=path).get(language)),))
    return EXIT_CLEAN


def _meant(project: str, rev: str) -> tuple[Path, str]:
    """Return the thesis' folder and the version.

    Where this folder holds no thesis, a thesis named in the version's place is the one that is
    meant, as it is for the other commands.
    """
    root = Path(project)
    if not (root / "thesis.yaml").exists() and (Path(rev) / "thesis.yaml").is_file():
        return Path(rev), "last"
    return root, rev


def _refuse_other_names(arguments: argparse.Namespace) -> None:
    for kind, suffix in (("docx", ".docx"), ("html", ".html")):
        name = getattr(arguments, kind)
        if name and Path(name).suffix.lower() != suffix:
            raise Failure(_WRONG_NAME.fill(kind=kind, suffix=suffix, file=name))


def _write(compared: Compared, arguments: argparse.Namespace, root: Path) -> list[Path]:
    """Write what is asked for, both where neither is; return the files."""
    from thesis.changes.page import page
    from thesis.changes.tracked import tracked
    from thesis.output import build_folder, write

    html, docx = arguments.html, arguments.docx
    if not html and not docx:
        folder = build_folder(root)
        html, docx = folder / "changes.html", folder / "changes.docx"
    made = []
    if html:
        write(Path(html), page(compared))
        made.append(Path(html))
    if docx:
        try:
            data = tracked(compared, _now())
        except PandocError as error:
            raise Failure(_FAILED.fill(reason=error)) from None
        write(Path(docx), data)
        made.append(Path(docx))
    return made


def _now() -> dt.datetime:
    """Return the time that the changes bear: SOURCE_DATE_EPOCH's where it is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (
        dt.datetime.fromtimestamp(int(given), dt.UTC)
        if given.isdecimal()
        else dt.datetime.now(dt.UTC)
    )


def _summary(compared: Compared, language: Language) -> Iterator[Line]:
    version = compared.version
    when = f"{version.when.astimezone():%Y-%m-%d %H:%M}" if version.when else ""
    since = _SINCE[version.kind].fill(name=version.name, hash=version.hash, when=when)
    yield (("plain", since.get(language)),)
    if not compared.is_changed:
        yield (("good", _NOTHING.get(language)),)
    for chapter in compared.chapters:
        if chapter.is_changed:
            yield (("plain", f"  {_line(chapter, language)}"),)


def _line(chapter: Chapter, language: Language) -> str:
    added, removed = chapter.words
    title = chapter.title or _FRONT_PAGE
    said = _CHAPTER.fill(title=title, added=added, removed=removed).get(language)
    here, away = chapter.moved
    moved = _HERE.fill(count=here).get(language) if here else ""
    return said + moved + (_AWAY.fill(count=away).get(language) if away else "")
