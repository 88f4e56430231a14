"""`thesis ready`: what is asked for, what is missing, and where to mend it."""

from __future__ import annotations

import pytest

from tests.cases import CLEAN
from tests.projects import write
from tests.test_cli import thesis
from thesis.build import build
from thesis.ready import checklist

FACTS = (
    "title: En prøve\nstructure: free\nlanguage: nb\nprofile: uio-svlep\nword-limit: 500\n"
    "authors: [Kari Nordmann]\nsupervisor: Per Hansen\ncandidates: [1234]\n"
    "institution: Universitetet\ncourse: {code: SVLEP3090}\ndate: 2026-05-15\n"
)
ABSTRACT = "# Sammendrag\n\nArbeid gir helse.\n"


@pytest.fixture
def project(tmp_path):
    files = CLEAN | {"thesis.yaml": FACTS, "chapters/00-sammendrag.md": ABSTRACT}
    return write(tmp_path, files)


def states(project, state):
    _, _, items = checklist(project)
    return {item.name.en for item in items if item.state == state}


def change(project, old, new):
    path = project / "thesis.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_only_the_build_is_missing_and_then_nothing(project):
    assert states(project, "missing") == {"an up-to-date PDF"}
    assert build(project).pdf
    assert states(project, "missing") == set()
    change(project, "En prøve", "En annen prøve")
    assert states(project, "missing") == {"an up-to-date PDF"}


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("supervisor: Per Hansen\n", "", {"front page: supervisor"}),
        ("date: 2026-05-15\n", "", {"front page: date"}),
        ("course: {code: SVLEP3090}\n", "", {"name of the file", "front page: course"}),
        (
            "candidates: [1234]\n",
            "",
            {"name of the file", "anonymity", "front page: candidate number"},
        ),
        ("word-limit: 500", "word-limit: 5", {"number of words"}),
        ("title: En prøve", "title: Av Kari Nordmann", {"a thesis without errors", "anonymity"}),
    ],
)
def test_what_is_missing_is_named(project, old, new, missing):
    assert build(project).pdf
    change(project, old, new)
    assert states(project, "missing") - {"an up-to-date PDF"} == missing


def test_declarations_are_asked_for_by_the_profile(project):
    name = "declaration of independent work"
    assert name in states(project, "not-asked")
    change(project, "profile: uio-svlep", "profile: hvl")
    assert name in states(project, "missing")
    change(project, "title:", "independence: true\ntitle:")
    assert name in states(project, "done")


def test_the_command_says_where_to_mend_it(project):
    (project / "chapters" / "00-sammendrag.md").unlink()
    done = thesis("ready", cwd=project, language="nb_NO.UTF-8")
    assert done.returncode == 1, done.stderr
    assert "mangler     sammendrag" in done.stdout
    assert "thesis.yaml:4:10: " in done.stdout
    assert done.stdout.splitlines()[-1] == "3 mangler (UiO, SVLEP3090)."


def test_a_name_of_the_students_own_is_held_against_the_pattern(project):
    change(project, "title:", "output: SVLEP3090_1234\ntitle:")
    assert "name of the file" in states(project, "done")
    change(project, "output: SVLEP3090_1234", "output: SVLEP3090_1243")
    _, _, items = checklist(project)
    (item,) = (item for item in items if item.name.en == "name of the file")
    assert item.state == "yourself"
    assert item.remark.nb == "SVLEP3090_1243.pdf; studiestedet ber om SVLEP3090_1234.pdf"


def test_a_student_number_is_no_anonymity(project):
    change(project, "title: En prøve", "title: En prøve, studentnummer 123456")
    assert "anonymity" in states(project, "missing")


def test_the_text_of_a_new_thesis_is_not_the_students(tmp_path):
    new = tmp_path / "ny"
    assert thesis("new", str(new), "--profile", "vid", cwd=tmp_path).returncode == 0
    assert "text of your own everywhere" in states(new, "missing")
    for chapter in (new / "chapters").iterdir():
        head, _, _ = chapter.read_text(encoding="utf-8").partition("# ")
        chapter.write_text(f"{head}# Innledning\n\nArbeid gir helse.\n", encoding="utf-8")
    assert "text of your own everywhere" in states(new, "done")
