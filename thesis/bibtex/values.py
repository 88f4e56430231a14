"""The value of a field or abbreviation: braced, quoted or bare parts, joined by #."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from thesis.bibtex import rules
from thesis.diagnostic import Diagnostic, Filled, Severity, Text
from thesis.source import Source, Span

#: Known to every BibTeX style without a @string.
MONTHS = {
    month[:3].lower(): month
    for month in (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    )
}

NAME = r"[^\W\d][\w\-+:.&/]*+"
#: A line that begins like a field. No value holds one, unless its end was forgotten.
SWALLOWED = re.compile(rf"[\s,]*\n[ \t]*{NAME}[ \t]*=[ \t]*(?:[{{\"]|\d+\s*,|[a-z]+\s*,)")

_BLANK = re.compile(r"(?:\s++|%[^\n]*+)*+")
_BARE = re.compile(r"[^\s,{}()#\"=]++")
_BRACES = re.compile(r"[{}]")
_BRACES_AND_QUOTES = re.compile(r'[{}"]')
_SWALLOWED_BY_QUOTE = re.compile(rf"[\s,]*\n[ \t]*{NAME}[ \t]*=[ \t]*\Z")
_ASSIGNED = re.compile(rf"\s*+{NAME}\s*+=")
_BRACE_AND_COMMA = re.compile(r"\}\s*+,")
_REST_OF_LINE = re.compile(r"[^\n]*")
_MONTH_NAME = re.compile(
    r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cs])[a-z]*", re.IGNORECASE
)

_NO_VALUE = Text(
    en="the field “{name}” has no value",
    nb="feltet «{name}» har ingen verdi",
)
_UNQUOTED = Text(
    en="the value of “{name}” stands without braces",
    nb="verdien av «{name}» står uten krøllparenteser",
)
_AFTER_VALUE = Text(
    en="text follows after the value of “{name}”; a quotation mark within quotation marks?",
    nb="det står tekst etter verdien av «{name}»; kanskje et anførselstegn inne i anførselstegn?",
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
        macros: Mapping[str, str],
        report: Callable[[Diagnostic], None],
    ) -> None:
        self.source = source
        self.text = source.text
        self.at = at
        self.limit = limit
        self.macros = macros
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


def read_value(cursor: Cursor, name: str, key: str) -> tuple[str, Span]:
    """Return the value that begins at the cursor, and its place.

    The place is the text between the delimiters; of parts joined by # the whole expression.

    Raises:
        LostError: there is no value.
    """
    cursor.peek()
    start = cursor.at
    text, span = _read_part(cursor, name, key)
    parts = [text]
    end = cursor.at
    while cursor.peek() == "#":
        cursor.at += 1
        cursor.peek()
        parts.append(_read_part(cursor, name, key)[0])
        end = cursor.at
    return "".join(parts), span if len(parts) == 1 else Span(start, end)


def check_end_of_value(cursor: Cursor, name: str) -> None:
    """See to it that a comma, a closing brace or the next field follows.

    Raises:
        LostError: something else follows.
    """
    following = cursor.peek()
    if following and following not in ",})" and not cursor.match(_ASSIGNED):
        raise LostError(Span(cursor.at, cursor.at + 1), _AFTER_VALUE.fill(name=name))


def _read_part(cursor: Cursor, name: str, key: str) -> tuple[str, Span]:
    character = cursor.text[cursor.at] if cursor.at < cursor.limit else ""
    if character and character in '{"':
        quoted = character == '"'
        end = _find_end(cursor, _BRACES_AND_QUOTES if quoted else _BRACES)
        if end is not None and quoted:
            tail = _SWALLOWED_BY_QUOTE.search(cursor.text, cursor.at + 1, end)
            end = None if tail else end
        span = Span(cursor.at + 1, end) if end is not None else _cut(cursor, name, key)
        cursor.at = span.end + 1 if end is not None else cursor.at
        return cursor.source.slice(span), span
    return _read_bare(cursor, name, key)


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


def _read_bare(cursor: Cursor, name: str, key: str) -> tuple[str, Span]:
    match = cursor.match(_BARE)
    if match is None or cursor.match(_ASSIGNED):
        raise LostError(None, _NO_VALUE.fill(name=name))
    span = Span(*match.span())
    cursor.at = span.end
    following = cursor.peek()
    dangling = following == "}" and re.compile(r"\}\s*,").match(
        cursor.text, cursor.at, cursor.limit
    )
    ends = not following or following in ",#})" or cursor.match(_ASSIGNED)
    number = match[0].isdecimal()
    if dangling or not ends or (match[0][0].isdecimal() and not number):
        return _unquoted(cursor, name, key, span.start)
    if number:
        return match[0], span
    return _expanded(cursor, match[0], key, span), span


def _unquoted(cursor: Cursor, name: str, key: str, start: int) -> tuple[str, Span]:
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
    return text, span


def _expanded(cursor: Cursor, name: str, key: str, span: Span) -> str:
    known = cursor.macros.get(name.lower())
    if known is not None:
        return known
    where = cursor.source.at(span.start, span.end)
    found = rules.UNDEFINED_MACRO.at(where, name=name, key=key)
    # «month = july» prints as meant, though BibTeX would drop it.
    month = _MONTH_NAME.fullmatch(name)
    cursor.report(found.with_severity(Severity.WARNING) if month else found)
    return name
