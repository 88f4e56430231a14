"""What hunspell answered, kept between runs.

To load the Norwegian dictionary takes 0.4 s, several times what a check of an edited thesis takes
otherwise. But an edit mostly puts known words beside each other, and what is asked of them then has
been asked before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from thesis.language.hunspell_library import Hunspell, begin_loading, loaded
from thesis.language.verdicts import VerdictCache

#: So many answers are kept: reading more would take as long as some questions.
_MOST = 20_000
#: What ends the key of an answer to `spell`; a word that is asked about has no blank.
_SPELT = " ?"


class RememberedHunspell:
    """hunspell in one language, which loads for the first question that has no answer yet.

    `meanwhile` is called while it loads.
    """

    def __init__(self, language: str, meanwhile: Callable[[], None] = lambda: None) -> None:
        self._language = language
        self._meanwhile = meanwhile
        self._folder: Path | None = None
        self._cache: VerdictCache | None = None
        self._unread = False
        self._answers: dict[str, list[str]] = {}
        self._grown = False

    @cached_property
    def _loaded(self) -> Hunspell:
        if begin_loading(self._language):
            self._meanwhile()
        return loaded(self._language)

    def keep_in(self, folder: Path) -> None:
        """Use the answers kept in a folder, which are read when needed; `save` adds new ones."""
        if self._folder != folder:
            self._folder = folder
            self._cache = VerdictCache(folder, f"hunspell-{self._language}")
            self._unread = True

    @property
    def knows_nothing(self) -> bool:
        """Whether each question will be a new one."""
        return self._answer("") is None and not self._answers

    def save(self) -> None:
        """Keep the answers, where there is a folder for them."""
        if self._cache is not None and self._grown:
            # A copy: another thread may be asking.
            self._cache.save(dict(self._answers))
            self._grown = False

    def spell(self, word: str) -> bool:
        """Say whether a word is accepted, simple or compound."""
        kept = self._answer(word + _SPELT)
        if kept is None:
            right = self._loaded.spell(word)
            self._keep(word + _SPELT, "right" if right else "wrong")
            return right
        return kept[0] == "right"

    def analyze(self, word: str) -> tuple[str, ...]:
        """Return readings such as « st:skole fl:A»; compounds have a «pa:» field a part."""
        kept = self._answer(word)
        if kept is None:
            readings = self._loaded.analyze(word)
            self._keep(word, "readings", *readings)
            return readings
        return tuple(kept[1:])

    def _answer(self, key: str) -> list[str] | None:
        if key not in self._answers and self._unread and self._cache is not None:
            self._answers = self._cache.load() | self._answers
            self._unread = False
        return self._answers.get(key)

    def _keep(self, key: str, *answer: str) -> None:
        if len(self._answers) < _MOST:
            self._answers[key] = [*answer]
            self._grown = True
