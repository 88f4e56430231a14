"""Profiles as data."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from thesis.config_layout import KEYS
from thesis.examine import read
from thesis.profiles import (
    COMPONENTS,
    Declaration,
    Fact,
    Layout,
    Margins,
    PageRule,
    Profile,
    load_profile,
    profile_names,
    read_profile,
)
from thesis.profiles.model import AbstractRule, NumberPlace
from thesis.source import Source


@pytest.mark.parametrize("name", profile_names())
def test_profile_files_are_sound(name):
    profile = read_profile(name)
    assert isinstance(profile, Profile)
    assert profile.title
    assert profile.source.startswith("https://")
    assert isinstance(profile.date, dt.date)
    margins = profile.layout.margins_mm
    assert all(15 <= m <= 60 for m in (margins.left, margins.right, margins.top, margins.bottom))
    assert 10 <= profile.layout.font_size_pt <= 14
    assert 1 <= profile.layout.line_spacing <= 2
    assert profile.abstract.max_words is None or 50 <= profile.abstract.max_words <= 1000
    assert set(profile.abstract.languages) <= {"nb", "nn", "en"}
    words = profile.words
    assert set(words.counted) <= set(COMPONENTS)
    assert words.printed in get_args(NumberPlace)
    assert words.highest is None or words.lowest < words.highest
    assert set(profile.front_page) <= set(get_args(Fact))
    assert set(profile.declarations) <= set(get_args(Declaration))
    assert set(profile.closing_sentence) in (set(), {"nb", "nn", "en"})
    profile.file_name.format(course="SOS3900", candidate="1234")
    assert all(remark.en != remark.nb for remark in profile.remarks)


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("uis", 0, 10_000),
        ("oslomet-sykepleie", 7_200, 8_800),
        ("uio-svlep", 4_160, 6_240),
        ("kristiania", 12_000, 15_000),
        ("generic", 0, None),
    ],
)
def test_limits_are_those_of_the_sources(name, lowest, highest):
    words = read_profile(name).words
    assert (words.lowest, words.highest) == (lowest, highest)


def test_limits_of_pages_are_those_of_the_sources():
    pages = read_profile("oslomet").pages
    assert (pages.lowest, pages.highest) == (23, 27)
    assert PageRule(25).lowest == 0
    assert PageRule(25).highest == 25
    assert read_profile("generic").pages.highest is None


def test_what_counts_differs():
    assert {"contents", "references", "footnotes"} <= set(read_profile("uis").words.counted)
    assert not {"tables", "footnotes"} & set(read_profile("vid").words.counted)
    assert "tables" in read_profile("uio-svlep").words.counted


def test_generic_is_the_default_layout():
    assert read_profile("generic").layout == Layout()


def test_an_unknown_profile_is_generic_and_reported():
    source = Source("thesis.yaml", "profile: genric\n")
    profile, found = load_profile("genric", source.at(9, 15))
    assert profile.name == "generic"
    assert [d.code for d in found] == ["CFG041"]
    assert "generic" in found[0].hint.nb.split("?")[0]


def test_thesis_yaml_changes_any_part_of_the_layout(tmp_path):
    assert set(CHANGES) == set(KEYS)
    lines = "".join(f"  {key}: {value}\n" for key, value in CHANGES.items())
    facts = f"title: x\nprofile: bi\nlayout:\n{lines}"
    (tmp_path / "thesis.yaml").write_text(facts, encoding="utf-8")
    given, found = read(tmp_path)
    assert not [d for d in found if d.code.startswith("CFG")]
    assert given.context.profile.layout == Layout(
        margins_mm=Margins(31, 32, 33, 34),
        font_size_pt=11,
        line_spacing=2,
        quote_spacing=1.25,
        paragraph_skip=0,
        chapter_new_page=False,
        page_number_position="right",
        front_page_numbers="none",
        heading_number_style="1.0",
        appendix_number_style="1",
    )


def test_thesis_yaml_changes_what_is_asked_for(tmp_path):
    facts = (
        "title: x\nprofile: vid\nabstract-limit: 40\nabstract-languages: [nb]\n"
        "front-page-facts: [people, place]\ndeclarations: [independence]\n"
        "closing-sentence: Alt er oppgitt.\n"
    )
    (tmp_path / "thesis.yaml").write_text(facts, encoding="utf-8")
    given, found = read(tmp_path)
    assert not [d for d in found if d.code.startswith("CFG")]
    profile = given.context.profile
    assert profile.abstract == AbstractRule(required=True, max_words=40, languages=("nb",))
    assert profile.front_page == ("people", "place")
    assert profile.declarations == ("independence",)
    assert profile.closing_sentence == {"nb": "Alt er oppgitt."}


def test_thesis_yaml_may_ask_for_nothing(tmp_path):
    facts = (
        "title: x\nprofile: uio-svlep\nabstract-languages: []\nfront-page-facts: []\n"
        "declarations: []\nclosing-sentence:\n"
    )
    (tmp_path / "thesis.yaml").write_text(facts, encoding="utf-8")
    before, _ = load_profile("uio-svlep", Source("thesis.yaml", facts).at(0))
    assert before.closing_sentence
    profile = read(tmp_path)[0].context.profile
    assert not profile.abstract.required
    assert (profile.front_page, profile.declarations, profile.closing_sentence) == ((), (), {})


CHANGES = {
    "margin-left": 31,
    "margin-right": 32,
    "margin-top": 33,
    "margin-bottom": 34,
    "font-size": 11,
    "line-spacing": 2,
    "quote-spacing": "1,25",
    "paragraph-skip": 0,
    "chapters": "same-page",
    "page-number": "right",
    "front-page-numbers": "none",
    "heading-numbers": "1.0",
    "appendix-numbers": "1",
}
