"""The errors in TeX's log.

TeX is run with `-file-line-error`, so that an error names the file that it is in, and with lines
that do not wrap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = re.compile(
    r"^(?:(?P<file>(?:[A-Za-z]:)?[^:\n]+\.\w+):(?P<line>\d+): |!(?P<backend>pdfTeX error: )?\s?)"
    r"(?P<text>\S.*)$"
)
_STOPPED_AT = re.compile(r"^l\.(?P<line>\d+) ?(?P<before>.*)$")
_CONTINUED = re.compile(r"^(?: {15}|\(\w[\w.-]*\) {2,})(?P<text>\S.*)$")
_KIND = re.compile(r"^(?:LaTeX|Package [\w.-]+|Class [\w.-]+) Error: ?")
_LAST_COMMAND = re.compile(r"(\\(?:[A-Za-z@]+|[^A-Za-z@\s]))\s*$")
#: Lines after which an error's context is taken to be over.
_MAX_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class TexError:
    """An error that TeX reported."""

    text: str
    """Its sentence, continuation lines joined, without «LaTeX Error:» and the like."""
    file: str
    """The file that TeX was in, as it names it; "" when it does not say."""
    line: int
    """The line in that file; 0 when TeX does not say."""
    before: str
    """The text of that line up to where TeX stopped."""
    after: str
    """The rest of that line."""
    context: str
    """The innermost of what TeX was reading, up to where it stopped: a macro's text perhaps."""
    runaway: str
    """The beginning of the argument that never ended, when that is the matter."""
    detail: str
    """The log's own lines."""

    @property
    def command(self) -> str:
        """The command that TeX stopped at, "" when it was something else."""
        for text in (self.context, self.before):
            if found := _LAST_COMMAND.search(text):
                return found[1]
        return ""


def read_errors(log: str) -> list[TexError]:
    """Return the errors in a log, in order."""
    lines = log.split("\n")
    return list(_errors(lines))


def _errors(lines: list[str]) -> Iterator[TexError]:
    runaway = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("Runaway "):
            following = lines[at + 1] if at + 1 < len(lines) else ""
            runaway = "" if _HEADER.match(following) else following
            at += 1
            continue
        header = _HEADER.match(line)
        if header is None:
            at += 1
            continue
        end = _end_of_context(lines, at)
        yield _error(header, lines[at:end], runaway)
        runaway = ""
        at = end


def _end_of_context(lines: list[str], start: int) -> int:
    """Return the index after an error's context: past «l.12 …» and the line that follows it."""
    for at in range(start + 1, min(start + _MAX_CONTEXT, len(lines))):
        if _HEADER.match(lines[at]) or lines[at].startswith("Runaway "):
            return at
        if _STOPPED_AT.match(lines[at]):
            return min(at + 2, len(lines))
    return start + 1


def _error(header: re.Match[str], block: list[str], runaway: str) -> TexError:
    text = header["text"]
    rest = 1
    while rest < len(block) and (more := _CONTINUED.match(block[rest])):
        text += " " + more["text"]
        rest += 1
    stopped = next((m for line in block if (m := _STOPPED_AT.match(line))), None)
    line = int(header["line"] or 0) or (int(stopped["line"]) if stopped else 0)
    after = block[-1].strip() if stopped and block[-1] != stopped.string else ""
    contexts = (x for x in block[rest:] if x.startswith(("<", "\\", "l.", " ...")) or "->" in x)
    prefix = "pdfTeX error: " if header["backend"] else ""
    return TexError(
        text=_KIND.sub("", f"{prefix}{text}").strip(),
        file=header["file"] or "",
        line=line,
        before=stopped["before"] if stopped else "",
        after=after,
        context=next(contexts, ""),
        runaway=runaway,
        detail="\n".join(x for x in block if x.strip()),
    )
