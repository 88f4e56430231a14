"""Why two versions cannot be compared."""

from __future__ import annotations

from thesis.diagnostic import Filled


class ChangesError(Exception):
    """There is no earlier version to compare with; the sentence says why, and the way out."""

    def __init__(self, sentence: Filled) -> None:
        self.sentence = sentence
        super().__init__(sentence.en)
