"""What a heading is for, told from its words.

The words are data (`words/roles.yaml`). A heading is recognised through its number («4.1.»,
«Kapittel 3:»), capitals, definite form («metoden»), «-del» and «-kapittel», what follows a
preposition («Drøfting av funn», «Redegjørelse for metode»), its adjective («Metodiske
refleksjoner»), and merged headings («Resultat og diskusjon» has two roles). What is told from part
of a compound, or from a misspelling, is called uncertain.
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
_DEFINITE = ("ene", "ane", "en", "et", "ne", "er", "ar", "a", "e", "n", "r", "s")


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
    guesses = [_shared(part, parts[-1]) for part in parts]
    roles = dict.fromkeys(role for guess in guesses for role in guess.roles)
    main = tuple(role for role in roles if role not in FRAME_ROLES)
    if not main and not all(g.roles for g in guesses) and parts[0].startswith(_weak()):
        return NOTHING  # «Kilder og barnevern» is no reference list
    # «Metode og metodevalg»: what one part says for certain, another may say again less clearly.
    sure = {role for guess in guesses if guess.certain for role in guess.roles}
    return RoleGuess(main or tuple(roles), sure >= (set(main) or set(roles)))


def _shared(part: str, last: str) -> RoleGuess:
    """Return the roles of one of several parts, with what it shares with the last of them.

    «Presentasjon og drøfting av funn» is «Presentasjon av funn» and «Drøfting av funn»;
    «Metodiske og etiske overveielser» is «Metodiske overveielser» and «Etiske overveielser».
    """
    guess = _simple(part)
    if guess.roles:
        return guess
    object_of_last = last[len(_PREPOSITION.split(last, maxsplit=1)[0]) :]
    *_, noun = last.removesuffix(object_of_last).split() or [""]
    return _simple(f"{part} {noun}" if part in _adjectives() else part + object_of_last)


def _simple(words: str) -> RoleGuess:
    """Return the role of a heading that joins nothing."""
    if role := _known(words):
        return RoleGuess((role,))
    if role := _misspelt(words):
        return RoleGuess((role,), certain=False)
    guess = _described(words)
    if not guess.roles:
        guess = _inferred(words)
    return NOTHING if FRAME_ROLES.intersection(guess.roles) else guess


def _described(words: str) -> RoleGuess:
    """Return the roles of «Oppgavens formål», «Metodiske valg» and «Beskrivelse av metoden»."""
    first, _, rest = words.partition(" ")
    if first in _listed("owners"):
        role = _known(rest)
        return RoleGuess((role,)) if role else NOTHING
    head, *objects = _PREPOSITION.split(words, maxsplit=1)
    _, _, carried = "".join(objects).partition(" ")
    if carried in _listed("itself"):
        role = _known(head)
        return RoleGuess((role,)) if role else NOTHING
    if objects and _stem_in(head, _listed("carriers")):
        chosen, _, bare = carried.partition(" ")
        if chosen in _listed("chosen"):
            carried = bare
        role = _known(f"{head} av {carried}") or _known(carried)
        return RoleGuess((role,), not carried.startswith(_weak())) if role else NOTHING
    _, _, noun = head.partition(" ")
    meant = _adjectives().get(first)
    if meant is None or not noun:
        return NOTHING
    role = _known(noun)
    if role is None:
        return RoleGuess((meant,) if _stem_in(noun, _listed("general")) else ())
    if meant is Role.CONCLUSION:
        return RoleGuess(tuple(dict.fromkeys((role, meant))))
    return RoleGuess((role,), role is meant or not noun.startswith(_weak()))


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
def _listed(key: str) -> tuple[str, ...]:
    """Return one of the other lists of words."""
    return tuple(w.casefold() for w in packaged.load("thesis.structures.words", "roles")[key])


def _weak() -> tuple[str, ...]:
    return _listed("weak")


@cache
def _adjectives() -> dict[str, Role]:
    table = packaged.load("thesis.structures.words", "roles")["adjectives"]
    return {word: Role(role) for role, words in table.items() for word in words}


def _stem_in(word: str, words: tuple[str, ...]) -> bool:
    """Say whether a word is among some, also in the plural or definite."""
    return word in words or any(word.removesuffix(ending) in words for ending in _DEFINITE)


def is_front_list(text: str) -> bool:
    """Say whether a heading is that of a list that goes with the abstract: «Nøkkelord»."""
    words = " ".join(text.casefold().split())
    return _NUMBER.sub("", words).strip(" .:–—-") in _listed("front-lists")


def is_contents(text: str) -> bool:
    """Say whether a heading is that of a list that the program makes: «Innholdsfortegnelse»."""
    words = " ".join(text.casefold().split())
    return _NUMBER.sub("", words).strip(" .:–—-") in _listed("contents")


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
    # One slip leaves the first letter or the last as it was; a short word must keep both.
    either = len(word) > 5
    ends = (p for p in near if (p[0] == word[0]) + (p[-1] == word[-1]) >= 2 - either)
    return next((_phrases()[p] for p in ends if one_slip(word, p)), None)


@cache
def _by_length() -> dict[int, list[str]]:
    phrases: dict[int, list[str]] = {}
    for phrase in _phrases():
        if len(phrase) >= 5:
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
