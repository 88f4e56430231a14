"""What hunspell answered is kept between runs, and is what it would answer now."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thesis.language.hunspell_memory import RememberedHunspell

_WORDS = (
    *("skole", "skolene", "Bergen", "metodekonsekvenser", "xqzz", "forebyggende", "It", "nav-"),
    *("høgskolelektor", "ææææ", "a", "", "er", "e.g.", "NAV"),
)
_LETTERS = string.ascii_letters + "æøåÆØÅé-'’?"


@pytest.fixture(scope="module")
def fresh() -> RememberedHunspell:
    return RememberedHunspell("nb")


def _answers(hunspell: RememberedHunspell, word: str) -> tuple[bool, tuple[str, ...]]:
    return hunspell.spell(word), hunspell.analyze(word)


def _is_loaded(hunspell: RememberedHunspell) -> bool:
    return "_loaded" in vars(hunspell)


def test_kept_answers_are_those_of_hunspell_and_need_no_dictionary(
    tmp_path: Path, fresh: RememberedHunspell
) -> None:
    asked = RememberedHunspell("nb")
    asked.keep_in(tmp_path)
    for word in _WORDS:
        _answers(asked, word)
    asked.save()
    again = RememberedHunspell("nb")
    again.keep_in(tmp_path)
    assert [_answers(again, word) for word in _WORDS] == [_answers(fresh, word) for word in _WORDS]
    assert not _is_loaded(again)
    assert again.spell("skoleveien") is True
    assert _is_loaded(again)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(word=st.text(_LETTERS, max_size=14))
def test_any_word_is_answered_alike_from_memory(
    word: str, tmp_path: Path, fresh: RememberedHunspell
) -> None:
    fresh.keep_in(tmp_path)
    said = _answers(fresh, word)
    fresh.save()
    again = RememberedHunspell("nb")
    again.keep_in(tmp_path)
    assert _answers(again, word) == said
    assert not _is_loaded(again)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"skole": []}', '{"skole": "readings"}'])
def test_a_damaged_memory_counts_as_none(
    tmp_path: Path, text: str, fresh: RememberedHunspell
) -> None:
    asked = RememberedHunspell("nb")
    asked.keep_in(tmp_path)
    _answers(asked, "skole")
    asked.save()
    [kept] = tmp_path.glob("hunspell-nb-*.json")
    kept.write_text(text, encoding="utf-8")
    again = RememberedHunspell("nb")
    again.keep_in(tmp_path)
    assert _answers(again, "skole") == _answers(fresh, "skole")
