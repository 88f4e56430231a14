"""How long a thousand citations of five hundred works take to render and to check."""

from __future__ import annotations

import gc
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from thesis.checks.registry import Context, Family, declared_checks
from thesis.checks.runner import load_checks
from thesis.examine import Read, examine, read

ENTRIES, CITATIONS, A_PARAGRAPH = 500, 1000, 5
ROUNDS = 5
_FAMILY: Family = "citations"

_SURNAMES = (
    "Hansen Johansen Olsen Larsen Andersen Nilsen Berg Dahl Lie Moe Foss Aas Østby Ødegård "
    "Zachariassen Bakke Haugen Strand Vik Lunde Solheim Myhre Eide"
)
_GIVEN = "Kari Ola Per Liv Anne Tor Siri Ida Dag Eva Berit Gro Åse Øyvind"
_WORDS = (
    "arbeid helse skole barn ungdom omsorg etikk metode samfunn kropp trening søvn språk læring "
    "økonomi miljø kunnskap makt tid sted"
)


def run() -> None:
    """Measure and print a table of seconds."""
    gc.set_threshold(100_000)  # as the program does
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        _write(root)
        rows = [_round(root) for _ in range(ROUNDS)]
    sys.stdout.write(f"{CITATIONS} citations of {ENTRIES} entries, medians of {ROUNDS} rounds:\n")
    for what in rows[0]:
        seconds = statistics.median(row[what] for row in rows)
        sys.stdout.write(f"  {what:<42} {seconds:6.2f} s\n")


def _round(root: Path) -> dict[str, float]:
    _forget(root)
    everything = _seconds(lambda: _examine(root))
    _forget(root)
    given = _read(root)
    cold = _seconds(lambda: _render(given))
    _edit(root, ", s. ", ", s. 1")
    turned = _read(root)
    page = _seconds(lambda: _render(turned))
    _edit(root, "[@", "[jf. @")
    changed = _read(root)
    edited = _seconds(lambda: _render(changed))
    again = _read(root)
    cached = _seconds(lambda: _render(again))
    return {
        "reading, rendering, checking from nothing": everything,
        "rendering, nothing cached": cold,
        "rendering, one page number changed": page,
        "rendering, one citation changed": edited,
        "rendering, nothing changed": cached,
        "checks of citations, rendered already": _seconds(lambda: _check(again)),
    }


def _forget(root: Path) -> None:
    shutil.rmtree(root / "build", ignore_errors=True)


def _examine(root: Path) -> None:
    if examine(root, (_FAMILY,))[0] is None:
        raise SystemExit("the thesis could not be read")


def _read(root: Path) -> Read:
    given, found = read(root)
    if given is None:
        raise SystemExit("\n".join(problem.message.en for problem in found))
    return given


def _render(given: Read) -> None:
    rendered, found = given.context.rendered
    if found or len(rendered.references) != ENTRIES:
        raise SystemExit("the citations were not rendered")


def _check(given: Read) -> None:
    load_checks()
    _run(given.context)


def _run(context: Context) -> None:
    for check in declared_checks():
        if check.family == _FAMILY:
            list(check.run(context))


def _seconds(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _write(root: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - not for secrets
    (root / "chapters").mkdir()
    (root / "references").mkdir()
    settings = "title: Tusen henvisninger\nlanguage: nb\nstructure: free\n"
    (root / "thesis.yaml").write_text(settings, encoding="utf-8")
    entries = "\n".join(_entry(chance, number) for number in range(ENTRIES))
    (root / "references" / "kilder.bib").write_text(entries, encoding="utf-8")
    sentences = [
        f"Dette er kjent fra før [@verk{n % ENTRIES}, s. {chance.randint(1, 300)}]."
        for n in range(CITATIONS)
    ]
    paragraphs = [
        " ".join(sentences[n : n + A_PARAGRAPH]) for n in range(0, CITATIONS, A_PARAGRAPH)
    ]
    text = "\n\n".join(["# Innledning", *paragraphs, ""])
    (root / "chapters" / "01-innledning.md").write_text(text, encoding="utf-8")


def _edit(root: Path, old: str, new: str) -> None:
    """Change the first citation that is written so."""
    path = root / "chapters" / "01-innledning.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _entry(chance: random.Random, number: int) -> str:
    """Return a book or an article, by one to four authors."""
    authors = " and ".join(
        f"{surname}, {chance.choice(_GIVEN.split())}"
        for surname in chance.sample(_SURNAMES.split(), chance.choice([1, 1, 2, 3, 4]))
    )
    title = " ".join(chance.sample(_WORDS.split(), 4)).capitalize()
    lines = [f"author = {{{authors}}}", f"title = {{{title}}}"]
    lines.append(f"date = {{{chance.randint(1990, 2025)}}}")
    if number % 2:
        lines += ["journaltitle = {Tidsskrift for prøver}", f"volume = {{{number % 90 + 1}}}"]
        lines += [f"pages = {{{number + 1}--{number + 12}}}", f"doi = {{10.1000/{number}}}"]
    else:
        lines += ["publisher = {Eksempelforlaget}"]
    fields = ",\n  ".join(lines)
    return f"@{'article' if number % 2 else 'book'}{{verk{number},\n  {fields},\n}}\n"
