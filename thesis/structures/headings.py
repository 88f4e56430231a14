"""What a heading is for, told from its words.

The words are data (`words/roles.yaml`). A heading is recognised through its number («4.1.»,
«Kapittel 3:»), capitals, definite form («metoden»), «-del» and «-kapittel», what follows a
preposition («Drøfting av funn»), and merged headings («Resultat og diskusjon» has two roles).
What is told from part of a compound, or from a misspelling, is called uncertain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from thesis import packaged
from thesis.document import Role


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """The roles that a heading's words speak for."""

    roles: tuple[Role, ...] = ()
    """In the order of the words; none for a heading that says nothing of a role."""
    certain: bool = True


NOTHING = RoleGuess()
_NUMBER = re.compile(
    r"^(?:(?:kapittel|kapitel|kap\.?|chapter|del|part)\s+(?:\d+|[ivx]+\b)"
    r"|\d+(?:\.\d+)*|[ivx]+(?=[.:)]))[.:)]?\s*[:–—-]?\s+"
)
_APPENDIX = re.compile(
    r"(?:vedlegg|appendix|appendiks|tillegg)\s*"
    r"(?:$|[:.–—-]|(?:\d+|[a-hj-zæø])\b|[ivx]+(?=$|\s*[:.–—-]))"
)
_SUBTITLE = re.compile(r"\s*:\s+|\s+[–—-]\s+|\s*\(")
_AND = re.compile(r"\s*(?:,|;|/|&|\b(?:og|samt|and)\b)\s*")
_PREPOSITION = re.compile(
    r"\s(?=(?:av|for|om|i|på|med|til|ved|fra|frå|over|under|etter|mot|hos|mellom|gjennom|innen|innenfor"
    r"|rundt|of|on|in|to|from|with|about|between|through|for)\s)"
)
#: Parts outside the main text. They are moved to the front or back, so that only a heading that
#: names nothing else may speak for one: «Kilder til mestring» is no reference list.
FRAME_ROLES = frozenset({Role.PREFACE, Role.ABSTRACT, Role.REFERENCES, Role.APPENDIX})
_PART = re.compile(r"s?-?(?:del(?:en)?|kapit(?:tel|telet|let)|seksjon(?:en)?)$")
_PART_WORD = re.compile(r"\s(?:chapter|section|part|del|kapittel)$")
_DEFINITE = ("ene", "ane", "en", "et", "ne", "er", "ar", "a", "n", "r", "s")


@lru_cache(maxsize=1024)
def heading_roles(text: str) -> RoleGuess:
    """Return the roles that a heading speaks for, in bokmål, nynorsk or English."""
    words = " ".join(text.casefold().replace("\u00ad", "").split())
    words = _NUMBER.sub("", words).strip(" .:–—-")
    if _APPENDIX.match(words):
        return RoleGuess((Role.APPENDIX,))
    if whole := _phrases().get(words):
        return RoleGuess((whole,))
    for part in _SUBTITLE.split(words):
        guess = _merged(part)
        if guess.roles:
            return guess
    return NOTHING


def _merged(words: str) -> RoleGuess:
    """Return the roles of a heading that may join several: «Resultat og diskusjon»."""
    if role := _known(words):
        return RoleGuess((role,))
    parts = [part.strip(" -") for part in _AND.split(words)]
    # «Presentasjon og drøfting av funn» is «Presentasjon av funn» and «Drøfting av funn».
    shared = parts[-1][len(_PREPOSITION.split(parts[-1], maxsplit=1)[0]) :]
    guesses = []
    for part in parts:
        guess = _simple(part)
        guesses.append(guess if guess.roles else _simple(part + shared))
    roles = dict.fromkeys(role for guess in guesses for role in guess.roles)
    main = tuple(role for role in roles if role not in FRAME_ROLES)
    return RoleGuess(main or tuple(roles), all(guess.certain for guess in guesses))


def _simple(words: str) -> RoleGuess:
    """Return the role of a heading that joins nothing."""
    if role := _known(words):
        return RoleGuess((role,))
    if role := _misspelt(words):
        return RoleGuess((role,), certain=False)
    guess = _inferred(words)
    return NOTHING if FRAME_ROLES.intersection(guess.roles) else guess


def _inferred(words: str) -> RoleGuess:
    """Return the role that some of the words speak for."""
    ends = [found.start() for found in _PREPOSITION.finditer(words)]
    for end in reversed(ends):
        if role := _known(words[:end]):
            return RoleGuess((role,), not words[:end].startswith(_weak()))
    head = _PREPOSITION.split(f" {words}", maxsplit=1)[0]
    *before, last = head.split() or [""]
    if before and (role := _known(last)):
        return RoleGuess((role,), not last.startswith(_weak()))
    role = (before and _known(before[0])) or _compound(last)
    return RoleGuess((role,), certain=False) if role else NOTHING


@cache
def _phrases() -> dict[str, Role]:
    table = packaged.load("thesis.structures.words", "roles")["roles"]
    return {
        phrase.casefold(): Role(role)
        for role, languages in table.items()
        for phrases in languages.values()
        for phrase in phrases
    }


@cache
def _weak() -> tuple[str, ...]:
    return tuple(packaged.load("thesis.structures.words", "roles")["weak"])


def _known(words: str) -> Role | None:
    """Return the role of a word or phrase of the table, also in the definite and as «…delen»."""
    phrases = _phrases()
    if words in phrases:
        return phrases[words]
    for ending in (_PART, _PART_WORD):
        stem = ending.sub("", words)
        if stem != words and (role := phrases.get(stem) or phrases.get(stem + "e")):
            return role
    for suffix in _DEFINITE:
        stem = words.removesuffix(suffix)
        if len(stem) >= 4 and stem != words and (role := phrases.get(stem)):
            return role
    return None


def _compound(word: str) -> Role | None:
    """Return the role of the word that a longer word ends or begins with."""
    for part in (
        *(word[n:] for n in range(3, len(word) - 4)),
        *(word[:n] for n in range(len(word) - 3, 4, -1)),
    ):
        if (role := _phrases().get(part)) and part not in _weak():
            return role
    return None


def _misspelt(word: str) -> Role | None:
    """Return the role of the word of the table that is one slip of the fingers away."""
    if len(word) < 5:
        return None
    near = (p for n in (-1, 0, 1) for p in _by_length().get(len(word) + n, ()))
    # One slip leaves the first letter or the last as it was.
    ends = (p for p in near if p[0] == word[0] or p[-1] == word[-1])
    return next((_phrases()[p] for p in ends if one_slip(word, p)), None)


@cache
def _by_length() -> dict[int, list[str]]:
    phrases: dict[int, list[str]] = {}
    for phrase in _phrases():
        if len(phrase) >= 6:
            phrases.setdefault(len(phrase), []).append(phrase)
    return phrases


def one_slip(one: str, other: str) -> bool:
    """Say whether a letter too many, too few, wrong, or two swapped tells the words apart."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
