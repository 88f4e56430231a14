"""How long `thesis check --only spelling` takes, beside hunspell with the same words."""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from thesis.language.packages import dictionary_folder

_ROUNDS = 5
#: Loads the dictionary and asks for each word, as a plug-in of an editor does when it starts.
_HUNSPELL = """
import sys, hunspell
checker = hunspell.Hunspell("nb_NO", hunspell_data_dir=sys.argv[1])
for word in sys.stdin.read().split():
    checker.spell(word)
"""
#: Each is a word that a thesis may meet next.
_NEW_WORDS = itertools.cycle(
    ("trivselsarbeid", "nabolagsarbeid", "oppvekstnotat", "fritidstilskudd", "nettverksmøte")
)


def spelling_times(folder: Path, words: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Yield what was measured, seconds with hunspell alone, and seconds with ours (medians)."""
    with tempfile.TemporaryDirectory() as parent:
        copy = Path(parent, "thesis")
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("build", ".*", "tests"))
        hunspell = ["-c", _HUNSPELL, str(dictionary_folder())]
        alone = _median(copy, hunspell, "\n".join(words))
        ours = ["-m", "thesis", "check", "--only", "spelling"]
        yield "nothing known", alone, _median(copy, ours, before=_forget)
        yield "one sentence new", alone, _median(copy, ours, before=_add_sentence)
        yield "unchanged", alone, _median(copy, ours)


def _median(
    folder: Path,
    arguments: Sequence[str],
    given: str = "",
    before: Callable[[Path], None] = lambda _: None,
) -> float:
    """Return how long Python takes with some arguments, as a rule."""
    return statistics.median(_seconds(folder, arguments, given, before) for _ in range(_ROUNDS))


def _seconds(
    folder: Path, arguments: Sequence[str], given: str, before: Callable[[Path], None]
) -> float:
    before(folder)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        input=given.encode(),
        capture_output=True,
        check=False,
    )
    return time.perf_counter() - began


def _forget(folder: Path) -> None:
    shutil.rmtree(folder / "build", ignore_errors=True)


def _add_sentence(folder: Path) -> None:
    chapter = max(folder.glob("chapters/*.md"), key=lambda path: path.stat().st_size)
    with chapter.open("a", encoding="utf-8") as file:
        file.write(f"\n\nHer ble et {next(_NEW_WORDS)} lagt til grunn for drøftingen.\n")
