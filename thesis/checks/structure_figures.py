"""Figures and tables: a title for everyone, a description for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.labels import floats
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule

NO_CAPTION = rule(
    "STR011",
    "missing-caption",
    Severity.WARNING,
    message=Text(en="this {kind} has no caption", nb="denne {kind} har ingen tekst"),
    why=Text(
        en="Figures and tables have a number and a title, and are listed after the contents. "
        "Without a caption they get none of these.",
        nb="Figurer og tabeller har nummer og tittel, og står i lister etter innholdsfortegnelsen. "
        "Uten figurtekst eller tabelltekst får de ikke noe av dette.",
    ),
    fix=Text(
        en="a figure's caption stands in the brackets, ![Caption](file.png); a table's in a line "
        "below it that begins with a colon, `: Caption`",
        nb="figurteksten står i klammene, ![Tekst](fil.png); tabellteksten på en linje under "
        "tabellen som begynner med kolon, `: Tekst`",
    ),
    example="![](figures/flyt.png)",
    authority="HVL, technical guidelines; Norsk APA-manual",
)

NO_ALTERNATIVE = rule(
    "STR012",
    "missing-alternative-text",
    Severity.WARNING,
    message=Text(
        en="this picture has no description for those who cannot see it",
        nb="bildet har ingen beskrivelse for dem som ikke kan se det",
    ),
    why=Text(
        en="Alternative text is read aloud instead of the picture. The caption says what the "
        "picture is about; the alternative text says what it shows.",
        nb="Alternativ tekst blir lest opp i stedet for bildet. Bildeteksten sier hva bildet "
        "handler om; den alternative teksten sier hva det viser.",
    ),
    fix=Text(
        en="write what the picture shows: {{alt=…}} after a picture in Markdown, "
        "\\includegraphics[alt={{…}}] in LaTeX",
        nb="skriv hva bildet viser: {{alt=…}} etter bildet i Markdown, "
        "\\includegraphics[alt={{…}}] i LaTeX",
    ),
    example="![Flytskjema](figures/flyt.png)",
    authority="Forskrift om universell utforming av IKT-løsninger; WCAG 2.1, 1.1.1",
)

_KINDS = {"figure": Filled("figure", "figuren"), "table": Filled("table", "tabellen")}


@check("structure", NO_CAPTION, NO_ALTERNATIVE)
def figures_and_tables_are_described(context: Context) -> Iterator[Diagnostic]:
    """Report figures and tables without a caption, and pictures without alternative text."""
    for found in (f for chapter in context.thesis.chapters for f in floats(chapter.blocks)):
        if found.caption is None:
            yield NO_CAPTION.at(found.where, kind=_KINDS[found.kind])
        for image in found.images:
            # The readers let the caption stand in for a description that is not there.
            if image.alt.strip() in {"", (found.caption or "").strip()}:
                yield NO_ALTERNATIVE.at(image.where)
