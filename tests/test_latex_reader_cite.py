"""Citation commands of biblatex, natbib and apacite."""

from __future__ import annotations

import pytest

from tests.latex_reading import cites, nodes, places, text
from thesis.nodes import Cite, Footnote, NoCite


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        # biblatex
        (r"\parencite{a}", "@a"),
        (r"\Parencite{a}", "@a"),
        (r"\autocite[12]{a}", "@a [s. 12]"),
        (r"\parencite[12--14]{a}", "@a [s. 12–14]"),
        (r"\parencite[12, 20]{a}", "@a [s. 12, 20]"),
        (r"\parencite[se][]{a}", "se @a"),
        (r"\parencite[se][kap. 2]{a}", "se @a [kap. 2]"),
        (r"\parencite[s.~26]{a}", "@a [s. 26]"),
        (r"\parencite[\S~2]{a}", "@a [§ 2]"),
        (r"\parencite [s. 2] {a}", "@a [s. 2]"),
        (r"\parencite*{a}", "-@a"),
        (r"\textcite{a}", "n @a"),
        (r"\Textcite[s. 3]{a}", "n @a [s. 3]"),
        (r"\cite{a,b , c}", "@a; @b; @c"),
        ("\\cite{a,%\n  b}", "@a; @b"),
        (r"\parencite[se][s. 3]{a,b}", "se @a; @b [s. 3]"),
        (r"\parencites{a}{b}", "@a; @b"),
        (r"\parencites[s. 1]{a}[jf.][s. 2]{b}", "@a [s. 1]; jf. @b [s. 2]"),
        (r"\parencites(se)(og flere)[1]{a}{b}", "se @a [s. 1]; @b [og flere]"),
        (r"\parencites(se)()[1]{a}{b}", "se @a [s. 1]; @b"),
        (r"\parencites(slutt){a}{b}", "@a; @b [slutt]"),
        (r"\textcites{a}{b}", "n @a; @b"),
        (r"\parencite[Glasser, 1976, referert i][]{m}", "Glasser, 1976, referert i @m"),
        (r"\parencite[se][{s. 3 [sic]}]{a}", "se @a [s. 3 [sic]]"),
        # natbib
        (r"\citep{a}", "@a"),
        (r"\citep[se][s. 3]{a}", "se @a [s. 3]"),
        (r"\citet{a}", "n @a"),
        (r"\citet*{a}", "n @a"),
        (r"\citep*{a}", "@a"),
        (r"\citeyearpar{a}", "-@a"),
        (r"\Citet{a}", "n @a"),
        # apacite
        (r"\citeA{a}", "n @a"),
        (r"\cite<se>[s. 3]{a}", "se @a [s. 3]"),
        (r"\cite<se også>{a}", "se også @a"),
        (r"\shortciteA{a}", "n @a"),
        # put together
        (r"\citeauthor{a} (\citeyear{a})", "n @a"),
        (r"\citeauthor{a}~(\citeyear[12]{a})", "n @a [s. 12]"),
        (r"(\citeauthor{a}, \citeyear{a})", "@a"),
        (r"(\citealp{a})", "@a"),
        (r"(se \citealp[s. 2]{a}; jf. \citealp{b})", "se @a [s. 2]; jf. @b"),
        (r"(\citeyear{a})", "-@a"),
    ],
)
def test_a_command_becomes_a_cluster(tex: str, expected: str) -> None:
    chapter, diagnostics = text(f"Tekst {tex} mer.")
    assert cites(f"Tekst {tex} mer.") == [expected]
    assert diagnostics == []
    (cite,) = nodes(chapter, Cite)
    assert cite.where.text == tex
    assert all(one.key_where.text == one.key for one in cite.citations)


def test_a_page_number_alone_follows_the_language() -> None:
    assert cites(r"\citep[12]{a} \citep[12--13]{a}", "en") == ["@a [p. 12]", "@a [pp. 12–13]"]
    assert cites(r"\foreignlanguage{english}{\citep[12]{a}}") == ["@a [p. 12]"]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\citealp{a}", "@a"),
        (r"\citeNP{a}", "@a"),
        (r"\fullcite{a}", "@a"),
        (r"\citetitle{a}", "@a"),
        (r"\citealt{a}", "n @a"),
        (r"\citeauthor{a}", "n @a"),
        (r"\citeyear{a}", "-@a"),
    ],
)
def test_what_no_style_prints_alone_is_reported(tex: str, expected: str) -> None:
    assert cites(tex) == [expected]
    assert places(text(tex)[1]) == ["chapters/x.tex:1:1 SRC032"]


def test_where_the_note_after_stands() -> None:
    (cite,) = nodes(text(r"\citep[se][s.~3]{a}")[0], Cite)
    where = cite.citations[0].suffix_where
    assert where is not None
    assert where.text == "s.~3"


def test_footcite_is_a_footnote() -> None:
    (note,) = nodes(text(r"Tekst\footcite[3]{a}.")[0], Footnote)
    assert note.where.text == r"\footcite[3]{a}"
    assert cites(r"Tekst\footcite[3]{a}.") == ["@a [s. 3]"]


def test_nocite() -> None:
    (node,) = nodes(text(r"\nocite{a, b}")[0], NoCite)
    assert [(key, where.text) for key, where in node.keys] == [("a", "a"), ("b", "b")]
    (every,) = nodes(text(r"\nocite{*}")[0], NoCite)
    assert [key for key, _ in every.keys] == ["*"]


@pytest.mark.parametrize("tex", [r"\citep{}", r"\parencite[se][3]{ }", r"\nocite{}"])
def test_no_key(tex: str) -> None:
    assert [place[-6:] for place in places(text(tex)[1])] == ["SRC033"]


@pytest.mark.parametrize(
    "tex",
    [
        r"% \cite{a}",
        r"\newcommand{\x}[1]{\cite{#1}}",
        r"\renewcommand*\x[2][a]{\cite[#1]{#2}}",
        r"\def\x#1{\cite{#1}}",
        r"\let\cite\parencite",
        r"\NewDocumentCommand{\x}{m}{\cite{#1}}",
        r"\newenvironment{x}{\begin{quote}\cite{a}}{\end{quote}}",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}",
        "\\begin{minted}{tex}\n\\cite{a}\n\\end{minted}",
        "\\begin{comment}\n\\cite{a}\n\\end{comment}",
        r"\verb|\cite{a}|",
        r"\lstinline[language=TeX]!\cite{a}!",
        "\\iffalse\n\\cite{a}\n\\ifx\\a\\b\\cite{b}\\fi\n\\fi",
        r"\url{https://example.org/\cite}",
    ],
)
def test_what_is_no_citation(tex: str) -> None:
    chapter, diagnostics = text(f"Tekst.\n{tex}\n")
    assert nodes(chapter, Cite) == []
    assert diagnostics == []


def test_the_else_of_a_skipped_part_is_read() -> None:
    assert cites("\\iffalse \\cite{a} \\else \\cite{b} \\fi") == ["@b"]


def test_citations_are_found_wherever_text_is() -> None:
    tex = (
        "\\section{Om \\citet{a}}\n\\begin{table}\\caption{Fra \\citep{b}}\n"
        "\\begin{tabular}{l}x \\citep{c}\\\\\\end{tabular}\\end{table}\n"
        "\\begin{itemize}\\item \\emph{\\citep{d}}\\footnote{Se \\citep{e}.}\\end{itemize}\n"
        "\\begin{tcolorbox}[title=x]\\citep{f}\\end{tcolorbox}\n"
        "\\begin{displayquote}[\\citep{g}]Sitat.\\end{displayquote}\n"
        "\\minegen{\\citep{h}}"
    )
    keys = [cite.citations[0].key for cite in nodes(text(tex)[0], Cite)]
    assert keys == ["a", "b", "c", "d", "e", "f", "g", "h"]
