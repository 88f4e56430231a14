"""Split compounds: what is found, and what is left alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thesis.language.splits import SplitFinder
from thesis.language.tokens import tokens

ROOT = Path(__file__).parent.parent
LABELLED = ROOT / "bench" / "language_splits.txt"
BOKMAL = ROOT.parent / "shared" / "language" / "ud-nb-dev.conllu"


@pytest.fixture(scope="module")
def finder():
    return SplitFinder()


def joined(finder, text):
    return [split.joined for split in finder.find(text, list(tokens(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("God bruker medvirkning krever tid.", ["brukermedvirkning"]),
        ("De ansatte i barneverns tjenesten sa ja.", ["barnevernstjenesten"]),
        ("En miljø vennlig løsning.", ["miljøvennlig"]),
        ("Arbeid med lærer utdanning i Norge.", ["lærerutdanning"]),
        ("God opp følging er viktig.", ["oppfølging"]),
        ("Kreft\nomsorgen er viktig.", ["Kreftomsorgen"]),
    ],
)
def test_split_compounds_are_found(finder, text, words):
    assert joined(finder, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Norske lærere har god praksis i dag.",
        "De bruker medvirkning som metode.",
        "En gruppe pasienter fikk to års behandling.",
        "Hun vil møte foreldre og lære språk.",
        "Bruker, medvirkning og bruker. Medvirkning.",
        "Det er en metode basert på forskning.",
        "Hva slags hjelp trenger små barn?",
        "Vi takker professor Hansen.",
    ],
)
def test_words_side_by_side_are_left_alone(finder, text):
    assert joined(finder, text) == []


def test_a_split_spans_both_words(finder):
    text = "God bruker medvirkning."
    (split,) = finder.find(text, list(tokens(text)))
    assert text[split.start : split.end] == "bruker medvirkning"


def test_three_in_four_labelled_splits_are_found_and_none_invented(finder):
    found = wanted = invented = 0
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        places = {match.start() for match in re.finditer(r"\|", line)}
        text = line.replace("|", " ")
        got = {text.index(" ", s.start) for s in finder.find(text, list(tokens(text)))}
        wanted += len(places)
        found += len(places & got)
        invented += len(got - places)
    assert wanted >= 200
    assert found / wanted >= 0.75
    assert invented <= 2


@pytest.mark.skipif(not BOKMAL.exists(), reason="the treebank is not beside the repository")
def test_edited_text_has_next_to_none(finder):
    lines = BOKMAL.read_text(encoding="utf-8").split("\n")
    sentences = [line[9:] for line in lines if line.startswith("# text = ")]
    found = joined(finder, "\n\n".join(sentences))
    assert len(found) <= len(sentences) / 1000 * 2


def test_verdicts_are_kept_between_runs(tmp_path):
    text = "God bruker medvirkning krever mye av barneverns tjenesten."
    first = SplitFinder(tmp_path)
    expected = joined(first, text)
    first.save()
    began = time.perf_counter()
    assert joined(SplitFinder(tmp_path), text) == expected
    assert time.perf_counter() - began < 0.1, "the dictionaries were loaded"


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="abdeskrål \n,.-", max_size=60))
def test_any_text_is_searched(finder, text):
    for split in finder.find(text, list(tokens(text))):
        assert text[split.start : split.end].split() != []
