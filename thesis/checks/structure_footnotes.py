"""Footnotes that do the work of others: a citation, a paragraph; notes apart from their word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from thesis.checks.passages import words_in
from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Edit, Filled, Severity, Text, rule
from thesis.document import Prose
from thesis.nodes import Cite, Footnote, Inline, Node, Paragraph, SoftBreak, Str, Tex
from thesis.source import Location
from thesis.walking import children, walk

CITATION = rule(
    "STR031",
    "citation-in-footnote",
    Severity.WARNING,
    message=Text(
        en="this footnote holds nothing but a citation, but the style {style} has citations in "
        "the text",
        nb="fotnoten inneholder bare en kildehenvisning, men stilen {style} har henvisningene i "
        "teksten",
    ),
    why=Text(
        en="In styles with author and year, such as APA, the citation stands in the sentence. A "
        "footnote for it sends the reader to the foot of the page for nothing, and mixes two ways "
        "to cite.",
        nb="I stiler med forfatter og år, som APA, står henvisningen i setningen. En fotnote for "
        "den sender leseren ned på siden for ingenting, og blander to måter å henvise på.",
    ),
    fix=Text(
        en="move the citation into the sentence, before the full stop; if your field cites in "
        "footnotes, choose such a style with `citation-style:` in thesis.yaml",
        nb="flytt henvisningen inn i setningen, foran punktumet; bruker faget ditt fotnoter til "
        "henvisninger, så velg en slik stil med `citation-style:` i thesis.yaml",
    ),
    example="Arbeid gir helse.^[@dalland2020, s. 12.]",
    authority="APA 7, 8.11; Norsk APA-manual",
)

LONG = rule(
    "STR032",
    "long-footnote",
    Severity.WARNING,
    message=Text(
        en="this footnote has {words} words (paragraphs: {paragraphs})",
        nb="fotnoten har {words} ord i {paragraphs} avsnitt",
    ),
    why=Text(
        en="A footnote adds one thought. One of more than 100 words, or of several paragraphs, is "
        "text that belongs in the chapter or in an appendix, and is easily taken for a way around "
        "the word limit.",
        nb="En fotnote tilføyer én tanke. Er den på mer enn 100 ord eller flere avsnitt, er den "
        "tekst som hører hjemme i kapitlet eller i et vedlegg, og kan lett ses som en vei rundt "
        "ordgrensen.",
    ),
    fix=Text(
        en="move it into the text or an appendix, or shorten it",
        nb="flytt den inn i teksten eller et vedlegg, eller kort den ned",
    ),
    authority="APA 7, 2.13",
)

APART = rule(
    "STR033",
    "space-before-footnote",
    Severity.WARNING,
    message=Text(
        en="there is a space between the text and the number of the footnote",
        nb="det er mellomrom mellom teksten og fotnotetallet",
    ),
    why=Text(
        en="The number of a note stands right after the word or the full stop that it belongs to. "
        "With a space before it, it may even begin the next line.",
        nb="Fotnotetallet står helt inntil ordet eller punktumet som noten hører til. Med "
        "mellomrom foran kan det til og med havne først på neste linje.",
    ),
    fix=Text(en="delete the space", nb="slett mellomrommet"),
    example="Arbeid gir helse. ^[Dette er omstridt.]",
    authority=Filled(
        "Korrekturavdelingen, on footnotes and their marks; APA 7, 2.13",
        "Korrekturavdelingen, «Fotnote, fotnotetegn og henvisninger»; APA 7, 2.13",
    ),
)

_LONGEST = 100
#: What may stand beside a citation without saying anything: «Se», «jf.», «s.».
_EMPTY_WORDS = frozenset(
    {"se", "sjå", "jf", "jfr", "jamfør", "også", "og", "for", "eksempel", "f", "eks", "bl", "a"}
    | {"see", "cf", "also", "and", "eg", "e", "g", "s", "side", "p", "pp", "kap", "ibid", "i"}
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(r"\s+\Z")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\s*\Z")


@check("structure", CITATION, LONG)
def footnotes_add_something(context: Context) -> Iterator[Diagnostic]:
    """Report footnotes with only a citation in them, and those that are as long as paragraphs."""
    in_text: bool | None = None
    proses = {prose.source.path: prose for c in context.thesis.chapters for prose in c.prose}
    for note in (node for node in context.thesis.nodes() if isinstance(node, Footnote)):
        if _only_cites(note):
            in_text = _cites_in_text(context) if in_text is None else in_text
            if in_text:
                yield CITATION.at(note.where, style=context.config.citation_style)
        paragraphs = [node for node in walk(note.blocks) if isinstance(node, Paragraph)]
        texts = (_prose_of(paragraph, proses) for paragraph in paragraphs)
        words = sum(map(words_in, texts))
        if words > _LONGEST or len(paragraphs) > 1:
            yield LONG.at(note.where, words=words, paragraphs=len(paragraphs))


def _prose_of(paragraph: Paragraph, proses: Mapping[str, Prose]) -> str:
    """Return a paragraph's running text, without its markup."""
    where = paragraph.where
    prose = proses.get(where.source.path)
    return prose.text[where.span.start : where.span.end] if prose else ""


def _only_cites(note: Footnote) -> bool:
    nodes = list(walk(note.blocks))
    if not any(isinstance(node, Cite) for node in nodes):
        return False
    text = " ".join(node.text if isinstance(node, Str) else _tex(node) for node in nodes)
    return all(word.casefold() in _EMPTY_WORDS for word in _LETTERS.findall(text))


def _tex(node: Node) -> str:
    return node.tex if isinstance(node, Tex) else ""


def _cites_in_text(context: Context) -> bool:
    """Say whether the style has author and year in the sentence."""
    from thesis.citations.styles import find_style

    style, _ = find_style(context.config.citation_style, context.config.root, None)
    return style is not None and not style.notes and style.format == "author-date"


@check("structure", APART)
def notes_stand_at_their_word(context: Context) -> Iterator[Diagnostic]:
    """Report a space before the number of a footnote."""
    for node in context.thesis.nodes():
        for where in _apart(children(node)):
            yield APART.at(where, fixes=(Edit(where, ""),))


def _apart(nodes: Iterable[Node]) -> Iterator[Location]:
    """Yield the white space between texts and the footnotes that follow them."""
    before: Node | None = None
    for node in nodes:
        if isinstance(node, Footnote) and _is_text(before):
            text = node.where.source.text[: node.where.span.start]
            blanks = _BLANKS.search(text)
            if blanks and not _COMMENT.search(text):
                yield node.where.source.at(blanks.start(), blanks.end())
        before = node


def _is_text(node: Inline | Node | None) -> bool:
    return isinstance(node, Str | SoftBreak | Tex)


__all__ = ["APART", "CITATION", "LONG"]
