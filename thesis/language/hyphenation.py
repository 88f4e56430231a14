r"""Where Norwegian words may be divided, told to an engine that has no Norwegian patterns.

The embedded pdfTeX comes with English patterns only, and TeX takes up patterns only while its base
format is made. So the words that a thesis uses go into the document as `\hyphenation` exceptions.

The patterns are those that pyphen carries (spell-norwegian's, made with compounds in mind). They
are read here rather than by pyphen, which takes 0.14 s to load them, as long as a whole pass of
TeX: a test holds the two to the same result. Divisions found are kept in the cache.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

#: Shorter words are not worth dividing at 12 points and 16 cm.
MIN_LENGTH = 6
#: Letters kept together at a word's ends; the preamble's \lefthyphenmin and \righthyphenmin.
LEFT = RIGHT = 2
#: Letters that the encoding T1 has in one piece, in lower case.
_WORD = re.compile(r"[a-zà-öø-ÿ]+")
_DIGITS = str.maketrans("", "", "0123456789")
_NORWEGIAN = {"nb": "hyph_nb_NO.dic", "nn": "hyph_nn_NO.dic"}


def hyphenation_exceptions(words: Iterable[str], language: str, cache: Path | None = None) -> str:
    r"""Return a `\hyphenation` command for the words that can be divided, "" when none can.

    Args:
        words: words as they stand in the text, in any case and as often as they occur.
        language: nb or nn; other languages have no exceptions.
        cache: a folder where divisions are remembered, so that the next build reads no patterns.
    """
    if language not in _NORWEGIAN:
        return ""
    wanted = {word.lower() for word in words if len(word) >= MIN_LENGTH}
    divided = _divisions(sorted(filter(_WORD.fullmatch, wanted)), language, cache)
    exceptions = " ".join(word for word in divided if "-" in word)
    if not exceptions:
        return ""
    lines = textwrap.wrap(exceptions, 98, break_long_words=False, break_on_hyphens=False)
    return "\n".join(("\\hyphenation{%", *lines, "}"))


class Patterns:
    """Liang's algorithm over a file of patterns such as «a1na»: an odd number allows a break.

    F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983); the file's format is that of LibreOffice.
    """

    def __init__(self, text: str) -> None:
        patterns = text.split()[1:]  # the first line names the encoding
        letters = text.translate(_DIGITS).split()[1:]
        if len(letters) != len(patterns):  # a line of digits alone would shift all that follow
            letters = [pattern.translate(_DIGITS) for pattern in patterns]
        self._patterns = dict(zip(letters, patterns, strict=True))
        self._longest = max(map(len, letters), default=0)
        # Most patterns never match a thesis' words: their numbers are taken apart when one does.
        self._levels: dict[str, list[tuple[int, int]]] = {}

    def divide(self, word: str) -> str:
        """Return a word in lower case with hyphens where it may be divided."""
        text = f".{word}."
        size = len(text)
        levels = [0] * (size + 1)
        for start in range(size - 1):
            for end in range(start + 2, min(size, start + self._longest) + 1):
                piece = text[start:end]
                if piece in self._patterns:
                    for offset, level in self._levels_of(piece):
                        levels[start + offset] = max(levels[start + offset], level)
        breaks = range(LEFT, len(word) - RIGHT + 1)
        return "".join(
            f"-{letter}" if at in breaks and levels[at + 1] % 2 else letter
            for at, letter in enumerate(word)
        )

    def _levels_of(self, piece: str) -> list[tuple[int, int]]:
        found = self._levels.get(piece)
        if found is None:
            found = self._levels[piece] = []
            position = 0
            for character in self._patterns[piece]:
                if character.isdigit():
                    found.append((position, int(character)))
                else:
                    position += 1
        return found


def load_patterns(language: str) -> Patterns:
    """Return the patterns for nb or nn.

    Raises:
        OSError: pyphen's files are not there.
    """
    spec = find_spec("pyphen")  # its folder is wanted, not its code
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("pyphen")
    folder = Path(spec.submodule_search_locations[0]) / "dictionaries"
    return Patterns((folder / _NORWEGIAN[language]).read_text(encoding="iso-8859-1"))


def _divisions(words: list[str], language: str, cache: Path | None) -> list[str]:
    """Return the words with their divisions, in order."""
    store = cache / f"hyphenation-{language}.json" if cache else None
    known = _read(store)
    missing = [word for word in words if word not in known]
    if missing:
        patterns = load_patterns(language)
        known |= {word: patterns.divide(word) for word in missing}
        # Only what this thesis uses is kept, so that the file does not grow for ever.
        _write(store, {word: known[word] for word in words})
    return [known[word] for word in words]


def _read(store: Path | None) -> dict[str, str]:
    """Return what is remembered; a damaged file remembers nothing."""
    if store is None:
        return {}
    try:
        found = json.loads(store.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        word: divided
        for word, divided in found.items()
        if isinstance(divided, str) and divided.replace("-", "") == word
    }


def _write(store: Path | None, divisions: Mapping[str, str]) -> None:
    if store is None:
        return
    with suppress(OSError):  # the cache only saves time
        store.parent.mkdir(parents=True, exist_ok=True)
        partial = store.with_name(f"{store.name}.{os.getpid()}")
        partial.write_text(json.dumps(divisions, ensure_ascii=False), encoding="utf-8")
        partial.replace(store)
