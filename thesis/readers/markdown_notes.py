"""Footnotes whose text stands elsewhere in the chapter: `[^1]` and `[^1]: text`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thesis.diagnostic import Filled, Severity
from thesis.nodes import Block
from thesis.readers import markdown_block_rules as block_rules
from thesis.readers import markdown_inline_rules as rules
from thesis.readers.markdown_context import Context
from thesis.source import Location

_NESTED = Filled("a footnote within a footnote", "en fotnote inne i en fotnote")
_NESTED_HINT = Filled("write both texts in one note", "skriv begge tekstene i én note")


@dataclass(slots=True)
class _Definition:
    where: Location
    read: Callable[[], tuple[Block, ...]]
    blocks: tuple[Block, ...] | None = None


@dataclass(slots=True)
class Notes:
    """The chapter's footnotes by label, each read when it is first referred to."""

    context: Context
    definitions: dict[str, _Definition] = field(default_factory=dict)
    reading: bool = False
    """While a note's text is being read: what refers to a note there lies within one."""

    def define(self, label: str, where: Location, read: Callable[[], tuple[Block, ...]]) -> None:
        """Note a footnote's text; `read` turns it into blocks."""
        first = self.definitions.setdefault(label, _Definition(where, read))
        if first.where is not where:
            problem = rules.DUPLICATE_FOOTNOTE.at(where, label=label, related=(first.where,))
            self.context.report(problem)

    def blocks(self, label: str, where: Location) -> tuple[Block, ...] | None:
        """Return the text for a reference at `where`; None, reported, when there is none."""
        found = self.definitions.get(label)
        if found is None:
            self.context.report(rules.UNDEFINED_FOOTNOTE.at(where, label=label))
            return None
        if self.reading:
            self.report_nested(where)
            return None
        if found.blocks is None:
            self.reading = True
            found.blocks = found.read()
            self.reading = False
        return found.blocks

    def report_nested(self, where: Location) -> None:
        """Report a footnote within a footnote: TeX sets no text for the inner one."""
        problem = block_rules.UNSUPPORTED.at(where, what=_NESTED, hint=_NESTED_HINT)
        self.context.report(problem.with_severity(Severity.ERROR))

    def report_unused(self) -> None:
        """Report each footnote that nothing referred to."""
        for label, definition in self.definitions.items():
            if definition.blocks is None:
                self.context.report(rules.UNUSED_FOOTNOTE.at(definition.where, label=label))
