"""The words that tell split compounds from words that stand side by side, by language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from thesis.language.affixes import affixes, read_lists

Words = frozenset[str]

#: Shorter first words are adverbs and prepositions, but for those on the list.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class SplitLists:
    """The lists of `data/splits-nb.txt` or `data/splits-nn.txt`, which say what each is for."""

    particles: Words
    amounts: Words
    prepositions: Words
    no_first: Words
    short: Words
    no_last: Words
    adverbs: Words
    measures: Words
    measuring: Words
    noun_phrase: Words
    verb_phrase: Words
    finite: Words
    copulas: Words
    participles: Words
    one_word: tuple[str, ...]
    always: tuple[str, ...]
    phrases: Words
    neuter: Words
    common: Words
    numbers: Words
    demonstratives: Words
    articles: Words
    determiners: Words
    endings: Words
    nominal: Words
    auxiliaries: Words
    people: Words
    seldom_first: Words
    subordinators: Words
    plain_adjectives: Words
    counting: Words
    as_words: Words
    adjective_endings: Words
    degrees: Words
    openers: Words
    subjects: Words
    givers: Words
    prefixes: Words
    suffixes: Words

    def rule_out(self, before: str, first: str, last: str) -> bool:
        """Say whether a look at the lists is enough to leave two words alone."""
        if self.is_always_one(first, last):
            return False
        if last in self.endings:
            return before == "å" or len(first) < _SHORTEST
        return (
            (last in self.no_last and not self._may_end(before, first, last))
            or last in self.finite
            or first in self.no_first
            or (first in self.seldom_first and not self._may_begin(before))
            or first in self.finite
            or before == "å"
            or (len(first) < _SHORTEST and first not in self.short)
        )

    def _may_begin(self, before: str) -> bool:
        """Say whether «med» and its like may begin a compound: «barnas med virkning»."""
        ending = before.endswith(("s", "e", "ig", "eg", "isk"))
        return (
            not before
            or ending
            or before in (self.determiners | self.numbers | self.prepositions | self.copulas)
        )

    def _may_end(self, before: str, first: str, last: str) -> bool:
        """Say whether a word that ends no compound may do so here: «er til knyttet»."""
        if last in self.participles:
            return True
        participle = last.endswith(("et", "te", "de", "tt"))
        return participle and before in self.copulas and first in self.particles | self.prepositions

    def is_always_one(self, first: str, last: str) -> bool:
        """Say whether two words never stand side by side in their own right: «lang varig»."""
        joined = first + last
        return joined.startswith(self.always) and any(
            joined.startswith(stem) and len(stem) > len(first) for stem in self.always
        )


@cache
def split_lists(language: str) -> SplitLists:
    """Return the lists of «nb» or «nn»."""
    lists = {name: frozenset(words) for name, words in read_lists(f"splits-{language}.txt").items()}
    particles, prepositions = lists["particles"], lists["prepositions"]
    amounts = lists["before a noun in the plural"]
    plain = lists["adjectives that compounds begin with"]
    counting = lists["before a noun that may be definite"]
    never = lists["no first part"] | lists["before a noun"]
    return SplitLists(
        particles=particles,
        amounts=amounts,
        prepositions=prepositions,
        no_first=never - particles - amounts - prepositions - plain,
        short=particles | prepositions | lists["short first parts"],
        no_last=lists["no last part"],
        adverbs=lists["last part where in use"],
        measures=lists["genitives of measure"],
        measuring=lists["before a genitive of measure"],
        noun_phrase=lists["before a noun phrase"],
        verb_phrase=lists["before a verb"],
        finite=lists["finite verbs"],
        copulas=lists["before a participle"],
        participles=lists["participles of compounds"],
        one_word=tuple(sorted(lists["one word though they agree"])),
        always=tuple(sorted(lists["always one word"])),
        phrases=lists["nouns of fixed phrases"],
        neuter=lists["neuter words"],
        common=lists["words of common gender"],
        numbers=lists["numbers"],
        demonstratives=lists["demonstratives"],
        articles=lists["articles"],
        determiners=lists["determiners"],
        endings=lists["endings of words"],
        nominal=lists["participles that are nouns"],
        auxiliaries=lists["verbs before an infinitive"],
        people=lists["people without an article"],
        seldom_first=lists["prepositions that seldom begin a compound"],
        subordinators=lists["openers of a subordinate clause"],
        plain_adjectives=plain,
        counting=counting,
        as_words=lists["before what somebody is"],
        adjective_endings=lists["endings of adjectives"],
        degrees=lists["before such adjectives"],
        openers=lists["openers of a clause"],
        subjects=lists["subjects"],
        givers=lists["verbs with two objects"],
        prefixes=affixes(language).prefixes,
        suffixes=affixes(language).suffixes,
    )
