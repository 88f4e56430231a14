"""How a name may stand in a text, in an address and in the bytes of a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Users' names have å as «a» or «aa», ø as «o» or «oe».
_FOLDED = (
    str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ö": "o", "ä": "a", "ü": "u"}),
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "oe", "ä": "ae", "ü": "ue"}),
)
#: Words of an address that are put together: «kari», «marie», «nordmann».
_TOGETHER = 5
#: A shorter surname is part of too many other words.
_SHORTEST_SURNAME = 4


def name_pattern(name: str) -> re.Pattern[str]:
    """Return what finds «Kari Nordmann»: over a line's end, turned round, in the genitive.

    Of three names or more, the first and the last alone are enough.
    """
    either = "|".join(r"\s+".join(map(re.escape, words)) for words in _orders(name))
    return re.compile(rf"(?<!\w)(?:{either})(?:s|['’]s?)?(?!\w)", re.IGNORECASE)


def _orders(name: str) -> Iterator[list[str]]:
    parts = name.split()
    yield parts
    if len(parts) > 1:
        first, last = parts[0], parts[-1]
        yield [f"{last},", *parts[:-1]]
        if len(parts) > 2:
            yield [first, last]
            yield [f"{last},", first]


def in_address(name: str, address: str) -> bool:
    """Say whether an address or a file's name gives a name away: github.com/kari-nordmann.

    Whole words of the address are compared, so that «Li» is not found in «limit».
    """
    for folding in _FOLDED:
        wanted = set(_spellings(name.casefold().translate(folding)))
        words = re.findall(r"[a-z0-9]+", address.casefold().translate(folding))
        for start in range(len(words)):
            for end in range(start + 1, min(start + _TOGETHER, len(words)) + 1):
                joined = "".join(words[start:end])
                if joined in wanted or joined.rstrip("0123456789") in wanted:
                    return True
    return False


def _spellings(name: str) -> Iterator[str]:
    """Yield the ways in which users' names and addresses write a name, in lower case."""
    user, at, _ = name.partition("@")
    if at:
        yield _squeezed(name)
        # «kari@…» is anyone's; a user's name with digits or a full stop is one person's.
        if re.search(r"[\d.]", user):
            yield _squeezed(user)
        return
    parts = [_squeezed(part) for part in name.split()]
    yield "".join(parts)
    if len(parts) > 1:
        first, last = parts[0], parts[-1]
        yield from (first + last, last + first, last + "".join(parts[:-1]))
        if len(last) >= _SHORTEST_SURNAME:
            yield from (first[:1] + last, last + first[:1])


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text)


def in_bytes(name: str, data: bytes) -> bool:
    """Say whether a file's bytes hold a name, as a camera or a drawing program writes it."""
    return any(form in data for form in _encoded(name))


def _encoded(name: str) -> Iterator[bytes]:
    for words in _orders(name):
        text = " ".join(words)
        for form in (text, text.upper(), text.lower()):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                yield form.encode(encoding, "ignore")
