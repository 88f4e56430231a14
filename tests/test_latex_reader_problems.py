"""What is broken in LaTeX is reported once, at its place, and the rest is read."""

from __future__ import annotations

import pytest

from tests.latex_reading import cites, places, text


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        # braces
        ("Et \\textbf{ord.", ["1:11 SRC020"]),
        ("\\begin{quote}\n\\emph{a\n\\end{quote}\n", ["2:6 SRC020"]),
        ("\\section{Metode\n\nTekst.\n\\section{Mer}\n", ["1:9 SRC020"]),
        ("Ord} her.", ["1:4 SRC021"]),
        ("a \\{ b \\} {c}", []),
        # environments
        ("\\begin{quote}\nEt sitat.", ["1:1 SRC022"]),
        ("\\begin{itemize}\n\\item \\begin{quote}a\n\\end{itemize}", ["2:7 SRC022"]),
        ("{\\begin{quote}a}", ["1:2 SRC022"]),
        ("\\begin{verbatim}\n& % }", ["1:1 SRC022"]),
        ("\\begin{tabular}{ll}\na & b\n", ["1:1 SRC022"]),
        ("\\iffalse\n& }", ["1:1 SRC022"]),
        ("Tekst.\n\\end{quote}", ["2:1 SRC023"]),
        ("\\begin{quote}a\\end{quotation}", ["1:1 SRC024"]),
        ("\\begin{quote}a\\end{center}b\\end{quote}", ["1:15 SRC023"]),
        ("\\begin{a}\\begin{b}\\end{a}\\end{b}", ["1:10 SRC022"]),
        ("{\\begin{quote}a}\\end{quote}", ["1:2 SRC022"]),
        ("\\begin{quote}\\emph{a\\end{quote}}", ["1:19 SRC020"]),
        # formulas
        ("Det kostet 500 $ i året.\n\nMer.", ["1:16 SRC025"]),
        ("\\[ a\n\nb", ["1:1 SRC025"]),
        ("$a_{b$ tekst", ["1:4 SRC020"]),
        ("\\emph{$a}", ["1:7 SRC025"]),
        ("$a$$b$ og $$c$$ og \\(d\\) \\[e\\]", []),
        ("$\\text{for $x_1$}$", []),
        # characters
        ("Braun & Clarke", ["1:7 SRC026"]),
        ("fil_navn", ["1:4 SRC026"]),
        ("x^2", ["1:2 SRC026"]),
        ("# Overskrift", ["1:1 SRC026"]),
        ("\\section{Braun & Clarke}", ["1:16 SRC026"]),
        ("\\texttt{fil_navn}", ["1:12 SRC026"]),
        ("\\footnote{Braun & Clarke}", ["1:17 SRC026"]),
        ("\\begin{table}\\caption{a & b}\\end{table}", ["1:25 SRC026"]),
        ("\\begin{tabular}{l}a_b\\end{tabular}", ["1:20 SRC026"]),
        ("\\begin{tabular}{ll}a & b\\\\\\end{tabular}", []),
        ("\\begin{tabularx}{\\textwidth}{lX}a & b\\end{tabularx}", []),
        ("\\begin{egentabell}a & b\\end{egentabell}", []),
        ("\\egen{a_b}{c & d} \\egen{to ord & mer}", []),
        ("\\label{a_b}\\ref{a_b}\\cite{a_b}\\url{x_y&z#w%v}\\href{a_b#c}{d}", []),
        ("\\includegraphics{a}\\input{b_c}", ["1:18 SRC016", "1:27 SRC028"]),
        ("\\& \\_ \\# \\% \\$ \\^{} \\textasciicircum", []),
        ("$a_1^2$ \\begin{align}a &= b_1\\end{align} \\ensuremath{a_1}", []),
        ("\\begin{tikzpicture}\\node (a_b) {c};\\end{tikzpicture}", []),
        ("\\newcommand{\\x}[1]{a_#1 & b}", []),
        # percent
        ("Om lag 30 % av dem", ["1:11 SRC027"]),
        ("Om lag 30% av dem", ["1:10 SRC027"]),
        ("Om lag 30~% av dem", ["1:11 SRC027"]),
        ("Om lag 30\\,% av dem", ["1:12 SRC027"]),
        ("Om lag 30 %\nav dem", ["1:11 SRC027"]),
        ("\\begin{tabular}{ll}30 % & b\\\\\n\\end{tabular}", ["1:23 SRC027"]),
        ("Om lag 30 \\% av dem", []),
        ("I 2012%\nskjedde det % noe", []),
        ("\\hspace{3cm} % kommentar", []),
        ("\\setcounter{page}{1} % kommentar", []),
        ("$x = 3 % kommentar\n$", []),
    ],
)
def test_each_is_reported_once_at_its_place(tex: str, expected: list[str]) -> None:
    _, diagnostics = text(tex)
    assert sorted(places(diagnostics)) == [f"chapters/x.tex:{place}" for place in sorted(expected)]


def test_the_other_place_of_a_mismatch_is_named() -> None:
    _, (diagnostic,) = text("\\begin{quote}\na\n\\end{quotation}")
    assert "linje 3" in diagnostic.message.nb
    assert [place.text for place in diagnostic.related] == ["\\end{quotation}"]


@pytest.mark.parametrize(
    "broken",
    ["\\textbf{", "}", "\\begin{quote}", "\\end{quote}", "$", "\\footnote{", "\\[", "\\section{"],
)
def test_reading_goes_on_after_what_is_broken(broken: str) -> None:
    assert cites(f"Tekst {broken} mer.\n\nNytt avsnitt \\cite{{a}}.") == ["@a"]
