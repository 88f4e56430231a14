"""Locators as students write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesis.citations import Locator, parse_locator

READ = {
    "s. 26": ("page", "26", ""),
    "26": ("page", "26", ""),
    "s.26": ("page", "26", ""),
    "s 26": ("page", "26", ""),
    "S. 26": ("page", "26", ""),
    "side 12": ("page", "12", ""),
    "sidene 12-14": ("page", "12–14", ""),
    "s. 24-25": ("page", "24–25", ""),
    "s. 24--25": ("page", "24–25", ""),
    "s. 24 – 25": ("page", "24–25", ""),
    "s. 12, 15, 20-22": ("page", "12, 15, 20–22", ""),
    "s. 12ff.": ("page", "12ff.", ""),
    "s. xii-xv": ("page", "xii–xv", ""),
    "s. e77": ("page", "e77", ""),
    "p. 12": ("page", "12", ""),
    "pp. 12-14": ("page", "12–14", ""),
    "s. 12, min utheving": ("page", "12", ", min utheving"),
    "s. 12, 2. utg.": ("page", "12", ", 2. utg."),
    "s. 12 og 15": ("page", "12", " og 15"),
    "kap. 3": ("chapter", "3", ""),
    "kapittel 3, s. 40": ("chapter", "3", ", s. 40"),
    "avsn. 3": ("paragraph", "3", ""),
    "avsnitt 3": ("paragraph", "3", ""),
    "§ 2": ("section", "2", ""),
    "§2": ("section", "2", ""),
    "§ 6-2": ("section", "6-2", ""),
    "§ 3-1 a": ("section", "3-1 a", ""),
    "§ 2, femte ledd": ("section", "2", ", femte ledd"),
    "§ 5 i forskriften": ("section", "5", " i forskriften"),
    "§§ 2-4": ("section", "2–4", ""),
    "§§ 2–4": ("section", "2–4", ""),
    "§§ 6-2, 6-3": ("section", "6-2, 6-3", ""),
    "§§ 3-1–3-5": ("section", "3-1–3-5", ""),
    "paragraf 2": ("section", "2", ""),
    "fig. 2": ("figure", "2", ""),
    "figur 2b": ("figure", "2b", ""),
    "tab. 3": ("table", "3", ""),
    "vers 3": ("verse", "3", ""),
    "bd. 2": ("volume", "2", ""),
    "del 2": ("part", "2", ""),
    "linje 4": ("line", "4", ""),
}


@pytest.mark.parametrize(("suffix", "expected"), READ.items(), ids=READ)
def test_read(suffix, expected):
    found = parse_locator(suffix)
    assert found is not None
    assert (found.label, found.value, found.rest) == expected


@pytest.mark.parametrize(
    "suffix",
    [
        *("", "xii", "Luk 2,7", "min utheving", "delvis 3", "12. avsnitt", "side tolv", "s. ", "§"),
        # What promises several and names one would print the singular.
        *("§§ 6-2 og 6-3", "pp. 12 and 15"),
        *("del", "note til leseren", "i 2011", "2011-utgaven"),
    ],
)
def test_text_that_names_no_place(suffix):
    assert parse_locator(suffix) is None


def test_sections_in_both_languages():
    assert parse_locator("§ 6-2") == Locator("section", "6-2", "", "§")
    assert parse_locator("section 3") == Locator("section", "3", "", "section")


NUMBERS = st.integers(1, 9999)


@given(
    NUMBERS,
    NUMBERS,
    st.sampled_from(["s. ", "s.", "side ", "S. ", "kap. ", ""]),
    st.sampled_from("-–—"),
)
def test_ranges_get_an_en_dash(first, last, term, dash):
    found = parse_locator(f"{term}{first}{dash}{last}")
    assert found is not None
    assert (found.value, found.rest) == (f"{first}–{last}", "")


@given(st.text())
def test_any_text_is_read_or_left_alone(suffix):
    found = parse_locator(suffix)
    if found is not None:
        assert found.value
        assert suffix.rstrip().endswith(found.rest)
        assert "--" not in found.value


@given(
    st.sampled_from(["s. ", "§ ", "kap. ", "avsn. "]),
    NUMBERS,
    st.text(alphabet="abcæøå ,.;", max_size=20),
)
def test_what_follows_is_kept(term, number, after):
    written = f"{term}{number}; {after}"
    found = parse_locator(written)
    assert found is not None
    assert found.value == str(number)
    assert found.rest == f"; {after}".rstrip()
