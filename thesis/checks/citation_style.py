"""What the thesis' citation style prints in the text, as far as checks depend on it."""

from __future__ import annotations

from thesis.checks.registry import Context
from thesis.citations.styles import find_style

_WITHOUT_NAMES = frozenset({"numeric", "label"})


def prints_notes(context: Context) -> bool:
    """Say whether citations are footnotes, whose mark stands after the full stop."""
    found, _ = find_style(context.config.citation_style, context.config.root, None)
    return found is not None and found.notes


def prints_names(context: Context) -> bool:
    """Say whether citations have the author's name in parentheses, as in Norsk APA.

    A style that does not exist is told elsewhere; until then most are of that kind.
    """
    found, _ = find_style(context.config.citation_style, context.config.root, None)
    return found is None or not (found.notes or found.format in _WITHOUT_NAMES)
