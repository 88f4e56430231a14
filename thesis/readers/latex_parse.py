r"""A file's text becomes tokens, nesting and prose.

A whole document pasted in (`\documentclass` … `\begin{document}` … `\end{document}`) is read from
its beginning to its end; what stands before is left out and reported.
"""

from __future__ import annotations

import re
from pathlib import Path

from thesis.diagnostic import Diagnostic, Severity, Text, rule
from thesis.readers.latex_arguments import Body
from thesis.readers.latex_flow import Parsed, Work
from thesis.readers.latex_nesting import nest
from thesis.readers.latex_prose import read_prose
from thesis.readers.latex_tables import words
from thesis.readers.latex_tokens import Token, tokenize
from thesis.source import Source

PREAMBLE_LEFT_OUT = rule(
    "SRC034",
    "preamble-left-out",
    Severity.WARNING,
    message=Text(
        en="what stands before “\\begin{{document}}” is left out{packages}",
        nb="det som står foran «\\begin{{document}}», er utelatt{packages}",
    ),
    why=Text(
        en="The build sets up the document itself. Packages and commands of your own that the "
        "chapter uses are missing then, and LaTeX stops at them.",
        nb="Byggingen setter opp dokumentet selv. Pakker og egne kommandoer som kapitlet bruker, "
        "mangler da, og LaTeX stopper ved dem.",
    ),
    fix=Text(
        en="delete those lines; name the packages that you need under packages: in thesis.yaml, "
        "and write your own commands at the top of the chapter",
        nb="slett de linjene; før opp pakkene du trenger, under packages: i thesis.yaml, og skriv "
        "egne kommandoer øverst i kapitlet",
    ),
    example="\\documentclass{article}\n\\usepackage{siunitx}\n\\begin{document}",
)
_PACKAGES = Text(en="; its packages: {names}", nb="; pakkene der: {names}")
_NO_PACKAGES = Text(en="", nb="")

_PACKAGE = re.compile(r"(?:\[[^\]]*\])?\s*\{([^{}]*)\}")
_SUBFILES = re.compile(r"\s*(?:\[[^\]]*\])?\s*\{subfiles\}")
_PICTURES = re.compile(r"\\graphicspath\s*\{((?:\s*\{[^{}\n]*\})+)\s*\}")
#: Set up by the build in its own way: nothing is missing without them.
_OURS = frozenset(
    words(
        "inputenc fontenc babel polyglossia geometry graphicx graphics hyperref "
        "csquotes biblatex natbib apacite setspace caption microtype url xcolor color "
        "booktabs longtable array lmodern fontspec titlesec fancyhdr parskip amsmath "
        "enumitem subfiles import verbatim comment"
    )
)


def parse(work: Work, source: Source, path: Path, language: str) -> Parsed:
    """Read a file into `work.parsed`, its problems into `work.diagnostics`."""
    tokens = tokenize(source.text)
    first, last = _document(source, tokens, work.diagnostics)
    nesting, problems = nest(source, tokens, first, last)
    body = Body(tokens, nesting, first, last)
    prose, more = read_prose(source, body, language)
    work.diagnostics += [*problems, *more]
    for found in _PICTURES.finditer(source.text):
        folders = re.findall(r"\{([^{}]*)\}", found[1])
        work.picture_folders += [work.root / folder.strip() for folder in folders]
    parsed = Parsed(source, path, body, prose)
    work.parsed[path] = parsed
    return parsed


def _document(
    source: Source, tokens: list[Token], diagnostics: list[Diagnostic]
) -> tuple[int, int]:
    r"""Return the tokens between `\begin{document}` and `\end{document}`, else all."""
    opening = _index(tokens, "begin", 0)
    if opening is None:
        return 0, len(tokens)
    closing = _index(tokens, "end", opening)
    classes = [t for t in tokens[:opening] if t.kind == "command" and t.name == "documentclass"]
    if not (classes and _SUBFILES.match(source.text, classes[0].end)):
        place = classes[0] if classes else tokens[opening]
        names = [name for name in _packages(source, tokens[:opening]) if name not in _OURS]
        told = _PACKAGES.fill(names=", ".join(names)) if names else _NO_PACKAGES.fill()
        where = source.at(place.start, place.end)
        diagnostics.append(PREAMBLE_LEFT_OUT.at(where, packages=told))
    return opening + 1, len(tokens) if closing is None else closing


def _index(tokens: list[Token], kind: str, start: int) -> int | None:
    for at in range(start, len(tokens)):
        if tokens[at].kind == kind and tokens[at].name == "document":
            return at
    return None


def _packages(source: Source, preamble: list[Token]) -> list[str]:
    names: list[str] = []
    for token in preamble:
        if token.kind == "command" and token.name in ("usepackage", "RequirePackage"):
            found = _PACKAGE.match(source.text, token.end)
            names += [part.strip() for part in found[1].split(",")] if found else []
    return [name for name in dict.fromkeys(names) if name]
