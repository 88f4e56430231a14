"""What the tests of the LaTeX reader share: a project in a folder, and what was read of it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from tests.projects import write
from thesis.diagnostic import Diagnostic
from thesis.document import Chapter
from thesis.nodes import Cite, Node, Str, Tex
from thesis.readers.latex import read
from thesis.source import Source, read_source
from thesis.walking import walk

T = TypeVar("T")


def project(root: Path, files: dict[str, str]) -> tuple[Chapter, list[Diagnostic]]:
    """Write files and read the first of them."""
    write(root, files)
    return read(read_source(root, root / next(iter(files))), root, "nb")


def text(tex: str, language: str = "nb") -> tuple[Chapter, list[Diagnostic]]:
    """Read a text that includes nothing."""
    return read(Source("chapters/x.tex", tex), Path("/nonexistent"), language)


def nodes(chapter: Chapter, kind: type[T]) -> list[T]:
    """Return the nodes of a kind, in reading order."""
    return [node for node in walk(chapter.blocks) if isinstance(node, kind)]


def places(diagnostics: list[Diagnostic]) -> list[str]:
    """Return «path:line:column CODE» of each diagnostic."""
    found = []
    for diagnostic in diagnostics:
        assert diagnostic.where is not None
        start = diagnostic.where.start
        path = diagnostic.where.source.path
        found.append(f"{path}:{start.line}:{start.column} {diagnostic.code}")
    return found


def cites(tex: str, language: str = "nb") -> list[str]:
    """Return each cluster of a text in a short form: «n» narrative, «-» without author."""
    return [short(cite) for cite in nodes(text(tex, language)[0], Cite)]


def short(cite: Cite) -> str:
    parts = []
    for one in cite.citations:
        author = "-" if one.suppress_author else ""
        words = [one.prefix, f"{author}@{one.key}", f"[{one.suffix}]" if one.suffix else ""]
        parts.append(" ".join(filter(None, words)))
    return ("n " if cite.narrative else "") + "; ".join(parts)


def printed(children: tuple[Node, ...]) -> str:
    """Return the text of some inlines."""
    parts = [c.text if isinstance(c, Str) else c.tex for c in children if isinstance(c, (Str, Tex))]
    return "".join(parts)
