"""Hyphenation exceptions: pyphen's divisions, as TeX code, remembered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engine_support import Bench, Paper
from thesis.language.hyphenation import Patterns, hyphenation_exceptions, load_patterns

SHARED = Path(__file__).parents[2] / "shared" / "language" / "ud-nb-dev.conllu"
WORDS = {
    "rusavhengighet": "rus-av-hen-gig-het",
    "litteraturstudie": "lit-te-ra-tur-stu-die",
    "barneverntjenesten": "barne-vern-tje-nes-ten",
    "forskningsspørsmål": "forsk-nings-spørs-mål",
    "mestringsopplevelser": "mest-rings-opp-le-vel-ser",
    "tverrfaglig": "tverr-fag-lig",
}


def exceptions(tex: str) -> list[str]:
    head, *lines, tail = tex.split("\n")
    assert (head, tail) == ("\\hyphenation{%", "}")
    return " ".join(lines).split()


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_compounds_are_divided_at_their_joints(language: str) -> None:
    assert exceptions(hyphenation_exceptions(WORDS, language)) == sorted(WORDS.values())


def test_each_word_once_in_lower_case() -> None:
    tex = hyphenation_exceptions(["Tverrfaglig", "tverrfaglig", "TVERRFAGLIG"], "nb")
    assert exceptions(tex) == ["tverr-fag-lig"]


@pytest.mark.parametrize(
    "words", [[], ["bok"], ["boken"], ["strengt"], ["covid-19"], ["データベース"], ["1234567"]]
)
def test_nothing_to_divide(words: list[str]) -> None:
    assert hyphenation_exceptions(words, "nb") == ""


def test_other_languages_have_their_own_patterns() -> None:
    assert hyphenation_exceptions(["literature"], "en") == ""


def test_lines_are_short() -> None:
    words = [f"litteraturstudie{letter}" for letter in "abcdefghij" * 3]
    assert max(map(len, hyphenation_exceptions(words, "nb").split("\n"))) <= 100


# --- the cache ----------------------------------------------------------------------------


def test_what_is_remembered_gives_the_same(tmp_path: Path) -> None:
    first = hyphenation_exceptions(WORDS, "nb", tmp_path)
    assert hyphenation_exceptions(WORDS, "nb", tmp_path) == first
    more = hyphenation_exceptions([*WORDS, "sosialarbeider"], "nb", tmp_path)
    assert more == hyphenation_exceptions([*WORDS, "sosialarbeider"], "nb")


def test_words_no_longer_used_are_forgotten(tmp_path: Path) -> None:
    hyphenation_exceptions(["tverrfaglig", "litteratur"], "nb", tmp_path)
    hyphenation_exceptions(["litteratur", "sosialarbeider"], "nb", tmp_path)
    stored = json.loads((tmp_path / "hyphenation-nb.json").read_text(encoding="utf-8"))
    assert stored.keys() == {"litteratur", "sosialarbeider"}


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe", b"[]", b"{", b'{"tverrfaglig": 3}', b'{"tverrfaglig": "x-y"}']
)
def test_a_damaged_memory_is_none(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "hyphenation-nb.json").write_bytes(damage)
    assert exceptions(hyphenation_exceptions(["tverrfaglig"], "nb", tmp_path)) == ["tverr-fag-lig"]


def test_a_folder_that_cannot_be_written_matters_not(tmp_path: Path) -> None:
    blocked = tmp_path / "fil"
    blocked.write_bytes(b"")
    assert hyphenation_exceptions(["tverrfaglig"], "nb", blocked / "under")


# --- laws ---------------------------------------------------------------------------------


@cache
def patterns() -> Patterns:
    return load_patterns("nb")


@cache
def pyphen_divider() -> Callable[[str], str]:
    import pyphen

    divide: Callable[[str], str] = pyphen.Pyphen(lang="nb_NO", left=2, right=2).inserted
    return divide


def pyphen_divides(word: str) -> str:
    return pyphen_divider()(word)


def test_real_text_is_divided_as_pyphen_divides_it() -> None:
    if not SHARED.exists():
        pytest.skip("no shared language data beside the repository")
    text = SHARED.read_text(encoding="utf-8").lower()
    words = sorted(set(re.findall(r"\b[a-zæøåéèêóòôäöü]{6,}\b", text)))
    assert len(words) > 4_000
    assert [word for word in words if patterns().divide(word) != pyphen_divides(word)] == []


@settings(deadline=None)  # the patterns are loaded once
@given(st.text("aeiouyæøåbdfgklmnprstv", min_size=1, max_size=25))
@example("")
@example("a")
def test_any_word_is_divided_as_pyphen_divides_it(word: str) -> None:
    assert patterns().divide(word) == pyphen_divides(word)


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), max_size=20), st.sampled_from(["nb", "nn", "en", "de"]))
def test_any_words_give_their_own_letters(words: list[str], language: str) -> None:
    tex = hyphenation_exceptions(words, language)
    known = {word.lower() for word in words}
    if tex:
        assert {word.replace("-", "") for word in exceptions(tex)} <= known


# --- in TeX -------------------------------------------------------------------------------


def test_tex_divides_where_it_is_told(tmp_path: Path) -> None:
    words = ["forskningsspørsmålene", "ærlighetsforståelsen", "Åpenhetsprinsippet"]
    tex = hyphenation_exceptions(words, "nb")
    narrow = "\\parbox{1.5cm}{\\hspace{0pt}%s}"
    paper = Paper(
        "\n\n".join(narrow % word for word in words),
        start=f"{{\\language\\thesisnorwegian {tex}}}\\hbadness10000\\hfuzz9pt "
        "\\language\\thesisnorwegian\\lefthyphenmin2\\righthyphenmin2\n",
    )
    result = Bench(tmp_path).typeset(paper)
    assert result.diagnostics == []
    assert result.pdf is not None
    from pypdf import PdfReader

    text = PdfReader(result.pdf).pages[0].extract_text().replace("\n", "")
    assert "forsk-nings-spørs-målene" in text
    assert "ærlig-hetsfor-ståelsen" in text
    assert "Åpen-hets-prinsip-pet" in text


def test_known_words_need_no_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"litteratur{a}studie{b}" for a in "abcdefghij" for b in "abcdefghij"] * 30
    words = [f"{word}{n % 7 * 'e'}" for n, word in enumerate(words)]
    divided = hyphenation_exceptions(words, "nb", tmp_path)
    monkeypatch.delattr("thesis.language.hyphenation.load_patterns")
    assert hyphenation_exceptions(words, "nb", tmp_path) == divided
