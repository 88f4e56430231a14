"""How the dictionary's compounds use a word: what links follow it, and how many end in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thesis.language.affixes import affixes
from thesis.language.lexicon import Lexicon

#: How many of the dictionary's words are looked at to learn how a part is used.
_SAMPLE = 150
#: Zipf values from which what is left of a word is taken for a word: a last part, a first part.
_LAST_PART = 2.5
_FIRST_PART = 3.0
#: What is left after a link is at least so long.
_SHORTEST = 3
#: How many uses the ending's own habit counts for.
_PRIOR_USES = 2
#: How likely -s- is after a first part by its ending, where no use of its own says otherwise.
_PRIORS = (
    (re.compile(r"(?:.ing|heit|het|skap|sjon|tet|dom|nad|leik|else|.asj)$"), 0.97),
    (re.compile(r"[aeiouyæøås]$"), 0.05),
    (re.compile(r""), 0.25),
)


@dataclass(frozen=True, slots=True)
class Links:
    """How often the dictionary joins a first part directly, and with -s-."""

    plain: int
    s: int

    @property
    def total(self) -> int:
        """All the compounds that it begins."""
        return self.plain + self.s


class Usage:
    """What the dictionary of a lexicon teaches of parts. Remembers what it has counted."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._prefixes = affixes(lexicon.language).prefixes
        self._links: dict[str, Links] = {}
        self._endings: dict[str, int] = {}

    def links(self, stem: str) -> Links:
        """Return how the dictionary's compounds that begin with `stem` go on."""
        seen = self._links.get(stem)
        if seen is None:
            seen = self._count_links(stem)
            self._links[stem] = seen
        return seen

    def share(self, stem: str, link: str) -> float:
        """Return the probability of a link («» or «s») after a stem."""
        seen = self.links(stem)
        prior = prior_of_s(stem)
        used, expected = (seen.s, prior) if link else (seen.plain, 1 - prior)
        return (used + _PRIOR_USES * expected) / (seen.total + _PRIOR_USES)

    def endings(self, entry: str) -> int:
        """Return how many of the dictionary's compounds end in an entry (a sample, scaled)."""
        count = self._endings.get(entry)
        if count is None:
            words, step = self._lexicon.ending_with(entry, _SAMPLE)
            count = step * sum(self._is_first(word[: -len(entry)]) for word in words)
            self._endings[entry] = count
        return count

    def _is_first(self, head: str) -> bool:
        zipf = self._lexicon.zipf
        return (
            zipf(head) >= _FIRST_PART
            or (head.endswith("s") and zipf(head[:-1]) >= _FIRST_PART)
            or head in self._prefixes
        )

    def _count_links(self, stem: str) -> Links:
        plain = s = 0
        zipf = self._lexicon.zipf
        words, step = self._lexicon.starting_with(stem, _SAMPLE)
        for word in words:
            rest = word[len(stem) :]
            if len(rest) < _SHORTEST:
                continue
            direct = zipf(rest)
            after_s = zipf(rest[1:]) if rest[0] == "s" and len(rest) > _SHORTEST else 0.0
            if max(direct, after_s) < _LAST_PART:
                continue
            if after_s > direct:
                s += step
            else:
                plain += step
        return Links(plain, s)


def prior_of_s(stem: str) -> float:
    """Return how likely -s- is after a stem, from its ending alone."""
    return next(share for pattern, share in _PRIORS if pattern.search(stem))
