"""Displayed formulas with the numbers that they bear in the PDF, row by row."""

from __future__ import annotations

import re

from thesis.citations.elements import Element, words_of
from thesis.exporting.elements import FORMULA, bookmark, counted, styled
from thesis.nodes import MathBlock

_LABEL = re.compile(r"\\label\s*\{([^{}]+)\}")
_ENVIRONMENT = re.compile(r"\s*\\begin\s*\{([A-Za-z]+)(\*?)\}")
#: A row ends at a double backslash outside of braces and of matrices within the formula.
_STEP = re.compile(r"\\(begin|end)\s*\{[A-Za-z]+\*?\}|(\\\\)|\\.|([{}])", re.DOTALL)
_WITHOUT = re.compile(r"\\(?:nonumber|notag|tag)(?![A-Za-z])")
_ONE_NUMBER = frozenset({"equation", "multline"})


def numbered_rows(node: MathBlock) -> list[list[str]]:
    """Return the labels of each row that bears a number: one row, or as many as `align` has."""
    labels = list(dict.fromkeys(filter(None, (node.label, *_LABEL.findall(node.tex)))))
    opening = _ENVIRONMENT.match(node.tex)
    if opening is None:
        return [labels] if labels else []
    if opening[2]:
        return []
    if opening[1] in _ONE_NUMBER:
        return [] if _WITHOUT.search(node.tex) else [labels]
    rows = [row for row in _rows(node.tex) if not _WITHOUT.search(row)]
    return [_LABEL.findall(row) for row in rows]


def _rows(tex: str) -> list[str]:
    rows, start, depth = [], 0, 0
    for found in _STEP.finditer(tex):
        if found[1]:
            depth += 1 if found[1] == "begin" else -1
        elif found[3]:
            depth += 1 if found[3] == "{" else -1
        elif found[2] and depth == 1:
            rows.append(tex[start : found.start()])
            start = found.end()
    last = re.sub(r"\\end\s*\{[^{}]*\}\s*\Z", "", tex[start:])
    # A line end after the last row begins no other.
    return [*rows, last] if last.strip() else rows


def formula(node: MathBlock, number: str, counter: str) -> Element:
    """Return a formula with its number at the right: «(2)», «(2), (3)» of `2–3`.

    A formula in the line is all that can have text beside it in Word.
    """
    tex = _UNSEEN.sub("", node.tex)
    if not number:
        return {"t": "Para", "c": [{"t": "Math", "c": [{"t": "DisplayMath"}, tex]}]}
    first, _, last = number.partition("–")
    inlines = [_tab(), {"t": "Math", "c": [{"t": "InlineMath"}, rf"\displaystyle {tex}"]}, _tab()]
    for n in range(int(first), int(last or first) + 1):
        before = words_of("(") if n == int(first) else words_of(", (")
        mark = counted(bookmark("equation", str(n)), str(n), counter)
        inlines += [*before, mark, *words_of(")")]
    return styled(FORMULA, inlines)


#: What only numbers and labels are made from.
_UNSEEN = re.compile(r"\\label\s*\{[^{}]+\}|\\(?:nonumber|notag)(?![A-Za-z])")


def _tab() -> Element:
    tabs = {"openxml": "<w:r><w:tab/></w:r>", "opendocument": "<text:tab/>"}
    raw = [{"t": "RawInline", "c": [to, xml]} for to, xml in tabs.items()]
    return {"t": "Span", "c": [["", [], []], raw]}
