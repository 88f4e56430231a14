"""`thesis format-references`: write the .bib files tidily, in place."""

from __future__ import annotations

import argparse
from pathlib import Path

from thesis.cli.parser import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from thesis.config_reader import load_config
from thesis.diagnostic import Language, Text
from thesis.report.as_text import render_text
from thesis.report.terminal import Output
from thesis.source import Source, encode

_WRITTEN = Text(en="tidied {file}", nb="ryddet {file}")
_WOULD = Text(en="{file} would be tidied", nb="{file} ville blitt ryddet")
_LEFT = Text(
    en="{file} is left as it is until its errors are mended",
    nb="{file} står som den var, til feilene i den er rettet",
)
_TIDY = Text(en="The .bib files are tidy.", nb=".bib-filene er ryddige.")


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Format the files, or with --check only say which would change; return the exit code."""
    from thesis.bibtex import read_bibliography
    from thesis.project import bibliography_sources

    config, found = load_config(Path(arguments.project).resolve())
    if config is None:
        output.lines(render_text(found, language))
        return EXIT_FAILED
    language = config.ui_language or language
    found = []  # what else thesis.yaml lacks is no matter here
    sources, _ = bibliography_sources(config, found)
    errors = [d for d in (*found, *read_bibliography(sources)[1]) if d.is_error]
    output.lines(render_text(errors, language))
    broken = {error.where.source.path for error in errors if error.where}
    said = set()
    for source in sources:
        what = _LEFT
        if source.path not in broken:
            what = _format(config.root, source, dry=arguments.check)
        if what is not _TIDY:
            output.line((("plain", what.fill(file=source.path).get(language)),))
        said.add(what)
    if said <= {_TIDY} and not errors:
        output.line((("good", _TIDY.fill().get(language)),))
    return EXIT_FINDINGS if errors or _WOULD in said else EXIT_CLEAN


def _format(root: Path, source: Source, *, dry: bool) -> Text:
    """Write one file tidily, unless `dry`, and return what is to be said of it."""
    from thesis.bibtex.format import format_references
    from thesis.output import write

    path = root / source.path
    before = path.read_bytes()
    after = encode(format_references(source), before)
    if after == before:
        return _TIDY
    if dry:
        return _WOULD
    write(path, after)
    return _WRITTEN
