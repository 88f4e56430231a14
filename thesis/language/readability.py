"""How a text reads, in figures: lix, length of sentences, long words, passives.

Lix (Björnsson 1968): words a sentence plus the percentage of words longer than six letters. Some
30 is a story, 40 a newspaper, 50 a textbook, 60 a law. The passive is told from forms, in Norwegian
only: a verb in -s («undersøkes», «undersøkast») that is not one of those that always have it, and
«bli» with a participle after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thesis.language.affixes import read_lists

#: A word is long from this many letters.
_LONG = 7

#: «f.eks.» and «m.a.o.» are one word.
_WORD = re.compile(r"[^\W\d_]+(?:(?:['’-]|(?<=\b\w)\.|(?<=\b\w\w)\.)[^\W\d_]+)*")
#: What ends a sentence: not the point of an abbreviation («bl.a.», «s. 3», «f.eks.») or of a date.
_ABBREVIATIONS = (
    "al art avsn bl ca dr eks etc evt fig grl innst jf kap kl meld mfl nr osv pkt prof prop rt st "
    "tab tlf utg vol"
)
_END = re.compile(
    r"(?<![\s.(][^\W\d_])"
    + "".join(rf"(?<!\b(?i:{word}))" for word in _ABBREVIATIONS.split())
    + r"[.!?…]+[»”\")\]]*(?=\s+[«“\"(\[]?[A-ZÆØÅ0-9]|\s*\Z)"
)

_LISTS = {name: frozenset(words) for name, words in read_lists("passive.txt").items()}
#: Verbs that have -s without being passive, and other words that look like such verbs.
_NOT_PASSIVE = _LISTS["not passive though in -s"]
_S_PASSIVE = re.compile(
    r"[^\W\d_]{2,}(?:[^e\W\d_]es|[^\W\d_]ast)|[^\W\d_]*(?:gis|tas|ses|sies|fås|bes|nås|dras|bys|slås)"
)
#: The genitives of nouns and adjectives: «elevenes», «rødgrønnes», «kommunens».
_NOT_VERB_ENDINGS = ("enes", "anes", "ernes", "nnes")
_BECOME = frozenset(
    ("bli", "blir", "ble", "blei", "blitt", "vert", "verta", "verte", "vart", "vorte")
)
_PARTICIPLE = re.compile(r"[^\W\d_]{2,}(?:et|tt|dd|lt|rt|kt|pt|nt|st|gt|dt|vd|gd|ede)")
#: Nynorsk has more forms: «vart kasta», «blei valde», «vert bygd», «vart funnen».
_NYNORSK = frozenset(("vert", "verta", "verte", "vart", "vorte", "blei"))
_NYNORSK_PARTICIPLE = re.compile(r"[^\W\d_]{2,}(?:[ktslgr]a|[ltrgvkd]de|[gln]d|pen|nen|ken)")
_NOT_PARTICIPLE = _LISTS["no participles"]
#: How many words may stand between «bli» and its participle.
_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of a text, and the figures made of them."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0
    norwegian_sentences: int = 0
    passive_sentences: int = 0
    """Norwegian sentences with a verb in the passive."""

    def __add__(self, other: Readability) -> Readability:
        return Readability(
            self.words + other.words,
            self.sentences + other.sentences,
            self.long_words + other.long_words,
            self.norwegian_sentences + other.norwegian_sentences,
            self.passive_sentences + other.passive_sentences,
        )

    @property
    def sentence_length(self) -> float:
        """Words a sentence, the mean."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """Long words, per cent."""
        return 100 * self.long_words / self.words if self.words else 0.0

    @property
    def lix(self) -> float:
        """The readability index."""
        return self.sentence_length + self.long_share

    @property
    def passive_share(self) -> float | None:
        """Sentences with a passive, per cent of the Norwegian ones; None where there are none."""
        if not self.norwegian_sentences:
            return None
        return 100 * self.passive_sentences / self.norwegian_sentences


def measure(text: str, language: str) -> Readability:
    """Return the counts of a text whose paragraphs are parted by blank lines.

    What does not end as a sentence does (headings, cells of tables, items of a word or two) is left
    out: it has no length of sentence.
    """
    total = Readability()
    norwegian = language in {"nb", "nn"}
    for sentence in sentences(text):
        words = _WORD.findall(sentence)
        if words:
            long = sum(len(word) >= _LONG for word in words)
            passive = norwegian and is_passive(words)
            total += Readability(len(words), 1, long, int(norwegian), int(passive))
    return total


def sentences(text: str) -> Iterable[str]:
    """Yield the sentences of a text whose paragraphs are parted by blank lines."""
    for paragraph in re.split(r"\n\s*\n", text):
        at = 0
        for end in _END.finditer(paragraph):
            yield paragraph[at : end.end()].strip()
            at = end.end()


def is_passive(words: list[str]) -> bool:
    """Say whether one of the words of a Norwegian sentence is a verb in the passive."""
    lower = [word.lower() for word in words]
    # A capital within the sentence makes a name, «Norges».
    verbs = [word for word in words[1:] if word.islower()] + lower[:1]
    return any(map(_is_s_passive, verbs)) or any(
        word in _BECOME and any(_is_participle(w, word) for w in lower[at + 1 : at + 2 + _BETWEEN])
        for at, word in enumerate(lower)
    )


def _is_s_passive(word: str) -> bool:
    return (
        bool(_S_PASSIVE.fullmatch(word))
        and word not in _NOT_PASSIVE
        and not word.endswith(_NOT_VERB_ENDINGS)
    )


def _is_participle(word: str, after: str) -> bool:
    if after in _NYNORSK and _NYNORSK_PARTICIPLE.fullmatch(word):
        return True
    return bool(_PARTICIPLE.fullmatch(word)) and word not in _NOT_PARTICIPLE
