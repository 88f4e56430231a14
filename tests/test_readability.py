"""Readability figures: counts that can be done by hand, and the table that people see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import CLEAN
from tests.projects import write
from thesis.__main__ import main
from thesis.language.readability import Readability, is_passive, measure, sentences


def test_figures_counted_by_hand():
    figures = measure(
        "Overskrift uten punktum\n\nHun gikk hjem. Undersøkelsen ble gjennomført.", "nb"
    )
    assert figures == Readability(6, 2, 2, norwegian_sentences=2, passive_sentences=1)
    assert figures.sentence_length == 3
    assert round(figures.lix, 1) == 3 + 33.3
    assert figures.passive_share == 50


def test_abbreviations_of_law_end_no_sentence():
    text = "Se Prop. 44 L, Rt. 2002 s. 1110, EMK art. 8 og HR-2019-2121-A avsn. 38. Slik ble det."
    assert len(list(sentences(text))) == 2


def test_abbreviations_and_dates_end_no_sentence():
    text = "Det gjelder bl.a. norsk, f.eks. Ibsen (jf. Dahl, s. 3). Møtet var 3. mai. Så gikk de!"
    assert len(list(sentences(text))) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Metoden brukes ofte",
        "Studien ble ikke gjennomført",
        "Reglene er blitt endret",
        "Det antas at dette virker",
        "Arbeidet vart utført i fjor",
        "Hytta vart kasta",
    ],
)
def test_passives_are_seen(sentence):
    assert is_passive(sentence.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Det finnes mange metoder",
        "Deres mening om Norges rolle",
        "De trives og lykkes",
        "Elevenes svar blir viktige",
        "Han ble ikke glad",
    ],
)
def test_active_sentences_are_not(sentence):
    assert not is_passive(sentence.split())


def test_english_has_no_passive_figure():
    assert measure("It was done by them.", "en").passive_share is None


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text):
    figures = measure(text, "nb")
    assert 0 <= figures.long_words <= figures.words
    assert figures.passive_sentences <= figures.sentences


@pytest.mark.parametrize(("ui", "head"), [("nb", "ord/setning"), ("en", "words/sentence")])
def test_the_table(ui, head, tmp_path, capsys):
    write(tmp_path, CLEAN)
    settings = tmp_path / "thesis.yaml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}ui-language: {ui}\n", encoding="utf-8"
    )
    assert main(["check", str(tmp_path), "--statistics"]) == 0
    table = capsys.readouterr().out.splitlines()
    assert head in table[0]
    assert table[1].split()[:2] == ["Innledning", "9"]
    assert main(["check", str(tmp_path), "--statistics", "--format", "json"]) == 2


def test_a_paragraph_counted_by_hand():
    text = (
        "Barna leker ute hver dag. Undersøkelsen ble gjennomført i 2019, jf. kap. 2. Informantene "
        "rekrutteres via skolen. Mange synes at tilbudet er bra, og noen ble glade.\n\n"
        "Resultatene presenteres i neste kapittel, f.eks. i form av tabeller. Vi har blitt "
        "overrasket av funnene!\n"
    )
    counts = measure(text, "nb")
    # 5 + 6 + 4 + 10 + 10 + 6 words; a number is none, «f.eks.» one.
    assert (counts.words, counts.sentences, counts.long_words) == (41, 6, 11)
    assert counts.passive_sentences == 4
    assert round(counts.lix, 1) == round(41 / 6 + 1100 / 41, 1)
