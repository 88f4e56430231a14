"""What the tests of typesetting share: theses out of a few lines of Markdown, and a run of TeX."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thesis.citations import Reference, Rendered
from thesis.config import Config
from thesis.document import Role, Thesis
from thesis.fonts import LATIN_MODERN, Typeface
from thesis.nodes import Link, Str
from thesis.profiles import Profile
from thesis.readers import read_chapter
from thesis.source import Source
from thesis.typeset import Assembled, WordCount, assemble
from thesis.typeset.engine import EngineResult, typeset

ROLES = {
    "forord": Role.PREFACE,
    "sammendrag": Role.ABSTRACT,
    "abstract": Role.ABSTRACT,
    "vedlegg": Role.APPENDIX,
    "referanser": Role.REFERENCES,
}


def config(root: Path = Path(), **values) -> Config:
    return replace(Config(root, Source("thesis.yaml", ""), "Tittelen"), **values)


def read(root: Path, name: str, text: str, language: str = "nb"):
    chapter, found = read_chapter(Source(f"chapters/{name}", text), root, language)
    assert not found, found
    return chapter


def rendered_for(thesis: Thesis, unknown: str = "ukjent") -> Rendered:
    """Print each cluster as «(key)», linked to a reference of that key."""
    keys: list[str] = []
    clusters = []
    for cluster in thesis.clusters():
        key, where = cluster.citations[0].key, cluster.where
        if key not in keys and key != unknown:
            keys.append(key)
        clusters.append(
            (Str(where, "("), Link(where, f"#ref-{key}", (Str(where, key),)), Str(where, ")"))
        )
    place = Source("references/a.bib", "x").at(0)
    references = tuple(Reference(key, (Str(place, f"Entry of {key}."),)) for key in keys)
    cited = {c.key for cluster in thesis.clusters() for c in cluster.citations}
    unknown = frozenset(cited - set(keys))
    return Rendered(tuple(clusters), references, notes=False, unknown=unknown)


@dataclass(frozen=True)
class Made:
    assembled: Assembled
    diagnostics: list
    config: Config

    @property
    def body(self) -> str:
        return self.assembled.body


def make(
    chapters: Mapping[str, str],
    root: Path = Path(),
    *,
    profile: Profile | None = None,
    draft: bool = False,
    hyphenation: str = "",
    word_count: WordCount | None = None,
    typeface: Typeface = LATIN_MODERN,
    **values,
) -> Made:
    facts = config(root, **values)
    read_ones = tuple(read(root, name, text, facts.language) for name, text in chapters.items())
    thesis = Thesis(read_ones, facts.language)
    roles = [tuple(role for word, role in ROLES.items() if word in name) for name in chapters]
    assembled, diagnostics = assemble(
        thesis,
        rendered_for(thesis),
        facts,
        profile or Profile("generic"),
        roles,
        draft=draft,
        hyphenation=hyphenation,
        word_count=word_count,
        typeface=typeface,
    )
    return Made(assembled, diagnostics, facts)


def tex_of(markdown: str, **values) -> str:
    """Return the TeX of one Markdown chapter, without markers."""
    body = make({"01-a.md": markdown}, **values).body
    text = body.partition("\\mainmatterpages\n")[2].partition("\\backmatterpages")[0]
    return "\n".join(line for line in text.splitlines() if not line.startswith("%@")).strip()


def run_tex(made: Made, root: Path, folder: Path, cache: Path) -> EngineResult:
    result = typeset(
        made.assembled,
        engine=made.config.engine,
        root=root,
        workdir=folder / "work",
        cache=cache,
        sources={},
    )
    faults = [d.message.en + d.detail for d in result.diagnostics if d.is_error]
    assert not faults
    assert result.pdf is not None
    return result


def complaints(log: str) -> list[str]:
    """Return the log's lines that tell of something ugly or wrong."""
    return re.findall(
        r"^(?:Overfull|.*LaTeX Warning:|.*Font Warning|Missing character|.*has been referenced but"
        r"|pdfTeX warning).*",
        log,
        re.MULTILINE,
    )


def text_of(pdf: Path) -> str:
    """Return the text as a person copies it: by poppler where it is installed, else by pypdf.

    Pages are parted by form feeds.
    """
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-layout", pdf, "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()
    from pypdf import PdfReader

    return "\f".join(page.extract_text() for page in PdfReader(pdf).pages)
