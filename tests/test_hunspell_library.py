"""hunspell answers alike through its library and through chunspell's class."""

from __future__ import annotations

import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesis.language.hunspell_library import Hunspell, begin_loading, by_class, loaded
from thesis.language.packages import hunspell_library

pytestmark = pytest.mark.skipif(
    hunspell_library() is None, reason="chunspell's wheel has no library of hunspell here"
)
_LETTERS = string.ascii_letters + "æøåÆØÅéü-'’ 0ß中"


@pytest.fixture(scope="module", params=["nb", "nn", "en"])
def both(request: pytest.FixtureRequest) -> tuple[Hunspell, Hunspell]:
    return loaded(request.param), by_class(request.param)


@given(word=st.one_of(st.text(_LETTERS, max_size=20), st.text(_LETTERS, min_size=90, max_size=400)))
def test_any_word_is_answered_alike(both: tuple[Hunspell, Hunspell], word: str) -> None:
    library, by_its_class = both
    assert library.spell(word) == by_its_class.spell(word)
    assert library.analyze(word) == by_its_class.analyze(word)


@pytest.mark.parametrize(
    "word", ["skole", "skulane", "endorfinnivået", "schools", "x" * 300, "å" * 120, ""]
)
def test_known_words_are_answered_alike(both: tuple[Hunspell, Hunspell], word: str) -> None:
    library, by_its_class = both
    assert library.spell(word) == by_its_class.spell(word)
    assert library.analyze(word) == by_its_class.analyze(word)


def test_a_dictionary_is_loaded_once() -> None:
    assert begin_loading("nb") is begin_loading("nb")
    assert loaded("nb") is loaded("nb")


def test_python_goes_on_while_a_dictionary_loads() -> None:
    counting = (
        "from thesis.language.hunspell_library import begin_loading\n"
        "loading, counted = begin_loading('nb'), 0\n"
        "while not loading.done(): counted += 1\n"
        "print(counted)"
    )
    done = subprocess.run(
        [sys.executable, "-c", counting], capture_output=True, text=True, check=True, timeout=60
    )
    # With Python's lock held all the while it would be a handful.
    assert int(done.stdout) > 10_000


def test_a_program_may_end_while_a_dictionary_loads() -> None:
    leaving = "from thesis.language.hunspell_library import begin_loading; begin_loading('nb')"
    done = subprocess.run(
        [sys.executable, "-c", leaving], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
