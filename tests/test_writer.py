from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.typesetting import complaints, make, run_tex, tex_of, text_of
from thesis.nodes import Cell, LineBreak, Str, Table
from thesis.source import Source
from thesis.typeset import escape as esc
from thesis.typeset.columns import column_widths, printed_lines, text_width
from thesis.typeset.glyphs import INVISIBLE, REPLACED, printable
from thesis.typeset.outline import Targets
from thesis.typeset.writer import Place, Writer
from thesis.typeset.writer_tables import table


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_rules_of_a_table_in_latex_are_there_without_booktabs(tmp_path, cache):
    rows = (
        r"\toprule Navn & \multicolumn{2}{c}{Tall} \\ \cmidrule(lr){2-3} & a & b \\ \midrule",
        r"x & 1 & 2 \\ \addlinespace y & 3 & 4 \\ \cmidrule[1pt]{1-1}\cmidrule{3-3}",
        r"z & 5 & 6 \\ \bottomrule",
    )
    table = "\\begin{tabular}{lrr}\n" + "\n".join(rows) + "\n\\end{tabular}"
    made = make({"01-a.tex": f"\\chapter{{Metode}}\n\n{table}\n"}, tmp_path)
    result = run_tex(made, tmp_path, tmp_path, cache)
    assert complaints(result.log) == []
    assert re.search(r"Tall\s+a\s+b\s+x\s+1\s+2\s+y\s+3\s+4\s+z\s+5\s+6", text_of(result.pdf))


# --- escaping ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50 % av 3 & 4", r"50 \% av 3 \& 4"),
        ("a_b #1 $x {y}", r"a\_b \#1 \$x \{y\}"),
        ("a--b", r"a-\nolig{}-b"),
        ("---", r"-\nolig{}-\nolig{}-"),
        ("–- ‘‘ ?‘", r"–\nolig{}- ‘\nolig{}‘ ?\nolig{}‘"),
        ("<<a>> ,,", r"<\nolig{}<a>\nolig{}> ,\nolig{},"),
        ("[1]", "{[}1{]}"),
        ("don't", "don’t"),
        ("'x'", r"\textquotesingle{}x\textquotesingle{}"),
        ("10\u00a0000", "10~000"),
        ("50\u202f%", r"50\,\%"),
        ("e\u0301", "é"),
        ("q\u0303", r"\~{q}"),
        ("CO₂", r"CO\textsubscript{2}"),
        ("«æøå» – “x” …", "«æøå» – “x” …"),
        ("a\nb", "a\nb"),
    ],
)
def test_escape(text, tex):
    assert esc.escape(text) == tex


@given(st.text(alphabet=[*map(chr, range(32, 127)), *REPLACED, *"æøå«»–"], max_size=30))
def test_escaped_text_has_balanced_braces_and_no_comment(text):
    tex = re.sub(r"\\[{}%]", "", esc.escape(text))
    assert tex.count("{") == tex.count("}")
    assert "%" not in tex
    assert "~" not in tex or set("\u00a0\u2007\u0303~") & set(unicodedata.normalize("NFD", text))


@given(st.lists(st.text(min_size=1), unique=True, min_size=2, max_size=2))
def test_names_of_labels_are_ascii_and_never_meet(labels):
    first, second = map(esc.name, labels)
    assert first.isascii()
    assert not set(first) & set("\\{}%#&$^~ ")
    assert first != second or "=" in labels[0] + labels[1]


def test_a_url_breaks_after_its_marks_only():
    tex = esc.url_text("https://doi.org/10.1/a-b")
    assert tex == (
        r"\urltext{https://\urlbreak{}doi.\urlbreak{}org/\urlbreak{}10.\urlbreak{}1/\urlbreak{}a-"
        r"\urlbreak{}b}"
    )
    assert esc.url_target("https://a.no/æ?x=1&y=%20#z_1") == (
        r"https://a.no/\%C3\%A6?x=1\&y=\%20\#z\_1"
    )


def test_code_keeps_every_space():
    assert esc.code("a  b") == r"a\  b"
    assert esc.code('"x" OR y*') == r"\textquotedbl{}x\textquotedbl{} OR y*"


# An apostrophe between letters is curled; large operators reach out of the line, which pdftotext
# then reads as several.
_LETTERS = [
    c
    for c in map(chr, range(0x21, 0x2600))
    if printable(c)
    and c not in {*INVISIBLE, *"'∏∑∫√"}
    and unicodedata.category(c) not in {"Cc", "Mn", "Zs"}
]


def _said(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def print_paragraphs(paragraphs: Iterable[str], folder: Path, cache: Path):
    made = make({"01-a.md": "# Tegn\n"}, folder)
    body = "\n\n".join(paragraphs)
    body = f"\\begin{{document}}\n{body}\n\\end{{document}}\n"
    return run_tex(
        replace(made, assembled=replace(made.assembled, body=body)), folder, folder, cache
    )


def test_every_character_that_we_say_prints_is_printed_and_copies_as_itself(tmp_path, cache):
    """One run of TeX over some 700 characters, each in a line of its own with its number."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext reads what the PDF says that its characters are; not installed")
    lines = [f"U{ord(c):04X} a{c}b" for c in _LETTERS]
    result = print_paragraphs(map(esc.escape, lines), tmp_path, cache)
    assert complaints(result.log) == []
    printed = dict(re.findall(r"^\s*U([0-9A-F]{4}) a(.*)b$", text_of(result.pdf), re.MULTILINE))
    wrong = {
        c: printed.get(f"{ord(c):04X}")
        for c in _LETTERS
        if _said(printed.get(f"{ord(c):04X}", "")) != _said(c)
    }
    assert wrong == {}
    assert len(lines) > 600


_COLLECTED: list[str] = []


@settings(max_examples=150, database=None)
@given(
    st.text(
        alphabet=[*map(chr, range(33, 127)), *"æøåÆØÅéüšđŋ«»“”‘’–—§°½€→≥αβ", " "],
        min_size=1,
        max_size=40,
    )
)
def collect(text):
    _COLLECTED.append(" ".join(text.split()))


def test_random_text_prints_as_itself(tmp_path, cache):
    """Hypothesis' strings, collected and printed in one run: what is typed is what is read."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    _COLLECTED.clear()
    collect()
    texts = [text for text in dict.fromkeys(_COLLECTED) if text]
    paragraphs = [f"[{n}[{esc.escape(text)}]{n}]" for n, text in enumerate(texts)]
    result = print_paragraphs(paragraphs, tmp_path, cache)
    printed = re.sub(r"\s+", "", text_of(result.pdf))
    expected = {text: f"[{n}[{_typed(text)}]{n}]" for n, text in enumerate(texts)}
    assert [text for text, form in expected.items() if form not in printed] == []


def _typed(text: str) -> str:
    text = re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "’", text)
    return re.sub(r"\s+", "", text)


# --- inlines and blocks --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "tex"),
    [
        ("*a* **b** `c_d`", r"\emph{a} \textbf{b} \texttt{c\_\codebreak{}d}"),
        ("a\\\nb", "a\\\\{}b"),
        ("$x^2$", r"\(x^2\)"),
        ("[ord]{lang=en}", r"\foreign{en}{ord}"),
        ("[tekst](https://a.no)", r"\href{https://a.no}{tekst}"),
        ("[@key]", r"(\linkto{ref-key}{key})"),
        ("[@ukjent]", r"\unresolved{(\linkto{ref-ukjent}{ukjent})}"),
        ("> sitat", "\\begin{quote}\nsitat\n\n\\end{quote}"),
        ("***\n", r"\passagebreak"),
    ],
)
def test_markdown_as_tex(markdown, tex):
    assert tex_of(markdown) == tex


def test_a_line_in_the_source_is_a_line_in_the_tex():
    """TeX's line numbers then lead back to the source's."""
    body = make({"01-a.md": "# A\n\nen\nto^[note]\ntre\n"}).body
    lines = body.splitlines()
    at = lines.index("%@ chapters/01-a.md:3")
    assert lines[at + 1] == "en"
    assert lines[at + 2].startswith("to\\footnote{%")
    resumed = lines.index("%@ chapters/01-a.md:5")
    assert lines[resumed + 1] == "tre"


def test_footnotes_leave_titles_and_captions():
    tex = tex_of("# A^[note]\n")
    assert tex.startswith(r"\chapter[{A}]{A\footnotemark{}}%")
    assert r"\footnotetext[\numexpr\value{footnote}-0]{" in tex


def test_headings_have_levels_labels_and_numbers():
    tex = tex_of("# A {#sec:a}\n\n## B {-}\n\n### C\n")
    assert r"\chapter{A}\label{sec:a}" in tex
    assert r"\unnumbered[{B}]{section}{B}" in tex
    assert r"\subsection{C}" in tex


def test_a_title_with_special_characters_has_a_plain_bookmark():
    assert r"\texorpdfstring{\ensuremath{\alpha}}{α}" in tex_of("# α\n")


@pytest.mark.parametrize(
    ("language", "reference", "printed"),
    [
        ("nb", "@fig:x", r"\hyperref[fig:x]{figur~\ref*{fig:x}}"),
        ("nb", "@Fig:x", r"\hyperref[fig:x]{Figur~\ref*{fig:x}}"),
        ("nb", "[-@fig:x]", r"\hyperref[fig:x]{\ref*{fig:x}}"),
        ("nb", "@tbl:t", r"\hyperref[tbl:t]{tabell~\ref*{tbl:t}}"),
        ("nb", "@eq:e", r"\hyperref[eq:e]{ligning~(\ref*{eq:e})}"),
        ("nn", "@eq:e", r"\hyperref[eq:e]{likning~(\ref*{eq:e})}"),
        ("nb", "@sec:a", r"\hyperref[sec:a]{kapittel~\ref*{sec:a}}"),
        ("nb", "@sec:b", r"\hyperref[sec:b]{delkapittel~\ref*{sec:b}}"),
        ("nb", "@app:v", r"\hyperref[app:v]{vedlegg~\ref*{app:v}}"),
        ("en", "@fig:x", r"\hyperref[fig:x]{Figure~\ref*{fig:x}}"),
        ("en", "@sec:b", r"\hyperref[sec:b]{Section~\ref*{sec:b}}"),
        ("nb", "@sec:uten", r"\hyperref[sec:uten]{\enquote{\nameref*{sec:uten}}}"),
    ],
)
def test_cross_references_name_their_target(tmp_path, language, reference, printed):
    (tmp_path / "f.png").write_bytes(b"")
    chapter = f"""# A {{#sec:a}}

## B {{#sec:b}}

## Uten {{#sec:uten .unnumbered}}

![Figur](f.png){{#fig:x alt="y"}}

| a | b |
|---|---|
| c | d |

: Tabell {{#tbl:t}}

$$x$$ {{#eq:e}}

Se {reference} her.
"""
    made = make(
        {"01-a.md": chapter, "09-vedlegg.md": "# Vedlegg {#app:v}\n"}, tmp_path, language=language
    )
    assert f"Se {printed} her." in made.body


# --- tables --------------------------------------------------------------------------------


@given(
    st.integers(1, 6).flatmap(
        lambda columns: st.lists(
            st.lists(st.text("abc dæø", max_size=200), min_size=columns, max_size=columns),
            min_size=1,
            max_size=5,
        )
    ),
    st.floats(20, 60),
)
def test_column_widths_never_pass_the_line(texts, line):
    widths = column_widths(texts, len(texts[0]), line)
    if widths is None:
        longest = [max(text_width(row[n]) for row in texts) for n in range(len(texts[0]))]
        assert sum(longest) <= line
    else:
        assert len(widths) == len(texts[0])
        assert sum(widths) <= 1.0001
        assert min(widths) > 0
    assert printed_lines(texts, widths, line) >= len(texts)


def test_a_long_word_gets_its_room():
    texts = [["x " * 200, "rusavhengighet", "y " * 100]]
    widths = column_widths(texts, 3, 41)
    assert widths is not None
    assert widths[1] * 41 >= text_width("rusavhengighet", bold=True)


def _table(rows: int, cell: str = "d") -> str:
    return "| a | b |\n|---|--:|\n" + f"| c | {cell} |\n" * rows + "\n: Tittel {#tbl:t}\n"


def test_short_tables_float_and_long_ones_break():
    short, long = tex_of(_table(3)), tex_of(_table(40))
    assert short.startswith("\\begin{table}[!htb]\n\\caption{Tittel}\\label{tbl:t}\n")
    assert r"\begin{tabular}{@{}lr@{}}" in short
    assert r"\begin{longtable}{@{}lr@{}}" in long
    assert r"\endhead" in long


def test_a_wide_table_wraps():
    assert r"\cellwidth{" in tex_of(_table(2, "et og annet " * 20))


def test_a_table_with_a_footnote_is_no_float():
    assert r"\begin{longtable}" in tex_of(_table(2, "x^[note]"))


def test_a_line_break_in_a_cell_is_no_new_row():
    where = Source("chapters/a.md", "x").at(0)
    cell = Cell(where, (Str(where, "b"), LineBreak(where), Str(where, "c")))
    node = Table(where, (), "", ("left",), (Cell(where, (Str(where, "a"),)),), ((cell,),))
    writer = Writer(rendered={}, unknown=frozenset(), targets=Targets())
    tex = table(writer, node, Place("nb"))
    assert r"b\newline{}c \\" in tex
    assert r"\cellwidth{" in tex


# --- what cannot be printed ----------------------------------------------------------------


def test_unprintable_characters_are_reported_at_their_place():
    made = make({"01-a.md": "# A\n\nVi skrev Привет og 漢字.\n"})
    assert [(d.code, d.where.start.line, d.where.start.column) for d in made.diagnostics] == [
        ("TEX046", 3, 10),
        ("TEX046", 3, 20),
    ]
    assert "Привет" in made.diagnostics[0].message.nb


def test_a_system_engine_is_not_second_guessed():
    assert make({"01-a.md": "# A\n\nПривет\n"}, engine="lualatex").diagnostics == []


def test_invisible_characters_are_reported_by_their_numbers():
    found = make({"01-a.md": "# Metode\n\nEt \uf0b7 punkt og \x0b\x0c her.\n"}).diagnostics
    shown = [d.message.nb.partition("»")[0] for d in found]
    assert shown == ["tegnet «U+F0B7", "tegnet «U+000B U+000C"]
    assert all(d.hint and d.hint.nb.startswith("slett det") for d in found)


def test_unprintable_titles_are_reported():
    assert [d.code for d in make({"01-a.md": "# A\n"}, title="Лето").diagnostics] == ["TEX046"]


def test_printable_european_text_passes():
    text = "Łódź, Šibenik, Đorđe, Őrség, Ağrı, Þór, Gáŋgaviika, naïve, ṃ, ș, α ≤ β → 10 €, CO₂"
    assert make({"01-a.md": f"# A\n\n{text}\n"}).diagnostics == []
