"""The Markdown reader against pandoc itself, whose citation syntax it follows."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from thesis.nodes import Citation, Cite
from thesis.readers.markdown import read
from thesis.source import Source, read_source
from thesis.walking import walk

#: One a paragraph. Only what both read as citations; see test_markdown_cite for the rest.
CLUSTERS = [
    "[@a]",
    "[@lossius2012, s. 26]",
    "[@lossius2012 s. 26]",
    "[se @a, kap. 3; @b]",
    "[Glasser, 1976, referert i @martinsen2004]",
    "[-@a, s. 3]",
    "@johansen2018 [s. 24]",
    "@johansen2018 [s. 24; @b, s. 3]",
    "@johansen2018 og @b.",
    "@a [@b]",
    "(@a, s. 3)",
    "@a: b",
    "[@a.b:c_d-e/f+g?h<i>j~k&l%m$n#o]",
    "[@a--b]",
    "navn@uni.no",
    "[se navn@uni.no og @a]",
    "[@a; se også @b, s. 3, 5; jf. -@c]",
    "[@a, s. 3\n; @b]",
    "@a\n[s. 3]",
    "-@a sier",
    "«@a»",
    "*@a*",
    "**se [@a]**",
    r"\@a",
    r"[se\; @a, s. 3\; 4]",
    "[@æøå2020, s. 3]",
    "[@a](http://b.no)",
    "[tekst @a](http://b.no)",
    "Tekst.[^1]\n\n[^1]: Note [@a, s. 3].",
    "Tekst.^[Note [@a, s. 3].]",
    "`@a`",
    "[@a, `@b`]",
    "> [@a, s. 3\n> og 4]",
    "- [@a]\n- @b [s. 2]",
    "# Om @a [s. 3]",
    "[@_a; @2020]",
    "[@a, § 2, femte ledd]",
    "@a [s. 3][x]",
    "@a [tekst](http://b.no)",
    "[[@a]]",
    "[tekst [@a, s. 3] mer]",
    "[@{a:b/c}, s. 3]",
    "@a, s. 3.",
    "Se @a.",
    "[@a, s. 3 [min kursiv]]",
    "[@a, *s. 3*]",
    "(se @a; @b)",
    "@a\\\n@b",
    "*[se @a, s. 4; @b]*",
]


def by_pandoc(text):
    import pypandoc

    formats = "markdown-smart"
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", formats, "-t", "json"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return list(_found(json.loads(done.stdout)["blocks"]))


def _found(node):
    if isinstance(node, list):
        for child in node:
            yield from _found(child)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            # Of a narrative citation pandoc marks only the first as such.
            for citation in node["c"][0]:
                mode = citation["citationMode"]["t"]
                prefix, suffix = (_words(citation[k]) for k in ("citationPrefix", "citationSuffix"))
                yield citation["citationId"], mode, prefix, suffix
        else:
            yield from _found(list(node.values()))


def _words(inlines):
    words = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind in {"Space", "SoftBreak"}:
            words.append(" ")
        elif kind == "Str":
            words.append(content)
        elif kind == "Code":
            words.append(content[1])
        else:
            words.append(_words(content))
    return re.sub(r"^[\s,]+|\s+$", "", "".join(words)).replace("\u00a0", " ")


def by_us(text):
    chapter, _ = read(Source("chapters/x.md", text), Path(), "nb")
    for cite in walk(chapter.blocks):
        if isinstance(cite, Cite):
            for number, citation in enumerate(cite.citations):
                yield citation.key, _mode(cite, citation, number), citation.prefix, citation.suffix


def _mode(cite: Cite, citation: Citation, number: int) -> str:
    if citation.suppress_author:
        return "SuppressAuthor"
    return "AuthorInText" if cite.narrative and number == 0 else "NormalCitation"


def by_us_like_pandoc(text):
    return [(k, m, p, s.replace("\u00a0", " ")) for k, m, p, s in by_us(text)]


@pytest.mark.parametrize("text", CLUSTERS)
def test_citations_are_those_that_pandoc_reads(text):
    assert by_us_like_pandoc(text) == by_pandoc(text)


def test_the_real_thesis_cites_what_pandoc_reads(shared):
    root = shared / "real-thesis"
    count = clusters = 0
    for path in sorted((root / "chapters").iterdir()):
        source = read_source(root, path)
        ours = by_us_like_pandoc(source.text)
        assert ours == by_pandoc(source.text)
        chapter, diagnostics = read(source, root, "nb")
        assert not diagnostics
        count += len(ours)
        clusters += sum(isinstance(node, Cite) for node in walk(chapter.blocks))
    assert (clusters, count) == (146, 163)
