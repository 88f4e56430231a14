"""Constructs of other Markdown dialects that are only text here."""

from __future__ import annotations

import re

from markdown_it.token import Token

from thesis.diagnostic import Filled
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_context import Context
from thesis.readers.markdown_places import Places
from thesis.source import Location

_TABLE = Filled(
    "write the table with | between the cells and a line |---|---| under its header",
    "skriv tabellen med | mellom cellene og en linje |---|---| under overskriftsraden",
)
_LIST = Filled(
    "begin each item with “1.” or “-”, after a blank line",
    "begynn hvert punkt med «1.» eller «-», etter en tom linje",
)
_DEFINITION = Filled(
    "write **Term**: what it means",
    "skriv **Begrep**: hva det betyr",
)
_CAPTION = Filled(
    "a line that begins with “: ” is a table's caption and stands right before or after the table",
    "en linje som begynner med «: », er en tabelltekst og står rett før eller etter tabellen",
)
_DIVISION = Filled(
    "a language is marked with ::: {lang=en} above and ::: below",
    "et språk merkes med ::: {lang=en} over og ::: under",
)

_LETTERS = Filled("a list with letters", "en liste med bokstaver")
#: Below a line of text or of another list, where the lines would run on.
_LETTERED = re.compile(
    r"(?<=\n)[ \t]*(\(?(?:a|A|i)[.)][ \t]+\S[^\n]*)\n[ \t]*\(?(?:b|B|ii)[.)][ \t]+\S"
)

_STRANGE = (
    (
        re.compile(r"\|.*\|[ \t]*(?:\n|\Z)"),
        Filled("a table without a line of dashes", "en tabell uten streklinje"),
        _TABLE,
    ),
    (
        # As cells copied from a spreadsheet come: each row a line, with tabs between.
        re.compile(r"[^\t\n]+\t[^\n]*\S[^\n]*\n[^\t\n]*\t[^\n]*\S"),
        Filled("a table with tabs between the cells", "en tabell med tabulatorer mellom cellene"),
        _TABLE,
    ),
    (re.compile(r"\+[-=+:]{3,}\+"), Filled("a grid table", "en rutenettabell"), _TABLE),
    (
        re.compile(
            r"(?:[aA]\.|\(?[A-Za-z]\)|\([0-9ivx]+\)|#\.)[ \t].*\n"
            r"(?:[bB]\.|\(?[A-Za-z]\)|\([0-9ivx]+\)|#\.)[ \t]"
        ),
        Filled("a list with these signs", "en liste med disse tegnene"),
        _LIST,
    ),
    (
        re.compile(r"[^\n]+\n[:~](?:[ \t]+)\S"),
        Filled("a definition list", "en definisjonsliste"),
        _DEFINITION,
    ),
    (re.compile(r":{3,}"), Filled("“:::” here", "«:::» her"), _DIVISION),
)


def report_strange_paragraph(context: Context, content: str, places: Places) -> None:
    """Report a paragraph that was meant to be something else."""
    for pattern, what, hint in _STRANGE:
        found = pattern.match(content)
        if found:
            first = content.split("\n", 1)[0]
            where = places.location(0, max(1, len(first)))
            context.report(rules.UNSUPPORTED.at(where, what=what, hint=hint))
            return
    lettered = _LETTERED.search(content)
    if lettered:
        where = places.location(*lettered.span(1))
        context.report(rules.UNSUPPORTED.at(where, what=_LETTERS, hint=_LIST))


_DASHES = re.compile(r"-{2,}(?:[ \t]+-{2,})+")
_DASHED_TABLE = Filled("a table made of dashes and spaces", "en tabell av streker og mellomrom")


def report_dashed_table(context: Context, rule: Location) -> None:
    """Report a line of dashes that CommonMark takes for a break between passages."""
    if _DASHES.fullmatch(rule.text):
        context.report(rules.UNSUPPORTED.at(rule, what=_DASHED_TABLE, hint=_TABLE))


def report_lone_caption(context: Context, opener: Token, inline: Token) -> None:
    """Report a caption that has no table."""
    if inline.content.startswith(":"):
        start = opener.meta["start"]
        what = Filled("a caption without a table", "en tabelltekst uten tabell")
        where = context.source.at(start, start + 1)
        context.report(rules.UNSUPPORTED.at(where, what=what, hint=_CAPTION))
