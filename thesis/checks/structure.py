"""Are the parts that the structure asks for there, once, and in order?

The structures say what is asked for (`thesis/structures/*.yaml`); nothing is called missing
while a chapter could not be read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from thesis.checks.registry import Context, check
from thesis.checks.structure_rules import DOUBLED, MISSING, OUT_OF_ORDER, UNCERTAIN
from thesis.diagnostic import Diagnostic, Filled, Severity, Text
from thesis.document import Role
from thesis.nodes import Cite
from thesis.structures import ROLE_NAMES, Section, Structure
from thesis.walking import walk

_HOW = Text(
    en="a heading such as {examples} is recognised; if a chapter has another heading, write "
    "`role: {role}` between two lines of --- at the top of its file",
    nb="en overskrift som {examples} blir gjenkjent; har kapitlet en annen overskrift, så skriv "
    "`role: {role}` mellom to linjer med --- øverst i filen",
)
_EXAMPLES: dict[Role, Filled] = {
    Role.PREFACE: Filled("“Preface”", "«Forord»"),
    Role.ABSTRACT: Filled("“Abstract”", "«Sammendrag»"),
    Role.INTRODUCTION: Filled("“Introduction”", "«Innledning» eller «Introduksjon»"),
    Role.QUESTION: Filled("“Research question”", "«Problemstilling»"),
    Role.THEORY: Filled("“Theory” or “Background”", "«Teori» eller «Bakgrunn»"),
    Role.METHOD: Filled("“Method”", "«Metode»"),
    Role.RESULTS: Filled("“Results” or “Findings”", "«Resultat» eller «Funn»"),
    Role.DISCUSSION: Filled("“Discussion”", "«Diskusjon» eller «Drøfting»"),
    Role.CONCLUSION: Filled("“Conclusion”", "«Avslutning» eller «Konklusjon»"),
    Role.REFERENCES: Filled("“References”", "«Referanser»"),
    Role.APPENDIX: Filled("“Appendix”", "«Vedlegg»"),
}
_MOVED = Text(
    en="it will be printed before the introduction; if that is right, write `role: {role}` at the "
    "top of its file, otherwise give it another heading",
    nb="det blir trykt foran innledningen; hvis det er riktig, så skriv `role: {role}` øverst i "
    "filen, ellers gi det en annen overskrift",
)
#: What may be the last chapter as well as a part of the front.
_AMBIGUOUS = frozenset({"summary", "takk", "sammendrag", "samandrag", "sammenfatning"})
#: An introduction that cites as many works tells what is known.
_BACKGROUND_SOURCES = 3
_MANY = frozenset({Role.APPENDIX, Role.REFERENCES, Role.PREFACE})
#: Words that speak of the research question in a text that has no heading for it.
QUESTION_WORDS = re.compile(
    r"problemstilling|problemformulering|forsk(?:n)?ingsspørsm|research question|"
    r"\b(?:the )?aims? of th|formålet med|føremålet med|hensikten med|målet med",
    re.IGNORECASE,
)
#: How a thesis without any of these words puts its question.
ASKING = re.compile(
    r"\b(?:(?:spør|spyr) (?:jeg|eg|vi)|(?:jeg|eg|vi) (?:spør|spyr)"
    r"|(?:vil|skal|ønsker å|ønskjer å|søker å) (?:(?:jeg|eg|vi) )?(?:\w+ )?"
    r"(?:undersøke|undersøkje|belyse|utforske|finne ut|drøfte|svare på)"
    r"|(?:this|the) (?:thesis|study|paper) (?:asks|examines|investigates|explores|seeks)"
    r"|(?:we|I) (?:ask|examine|investigate|explore))\b",
    re.IGNORECASE,
)


@check("structure", MISSING, UNCERTAIN)
def roles_are_there(context: Context) -> Iterator[Diagnostic]:
    """Report roles that no chapter or section fills."""
    if not context.thesis.complete:
        return
    structure = context.structure
    chapters = context.sections
    for role in (*structure.required, *structure.advised):
        places = list(_places(chapters, role, structure))
        if any(place.certain for place in places):
            continue
        if role is Role.QUESTION and _speaks_of_question(context):
            continue
        if role is Role.THEORY and _is_imrod(chapters):
            continue
        if places:
            yield UNCERTAIN.at(places[0].where, title=places[0].title, role=ROLE_NAMES[role])
            continue
        hint = _HOW.fill(examples=_EXAMPLES[role], role=role.value)
        missing = MISSING.at(
            context.config.where("structure"),
            role=ROLE_NAMES[role],
            structure=structure.title,
            hint=hint,
        )
        yield missing if role in structure.required else missing.with_severity(Severity.WARNING)


def _places(chapters: Sequence[Section], role: Role, structure: Structure) -> Iterator[Section]:
    """Yield the chapters of a role, then the sections of it where the structure allows them."""
    yield from (chapter for chapter in chapters if role in chapter.roles)
    hosts = structure.within.get(role, frozenset())
    for chapter in chapters:
        if not hosts.isdisjoint(chapter.roles):
            yield from (s for s in chapter.walk() if s is not chapter and role in s.roles)


def _is_imrod(chapters: Sequence[Section]) -> bool:
    """Say whether the introduction has the background in it, as IMRoD theses do.

    It does where the method comes right after it and it builds on sources.
    """
    main = [chapter for chapter in chapters if chapter.roles and _bin(chapter.roles) == 1]
    if len(main) < 2 or Role.INTRODUCTION not in main[0].roles or Role.METHOD not in main[1].roles:
        return False
    cites = (node for node in walk(main[0].all_blocks()) if isinstance(node, Cite))
    return len({c.key for cite in cites for c in cite.citations}) >= _BACKGROUND_SOURCES


def _speaks_of_question(context: Context) -> bool:
    """Say whether some chapter speaks of its research question without a heading for it."""
    texts = [prose.text for chapter in context.thesis.chapters for prose in chapter.prose]
    return any(QUESTION_WORDS.search(text) or ASKING.search(text) for text in texts)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A chapter whose place in the order is known."""

    section: Section
    role: Role
    first: int
    last: int


@check("structure", OUT_OF_ORDER)
def roles_are_in_order(context: Context) -> Iterator[Diagnostic]:
    """Report the fewest chapters whose removal would leave the rest in order."""
    placed = list(_placed(printed_order(context.sections), context.structure))
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
        return _bin((role,) if role else section.roles)

    return sorted(chapters, key=place)


def _bin(roles: Collection[Role]) -> int:
    if not {Role.PREFACE, Role.ABSTRACT}.isdisjoint(roles):
        return 0
    return 2 if not {Role.REFERENCES, Role.APPENDIX}.isdisjoint(roles) else 1


def _placed(chapters: Sequence[Section], structure: Structure) -> Iterator[_Placed]:
    for section in chapters:
        ranked = [
            (rank, role) for role in section.roles if (rank := structure.rank(role)) is not None
        ]
        if ranked and section.certain:
            ranks = [rank for rank, _ in ranked]
            yield _Placed(section, ranked[0][1], min(ranks), max(ranks))


def _longest_in_order(placed: Sequence[_Placed]) -> set[int]:
    """Return the numbers of the longest run of chapters, gaps allowed, that is in order."""
    best: list[list[int]] = [[]]
    for number, chapter in enumerate(placed):
        before = [run for run in best if not run or placed[run[-1]].last <= chapter.first]
        best.append([*_longest(before), number])
    return set(_longest(best))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=lambda run: (len(run), [-number for number in run]))


def _in_the_way(placed: Sequence[_Placed], kept: set[int], number: int) -> tuple[_Placed, bool]:
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
        front = _bin(section.roles) == 0
        ambiguous = section.title.casefold().strip(" .") in _AMBIGUOUS
        if front and main and ambiguous and section.chapter.role is None:
            yield UNCERTAIN.at(
                section.where,
                title=section.title,
                role=ROLE_NAMES[section.roles[0]],
                hint=_MOVED.fill(role=section.roles[0].value),
            )
        main |= not front


def _same(one: Section, other: Section) -> bool:
    return bool(one.title) and one.title.casefold() == other.title.casefold()
