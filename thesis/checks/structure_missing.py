"""Are the parts that the structure asks for there?

The structures say what is asked for (`thesis/structures/*.yaml`). Nothing is called missing while
a chapter could not be read, nor while a chapter with a heading of its own stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thesis.checks.passages import passages_of
from thesis.checks.registry import Context, check
from thesis.checks.structure import placed_in, printed_bin, printed_order, role_line
from thesis.checks.structure_rules import MISSING, UNCERTAIN
from thesis.diagnostic import Diagnostic, Filled, Severity, Text
from thesis.document import Role
from thesis.nodes import Cite
from thesis.structures import ROLE_NAMES, Section, Structure
from thesis.structures.headings import is_front_list
from thesis.walking import walk

_HOW = Text(
    en="a heading such as {examples} is recognised; if a chapter has another heading, write {line} "
    "at the top of its file",
    nb="en overskrift som {examples} blir gjenkjent; har kapitlet en annen overskrift, så skriv "
    "{line} øverst i filen",
)
_STANDS_THERE = Text(
    en="the part usually stands here; if that is what it is, call it {examples}, or write {line} "
    "at the top of its file; otherwise the part is missing",
    nb="delen pleier å stå her; er det den, så kall kapitlet {examples}, eller skriv {line} øverst "
    "i filen; ellers mangler delen",
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
#: An introduction that cites as many works tells what is known.
_BACKGROUND_SOURCES = 3
#: Parts that students give headings of their own.
_BODY = frozenset({Role.THEORY, Role.METHOD, Role.RESULTS, Role.DISCUSSION})
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
    r"|(?:this|the|our) (?:(?:present|current|bachelor) )?(?:thesis|study|paper|project)"
    r" (?:asks?|asked|examine[sd]?|investigate[sd]?|explore[sd]?|seeks?|sought|tests?|tested)"
    r"|(?:we|I) (?:ask|examine|investigate|explore|hypothesi[sz]ed?)|hypothes[ie]s)\b",
    re.IGNORECASE,
)


@check("structure", MISSING, UNCERTAIN)
def roles_are_there(context: Context) -> Iterator[Diagnostic]:
    """Report roles that no chapter or section fills."""
    if not context.thesis.complete:
        return
    structure = context.structure
    chapters = context.sections
    unnamed = list(_unnamed(chapters, structure))
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
        if role is Role.INTRODUCTION and _begins_with_background(chapters):
            continue
        if there := next((one for one in unnamed if one.may_be(role, structure)), None):
            unnamed.remove(there)
            yield _guessed(there.section, role)
            continue
        line = role_line(role, context.thesis.chapters[:1])
        hint = _HOW.fill(examples=_EXAMPLES[role], line=line)
        missing = MISSING.at(
            context.config.where("structure"),
            role=ROLE_NAMES[role],
            structure=structure.title,
            hint=hint,
        )
        yield missing if role in structure.required else missing.with_severity(Severity.WARNING)


def _guessed(section: Section, role: Role) -> Diagnostic:
    """Return what is said of a chapter that may be the part that is missing."""
    line = role_line(role, (section.chapter,))
    hint = _STANDS_THERE.fill(examples=_EXAMPLES[role], line=line)
    return UNCERTAIN.at(section.where, title=section.title, role=ROLE_NAMES[role], hint=hint)


def _places(chapters: Sequence[Section], role: Role, structure: Structure) -> Iterator[Section]:
    """Yield the chapters of a role, then the sections of it where the structure allows them."""
    yield from (chapter for chapter in chapters if role in chapter.roles)
    hosts = structure.within.get(role, frozenset())
    for chapter in chapters:
        if not hosts.isdisjoint(chapter.roles):
            yield from (s for s in chapter.walk() if s is not chapter and role in s.roles)


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """A chapter whose heading says nothing of a role, as «Hva fant vi?», and where it stands."""

    section: Section
    after: int
    """The rank of the last known part before it."""
    before: int
    """The rank of the first known part after it."""

    def may_be(self, role: Role, structure: Structure) -> bool:
        """Say whether it stands where a part of the body would."""
        rank = structure.rank(role)
        return role in _BODY and rank is not None and self.after <= rank <= self.before


def _unnamed(chapters: Sequence[Section], structure: Structure) -> Iterator[_Unnamed]:
    order = printed_order(chapters)
    places = [list(placed_in([section], structure)) for section in order]
    for number, section in enumerate(order):
        if section.roles or not section.title or is_front_list(section.title):
            continue
        after = max((p.last for place in places[:number] for p in place), default=-1)
        before = min((p.first for place in places[number:] for p in place), default=-1)
        yield _Unnamed(section, after, before)


def _begins_with_background(chapters: Sequence[Section]) -> bool:
    """Say whether the first chapter is «Bakgrunn og hensikt», an introduction by another name."""
    first = next((c for c in chapters if c.roles and printed_bin(c.roles) == 1), None)
    return first is not None and {Role.THEORY, Role.QUESTION} <= set(first.roles)


def _is_imrod(chapters: Sequence[Section]) -> bool:
    """Say whether the introduction has the background in it, as IMRoD theses do.

    It does where the method comes right after it and it builds on sources.
    """
    main = [chapter for chapter in chapters if chapter.roles and printed_bin(chapter.roles) == 1]
    if len(main) < 2 or Role.INTRODUCTION not in main[0].roles or Role.METHOD not in main[1].roles:
        return False
    cites = (node for node in walk(main[0].all_blocks()) if isinstance(node, Cite))
    return len({c.key for cite in cites for c in cite.citations}) >= _BACKGROUND_SOURCES


def _speaks_of_question(context: Context) -> bool:
    """Say whether some chapter speaks of its research question, or the introduction asks one."""
    texts = [prose.text for chapter in context.thesis.chapters for prose in chapter.prose]
    if any(QUESTION_WORDS.search(text) or ASKING.search(text) for text in texts):
        return True
    passages = passages_of(context.thesis)
    introductions = (s for s in context.sections if Role.INTRODUCTION in s.roles)
    return any("?" in passage.text for section in introductions for passage in passages(section))
