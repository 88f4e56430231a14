"""What is gathered while one Markdown chapter is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from thesis.diagnostic import Diagnostic
from thesis.document import Prose
from thesis.readers import markdown_inline_rules as rules
from thesis.source import Location, Source, Span

#: Addresses that stand in running text without markup.
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww\.[^\s<>]+")
_INK = re.compile(r"[^\n]")


@dataclass
class Context:
    """The chapter's source, its project's folder, and what was found so far."""

    source: Source
    root: Path
    parsed: Source
    """What the parser reads: as long as the source, without the front matter."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    visible: list[tuple[int, int, str]] = field(default_factory=list)
    """Running text: from, to, and what is printed."""
    hidden: list[tuple[int, int]] = field(default_factory=list)
    """Ranges that turned out not to be running text after all."""
    foreign: list[tuple[Span, str]] = field(default_factory=list)
    labels: dict[str, Location] = field(default_factory=dict)
    _reported: set[tuple[str, Span]] = field(default_factory=set)

    def report(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic; the same rule speaks once about a place."""
        if diagnostic.where is not None:
            mark = (diagnostic.code, diagnostic.where.span)
            if mark in self._reported:
                return
            self._reported.add(mark)
        self.diagnostics.append(diagnostic)

    def define(self, label: str, where: Location) -> None:
        """Note a label and report one that is given twice."""
        first = self.labels.setdefault(label, where)
        if first is not where:
            self.report(rules.DUPLICATE_LABEL.at(where, related=(first,), label=label))

    def prose(self, language: str) -> Prose:
        """Return the running text at its offsets, everything else as spaces."""
        text = self.source.text
        parts: list[str] = []
        done = 0
        for start, end, printed in sorted(self.visible):
            if start < done:
                continue
            parts.append(blank(text[done:start]))
            source = text[start:end]
            # An entity or escape is longer than what it prints; a line end never lies inside.
            shown = printed.replace("\n", " ").ljust(end - start)[: end - start]
            parts.append(source if source == printed else shown)
            done = end
        parts.append(blank(text[done:]))
        masked = "".join(parts)
        if "@" in masked or "www." in masked:
            masked = _ADDRESS.sub(lambda found: blank(found[0]), masked)
        for start, end in self.hidden:
            masked = masked[:start] + blank(masked[start:end]) + masked[end:]
        return Prose(self.source, masked, language, tuple(innermost(self.foreign)))


def blank(text: str) -> str:
    """Return spaces for the text, its line ends kept."""
    return _INK.sub(" ", text) if "\n" in text else " " * len(text)


def innermost(marks: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Cut nested language marks so that none overlap and the inner one holds its place."""
    found: list[tuple[Span, str]] = []
    edges = sorted({edge for span, _ in marks for edge in (span.start, span.end)})
    for start, end in pairwise(edges):
        covering = [
            (len(span), language) for span, language in marks if span.covers(Span(start, end))
        ]
        if not covering:
            continue
        language = min(covering)[1]
        if found and found[-1][1] == language and found[-1][0].end == start:
            found[-1] = (Span(found[-1][0].start, end), language)
        else:
            found.append((Span(start, end), language))
    return found
