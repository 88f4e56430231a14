"""Cross-references: to something, and from somewhere to each figure, table and appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from thesis.checks.labels import floats, labels_in, references_in, referred_to
from thesis.checks.registry import Context, check
from thesis.checks.structure import printed_order
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.nodes import Block, Cell, Environment, Paragraph, Tex
from thesis.source import Location
from thesis.structures import Section
from thesis.suggestions import nearest
from thesis.walking import plain_text, walk

UNDEFINED = rule(
    "STR009",
    "undefined-label",
    Severity.ERROR,
    message=Text(
        en="nothing in the thesis has the label “{label}”",
        nb="ingenting i oppgaven har etiketten «{label}»",
    ),
    why=Text(
        en="A cross-reference prints the number of a section, figure or table. Without its label "
        "there is no number to print.",
        nb="En krysshenvisning skriver nummeret til et delkapittel, en figur eller en tabell. Uten "
        "etiketten finnes det ikke noe nummer å skrive.",
    ),
    fix=Text(
        en="write the label where it belongs, as in `## Søk {{#sec:sok}}`, or correct the "
        "reference",
        nb="sett etiketten der den hører hjemme, som i `## Søk {{#sec:sok}}`, eller rett "
        "henvisningen",
    ),
    example="Søket er vist i @tbl:sokelogg.",
)

DUPLICATE = rule(
    "STR010",
    "label-in-two-chapters",
    Severity.ERROR,
    message=Text(
        en="the label “{label}” is also used in {other}",
        nb="etiketten «{label}» er også brukt i {other}",
    ),
    why=Text(
        en="A cross-reference to the label could mean either of the two places.",
        nb="En krysshenvisning til etiketten kan bety begge stedene.",
    ),
    fix=Text(en="give one of them another label", nb="gi den ene en annen etikett"),
    example="# Metode {#sec:sok} … # Resultat {#sec:sok}",
)

NOT_MENTIONED = rule(
    "STR013",
    "unmentioned-figure-or-table",
    Severity.WARNING,
    message=Text(
        en="the text never refers to this {kind}", nb="teksten viser aldri til denne {kind}"
    ),
    why=Text(
        en="Every figure and table is to be mentioned in the text, so that the reader knows when "
        "to look at it and what to see.",
        nb="Alle figurer og tabeller skal nevnes i teksten, så leseren vet når de skal ses på og "
        "hva de skal vise.",
    ),
    fix=Text(
        en="mention it: give it a label, {{#fig:x}} or {{#tbl:x}}, and write @fig:x or @tbl:x",
        nb="nevn den: gi den en etikett, {{#fig:x}} eller {{#tbl:x}}, og skriv @fig:x eller @tbl:x",
    ),
    example="![Flytskjema](figures/flyt.png)",
    authority="Norsk APA-manual; APA 7, 7.5",
)

APPENDIX_NOT_MENTIONED = rule(
    "STR014",
    "unmentioned-appendix",
    Severity.WARNING,
    message=Text(
        en="the text never refers to the appendix “{title}”",
        nb="teksten viser aldri til vedlegget «{title}»",
    ),
    why=Text(
        en="An appendix that the text does not mention is not read, and examiners ask why it is "
        "there.",
        nb="Et vedlegg som ikke er nevnt i teksten, blir ikke lest, og sensor spør hvorfor det "
        "er med.",
    ),
    fix=Text(
        en="mention it: give its heading a label, {{#app:x}}, and write @app:x where it is of use "
        "(in LaTeX label and ref)",
        nb="nevn det: gi overskriften en etikett, {{#app:x}}, og skriv @app:x der det er nyttig "
        "(i LaTeX label og ref)",
    ),
    example="# Vedlegg: Intervjuguide",
    authority="APA 7, 2.14",
)

_KINDS = {"figure": Filled("figure", "figuren"), "table": Filled("table", "tabellen")}
#: How a figure or table is mentioned by a number that is typed by hand.
_TYPED = {
    "figure": r"(?:figur(?:en|ene|ar|er)?|fig\.|figures?|bilde)",
    "table": r"(?:tabell(?:en|ar|er)?|tab\.|tables?)",
}
#: How the text beside it points at one without its number: «tabellen viser», «figuren under».
_POINTED = {
    "figure": r"\b(?:figuren|bildet|the figure)\b",
    "table": r"\b(?:tabellen|the table)\b",
}
_TEX_SPACE = re.compile(r"~|\\[ ,]")
_TYPED_APPENDIX = r"(?:vedlegg(?:et)?|appendix|appendices|tillegg)"


@check("structure", UNDEFINED)
def references_lead_somewhere(context: Context) -> Iterator[Diagnostic]:
    """Report cross-references to labels that nothing has."""
    if not context.thesis.complete:
        return
    known = {label for label, _ in labels_in(context.thesis.nodes())}
    for label, where in references_in(context.thesis.nodes()):
        if label not in known and label:
            yield UNDEFINED.at(where, label=label, hint=nearest(label, sorted(known)))


@check("structure", DUPLICATE)
def labels_are_given_once(context: Context) -> Iterator[Diagnostic]:
    """Report a label that a later chapter gives again; the readers report it within a chapter."""
    firsts: dict[str, Location] = {}
    for chapter in context.thesis.chapters:
        own: dict[str, Location] = {}
        for label, where in labels_in(walk(chapter.blocks)):
            own.setdefault(label, where)
        for label, where in own.items():
            first = firsts.setdefault(label, where)
            if first is not where:
                other = first.source.path
                yield DUPLICATE.at(where, label=label, other=other, related=(first,))


@check("structure", NOT_MENTIONED)
def figures_and_tables_are_mentioned(context: Context) -> Iterator[Diagnostic]:
    """Report figures and tables of the main text that nothing refers to."""
    if not context.thesis.complete:
        return
    mentioned = referred_to(context.thesis)
    text = _running_text(context)
    numbers = {"figure": 0, "table": 0}
    for section in printed_order(context.sections):
        if Role.APPENDIX in section.roles:
            continue  # what an appendix holds is mentioned with the appendix
        near = _text_of(section.all_blocks())
        for found in floats(section.all_blocks()):
            numbers[found.kind] += found.caption is not None
            typed = rf"\b{_TYPED[found.kind]}\s+{numbers[found.kind]}\b"
            if not (
                found.labels & mentioned
                or re.search(typed, text, re.IGNORECASE)
                or re.search(_POINTED[found.kind], near, re.IGNORECASE)
            ):
                yield NOT_MENTIONED.at(found.where, kind=_KINDS[found.kind])


@check("structure", APPENDIX_NOT_MENTIONED)
def appendices_are_mentioned(context: Context) -> Iterator[Diagnostic]:
    """Report appendices that nothing refers to, by label, number or letter."""
    if not context.thesis.complete:
        return
    mentioned = referred_to(context.thesis)
    text = _running_text(context)
    appendices = [s for s in context.sections if Role.APPENDIX in s.roles]
    for number, appendix in enumerate(appendices):
        names = rf"(?:{number + 1}|{ascii_uppercase[number % 26]})\b"
        typed = rf"\b{_TYPED_APPENDIX}" + (rf"\s+{names}" if len(appendices) > 1 else r"\b")
        labels = {label for section in appendix.walk() for label in _labels(section)}
        if mentioned.isdisjoint(labels) and not re.search(typed, text, re.IGNORECASE):
            yield APPENDIX_NOT_MENTIONED.at(appendix.where, title=appendix.title)


def _labels(section: Section) -> Iterator[str]:
    if section.heading:
        yield section.heading.label
    yield from (label for label, _ in labels_in(walk(section.blocks)))


def _running_text(context: Context) -> str:
    """Return the text of all that is not an appendix, without headings."""
    main = (s for s in context.sections if Role.APPENDIX not in s.roles)
    return "\n".join(_text_of(section.all_blocks()) for section in main)


def _text_of(blocks: Iterable[Block]) -> str:
    """Return the words of paragraphs and cells below some blocks, LaTeX as it was written.

    What a float in LaTeX holds is left out: its own caption does not mention it.
    """
    running = (b for b in blocks if not (isinstance(b, Environment) and b.kind in _KINDS))
    parts = []
    for node in walk(running):
        match node:
            case Paragraph() | Cell():
                parts.append(plain_text(node.children))
            case Tex(tex=tex):
                parts.append(_TEX_SPACE.sub(" ", tex))
            case _:
                pass
    return "\n".join(parts)
