from __future__ import annotations

import unicodedata

import pytest

from tests.cases import CLEAN
from tests.projects import write
from thesis import project
from thesis.citations.styles import find_style
from thesis.project import load_project


def make(folder, **changes):
    write(folder, CLEAN | {k.replace("__", "/"): v for k, v in changes.items()})


def codes(found):
    return [d.code for d in found]


def test_chapters_come_in_name_order_and_only_once(tmp_path):
    make(tmp_path)
    for name in ("10-b.md", "02-a.md"):
        (tmp_path / "chapters" / name).write_text(f"# Del {name}\n\nTekst.\n", encoding="utf-8")
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nchapters: [chapters/10-b.md, chapters/*]\n", encoding="utf-8"
    )
    loaded, found = load_project(tmp_path)
    assert not codes(found)
    assert [c.source.path for c in loaded.thesis.chapters] == [
        "chapters/10-b.md",
        "chapters/01-innledning.md",
        "chapters/02-a.md",
    ]


def test_a_missing_chapter_makes_the_thesis_incomplete(tmp_path):
    make(tmp_path)
    assert load_project(tmp_path)[0].thesis.complete
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nchapters: [chapters/01-innledning.md, chapters/02-metode.md]\n", encoding="utf-8"
    )
    loaded, found = load_project(tmp_path)
    assert codes(found) == ["SRC040"]
    assert not loaded.thesis.complete


def test_a_missing_file_gets_the_nearest_name(tmp_path):
    make(tmp_path)
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nchapters: chapters/01-Inledning.md\n", encoding="utf-8"
    )
    _, found = load_project(tmp_path)
    assert "«chapters/01-innledning.md»" in found[0].hint.nb


def test_a_name_that_a_mac_wrote_with_two_characters_is_the_same_name(tmp_path):
    """The disk has «a» and a ring, as after a zip file from a Mac; thesis.yaml has «å»."""
    make(tmp_path)
    for folder, name, text in [
        ("på reise", "måling.md", "# Måling\n\nTekst.\n"),
        ("kilder", "små.bib", "@misc{a, title={A}}\n"),
        ("stil", "vår.csl", STYLE),
    ]:
        (tmp_path / two_characters(folder)).mkdir()
        path = tmp_path / two_characters(folder) / two_characters(name)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nchapters: [på reise/måling.md]\nbibliography: kilder/små.bib\n"
        "citation-style: stil/vår.csl\n",
        encoding="utf-8",
    )
    loaded, found = load_project(tmp_path)
    assert not codes(found)
    assert len(loaded.thesis.chapters) == 1
    assert list(loaded.bibliography.entries) == ["a"]
    style, found = find_style("stil/vår.csl", tmp_path, None)
    assert style is not None
    assert not found


def two_characters(name):
    return unicodedata.normalize("NFD", name)


STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"></style>'


def test_a_missing_bib_file_makes_the_bibliography_incomplete(tmp_path):
    make(tmp_path)
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nbibliography: [references/kilder.bib, references/b.bib]\n", encoding="utf-8"
    )
    loaded, found = load_project(tmp_path)
    assert codes(found) == ["SRC040"]
    assert not loaded.bibliography.complete
    assert "dalland2020" in loaded.bibliography


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_old_encodings_are_read_right_and_named(tmp_path, encoding):
    make(tmp_path)
    text = "# Metode\n\nPå norsk skrives blåbær slik.\n"
    (tmp_path / "chapters" / "02-metode.md").write_bytes(text.encode(encoding))
    loaded, found = load_project(tmp_path)
    assert codes(found) == ["SRC046"]
    assert loaded.thesis.chapters[1].source.text == text


def test_a_symbolic_link_out_of_the_project_is_refused(tmp_path):
    outside = tmp_path / "hemmelig.md"
    outside.write_text("# Hemmelig\n", encoding="utf-8")
    folder = tmp_path / "oppgave"
    make(folder)
    (folder / "chapters" / "02-ut.md").symlink_to(outside)
    loaded, found = load_project(folder)
    assert codes(found) == ["SRC042"]
    assert len(loaded.thesis.chapters) == 1


def test_a_file_that_the_system_refuses(tmp_path):
    make(tmp_path)
    loop = tmp_path / "chapters" / "02-ring.md"
    loop.symlink_to(loop)
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nchapters: [chapters/01-innledning.md, chapters/02-ring.md]\n", encoding="utf-8"
    )
    _, found = load_project(tmp_path)
    assert codes(found) in (["SRC040"], ["SRC045"])


def test_a_file_beyond_all_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr(project, "MAX_SIZE", 10)
    make(tmp_path)
    assert codes(load_project(tmp_path)[1]) == ["SRC047", "SRC047"]
