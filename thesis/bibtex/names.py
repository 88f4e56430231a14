"""Lists of names: split at «and», and each name in parts through pybtex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from thesis.bibliography import Person
from thesis.bibtex.markup import plain

#: Fields that hold a list of names (biblatex manual 2.2.2, «list of names»).
NAME_FIELDS = frozenset(
    {
        *("author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor"),
        *("afterword", "annotator", "commentator", "foreword", "introduction", "holder"),
        *("shortauthor", "shorteditor", "sortname", "origauthor", "director", "collaborator"),
    }
)

_AND = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_OPEN_OR_CLOSED = re.compile(r"[{}]")
_NAMED_PART = re.compile(r"(?:^|,)\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*([^,]*)")
_ACCENTED = re.compile(r"\{\\[^{}\s]+(?:\{[^{}\s]*\})?\}|\\[^\sA-Za-z](?:\{[^{}\s]*\}|[A-Za-z])")


def without_accents(name: str) -> str:
    r"""Return a name with accents such as `{\o}` and `\'e` composed; other braces stay."""
    return _ACCENTED.sub(lambda match: plain(match[0]), name) if "\\" in name else name


def split_names(value: str) -> Iterator[tuple[int, str]]:
    """Yield the names in a field's value with their offsets in it; braces protect an «and»."""
    depth = start = 0
    for match in _AND.finditer(value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            yield from _trimmed(value, start, match.start())
            start = match.end()
    yield from _trimmed(value, start, len(value))


def _trimmed(value: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    raw = value[start:end]
    name = raw.strip()
    if name:
        yield start + raw.index(name[0]), name


def persons(value: str) -> tuple[Person, ...]:
    """Return the people and organisations in a field's value, in order."""
    return tuple(person(name) for _, name in split_names(value))


def _is_literal(name: str) -> bool:
    """Say whether the whole name stands in braces, so that it is not split into parts."""
    # `{\o}` alone is a letter, not a name.
    letter = name.startswith("{\\") and " " not in name
    return name.startswith("{") and not letter and _closes_at_the_end(name)


def _closes_at_the_end(name: str) -> bool:
    depth = 0
    for match in _OPEN_OR_CLOSED.finditer(name):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(name)
    return False


@lru_cache(maxsize=16384)
def person(name: str) -> Person:
    """Return one name in parts. Never raises; a name that cannot be split is literal."""
    if _is_literal(name):
        return Person("", "", plain(name), "", literal=True)
    if name.lower() == "others":
        return Person("", "", "others", "")
    named = dict(_NAMED_PART.findall(name)) if "=" in name else {}
    if named:
        parts = {part: plain(text).strip(' "') for part, text in named.items()}
        return Person(
            first=parts.get("given", ""),
            von=parts.get("prefix", ""),
            last=parts.get("family", ""),
            lineage=parts.get("suffix", ""),
        )
    return _through_pybtex(name)


def _through_pybtex(name: str) -> Person:
    from pybtex.bibtex.utils import split_tex_string
    from pybtex.database import Person as Parsed

    try:
        # pybtex reports a fourth part through a global setting that may raise: it never sees one.
        parts = split_tex_string(name, ",")
        if len(parts) > 3:
            name = ", ".join([*parts[:2], " ".join(parts[2:])])
        parsed = Parsed(name)
    except (RecursionError, ValueError, IndexError):
        return Person("", "", plain(name), "", literal=True)
    return Person(
        first=_joined(parsed.bibtex_first_names),
        von=_joined(parsed.prelast_names),
        last=_joined(parsed.last_names),
        lineage=_joined(parsed.lineage_names),
    )


def _joined(words: list[str]) -> str:
    return plain(" ".join(words))
