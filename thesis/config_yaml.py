"""YAML text as a graph of nodes with positions: no code, no aliases, bounded depth."""

from __future__ import annotations

from typing import Any

import yaml

from thesis import config_rules as rules
from thesis.diagnostic import Diagnostic, Filled, ThesisError
from thesis.source import Source

MAX_DEPTH = 20


def compose(source: Source) -> yaml.MappingNode:
    """Return the file's top mapping.

    Raises:
        ThesisError: it is not YAML, not a mapping, or holds aliases.
    """

    class Loader(yaml.SafeLoader):
        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 - the base class has it so
            event: Any = self.peek_event()  # type: ignore[no-untyped-call]
            where = source.at(event.start_mark.index, event.end_mark.index)
            if isinstance(event, yaml.AliasEvent):
                raise ThesisError(rules.ALIAS.at(where))
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise ThesisError(rules.TOO_DEEP.at(where))
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

    try:
        node = Loader(source.text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise ThesisError(_syntax_error(source, error)) from None
    except yaml.reader.ReaderError as error:
        where = source.at(error.position)
        raise ThesisError(rules.SYNTAX.at(where, detail=str(error), hint=_CONTROL)) from None
    if not isinstance(node, yaml.MappingNode):
        raise ThesisError(rules.NOT_A_MAPPING.at(source.at(0)))
    return node


_TAB = Filled(
    "there is a tab here: YAML is indented with spaces only",
    "her står det en tabulator: YAML rykkes inn med mellomrom, aldri tabulator",
)
_COLON = Filled(
    "a value that holds “: ”, “#” or begins with a quote, bracket or “@” must stand in quotes",
    "en verdi med «: » eller «#», eller som begynner med hermetegn, klamme eller «@», "
    "må stå i hermetegn",
)
_CONTROL = Filled(
    "there is an invisible control character here; delete it and write the text again",
    "her står det et usynlig kontrolltegn; slett det og skriv teksten på nytt",
)


def _syntax_error(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark else 0
    # A tab used as indentation is reported by PyYAML at or after the tab; show the tab itself.
    line = source.position(min(offset, len(source.text))).line
    text = source.line_text(line)
    indent = text[: len(text) - len(text.lstrip())]
    hint = _COLON
    if "\t" in indent:
        offset = source.offset(line, indent.index("\t") + 1)
        hint = _TAB
    return rules.SYNTAX.at(source.at(offset), hint=hint, detail=str(error))
