"""Files within files."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.latex_reading import nodes, places, printed, project
from thesis.nodes import Citation, Environment, Heading, Paragraph


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (r"\input{deler/bit}", "deler/bit.tex"),
        (r"\input{deler/bit.tex}", "deler/bit.tex"),
        (r"\include{deler/bit}", "deler/bit.tex"),
        (r"\input{bit}", "chapters/bit.tex"),
        (r"\input{./bit}", "chapters/bit.tex"),
        ("\\input bit\n", "chapters/bit.tex"),
        (r"\input{med mellomrom}", "chapters/med mellomrom.tex"),
        (r'\input{"med mellomrom"}', "chapters/med mellomrom.tex"),
        (r"\import{deler/}{bit}", "deler/bit.tex"),
        (r"\subimport{sub}{bit}", "chapters/sub/bit.tex"),
        (r"\subfile{deler/bit}", "deler/bit.tex"),
        (r"\subfileinclude{deler/bit}", "deler/bit.tex"),
        (r"\input{tabell.pgf}", "chapters/tabell.pgf"),
        (r"\input{chapters/../deler/bit}", "deler/bit.tex"),
        (r"\input{åtte}", f"chapters/{unicodedata.normalize('NFD', 'åtte')}.tex"),
    ],
)
def test_where_a_file_is_found(tmp_path: Path, command: str, path: str) -> None:
    files = {"chapters/k.tex": f"Før {command} etter.", path: "Inne \\cite{a}.\n"}
    chapter, diagnostics = project(tmp_path, files)
    assert places(diagnostics) == []
    (citation,) = nodes(chapter, Citation)
    assert citation.where.source.path == path
    assert [prose.source.path for prose in chapter.prose] == ["chapters/k.tex", path]
    assert chapter.prose[1].text == "Inne         .\n"


def test_the_projects_folder_comes_first(tmp_path: Path) -> None:
    files = {"chapters/k.tex": "\\input{x}", "x.tex": "rot", "chapters/x.tex": "kapittel"}
    chapter, _ = project(tmp_path, files)
    assert [prose.source.path for prose in chapter.prose] == ["chapters/k.tex", "x.tex"]


def test_text_runs_on_through_an_included_file(tmp_path: Path) -> None:
    files = {"k.tex": "Før \\input{x}etter.\n\nMer.", "x.tex": "midt\n\nnytt"}
    chapter, _ = project(tmp_path, files)
    texts = [printed(b.children) for b in chapter.blocks if isinstance(b, Paragraph)]
    # TeX ends an included file's last line also where the file does not.
    assert texts == ["Før midt", "nytt\netter.", "Mer."]


def test_included_blocks_are_the_chapters_blocks(tmp_path: Path) -> None:
    files = {
        "k.tex": "\\chapter{A}\n\\input{x}\n\\section{C}\n",
        "x.tex": "\\section{B}\n\\begin{itemize}\\item \\input{y}\\end{itemize}\n",
        "y.tex": "punkt \\cite{a}",
    }
    chapter, _ = project(tmp_path, files)
    assert [(h.level, h.where.source.path) for h in nodes(chapter, Heading)] == [
        *((1, "k.tex"), (2, "x.tex"), (2, "k.tex")),
    ]
    assert [e.name for e in nodes(chapter, Environment)] == ["itemize"]
    assert [c.where.source.path for c in nodes(chapter, Citation)] == ["y.tex"]


def test_a_table_from_a_file_stays_within_its_command(tmp_path: Path) -> None:
    files = {
        "k.tex": "\\resizebox{\\textwidth}{!}{\\input{t}}",
        "t.tex": "\\begin{tabular}{l}\na\n\n\\section{x} b\n\\end{tabular}\n",
    }
    chapter, _ = project(tmp_path, files)
    (block,) = chapter.blocks
    assert isinstance(block, Paragraph)
    assert (
        printed(block.children).split()
        == ("\\resizebox{\\textwidth}{!}{" + files["t.tex"] + "}").split()
    )


def test_subfiles_preamble_is_left_out_silently(tmp_path: Path) -> None:
    inner = "\\documentclass[../main]{subfiles}\n\\begin{document}\nInne.\n\\end{document}\n"
    chapter, diagnostics = project(tmp_path, {"k.tex": "\\subfile{x}", "x.tex": inner})
    assert places(diagnostics) == []
    assert chapter.prose[1].text.split() == ["Inne."]


def test_errors_in_an_included_file_stand_there(tmp_path: Path) -> None:
    files = {"k.tex": "\\input{x}\n\\input{x}\n", "x.tex": "Braun & Clarke"}
    _, diagnostics = project(tmp_path, files)
    assert places(diagnostics) == ["x.tex:1:7 SRC026"]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (r"\input{borte}", "1:8 SRC028"),
        (r"\include{borte.tex}", "1:10 SRC028"),
        (r"\input{\mappe/x}", "1:8 SRC028"),
        (r"\input{deler}", "1:8 SRC028"),
        (r"\input{Bit}", "1:8 SRC030"),
        (r"\input{DELER/bit2}", "1:8 SRC030"),
        (r"\input{../ute}", "1:8 SRC029"),
        (r"\input{/etc/passwd}", "1:8 SRC029"),
        (r"\input{lenke}", "1:8 SRC029"),
        (r"\input{k}", "1:8 SRC031"),
        (r"\input{a}", "a.tex 1:8 SRC031"),
        (r"\import{../}{ute}", "1:14 SRC029"),
        ("\\input{" + "x" * 5000 + "}", "1:8 SRC028"),
        ("\\input{a\0b}", "1:8 SRC028"),
    ],
)
def test_files_that_are_not_read(tmp_path: Path, command: str, expected: str) -> None:
    root = tmp_path / "oppgave"
    files = {
        "k.tex": f"{command}\n",
        "bit.tex": "x",
        "deler/bit2.tex": "y",
        "a.tex": "\\input{b}",
        "b.tex": "\\input{a}",
        "../ute.tex": "hemmelig",
    }
    root.mkdir()
    (root / "lenke.tex").symlink_to(tmp_path / "ute.tex")
    chapter, diagnostics = project(root, files)
    path, _, rest = expected.rpartition("tex ")
    wanted = f"{'b.tex' if path else 'k.tex'}:{rest}"
    assert places(diagnostics) == [wanted]
    assert all("hemmelig" not in prose.text for prose in chapter.prose)


def test_the_name_with_the_right_capitals_is_told_and_the_file_read(tmp_path: Path) -> None:
    files = {"k.tex": "\\input{Metode}", "metode.tex": "Tekst \\cite{a}."}
    chapter, (diagnostic,) = project(tmp_path, files)
    assert diagnostic.hint is not None
    assert diagnostic.hint.nb == "filen heter «metode.tex»"
    assert len(nodes(chapter, Citation)) == 1


def test_files_that_multiply_without_end_are_stopped(tmp_path: Path) -> None:
    files = {"f0.tex": "\\input{f1}\\input{f1}"}
    files |= {f"f{n}.tex": f"\\input{{f{n + 1}}}\\input{{f{n + 1}}}" for n in range(1, 14)}
    files["f14.tex"] = "slutt"
    _, diagnostics = project(tmp_path, files)
    assert {diagnostic.code for diagnostic in diagnostics} == {"SRC031"}


def test_an_included_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "x.tex").write_bytes("Sønn".encode("latin-1"))
    chapter, _ = project(tmp_path, {"k.tex": "\\input{x}"})
    assert (chapter.prose[1].text, chapter.prose[1].source.encoding) == ("Sønn", "windows-1252")
