"""thesis words add: what is accepted, and what becomes of the file."""

from __future__ import annotations

import pytest

from tests.cases import Case
from thesis.__main__ import main
from thesis.cli.accept import with_words
from thesis.examine import examine


@pytest.fixture
def project(tmp_path):
    text = "# Innledning\n\nEn blurfende følelse er en glombær [@dalland2020].\n"
    case = Case("SPL002", "x", fails=True, files={"chapters/01-innledning.md": text.encode()})
    case.write(tmp_path)
    return tmp_path


def unknown(project):
    return {d.where.text for d in examine(project)[1] if d.code == "SPL002"}


def test_an_added_word_is_accepted(project, capsys):
    assert unknown(project) == {"blurfende", "glombær"}
    assert main(["words", "add", "glombær", "blurfende", "--project", str(project)]) == 0
    assert "blurfende" in capsys.readouterr().out
    assert unknown(project) == set()
    assert (project / "words.txt").read_text(encoding="utf-8") == "blurfende\nglombær\n"


def test_a_word_is_written_once(project):
    for _ in range(2):
        assert main(["words", "add", "ål", "al", "al", "øl", "--project", str(project)]) == 0
    assert (project / "words.txt").read_text(encoding="utf-8") == "al\nøl\nål\n"


def test_the_files_encoding_and_line_ends_stay(project):
    (project / "words.txt").write_bytes("# Mine ord\r\nøl\r\n".encode("cp1252"))
    assert main(["words", "add", "bær", "--project", str(project)]) == 0
    assert (project / "words.txt").read_bytes() == "# Mine ord\r\nbær\r\nøl\r\n".encode("cp1252")


def test_a_student_s_own_groups_stay():
    lines = ["# Navn", "Ås", "", "# Fag", "bær"]
    assert with_words(lines, ["abc"]) == [*lines, "abc"]
    assert with_words(["# Mine", "c  # ja", "a", ""], ["b"]) == ["# Mine", "a", "b", "c  # ja"]


@pytest.mark.parametrize("word", ["to ord", "#", " ", "../oppgaven", "én,to", "123"])
def test_what_is_no_word_is_refused(word, project):
    assert main(["words", "add", word, "--project", str(project)]) == 2
    assert not (project / "words.txt").exists()


def test_outside_a_project_nothing_is_written(tmp_path):
    assert main(["words", "add", "ord", "--project", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == []
