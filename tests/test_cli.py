"""The commands as a person runs them: separate processes, real folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import CLEAN
from tests.projects import write

ROOT = Path(__file__).parent.parent


def thesis(*arguments, cwd, language="C.UTF-8", **options):
    environment = os.environ | {"LC_ALL": language, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "thesis", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        **options,
    )


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, CLEAN)


def test_a_clean_check_says_so(project):
    done = thesis("check", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No problems found.\n", "")


def test_findings_give_exit_code_1_and_no_traceback(project):
    chapter = project / "chapters" / "01-innledning.md"
    chapter.write_text("# Innledning\n\nTekst [@ukjent2020] og [@dalland2020].\n", encoding="utf-8")
    done = thesis("check", "--only", "citations", cwd=project, language="nb_NO.UTF-8")
    assert done.returncode == 1
    assert done.stderr == ""
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("chapters/01-innledning.md:3:9: feil CIT001 undefined-citation: ")
    assert last == "1 feil"


def test_json_holds_the_same_and_select_and_ignore_choose(project):
    chapter = project / "chapters" / "01-innledning.md"
    chapter.write_text('# Innledning\n\nEn "tekst" om [@ukjent2020].\n', encoding="utf-8")

    def codes(*options):
        done = thesis("check", "--format", "json", *options, cwd=project)
        return {d["code"] for d in json.loads(done.stdout)["diagnostics"]}

    assert {"CIT001", "CIT002", "TYP001"} <= codes()
    assert codes("--select", "CIT") == {"CIT001", "CIT002"}
    assert codes("--select", "CIT", "--ignore", "uncited-entry") == {"CIT001"}
    assert thesis("check", "--select", "TYP", cwd=project).returncode == 0  # only warnings


def test_strict_makes_warnings_count(project):
    chapter = project / "chapters" / "01-innledning.md"
    text = chapter.read_text(encoding="utf-8").replace("en kort tekst", 'en "kort" tekst')
    chapter.write_text(text, encoding="utf-8")
    assert thesis("check", cwd=project).returncode == 0
    assert thesis("check", "--strict", cwd=project).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "bruk: thesis"),
        (["check", "--onyl", "x"], "ukjente argumenter: --onyl"),
        (["check", "--only", "stil"], "ingen kontroll som heter «stil»"),
        (["check", "--select", "undefined-cittion"], "undefined-citation"),
        (["explain", "undefined-cite"], "mente du undefined-citation?"),
        (["explain"], "dette mangler: "),
    ],
)
def test_wrong_use_is_answered_in_the_users_language(tmp_path, arguments, said):
    done = thesis(*arguments, cwd=tmp_path, language="nb_NO.UTF-8")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_thesis(tmp_path):
    done = thesis("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "error CFG001 thesis-yaml-missing" in done.stdout
    assert not list(tmp_path.iterdir())


def test_rules_and_explain(tmp_path):
    rules = thesis("rules", cwd=tmp_path, language="nb_NO.UTF-8").stdout.splitlines()
    assert any(line.startswith("CIT001 undefined-citation") for line in rules)
    explained = thesis("explain", "undefined-citation", cwd=tmp_path, language="nb_NO.UTF-8").stdout
    for heading in ("Hvorfor:", "Slik retter du det:", "Slik demper du den:"):
        assert heading in explained


def test_version(tmp_path):
    done = thesis("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "thesis 0.1.0\n")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_new_thesis_builds_at_once(tmp_path, language):
    made = thesis(
        "new", "min oppgave", "--title", 'Å «mestre»: "nå"', "--author", "Kari Nordmann",
        "--language", language, cwd=tmp_path,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    built = thesis("build", "min oppgave", cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "min oppgave" / "build" / "thesis.pdf").read_bytes()[:4] == b"%PDF"
    assert thesis("check", "--strict", "min oppgave", cwd=tmp_path).returncode == 0
    assert thesis("format-references", "--check", "min oppgave", cwd=tmp_path).returncode == 0


def test_messages_are_in_the_language_asked_for_also_before_thesis_yaml_is_read(tmp_path):
    """A file that is not YAML, and commands that read no thesis."""
    file = tmp_path / "thesis.yaml"
    file.write_text("ui-language: nb\ntitle: Mestring: en studie\n", encoding="utf-8")
    assert "må stå i hermetegn" in thesis("build", cwd=tmp_path, language="C").stdout
    file.write_text('ui-language: "en"\ntitle: Mestring\n', encoding="utf-8")
    explained = thesis("explain", "CIT001", cwd=tmp_path, language="nb_NO.UTF-8")
    assert "no entry in the bibliography" in explained.stdout


def test_new_never_overwrites(tmp_path):
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "thesis.yaml").write_text("title: min\n", encoding="utf-8")
    done = thesis("new", "full", cwd=tmp_path)
    assert done.returncode == 2
    assert "in use already" in done.stderr
    assert [p.name for p in folder.iterdir()] == ["thesis.yaml"]
    assert (folder / "thesis.yaml").read_text(encoding="utf-8") == "title: min\n"


def test_the_new_folders_own_noxfile_builds(tmp_path):
    assert thesis("new", "ny", cwd=tmp_path).returncode == 0
    pytest.importorskip("nox")
    done = subprocess.run(
        [sys.executable, "-m", "nox", "-s", "build"],
        cwd=tmp_path / "ny",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "ny" / "build" / "thesis.pdf").exists()


def test_profiles_are_listed_and_chosen_for_a_new_thesis(tmp_path):
    listed = thesis("profiles", cwd=tmp_path, language="nb_NO.UTF-8")
    assert listed.returncode == 0
    assert (
        "uis                UiS, sosialt arbeid – Universitetet i Stavanger, høyst 10000 ord"
        in (listed.stdout)
    )
    assert thesis("new", "ny", "--profile", "uis", cwd=tmp_path).returncode == 0
    facts = (tmp_path / "ny" / "thesis.yaml").read_text(encoding="utf-8")
    assert "profile: uis\n" in facts
    assert 'institution: "Universitetet i Stavanger"\n' in facts
    wrong = thesis("new", "annen", "--profile", "uiss", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "“uiss”" in wrong.stderr
    assert not (tmp_path / "annen").exists()
