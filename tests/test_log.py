"""TeX's log as diagnostics: what a student did wrong, and where; from real runs of TeX."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine_support import Bench, found
from thesis.diagnostic import Filled
from thesis.source import Source
from thesis.typeset.engine_programs import Program, find_program
from thesis.typeset.log import diagnose
from thesis.typeset.log_known import COMMANDS, nearest
from thesis.typeset.log_packages import CONTENTS, EMBEDDED, declaration_of, package_of
from thesis.typeset.log_places import Places
from thesis.typeset.log_reader import read_errors

#: A chapter's second paragraph (line 3), and what is said of it: code, line:column, its text.
MISTAKES = {
    "misspelled command": (r"Dette er \tekstbf{hei}.", "TEX010", "3:10", r"\tekstbf"),
    "in an argument": (r"Dette \textbf{er \ukjent hei}.", "TEX010", "3:18", r"\ukjent"),
    "in a heading": (r"\section{Om \ukjent ting}", "TEX010", "3:13", r"\ukjent"),
    "misspelled environment": (
        "\\begin{itmize}\n\\item a\n\\end{itmize}",
        "TEX011",
        "3:1",
        r"\begin{itmize}",
    ),
    "no end": ("Sitat:\n\\begin{quote}\nHei på deg.", "TEX012", "4:1", r"\begin{quote}"),
    "another end": ("\\begin{quote}\nHei\n\\end{center}", "TEX012", "3:1", r"\begin{quote}"),
    "table without end": ("\\begin{tabular}{ll}\na & b", "TEX012", "3:1", r"\begin{tabular}"),
    "verbatim without end": ("\\begin{verbatim}\na_b", "TEX012", "3:1", r"\begin{verbatim}"),
    "no begin": (r"Hei \end{quote} du.", "TEX013", "3:5", r"\end{quote}"),
    "brace not closed": (r"Hei {du der.", "TEX014", "3:5", "{"),
    "argument not closed": (r"Hei \textbf{du der.", "TEX014", "3:12", "{du der."),
    "footnote not closed": (r"Hei.\footnote{Mer om det.", "TEX014", "3:14", "{Mer om det."),
    "one brace too many": (r"Hei} du.", "TEX015", "3:4", "}"),
    "underscore": (r"Filen data_2024.csv er $x$ stor.", "TEX016", "3:11", "_"),
    "circumflex": (r"Arealet er 5 m^2.", "TEX016", "3:15", "^"),
    "mathematics in prose": (r"Koeffisienten \alpha er 1.", "TEX016", "3:15", r"\alpha"),
    "dollar": (r"Prisen er 5$ per stykk.", "TEX017", "3:12", "$"),
    "ampersand": (r"Furseth & Everett (1997).", "TEX018", "3:9", "&"),
    "one column too many": (
        "\\begin{tabular}{ll}\na & b & c \\\\\n\\end{tabular}",
        "TEX019",
        "4:7",
        "&",
    ),
    "hash": (r"Sang nr. #1 på listen.", "TEX020", "3:10", "#"),
    "double superscript": (r"Hei $x^2^3$.", "TEX021", "3:9", "^"),
    "double subscript": (r"Hei $x_2_3$.", "TEX021", "3:9", "_"),
    "item alone": (r"\item Hei.", "TEX022", "3:1", r"\item"),
    "list without item": (
        r"\begin{itemize} Hei. \end{itemize}",
        "TEX023",
        "3:1",
        r"\begin{itemize} Hei. \end{itemize}",
    ),
    "line break between paragraphs": ("Hei.\n\n\\\\", "TEX024", "5:1", r"\\"),
    "unit missing": (r"\hspace{3} Hei.", "TEX025", "3:1", r"\hspace{3} Hei."),
    "number missing": (r"\vspace{abc} Hei.", "TEX025", "3:1", r"\vspace{abc} Hei."),
    "enormous": (r"\vspace{99999cm} Hei.", "TEX026", "3:1", r"\vspace{99999cm} Hei."),
    "package in text": (r"\usepackage{tikz} Hei.", "TEX027", "3:1", r"\usepackage"),
    "defined already": (r"\newcommand{\section}{x}", "TEX028", "3:13", r"\section"),
    "verb in argument": (r"\textbf{\verb|a_b|}", "TEX029", "3:9", r"\verb"),
    "figure in footnote": (r"\footnote{\begin{figure}x\end{figure}}", "TEX030", "-", ""),
    "caption alone": (r"Hei \caption{du}", "TEX030", "3:5", r"\caption"),
    "macro without end": (r"Hei.\def\x{\x\x}\x", "TEX031", "3:17", r"\x"),
    "outside a table": (r"\multicolumn{2}{c}{a}", "TEX039", "3:1", r"\multicolumn{2}{c}{a}"),
    "no image": (r"\includegraphics{figures/x.png}", "TEX040", "3:18", "figures/x.png"),
    "no image, no ending": (r"\includegraphics{figures/xyz}", "TEX040", "3:18", "figures/xyz"),
    "no image of a foreign kind": (
        r"\includegraphics{figures/x.webp}",
        "TEX040",
        "3:18",
        "figures/x.webp",
    ),
    "image of a foreign kind": (
        r"\includegraphics{figures/a.webp}",
        "TEX041",
        "3:18",
        "figures/a.webp",
    ),
    "damaged image": (r"\includegraphics{figures/a.png}", "TEX041", "3:18", "figures/a.png"),
    "no file": (r"\input{mangler}", "TEX042", "3:8", "mangler"),
    "no font": (r"\font\x=ukjent \x Hei.", "TEX044", "3:9", "ukjent"),
    "emoji": (r"Vi brukte 😀 i skjemaet.", "TEX046", "3:11", "😀"),
    "reference": (r"Se \ref{fig:x}.", "TEX047", "3:9", "fig:x"),
    "label twice": ("\\label{a}\n\nHei.\\label{a}", "TEX048", "3:1", r"\label{a}"),
    "dead link": (r"Se \hyperlink{ingensteds}{her}.", "TEX049", "3:15", "ingensteds"),
    "long word": ("Et ord: " + "langt" * 30, "TEX050", "3:9", "langt" * 30),
    "high figure": (
        r"\begin{figure}\rule{1cm}{30cm}\end{figure}",
        "TEX051",
        "3:1",
        r"\begin{figure}\rule{1cm}{30cm}\end{figure}",
    ),
    "the thesis' end": (r"Hei. \end{document} Du.", "TEX008", "3:6", r"\end{document}"),
}
#: What LuaTeX or XeTeX lets pass or says otherwise.
OTHERWISE = {"dead link", "mathematics in prose"}
WARNINGS = {"TEX049", "TEX050", "TEX051"}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    figures = tmp_path / "figures"
    figures.mkdir()
    (figures / "a.png").write_bytes(b"ikke et bilde")
    (figures / "a.webp").write_bytes(b"RIFF")
    return Bench(tmp_path)


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_gives_one_diagnostic_at_its_place(bench: Bench, name: str) -> None:
    chapter, code, place, text = MISTAKES[name]
    result = bench.typeset(f"Første avsnitt.\n\n{chapter}\n\nSiste.")
    assert found(result) == [(code, place)]
    (diagnostic,) = result.diagnostics
    assert (diagnostic.where.text if diagnostic.where else "") == text
    assert diagnostic.is_error == (code not in WARNINGS)
    assert diagnostic.detail or code == "TEX008"


@pytest.mark.system_engine
@pytest.mark.parametrize("name", [name for name in MISTAKES if name not in OTHERWISE])
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_every_engine_says_the_same(bench: Bench, engine: str, name: str) -> None:
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed")
    bench.engine = engine
    chapter, code, place, _ = MISTAKES[name]
    result = bench.typeset(f"Første avsnitt.\n\n{chapter}\n\nSiste.")
    if code == "TEX050":  # LuaTeX and XeTeX find other places to break
        assert {c for c, _ in found(result)} == {code}
    else:
        line = place.partition(":")[0]
        assert [(c, p.partition(":")[0]) for c, p in found(result)] == [(code, line)]


@pytest.mark.system_engine
@pytest.mark.skipif(shutil.which("lualatex") is None, reason="lualatex is not installed")
def test_luatex_loses_no_letter_silently(bench: Bench) -> None:
    bench.engine = "lualatex"
    assert found(bench.typeset("Koeffisienten \\alpha er 1.")) == [("TEX039", "-")]


def test_a_chapter_without_mistakes_gives_none(bench: Bench) -> None:
    chapter = "Hei.\n\n\\section{A}\\label{a}\n\n"
    chapter += "\\begin{quote}\nSe \\ref{a}, 50~\\% \\& mer.\n\\end{quote}"
    assert bench.typeset(chapter).diagnostics == []


def test_mistakes_in_several_paragraphs_are_all_told(bench: Bench) -> None:
    chapter = "Hei \\en.\n\nFurseth & Everett.\n\nHei \\en og \\tull.\n\n$x^2^3$"
    assert found(bench.typeset(chapter)) == [
        ("TEX010", "1:5"),
        ("TEX018", "3:9"),
        ("TEX010", "5:5"),
        ("TEX010", "5:12"),
        ("TEX021", "7:5"),
    ]


def test_the_line_within_a_long_paragraph(bench: Bench) -> None:
    chapter = "En linje.\nTo & linjer.\nTre \\ukjent linjer.\nFire linjer med \\ukjent igjen."
    assert found(bench.typeset(chapter)) == [
        ("TEX018", "2:4"),
        ("TEX010", "3:5"),
        ("TEX010", "4:17"),
    ]


def test_an_included_file_is_named_itself(bench: Bench) -> None:
    (bench.root / "figures" / "plott.tex").write_text(
        "En linje.\nOg \\feil her.\n", encoding="utf-8"
    )
    result = bench.typeset("Hei.\n\n\\input{figures/plott}")
    assert found(result) == [("TEX010", "2:4")]
    where = result.diagnostics[0].where
    assert where is not None
    assert where.source.path == "figures/plott.tex"


def test_tex_own_words_are_the_detail(bench: Bench) -> None:
    detail = bench.typeset("Hei \\ukjent du.").diagnostics[0].detail
    assert "Undefined control sequence." in detail
    assert "Hei \\ukjent" in detail


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("\\tekstbf", "\\textbf"),
        ("\\emf", "\\emph"),
        ("\\footnot", "\\footnote"),
        ("\\Section", "\\section"),
        ("\\inclodegraphics", "\\includegraphics"),
    ],
)
def test_did_you_mean(word: str, meant: str) -> None:
    hint = nearest(word, COMMANDS)
    assert hint is not None
    assert hint.nb == f"mente du «{meant}»?"
    assert nearest("\\qqqzzz", COMMANDS) is None


def test_a_known_command_is_not_said_to_be_misspelled() -> None:
    assert nearest("\\mathbb", COMMANDS) is None


def test_a_theorem_is_to_be_declared() -> None:
    english, norwegian = declaration_of("definition"), declaration_of("setning")
    assert english is not None
    assert r"\newtheorem{definition}{Definition}" in english.en
    assert r"\newtheorem{definition}{Definisjon}" in english.nb
    assert norwegian is not None
    assert r"\newtheorem{setning}{Setning}" in norwegian.nb
    assert declaration_of("itmize") is None


def test_the_package_of_a_command() -> None:
    siunitx = package_of("\\SI", "embedded")
    assert siunitx is not None
    assert "siunitx, som krever TeX Live" in siunitx.nb
    system = package_of("\\SI", "lualatex")
    assert system is not None
    assert "«packages: [siunitx]»" in system.nb
    assert "TeX Live" not in system.nb
    assert package_of("\\tekstbf", "embedded") is None


def test_the_embedded_engine_has_the_packages_that_are_said_to_be_there(bench: Bench) -> None:
    """And no others of those that are known."""
    program = find_program("embedded", bench.root / "cache")
    assert isinstance(program, Program)
    assert program.tree is not None
    files = {path.stem for path in program.tree.rglob("*.sty")}
    assert files & set(CONTENTS) == EMBEDDED


def test_a_command_of_a_package_that_is_not_loaded(bench: Bench) -> None:
    result = bench.typeset(r"Farten var \SI{12}{m}, av tallene i $\mathbb{R}$.")
    hints = [d.hint.nb for d in result.diagnostics if isinstance(d.hint, Filled)]
    assert [hint.partition(":")[0] for hint in hints] == [
        "«\\SI» følger med pakken siunitx, som krever TeX Live",
        "«\\mathbb» følger med pakken amssymb, som krever TeX Live",
    ]


# --- laws ---------------------------------------------------------------------------------

_LOG_PIECES = st.sampled_from(
    [
        "./thesis.tex:4: Undefined control sequence.",
        "! LaTeX Error: File `x.png' not found.",
        "l.4 Hei \\x",
        "l.99 ",
        "Runaway argument?",
        "{a b",
        "! File ended while scanning use of \\textbf.",
        "./thesis.tex:4: LaTeX Error: \\begin{quote} on input line 3 ended by \\end{document}.",
        "Missing character: There is no \ufffd in font x!",
        "Overfull \\hbox (9.0pt too wide) in paragraph at lines 4--5",
        "### simple group (level 1) entered at line 3 ({)",
        "LaTeX Warning: Reference `a' on page 1 undefined on input line 3.",
        "../../figures/x.tex:1: Too many }'s.",
        "!pdfTeX error: pdflatex (file x.png): broken",
    ]
)
TEX = "\\begin{document}\n%@ a.md:1\nHei \\x {a b\n%@ a.md:3\nmer\n%@ b.md:9\nslutt"
SOURCES = {"a.md": Source("a.md", "Hei \\x {a b\n\nmer\n")}


@settings(deadline=None)
@given(st.lists(st.one_of(_LOG_PIECES, st.text(max_size=30)), max_size=30))
def test_no_log_makes_it_fail(lines: list[str]) -> None:
    places = Places(TEX, SOURCES, root=Path("/ingen"), workdir=Path("/ingen/arbeid"))
    log = "\n".join(lines)
    for diagnostic in diagnose(log, places, engine="embedded"):
        if diagnostic.where:
            source = diagnostic.where.source
            assert diagnostic.where.span.end <= len(source.text)
    assert len(read_errors(log)) <= len(lines) + log.count("\n") + 1


@given(st.integers(-3, 20), st.text(max_size=5), st.text(max_size=9))
def test_every_place_names_its_text(line: int, token: str, before: str) -> None:
    places = Places(TEX, SOURCES, root=Path("/ingen"), workdir=Path("/ingen/arbeid"))
    where = places.at(line, token, before)
    if where is not None and token and token in where.text:
        assert where.source.slice(where.span) == where.text
