"""The numbers of theorems, listings, algorithms and items, which the PDF's TeX counts itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from thesis.nodes import Block, Environment, Node
from thesis.typeset.surroundings import ENVIRONMENTS, Declared
from thesis.typeset.words import TargetKind
from thesis.walking import walk

_STEP = re.compile(
    r"\\(begin|end)\s*\{([^{}]+)\}|\\(item)(?![A-Za-z])(?!\s*\[)|\\(caption)\s*[\[{]"
)
_CAPTIONED = re.compile(r"\bcaption\s*=")
_HEADINGS = ("chapter", "section", "subsection")


@dataclass(slots=True)
class Open:
    """An environment that is open, and the number that a label in it stands for."""

    name: str
    kind: TargetKind | None = None
    number: str = ""
    title: str = ""


@dataclass
class Counted:
    """What is counted while a thesis is read from its beginning."""

    declared: dict[str, Declared]
    _counts: Counter[str] = field(default_factory=Counter)
    _within: dict[str, str] = field(default_factory=dict)
    _open: list[Open] = field(default_factory=list)

    def read(self, tex: str, headings: Sequence[str]) -> list[str]:
        """Read on through TeX below headings with these numbers.

        Returns: the number of each declared environment that begins in it.
        """
        begun: list[str] = []
        for found in _STEP.finditer(tex):
            what, name, item, caption = found.groups()
            if item:
                self._item()
            elif caption:
                self._caption()
            elif what == "begin":
                self._open.append(self._begun(name, headings))
                if name in self.declared:
                    begun.append(self._open[-1].number)
                if name == "lstlisting":
                    self._open[-1].number = self.listing(tex[found.end() :].partition("]")[0])
            elif any(one.name == name for one in self._open):
                while self._open.pop().name != name:
                    pass
        return begun

    def listing(self, options: str) -> str:
        """Return the number of a listing with these options; "" without a caption."""
        if not _CAPTIONED.search(options):
            return ""
        self._counts["listing"] += 1
        return str(self._counts["listing"])

    def innermost(self) -> Open | None:
        """Return the innermost open environment with a number."""
        return next((one for one in reversed(self._open) if one.kind), None)

    def _begun(self, name: str, headings: Sequence[str]) -> Open:
        theorem = self.declared.get(name)
        if theorem is None:
            return Open(name, ENVIRONMENTS.get(name), "0" if name == "enumerate" else "")
        if not theorem.counter:
            return Open(name)
        counter = theorem.counter
        within = (self.declared.get(counter) or theorem).within
        above = headings[_HEADINGS.index(within)] if within in _HEADINGS else ""
        if self._within.get(counter) != above:
            self._counts[counter], self._within[counter] = 0, above
        self._counts[counter] += 1
        number = ".".join(filter(None, (above, str(self._counts[counter]))))
        return Open(name, "declared", number, theorem.title)

    def _item(self) -> None:
        lists = [one for one in self._open if one.name == "enumerate"]
        if lists and self._open[-1] is lists[-1]:
            before = lists[-2].number if len(lists) > 1 else ""
            last = lists[-1].number.removeprefix(before)
            at = (ord(last) - 96 if last.isalpha() else int(last)) + 1
            lists[-1].number = f"{before}{chr(96 + at)}" if before else str(at)

    def _caption(self) -> None:
        floats = [one for one in self._open if one.kind in {"listing", "algorithm"}]
        if floats and not floats[-1].number:
            kind = str(floats[-1].kind)
            self._counts[kind] += 1
            floats[-1].number = str(self._counts[kind])


def in_order(blocks: Iterable[Block]) -> Iterator[Node | str]:
    """Yield all nodes, an environment's opening and closing TeX among them."""
    for block in blocks:
        if isinstance(block, Environment) and block.blocks:
            yield block
            yield block.begin
            yield from in_order(block.blocks)
            yield block.end
        else:
            yield from walk([block])
