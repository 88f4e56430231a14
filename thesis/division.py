"""In which language the words of a thesis are divided at a line's end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thesis.nodes import Foreign
from thesis.walking import plain_text

if TYPE_CHECKING:
    from thesis.bibliography import Bibliography
    from thesis.citations import Rendered
    from thesis.citations.rendering import Reference
    from thesis.document import Thesis

_NORWEGIAN = {"nb", "nn"}
_WORD = re.compile(r"[^\W\d_]{6,}")


def norwegian_words(thesis: Thesis, rendered: Rendered, bibliography: Bibliography) -> set[str]:
    """Return the Norwegian words that may have to be divided at a line's end."""
    words: set[str] = set()
    for chapter in thesis.chapters:
        for prose in chapter.prose:
            words.update(
                match[0]
                for match in _WORD.finditer(prose.text)
                if prose.language_at(match.start()) in _NORWEGIAN
            )
    for reference in rendered.references:
        entry = bibliography.get(reference.key)
        if entry and entry.language in _NORWEGIAN:
            words.update(_WORD.findall(plain_text(reference.inlines)))
    return words


def with_languages(rendered: Rendered, bibliography: Bibliography) -> Rendered:
    """Return the reference list with English entries marked, to be divided as English."""

    def marked(reference: Reference) -> Reference:
        entry = bibliography.get(reference.key)
        if not entry or entry.language != "en":
            return reference
        return replace(reference, inlines=(Foreign(entry.where, "en", reference.inlines),))

    return replace(rendered, references=tuple(map(marked, rendered.references)))
