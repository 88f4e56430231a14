"""Profiles as data."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from thesis import packaged
from thesis.profiles import Layout, Profile, load_profile, profile_names, read_profile
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


def test_generic_is_the_default_layout():
    assert read_profile("generic").layout == Layout()


def test_an_unknown_profile_is_generic_and_reported():
    source = Source("thesis.yaml", "profile: genric\n")
    profile, found = load_profile("genric", source.at(9, 15))
    assert profile.name == "generic"
    assert [d.code for d in found] == ["CFG041"]
    assert "generic" in found[0].hint.nb.split("?")[0]


def test_loading_is_fast():
    packaged.load.cache_clear()
    start = time.perf_counter()
    for name in profile_names():
        read_profile(name)
    assert (time.perf_counter() - start) / len(profile_names()) < 0.010
