"""Headings numbered by hand, though the program numbers them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Edit, Severity, Text, rule
from thesis.document import Role
from thesis.nodes import Heading, Str
from thesis.structures import Section

TYPED_NUMBER = rule(
    "STR024",
    "typed-heading-number",
    Severity.WARNING,
    message=Text(
        en="the number “{number}” is typed into the heading, and will be printed twice",
        nb="nummeret «{number}» er skrevet inn i overskriften og kommer på trykk to ganger",
    ),
    why=Text(
        en="Headings get their numbers when the thesis is built, also in the contents and in "
        "references to them. A typed number comes in addition: “2 2.0 Metode”.",
        nb="Overskriftene får nummer når oppgaven bygges, også i innholdsfortegnelsen og der "
        "teksten viser til dem. Et nummer du skriver selv, kommer i tillegg: «2 2.0 Metode».",
    ),
    fix=Text(en="delete the number", nb="slett nummeret"),
    example="# 2.0 Metode",
)

#: «2.0», «3.1.2.», «Kapittel 2:», and a number before a capital letter; but «5 råd til
#: foreldre», «27. mars 1980», «2. verdenskrig» and “22 July 2011” are titles.
_NUMBER = re.compile(
    r"(?i:(?:kapittel|chapter)\s+\d{1,2}\s*[.:–-]?)(?=\s|$)"
    r"|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)"
    r"|\d{1,2}\.?(?=\s+[A-ZÆØÅ])(?!\s+(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b)"
)


@check("structure", TYPED_NUMBER)
def headings_are_not_numbered_by_hand(context: Context) -> Iterator[Diagnostic]:
    """Report numbers typed at the beginning of numbered headings."""
    for section in (part for chapter in context.sections for part in chapter.walk()):
        heading = section.heading
        first = heading.children[0] if heading and heading.children else None
        if heading is None or not isinstance(first, Str) or not _is_numbered(heading, section):
            continue
        number = _NUMBER.match(first.text)
        if number and first.where.text.startswith(number[0]):
            start = first.where.span.start
            # What follows moves up, so the blanks go too.
            end = start + len(number[0])
            blanks = len(first.text[number.end() :]) - len(first.text[number.end() :].lstrip())
            fix = Edit(first.where.source.at(start, end + blanks), "")
            where = first.where.source.at(start, end)
            yield TYPED_NUMBER.at(where, number=number[0], fixes=(fix,))


def _is_numbered(heading: Heading, section: Section) -> bool:
    # «Vedlegg A: Intervjuguide» loses its word and letter where it is printed.
    front = {Role.PREFACE, Role.ABSTRACT, Role.REFERENCES}
    return (
        heading.numbered
        and section.chapter.numbered is not False
        and front.isdisjoint(section.roles)
    )
