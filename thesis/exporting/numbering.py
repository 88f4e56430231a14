"""The numbers that headings, figures, tables and appendices bear, counted as the PDF does."""

from __future__ import annotations

from dataclasses import dataclass, field

from thesis.exporting.counted import Counted, in_order
from thesis.exporting.formulas import numbered_rows
from thesis.nodes import Anchor, Environment, Figure, Heading, MathBlock, Table, Tex, TexBlock
from thesis.profiles.model import AppendixNumberStyle
from thesis.typeset.outline import Outline, Part
from thesis.typeset.surroundings import Declared, declared
from thesis.typeset.words import TargetKind
from thesis.walking import walk


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a label stands at, and its number."""

    kind: TargetKind
    number: str
    title: str = ""
    r"""Of a «declared» one: what the thesis calls it in `\newtheorem`."""


@dataclass
class Numbers:
    """All numbers of a thesis."""

    of_node: dict[int, str] = field(default_factory=dict)
    """By `id()` of the node: «2.1», «A», «3»; a node without a number is not there."""
    appendices: set[int] = field(default_factory=set)
    """The `id()` of each appendix' own heading."""
    of_theorems: dict[int, list[str]] = field(default_factory=dict)
    """By `id()` of a run of TeX: the number of each theorem that begins in it."""
    declared: dict[str, Declared] = field(default_factory=dict)
    """The theorems that the thesis declares."""
    of_label: dict[str, Numbered] = field(default_factory=dict)


def number(parts: Outline, appendix_style: AppendixNumberStyle = "A") -> Numbers:
    """Return the numbers of everything in the thesis."""
    titles = declared(walk(block for part in parts.parts for block in part.chapter.blocks))
    numbers = Numbers(declared=titles)
    counted = Counted(titles)
    counts = {"figure": 0, "table": 0, "equation": 0}
    chapters = 0
    for part in parts.parts:
        front = part in parts.prefaces or part in parts.abstracts or part in parts.references
        counters = [chapters if part.place == "chapter" else _letter_index(part, parts), 0, 0]
        unnumbered = front or part.chapter.numbered is False
        deepest = 1 if part.place == "appendix" and appendix_style == "1" else 3
        letters = part.place == "appendix" and appendix_style == "A"
        _number_part(
            part,
            numbers,
            counts,
            counted,
            counters,
            deepest=0 if unnumbered else deepest,
            letters=letters,
        )
        if part.place == "chapter":
            chapters = counters[0]
    return numbers


def _letter_index(part: Part, parts: Outline) -> int:
    return parts.appendices.index(part)


def _number_part(
    part: Part,
    numbers: Numbers,
    counts: dict[str, int],
    counted: Counted,
    counters: list[int],
    *,
    deepest: int,
    letters: bool,
) -> None:
    here = Numbered(part.place, "")
    for node in in_order(part.chapter.blocks):
        headings = [
            _heading_number(counters[:level], letters=letters) if counters[level - 1] else ""
            for level in (1, 2, 3)
        ]
        match node:
            case str():
                counted.read(node, headings)
            case Tex(tex=tex) | TexBlock(tex=tex):
                numbers.of_theorems[id(node)] = counted.read(tex, headings)
            case Heading(level=level, label=label):
                if node.numbered and level <= deepest:
                    text = _counted(counters, level, letters=letters)
                    numbers.of_node[id(node)] = text
                    here = Numbered(part.place if level == 1 else "section", text)
                    if here.kind == "appendix":
                        numbers.appendices.add(id(node))
                _label(numbers, label, here)
            case Anchor(label=label):
                around = counted.innermost()
                inside = around and Numbered(around.kind or "item", around.number, around.title)
                _label(numbers, label, inside or here)
            case Figure(label=label) | Environment(kind="figure", label=label):
                _label(numbers, label, _next(node, "figure", counts, numbers))
            case Table(label=label) | Environment(kind="table", label=label):
                if isinstance(node, Environment) or node.caption:
                    _label(numbers, label, _next(node, "table", counts, numbers))
            case Environment(name="lstlisting", label=label, begin=begin):
                number = counted.listing(begin.partition("]")[0])
                numbers.of_node[id(node)] = number
                _label(numbers, label, Numbered("listing", number) if number else here)
            case MathBlock():
                rows = numbered_rows(node)
                for labels in rows:
                    numbered = _next(node, "equation", counts, numbers)
                    for label in labels:
                        _label(numbers, label, numbered)
                if len(rows) > 1:
                    first = counts["equation"] - len(rows) + 1
                    numbers.of_node[id(node)] = f"{first}–{counts['equation']}"


def _next(node: object, kind: TargetKind, counts: dict[str, int], numbers: Numbers) -> Numbered:
    counts[kind] += 1
    numbers.of_node[id(node)] = str(counts[kind])
    return Numbered(kind, str(counts[kind]))


def _label(numbers: Numbers, label: str, target: Numbered) -> None:
    if label:
        numbers.of_label.setdefault(label, target)


def _counted(counters: list[int], level: int, *, letters: bool) -> str:
    """Count one more heading of a level, and return its number."""
    counters[level - 1] += 1
    counters[level:] = [0] * (3 - level)
    first, *rest = counters[:level]
    return ".".join([chr(64 + first) if letters else str(first), *map(str, rest)])
