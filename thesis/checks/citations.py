"""Citations and entries, held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.bibliography import Bibliography
from thesis.checks.labels import labels_in
from thesis.checks.registry import Context, check
from thesis.citations.rules import (
    BROKEN_STYLE,
    ENTRY_NOT_RENDERED,
    NOT_RENDERED,
    RENDERER_WARNING,
    UNKNOWN_STYLE,
)
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Thesis
from thesis.nodes import Citation, NoCite
from thesis.source import Location
from thesis.suggestions import did_you_mean

UNDEFINED_CITATION = rule(
    "CIT001",
    "undefined-citation",
    Severity.ERROR,
    message=Text(
        en="no entry in the bibliography has the key “{key}”",
        nb="ingen kilde har nøkkelen «{key}»",
    ),
    why=Text(
        en="A citation names an entry in references/ by its key. When no entry has that key, the"
        " reader cannot find the work: it is missing in the reference list.",
        nb="En henvisning peker på en kilde i references/ med nøkkelen dens. Når ingen kilde har"
        " nøkkelen, finner ikke leseren verket: det mangler i referanselista.",
    ),
    fix=Text(
        en="correct the key, or add the work to the bibliography file",
        nb="rett nøkkelen, eller legg verket inn i litteraturfila (`.bib`)",
    ),
    example="Trening hjelper [@linke2014].",
    authority=Filled(
        "Norsk APA-manual: citations and reference list agree",
        "Norsk APA-manual: det er samsvar mellom henvisninger og referanseliste",
    ),
)

UNCITED_ENTRY = rule(
    "CIT002",
    "uncited-entry",
    Severity.WARNING,
    message=Text(
        en="the entry “{key}” is never cited", nb="kilden «{key}» er aldri henvist til i teksten"
    ),
    why=Text(
        en="The reference list names the works that the text cites, and no others. This entry is"
        " left out of the list.",
        nb="Referanselista skal inneholde de verkene teksten viser til, og ingen andre. Denne"
        " kilden kommer ikke med i lista.",
    ),
    fix=Text(
        en="cite the work where you use it, or delete the entry",
        nb="vis til verket der du bruker det, eller slett kilden",
    ),
    example="@book{bandura1977, …}",
    authority=Filled(
        "Norsk APA-manual: citations and reference list agree",
        "Norsk APA-manual: det er samsvar mellom henvisninger og referanseliste",
    ),
)

_LABEL = Text(
    en="“{key}” is a label: write \\ref{{{key}}}, or begin it with sec:, fig:, tbl:, eq: or app:",
    nb="«{key}» er en etikett: skriv \\ref{{{key}}}, eller la den begynne med sec:, fig:, tbl:, "
    "eq: eller app:",
)


@check("citations", UNDEFINED_CITATION)
def undefined_citations(context: Context) -> Iterator[Diagnostic]:
    """Yield every citation whose key has no entry.

    When a .bib file could not be read whole, its own error is enough: the key may well be there.
    """
    bibliography = context.bibliography
    if not bibliography.complete:
        return
    near = context.near_keys
    labels = {label for label, _ in labels_in(context.thesis.nodes())}
    hints: dict[str, Filled | None] = {}
    for key, where in _cited(context.thesis):
        if key in bibliography or key == "*":
            continue
        if key not in hints:
            is_label = key in labels
            hints[key] = _LABEL.fill(key=key) if is_label else did_you_mean(*near.of(key))
        yield UNDEFINED_CITATION.at(where, key=key, hint=hints[key])


@check("citations", UNCITED_ENTRY)
def uncited_entries(context: Context) -> Iterator[Diagnostic]:
    """Yield every entry that no citation names; unread chapters may well name it."""
    if not context.thesis.complete:
        return
    cited = {key for key, _ in _cited(context.thesis)}
    if "*" in cited:
        return
    # An entry that a misspelled key was meant for is one mistake, and told there.
    unknown = {key for key in cited if key not in context.bibliography}
    cited |= {near for key in unknown for near in context.near_keys.of(key)[:1]}
    # So is one that is cited without its key.
    cited |= context.typed.keys
    cited = _with_parents(cited, context.bibliography)
    for entry in context.bibliography:
        if entry.key not in cited:
            yield UNCITED_ENTRY.at(entry.key_where, key=entry.key)


@check("citations", UNKNOWN_STYLE, BROKEN_STYLE, NOT_RENDERED, ENTRY_NOT_RENDERED, RENDERER_WARNING)
def rendering(context: Context) -> Iterator[Diagnostic]:
    """Yield what keeps the citations from being printed, so that no build is needed to see it."""
    yield from context.rendered[1]


def _cited(thesis: Thesis) -> Iterator[tuple[str, Location]]:
    """Yield every key that the text names, with its place."""
    for node in thesis.nodes():
        match node:
            case Citation():
                yield node.key, node.key_where
            case NoCite():
                yield from node.keys
            case _:
                pass


def _with_parents(cited: set[str], bibliography: Bibliography) -> set[str]:
    """Return the keys with those of the entries that they take fields from, however far up."""
    found: set[str] = set()
    waiting = list(cited)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        entry = bibliography.get(key)
        for name in ("crossref", "xdata", "xref"):
            field = entry.fields.get(name) if entry else None
            if field:
                waiting += [parent.strip() for parent in field.value.split(",")]
    return found
