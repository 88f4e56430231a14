"""What TeX only warns of though a reader would see it: missing letters, dead references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.diagnostic import Diagnostic
from thesis.typeset import log_rules_files as rules
from thesis.typeset.log_places import Places

#: How far a line may run into the margin unreported, in points: half a millimetre.
TOLERATED_PT = 1.5
_MM = 25.4 / 72.27

_REFERENCE = re.compile(
    r"^LaTeX Warning: (?:Hyper reference|Reference|Citation) `(?P<label>[^']+)' on page \S+ "
    r"undefined on input line (?P<line>\d+)",
    re.MULTILINE,
)
_LABEL = re.compile(r"^LaTeX Warning: Label `(?P<label>[^']+)' multiply defined", re.MULTILINE)
_GLYPH = re.compile(
    r"^Missing character: There is no (?P<character>.*?)(?: \(U[^)]*\))? in font (?P<font>.+)!",
    re.MULTILINE,
)
#: The font of letters that stand where no font was ever chosen: a consequence of something else.
_NO_FONT = "nullfont"
_DESTINATION = re.compile(
    r"^(?:pdfTeX warning \(dest\): name\{(?P<target>[^}]+)\} has been referenced but does not exist"
    r"|.*destination with name '(?P<name>[^']+)' has been referenced but does not exist)",
    re.MULTILINE,
)
_OVERFULL = re.compile(
    r"^Overfull \\hbox \((?P<excess>[\d.]+)pt too wide\) (?:in \w+ at lines|detected at line) "
    r"(?P<first>\d+)(?:--(?P<last>\d+))?\n(?P<words>.*)",
    re.MULTILINE,
)
_FLOAT = re.compile(
    r"^LaTeX Warning: Float too large for page by (?P<excess>[\d.]+)pt on input line (?P<line>\d+)",
    re.MULTILINE,
)
_FONT_SPEC = re.compile(r"\\\S+/\S+(?: \([+-]\d+\))? |\[\]|\$\\\S+")
_DIVISION = re.compile(r"(?<=\w)-(?=\w)")


def warnings(log: str, places: Places) -> Iterator[Diagnostic]:
    """Yield what the log of the last pass warns of."""
    for match in _REFERENCE.finditer(log):
        label = match["label"]
        where = places.at(int(match["line"]), label)
        yield rules.UNDEFINED_REFERENCE.at(where, detail=match[0], label=label)
    for match in _LABEL.finditer(log):
        label = match["label"]
        where = places.anywhere([f"\\label{{{label}}}", f"#{label}", label])
        yield rules.DUPLICATE_LABEL.at(where, detail=match[0], label=label)
    for match in _GLYPH.finditer(log):
        character = match["character"]
        if match["font"] != _NO_FONT:
            where = places.anywhere([character])
            yield rules.UNSUPPORTED_CHARACTER.at(where, detail=match[0], character=character)
    for match in _DESTINATION.finditer(log):
        target = match["target"] or match["name"]
        yield rules.BROKEN_LINK.at(places.anywhere([target]), detail=match[0], target=target)
    for match in _FLOAT.finditer(log):
        where = places.at(int(match["line"]))
        yield rules.LARGE_FLOAT.at(
            where, detail=match[0], millimetres=_millimetres(match["excess"])
        )
    yield from _overfull(log, places)


def lost_letters(log: str) -> str:
    r"""Return what TeX says of letters that it had no font for, "" when it lost none so.

    LuaTeX does it without an error to a mathematical sign such as \alpha in running text.
    """
    lost = (match[0] for match in _GLYPH.finditer(log) if match["font"] == _NO_FONT)
    return next(lost, "")


def _overfull(log: str, places: Places) -> Iterator[Diagnostic]:
    for match in _OVERFULL.finditer(log):
        if float(match["excess"]) <= TOLERATED_PT:
            continue
        words = _DIVISION.sub("", _FONT_SPEC.sub("", match["words"])).split()
        # The end of the line is what stands in the margin.
        end = words[-1].rstrip("-") if words else ""
        first, last = int(match["first"]), int(match["last"] or match["first"])
        tries = (places.at(line, end) for line in (first, last) if end)
        where = next((at for at in tries if at and at.text == end), None) or places.at(first)
        yield rules.OVERFULL_LINE.at(
            where,
            detail=match[0],
            millimetres=_millimetres(match["excess"]),
            words=" ".join(words[-6:]) or "…",
        )


def _millimetres(points: str) -> str:
    return f"{float(points) * _MM:.1f}"
