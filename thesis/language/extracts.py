"""Running text as another program is to read it: sentences without markup, offset by offset.

A chapter's prose has spaces where the source has markup. Sent as it stands, every emphasised word
would be a mistake of spacing. Here markup goes without a trace, a citation in brackets with the
space before it, and what a sentence needs to be whole (a narrative citation, a formula, a word in
another language) is stood in for by a name. Each character knows its offset in the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thesis.document import Chapter, Prose
from thesis.nodes import Cite, Code, CrossRef, Math
from thesis.source import Span
from thesis.walking import walk

#: Stands in the place of a noun that is not text.
STAND_IN = "Alex"
#: So many words in another language than their paragraph's are worth reading.
_FEWEST_WORDS = 4
#: About as much as one request may hold (the public server takes 20,000 characters).
_LONGEST = 10_000

_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_PIECE = re.compile(r"\S+|\s+")
#: Markup between two pieces of text that do not belong to one sentence.
_BREAK = re.compile(
    r"\n[ \t]*\n|[|&]|\\\\|\\(?:item|section|subsection|subsubsection|chapter|caption)\b"
    r"|\^\[|\\footnote|\n[ \t]*(?:[-*+]|\d+[.)]|\#+|:::|>)[ \t]"
)
_NO_SPACE_BEFORE = frozenset(",.;:!?)]}’”»")
#: Stands for a character that would be two in UTF-16; one that no rule has a say about.
_SYMBOL = "☺"


@dataclass(slots=True)
class Extract:
    """Text in one language, and where each character of it comes from."""

    language: str
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    stand_ins: list[Span] = field(default_factory=list)
    """Where in `text` a name stands for something else."""

    def add(self, text: str, offset: int, *, running: bool = True) -> None:
        """Append text; `running`: its characters follow each other in the source too."""
        self.text += text
        self.offsets += range(offset, offset + len(text)) if running else [offset] * len(text)

    def stand_in(self, offset: int) -> None:
        """Append the name that stands for what is at `offset`."""
        if not self.stand_ins or self.stand_ins[-1].end != len(self.text):
            self.stand_ins.append(Span(len(self.text), len(self.text) + len(STAND_IN)))
            self.add(STAND_IN, offset, running=False)

    def extend(self, other: Extract) -> None:
        """Append another extract as a paragraph of its own."""
        if self.text:
            self.add("\n\n", self.offsets[-1], running=False)
        self.stand_ins += [span.shifted(len(self.text)) for span in other.stand_ins]
        self.text += other.text
        self.offsets += other.offsets

    def source_span(self, start: int, end: int) -> Span:
        """Return where in the source a stretch of the text (not an empty one) comes from."""
        first = self.offsets[start]
        return Span(first, max(self.offsets[end - 1] + 1, first + 1))

    def is_beside_stand_in(self, start: int, end: int) -> bool:
        """Say whether a stretch touches a stand-in or the word next to one."""
        for span in self.stand_ins:
            between = self.text[min(end, span.end) : max(start, span.start)]
            if not re.search(r"\w", between):
                return True
        return False

    def begins_paragraph(self, start: int) -> bool:
        """Say whether a paragraph begins at `start`."""
        return self.text[:start].rstrip(" ").endswith("\n") or not self.text[:start].strip()


def nouns(chapter: Chapter, prose: Prose) -> list[Span]:
    """Return what is printed as a noun in a sentence of `prose` but is no text, in order.

    That is narrative citations, cross-references, formulas and code.
    """
    return sorted(
        node.where.span
        for node in walk(chapter.blocks)
        if (isinstance(node, CrossRef | Math | Code) or (isinstance(node, Cite) and node.narrative))
        and node.where.source.path == prose.source.path
    )


def extracts(prose: Prose, stood_in_for: Sequence[Span] = ()) -> list[Extract]:
    """Return the text of a prose, a few long extracts for each of its languages.

    Args:
        prose: the text.
        stood_in_for: its `nouns`.
    """
    joined: list[Extract] = []
    current: dict[str, Extract] = {}
    for part in _parts(prose, stood_in_for):
        whole = current.get(part.language)
        if whole is None or len(whole.text) + len(part.text) > _LONGEST:
            whole = current[part.language] = Extract(part.language)
            joined.append(whole)
        whole.extend(part)
    return joined


def _parts(prose: Prose, gaps: Sequence[Span]) -> Iterator[Extract]:
    """Yield each paragraph in its own language, then its longer parts in others."""
    for paragraph in _PARAGRAPH.finditer(prose.source.text):
        span = Span(*paragraph.span())
        runs = _runs(prose, span)
        sizes: dict[str, int] = {}
        for language, run in runs:
            words = len(prose.text[run.start : run.end].split())
            sizes[language] = sizes.get(language, 0) + words
        own = bool(sizes.get(prose.language))
        main = prose.language if own else max(sizes, key=lambda language: sizes[language])
        if sizes[main]:
            others = [run for language, run in runs if language != main]
            yield _extract(prose, span, main, sorted([*gaps, *others]))
        for language, run in runs:
            if language != main and len(prose.text[run.start : run.end].split()) >= _FEWEST_WORDS:
                yield _extract(prose, run, language, gaps)


def _runs(prose: Prose, within: Span) -> list[tuple[str, Span]]:
    """Return the stretches of one language each that a span consists of, in order."""
    runs: list[tuple[str, Span]] = []
    at = within.start
    for span, language in prose.foreign:
        start, end = max(span.start, at), min(span.end, within.end)
        if start < end:
            if at < start:
                runs.append((prose.language, Span(at, start)))
            runs.append((language, Span(start, end)))
            at = end
    if at < within.end:
        runs.append((prose.language, Span(at, within.end)))
    return runs


def _extract(prose: Prose, span: Span, language: str, gaps: Sequence[Span]) -> Extract:
    extract = Extract(language)
    inside = [noun for noun in gaps if noun.start < span.end and span.start < noun.end]
    masked = prose.text[span.start : span.end]
    for noun in inside:
        start, end = max(noun.start, span.start) - span.start, noun.end - span.start
        masked = f"{masked[:start]}{' ' * (min(end, len(masked)) - start)}{masked[end:]}"
    for piece in _PIECE.finditer(masked):
        start, end = piece.start() + span.start, piece.end() + span.start
        if not piece[0].isspace():
            extract.add("".join(map(_in_one_unit, piece[0])), start)
            continue
        after = masked[piece.end() : piece.end() + 1]
        # With the line end before it: a mark at the start of a line says another thing.
        before = prose.source.text[max(start - 1, 0) : start]
        markup = prose.source.text[start:end]
        breaks = bool(_BREAK.search((before if before == "\n" else "") + markup))
        held = [noun for noun in inside if noun.start < end and start < noun.end]
        _add_gap(extract, markup, start, after, held, breaks=breaks)
    return extract


def _add_gap(
    extract: Extract, markup: str, start: int, after: str, held: Sequence[Span], *, breaks: bool
) -> None:
    """Append what stands for a stretch without text: nothing, a space, a name or a break."""
    if not extract.text and not held:
        return
    if held:
        first, last = held[0].start - start, held[-1].end - start
        if markup[: max(first, 0)].strip() != markup[: max(first, 0)] and extract.text:
            extract.add(" ", start, running=False)
        extract.stand_in(held[0].start)
        if markup[last:] != markup[last:].strip() and after and after not in _NO_SPACE_BEFORE:
            extract.add(" ", start + len(markup) - 1, running=False)
    elif markup.strip() and breaks:
        extract.add("\n\n", start, running=False)
    elif (
        any(map(str.isspace, markup))
        and after
        and (not markup.strip() or after not in _NO_SPACE_BEFORE)
    ):
        extract.add(" ", start, running=False)


def _in_one_unit(char: str) -> str:
    """Return a character that is one unit in UTF-16, as the server counts, and one here."""
    if ord(char) < 0x10000:
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and ord(plain) < 0x10000 else _SYMBOL
