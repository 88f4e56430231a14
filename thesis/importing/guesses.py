"""What a text says of itself between the lines: its language, structure, title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from thesis.document import Role
from thesis.structures import heading_roles

#: Small words that one of the languages has and the others lack.
_TELLING = {
    "nb": ("ikke", "jeg", "noe", "fra", "hvordan", "hva", "også", "være", "blir", "mer", "en"),
    "nn": ("ikkje", "eg", "noko", "frå", "korleis", "kva", "òg", "vere", "vert", "meir", "ein"),
    "en": ("the", "of", "and", "is", "that", "this", "with", "was", "which", "from", "to"),
}
_WORD = re.compile(r"[^\W\d_]+")
_LITERATURE = re.compile(
    r"\b(?:litteratur(?:studie|studium|gjennomgang|oversikt)\w*|systematisk\w* oversikt\w*|"
    r"literature (?:study|review))\b",
    re.IGNORECASE,
)


def language_of(texts: Sequence[str]) -> str:
    """Return nb, nn or en, whichever has most of its small words in the texts."""
    words = Counter(found[0].lower() for text in texts for found in _WORD.finditer(text))
    counts = {code: sum(words[word] for word in telling) for code, telling in _TELLING.items()}
    return max(counts, key=lambda code: counts[code])


def structure_of(titles: Sequence[str], text: str) -> str:
    """Return the structure whose chapters the headings are likest."""
    roles = {role for title in titles for role in heading_roles(title).roles}
    if Role.METHOD not in roles:
        return "free"
    return "literature-study" if len(_LITERATURE.findall(text)) >= 2 else "empirical"
