r"""Citation commands of biblatex, natbib and apacite as clusters.

What a command prints is decided by the citation style and not by the command's own package:

* `\parencite`, `\autocite`, `\citep`, `\cite` and their like are parenthetical, `\textcite`,
  `\citet`, `\citeA` narrative. (`\cite` is narrative in natbib and bare in biblatex; in a
  thesis after Norsk APA it is meant as the ordinary parenthetical citation.)
* biblatex's star leaves the author out; natbib's asks for all authors, which the style decides.
* A number alone after the key is a page: `\parencite[12]{x}` is «s. 12», as in biblatex.
* `\footcite` is a footnote with the citation.
* What no style can print alone (`\citeauthor`, `\citealp`, `\fullcite` …) becomes the nearest
  citation, and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from thesis.diagnostic import Diagnostic, Text
from thesis.nodes import Citation, Cite, Footnote, NoCite, Paragraph
from thesis.readers.latex_arguments import Argument, Body, argument_at, skip_blank
from thesis.readers.latex_cite_forms import CITATION_WITHOUT_KEY, FORMS, INEXACT_CITATION, PLURAL
from thesis.source import Location, Source, Span

_PARENTHESES = Text(en="(Author, year)", nb="(Forfatter, år)")
_NARRATIVE = Text(en="Author (year)", nb="Forfatter (år)")
_YEAR = Text(en="(year)", nb="(år)")

# natbib's starred forms ask for all authors' names; biblatex's leave them out.
_NATBIB = re.compile(r"[Cc]ite(p|t|alp|alt|author)")
_PAGES = re.compile(r"\d+(?:\s*[-–]+\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]+\s*\d+)?)*")
_MARKUP = re.compile(r"[\\{}$~]|--|``|''")


@dataclass
class Reading:
    """A citation command as read: the node and the token after it."""

    node: Cite | Footnote | NoCite | None
    after: int
    diagnostics: list[Diagnostic]


@dataclass
class _Reader:
    source: Source
    body: Body
    language: str
    at: int
    command: str
    citations: list[Citation]
    diagnostics: list[Diagnostic]
    end: int = 0

    # --- arguments ---

    def option(self) -> Argument | None:
        found = argument_at(self.body, skip_blank(self.body, self.at))
        return self.take(found) if found and found.kind == "[" else None

    def keys(self) -> Argument | None:
        found = argument_at(self.body, skip_blank(self.body, self.at))
        return self.take(found) if found and found.kind == "{" else None

    def take(self, argument: Argument) -> Argument:
        self.at = argument.last + 1
        self.end = self.body.after(argument)
        return argument

    def enclosed(self, opening: str, closing: str) -> Span | None:
        """Read biblatex's `(global note)` or apacite's `<note>`, within one text token."""
        if not self.body.first <= self.at < self.body.last:
            return None
        token = self.body.tokens[self.at]
        text = self.source.text
        if token.kind != "text" or text[token.start] != opening:
            return None
        stop, index = text.find(closing, token.start, token.end), self.at
        while stop < 0 and index + 1 < min(self.body.last, self.at + 12):
            index += 1
            piece = self.body.tokens[index]
            if piece.kind not in ("text", "blank", "tie"):
                return None
            stop = text.find(closing, piece.start, piece.end)
        if stop < 0 or stop + 1 != self.body.tokens[index].end:
            return None
        self.at, self.end = index + 1, stop + 1
        return Span(token.start + 1, stop)

    def round_brackets(self) -> list[Span]:
        """Read `(pre)(post)`; both may stand in one text token: the tokens know no «(»."""
        if not self.body.first <= self.at < self.body.last:
            return []
        token = self.body.tokens[self.at]
        both = re.compile(r"\(([^()]*)\)(?:\(([^()]*)\))?").fullmatch(
            self.source.text, token.start, token.end
        )
        if both is None:
            span = self.enclosed("(", ")")
            return [span] if span else []
        self.at, self.end = self.at + 1, token.end
        return [Span(*both.span(n)) for n in (1, 2) if both[n] is not None]

    # --- one item: [pre][post]{keys} ---

    def item(self) -> bool:
        angle = self.enclosed("<", ">")
        first, second = self.option(), None
        if first:
            second = self.option()
        keys = self.keys()
        if keys is None:
            return False
        before = self.text(angle) if angle else self.text(self.inner(first)) if second else ""
        after = second or first
        found = self.split(keys, before, self.inner(after) if after else None)
        if not found:
            where = self.source.at(self.body.tokens[keys.first].start, self.body.after(keys))
            self.diagnostics.append(CITATION_WITHOUT_KEY.at(where, command=self.command))
        self.citations += found
        return True

    def inner(self, argument: Argument | None) -> Span:
        return self.body.inside(argument) if argument else Span(0, 0)

    def split(self, keys: Argument, before: str, after: Span | None) -> list[Citation]:
        places = key_places(self.source, self.body, keys)
        citations = []
        for number, where in enumerate(places):
            last = after if after and number == len(places) - 1 else None
            citations.append(
                Citation(
                    where,
                    where.text,
                    where,
                    prefix=before if number == 0 else "",
                    suffix=self.locator(last) if last else "",
                    suffix_where=self.source.at(last.start, last.end)
                    if last and len(last)
                    else None,
                )
            )
        return citations

    def text(self, span: Span) -> str:
        return plain_text(self.source.slice(span))

    def locator(self, span: Span) -> str:
        text = self.text(span)
        if not _PAGES.fullmatch(text):
            return text
        pages = re.sub(r"\s*[-–]+\s*", "–", text)
        if self.language == "en":
            return f"{'pp.' if re.search('[–,]', pages) else 'p.'} {pages}"
        return f"s. {pages}"


def plain_text(tex: str) -> str:
    """Return what a short piece of LaTeX prints, as plain text on one line."""
    if _MARKUP.search(tex):
        from thesis.bibtex import plain

        tex = plain(tex)
    return " ".join(tex.split())


def key_places(source: Source, body: Body, argument: Argument) -> list[Location]:
    """Return where each key or label of a comma-separated argument stands."""
    inside = body.inside(argument)
    text = source.slice(inside)
    for token in body.tokens[argument.first : argument.last]:
        if token.kind == "comment":
            start, end = token.start - inside.start, token.end - inside.start
            text = text[:start] + " " * (end - start) + text[end:]
    places = []
    start = inside.start
    for part in text.split(","):
        name = part.strip()
        if name:
            first = start + part.index(name)
            places.append(source.at(first, first + len(name)))
        start += len(part) + 1
    return places


def read_citation(source: Source, body: Body, at: int, language: str) -> Reading | None:
    """Read the citation command at token `at`; None when it has no keys in braces."""
    token = body.tokens[at]
    form = FORMS[token.name]
    reader = _Reader(source, body, language, at + 1, token.name, [], [])
    notes = reader.round_brackets() if token.name in PLURAL else []
    if not reader.item():
        return None
    while token.name in PLURAL and reader.item():
        pass
    citations = _with_notes(reader, notes)
    starred = source.text[token.end - 1] == "*" and not _NATBIB.fullmatch(token.name)
    if form.year_only or (starred and not form.narrative):
        citations = [_without_author(citation) for citation in citations]
    where = source.at(token.start, reader.end)
    if not citations:
        return Reading(None, reader.at, reader.diagnostics)
    if not form.exact:
        shown = _NARRATIVE if form.narrative else _YEAR if form.year_only else _PARENTHESES
        reader.diagnostics.append(
            INEXACT_CITATION.at(
                source.at(token.start, token.end), command=token.name, form=shown.fill()
            )
        )
    cite = Cite(where, tuple(citations), narrative=form.narrative)
    node = Footnote(where, (Paragraph(where, (cite,)),)) if form.note else cite
    return Reading(node, reader.at, reader.diagnostics)


def read_nocite(source: Source, body: Body, at: int) -> Reading | None:
    r"""Read the `\nocite` at token `at`."""
    keys = argument_at(body, skip_blank(body, at + 1))
    if keys is None or keys.kind != "{":
        return None
    places = key_places(source, body, keys)
    where = source.at(body.tokens[at].start, body.after(keys))
    if not places:
        problem = CITATION_WITHOUT_KEY.at(where, command="nocite")
        return Reading(None, keys.last + 1, [problem])
    node = NoCite(where, tuple((place.text, place) for place in places))
    return Reading(node, keys.last + 1, [])


def _with_notes(reader: _Reader, notes: list[Span]) -> list[Citation]:
    """Add biblatex's notes for the whole cluster to its first and last citation."""
    citations = list(reader.citations)
    if not citations or not notes:
        return citations
    texts = [reader.text(note) for note in notes]
    before, after = (texts[0], texts[1]) if len(texts) == 2 else ("", texts[0])
    join: Callable[[str, str], str] = lambda a, b: f"{a} {b}".strip()  # noqa: E731
    citations[0] = _replaced(citations[0], prefix=join(before, citations[0].prefix))
    last = citations[-1]
    suffix = f"{last.suffix}, {after}" if last.suffix and after else last.suffix or after
    citations[-1] = _replaced(last, suffix=suffix)
    return citations


def _without_author(citation: Citation) -> Citation:
    return _replaced(citation, suppress_author=True)


def _replaced(citation: Citation, **changes: object) -> Citation:
    return replace(citation, **changes)  # type: ignore[arg-type]
