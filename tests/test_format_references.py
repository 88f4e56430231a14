"""`thesis format-references`: files tidied in place, as a person runs it."""

from __future__ import annotations

import os

import pytest

from tests.test_cli import project, thesis  # noqa: F401 - a fixture

UNTIDY = "@book{dalland2020, Title = {Metode og oppgaveskriving},\n author={Dalland, Olav}}\n"
TIDY = """@book{dalland2020,
  author       = {Dalland, Olav},
  title        = {Metode og oppgaveskriving},
}
"""


@pytest.fixture
def references(project):  # noqa: F811
    (path,) = (project / "references").glob("*.bib")
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def format_references(path, *options, language="C.UTF-8"):
    return thesis("format-references", *options, cwd=path.parent.parent, language=language)


def test_files_are_tidied_once(references):
    done = format_references(references)
    assert (done.returncode, done.stdout) == (0, f"tidied references/{references.name}\n")
    assert references.read_text(encoding="utf-8") == TIDY
    done = format_references(references)
    assert (done.returncode, done.stdout) == (0, "The .bib files are tidy.\n")


def test_check_only_says_which_would_change(references):
    done = format_references(references, "--check", language="nb_NO.UTF-8")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"references/{references.name} ville blitt ryddet\n"
    assert references.read_text(encoding="utf-8") == UNTIDY
    references.write_text(TIDY, encoding="utf-8")
    assert format_references(references, "--check").returncode == 0


def test_a_broken_file_stays_and_the_others_are_tidied(references):
    broken = references.with_name("a.bib")
    broken.write_text("@book{a,\n  title = {Foo,\n  date = {2012},\n}\n", encoding="utf-8")
    (references.parent.parent / "thesis.yaml").write_text(
        "title: T\nbibliography: references/*.bib\n", encoding="utf-8"
    )
    before = broken.read_bytes()
    done = format_references(references)
    assert done.returncode == 1
    assert done.stdout.startswith("references/a.bib:2:11: error REF001 unclosed-brace: ")
    assert "references/a.bib is left as it is" in done.stdout
    assert broken.read_bytes() == before
    assert references.read_text(encoding="utf-8") == TIDY


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "windows-1252"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
def test_encoding_mark_line_ends_and_permissions_stay(references, mark, codec):
    untidy, tidy = (text.replace("Olav", "Ølåv") for text in (UNTIDY, TIDY))
    references.write_bytes(mark + untidy.replace("\n", "\r\n").encode(codec))
    references.chmod(0o600)
    assert format_references(references).returncode == 0
    assert references.read_bytes() == mark + tidy.replace("\n", "\r\n").encode(codec)
    if os.name == "posix":
        assert references.stat().st_mode & 0o777 == 0o600
    assert not list(references.parent.glob(".*"))


def test_a_folder_that_is_no_thesis(tmp_path):
    done = thesis("format-references", cwd=tmp_path)
    assert done.returncode == 2
    assert "error CFG001" in done.stdout
