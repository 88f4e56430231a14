"""A check of an unchanged thesis is told from the record of the last one, and only then."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from tests.cases import CLEAN
from tests.projects import write
from thesis import checked
from thesis.__main__ import main

RECORD = "build/.cache/last-check.json"


@pytest.fixture
def thesis(tmp_path):
    return write(tmp_path, CLEAN)


def check(thesis, capsys, *options):
    code = main(["check", str(thesis), *options])
    return code, capsys.readouterr().out


def chapter(thesis):
    return max((thesis / "chapters").iterdir())


def add(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--strict",), ("--only", "lint")])
def test_the_second_check_says_what_the_first_did(thesis, capsys, options):
    add(chapter(thesis), "\nDette er utdaning , og en blurfende tanke.\n")
    first = check(thesis, capsys, *options)
    assert (thesis / RECORD).exists()
    assert check(thesis, capsys, *options) == first


def test_the_record_is_what_the_second_check_shows(thesis, capsys):
    add(chapter(thesis), "\nDette er utdaning.\n")
    check(thesis, capsys)
    record = json.loads((thesis / RECORD).read_text(encoding="utf-8"))
    record["found"] = []
    (thesis / RECORD).write_text(json.dumps(record), encoding="utf-8")
    assert "utdaning" not in check(thesis, capsys)[1]


@pytest.mark.parametrize("change", ["chapter", "new", "words", "config", "options", "damage"])
def test_any_change_is_looked_at(thesis, capsys, change):
    add(chapter(thesis), "\nDette er utdaning.\n")
    assert "utdaning" in check(thesis, capsys)[1]
    before = checked.state(thesis, {})
    if change == "chapter":
        add(chapter(thesis), "\nDette er forksning.\n")
    elif change == "new":
        shutil.copy(chapter(thesis), thesis / "chapters" / "99-ny.md")
    elif change == "words":
        (thesis / "words.txt").write_text("utdaning\n", encoding="utf-8")
    elif change == "config":
        add(thesis / "thesis.yaml", "\nwords: [utdaning]\n")
    elif change == "damage":
        (thesis / RECORD).write_text("{", encoding="utf-8")
    options = ("--only", "structure") if change == "options" else ()
    _, said = check(thesis, capsys, *options)
    if change in {"words", "config", "options"}:
        assert "utdaning" not in said
    else:
        assert said.count("utdaning") >= 1
        assert ("forksning" in said) == (change == "chapter")
    assert (checked.state(thesis, {}) == before) == (change in {"options", "damage"})


@pytest.mark.skipif(
    os.name == "nt", reason="Windows keeps no time of a file's last change of state"
)
def test_a_file_as_long_and_as_old_as_the_last_one_is_looked_at(thesis, capsys):
    path = chapter(thesis)
    add(path, "\nDette er utdaning.\n")
    assert "utdaning" in check(thesis, capsys)[1]
    status = path.stat()
    text = path.read_text(encoding="utf-8").replace("utdaning", "forsknig")
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "forsknig" in check(thesis, capsys)[1]


def test_a_folder_that_lies_elsewhere_is_looked_at_each_time(thesis, tmp_path_factory):
    (thesis / "figures").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert checked.state(thesis, {}) is None
