"""LaTeX chapters: headings, blocks, references, pictures, languages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.latex_reading import nodes, places, printed, project, text
from thesis.document import Role
from thesis.nodes import (
    Anchor,
    BlockQuote,
    CrossRef,
    Division,
    Environment,
    Footnote,
    Foreign,
    Heading,
    Image,
    MathBlock,
    Paragraph,
    Tex,
    TexBlock,
)
from thesis.walking import plain_text

CHAPTER = r"""% role: method
% !TeX root = ../main.tex
\chapter[Kort]{Metode og \emph{utvalg}}\label{chap:metode}

Vi søkte i fire baser, se tabell~\ref{tab:sok} og \autoref{fig:flyt}.\footnote{Med hjelp av
bibliotekar.} Likning \eqref{eq:n} gir antallet.

\section*{Søk}
\begin{figure}[ht]
  \centering
  \includegraphics[width=0.8\textwidth, alt={Et flytskjema}]{figurer/flyt}
  \caption[Kort]{Utvalg av studier -- oversikt}
  \label{fig:flyt}
\end{figure}

\begin{table}
  \caption{Søk i basene}\label{tab:sok}
  \begin{tabularx}{\textwidth}{lX}
    Base & Treff \\ \hline
    Oria & 12
  \end{tabularx}
\end{table}
\subsection{Analyse}
Avsnitt før sitat:
\begin{quotation}
  Første avsnitt.

  Andre avsnitt.
\end{quotation}
\begin{enumerate}
  \item En
  \item To
\end{enumerate}
Antallet er
\begin{equation}
  n = a_1 + b^2 \label{eq:n}
\end{equation}
der $a_1$ er det første.
"""


def test_a_whole_chapter(tmp_path: Path) -> None:
    (tmp_path / "figurer").mkdir()
    (tmp_path / "figurer/flyt.pdf").write_bytes(b"%PDF-1.5")
    chapter, diagnostics = project(tmp_path, {"chapters/03-metode.tex": CHAPTER})
    assert places(diagnostics) == []
    assert chapter.role is Role.METHOD
    assert chapter.role_where is not None
    assert chapter.role_where.text == "method"
    assert chapter.format == "latex"
    kinds = [type(block) for block in chapter.blocks]
    assert kinds == [
        *(Heading, Paragraph, Heading, Environment, Environment, Heading, Paragraph, BlockQuote),
        *(Environment, Paragraph, MathBlock, Paragraph),
    ]
    headings = nodes(chapter, Heading)
    assert [(h.level, plain_text(h.children), h.label, h.numbered) for h in headings] == [
        (1, "Metode og utvalg", "chap:metode", True),
        (2, "Søk", "", False),
        (3, "Analyse", "", True),
    ]
    assert printed(headings[0].short) == "Kort"
    figure, table, items = nodes(chapter, Environment)
    assert (figure.kind, figure.label, figure.begin) == (
        "figure",
        "fig:flyt",
        "\\begin{figure}[ht]",
    )
    assert printed(figure.caption or ()) == "Utvalg av studier -- oversikt"
    (picture,) = figure.images
    assert (picture.path, picture.width, picture.alt) == (
        "figurer/flyt.pdf",
        "80%",
        "Et flytskjema",
    )
    assert picture.path_where.text == "figurer/flyt"
    assert (table.kind, table.label, plain_text(table.caption or ())) == (
        *("table", "tab:sok"),
        "Søk i basene",
    )
    assert items.kind == "list"
    (quote,) = nodes(chapter, BlockQuote)
    assert len(quote.blocks) == 2
    (formula,) = nodes(chapter, MathBlock)
    assert formula.label == "eq:n"
    references = [(r.label, r.form) for r in nodes(chapter, CrossRef)]
    assert references == [("tab:sok", "number"), ("fig:flyt", "full"), ("eq:n", "number")]
    assert [a.label for a in nodes(chapter, Anchor)] == ["fig:flyt", "tab:sok"]
    assert len(nodes(chapter, Footnote)) == 1


def test_sections_count_as_chapters_where_there_is_no_chapter() -> None:
    chapter, _ = text("\\section{Teori}\n\\subsection{Mer}\n")
    assert [h.level for h in nodes(chapter, Heading)] == [1, 2]
    assert chapter.heading is not None
    chapter, _ = text("\\subsection{Mer}\n")
    assert [h.level for h in nodes(chapter, Heading)] == [3]


def test_titles_in_other_commands_are_no_headings() -> None:
    tex = (
        "\\markboth{\\chapter{x}}{y}\n\\addcontentsline{toc}{chapter}{Forord}\n"
        "\\newcommand{\\x}{\\section{z}}\n\\twocolumn[\\section{v}]\n"
    )
    chapter, _ = text(tex)
    assert nodes(chapter, Heading) == []


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\ref{a}", [("a", "number", False)]),
        (r"\ref*{a}", [("a", "number", False)]),
        (r"\pageref{a}", [("a", "page", False)]),
        (r"\autoref{a}", [("a", "full", False)]),
        (r"\Cref{a,b}", [("a", "full", True), ("b", "full", False)]),
        (r"\cref{a, b, c}", [("a", "full", False), ("b", "full", False), ("c", "full", False)]),
    ],
)
def test_references(tex: str, expected: list[tuple[str, str, bool]]) -> None:
    found = nodes(text(f"Se {tex}.")[0], CrossRef)
    assert [(r.label, r.form, r.capital) for r in found] == expected


def test_several_references_are_joined_in_the_language() -> None:
    (paragraph,) = text(r"\cref{a,b,c}")[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert printed(paragraph.children) == ", " + " og "


def test_a_label_twice_is_reported_at_the_second() -> None:
    _, diagnostics = text("\\section{A}\\label{x}\n\nTekst \\label{x}")
    assert places(diagnostics) == ["chapters/x.tex:3:14 SRC011"]


def test_a_paragraph_goes_on_after_a_block() -> None:
    chapter, _ = text("Før:\n\\begin{quote}\nsitat\n\\end{quote}\netter.\n\nNytt.")
    ends = [b.where.span for b in chapter.blocks]
    between = [chapter.source.text[a.end : b.start] for a, b in pairwise(ends)]
    assert between == ["\n", "\n", "\n\n"]


def test_definitions_and_commands_alone_are_no_paragraphs() -> None:
    chapter, _ = text("\\newcommand{\\x}{y}\n\n\\clearpage\n\nTekst.")
    assert [type(b) for b in chapter.blocks] == [TexBlock, TexBlock, Paragraph]


def test_a_comment_at_the_end_of_a_block_is_left_out() -> None:
    chapter, _ = text("\\footnote{Note. % merk\n} tekst % slutt\n\nMer 100\\% sikkert.")
    (note,) = nodes(chapter, Footnote)
    (inner,) = note.blocks
    assert isinstance(inner, Paragraph)
    assert printed(inner.children) == "Note."
    last = chapter.blocks[-1]
    assert isinstance(last, Paragraph)
    assert printed(last.children) == "Mer 100\\% sikkert."


def test_a_comment_within_a_paragraph_keeps_its_line_end() -> None:
    chapter, _ = text("En%\nlinje% b\n  til.")
    assert [printed(b.children) for b in chapter.blocks if isinstance(b, Paragraph)] == [
        "En%\nlinje% b\n  til."
    ]


def test_comment_environments_are_left_out() -> None:
    chapter, _ = text("En\n\\begin{comment}\nskjult } $ &\n\\end{comment}\nto.")
    (paragraph,) = chapter.blocks
    assert isinstance(paragraph, Paragraph)
    assert printed(paragraph.children) == "En\nto."


def test_formulas_with_labels_inside_other_text_keep_them() -> None:
    tex = "\\begin{dmath}a \\label{eq:x}\\end{dmath}"
    chapter, diagnostics = text(f"Se {tex}.")
    assert printed(chapter.blocks[0].children) == f"Se {tex}."  # type: ignore[union-attr]
    assert diagnostics == []


def test_a_listing_with_a_label_among_its_options() -> None:
    tex = "\\begin{lstlisting}[caption={Kode, mer}, label=lst:x]\n\\cite{a} % &\n\\end{lstlisting}"
    chapter, diagnostics = text(f"Se:\n{tex}\nSlutt.")
    assert diagnostics == []
    (listing,) = nodes(chapter, Environment)
    assert (listing.label, listing.begin + listing.end) == ("lst:x", tex)


@pytest.mark.parametrize("tex", ["\\[a_b\\]", "$$a_b$$"])
def test_displays_without_number(tex: str) -> None:
    (formula,) = text(tex)[0].blocks
    assert isinstance(formula, MathBlock)
    assert formula.tex == "a_b"


# --- pictures ---


def test_where_pictures_are_looked_for(
    tmp_path: Path,
) -> None:
    for name in ("a.png", "chapters/b.jpg", "bilder/med mellomrom.pdf", "chapters/sub/d.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    tex = (
        "\\graphicspath{{bilder/}}\n\\includegraphics{a}\\includegraphics{b.jpg}"
        "\\includegraphics[angle=90,width=5 cm]{med mellomrom}\\input{sub/x}"
    )
    files = {"chapters/k.tex": tex, "chapters/sub/x.tex": "\\includegraphics{d}"}
    chapter, diagnostics = project(tmp_path, files)
    assert places(diagnostics) == []
    images = nodes(chapter, Image)
    assert [image.path for image in images] == [
        *("a.png", "chapters/b.jpg", "bilder/med mellomrom.pdf", "chapters/sub/d.png"),
    ]
    assert (images[2].width, images[2].options) == ("5cm", "angle=90")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("finnes-ikke", "SRC016"),
        ("finnes-ikke.png", "SRC016"),
        ("BILDE.png", "SRC016"),
        ("../ute.png", "SRC017"),
        ("/etc/passwd", "SRC017"),
        ("tegning.svg", "SRC017"),
        ("tegning", "SRC016"),
    ],
)
def test_pictures_that_cannot_be_printed(tmp_path: Path, path: str, code: str) -> None:
    root = tmp_path / "oppgave"
    root.mkdir()
    for name in ("bilde.png", "tegning.svg", "../ute.png"):
        (root / name).write_bytes(b"x")
    _, diagnostics = project(root, {"x.tex": f"Tekst\n\\includegraphics{{{path}}}"})
    assert places(diagnostics) == [f"x.tex:2:18 {code}"]


# --- languages ---


def test_foreign_words() -> None:
    chapter, _ = text("Et \\foreignlanguage{english}{common word} her.")
    (foreign,) = nodes(chapter, Foreign)
    assert foreign.language == "en"
    assert printed(foreign.children) == "common word"
    (prose,) = chapter.prose
    ((span, language),) = prose.foreign
    assert (chapter.source.slice(span), language) == ("common word", "en")


def test_passages_in_another_language() -> None:
    tex = (
        "Norsk.\n\\begin{otherlanguage}{english}\nEnglish.\n\n\\section{Title}\nMore.\n"
        "\\end{otherlanguage}\nNorsk igjen.\n\\selectlanguage{nynorsk}\nIkkje.\n"
        "\\selectlanguage{norsk}\nBokmål."
    )
    chapter, _ = text(tex)
    kinds = [type(b) for b in chapter.blocks]
    assert kinds == [Paragraph, Division, Heading, Division, Paragraph, Division, Paragraph]
    assert [d.language for d in nodes(chapter, Division)] == ["en", "en", "nn"]
    (prose,) = chapter.prose
    for word, language in [("English", "en"), ("Title", "en"), ("igjen", "nb"), ("Ikkje", "nn")]:
        assert prose.language_at(tex.index(word)) == language
    assert prose.language_at(tex.index("Bokmål")) == "nb"


def test_a_chapter_in_another_language_as_a_whole() -> None:
    tex = "\\begin{otherlanguage}{english}\n\\chapter*{Abstract}\nText.\n\\end{otherlanguage}\n"
    chapter, _ = text(tex)
    assert chapter.language == "en"
    assert chapter.heading is not None
    assert plain_text(chapter.heading.children) == "Abstract"
    assert [type(b) for b in chapter.blocks] == [Heading, Paragraph]


def test_a_language_switch_within_a_group_ends_with_it() -> None:
    tex = "{\\selectlanguage{english} English.} Norsk."
    (prose,) = text(tex)[0].prose
    assert prose.language_at(tex.index("English.")) == "en"
    assert prose.language_at(tex.index("Norsk")) == "nb"


# --- what comments say ---


def test_settings_in_comments() -> None:
    chapter, diagnostics = text("% role: appendix\n% lang: en\n% numbered: no\n% title: Guide\nHi.")
    assert places(diagnostics) == []
    assert (chapter.role, chapter.language, chapter.numbered, chapter.title) == (
        *(Role.APPENDIX, "en"),
        *(False, "Guide"),
    )


def test_settings_below_the_first_line_of_text_are_comments() -> None:
    chapter, diagnostics = text("Tekst.\n% role: apendix\n")
    assert (chapter.role, diagnostics) == (None, [])


def test_a_wrong_setting_is_reported_with_what_was_meant() -> None:
    chapter, (diagnostic,) = text("% role: apendix\nTekst.")
    assert chapter.role is None
    assert places([diagnostic]) == ["chapters/x.tex:1:9 SRC035"]
    assert diagnostic.hint is not None
    assert "«appendix»" in diagnostic.hint.nb


def test_appendix_command_at_the_top_is_the_role() -> None:
    chapter, diagnostics = text("% Vedlegg\n\\appendix\n\\chapter{Guide}\nTekst.")
    assert (chapter.role, diagnostics) == (Role.APPENDIX, [])
    chapter, diagnostics = text("\\chapter{A}\nTekst.\n\\appendix\n\\chapter{B}")
    assert (chapter.role, diagnostics) == (None, [])
    assert [b.tex for b in chapter.blocks if isinstance(b, TexBlock)] == ["\\appendix"]


# --- a whole document ---


def test_a_pasted_document_is_read_from_its_beginning_to_its_end() -> None:
    tex = (
        "\\documentclass[12pt]{report}\n\\usepackage[utf8]{inputenc}\n\\usepackage{siunitx, tikz}\n"
        "\\newcommand{\\x}{y}\n\\title{Ikke tekst}\n\\begin{document}\n\\maketitle\n"
        "\\chapter{Metode}\nTekst.\n\\bibliography{kilder}\n\\end{document}\nEtterpå & }.\n"
    )
    chapter, diagnostics = text(tex)
    assert places(diagnostics) == [
        "chapters/x.tex:1:1 SRC034",
        "chapters/x.tex:7:1 SRC036",
        "chapters/x.tex:10:1 SRC036",
    ]
    assert "siunitx, tikz" in diagnostics[0].message.nb
    assert "inputenc" not in diagnostics[0].message.nb
    assert chapter.prose[0].text.split() == ["Metode", "Tekst."]
    assert [type(b) for b in chapter.blocks] == [Heading, Paragraph]


def test_pieces_stand_where_their_places_say() -> None:
    chapter, _ = text(CHAPTER)
    for node in nodes(chapter, Tex):
        assert node.where.text == node.tex
