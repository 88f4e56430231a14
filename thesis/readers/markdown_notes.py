"""Footnotes whose text stands elsewhere in the chapter: `[^1]` and `[^1]: text`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thesis.nodes import Block
from thesis.readers import markdown_inline_rules as rules
from thesis.readers.markdown_context import Context
from thesis.source import Location


@dataclass(slots=True)
class _Definition:
    where: Location
    read: Callable[[], tuple[Block, ...]]
    blocks: tuple[Block, ...] | None = None
    open: bool = False
    """While its text is being read: a note that refers to itself."""


@dataclass(slots=True)
class Notes:
    """The chapter's footnotes by label, each read when it is first referred to."""

    context: Context
    definitions: dict[str, _Definition] = field(default_factory=dict)

    def define(self, label: str, where: Location, read: Callable[[], tuple[Block, ...]]) -> None:
        """Note a footnote's text; `read` turns it into blocks."""
        first = self.definitions.setdefault(label, _Definition(where, read))
        if first.where is not where:
            problem = rules.DUPLICATE_FOOTNOTE.at(where, label=label, related=(first.where,))
            self.context.report(problem)

    def blocks(self, label: str, where: Location) -> tuple[Block, ...] | None:
        """Return the text for a reference at `where`; None, reported, when there is none."""
        found = self.definitions.get(label)
        if found is None or found.open:
            self.context.report(rules.UNDEFINED_FOOTNOTE.at(where, label=label))
            return None
        if found.blocks is None:
            found.open = True
            found.blocks = found.read()
            found.open = False
        return found.blocks

    def report_unused(self) -> None:
        """Report each footnote that nothing referred to."""
        for label, definition in self.definitions.items():
            if definition.blocks is None:
                self.context.report(rules.UNUSED_FOOTNOTE.at(definition.where, label=label))
