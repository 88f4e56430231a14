r"""What a label stands in where TeX was kept as it is: a theorem, a listing, an algorithm, an item.

Such environments are runs of TeX to us, so that a label in them would seem to stand at the heading
above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from thesis.nodes import Node, Tex, TexBlock
from thesis.typeset.words import TargetKind

_DECLARED = re.compile(
    r"\\newtheorem(\*?)\s*\{([^{}]+)\}\s*(?:\[([^\]]*)\]\s*)?\{([^{}]+)\}\s*(?:\[([^\]]*)\])?"
)
_STEP = re.compile(r"\\(begin|end|label)\s*\{([^{}]+)\}")

#: Environments with a number of their own, and what a reference calls it.
ENVIRONMENTS: dict[str, TargetKind] = {
    "enumerate": "item",
    "lstlisting": "listing",
    "listing": "listing",
    "algorithm": "algorithm",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a label stands at."""

    kind: TargetKind
    numbered: bool = True
    """Without a number it is referred to by its title."""
    title: str = ""
    r"""Of a «declared» one: what the thesis calls it in `\newtheorem`."""


@dataclass(frozen=True, slots=True)
class Declared:
    r"""An environment that the thesis declares with `\newtheorem`."""

    title: str
    counter: str
    """The environment that it is counted together with: itself, if no other; "" without numbers."""
    within: str
    """«chapter» or «section», where counting begins anew; "" if nowhere."""


def declared(nodes: Iterable[Node]) -> dict[str, Declared]:
    """Return the environments that the thesis declares, by name."""
    found: dict[str, Declared] = {}
    for node in nodes:
        if isinstance(node, Tex | TexBlock) and "newtheorem" in node.tex:
            for star, name, shared, title, within in _DECLARED.findall(node.tex):
                counter = "" if star else shared or name
                found[name] = Declared(title.strip(), counter, within)
    return found


@dataclass
class Surroundings:
    """The environments that are open while the TeX of a chapter is read from its beginning."""

    declared: dict[str, Declared]
    _open: list[str] = field(default_factory=list)

    def labels(self, tex: str) -> Iterator[tuple[str, Target | None]]:
        """Read on through `tex`, and yield the labels in it with what they stand in."""
        for what, name in _STEP.findall(tex):
            if what == "label":
                yield name, self.innermost()
            elif what == "begin":
                self._open.append(name)
            elif name in self._open:
                while self._open.pop() != name:
                    pass

    def innermost(self) -> Target | None:
        """Return what the innermost open environment that bears a number is, if one is open."""
        for name in reversed(self._open):
            if name in self.declared:
                theorem = self.declared[name]
                return Target("declared", bool(theorem.counter), theorem.title)
            if name in ENVIRONMENTS:
                return Target(ENVIRONMENTS[name])
        return None
