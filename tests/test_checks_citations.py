"""Citations held against entries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from thesis.bibtex import read_bibliography
from thesis.checks.near_keys import NearKeys
from thesis.examine import examine
from thesis.source import Source

REAL = Path(__file__).parent.parent.parent / "shared" / "real-thesis"
KEYS = "linke2015 lossius2012 lossius2010 dalland2020 Berg-2015 helsedirektoratet2016 ås2019"


def similar(key):
    bib = "".join(f"@book{{{k}, title={{T}}}}\n" for k in KEYS.split())
    return NearKeys(read_bibliography([Source("k.bib", bib)])[0].entries).of(key)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("linke2014", ["linke2015"]),
        ("lossius2021", ["lossius2012", "lossius2010"]),
        ("lossius2012a", ["lossius2012", "lossius2010"]),
        ("Dalland2020", ["dalland2020"]),
        ("berg2015", ["Berg-2015"]),
        ("berg_2015", ["Berg-2015"]),
        ("dallnad2020", ["dalland2020"]),
        ("helsedirektorat2016", ["helsedirektoratet2016"]),
        ("Ås2019", ["ås2019"]),
        ("fekjaer1999", []),
        ("x", []),
    ],
)
def test_similar_keys(key, meant):
    assert similar(key) == meant


BY_PROGRAMS = """
@book{dalland_metode_2020, author={Dalland, Olav}, title={Metode}, date={2020}}
@book{a17, author={Ødegård, Atle and Lie, Kari}, title={Samarbeid}, year={2018}}
@book{ssb1, author={{Statistisk sentralbyrå}}, title={Tall}, date={2021-03-04}}
@book{dalland2012, author={Dalland, Olav}, title={Eldre}, date={2012}}
"""


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("dalland2020", ["dalland_metode_2020"]),
        ("Dalland_oppgave_2020", ["dalland_metode_2020"]),
        ("ødegård2018", ["a17"]),
        ("odegard2018", ["a17"]),
        ("statistisksentralbyra2021", ["ssb1"]),
        ("dalland2013", ["dalland2012"]),
        ("dal2020", []),
    ],
)
def test_a_key_that_speaks_of_an_author_and_a_year(key, meant):
    assert NearKeys(read_bibliography([Source("k.bib", BY_PROGRAMS)])[0].entries).of(key) == meant


@pytest.mark.skipif(not REAL.is_dir(), reason="the real thesis is not beside the repository")
def test_real_thesis_has_one_unknown_key_at_two_places(tmp_path):
    folder = shutil.copytree(REAL, tmp_path / "thesis", ignore=shutil.ignore_patterns("build"))
    found = [d for d in examine(folder)[1] if d.code == "CIT001"]
    assert len(found) == 2
    for diagnostic in found:
        assert diagnostic.where.text == "linke2014"
        assert diagnostic.hint.nb == "mente du «linke2015»?"
        assert diagnostic.hint.en == "did you mean “linke2015”?"
    assert found[0].where.start != found[1].where.start
