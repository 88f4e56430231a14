"""Appended PDFs that nothing can be looked for in."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.privacy import appended_pages
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Severity, Text, rule

UNSEARCHED = rule(
    "STR059",
    "unsearched-appendix",
    Severity.WARNING,
    message=Text(
        en="page {page} of this appendix has no text in which names can be looked for",
        nb="side {page} i dette vedlegget har ingen tekst som det kan letes etter navn i",
    ),
    why=Text(
        en="The thesis is to be anonymous. A scanned page is a picture: only a person can tell "
        "whether a name, a signature or a letterhead is on it.",
        nb="Oppgaven skal være anonym. En skannet side er et bilde: bare et menneske kan se om det "
        "står et navn, en underskrift eller et brevhode på den.",
    ),
    fix=Text(
        en="look at the page; then `rules: {{unsearched-appendix: off}}` in thesis.yaml silences "
        "this",
        nb="se på siden; skriv så `rules: {{unsearched-appendix: off}}` i thesis.yaml",
    ),
    example="anonymous: true\nappendices: [vedlegg/skannet.pdf]",
)


@check("structure", UNSEARCHED)
def appended_pages_have_text(context: Context) -> Iterator[Diagnostic]:
    """Report appended pages without text where the thesis is to be anonymous."""
    if context.config.hidden:
        for page in appended_pages(context):
            if not page.text.strip():
                yield UNSEARCHED.at(page.where, page=page.number)
