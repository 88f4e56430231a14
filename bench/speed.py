"""How long `thesis build` takes beside latexmk with biblatex-apa and Biber, and beside Typst."""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import others
from thesis.project import Project, load_project

ROUNDS = 3
_SKIP = shutil.ignore_patterns("build", ".nox", ".git", "thesis", "tests", "docs", "bench")


def run(root: Path) -> None:
    """Measure and print a table: seconds and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = folder / "ours"
        shutil.copytree(root.resolve(), ours, ignore=_SKIP)
        project, _ = load_project(ours)
        if project is None or not project.thesis.chapters:
            raise SystemExit(f"{root} holds no thesis")
        theirs = folder / "theirs"
        theirs.mkdir()
        others.write(project, theirs)
        candidates = (_ours(project), _latexmk(theirs), _typst(theirs))
        _print([(c.name, _measure(c)) for c in candidates])


Action = Callable[[], None]
Times = tuple[float, float, float]


@dataclass(frozen=True)
class Candidate:
    """A program that makes the PDF, and how to put it to work."""

    name: str
    here: bool
    """Whether it is installed."""
    forget: Action
    """Removes all that an earlier build left."""
    edit: Action
    """Changes one word of the text."""
    build: Action


def _measure(candidate: Candidate) -> Times | None:
    """Return the median seconds of a cold build, one after an edit, one with no change."""
    if not candidate.here:
        return None
    cold, edited, unchanged = [], [], []
    for _ in range(ROUNDS):
        candidate.forget()
        cold.append(_seconds(candidate.build))
        candidate.edit()
        edited.append(_seconds(candidate.build))
        unchanged.append(_seconds(candidate.build))
    median = statistics.median
    return median(cold), median(edited), median(unchanged)


def _seconds(action: Action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _command(folder: Path, *command: str) -> Action:
    def build() -> None:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if done.returncode != 0:
            said = (done.stdout + done.stderr).decode(errors="replace")
            raise SystemExit(f"{command[0]} failed:\n{said[-3000:]}")

    return build


def _editor(path: Path, old: str) -> Action:
    """Return an action that changes one word of a file, another one each time."""
    original = path.read_text(encoding="utf-8")
    turns = itertools.count(1)

    def edit() -> None:
        new = old + " og" * next(turns)
        path.write_text(original.replace(old, new, 1), encoding="utf-8")

    return edit


def _a_word(path: Path) -> str:
    """Return a piece of running text that stands in a chapter: three plain words in a row."""
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        for n in range(len(words) - 3):
            piece = words[n : n + 3]
            if all(word.isalpha() for word in piece):
                return " ".join(piece)
    raise SystemExit(f"no running text in {path}")


def _ours(project: Project) -> Candidate:
    root = project.config.root
    chapter = root / project.thesis.chapters[len(project.thesis.chapters) // 2].source.path
    build = _command(root, sys.executable, "-m", "thesis", "build")
    os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)

    def forget() -> None:
        shutil.rmtree(root / "build", ignore_errors=True)

    return Candidate(
        name="thesis build",
        here=True,
        forget=forget,
        edit=_editor(chapter, _a_word(chapter)),
        build=build,
    )


def _latexmk(folder: Path) -> Candidate:
    build = _command(folder, "latexmk", "-pdf", "-interaction=nonstopmode", "main.tex")

    def forget() -> None:
        for path in folder.glob("main.*"):
            if path.suffix not in {".tex", ".typ"}:
                path.unlink()

    edit = _editor(folder / "main.tex", _a_word(folder / "main.tex"))
    here = all(map(shutil.which, ("latexmk", "pdflatex", "biber")))
    return Candidate("latexmk, biblatex-apa, Biber", here, forget, edit, build)


def _typst(folder: Path) -> Candidate:
    here = importlib.util.find_spec("typst") is not None
    program = "import typst; typst.compile('main.typ', output='typst.pdf')"
    build = _command(folder, sys.executable, "-c", program)
    edit = _editor(folder / "main.typ", _a_word(folder / "main.typ"))
    return Candidate("typst", here, lambda: None, edit, build)


def _print(rows: list[tuple[str, Times | None]]) -> None:
    ours = rows[0][1]
    heads = ("cold", "after an edit", "no change")
    sys.stdout.write(f"{'seconds (ours as a share)':32}")
    sys.stdout.write("".join(f"{head:>18}" for head in heads) + "\n")
    for name, times in rows:
        cells = ["not installed"] * 3
        if times and ours:
            cells = [f"{t:.2f} ({o / t:.2f})" for o, t in zip(ours, times, strict=True)]
        sys.stdout.write(f"{name:32}" + "".join(f"{cell:>18}" for cell in cells) + "\n")
