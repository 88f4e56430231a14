"""Citations for tests, written as in Markdown, and inlines shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from thesis.bibtex import read_bibliography
from thesis.citations import Rendered, render
from thesis.diagnostic import Diagnostic
from thesis.nodes import Citation, Cite, Footnote, Inline, Link, Paragraph, Str, Styled
from thesis.source import Source

HERE = Source("chapters/01.md", " ").at(0)
_MARKS = {"emph": "*", "strong": "**"}


def cite(written: str) -> Cite:
    """Return the cluster «[se @a, s. 3; -@b]» or «@a [s. 3]»."""
    if not written.startswith("["):
        found = re.fullmatch(r"@([\w-]+)(?: \[(.*)\])?", written)
        assert found, written
        return Cite(HERE, (Citation(HERE, found[1], HERE, suffix=found[2] or ""),), narrative=True)
    citations = []
    for part in written[1:-1].split(";"):
        found = re.fullmatch(r"\s*(.*?)\s*(-?)@([\w-]+)\s*,?\s*(.*)", part)
        assert found, written
        prefix, minus, key, suffix = found.groups()
        citations.append(Citation(HERE, key, HERE, prefix, suffix, suppress_author=bool(minus)))
    return Cite(HERE, tuple(citations))


def shown(inlines: Iterable[Inline], *, links: bool = False) -> str:
    """Return inlines as text: *emphasis*, **bold**, a note in ^[], a link in ⟦⟧ when asked for."""
    parts = []
    for inline in inlines:
        match inline:
            case Str(text=text):
                parts.append(text)
            case Styled(style=style, children=children):
                mark = _MARKS.get(style, "")
                parts.append(f"{mark}{shown(children, links=links)}{mark}")
            case Link(children=children):
                inner = shown(children, links=links)
                parts.append(f"⟦{inner}⟧" if links else inner)
            case Footnote(blocks=blocks):
                inner = "".join(
                    shown(b.children, links=links) for b in blocks if isinstance(b, Paragraph)
                )
                parts.append(f"^[{inner}]")
            case _:
                raise AssertionError(inline)
    return "".join(parts)


def rendering(
    bib: str,
    *clusters: str,
    style: str = "norsk-apa-manual",
    language: str = "nb",
    nocite: tuple[str, ...] = (),
    root: Path = Path(),
    cache: Path | None = None,
) -> tuple[Rendered, list[Diagnostic]]:
    """Render clusters written as for `cite` with the entries of `bib`."""
    bibliography, _ = read_bibliography([Source("references/kilder.bib", bib)])
    return render(
        [cite(cluster) for cluster in clusters],
        nocite,
        bibliography,
        style=style,
        language=language,
        root=root,
        cache=cache,
    )


def printed(bib: str, *clusters: str, **options: object) -> list[str]:
    """Return the clusters as text, hard spaces as spaces."""
    rendered, found = rendering(bib, *clusters, **options)  # type: ignore[arg-type]
    assert not found, [(d.code, d.message.en, d.detail) for d in found]
    return [shown(cluster).replace("\u00a0", " ") for cluster in rendered.clusters]


def listed(bib: str, **options: object) -> list[str]:
    """Return the list of all entries as text, hard spaces as spaces."""
    rendered, found = rendering(bib, nocite=("*",), **options)  # type: ignore[arg-type]
    assert not found, [(d.code, d.message.en, d.detail) for d in found]
    return [shown(reference.inlines).replace("\u00a0", " ") for reference in rendered.references]
