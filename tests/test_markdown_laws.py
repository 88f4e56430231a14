"""Laws of the Markdown reader: nothing crashes it, and every place is exact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.growing import grows_in_proportion
from thesis.nodes import (
    Citation,
    Code,
    Heading,
    LineBreak,
    Link,
    Node,
    Paragraph,
    SoftBreak,
    Str,
    Styled,
)
from thesis.readers import read_chapter
from thesis.source import Source, decode
from thesis.walking import walk

ROOT = Path(__file__).parent

#: Pieces that mean something to some rule, in any order.
PIECES = st.sampled_from(
    [
        *"*_~^`$[](){}<>@#|:;-+!&\\\n\t \u00a0\u2003\f\0",
        *(
            "a",
            "ord",
            "æøå",
            "@key",
            "@fig:x",
            "[@a, s. 3]",
            "[^1]",
            "[^1]: note",
            "^[",
            "![",
            "](",
        ),
        *("\n\n", "  \n", "> ", "- ", "1. ", "    ", "# ", "===", "---", "```", "~~~", ":::", "$$"),
        *("| a | b |\n", "|---|---|\n", "\\|", ": Tekst", "{#x}", "{lang=en}", "{.x y=1}", "<b>"),
        *("::: {lang=nn}\n", "<!--", "-->", "&nbsp;", "&#10;", "https://a.no/", "navn@uni.no"),
        *(
            "\\begin{q}",
            "\\end{q}",
            "\\cmd{",
            "\\\n",
            "{=latex}",
            "[x]: /y\n",
            "---\nlang: nb\n---\n",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def read(text):
    return read_chapter(Source("chapters/x.md", text), ROOT, "nb")


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|\\( )|(&nbsp;)|(&#10;)")


def relates(node: Str) -> bool:
    """Text is its source's, once escapes, entities and NUL are read."""
    written = node.where.text.replace("\0", "\ufffd")
    if "\\\\|" in written:
        return True  # in a table the bar is unescaped twice
    decoded = _ESCAPED.sub(lambda m: m[1] or ("\n" if m[4] else "\u00a0"), written)
    return node.text in {written, decoded}


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("a\tb @k\n>\tx *y\nz* [@k")
@example("- a\n\n\t> b\n\t> c @k\n")
@example("\f\nx @k\n\f")
@example("> | a | b \\| @k |\n> |---|---|\n> | c | `d` [@k] |\n")
def test_places_are_exact(text):
    chapter, diagnostics = read(text)
    (prose,) = chapter.prose
    assert len(prose.text) == len(text)
    for shown, written in zip(prose.text, text, strict=True):
        assert (shown == "\n") == (written == "\n")
    for node in walk(chapter.blocks):
        assert_within(node, text)
    for diagnostic in diagnostics:
        assert diagnostic.where is not None
        assert diagnostic.where.span.end <= len(text)
        assert diagnostic.message.nb
    ends = [span.end for span, _ in prose.foreign]
    starts = [span.start for span, _ in prose.foreign]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


#: CommonMark alone: what our rules give no other meaning.
COMMON = st.sampled_from(
    [
        *"*_`()[]<>!#-+\n.\\",
        *("a", "ord", " ", "æ", "**", "***", "__", "``", "](/u)", "[x]: /y\n", "[x]", "&amp;"),
        *("\n\n", "  \n", "> ", "- ", "1. ", "# ", "===\n", "\\*", "<a:b>", "](<1> 'c')"),
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(COMMON, max_size=40).map("".join))
def test_common_text_is_read_as_markdown_it_does(text):
    # Left out: HTML, TeX, pictures and hard spaces, which are ours to read.
    assume(not re.search(r"<(?!a:b>|1> 'c'\))|\\[a-zA-Z ]|!\[", text))
    tokens = MarkdownIt("commonmark").parse(text)
    theirs = [list(_flat(token.children)) for token in tokens if token.type == "inline"]
    chapter, _ = read(text)
    ours = [
        list(_ours(node.children))
        for node in walk(chapter.blocks)
        if isinstance(node, Paragraph | Heading)
    ]
    assert _joined(ours) == _joined(theirs)


def _joined(blocks):
    """Join adjacent text; breaks at the edges and blocks without content are not compared."""
    edge = {"softbreak", "hardbreak"}
    result = []
    for block in blocks:
        merged = []
        for kind, value in block:
            if kind == "text" and merged and merged[-1][0] == "text":
                merged[-1] = ("text", merged[-1][1] + value)
            elif (kind, value) != ("text", ""):
                merged.append((kind, value))
        while merged and merged[-1][0] in edge:
            merged.pop()
        while merged and merged[0][0] in edge:
            merged.pop(0)
        if merged:
            result.append(merged)
    return result


def _flat(tokens):
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield "text", token.content
            case "code_inline":
                yield "code", token.content
            case "link_open":
                yield "link", token.attrs["href"]
            case kind:
                yield kind, ""


def _ours(nodes):
    for node in nodes:
        match node:
            case Str():
                yield "text", node.text
            case Code():
                yield "code", node.text
            case SoftBreak():
                yield "softbreak", ""
            case LineBreak():
                yield "hardbreak", ""
            case Link():
                yield "link", node.url
                yield from _ours(node.children)
                yield "link_close", ""
            case Styled():
                kind = {"emph": "em"}.get(node.style, node.style)
                yield f"{kind}_open", ""
                yield from _ours(node.children)
                yield f"{kind}_close", ""


def assert_within(node: Node, text: str) -> None:
    assert node.where.source.text == text
    assert 0 <= node.where.span.start <= node.where.span.end <= len(text)
    if isinstance(node, Citation):
        assert node.key_where.text == node.key
        assert node.where.span.covers(node.key_where.span)
    if isinstance(node, Str):
        assert "\n" not in node.where.text
        assert relates(node), (node.where.text, node.text)
    if isinstance(node, Code):
        assert node.where.text.startswith("`")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data):
    text, _ = decode(data)
    chapter, _ = read(text)
    assert len(chapter.prose[0].text) == len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
@example(": verdi uten nøkkel")
@example("?")
def test_front_matter_of_any_kind_is_survived(text):
    chapter, _ = read(f"---\n{text}\n---\n# Metode\n")
    assert chapter.format == "markdown"


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "[" * 2 * n,
        lambda n: "> " * n + "x",
        lambda n: "- " * n + "x",
        lambda n: "*a " * n,
        lambda n: "![" * n,
        lambda n: "^[" * n,
        lambda n: "`" * n + "a",
        lambda n: "[@a" * n,
        lambda n: "{" * n,
        lambda n: "\\x{" * n,
        lambda n: "$a " * n,
        lambda n: "::: {lang=en}\n" * (n // 6),
        lambda n: "\\begin{q}\n" * (n // 6),
        lambda n: "<" * n,
        lambda n: "<!--" * n,
        lambda n: "---\n" + "[" * 3 * n + "\n---\n",
        lambda n: "".join(f"[^{k}]: se [^{k + 1}]\n\n" for k in range(n // 6)) + "[^0]",
        lambda n: "| a " * n + "|\n" + "|---" * n + "|\n",
        lambda n: "[a]{" * n,
        lambda n: "H~" * n,
    ],
    ids=lambda make: make(6)[:6],
)
def test_hostile_repetition_ends_soon(make):
    assert grows_in_proportion(make, read, 3000)
