"""Commands within text that become nodes: citations, references, labels, notes, pictures."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule
from thesis.nodes import Anchor, CrossRef, Footnote, Foreign, Inline, RefForm, Str, Tex, TexBlock
from thesis.readers.latex_arguments import Argument, listed_arguments
from thesis.readers.latex_cite import Reading, key_places, read_citation, read_nocite
from thesis.readers.latex_cite_forms import FORMS
from thesis.readers.latex_cite_together import read_together
from thesis.readers.latex_flow import MAX_DEPTH, Flow, Handler
from thesis.readers.latex_pictures import read_picture
from thesis.readers.latex_tables import ARGUMENTS, LANGUAGES, words
from thesis.source import Location

COMMAND_LEFT_OUT = rule(
    "SRC036",
    "command-left-out",
    Severity.WARNING,
    message=Text(en=r"“\{command}” is left out: {reason}", nb=r"«\{command}» er utelatt: {reason}"),
    why=Text(
        en="The contents, the title page, the reference list and the order of the parts come from "
        "the build and from thesis.yaml; a command for them in a chapter would print them twice.",
        nb="Innholdsfortegnelse, tittelside, referanseliste og rekkefølge lages av byggingen og "
        "thesis.yaml; en kommando for dem i et kapittel ville gitt dem to ganger.",
    ),
    fix=Text(en="remove the command", nb="fjern kommandoen"),
    example="\\tableofcontents",
)

_MADE = Text(en="the build makes this itself", nb="dette lages av byggingen")
_PACKAGE = Text(
    en="packages are named under packages: in thesis.yaml",
    nb="pakker nevnes under packages: i thesis.yaml",
)
_LEFT_OUT = {
    **dict.fromkeys(
        words(
            "tableofcontents listoffigures listoftables maketitle printbibliography "
            "bibliography bibliographystyle addbibresource frontmatter mainmatter "
            "backmatter"
        ),
        _MADE,
    ),
    **dict.fromkeys(words("usepackage RequirePackage"), _PACKAGE),
}

_REFERENCES: dict[str, tuple[RefForm, bool]] = {
    "ref": ("number", False),
    "eqref": ("number", False),
    "pageref": ("page", False),
    "cpageref": ("page", False),
    "autoref": ("full", False),
    "cref": ("full", False),
    "Cref": ("full", True),
    "Autoref": ("full", True),
}
_AND = {"nb": " og ", "nn": " og "}


def _cite(flow: Flow, at: int) -> int | None:
    together = read_together(flow.source, flow.body, at, flow.out.speaks())
    if together and together.start >= flow.position:
        return flow.put_between(together.start, together.end, together.after, together.node)
    return _put(flow, at, read_citation(flow.source, flow.body, at, flow.out.speaks()))


def _nocite(flow: Flow, at: int) -> int | None:
    return _put(flow, at, read_nocite(flow.source, flow.body, at))


def _put(flow: Flow, at: int, reading: Reading | None) -> int | None:
    if reading is None:
        return None
    flow.work.diagnostics += reading.diagnostics
    return flow.put(at, reading.after, *([reading.node] if reading.node else []))


def _named(flow: Flow, at: int) -> tuple[Argument, list[Location]] | None:
    """Return the argument of a command that takes labels, and where each label stands."""
    arguments = listed_arguments(flow.body, at + 1, "b")
    if not arguments or not arguments[0]:
        return None
    places = key_places(flow.source, flow.body, arguments[0])
    return (arguments[0], places) if places else None


def _reference(flow: Flow, at: int) -> int | None:
    named = _named(flow, at)
    if named is None:
        return None
    argument, places = named
    token = flow.body.tokens[at]
    form, capital = _REFERENCES[token.name]
    where = flow.source.at(token.start, flow.body.after(argument))
    nodes: list[Inline] = []
    for number, place in enumerate(places):
        if number:
            last = number == len(places) - 1
            between = flow.source.at(place.span.start, place.span.start)
            nodes.append(Tex(between, _AND.get(flow.out.speaks(), " and ") if last else ", "))
        spot = where if len(places) == 1 else place
        nodes.append(CrossRef(spot, place.text, form, capital=capital and not number))
    if token.name == "eqref":
        before, after = (flow.source.at(at, at) for at in (where.span.start, where.span.end))
        nodes = [Str(before, "("), *nodes, Str(after, ")")]
    return flow.put(at, argument.last + 1, *nodes)


def _label(flow: Flow, at: int) -> int | None:
    place = flow.label_at(at)
    if place is None:
        return None
    flow.work.define(place)
    if at < flow.math_until:
        return None
    argument = listed_arguments(flow.body, at + 1, "b")[0]
    if argument is None:
        return None
    if flow.floats and not flow.floats[-1].label:
        flow.floats[-1].label = place.text
    where = flow.source.at(flow.offset(at), flow.body.after(argument))
    return flow.put(at, argument.last + 1, Anchor(where, place.text))


def _footnote(flow: Flow, at: int) -> int | None:
    arguments = listed_arguments(flow.body, at + 1, "ot")
    # A note with a number of its own (\footnote[3]{…}) is not ours to count: it stays TeX.
    if len(arguments) < 2 or not arguments[1] or arguments[0] or flow.depth >= MAX_DEPTH:
        return None
    note = arguments[1]
    blocks = flow.blocks(note.first + 1, note.last)
    where = flow.source.at(flow.offset(at), flow.body.after(note))
    return flow.put(at, note.last + 1, Footnote(where, blocks))


def _caption(flow: Flow, at: int) -> int | None:
    arguments = listed_arguments(flow.body, at + 1, "ot")
    if len(arguments) < 2 or not arguments[1] or not flow.floats or flow.depth >= MAX_DEPTH:
        return None
    caption = arguments[1]
    flow.flush(flow.body.tokens[caption.first].end)
    inlines = flow.inlines(caption, words=True)
    holder = flow.floats[-1]
    if holder.caption is None:
        holder.caption = inlines
    flow.out.inlines += inlines
    flow.out.has_text = True
    flow.position = flow.body.tokens[caption.last].start
    return caption.last


def _foreign(flow: Flow, at: int) -> int | None:
    name = flow.body.tokens[at].name
    if name == "foreignlanguage":
        arguments = listed_arguments(flow.body, at + 1, "obt")
        if len(arguments) < 3 or not arguments[1]:
            return None
        language = LANGUAGES.get(flow.source.slice(flow.body.inside(arguments[1])).strip())
    else:
        arguments = listed_arguments(flow.body, at + 1, "ot")
        language = LANGUAGES[name.removeprefix("text")]
    text = arguments[-1] if arguments else None
    if language is None or text is None or text.kind != "{" or flow.depth >= MAX_DEPTH:
        return None
    where = flow.source.at(flow.offset(at), flow.body.after(text))
    children = flow.inlines(text, words=flow.out.words, language=language)
    return flow.put(at, text.last + 1, Foreign(where, language, children))


def _left_out(flow: Flow, at: int) -> int:
    name = flow.body.tokens[at].name
    arguments = [a for a in listed_arguments(flow.body, at + 1, ARGUMENTS.get(name, "")) if a]
    after = arguments[-1].last + 1 if arguments else at + 1
    _report_left_out(flow, at, _LEFT_OUT[name])
    return flow.put(at, after)


def _report_left_out(flow: Flow, at: int, reason: Text) -> None:
    token = flow.body.tokens[at]
    flow.work.diagnostics.append(
        COMMAND_LEFT_OUT.at(
            flow.source.at(token.start, token.end), command=token.name, reason=reason.fill()
        )
    )


def _appendix(flow: Flow, at: int) -> int:
    token = flow.body.tokens[at]
    before = flow.parsed.prose.text[: token.start]
    if flow.parsed.path == flow.work.chapter and not before.strip():
        flow.work.appendix = flow.source.at(token.start, token.end)
        return flow.put(at, at + 1)
    # What follows is divided from the rest by thesis.structures.
    after = flow.put(at, at + 1)
    flow.out.close()
    flow.out.blocks.append(TexBlock(flow.source.at(token.start, token.end), "\\appendix"))
    return after


INLINES: dict[str, Handler] = {
    **dict.fromkeys(FORMS, _cite),
    "nocite": _nocite,
    **dict.fromkeys(_REFERENCES, _reference),
    "label": _label,
    "footnote": _footnote,
    "caption": _caption,
    "includegraphics": read_picture,
    "foreignlanguage": _foreign,
    "textenglish": _foreign,
    "textnorwegian": _foreign,
    **dict.fromkeys(_LEFT_OUT, _left_out),
    "appendix": _appendix,
}
