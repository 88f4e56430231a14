"""The thesis as a tree of sections, with what each is for.

Sections nest over file borders: a file without a heading of its own goes on with the section
before it, and a file may hold several chapters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from thesis.document import Chapter, Role, Thesis
from thesis.nodes import Block, Division, Environment, Heading, Node, TexBlock
from thesis.source import Location
from thesis.structures.headings import FRAME_ROLES, NOTHING, RoleGuess, heading_roles
from thesis.walking import plain_text, walk

APPENDIX_COMMAND = re.compile(r"\\appendix(?![A-Za-z])")
_INCLUDED_PDF = re.compile(
    r"\\includepdf\s*(?:\[[^\]]*\]\s*)?\{(?:[^{}]*/)?[\d_-]*([^{}/]+?)(?:\.pdf)?\}"
)


@dataclass(frozen=True)
class Section:
    """A heading and all that stands below it."""

    title: str
    """As a reader sees it; "" for a file that has text but no heading."""
    level: int
    """1 is a chapter, whatever level the thesis begins with."""
    where: Location
    """The heading, else the beginning of the text."""
    chapter: Chapter
    """The file that it begins in."""
    guess: RoleGuess
    heading: Heading | None
    blocks: tuple[Block, ...]
    """What stands between the heading and the next one."""
    children: tuple[Section, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """What it is for."""
        return self.guess.roles

    @property
    def certain(self) -> bool:
        """Whether there is no doubt about the roles."""
        return self.guess.certain

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_blocks(self) -> Iterator[Block]:
        """Yield every block of this section and those below it, without the headings."""
        for section in self.walk():
            yield from section.blocks


@dataclass
class _Open:
    """A section that is still being read."""

    title: str
    level: int
    where: Location
    chapter: Chapter
    guess: RoleGuess
    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(
            self.title,
            self.level,
            self.where,
            self.chapter,
            self.guess,
            self.heading,
            tuple(self.blocks),
            tuple(self.children),
        )


def chapter_roles(chapter: Chapter) -> tuple[Role, ...]:
    """Return what a chapter's file is for: its front matter says, else its first heading.

    A file that holds a whole thesis is no preface though it begins with one: its main chapters
    speak for it.
    """
    roles = _guess(chapter).roles
    if chapter.role is None and not FRAME_ROLES.isdisjoint(roles):
        others = (heading_roles(plain_text(h.children)).roles for h in _highest(chapter))
        return next((r for r in others if r and FRAME_ROLES.isdisjoint(r)), roles)
    return roles


def _guess(chapter: Chapter) -> RoleGuess:
    """Return what a file's first heading is for, and whether that is certain."""
    heading = first_heading(chapter)
    title = plain_text(heading.children) if heading else chapter.title
    guess = heading_roles(title)
    if chapter.role is None:
        in_pdf = Role.ABSTRACT in heading_roles(_included_pdf(chapter)).roles
        if not guess.roles and heading is None and (_has_abstract(chapter) or in_pdf):
            return RoleGuess((Role.ABSTRACT,))
        return guess
    # «role: results» above «Resultat og diskusjon» takes nothing away from the chapter.
    roles = guess.roles if chapter.role in guess.roles else (chapter.role,)
    return RoleGuess(roles)


def _highest(chapter: Chapter) -> list[Heading]:
    """Return the chapter's headings of its highest level."""
    headings = [b for b in flat_blocks(chapter.blocks) if isinstance(b, Heading)]
    level = min((h.level for h in headings), default=1)
    return [h for h in headings if h.level == level]


def first_heading(chapter: Chapter) -> Heading | None:
    """Return the chapter's first heading of its highest level."""
    return next(iter(_highest(chapter)), None)


def _has_abstract(chapter: Chapter) -> bool:
    return any(map(_is_abstract, flat_blocks(chapter.blocks)))


def _included_pdf(chapter: Chapter) -> str:
    """Return the name of the PDF that a chapter takes in, as its words, "" where it takes none."""
    tex = (block.tex for block in chapter.blocks if isinstance(block, TexBlock))
    found = _INCLUDED_PDF.search("\n".join(tex))
    return found[1].replace("_", " ").replace("-", " ") if found else ""


def flat_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, those of a division with parts of the thesis in it one by one."""
    return (block for block, _ in flat_with_languages(blocks))


def flat_with_languages(blocks: Iterable[Block], language: str = "") -> Iterator[tuple[Block, str]]:
    r"""Yield blocks as `flat_blocks` does, each with the language that a division gives it.

    LaTeX's environment `appendices` is as `\appendix` before what it holds.
    """
    for block in blocks:
        if isinstance(block, Division) and _holds_parts(block.blocks):
            yield from flat_with_languages(block.blocks, block.language)
        elif isinstance(block, Environment) and block.name == "appendices":
            yield TexBlock(block.where, r"\appendix"), language
            yield from flat_with_languages(block.blocks, language)
        else:
            yield block, language


def _holds_parts(blocks: Iterable[Block]) -> bool:
    """Say whether headings or a LaTeX abstract are among blocks."""
    return any(isinstance(node, Heading) or _is_abstract(node) for node in walk(blocks))


def _is_abstract(node: Node) -> bool:
    return isinstance(node, Environment) and node.kind == "abstract"


def outline(thesis: Thesis) -> tuple[Section, ...]:
    """Return the chapters of the thesis as trees of sections.

    A thesis that has no chapters, as one written with LaTeX's article class, begins with its
    highest heading instead.
    """
    levels = [n.level for n in thesis.nodes() if isinstance(n, Heading)]
    return _introduced(_Outliner(min(levels, default=1) - 1).read(thesis.chapters))


_BACKGROUND = re.compile(r"[\d.\s]*(?:bakgrunn|background)\s*", re.IGNORECASE)


def _introduced(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the chapters, where a first one «Bakgrunn» introduces a thesis that has no other.

    «Bakgrunn» is theory as a rule; articles begin with it (IMRaD's «Background»).
    """
    main = [section for section in sections if FRAME_ROLES.isdisjoint(section.roles)]
    first = next(iter(main), None)
    others = {role for section in main[1:] for part in section.walk() for role in part.roles}
    if (
        first is None
        or first.chapter.role is not None
        or Role.INTRODUCTION in others
        or not _BACKGROUND.fullmatch(first.title)
    ):
        return tuple(sections)
    theory = () if Role.THEORY in others else (Role.THEORY,)
    told = replace(first, guess=RoleGuess((Role.INTRODUCTION, *theory), certain=False))
    return tuple(told if section is first else section for section in sections)


class _Outliner:
    def __init__(self, raised: int) -> None:
        self.raised = raised
        """How many levels lie above the thesis' highest heading."""
        self.done: list[Section] = []
        self.open: list[_Open] = []
        self.appendices = False
        r"""Whether `\appendix` was read: all chapters after it are appendices."""
        self.at_the_end = False
        """Whether an appendix was read: a chapter of no known kind after it is another."""

    def read(self, chapters: Iterable[Chapter]) -> list[Section]:
        for chapter in chapters:
            self.chapter(chapter)
        self.close(1)
        return self.done

    def chapter(self, chapter: Chapter) -> None:
        first = first_heading(chapter)
        guess = _guess(chapter)
        blocks = list(flat_blocks(chapter.blocks))
        if first is None and (guess.roles or chapter.title):
            where = blocks[0].where if blocks else chapter.source.at(0, 0)
            self.start(_Open(chapter.title, 1, where, chapter, guess))
        for block in blocks:
            if isinstance(block, Heading):
                self.heading(block, chapter, guess if block is first else None)
            elif self.begins_abstract(block):
                self.start(_Open("", 1, block.where, chapter, RoleGuess((Role.ABSTRACT,))))
                self.open[-1].blocks.append(block)
            else:
                self.text(block, chapter)

    def heading(self, heading: Heading, chapter: Chapter, guess: RoleGuess | None) -> None:
        title = plain_text(heading.children)
        level = max(heading.level - self.raised, 1)
        if guess is None or level > 1:
            guess = self.told(title, level, chapter)
        elif chapter.role is None and (self.appendices or (self.at_the_end and not guess.roles)):
            guess = RoleGuess((Role.APPENDIX,))
        self.at_the_end |= level == 1 and Role.APPENDIX in guess.roles
        self.start(_Open(title, level, heading.where, chapter, guess, heading))

    def told(self, title: str, level: int, chapter: Chapter) -> RoleGuess:
        """Return what a heading that is not its file's first is for."""
        of_file = chapter.role in {Role.APPENDIX, Role.ABSTRACT, Role.PREFACE}
        if level == 1 and self.appendices:
            return RoleGuess((Role.APPENDIX,))
        if level == 1 and of_file and chapter.role:
            return RoleGuess((chapter.role,))
        if any(Role.APPENDIX in o.guess.roles for o in self.open if o.level < level):
            return NOTHING
        guess = heading_roles(title)
        if level == 1 and self.at_the_end and not guess.roles:
            return RoleGuess((Role.APPENDIX,))
        return guess

    def begins_abstract(self, block: Block) -> bool:
        """Say whether a LaTeX abstract stands for itself, outside a chapter «Sammendrag»."""
        inside = bool(self.open) and Role.ABSTRACT in self.open[0].guess.roles
        fresh = inside and not self.open[-1].blocks and self.open[-1].heading is not None
        return _is_abstract(block) and not fresh

    def text(self, block: Block, chapter: Chapter) -> None:
        if isinstance(block, TexBlock) and APPENDIX_COMMAND.search(block.tex):
            self.appendices = True
        if not self.open:
            self.start(_Open("", 1, block.where, chapter, NOTHING))
        self.open[-1].blocks.append(block)

    def start(self, section: _Open) -> None:
        self.close(section.level)
        self.open.append(section)

    def close(self, level: int) -> None:
        """Close the open sections of this level and below."""
        while self.open and self.open[-1].level >= level:
            closed = self.open.pop().closed()
            (self.open[-1].children if self.open else self.done).append(closed)
