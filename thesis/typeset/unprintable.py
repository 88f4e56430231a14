"""Characters that the embedded engine has no shape for, found before TeX would lose them.

Only the embedded engine is asked about: what a system engine prints depends on its fonts and
packages, and its own log says what was missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from typing import Any

from thesis.config import AiUse, Config, Course
from thesis.diagnostic import Diagnostic, Filled
from thesis.nodes import Code, Node, Str
from thesis.source import Location
from thesis.typeset.glyphs import printable
from thesis.typeset.log_rules_files import UNSUPPORTED_CHARACTER

#: So many characters of a run are named by their numbers.
_SHOWN = 4
# Nothing outside these ranges is in the fonts' encodings, so ordinary text is passed over fast.
_UNUSUAL = re.compile(r"[^\n\t -~\xa0-\xff–—‘’“”„…•€]")


def unprintable(nodes: Iterable[Node], config: Config) -> list[Diagnostic]:
    """Return the runs of characters in `nodes` and on the title page that cannot be printed."""
    if config.engine != "embedded":
        return []
    found = [
        _found(node.where, run)
        for node in nodes
        if isinstance(node, Str | Code)
        for run in _runs(node.text)
    ]
    found += [_found(config.where(key), run) for key, text in _facts(config) for run in _runs(text)]
    return found


_INVISIBLE = Filled(
    "delete it: it cannot be seen, or is a bullet or sign of a font for symbols, as Word has them",
    "slett det: det er usynlig, eller et kulepunkt eller tegn fra en symbolskrift, slik Word har",
)


def _found(where: Location, run: str) -> Diagnostic:
    """Report a run; control characters and those of private use, which no one sees, by number."""
    if any(unicodedata.category(character) in {"Cc", "Co"} for character in run):
        shown = " ".join(f"U+{ord(character):04X}" for character in run[:_SHOWN])
        hint: Filled | None = _INVISIBLE
    else:
        shown, hint = run, None
    return UNSUPPORTED_CHARACTER.at(_place(where, run), character=shown, hint=hint)


def marked(text: str) -> str:
    """Return `text` with U+FFFD, which prints as a visible mark, for each run without a shape.

    TeX would stop at each of their characters with an error of its own.
    """
    for run in set(_runs(text)):
        text = text.replace(run, "\ufffd")
    return text


def with_marks(config: Config) -> Config:
    """Return the thesis' facts with such marks."""
    changed: dict[str, Any] = {key: marked(getattr(config, key)) for key in _STRINGS}
    changed |= {key: tuple(map(marked, getattr(config, key))) for key in _LISTS}
    changed["course"] = Course(marked(config.course.code), marked(config.course.name))
    if config.ai_use is not None:
        changed["ai_use"] = tuple(AiUse(*map(marked, astuple(tool))) for tool in config.ai_use)
    return replace(config, **changed)


def _runs(text: str) -> Iterator[str]:
    """Yield each run of characters without a shape; one run is one mistake to a reader."""
    if not _UNUSUAL.search(text):
        return
    run = ""
    for character in unicodedata.normalize("NFC", text) + " ":
        if not printable(character):
            run += character
        elif run:
            yield run
            run = ""


def _place(where: Location, run: str) -> Location:
    """Return the run's own place within `where`, when its text is there as printed."""
    at = where.text.find(run)
    if at < 0:
        return where
    start = where.span.start + at
    return where.source.at(start, start + len(run))


_STRINGS = (
    "title",
    "subtitle",
    "degree",
    "institution",
    "department",
    "programme",
    "logo_alt",
    "supervisor",
    "place",
)
_LISTS = ("authors", "candidates")


def _facts(config: Config) -> Iterator[tuple[str, str]]:
    for key in _STRINGS:
        yield key.replace("_", "-"), getattr(config, key)
    yield "course.code", config.course.code
    yield "course.name", config.course.name
    for key in _LISTS:
        for n, text in enumerate(getattr(config, key)):
            yield f"{key}.{n}", text
    for n, tool in enumerate(config.ai_use or ()):
        yield f"ai-use.{n}", " ".join(astuple(tool))
