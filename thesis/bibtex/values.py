"""Where the value of a field or abbreviation ends: braced, quoted or bare parts, joined by #."""

from __future__ import annotations

import re
from collections.abc import Callable

from thesis.bibtex import rules
from thesis.diagnostic import Diagnostic, Filled, Text
from thesis.source import Source, Span

NAME = r"[^\W\d][\w\-+:.&/]*+"
#: A line that begins like a field. No value holds one, unless its end was forgotten.
SWALLOWED = re.compile(rf"[\s,]*\n[ \t]*{NAME}[ \t]*=[ \t]*(?:[{{\"]|\d+\s*,|[a-z]+\s*,)")

#: White space and, as biber has it, comments.
BLANK = r"(?:\s|%[^\n]*+)++"
_BLANK = re.compile(BLANK)
_BARE = re.compile(r"[^\s,{}()#%\"=]++")
_BRACES = re.compile(r"[{}]")
_BRACES_AND_QUOTES = re.compile(r'[{}"]')
_SWALLOWED_BY_QUOTE = re.compile(rf"[\s,]*\n[ \t]*{NAME}[ \t]*=[ \t]*\Z")
_ASSIGNED = re.compile(rf"\s*+{NAME}\s*+=")
_BRACE_AND_COMMA = re.compile(r"\}\s*+,")
_REST_OF_LINE = re.compile(r"[^\n]*")
_NO_VALUE = Text(
    en="the field “{name}” has no value",
    nb="feltet «{name}» har ingen verdi",
)
_UNQUOTED = Text(
    en="the value of “{name}” stands without braces",
    nb="verdien av «{name}» står uten krøllparenteser",
)
_AFTER_VALUE = Text(
    en="text follows after the value of “{name}”; a quotation mark within quotation marks, or a"
    " brace too many?",
    nb="det står tekst etter verdien av «{name}»; kanskje et anførselstegn inne i anførselstegn,"
    " eller en krøllparentes for mye?",
)
_THE_FIELD = Text(en="the field “{name}” of “{key}”", nb="feltet «{name}» i «{key}»")


class LostError(Exception):
    """What stands here cannot be read as a part of an entry."""

    def __init__(self, where: Span | None, problem: Filled) -> None:
        self.where = where
        """None: the field as such is to blame."""
        self.problem = problem
        super().__init__(problem.en)


class Cursor:
    """A place in a source that moves on, up to `limit`."""

    def __init__(
        self,
        source: Source,
        at: int,
        limit: int,
        report: Callable[[Diagnostic], None],
    ) -> None:
        self.source = source
        self.text = source.text
        self.at = at
        self.limit = limit
        self.report = report
        self.stumbled = False
        """A mistake was met from which more may follow: they are not reported."""

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match `pattern` here, seeing nothing beyond the limit."""
        return pattern.match(self.text, self.at, self.limit)

    def peek(self) -> str:
        """Skip white space and % comments; return the next character, "" at the limit."""
        blank = self.match(_BLANK)
        self.at = blank.end() if blank else self.at
        return self.text[self.at] if self.at < self.limit else ""

    def complain(self, diagnostic: Diagnostic) -> None:
        """Report a mistake that others may follow from, if it is the first."""
        if not self.stumbled:
            self.report(diagnostic)
        self.stumbled = True


def read_value(cursor: Cursor, name: str, key: str) -> tuple[Span, Span | None]:
    """Return the places of the value that begins at the cursor, without and with its delimiters.

    Of parts joined by # both are the whole expression. The second is None when the value was cut
    short or stands without its braces: then its text is all there is.

    Raises:
        LostError: there is no value.
    """
    cursor.peek()
    start = cursor.at
    span, readable = _read_part(cursor, name, key)
    written = Span(start, cursor.at)
    while cursor.peek() == "#":
        cursor.at += 1
        cursor.peek()
        readable &= _read_part(cursor, name, key)[1]
        span = written = Span(start, cursor.at)
    return span, written if readable else None


def check_end_of_value(cursor: Cursor, name: str) -> None:
    """See to it that a comma, a closing brace or the next field follows.

    Raises:
        LostError: something else follows.
    """
    following = cursor.peek()
    if following and following not in ",})" and not cursor.match(_ASSIGNED):
        raise LostError(Span(cursor.at, cursor.at + 1), _AFTER_VALUE.fill(name=name))


def _read_part(cursor: Cursor, name: str, key: str) -> tuple[Span, bool]:
    """Return the place of the part that begins here, and whether it is written by the rules."""
    character = cursor.text[cursor.at] if cursor.at < cursor.limit else ""
    if not character or character not in '{"':
        return _read_bare(cursor, name, key)
    quoted = character == '"'
    end = _find_end(cursor, _BRACES_AND_QUOTES if quoted else _BRACES)
    if end is None or (quoted and _SWALLOWED_BY_QUOTE.search(cursor.text, cursor.at + 1, end)):
        return _cut(cursor, name, key), False
    span = Span(cursor.at + 1, end)
    cursor.at = end + 1
    return span, True


def _find_end(cursor: Cursor, delimiters: re.Pattern[str]) -> int | None:
    """Return where the value that opens here ends, if it does."""
    depth = 0
    for match in delimiters.finditer(cursor.text, cursor.at + 1, cursor.limit):
        if match[0] == "{":
            depth += 1
        elif depth > 0:
            depth -= match[0] == "}"
        else:
            return match.start()
    return None


def _cut(cursor: Cursor, name: str, key: str) -> Span:
    """Report a value that never ends, and end it before the next field, else with its line."""
    opening = cursor.at
    cursor.complain(
        rules.UNCLOSED.at(
            cursor.source.at(opening),
            what=_THE_FIELD.fill(name=name, key=key),
        )
    )
    swallowed = SWALLOWED.search(cursor.text, opening + 1, cursor.limit)
    line = _REST_OF_LINE.match(cursor.text, opening, cursor.limit)
    cursor.at = swallowed.start() if swallowed else line.end() if line else cursor.limit
    value = cursor.text[opening + 1 : cursor.at].rstrip(' \t,"')
    return Span(opening + 1, opening + 1 + len(value))


def _read_bare(cursor: Cursor, name: str, key: str) -> tuple[Span, bool]:
    match = cursor.match(_BARE)
    if match is None or cursor.match(_ASSIGNED):
        raise LostError(None, _NO_VALUE.fill(name=name))
    span = Span(*match.span())
    cursor.at = span.end
    following = cursor.peek()
    dangling = following == "}" and cursor.match(_BRACE_AND_COMMA)
    ends = not following or following in ",#})" or cursor.match(_ASSIGNED)
    if dangling or not ends or (match[0][0].isdecimal() and not match[0].isdecimal()):
        return _unquoted(cursor, name, key, span.start), False
    cursor.at = span.end
    return span, True


def _unquoted(cursor: Cursor, name: str, key: str, start: int) -> Span:
    """Report text that lacks its braces, and take the rest of its line for the value."""
    line = _REST_OF_LINE.match(cursor.text, start, cursor.limit)
    text = line[0].rstrip(' \t,"') if line else ""
    text = text.removesuffix("}") if text.count("}") > text.count("{") else text
    span = Span(start, start + len(text))
    problem = _UNQUOTED.fill(name=name)
    cursor.complain(
        rules.MALFORMED_FIELD.at(cursor.source.at(start, span.end), key=key, problem=problem)
    )
    comma = line is not None and line[0].rstrip().endswith(",")
    cursor.at = start + len(line[0].rstrip()) - comma if line else cursor.limit
    return span
