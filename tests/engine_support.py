"""A small document for the engine's tests, which need no writer."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thesis.source import Source
from thesis.typeset.engine import EngineResult, typeset

PREAMBLE = r"""\documentclass[12pt,a4paper]{report}
\ifdefined\pdftexversion
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\fi
\usepackage{graphicx}
\usepackage[unicode,hidelinks]{hyperref}
\newlanguage\thesisnorwegian
\hypersetup{pdftitle={Prøve},pdflang=nb}
"""
_FORMATS = tempfile.TemporaryDirectory(prefix="thesis-formats-")


@dataclass
class Paper:
    """What the assembler makes, made from a chapter that is TeX already."""

    chapter: str
    extra: str = ""
    """Added to the preamble."""
    path: str = "chapters/01-prøve.tex"
    start: str = ""
    """Before the chapter."""

    @property
    def preamble(self) -> str:
        return PREAMBLE + self.extra

    @property
    def body(self) -> str:
        lines = self.chapter.split("\n")
        marked: list[str] = []
        new_block = True
        for number, line in enumerate(lines, 1):
            if new_block and line.strip():
                marked.append(f"%@ {self.path}:{number}")
            new_block = not line.strip()
            marked.append(line)
        text = "\n".join(marked)
        return f"\\begin{{document}}\n{self.start}{text}\n\n\\end{{document}}\n"


@dataclass
class Bench:
    """A project folder and its work folders."""

    root: Path
    engine: str = "embedded"
    cache: Path = Path(_FORMATS.name)
    """Precompiled preambles, shared by the tests that do not look at them."""

    def typeset(self, paper: Paper | str, **settings: Any) -> EngineResult:
        if isinstance(paper, str):
            paper = Paper(paper)
        return typeset(
            paper,
            engine=self.engine,
            root=self.root,
            workdir=self.root / "build" / ".cache" / "work",
            cache=self.cache,
            sources={paper.path: Source(paper.path, paper.chapter)},
            **settings,
        )


def found(result: EngineResult) -> list[tuple[str, str]]:
    """Return code and «line:column» of each diagnostic; «-» for no place."""
    return [
        (d.code, f"{d.where.start.line}:{d.where.start.column}" if d.where else "-")
        for d in result.diagnostics
    ]
