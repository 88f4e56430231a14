"""Which chapters are front matter, main matter and appendices, and what labels point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from thesis.document import FRONT_MATTER, Chapter, Role, Thesis
from thesis.nodes import (
    Anchor,
    Block,
    Division,
    Environment,
    Figure,
    Heading,
    MathBlock,
    Node,
    Table,
    Tex,
    TexBlock,
)
from thesis.typeset.surroundings import ENVIRONMENTS, Surroundings, Target, declared
from thesis.typeset.words import TargetKind
from thesis.walking import walk

Roles = tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter and what it is for."""

    chapter: Chapter
    roles: Roles
    place: TargetKind = "chapter"
    """«appendix» for one; its headings of level 1 are numbered with letters."""


@dataclass(frozen=True)
class Outline:
    """The chapters in the order in which they are printed."""

    prefaces: tuple[Part, ...] = ()
    abstracts: tuple[Part, ...] = ()
    main: tuple[Part, ...] = ()
    references: tuple[Part, ...] = ()
    """Chapters whose heading is that of the reference list; it follows their text."""
    appendices: tuple[Part, ...] = ()

    @property
    def parts(self) -> Iterator[Part]:
        """All of them."""
        yield from self.prefaces
        yield from self.abstracts
        yield from self.main
        yield from self.references
        yield from self.appendices


def outline(thesis: Thesis, roles: Sequence[Roles]) -> Outline:
    """Sort the chapters into parts by their roles; a chapter's own `role:` goes before these.

    Prefaces come first, then abstracts: the thesis' own language, then the others. Within a part
    chapters keep their order.
    """
    bins: dict[str, list[Part]] = {name: [] for name in Outline.__dataclass_fields__}
    for chapter, guessed in zip(thesis.chapters, roles, strict=True):
        of = (chapter.role,) if chapter.role else guessed
        name = _bin(of)
        place: TargetKind = "appendix" if name == "appendices" else "chapter"
        bins[name].append(Part(chapter, of, place))
    bins["abstracts"].sort(key=lambda part: part.chapter.language != thesis.language)
    return Outline(**{name: tuple(parts) for name, parts in bins.items()})


def _bin(roles: Roles) -> str:
    if Role.APPENDIX in roles:
        return "appendices"
    if Role.REFERENCES in roles:
        return "references"
    if FRONT_MATTER.isdisjoint(roles):
        return "main"
    return "prefaces" if Role.PREFACE in roles else "abstracts"


@dataclass
class Targets:
    """Every label of the thesis."""

    by_label: dict[str, Target] = field(default_factory=dict)

    def get(self, label: str) -> Target | None:
        """Return what `label` stands at; of two the first."""
        return self.by_label.get(label)


#: In a formula.
_RAW_LABEL = re.compile(r"\\label\s*\{([^{}]+)\}")
#: What a label's customary prefix says of its target, where nothing else does.
_PREFIXES: dict[str, TargetKind] = {
    "fig": "figure",
    "tbl": "table",
    "tab": "table",
    "eq": "equation",
    "app": "appendix",
}


def targets(
    parts: Iterable[Part], *, numbered: bool = True, appendix_sections: bool = True
) -> Targets:
    """Return every label in `parts` with what it stands at.

    `appendix_sections` says whether the sections within appendices have numbers.
    """
    found = Targets()
    parts = tuple(parts)
    theorems = declared(walk(block for part in parts for block in part.chapter.blocks))
    for part in parts:
        surroundings = Surroundings(theorems)
        in_front = not FRONT_MATTER.isdisjoint(part.roles)
        here = Target(part.place, numbered)
        for node, around in _with_surroundings(part.chapter.blocks, None):
            if isinstance(node, Heading):
                unnumbered = in_front or not node.numbered or part.chapter.numbered is False
                if part.place == "appendix" and node.level > 1 and not appendix_sections:
                    unnumbered = True
                kind: TargetKind = part.place if node.level == 1 else "section"
                here = Target(kind, not unnumbered and node.level <= 3)
            for label, target in _labels(node, around, surroundings, here):
                found.by_label.setdefault(label, target)
    return found


def _with_surroundings(
    blocks: Iterable[Block], around: Target | None
) -> Iterator[tuple[Node, Target | None]]:
    """Yield every node with the figure, table, listing or numbered list that it lies in."""
    for block in blocks:
        match block:
            case Environment(kind="figure"):
                yield block, Target("figure")
                yield from _with_surroundings(block.blocks, Target("figure"))
            case Environment(kind="table"):
                yield block, Target("table")
                yield from _with_surroundings(block.blocks, Target("table"))
            case Environment(name=name) if name in ENVIRONMENTS:
                yield block, Target(ENVIRONMENTS[name])
                yield from _with_surroundings(block.blocks, Target(ENVIRONMENTS[name]))
            case Division() | Environment():
                yield block, around
                yield from _with_surroundings(block.blocks, around)
            case _:
                yield from ((node, around) for node in walk([block]))


def _labels(
    node: Node, around: Target | None, surroundings: Surroundings, heading: Target
) -> Iterator[tuple[str, Target]]:
    match node:
        case Heading(label=label) if label:
            yield label, heading
        case Anchor(label=label):
            yield label, surroundings.innermost() or around or heading
        case Environment(label=label) if label:
            yield label, around or heading
        case Figure(label=label) if label:
            yield label, Target("figure")
        case Table(label=label) if label:
            yield label, Target("table")
        case MathBlock(label=label, tex=tex):
            for name in filter(None, (label, *_RAW_LABEL.findall(tex))):
                yield name, Target("equation")
        case Tex(tex=tex) | TexBlock(tex=tex):
            for name, inside in surroundings.labels(tex):
                kind = _PREFIXES.get(name.partition(":")[0].lower())
                yield name, Target(kind) if kind else (inside or around or heading)
        case _:
            pass
