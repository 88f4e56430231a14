"""The numbers that headings, figures, tables and appendices bear, counted as the PDF does."""

from __future__ import annotations

from dataclasses import dataclass, field

from thesis.exporting.counted import Counted, in_order
from thesis.exporting.formulas import numbered_rows
from thesis.nodes import Anchor, Environment, Figure, Heading, MathBlock, Node, Table, Tex, TexBlock
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
    counting = _Counting(titles)
    chapters = 0
    for part in parts.parts:
        front = part in parts.prefaces or part in parts.abstracts or part in parts.references
        appendix = part.place == "appendix"
        deepest = 1 if appendix and appendix_style == "1" else 3
        last = counting.part(
            part,
            before=parts.appendices.index(part) if appendix else chapters,
            deepest=0 if front or part.chapter.numbered is False else deepest,
            letters=appendix and appendix_style == "A",
        )
        chapters = last if part.place == "chapter" else chapters
    return counting.numbers


class _Counting:
    """Counts through a thesis, one part after the other."""

    def __init__(self, titles: dict[str, Declared]) -> None:
        self.numbers = Numbers(declared=titles)
        self._counted = Counted(titles)
        self._counts = {"figure": 0, "table": 0, "equation": 0}
        self._levels = [0, 0, 0]
        self._letters = False

    def part(self, part: Part, *, before: int, deepest: int, letters: bool) -> int:
        """Number what is in a part, and return the number of its chapter.

        Args:
            part: a chapter, appendix …
            before: the number of the chapter or appendix before it.
            deepest: the last level of headings that has numbers.
            letters: whether its own number is a letter.
        """
        self._levels, self._letters = [before, 0, 0], letters
        here = Numbered(part.place, "")
        for node in in_order(part.chapter.blocks):
            if isinstance(node, Heading):
                if node.numbered and node.level <= deepest:
                    here = self._heading(node, part.place)
                self._label(node.label, here)
            else:
                self._node(node, here)
        return self._levels[0]

    def _heading(self, node: Heading, place: TargetKind) -> Numbered:
        self._levels[node.level - 1] += 1
        self._levels[node.level :] = [0] * (3 - node.level)
        here = Numbered(place if node.level == 1 else "section", self._number(node.level))
        self.numbers.of_node[id(node)] = here.number
        if here.kind == "appendix":
            self.numbers.appendices.add(id(node))
        return here

    def _number(self, level: int) -> str:
        first, *rest = self._levels[:level]
        return ".".join([chr(64 + first) if self._letters else str(first), *map(str, rest)])

    def _node(self, node: Node | str, here: Numbered) -> None:
        match node:
            case str():
                self._counted.read(node, self._headings())
            case Tex(tex=tex) | TexBlock(tex=tex):
                self.numbers.of_theorems[id(node)] = self._counted.read(tex, self._headings())
            case Anchor(label=label):
                around = self._counted.innermost()
                inside = around and Numbered(around.kind or "item", around.number, around.title)
                self._label(label, inside or here)
            case Figure(label=label) | Environment(kind="figure", label=label):
                self._label(label, self._next(node, "figure"))
            case Table(label=label) | Environment(kind="table", label=label):
                if isinstance(node, Environment) or node.caption:
                    self._label(label, self._next(node, "table"))
            case Environment(name="lstlisting", label=label, begin=begin):
                number = self._counted.listing(begin.partition("]")[0])
                self.numbers.of_node[id(node)] = number
                self._label(label, Numbered("listing", number) if number else here)
            case MathBlock():
                self._formula(node)

    def _headings(self) -> list[str]:
        """Return the numbers of the headings above a place, "" for a level that has none."""
        return [self._number(level) if self._levels[level - 1] else "" for level in (1, 2, 3)]

    def _formula(self, node: MathBlock) -> None:
        rows = numbered_rows(node)
        for labels in rows:
            numbered = self._next(node, "equation")
            for label in labels:
                self._label(label, numbered)
        if len(rows) > 1:
            last = self._counts["equation"]
            self.numbers.of_node[id(node)] = f"{last - len(rows) + 1}–{last}"

    def _next(self, node: Node, kind: TargetKind) -> Numbered:
        self._counts[kind] += 1
        self.numbers.of_node[id(node)] = str(self._counts[kind])
        return Numbered(kind, str(self._counts[kind]))

    def _label(self, label: str, target: Numbered) -> None:
        if label:
            self.numbers.of_label.setdefault(label, target)
