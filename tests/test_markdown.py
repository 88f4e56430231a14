"""Chapters in Markdown: what each construct becomes."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from thesis.document import Role
from thesis.nodes import (
    BlockQuote,
    Cite,
    CodeBlock,
    Division,
    Figure,
    Footnote,
    Foreign,
    Image,
    LineBreak,
    Link,
    ListBlock,
    Math,
    MathBlock,
    Paragraph,
    Styled,
    Table,
    Tex,
    TexBlock,
    ThematicBreak,
)
from thesis.readers import read_chapter
from thesis.source import Source
from thesis.walking import plain_text, walk

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def project(tmp_path):
    for name in ("figurer/flyt.png", "chapters/nær.png", "figurer/to ord.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PNG)
    return tmp_path


def read(text, root=Path()):
    return read_chapter(Source("chapters/x.md", text), root, "nb")


def blocks(text, root=Path()):
    chapter, problems = read(text, root)
    assert not problems, [(p.code, p.message.en) for p in problems]
    return chapter.blocks


def only(kind, text, root=Path()):
    (found,) = [node for node in walk(blocks(text, root)) if isinstance(node, kind)]
    return found


def prose(text, root=Path()):
    return read(text, root)[0].prose[0]


def codes(text, root=Path()):
    return [problem.code for problem in read(text, root)[1]]


# --- front matter ------------------------------------------------------------------------


def test_front_matter_fills_the_chapter():
    text = "---\nrole: abstract\nlang: en\nnumbered: false\ntitle: 'My: abstract'\n---\nText.\n"
    chapter, problems = read(text)
    assert not problems
    assert (chapter.role, chapter.language) == (Role.ABSTRACT, "en")
    assert (chapter.numbered, chapter.title) == (False, "My: abstract")
    assert chapter.role_where.text == "abstract"
    assert chapter.prose[0].language == "en"
    assert chapter.prose[0].text.split() == ["Text."]


def test_a_rule_first_in_the_file_is_no_front_matter():
    found = blocks("---\n\nTekst.\n\n---\n")
    assert [type(block) for block in found] == [ThematicBreak, Paragraph, ThematicBreak]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("rol: method", "role"),
        ("language: nb", "lang"),
        ("role: metode", "method"),
        ("role: metod", "method"),
        ("lang: no", "nb"),
        ("lang: en-GB", "en"),
        ("lang: engelsk", "en"),
    ],
)
def test_front_matter_hints(line, hint):
    (problem,) = read(f"---\n{line}\n---\nTekst.\n")[1]
    assert problem.hint.nb == f"mente du «{hint}»?"
    assert problem.where.start.line == 2


def test_a_key_that_resembles_none_is_no_question():
    _, found = read("---\nvurdering: x\n---\n\n# Metode\n")
    assert [d.hint for d in found] == [None]


# --- headings, paragraphs, lists ---------------------------------------------------------


def test_headings_with_attributes():
    first, second, third, fourth = blocks(
        "# Metode {#sec:metode}\n\n## *Søk* {-}\n\nUtvalg\n------\n\n# Abstract {lang=en}\n"
    )
    assert (first.level, first.label, first.numbered) == (1, "sec:metode", True)
    assert plain_text(first.children) == "Metode"
    assert first.where.text == "# Metode {#sec:metode}"
    assert (second.level, second.numbered) == (2, False)
    assert (third.level, plain_text(third.children)) == (2, "Utvalg")
    assert isinstance(fourth.children[0], Foreign)


def test_braces_that_are_text_stay_in_the_heading():
    (heading,) = blocks("# Mengden {a, b} og \\emph{x}\n")
    assert heading.label == ""
    assert plain_text(heading.children).startswith("Mengden {a, b} og")


def test_typography_is_printed_as_written():
    text = "\"Sitat\" -- og ... 'ord' --- 3-4 «x»"
    assert plain_text(only(Paragraph, text).children) == text


def test_hard_spaces_breaks_and_entities():
    paragraph = only(Paragraph, "30\\ % s.&nbsp;26 a&amp;b\\\nny  \nlinje 3 \\* 4")
    assert plain_text(paragraph.children) == "30\u00a0% s.\u00a026 a&b ny linje 3 * 4"
    assert sum(isinstance(n, LineBreak) for n in paragraph.children) == 2


def test_styles():
    paragraph = only(Paragraph, "*a* **b** ***c*** ~~d~~ H~2~O m^2^ [e]{.smallcaps}")
    styles = [n.style for n in walk(paragraph.children) if isinstance(n, Styled)]
    assert styles == ["emph", "strong", "emph", "strong", "strike", "sub", "super", "smallcaps"]
    strong = [n for n in paragraph.children if isinstance(n, Styled)][1]
    assert strong.where.text == "**b**"


def test_lists():
    bullet, ordered = blocks("- en\n- to\n\n  mer\n\n3. tre\n4. fire\n")
    assert isinstance(bullet, ListBlock)
    assert (bullet.ordered, bullet.tight, [len(item) for item in bullet.items]) == (
        False,
        False,
        [1, 2],
    )
    assert (ordered.ordered, ordered.start, ordered.tight) == (True, 3, True)
    assert ordered.where.text == "3. tre\n4. fire"


def test_places_within_quotations_and_lists():
    quote = only(BlockQuote, "> - Et *langt\n>   sitat* med\nlat linje [@a,\n>   s. 3].\n")
    cite = next(n for n in walk([quote]) if isinstance(n, Cite))
    assert cite.where.text == "[@a,\n>   s. 3]"
    assert (cite.citations[0].suffix, cite.citations[0].suffix_where.text) == ("s. 3", "s. 3")
    assert quote.where.text.endswith("s. 3].")


def test_tabs_in_containers_keep_places():
    text = "-\ta *b*\n\n\t> c\n\t> @k [s.\n\t> 3]\n"
    cite = only(Cite, text)
    assert cite.citations[0].key_where.text == "k"
    assert cite.citations[0].suffix == "s. 3"


# --- tables, figures, formulas -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        ": Søk i *baser* {#tbl:sok}\n\n| A | B |\n|:--|--:|\n| x \\| y | @k [s. 3] |\n| z |\n",
        "Tabell: Søk i *baser* {#tbl:sok}\n| A | B |\n|:--|--:|\n| x \\| y | @k [s. 3] |\n| z |\n",
        "| A | B |\n|:--|--:|\n| x \\| y | @k [s. 3] |\n| z |\n: Søk i *baser* {#tbl:sok}\n",
        "| A | B |\n|:--|--:|\n| x \\| y | @k [s. 3] |\n| z |\n\nTable: Søk i *baser* {#tbl:sok}\n",
    ],
)
def test_table_with_caption(text):
    (table,) = blocks(text)
    assert isinstance(table, Table)
    assert (plain_text(table.caption), table.label) == ("Søk i baser", "tbl:sok")
    assert table.alignments == ("left", "right")
    assert [plain_text(cell.children) for cell in table.header] == ["A", "B"]
    assert [[plain_text(c.children) for c in row] for row in table.rows] == [
        ["x | y", ""],
        ["z", ""],
    ]
    assert table.rows[0][0].where.text == "x \\| y"
    assert table.rows[0][1].children[0].citations[0].key_where.text == "k"


def test_table_in_a_quotation_keeps_places():
    table = only(Table, "> | A | B |\n> |---|---|\n> | x | *y* |\n")
    assert table.rows[0][1].where.text == "*y*"


def test_figure(project):
    figure = only(
        Figure, '![Flyt *i* søk](figurer/flyt.png){#fig:x width=80% alt="Et skjema"}', project
    )
    image = figure.image
    assert (plain_text(figure.caption), figure.label) == ("Flyt i søk", "fig:x")
    assert (image.path, image.width, image.alt) == ("figurer/flyt.png", "80%", "Et skjema")
    assert image.path_where.text == "figurer/flyt.png"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("nær.png", "chapters/nær.png"),
        ("../figurer/flyt.png", "figurer/flyt.png"),
        ("./figurer/flyt.png", "figurer/flyt.png"),
        ("<figurer/to ord.png>", "figurer/to ord.png"),
        ("figurer/to%20ord.png", "figurer/to ord.png"),
        ("figurer\\flyt.png", "figurer/flyt.png"),
    ],
)
def test_image_paths_become_relative_to_the_project(project, written, path):
    assert only(Image, f"![x]({written})", project).path == path


def test_a_macs_name_of_a_picture_is_found(tmp_path):
    """Its file system writes «å» as two characters; the path is what the disk has."""
    name = unicodedata.normalize("NFD", "på.png")
    (tmp_path / name).write_bytes(PNG)
    assert only(Image, "![x](på.png)", tmp_path).path == name


def test_picture_in_a_line_prints_no_bracket_text(project):
    text = "Se ![tegnet](figurer/flyt.png) her."
    assert only(Image, text, project).alt == "tegnet"
    assert "tegnet" not in prose(text, project).text


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("figurer/Flyt.png", "figurer/flyt.png"),
        ("figurer/flyt", "figurer/flyt.png"),
        ("figurer/flytt.png", "figurer/flyt.png"),
        ("Figurer/flyt.png", "figurer/flyt.png"),
    ],
)
def test_missing_image_is_reported_where_its_path_is_written(project, written, hint):
    (problem,) = read(f"![x]({written})", project)[1]
    assert (problem.code, problem.where.text) == ("SRC016", written)
    assert problem.hint.nb == f"mente du «{hint}»?"


def test_a_link_out_of_the_project_is_refused(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("ute") / "x.png"
    outside.write_bytes(PNG)
    (project / "lenke.png").symlink_to(outside)
    assert codes("![x](lenke.png)", project) == ["SRC017"]


def test_mathematics():
    found = blocks("Er $x^2$ lik $5 eller $6?\n\n$$\na = b\n$$ {#eq:x}\n\nSe $$c$$. Slutt.\n")
    inline = [n for n in walk(found) if isinstance(n, Math)]
    assert [n.tex for n in inline] == ["x^2"]
    formulas = [n for n in found if isinstance(n, MathBlock)]
    assert [(n.tex, n.label) for n in formulas] == [("a = b", "eq:x"), ("c.", "")]
    assert plain_text(found[-1].children) == "Slutt."


# --- TeX, code, language, comments -------------------------------------------------------


def test_tex_passes_through():
    text = (
        "Et \\textbf{x {y} \\} z} ord `\\hfill`{=latex}.\n\n\\newpage\n\n"
        "\\begin{quote}\nA\n\n\\begin{quote}B\\end{quote}\n\\end{quote}\n\n```{=latex}\n\\foo\n```\n"
    )
    found = blocks(text)
    assert [n.tex for n in walk(found) if isinstance(n, Tex)] == [
        "\\textbf{x {y} \\} z}",
        "\\hfill",
    ]
    tex = [n.tex for n in found if isinstance(n, TexBlock)]
    assert tex[0] == "\\newpage"
    assert tex[1].startswith("\\begin{quote}\nA")
    assert tex[1].endswith("\\end{quote}")
    assert tex[2] == "\\foo"


def test_code_blocks():
    (code,) = blocks("```{.python}\nx = 1\n\ny\n```\n")
    assert isinstance(code, CodeBlock)
    assert (code.text, code.language) == ("x = 1\n\ny", "python")


def test_language_marks():
    text = (
        "Et [English *word*]{lang=en} her.\n\n::: {lang=nn}\nIkkje [zu Hause]{lang=de} no.\n:::\n"
    )
    chapter, _ = read(text)
    found = chapter.prose[0]
    assert only(Division, text).language == "nn"
    at = {
        word: found.language_at(text.index(word))
        for word in ("Et", "word", "Ikkje", "Hause", "no.")
    }
    assert at == {"Et": "nb", "word": "en", "Ikkje": "nn", "Hause": "de", "no.": "nn"}


def test_comments_leave_the_paragraph_whole():
    text = (
        "Før\n<!-- noqa: CIT001 -->\netter <!-- x\ny --> slutt.\n\n<!-- hele\n\navsnitt -->\nMer.\n"
    )
    first, second = blocks(text)
    assert plain_text(first.children).split() == ["Før", "etter", "slutt."]
    assert plain_text(second.children) == "Mer."
    assert "noqa" not in prose(text).text


def test_text_of_html_is_printed():
    chapter, problems = read("Et <b>fett</b> ord.\n\n<div>\nI boks.\n</div>\n")
    assert [problem.code for problem in problems] == ["SRC004", "SRC004"]
    assert "fett" in plain_text(chapter.blocks[0].children)
    assert "I boks." in plain_text(chapter.blocks[1].children)


def test_footnotes():
    text = "A[^1] b^[i *linje*] c.\n\n[^1]: Første @k.\n\n    Andre avsnitt.\n"
    first, second = (n for n in walk(blocks(text)) if isinstance(n, Footnote))
    assert [type(block) for block in first.blocks] == [Paragraph, Paragraph]
    assert first.where.text == "[^1]"
    assert plain_text(second.blocks[0].children) == "i linje"
    assert "Andre avsnitt." in prose(text).text


def test_links():
    text = '[her](http://a.no/ø "x") <http://b.no> https://c.no/@d_e/f_g. <a@b.no>'
    chapter, problems = read(text)
    urls = [n.url for n in walk(chapter.blocks) if isinstance(n, Link)]
    assert urls == ["http://a.no/%C3%B8", "http://b.no", "https://c.no/@d_e/f_g", "mailto:a@b.no"]
    assert [p.code for p in problems] == ["SRC008"]  # the title, which is not printed
    assert prose(text).text.split() == ["her", "."]


# --- running text, speed -----------------------------------------------------------------


def test_running_text_is_what_is_printed_and_nothing_else():
    text = (
        "# Om *metode* {#sec:m}\n\nSe @a [s. 3] og [jf. @b, s. 4] i @fig:x, `kode` og $x$.\n"
        "Skriv til navn@uni.no eller www.uni.no.\n\n> Sitat **fet**.\n\n"
        "| A | `b` |\n|---|---|\n| c | d |\n"
    )
    words = "Om metode Se og i , og . Skriv til eller Sitat fet . A c d"
    assert " ".join(prose(text).text.split()) == words


def test_latex_is_not_loaded_for_markdown():
    code = (
        "import sys; from pathlib import Path; from thesis.source import Source;"
        "from thesis.readers import read_chapter;"
        "read_chapter(Source('chapters/x.md', '# A'), Path(), 'nb');"
        "print([m for m in ('yaml', 'thesis.readers.latex') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_other_suffixes_are_refused():
    with pytest.raises(ValueError, match=r"x\.docx"):
        read_chapter(Source("chapters/x.docx", ""), Path(), "nb")
