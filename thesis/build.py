"""The build, as a list: examine, render citations, assemble, typeset, look at the PDF, commit.

An error stops it before the PDF is replaced; a draft goes on as far as it can.
"""

from __future__ import annotations

import calendar
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from thesis import stamp
from thesis.diagnostic import Diagnostic, Filled, Language, ThesisError
from thesis.division import norwegian_words, with_languages
from thesis.fonts.search import OWN_FOLDER
from thesis.nodes import Image
from thesis.output import CACHE, build_folder, target_of, write

if TYPE_CHECKING:
    from thesis.citations import Rendered
    from thesis.examine import Findings, Read
    from thesis.identity import Identity
    from thesis.project import Project
    from thesis.typeset import Assembled, WordCount
    from thesis.typeset.engine import EngineResult

#: Told what is being done, for progress on a terminal.
Step = Callable[[Filled], None]

CHECKING = Filled("checking …", "kontrollerer …")
TYPESETTING = Filled("typesetting …", "setter oppgaven …")


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    found: list[Diagnostic] = field(default_factory=list)
    pdf: Path | None = None
    """The finished PDF; None when none was made (an earlier one is as it was)."""
    pages: int = 0
    fresh: bool = True
    """False when nothing had changed and the PDF that was there is still right."""
    ui_language: Language | None = None
    """What thesis.yaml says."""
    readable: bool = True
    """False when thesis.yaml says nothing useful."""


def build(
    root: Path,
    *,
    draft: bool = False,
    strict: bool = False,
    output: Path | None = None,
    identity: Identity | None = None,
    step: Step = lambda _: None,
) -> Built:
    """Build the thesis in `root`; `output` is the PDF's path, else it lies in build/.

    `identity` makes it anonymous or named; None: as the profile and thesis.yaml have it.

    Raises:
        ThesisError: build/ or `output` cannot be written.
        OSError: the disk failed on the way.
    """
    from thesis.examine import expect_words, read, settled

    root = root.resolve()
    try:
        folder = build_folder(root)
    except ThesisError:
        # What is wrong with the thesis can be told all the same, and matters first.
        blocked = None if draft else _errors_of(root, identity, strict=strict)
        if blocked is None:
            raise
        return blocked
    options = options_of(draft=draft, strict=strict, output=output, identity=identity)
    last = stamp.load(folder / CACHE, root, options)
    if last is not None:
        return Built(last.found, last.pdf, last.pages, fresh=False, ui_language=last.ui_language)
    step(CHECKING)
    expect_words(root)
    given, found = read(root, identity)
    if given is None:
        return Built(found, readable=False)
    config = given.project.config
    target = target_of(folder, given.project, output)
    hopeless = _has_errors(found) and not draft
    checked, made = _look_and_make(given, folder, draft=draft, hopeless=hopeless, step=step)
    final = settled(given, checked + made.found, strict=strict)
    if made.pdf is None or (_has_errors(final) and not draft):
        return Built(final, ui_language=config.ui_language)
    write(target, made.pdf.read_bytes())
    finished = stamp.Made(final, target, made.pages, config.ui_language)
    _record(folder / CACHE, finished, given, options)
    _keep(folder, given)
    return Built(final, target, made.pages, ui_language=config.ui_language)


def _errors_of(root: Path, identity: Identity | None, *, strict: bool) -> Built | None:
    """Return what would stop a build before anything is written, None where nothing would."""
    from thesis.examine import check, read, settled

    given, found = read(root, identity)
    if given is None:
        return Built(found, readable=False)
    final = settled(given, check(given), strict=strict)
    ui_language = given.project.config.ui_language
    return Built(final, ui_language=ui_language) if _has_errors(final) else None


def options_of(
    *,
    draft: bool = False,
    strict: bool = False,
    output: Path | None = None,
    identity: Identity | None = None,
) -> dict[str, object]:
    """Return what a build was asked for, as its record keeps it."""
    return {"draft": draft, "strict": strict, "output": str(output or ""), "identity": identity}


def _look_and_make(
    given: Read, folder: Path, *, draft: bool, hopeless: bool, step: Step
) -> tuple[Findings, _Typeset]:
    """Check and typeset at the same time: what TeX makes is thrown away if the checks object.

    TeX has the main thread, which Ctrl-C interrupts. A `hopeless` thesis is checked only.
    """
    with ThreadPoolExecutor(1) as pool:
        checking = pool.submit(_look, given)
        made = _Typeset([]) if hopeless else _make(given, folder, draft=draft, step=step)
        return checking.result(), made


def _look(given: Read) -> Findings:
    """Check, and load what will look at the PDF while TeX is still at work."""
    from thesis.examine import check
    from thesis.pdf import preload

    findings = check(given)
    preload()
    return findings


@dataclass(frozen=True)
class _Typeset:
    """What typesetting made, and all that was found on the way."""

    found: list[Diagnostic]
    pdf: Path | None = None
    pages: int = 0


def _make(given: Read, folder: Path, *, draft: bool, step: Step) -> _Typeset:
    """Render the citations, assemble, typeset and inspect."""
    project = given.project
    rendered, about_citations = given.context.rendered
    found = [*about_citations]
    if _has_errors(found) and not draft:
        return _Typeset(found)
    step(TYPESETTING)
    assembled, about_text = _assemble(given, rendered, folder / CACHE, draft=draft)
    if _has_errors(about_text) and not draft:
        return _Typeset([*found, *about_text])
    write(folder / "thesis.tex", assembled.tex.encode())
    result = _typeset(project, assembled, folder)
    found += [*about_text, *result.diagnostics, *_inspect(result, given)]
    return _Typeset(found, result.pdf, result.pages)


def _record(cache: Path, made: stamp.Made, given: Read, options: dict[str, object]) -> None:
    project = given.project
    config = project.config
    stamp.save(
        cache,
        made,
        root=config.root,
        inputs=[*project.sources, *_pictures(project), "words.txt", config.citation_style],
        patterns=[*config.chapters, *config.bibliography, f"{OWN_FOLDER}/*"],
        options=options,
        engine=config.engine,
    )


def _pictures(project: Project) -> list[str]:
    images = [node.path for node in project.thesis.nodes() if isinstance(node, Image)]
    return [*images, *filter(None, [project.config.logo])]


def _keep(folder: Path, given: Read) -> None:
    """Keep the sources, so that `thesis changes` can compare with them."""
    from thesis.history import keep

    project = given.project
    root, style = project.config.root, project.config.citation_style
    styles = [style] if (root / style).is_file() else []
    keep(folder, root, [*project.sources, *styles], _pictures(project))


def _has_errors(found: list[Diagnostic]) -> bool:
    return any(d.is_error for d in found)


def _assemble(
    given: Read, rendered: Rendered, cache: Path, *, draft: bool
) -> tuple[Assembled, list[Diagnostic]]:
    from thesis.language.hyphenation import hyphenation_exceptions
    from thesis.structures import chapter_roles, divided
    from thesis.typeset import assemble
    from thesis.typeset.typefaces import choose

    project, profile = given.project, given.context.profile
    thesis = divided(project.thesis)
    roles = [chapter_roles(chapter) for chapter in thesis.chapters]
    words = norwegian_words(project.thesis, rendered, project.bibliography)
    typeface, about_font = choose(project.config, profile, cache)
    assembled, found = assemble(
        thesis,
        with_languages(rendered, project.bibliography, project.thesis),
        project.config,
        profile,
        roles,
        draft=draft,
        hyphenation=hyphenation_exceptions(words, project.config.language, cache),
        word_count=_word_count(given),
        typeface=typeface,
    )
    return assembled, [*about_font, *found]


def _word_count(given: Read) -> WordCount | None:
    """Return the number of words that the thesis states; None where it states none."""
    from thesis.counting import count_words, word_rule
    from thesis.typeset import WordCount

    context = given.context
    place = word_rule(context.config, context.profile).printed
    if place == "none":
        return None
    rendered, _ = context.rendered
    count = count_words(context.thesis, context.sections, rendered, context.config, context.profile)
    return WordCount(count.total, place)


def _typeset(project: Project, assembled: Assembled, folder: Path) -> EngineResult:
    from thesis.typeset.engine import typeset

    return typeset(
        assembled,
        engine=project.config.engine,
        root=project.config.root,
        workdir=folder / CACHE / "work",
        cache=folder / CACHE,
        sources=project.sources,
        epoch=_epoch(project),
    )


def _epoch(project: Project) -> int:
    """Return the time that the PDF bears, in seconds since 1970.

    SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else the thesis' own date, so
    that the same input gives the same bytes on any day.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    date = project.config.date
    return calendar.timegm(date.timetuple()) if date else 0


def _inspect(result: EngineResult, given: Read) -> list[Diagnostic]:
    if result.pdf is None:
        return []
    from thesis.pdf import information, inspect, page_limit
    from thesis.typeset.typefaces import not_found

    project, profile = given.project, given.context.profile
    found = [*inspect(result.pdf, project.config), *not_found(result.log, project.config, profile)]
    if project.thesis.complete:
        found += page_limit(result.log, project.config, profile)
    if project.config.hidden and not _has_errors(found):
        from thesis.checks.anonymity import names_in

        found += names_in(information(result.pdf), project.config)
    return found
