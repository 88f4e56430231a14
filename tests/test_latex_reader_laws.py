"""Laws of the LaTeX reader: any text is read, places are right, nothing is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growing import grows_in_proportion
from thesis.document import Chapter
from thesis.nodes import (
    Anchor,
    Block,
    Citation,
    CrossRef,
    Division,
    Environment,
    MathBlock,
    NoCite,
    Node,
    Paragraph,
    SoftBreak,
    Str,
    Tex,
    TexBlock,
)
from thesis.readers.latex import read
from thesis.readers.latex_tokens import tokenize
from thesis.source import Source
from thesis.walking import walk

PIECES = [
    *"{}[]$&#_^~%\\ \n'\"-æøå1",
    "\n\n",
    " ord og flere ord ",
    "\\begin{quote}",
    "\\end{quote}",
    "\\begin{figure}[h]",
    "\\end{figure}",
    "\\begin{tabular}{ll}",
    "\\end{tabular}",
    "\\begin{ukjent}",
    "\\end{ukjent}",
    "\\begin{equation}",
    "\\end{equation}",
    "\\begin{verbatim}",
    "\\end{verbatim}",
    "\\begin{comment}",
    "\\end{comment}",
    "\\begin{otherlanguage}{english}",
    "\\end{otherlanguage}",
    "\\begin{document}",
    "\\end{document}",
    "\\section{",
    "\\chapter*[kort]{",
    "\\footnote{",
    "\\caption{",
    "\\label{sec:a}",
    "\\ref{sec:a}",
    "\\cref{a,b}",
    "\\parencite[se][s. 3]{",
    "\\parencites(se)(slutt)[a]{b}[c]{d}",
    "\\cite{nokkel}",
    "\\citep",
    "\\cite<se>[3]{a}",
    "\\nocite{*}",
    "\\foreignlanguage{english}{",
    "\\selectlanguage{english}",
    "\\newcommand{\\x}[1]{",
    "\\def\\y#1{",
    "\\let\\cite\\citep",
    "\\iffalse",
    "\\fi",
    "\\else",
    "\\verb|",
    "\\url{http://x.no/a%20b_c#d}",
    "\\input{finnes-ikke}",
    "\\includegraphics[width=5cm]{bilde}",
    "\\emph{",
    "\\ukjent{to ord}",
    "\\'e",
    "\\o ",
    "\\[",
    "\\]",
    "\\(",
    "\\)",
    "% kommentar\n",
    "30 % av",
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.one_of(SOUP, st.text(max_size=200))


def read_text(text: str, root: Path = Path("/nonexistent")) -> Chapter:
    return read(Source("chapters/x.tex", text), root, "nb")[0]


@given(ANY)
def test_tokens_lie_side_by_side_and_cover_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(text[token.start : token.end] for token in tokens) == text
    assert all(a.end == b.start for a, b in pairwise(tokens))


@settings(max_examples=400)
@given(ANY)
def test_any_text_is_read_with_places_inside_the_text(text: str) -> None:
    source = Source("chapters/x.tex", text)
    chapter, diagnostics = read(source, Path("/nonexistent"), "nb")
    for diagnostic in diagnostics:
        assert diagnostic.where is not None
        assert diagnostic.where.span.end <= len(text)
    for node in walk(chapter.blocks):
        assert node.where.span.end <= len(text)
        check_place(node)


def check_place(node: Node) -> None:
    match node:
        case Citation(key=key, key_where=where):
            assert where.text == key
        case NoCite(keys=keys):
            assert all(where.text == key for key, where in keys)
        case Tex(tex=tex, where=where) | Str(text=tex, where=where) if len(where.span):
            assert where.text == tex
        case Anchor(label=label, where=where) | CrossRef(label=label, where=where):
            assert label in where.text
        case Environment(begin=begin, end=end, where=where):
            assert where.text.startswith(begin)
            assert where.text.endswith(end)


@settings(max_examples=400)
@given(ANY)
def test_the_prose_is_as_long_as_the_text_and_only_leaves_out(text: str) -> None:
    for prose in read_text(text).prose:
        assert len(prose.text) == len(text)
        for kept, given_ in zip(prose.text, text, strict=True):
            assert kept == given_ or (kept == " " and given_ != "\n")
        ends = [0, *(edge for span, _ in prose.foreign for edge in (span.start, span.end))]
        assert ends == sorted(ends)


def verbatim(blocks: tuple[Block, ...]) -> str:
    """Put a chapter's pieces together again, without the white space between blocks."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(children=children):
                parts += [inline for child in children if (inline := piece(child))]
            case TexBlock(tex=tex) | MathBlock(tex=tex):
                parts.append(tex)
            case Environment(begin=begin, blocks=inner, end=end):
                parts += [begin, verbatim(inner), end]
            case Division(blocks=inner):
                parts.append(verbatim(inner))
    return "".join(parts)


def piece(node: Node) -> str:
    match node:
        case Tex(tex=tex) | Str(text=tex):
            return tex
        case SoftBreak(where=where):
            return where.text
        case _:
            return ""


KEPT = [
    piece
    for piece in PIECES
    if piece != "\\"
    and not piece.startswith(
        (
            *("\\section", "\\chapter", "\\footnote", "\\label", "\\ref", "\\cref", "\\parencite"),
            *("\\cite", "\\nocite", "\\foreign", "\\selectl", "\\input", "\\include", "%", "30 %"),
            *("\\begin{quote", "\\end{quote", "\\begin{comm", "\\end{comm", "\\begin{other"),
            *("\\end{other", "\\begin{doc", "\\end{doc", "\\[", "$"),
        )
    )
]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(KEPT), max_size=40).map("".join))
def test_what_the_model_does_not_replace_reaches_tex_as_it_stands(text: str) -> None:
    together = verbatim(read_text(text).blocks)
    assert "".join(together.split()) == "".join(text.split())


@given(SOUP)
def test_blocks_stand_in_the_order_of_the_text(text: str) -> None:
    starts = [b.where.span.start for b in read_text(text).blocks if not isinstance(b, Division)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "piece",
    [
        *"{}[]$&%_~",
        "\\begin{a}",
        "\\end{a}",
        "\\begin{quote}",
        "\\begin{figure}",
        "\\begin{verbatim}",
        "\\begin{comment}",
        "\\begin{equation}",
        "\\footnote{",
        "\\section{",
        "\\caption{",
        "\\emph{",
        "\\ukjent{to ord ",
        "\\ukjent{",
        "\\def\\a{",
        "\\cite[",
        "\\cite{a}",
        "\\cites(",
        "\\cites[a]",
        "\\iffalse ",
        "\\verb+",
        "\\url{a",
        "\\'",
        "\\foreignlanguage{english}{",
        "\\selectlanguage{english}",
        "\\begin{otherlanguage}{english}",
        "\\[",
        "a\n\n",
        "$a$",
        "{\\begin{a}}",
        "\\label{a}",
        "\\includegraphics{a}",
        "1 % a\n",
        "\\textbf{\\begin{a}",
        "\\left\\{[",
    ],
)
def test_long_repetitions_take_time_in_proportion(piece: str) -> None:
    assert grows_in_proportion(lambda size: piece * (size // len(piece)), read_text, 60_000)


def test_deep_nesting_is_read_flat_beyond_a_bound() -> None:
    text = "\\begin{itemize}\\item\n" * 400 + "\\cite{a}" + "\\end{itemize}\n" * 400
    chapter = read_text(text)
    assert [n.key for n in walk(chapter.blocks) if isinstance(n, Citation)] == ["a"]
    assert "".join(verbatim(chapter.blocks).split()) == text.replace("\\cite{a}", "").replace(
        "\n", ""
    )
