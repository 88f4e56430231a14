"""In which language the words of a thesis are divided at a line's end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thesis.nodes import Foreign
from thesis.walking import plain_text

if TYPE_CHECKING:
    from thesis.bibliography import Bibliography, Entry
    from thesis.citations import Rendered
    from thesis.citations.rendering import Reference
    from thesis.document import Thesis

_NORWEGIAN = {"nb", "nn"}
_NORWEGIAN_WORD = re.compile(r"[æøåÆØÅ]|\b(?:[Oo]g|av|hos|blant|ved|som|til|ikke|ikkje)\b")
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
        if entry and _language(entry, thesis.language) in _NORWEGIAN:
            words.update(_WORD.findall(plain_text(reference.inlines)))
    return words


def with_languages(rendered: Rendered, bibliography: Bibliography, thesis: Thesis) -> Rendered:
    """Return the reference list with entries in another language marked, to be divided as it."""

    def marked(reference: Reference) -> Reference:
        entry = bibliography.get(reference.key)
        language = _language(entry, thesis.language) if entry else ""
        if not entry or not language or (language in _NORWEGIAN) == (thesis.language != "en"):
            return reference
        return replace(reference, inlines=(Foreign(entry.where, language, reference.inlines),))

    return replace(rendered, references=tuple(map(marked, rendered.references)))


def _language(entry: Entry, around: str) -> str:
    """Return the language of an entry: what it says, or what its words show in English text."""
    if not entry.language and around == "en":
        return "nb" if _NORWEGIAN_WORD.search(entry.text("title")) else ""
    return entry.language
