"""`thesis export`: the thesis in other programs' formats."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.citations.pandoc import PandocError
from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.cli.say import Failure, language_of
from thesis.diagnostic import Filled, Language, Text
from thesis.report.as_text import render_text
from thesis.report.terminal import Output

if TYPE_CHECKING:
    from thesis.citations import Rendered
    from thesis.examine import Read

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
_STOPPED = Filled(
    "Nothing was exported. Mend the errors above, or use --draft.",
    "Ingenting ble eksportert. Rett feilene over, eller bruk --draft.",
)


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Export and report; return the exit code."""
    from thesis.citations import render
    from thesis.examine import read

    given, found = read(Path(arguments.project))
    if given is None:
        output.lines(render_text(found, language))
        return EXIT_FAILED
    project, config = given.project, given.project.config
    language = language_of(project, language)
    rendered, more = render(
        project.thesis.clusters(),
        project.thesis.nocited(),
        project.bibliography,
        style=config.citation_style,
        language=config.language,
        root=config.root,
        style_where=config.where("citation-style"),
    )
    errors = [d for d in (*found, *more) if d.is_error]
    output.lines(render_text(errors, language))
    if errors and not arguments.draft:
        output.line((("error", _STOPPED.get(language)),))
        return EXIT_FINDINGS
    try:
        data, lost = _made(given, rendered, arguments.to)
    except PandocError as error:
        raise Failure(_FAILED.fill(reason=error)) from None
    target = Path(arguments.output or f"{config.output}{ENDINGS[arguments.to]}")
    _write(target, data)
    for what in dict.fromkeys(lost):
        output.line((("warning", _LOST.fill(what=" ".join(what.split())[:80]).get(language)),))
    output.line((("good", _MADE.fill(file=target).get(language)),))
    return EXIT_CLEAN


def _made(given: Read, rendered: Rendered, to: str) -> tuple[bytes, Sequence[str]]:
    match to:
        case "csl-json" | "ris":
            from thesis.exporting.records import records

            return records(given.project.bibliography, to), ()
        case "docx" | "odt" | "markdown":
            from thesis.exporting.document import export

            exported = export(given, rendered, to)
            return exported.data, exported.lost
    raise ValueError(to)


def _write(target: Path, data: bytes) -> None:
    from thesis.output import write

    write(target, data)
