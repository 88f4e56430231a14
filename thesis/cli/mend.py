"""`thesis check --fix` and `--diff`: mend in the files what can be mended with certainty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from thesis.diagnostic import Diagnostic, Filled, Language, Text
from thesis.fixing import Change, Plan, carry_out, plan, unified_diff
from thesis.report.as_text import Line, Style
from thesis.report.terminal import Output

#: What overlaps is mended in a later round; two rules that undo each other must come to an end.
_ROUNDS = 5

_WOULD = Text(
    en="--fix would mend {n}; nothing is changed", nb="--fix ville rettet {n}; ingenting er endret"
)
_MENDED = Text(en="mended: {n}, in {files}", nb="rettet: {n}, i {files}")
_NOTHING = Text(en="nothing to mend", nb="ingenting å rette")
_LEFT = Text(
    en="{n} could not be mended: the encoding of the file lacks a character, or the file was "
    "changed meanwhile",
    nb="{n} kunne ikke rettes: tegnkodingen i fila mangler et tegn, eller fila ble endret imens",
)


def preview(root: Path, shown: Sequence[Diagnostic], output: Output, language: Language) -> bool:
    """Print what would be changed, and say whether anything would."""
    planned = plan(root, shown)
    output.lines(_diff(planned.changes))
    said = _WOULD.fill(n=planned.mended) if planned.changes else _NOTHING.fill()
    output.line((("plain", said.get(language)),))
    return bool(planned.changes)


def mend(
    root: Path,
    shown: list[Diagnostic],
    again: Callable[[], list[Diagnostic]],
    *,
    tell: Callable[[Line], None],
    language: Language,
    diff: bool,
) -> list[Diagnostic]:
    """Mend the files in `root` until nothing can be mended, and return what is found then.

    `again` checks anew; `tell` prints a line, with `diff` those of every change.

    Raises:
        OSError: a file cannot be written.
    """
    mended = 0
    files: set[str] = set()
    planned = plan(root, shown)
    for _ in range(_ROUNDS):
        if not planned.changes:
            break
        if diff:
            for line in _diff(planned.changes):
                tell(line)
        carry_out(root, planned.changes)
        mended += planned.mended
        files.update(change.path for change in planned.changes)
        shown = again()
        planned = plan(root, shown)
    for sentence in _outcome(mended, files, planned):
        tell((("good", sentence.get(language)),))
    return shown


def _outcome(mended: int, files: set[str], left: Plan) -> Iterator[Filled]:
    yield _MENDED.fill(n=mended, files=", ".join(sorted(files))) if files else _NOTHING.fill()
    if left.left:
        yield _LEFT.fill(n=left.left)


def _diff(changes: Sequence[Change]) -> Iterator[Line]:
    styles: dict[str, Style] = {"+": "good", "-": "error", "@": "rule"}
    for line in unified_diff(changes):
        yield ((styles.get(line[:1], "plain"), line),)
