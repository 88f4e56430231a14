"""`thesis import`: a text that was written elsewhere becomes a project."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from thesis.cli.parser import EXIT_CLEAN
from thesis.cli.say import Failure
from thesis.diagnostic import Filled, Language, Text
from thesis.importing.model import Imported, Kind, Refused
from thesis.report.as_text import Line, Style
from thesis.report.terminal import Output

_READING = Filled("reading …", "leser …")
_HEADINGS: dict[Kind, tuple[Style, Filled]] = {
    Kind.TAKEN: ("good", Filled("Taken over:", "Tatt med:")),
    Kind.GUESSED: ("warning", Filled("Guessed, worth a look:", "Gjettet, verdt å se på:")),
    Kind.LEFT: ("error", Filled("Left for you:", "Gjenstår til deg:")),
}
_NEXT = Text(
    en="The thesis is in {folder}. Look at what is missing: thesis check {folder}",
    nb="Oppgaven ligger i {folder}. Se hva som mangler: thesis check {folder}",
)


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Import and report; return the exit code."""
    from thesis.importing.reading import read_files
    from thesis.importing.writing import refuse_taken, write

    folder = Path(arguments.to)
    try:
        refuse_taken(folder, force=arguments.force)
        with output.progress():
            output.step(_READING.get(language))
            imported = read_files([Path(name) for name in arguments.files])
        made = write(folder, imported, language)
    except Refused as refused:
        raise Failure(refused.sentence) from None
    for path in made:
        output.line((("dim", path.as_posix()),))
    output.lines(_report(imported, language))
    output.line((("good", _NEXT.fill(folder=folder).get(language)),))
    return EXIT_CLEAN


def _report(imported: Imported, language: Language) -> Iterator[Line]:
    for kind, (style, heading) in _HEADINGS.items():
        sentences = [r.sentence.get(language) for r in imported.remarks if r.kind is kind]
        if sentences:
            yield ((style, heading.get(language)),)
            yield from ((("plain", f"  {sentence}"),) for sentence in sentences)
