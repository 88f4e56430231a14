"""`thesis export`: the thesis in other programs' formats."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.citations.pandoc import PandocError
from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.cli.say import Failure, language_of
from thesis.diagnostic import Diagnostic, Filled, Language, Text
from thesis.report.as_text import render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.examine import Read
    from thesis.exporting.document import Exported

ENDINGS = {
    "docx": ".docx",
    "odt": ".odt",
    "markdown": ".md",
    "csl-json": ".json",
    "ris": ".ris",
}
_FAILED = Text(en="pandoc could not write it: {reason}", nb="pandoc klarte ikke å skrive: {reason}")
_MADE = Text(en="made {file}", nb="laget {file}")
_LOST = Text(en="this could not be taken along: {what}", nb="dette kunne ikke bli med: {what}")
_UNSEEN = Text(
    en="{what} cannot be shown in a word processor and is only named there: save the picture as "
    ".png or .svg too, with the same name beside it",
    nb="{what} kan ikke vises i et tekstbehandlingsprogram og er bare nevnt der: lagre bildet også "
    "som .png eller .svg, med samme navn ved siden av",
)
_APPENDED = Text(
    en="{what} is only named: put its pages in, or hand the file in beside the thesis",
    nb="{what} er bare nevnt: sett inn sidene, eller lever filen ved siden av oppgaven",
)
_WARNING = Filled(
    "1 warning; `thesis check` shows it",
    "1 advarsel; `thesis check` viser den",
)
_WARNINGS = Text(
    en="{count} warnings; `thesis check` shows them",
    nb="{count} advarsler; `thesis check` viser dem",
)
_CHECKING = Filled("checking …", "kontrollerer …")
#: What holds the bibliography only.
_RECORDS = ("csl-json", "ris")
_STOPPED = Filled(
    "Nothing was exported. Mend the errors above, or use --draft.",
    "Ingenting ble eksportert. Rett feilene over, eller bruk --draft.",
)


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Export and report; return the exit code."""
    from thesis.examine import read

    given, found = read(Path(arguments.project), arguments.identity)
    if given is None:
        output.lines(render_text(found, language))
        return EXIT_FAILED
    language = language_of(given.project, language)
    with output.progress():
        output.step(_CHECKING.get(language))
        found = _found(given, records=arguments.to in _RECORDS)
    errors = [d for d in found if d.is_error]
    output.lines(render_text(errors, language))
    if warnings := len(found) - len(errors):
        said = _WARNING if warnings == 1 else _WARNINGS.fill(count=warnings)
        output.line((("dim", said.get(language)),))
    if errors and not arguments.draft:
        output.line((("error", _STOPPED.get(language)),))
        return EXIT_FINDINGS
    try:
        exported = _made(given, arguments.to)
    except PandocError as error:
        raise Failure(_FAILED.fill(reason=error)) from None
    target = Path(arguments.output or f"{given.project.config.output}{ENDINGS[arguments.to]}")
    _write(target, exported.data)
    for text, losses in (
        (_LOST, exported.lost),
        (_UNSEEN, exported.unseen),
        (_APPENDED, exported.appended),
    ):
        for what in dict.fromkeys(losses):
            lost = text.fill(what=" ".join(what.split())[:80])
            output.line((("warning", lost.get(language)),))
    output.line((("good", _MADE.fill(file=target).get(language)),))
    return EXIT_CLEAN


def _found(given: Read, *, records: bool) -> list[Diagnostic]:
    """Return what a build would find; for the bibliography alone, what is wrong with that."""
    from thesis.examine import check, settled

    _, about_citations = given.context.rendered
    found = settled(given, check(given) + about_citations)
    if not records:
        return found
    names = {source.path for source in given.project.bibliography.sources}
    return [d for d in found if d.where and d.where.source.path in names]


def _made(given: Read, to: str) -> Exported:
    from thesis.exporting.document import Exported, export
    from thesis.exporting.records import records

    match to:
        case "csl-json" | "ris":
            return Exported(records(given.project.bibliography, to))
        case "docx" | "odt" | "markdown":
            return export(given, given.context.rendered[0], to)
    raise ValueError(to)


def _write(target: Path, data: bytes) -> None:
    from thesis.output import write

    write(target, data)
