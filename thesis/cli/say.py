"""Sentences that several commands need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thesis.diagnostic import Diagnostic, Filled, Language, SaidError
from thesis.report.as_text import Line, Style, count_words
from thesis.source import decode

if TYPE_CHECKING:
    from thesis.project import Project


class Failure(SaidError):  # noqa: N818 - not an error in the program: the work cannot be done
    """The work cannot be done; the sentence says why. Exit code 2."""


_ASKED = re.compile(r"^ui-language:[ \t]*[\"']?(nb|en)\b", re.MULTILINE)
#: As much of thesis.yaml as is looked through, in bytes.
_ENOUGH = 100_000


def asked_language(folder: Path, default: Language) -> Language:
    """Return `ui-language` of the thesis.yaml in a folder, also of one that cannot be read whole.

    So what is wrong in thesis.yaml itself is said in that language too.
    """
    try:
        with (folder / "thesis.yaml").open("rb") as file:
            found = _ASKED.search(decode(file.read(_ENOUGH))[0])
    except (OSError, ValueError):
        return default
    if found is None:
        return default
    return "nb" if found[1] == "nb" else "en"


def language_of(project: Project | None, default: Language) -> Language:
    """Return the language for messages: `ui-language` of thesis.yaml, else `default`."""
    return (project.config.ui_language if project else None) or default


def summary(found: Sequence[Diagnostic], language: Language, clean: Filled) -> Line:
    """Return the closing line: the counts, or `clean` when there is nothing to count."""
    counts = count_words(found, language)
    style: Style = "good"
    if any(d.is_error for d in found):
        style = "error"
    elif found:
        style = "warning"
    return ((style, counts or clean.get(language)),)
