"""hunspell's dictionaries, loaded in threads of their own where its library can be called.

To load the Norwegian dictionary takes half a second, and chunspell's class holds Python's lock all
the while. The library that lies beside the class in its wheel, called through its C interface,
does not: the dictionary loads while chapters are read and word lists are put in order. Where
the wheel has no such library (Windows), the class loads the dictionary when it is needed.
"""

from __future__ import annotations

import ctypes
import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from thesis.language.packages import DICTIONARIES, dictionary_folder, hunspell_library


class Hunspell(Protocol):
    """What is used of hunspell."""

    def spell(self, word: str) -> bool:
        """Say whether a word is accepted."""

    def analyze(self, word: str) -> tuple[str, ...]:
        """Return readings such as « st:skole fl:A»; compounds have a «pa:» field a part."""


_List = ctypes.POINTER(ctypes.c_char_p)


class _Library:
    """The C functions of hunspell: those that load let Python go on, those that answer do not."""

    def __init__(self, path: Path) -> None:
        loading, asking = ctypes.CDLL(str(path)), ctypes.PyDLL(str(path))
        self.create = loading.Hunspell_create
        self.create.restype = ctypes.c_void_p
        self.create.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
        self.spell = asking.Hunspell_spell
        self.spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        self.analyze = asking.Hunspell_analyze
        self.analyze.argtypes = [ctypes.c_void_p, ctypes.POINTER(_List), ctypes.c_char_p]
        self.free_list = asking.Hunspell_free_list
        self.free_list.argtypes = [ctypes.c_void_p, ctypes.POINTER(_List), ctypes.c_int]
        self.free_list.restype = None


class LibraryHunspell:
    """A dictionary that the library has loaded. It is kept until the program ends."""

    def __init__(self, path: Path, language: str) -> None:
        self._library = library = _Library(path)
        paths = (dictionary_folder() / f"{DICTIONARIES[language]}.{end}" for end in ("aff", "dic"))
        # hunspell opens what it is given byte by byte, and knows no way to say that it failed.
        self._handle = library.create(*(os.fsencode(path.resolve(strict=True)) for path in paths))

    def spell(self, word: str) -> bool:
        """Say whether a word is accepted."""
        return bool(self._library.spell(self._handle, word.encode()))

    def analyze(self, word: str) -> tuple[str, ...]:
        """Return readings such as « st:skole fl:A»; compounds have a «pa:» field a part."""
        listed = _List()
        count = self._library.analyze(self._handle, ctypes.byref(listed), word.encode())
        readings = tuple([reading.decode() for reading in listed[:count] if reading])
        self._library.free_list(self._handle, ctypes.byref(listed), count)
        return readings


@cache
def begin_loading(language: str) -> Future[Hunspell] | None:
    """Begin to load a dictionary; None where that would stop everything else meanwhile.

    One is loaded after the other, so that the first is there as soon as can be.
    """
    path = hunspell_library()
    return None if path is None else _loader().submit(LibraryHunspell, path, language)


@cache
def _loader() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


def loaded(language: str) -> Hunspell:
    """Return a dictionary, begun before or not."""
    loading = begin_loading(language)
    return by_class(language) if loading is None else loading.result()


def by_class(language: str) -> Hunspell:
    """Return a dictionary loaded by chunspell's own class."""
    import hunspell

    name, folder = DICTIONARIES[language], str(dictionary_folder())
    return cast("Hunspell", hunspell.Hunspell(name, hunspell_data_dir=folder))
