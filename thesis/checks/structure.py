"""Are the parts of the thesis in the structure's order (`thesis/structures/*.yaml`), and once?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from thesis.checks.registry import Context, check
from thesis.checks.structure_rules import DOUBLED, OUT_OF_ORDER, UNCERTAIN
from thesis.diagnostic import Diagnostic, Filled, Severity, Text
from thesis.document import Chapter, Role
from thesis.structures import ROLE_NAMES, Section, Structure

_MOVED = Text(
    en="it will be printed before the introduction; if that is right, write {line} at the top of "
    "its file, otherwise give it another heading",
    nb="det blir trykt foran innledningen; hvis det er riktig, så skriv {line} øverst i filen, "
    "ellers gi det en annen overskrift",
)
#: What may be the last chapter as well as a part of the front.
_AMBIGUOUS = frozenset({"summary", "takk", "sammendrag", "samandrag", "sammenfatning"})
#: There may be many of these.
_MANY = frozenset({Role.APPENDIX, Role.REFERENCES, Role.PREFACE})


@dataclass(frozen=True, slots=True)
class Placed:
    """A chapter whose place in the order is known."""

    section: Section
    role: Role
    first: int
    last: int


@check("structure", OUT_OF_ORDER)
def roles_are_in_order(context: Context) -> Iterator[Diagnostic]:
    """Report the fewest chapters whose removal would leave the rest in order."""
    placed = list(placed_in(printed_order(context.sections), context.structure))
    kept = _longest_in_order(placed)
    for number, chapter in enumerate(placed):
        if number in kept:
            continue
        other, after = _in_the_way(placed, kept, number)
        found = OUT_OF_ORDER.at(
            chapter.section.where,
            title=chapter.section.title,
            role=ROLE_NAMES[chapter.role],
            side=Filled("after", "etter") if after else Filled("before", "før"),
            other=other.section.title,
            other_role=ROLE_NAMES[other.role],
            related=(other.section.where,),
        )
        strict = context.structure.strict_order
        yield found if strict else found.with_severity(Severity.WARNING)


def printed_order(chapters: Sequence[Section]) -> list[Section]:
    """Return chapters as they are printed: front and back matter moves there."""

    def place(section: Section) -> int:
        role = section.chapter.role
        return printed_bin((role,) if role else section.roles)

    return sorted(chapters, key=place)


def printed_bin(roles: Collection[Role]) -> int:
    """Return 0 for front matter, 1 for the main text, 2 for what stands behind it."""
    if not {Role.PREFACE, Role.ABSTRACT}.isdisjoint(roles):
        return 0
    return 2 if not {Role.REFERENCES, Role.APPENDIX}.isdisjoint(roles) else 1


def placed_in(chapters: Sequence[Section], structure: Structure) -> Iterator[Placed]:
    """Yield the chapters whose place in a structure's order is certain."""
    for section in chapters:
        ranked = [
            (rank, role) for role in section.roles if (rank := structure.rank(role)) is not None
        ]
        if ranked and section.certain:
            ranks = [rank for rank, _ in ranked]
            yield Placed(section, ranked[0][1], min(ranks), max(ranks))


def _longest_in_order(placed: Sequence[Placed]) -> set[int]:
    """Return the numbers of the longest run of chapters, gaps allowed, that is in order."""
    best: list[list[int]] = [[]]
    for number, chapter in enumerate(placed):
        before = [run for run in best if not run or placed[run[-1]].last <= chapter.first]
        best.append([*_longest(before), number])
    return set(_longest(best))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=lambda run: (len(run), [-number for number in run]))


def _in_the_way(placed: Sequence[Placed], kept: set[int], number: int) -> tuple[Placed, bool]:
    """Return the kept chapter that this one is on the wrong side of, and whether it is after it."""
    chapter = placed[number]
    for other in sorted(kept):
        if other < number and placed[other].last > chapter.first:
            return placed[other], True
        if other > number and placed[other].first < chapter.last:
            return placed[other], False
    raise AssertionError(number)  # otherwise it would have been kept


@check("structure", DOUBLED)
def roles_are_there_once(context: Context) -> Iterator[Diagnostic]:
    """Report a chapter whose role returns after other chapters, or under the same heading."""
    firsts: dict[tuple[Role, str], tuple[int, Section]] = {}
    for number, section in enumerate(printed_order(context.sections)):
        # Merged chapters overlap with others by nature; there may be many appendices.
        if len(section.roles) != 1 or not section.certain or section.roles[0] in _MANY:
            continue
        role = section.roles[0]
        key = role, section.chapter.language if role is Role.ABSTRACT else ""
        before, first = firsts.get(key, (number - 1, section))
        if first is section or (before == number - 1 and not _same(first, section)):
            firsts[key] = number, section
        elif role is not Role.ABSTRACT or _same(first, section):
            # «Sammendrag» and «Abstract» may stand in files that name no language.
            yield DOUBLED.at(
                section.where,
                title=section.title,
                role=ROLE_NAMES[role],
                other=first.title,
                related=(first.where,),
            )


@check("structure", UNCERTAIN)
def front_matter_is_meant_as_such(context: Context) -> Iterator[Diagnostic]:
    """Report a late chapter that would be moved to the front because of its heading alone."""
    main = False
    for section in context.sections:
        front = printed_bin(section.roles) == 0
        # «Sammendrag og videre arbeid» is no more certain than «Sammendrag».
        ambiguous = section.title.casefold().strip(" .").partition(" ")[0] in _AMBIGUOUS
        if front and main and ambiguous and section.chapter.role is None:
            yield UNCERTAIN.at(
                section.where,
                title=section.title,
                role=ROLE_NAMES[section.roles[0]],
                hint=_MOVED.fill(line=role_line(section.roles[0], (section.chapter,))),
            )
        main |= not front


def _same(one: Section, other: Section) -> bool:
    return bool(one.title) and one.title.casefold() == other.title.casefold()


def role_line(role: Role, chapters: Sequence[Chapter]) -> Filled:
    """Return how a chapter's file says its role, in the format of the first of some chapters."""
    if any(chapter.format == "latex" for chapter in chapters[:1]):
        return Filled(f"`% role: {role.value}`", f"`% role: {role.value}`")
    return Filled(
        f"`role: {role.value}` between two lines of ---",
        f"`role: {role.value}` mellom to linjer med ---",
    )
