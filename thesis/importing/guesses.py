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
#: Those that bokmål and nynorsk have in common.
_NORWEGIAN = ("og", "det", "er", "som", "på", "av", "til", "å", "ved", "har", "med")
#: So many more of its small words than of another's tell a language.
_LEAD = 3
#: Headings of abstracts that are written so in one language only.
_ABSTRACTS = {
    "abstract": "en",
    "summary": "en",
    "english summary": "en",
    "sammendrag": "nb",
    "samandrag": "nn",
}
_WORD = re.compile(r"[^\W\d_]+")
_LITERATURE = re.compile(
    r"\b(?:litteratur(?:studie|studium|gjennomgang|oversikt)\w*|systematisk\w* oversikt\w*|"
    r"literature (?:study|review))\b",
    re.IGNORECASE,
)


def language_of(texts: Sequence[str], otherwise: str = "") -> str:
    """Return nb, nn or en, whichever has most of its small words in the texts.

    A text that tells too little is in the language that it stands among, `otherwise`, if given.
    """
    words = Counter(found[0].lower() for text in texts for found in _WORD.finditer(text))
    counts = {code: sum(words[word] for word in telling) for code, telling in _TELLING.items()}
    shared = sum(words[word] for word in _NORWEGIAN)
    counts |= {code: counts[code] + shared for code in ("nb", "nn")}
    likest = max(counts, key=lambda code: counts[code])
    told = not otherwise or counts[likest] - counts[otherwise] >= _LEAD
    return likest if told else otherwise


def language_of_abstract(title: str, text: str, language: str) -> str:
    """Return the language of an abstract in a thesis: its heading says much of a short one."""
    return language_of([text], _ABSTRACTS.get(title.strip().casefold(), language))


def structure_of(titles: Sequence[str], text: str) -> str:
    """Return the structure whose chapters the headings are likest.

    «free» asks for nothing: what is guessed must not make errors of chapters that nobody planned.
    """
    roles = {role for title in titles for role in heading_roles(title).roles}
    if not roles >= {Role.METHOD, Role.DISCUSSION}:
        return "free"
    return "literature-study" if len(_LITERATURE.findall(text)) >= 2 else "empirical"
