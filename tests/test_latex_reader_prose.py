"""The running text of a LaTeX chapter."""

from __future__ import annotations

import pytest

from tests.latex_reading import text


def words(tex: str) -> str:
    (prose,) = text(tex)[0].prose
    assert len(prose.text) == len(tex)
    return " ".join(prose.text.split())


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        # text that stays
        (r"Et \emph{viktig} ord.", "Et viktig ord."),
        (r"\textbf{a \textit{b} c}", "a b c"),
        (r"\section[Kort]{Lang tittel}\label{sec:x}", "Lang tittel"),
        (r"Ord\footnote{En note.} mer", "Ord En note. mer"),
        (r"\enquote{Et sitat}", "Et sitat"),
        (r"\href{https://example.org/a_b}{lenken}", "lenken"),
        (r"\textcolor{red}{rød tekst}", "rød tekst"),
        (r"\multicolumn{2}{l}{celle}", "celle"),
        (r"\caption[Kort]{Lang}", "Lang"),
        ("\\begin{itemize}\n\\item[Punkt] tekst\n\\end{itemize}", "[Punkt] tekst"),
        (r"\begin{tabular}{lp{3cm}}a & b \\[2mm] c & d\end{tabular}", "a b c d"),
        (r"30 \% av R \& D", "30 % av R & D"),
        (r"{\itshape skrå tekst}", "skrå tekst"),
        (r"\begin{minipage}[t]{0.4\textwidth}tekst\end{minipage}", "tekst"),
        # what is no text
        (r"\cite{a} \citep[se][s. 3]{b} \parencites(se)(slutt)[x]{a, b}[y]{c}", ""),
        (r"\ref{a} \cref{a,b} \label{a b}", ""),
        (r"\includegraphics[width=3cm]{en fil}", ""),
        (r"\texttt{kode her}", ""),
        (r"\verb|a b| \lstinline!c!", ""),
        (r"\url{https://a b}", ""),
        ("a % b\nc", "a c"),
        (r"$a + b$ \[c\] \(d\) $$e$$", ""),
        (r"\begin{align*}a & b\end{align*}", ""),
        (r"\begin{tikzpicture}\node {Tekst};\end{tikzpicture}", ""),
        (r"\newcommand{\x}[2][a]{b c} d", "d"),
        (r"\vspace{1cm} \setlength{\parskip}{0pt plus 1pt}", ""),
        (r"\documentclass{article} \usepackage[a b]{c}", ""),
        # commands that we do not know
        (r"\minboks{to ord} \minfarge{rød} \min[to ord]{x}", "to ord"),
        (r"\begin{minboks}{En tittel her}tekst\end{minboks}", "En tittel her tekst"),
        # what LaTeX writes in several characters
        (r"ett~ord 9--19 ``a'' ---", "ett ord 9 19 a"),
        (r"kaf\'e og na\"{\i}v og K\o benhavn og \AA{}se og bl\aa{}b{\ae}r", "og og og og"),
        (r'sam\-tykke og tre"-delt', "og"),
        (r"det er d'accord", "det er d'accord"),
    ],
)
def test_what_is_running_text(tex: str, expected: str) -> None:
    assert words(tex) == expected


def test_line_ends_are_kept() -> None:
    tex = "a\n% b\n\\begin{verbatim}\nc\n\\end{verbatim}\nd\n"
    (prose,) = text(tex)[0].prose
    assert prose.text.split("\n") == [
        *("a", "   ", " " * 16, " ", " " * 14, "d", ""),
    ]
