"""Figures and tables: a title for everyone, a description for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.checks.labels import floats
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.nodes import Environment, Figure
from thesis.source import Location

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
    authority=Filled(
        "HVL, technical guidelines; Norsk APA-manual",
        "HVL, tekniske retningslinjer; Norsk APA-manual",
    ),
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
    authority=Filled(
        "Norway's regulations on universal design of ICT; WCAG 2.1, 1.1.1",
        "Forskrift om universell utforming av IKT-løsninger; WCAG 2.1, 1.1.1",
    ),
)

WRONG_SIDE = rule(
    "STR028",
    "caption-on-wrong-side",
    Severity.WARNING,
    message=Text(
        en="the caption of this {kind} stands {side} it", nb="teksten til {kind} står {side} den"
    ),
    why=Text(
        en="Titles of tables stand above the table, in APA's manual as in Norwegian guidelines. "
        "The titles of figures stand above in APA's manual and below in most Norwegian ones, and a "
        "figure in Markdown has its caption below: either is right, but the same for all. A figure "
        "is reported where others have theirs on the other side.",
        nb="Tabelltitler står over tabellen, både i APAs manual og i norske retningslinjer. "
        "Figurtitler står over i APAs manual og under i de fleste norske, og en figur i Markdown "
        "har teksten under: Begge deler er riktig, men det skal være likt i hele oppgaven. En "
        "figur blir meldt når andre figurer har teksten på den andre siden.",
    ),
    fix=Text(
        en="move \\caption and its \\label to the other side of the {{tabular}} or picture",
        nb="flytt \\caption og tilhørende \\label til den andre siden av {{tabular}} eller bildet",
    ),
    example="\\begin{table} \\begin{tabular}{l} … \\end{tabular} \\caption{Søk} \\end{table}",
    authority=Filled(
        "APA's manual, 7th ed., chapter 7; UiO, Faculty of Educational Sciences: "
        "Tekstbehandlingsformat",
        "APAs manual, 7. utg., kapittel 7; UiO, Det utdanningsvitenskapelige fakultet: "
        "Tekstbehandlingsformat",
    ),
)

_KINDS = {"figure": Filled("figure", "figuren"), "table": Filled("table", "tabellen")}
_SIDES = {"figure": Filled("above", "over"), "table": Filled("below", "under")}
#: What a float shows, its caption, and parts of figures that have captions of their own.
_SHOWN = re.compile(
    r"\\(?:includegraphics|begin\s*\{(?:tabular|tabularx|tabulary|longtable|tblr|tikzpicture|array)"
    r"\*?\})"
)
_CAPTION = re.compile(r"\\caption(?:of\s*\{\w+\})?\*?\s*[\[{]")
_PARTS = re.compile(r"\\(?:begin\s*\{sub(?:figure|table)\}|subfloat|subcaptionbox|subfigure)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


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


@check("structure", WRONG_SIDE)
def captions_are_on_their_side(context: Context) -> Iterator[Diagnostic]:
    """Report tables in LaTeX with the caption below, and figures with it above among others."""
    nodes = list(context.thesis.nodes())
    floats_with_side = [
        (node, found)
        for node in nodes
        if isinstance(node, Environment) and (found := _caption_above(node)) is not None
    ]
    below = [n.where for n in nodes if isinstance(n, Figure) and n.caption]
    below += [n.where for n, (above, _) in floats_with_side if n.kind == "figure" and not above]
    for node, (above, caption) in floats_with_side:
        if node.kind == "table" and not above:
            yield WRONG_SIDE.at(caption, kind=_KINDS["table"], side=_SIDES["table"])
        elif node.kind == "figure" and above and below:
            kind, side = _KINDS["figure"], _SIDES["figure"]
            yield WRONG_SIDE.at(caption, kind=kind, side=side, related=(below[0],))


def _caption_above(node: Environment) -> tuple[bool, Location] | None:
    """Return whether a LaTeX float's caption stands above what it shows, and where it stands."""
    if node.kind not in _KINDS or node.caption is None:
        return None
    text = _COMMENT.sub(lambda found: " " * len(found[0]), node.where.text)
    inside = text[len(node.begin) :] if node.name == "longtable" else text
    shown, caption = _SHOWN.search(inside), _CAPTION.search(text)
    if shown is None or caption is None or _PARTS.search(text):
        return None
    start = node.where.span.start + caption.start()
    return caption.start() < shown.start(), node.where.source.at(start, start + len("\\caption"))
