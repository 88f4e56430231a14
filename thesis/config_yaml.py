"""YAML text as a graph of nodes with positions: no code, no aliases, bounded depth."""

from __future__ import annotations

import re
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
_INDENTED = Filled(
    "each key begins at the left edge; take the spaces before it away",
    "hver nøkkel begynner helt til venstre; ta bort mellomrommene foran",
)
_NEVER_CLOSED = Filled(
    "a quotation mark or bracket that is opened here is not closed on this line",
    "et hermetegn eller en klamme som åpnes her, lukkes ikke på denne linjen",
)
_HARD_SPACE = Filled(
    "there is a hard space after the colon, as Word has them; write an ordinary one",
    "det står et hardt mellomrom etter kolon, slik Word har; skriv et vanlig",
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
    elif earlier := _cause(source, line):
        offset, hint = earlier
    return rules.SYNTAX.at(source.at(offset), hint=hint, detail=str(error))


#: A value that begins with a mark which nothing on its line closes.
_OPEN = re.compile(r"[\w-]+:[ ]+(?:\"[^\"]*|'[^']*|\[[^\]]*|\{[^}]*)$")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_NO_SPACE = re.compile(r"[\w-]+:(?P<space>[\u00a0\u202f])")
_PLAIN_VALUE = re.compile(r"[\w-]+:[ ]+[^\s|>&#\[{].*")


def _cause(source: Source, line: int) -> tuple[int, Filled] | None:
    """Return where a mistake begins that YAML notices only later, up to a line, and a hint."""
    for number in range(line, 0, -1):
        text = source.line_text(number).rstrip()
        if found := _NO_SPACE.match(text):
            return source.offset(number, found.start("space") + 1), _HARD_SPACE
        # A list may go on over lines; one that the next key stands in does not.
        if number < line and _OPEN.match(text) and _KEY.match(source.line_text(number + 1)):
            return source.offset(number, text.index(":") + 3), _NEVER_CLOSED
    text, before = source.line_text(line), source.line_text(line - 1) if line > 1 else ""
    if text.startswith(" ") and _PLAIN_VALUE.match(before):
        return source.offset(line), _INDENTED
    return None
