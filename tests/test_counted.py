"""What TeX counts by itself: its name and number in references, in the PDF and in Word."""

from __future__ import annotations

import re
import zipfile

import pytest

from tests.typesetting import make, run_tex, text_of
from thesis.__main__ import main
from thesis.exporting.formulas import numbered_rows
from thesis.nodes import MathBlock
from thesis.source import Source

THEORY = r"""\chapter{Teori}
\newtheorem{definisjon}{Definisjon}
\newtheorem{setning}[definisjon]{Setning}
\newtheorem{hypotese}{Hypotese}[chapter]

\section{Begreper}
\begin{definisjon}[Angst]\label{def:angst} Angst er frykt. \end{definisjon}
\begin{setning}\label{set:en} Det er slik. \end{setning}
\begin{hypotese}\label{hyp:en} Noe øker. \end{hypotese}
"""
METHOD = r"""\chapter{Metode}
\begin{hypotese}\label{hyp:to} Noe minker. \end{hypotese}
\begin{enumerate}
\item\label{pkt:en} Først.
\begin{enumerate}
\item Slik.
\item\label{pkt:to} Så.
\end{enumerate}
\end{enumerate}
\begin{align}
a &= b \label{eq:a} \\
c &= \begin{cases} 1 \\ 2 \end{cases} \nonumber \\
d &= e \label{eq:d}
\end{align}
\paragraph{Utvalg.} Tolv svarte. \paragraph{Frafall} Ingen. \paragraph{Hva nå?} Vent.

Se \cref{def:angst}, \cref{set:en}, \cref{hyp:en}, \cref{hyp:to}, \cref{pkt:en}, \cref{pkt:to},
\cref{eq:d}. \Cref{def:angst} er kort.
"""
CHAPTERS = {"01-teori.tex": THEORY, "02-metode.tex": METHOD}


def test_references_name_what_the_label_stands_in():
    made = make(CHAPTERS)
    assert made.diagnostics == []
    for said in (
        r"definisjon~\ref*{def:angst}",
        r"setning~\ref*{set:en}",
        r"hypotese~\ref*{hyp:to}",
        r"punkt~\ref*{pkt:to}",
        r"{Definisjon~\ref*{def:angst}} er",
    ):
        assert said in made.assembled.tex
    assert "delkapittel" not in made.assembled.tex


def test_english_keeps_the_title_s_capital():
    text = r"\chapter{T}\newtheorem{d}{Definition}\begin{d}\label{x}A.\end{d} See \cref{x}."
    assert r"Definition~\ref*{x}" in make({"01-t.tex": text}, language="en").assembled.tex


def test_the_pdf_prints_them(tmp_path):
    work = tmp_path / "work"
    made = make(CHAPTERS, tmp_path)
    text = " ".join(text_of(run_tex(made, tmp_path, work, tmp_path / "cache").pdf).split())
    assert "Se definisjon 1, setning 2, hypotese 1.1, hypotese 2.1, punkt 1, punkt 1b," in text
    # A heading in the line ends in one point.
    assert "Utvalg. Tolv svarte. Frafall. Ingen. Hva nå? Vent." in text


@pytest.fixture(scope="module")
def word(tmp_path_factory) -> str:
    root = tmp_path_factory.mktemp("word")
    (root / "chapters").mkdir()
    (root / "thesis.yaml").write_text("title: T\nstructure: free\n", encoding="utf-8")
    for name, text in CHAPTERS.items():
        (root / "chapters" / name).write_text(text, encoding="utf-8")
    document = root / "t.docx"
    assert main(["export", "--docx", "--draft", str(root), "--output", str(document)]) in {0, 1}
    xml = zipfile.ZipFile(document).read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL)
    return "\n".join("".join(re.findall(r"<w:t[ >][^<]*", p)) for p in paragraphs)


def plain(text: str) -> str:
    return re.sub(r'<w:t(?: xml:space="preserve")?>', "", text)


def test_word_counts_as_the_pdf_does(word):
    text = plain(word)
    assert "Definisjon 1 (Angst). Angst er frykt." in text
    assert "Setning 2. Det er slik." in text
    assert "Hypotese 2.1. Noe minker." in text
    assert (
        "Se definisjon 1, setning 2, hypotese 1.1, hypotese 2.1, punkt 1, punkt 1b, ligning (2). "
        "Definisjon 1 er kort."
    ) in text


def test_no_mark_of_ours_is_left_in_word(word):
    assert "xzq" not in word
    assert "Først." in plain(word)


def test_formulas_bear_their_numbers_in_word(word):
    assert "(1), (2)" in plain(word)


@pytest.mark.parametrize(
    ("tex", "rows"),
    [
        (r"\begin{equation} x \end{equation}", [[]]),
        (r"\begin{equation*} x \end{equation*}", []),
        (r"\begin{equation} x \tag{A} \end{equation}", []),
        (r"\begin{align} a \label{a} \\[3pt] b \\ \end{align}", [["a"], []]),
        (r"\begin{align} \text{a\\b} \\ c \nonumber \end{align}", [[]]),
        ("x", []),
    ],
)
def test_numbers_of_a_formula_s_rows(tex, rows):
    assert numbered_rows(MathBlock(Source("a.tex", tex).at(0), tex)) == rows
