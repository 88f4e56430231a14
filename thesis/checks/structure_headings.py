"""Headings and what stands below them: nothing, too little, or only another heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Role
from thesis.nodes import (
    Anchor,
    Block,
    NoCite,
    Node,
    Paragraph,
    SoftBreak,
    Str,
    TexBlock,
    ThematicBreak,
)
from thesis.structures import Section
from thesis.structures.headings import is_contents
from thesis.walking import walk

EMPTY = rule(
    "STR004",
    "empty-section",
    Severity.ERROR,
    message=Text(en="there is nothing below “{title}”", nb="det står ingenting under «{title}»"),
    why=Text(
        en="A heading with nothing below it is printed as a hole in the thesis. It is most often a "
        "part that was planned and forgotten.",
        nb="En overskrift uten noe under blir et hull i oppgaven. Som oftest er det en del som var "
        "planlagt og er glemt.",
    ),
    fix=Text(
        en="write the section or delete its heading", nb="skriv delen eller slett overskriften"
    ),
    example="## Søk\n\n## Utvalg",
)

LEVEL_SKIPPED = rule(
    "STR005",
    "heading-level-skipped",
    Severity.WARNING,
    message=Text(
        en="“{title}” is a heading of level {level}, but the one above it is of level {above}",
        nb="«{title}» er en overskrift på nivå {level}, men den over er på nivå {above}",
    ),
    why=Text(
        en="A level left out gives numbers such as 2.0.1, and a reader who listens to the PDF "
        "loses the thread.",
        nb="Et nivå som er hoppet over, gir numre som 2.0.1, og den som får PDF-en lest opp, "
        "mister tråden.",
    ),
    fix=Text(en="raise the heading by a level", nb="løft overskriften ett nivå"),
    example="# Metode\n\n### Søk",
    authority=Filled("WCAG 2.1, technique G141", "WCAG 2.1, teknikk G141"),
)

STACKED = rule(
    "STR006",
    "stacked-headings",
    Severity.WARNING,
    message=Text(
        en="there is no text between “{title}” and “{below}”",
        nb="det er ingen tekst mellom «{title}» og «{below}»",
    ),
    why=Text(
        en="A chapter usually begins with some sentences on what it holds. Some teachers accept "
        "headings without text between them; the rule is off until you turn it on.",
        nb="Et kapittel begynner gjerne med noen setninger om hva det inneholder. Noen lærere "
        "godtar overskrifter uten tekst imellom; regelen er av til du slår den på.",
    ),
    fix=Text(
        en="write a sentence or two on what the chapter holds",
        nb="skriv et par setninger om hva kapitlet inneholder",
    ),
    example="# Metode\n\n## Søk\n\nSøket ble gjort i mai.",
    enabled=False,
)

ONLY_CHILD = rule(
    "STR007",
    "single-subsection",
    Severity.WARNING,
    message=Text(
        en="“{title}” is the only section below “{above}”",
        nb="«{title}» er det eneste delkapitlet under «{above}»",
    ),
    why=Text(
        en="A text is divided in two or more. A section numbered 3.1 makes the reader look for "
        "3.2.",
        nb="En tekst deles i to eller flere. Et delkapittel med nummer 3.1 får leseren til å lete "
        "etter 3.2.",
    ),
    fix=Text(
        en="delete the heading, or divide the text into more sections",
        nb="slett overskriften, eller del teksten i flere delkapitler",
    ),
    example="# Teori\n\n## Mestring\n\n…\n\n# Metode",
)

UNFINISHED = rule(
    "STR017",
    "unfinished-text",
    Severity.WARNING,
    message=Text(
        en="“{text}” is a note to yourself, but it will be printed",
        nb="«{text}» er en huskelapp til deg selv, men kommer på trykk",
    ),
    why=Text(
        en="What is left to do is easily forgotten in a long text, and everyone sees it in print.",
        nb="Det som gjenstår, er lett å glemme i en lang tekst, og på trykk ser alle det.",
    ),
    fix=Text(
        en="finish the text; notes to yourself can stand in a comment: <!-- … -->, in LaTeX % …",
        nb="skriv ferdig; huskelapper kan stå i en kommentar: <!-- … -->, i LaTeX % …",
    ),
    example="TODO: flere kilder",
)

TYPED_CONTENTS = rule(
    "STR027",
    "typed-contents",
    Severity.WARNING,
    message=Text(
        en="“{title}” is made when the thesis is built; here it becomes a chapter of its own",
        nb="«{title}» lages når oppgaven bygges; her blir den et kapittel for seg",
    ),
    why=Text(
        en="The contents and the lists of figures and tables come from the headings and captions, "
        "with the right page numbers. One that is typed is printed besides, as a chapter.",
        nb="Innholdsfortegnelsen og listene over figurer og tabeller lages av overskriftene og "
        "figurtekstene, med riktige sidetall. En som er skrevet inn, kommer på trykk i tillegg, "
        "som et kapittel.",
    ),
    fix=Text(
        en="delete the heading and the list below it",
        nb="slett overskriften og listen under den",
    ),
    example="# Innholdsfortegnelse",
)

#: TeX that prints nothing by itself.
_SILENT = re.compile(
    r"(?:\\(?:clearpage|cleardoublepage|newpage|pagebreak|appendix|frontmatter|mainmatter|backmatter"
    r"|noindent|bigskip|medskip|smallskip|(?:label|vspace|setcounter|addcontentsline|pagestyle)\*?"
    r"(?:\s*\{[^{}]*\})+)(?![A-Za-z])|%[^\n]*|\s)*"
)
_INCLUDES = re.compile(
    r"\s*(?:\\label\s*\{[^{}]*\}\s*)?\\(?:input|include|subfile|subfileinclude|import|subimport)"
    r"(?![A-Za-z])"
)
_NOTE = re.compile(
    r"\b(?:TODO|TO DO|FIXME|TBD|XXX+)\b|\?{3,}|\bLorem ipsum\b"
    r"|\[(?:sett inn|skriv|fyll inn|fyll ut|kommer|insert|write)\b[^\]\n]*\]",
)


@check("structure", EMPTY)
def sections_hold_something(context: Context) -> Iterator[Diagnostic]:
    """Report headings with nothing below them."""
    for section in _sections(context):
        # A contents list that is typed is reported as such.
        if is_contents(section.title) or not section.heading or section.children:
            continue
        if any(map(prints, section.blocks)):
            continue
        # The reference list is set below its heading; a file that is missing is reported itself.
        after = section.where.span.end
        if Role.REFERENCES not in section.roles and not _INCLUDES.match(
            section.where.source.text, after
        ):
            yield EMPTY.at(section.where, title=section.title)


@check("structure", TYPED_CONTENTS)
def contents_are_not_typed(context: Context) -> Iterator[Diagnostic]:
    """Report chapters that are the table of contents or a list of figures."""
    for chapter in context.sections:
        if chapter.heading and is_contents(chapter.title):
            yield TYPED_CONTENTS.at(chapter.where, title=chapter.title)


@check("structure", LEVEL_SKIPPED)
def levels_follow(context: Context) -> Iterator[Diagnostic]:
    """Report headings two or more levels below the one that they belong to."""
    yield from _skipped(context.sections, 0)


def _skipped(sections: Iterable[Section], above: int) -> Iterator[Diagnostic]:
    for section in sections:
        if section.level > above + 1:
            yield LEVEL_SKIPPED.at(
                section.where, title=section.title, level=section.level, above=above
            )
        yield from _skipped(section.children, section.level)


@check("structure", STACKED)
def headings_have_text_between(context: Context) -> Iterator[Diagnostic]:
    """Report a heading right below another."""
    for section in _sections(context):
        if section.heading and section.children and not any(map(prints, section.blocks)):
            below = section.children[0]
            yield STACKED.at(below.where, title=section.title, below=below.title)


@check("structure", ONLY_CHILD)
def sections_have_siblings(context: Context) -> Iterator[Diagnostic]:
    """Report a section that is alone below its heading."""
    for section in _sections(context):
        if len(section.children) == 1:
            only = section.children[0]
            yield ONLY_CHILD.at(only.where, title=only.title, above=section.title)


@check("structure", UNFINISHED)
def nothing_is_left_to_write(context: Context) -> Iterator[Diagnostic]:
    """Report notes such as TODO in the running text."""
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            for note in _NOTE.finditer(prose.text):
                yield UNFINISHED.at(prose.source.at(*note.span()), text=note[0])


def _sections(context: Context) -> Iterator[Section]:
    for chapter in context.sections:
        yield from chapter.walk()


def prints(block: Block) -> bool:
    """Say whether a block puts anything on the page."""
    match block:
        case ThematicBreak():
            return False
        case TexBlock(tex=tex):
            return _SILENT.fullmatch(tex) is None
        case Paragraph():
            return any(_shows(node) for node in walk(block.children))
        case _:
            return True


def _shows(node: Node) -> bool:
    match node:
        case Anchor() | SoftBreak() | NoCite():
            return False
        case Str(text=text):
            return bool(text.strip())
        case _:
            return True
