"""Plain text as Markdown: what would be markup is escaped, lines are filled."""

from __future__ import annotations

import re
from collections.abc import Sequence

WIDTH = 96
#: Characters that would be read as markup where they stand.
_SPECIAL = re.compile(
    r"[\\`*<$^~{]|(?<!\w)_|_(?!\w)|\[(?=[^\]\n]*@)|\](?=[(\[:])|"
    r"(?<![^\W_])@(?=[\w{])|&(?=#?\w+;)"
)
#: What begins a block where it begins a line.
_BLOCK = re.compile(
    r"(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?P<sign>[.)])(?=\s|$)|:::|[=-]+$|[:|])"
)


def escape(text: str) -> str:
    """Return text with nothing in it that Markdown would read as markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def fill(text: str, first: str = "", rest: str = "") -> str:
    """Return a paragraph in lines, `first` before the first and `rest` before the others.

    No line begins with what would begin a block.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        room = WIDTH - len(first if not lines else rest)
        if line and len(line) + 1 + len(word) > room and not _BLOCK.match(word):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else _begin(word)
    lines.append(line)
    return "\n".join(f"{rest if number else first}{line}" for number, line in enumerate(lines))


def _begin(word: str) -> str:
    """Return a paragraph's first word, escaped where it would begin another kind of block."""
    found = _BLOCK.match(word)
    if found is None:
        return word
    at = found.start("sign") if found["sign"] else 0
    return f"{word[:at]}\\{word[at:]}"


def front_matter(settings: Sequence[tuple[str, str]]) -> str:
    """Return the lines at the top of a chapter that say what it is; "" for none."""
    if not settings:
        return ""
    return "\n".join(["---", *(f"{key}: {value}" for key, value in settings), "---", "", ""])
