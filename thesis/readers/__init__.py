"""Readers: a source becomes a chapter. One module an input format, loaded when needed."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from thesis.diagnostic import Diagnostic
from thesis.document import Chapter
from thesis.source import Source

MARKDOWN = frozenset({".md", ".markdown"})
LATEX = frozenset({".tex"})


def read_chapter(source: Source, root: Path, language: str) -> tuple[Chapter, list[Diagnostic]]:
    """Read a source as its suffix says.

    Args:
        source: the chapter's file.
        root: the project's folder, where the paths of pictures begin.
        language: the thesis' language, for a chapter that names none.

    Raises:
        ValueError: no reader takes the suffix; `MARKDOWN | LATEX` are the suffixes that are read.
    """
    suffix = PurePosixPath(source.path).suffix.lower()
    if suffix in MARKDOWN:
        from thesis.readers import markdown

        return markdown.read(source, root, language)
    if suffix in LATEX:
        from thesis.readers import latex

        return latex.read(source, root, language)
    raise ValueError(f"no reader for {source.path}")


__all__ = ["LATEX", "MARKDOWN", "read_chapter"]
