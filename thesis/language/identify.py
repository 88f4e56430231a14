"""Which language a chapter is written in, whatever it says of itself.

Words that one language alone has, and that no text can do without, tell bokmål, nynorsk and
English apart: the lists in `data/forms.txt` and `data/words-en.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from thesis.document import Prose
from thesis.language.affixes import read_lists
from thesis.language.forms import only_in
from thesis.source import Span

#: So many words of another language, and so many times those of the own, settle it.
_FEWEST = 8
_TIMES = 3
_WORD = re.compile(r"[^\W\d_]+")


def written_in(prose: Prose, quoted: Sequence[Span] = ()) -> str:
    """Return the language that a text is in: what it says of itself, if nothing speaks against.

    What is `quoted`, spans in the source, says nothing of the language around it.
    """
    if prose.language not in {"nb", "nn", "en"}:
        return prose.language
    text = prose.text
    for span in quoted:
        text = f"{text[: span.start]}{' ' * len(span)}{text[span.end :]}"
    words = [
        word[0].lower()
        for word in _WORD.finditer(text)
        if not prose.foreign or prose.language_at(word.start()) == prose.language
    ]
    counts = {language: sum(map(_tell_tale(language).__contains__, words)) for language in _ALL}
    most = max(counts, key=lambda language: counts[language])
    settled = counts[most] >= _FEWEST and counts[most] >= _TIMES * counts[prose.language]
    return most if settled else prose.language


_ALL = ("nb", "nn", "en")


@cache
def _tell_tale(language: str) -> frozenset[str]:
    """Return words that are this language's alone."""
    if language == "en":
        # «have» and «not» are words of Norwegian as well.
        return frozenset(read_lists("words-en.txt")["signs of English"]) - {"have", "not"}
    return only_in(language)
