"""Writing .bib files tidily: nothing lost, nothing changed the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesis.bibtex import read_bibliography
from thesis.bibtex.format import format_references
from thesis.source import Source

SAMPLES = sorted((Path(__file__).parent / "bib").glob("*.bib"))


def tidy(text):
    return format_references(Source("a.bib", text))


def contents(text):
    bibliography, found = read_bibliography([Source("a.bib", text)])
    entries = {
        entry.key: (entry.type, {name: " ".join(entry.text(name).split()) for name in entry.fields})
        for entry in bibliography
    }
    return entries, [d.code for d in found]


def test_one_field_a_line_in_order():
    before = (
        '@Book{a,title="Om {DNA}", YEAR = 2012, mitt={x}, author={Dahl,\n   Ola},\n'
        "publisher = uf # { AS}}\n@misc(b, title={B})"
    )
    assert tidy(before) == (
        "@book{a,\n"
        "  author       = {Dahl, Ola},\n"
        "  title        = {Om {DNA}},\n"
        "  year         = 2012,\n"
        "  publisher    = uf # { AS},\n"
        "  mitt         = {x},\n"
        "}\n\n"
        "@misc{b,\n"
        "  title        = {B},\n"
        "}\n"
    )


def test_comments_and_abbreviations_stay():
    before = (
        '% Kilder\n\n\n\n@string{uf = {Universitetsforlaget}}\n@string{b = "B"}\n'
        "@comment{jabref: {x}}\n% Teori\n@book{a, title={T}}\n% slutt\n"
    )
    assert tidy(before) == (
        '% Kilder\n\n\n\n@string{uf = {Universitetsforlaget}}\n@string{b = "B"}\n'
        "@comment{jabref: {x}}\n% Teori\n@book{a,\n  title        = {T},\n}\n% slutt\n"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "@book{a,\n  title = {T}\n  date = {2012},\n}\n",
        "@book{,\n  title={T},\n}\n",
        "% @book{a, title={T}}\n",
    ],
)
def test_what_is_broken_or_commented_is_left_alone(entry):
    assert tidy(entry) == entry


def test_comments_within_an_entry_go_with_their_fields():
    before = (
        "@book{dahl2012, % den beste\n"
        "  % husk å sjekke forlaget\n"
        "  title = {Trening}, % ikke HUNT2\n"
        "  author = {Dahl, Ola}\n"
        "  , % etter komma\n"
        "  % date = {2011},\n"
        "  date = 2012,\n"
        "  publisher % merkelig\n"
        "   = {UF} % siste\n"
        "  % helt til slutt\n"
        "}\n"
    )
    once = tidy(before)
    assert once == (
        "@book{dahl2012, % den beste\n"
        "  author       = {Dahl, Ola},\n"
        "  % husk å sjekke forlaget\n"
        "  title        = {Trening}, % ikke HUNT2\n"
        "  % etter komma\n"
        "  % date = {2011},\n"
        "  date         = 2012,\n"
        "  % merkelig\n"
        "  publisher    = {UF}, % siste\n"
        "  % helt til slutt\n"
        "}\n"
    )
    assert tidy(once) == once


@pytest.mark.parametrize(
    ("names", "braced"),
    [
        ("Statistisk sentralbyrå", "{Statistisk sentralbyrå}"),
        ("Dahl, Ola and Leger uten grenser", "Dahl, Ola and {Leger uten grenser}"),
        ("Helse- og omsorgsdepartementet", "{Helse- og omsorgsdepartementet}"),
        ("{World Health Organization}", "{World Health Organization}"),
        ("Kommune, Kari and Ida Norsk", "Kommune, Kari and Ida Norsk"),
        ("Helsedirektoratet", "Helsedirektoratet"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
    ],
)
def test_organisations_get_braces(names, braced):
    once = tidy(f"@book{{a, author = {{{names}}}, title = {{T}}}}")
    assert f"  author       = {{{braced}}},\n" in once
    assert tidy(once) == once


def test_paragraphs_within_a_value_stay():
    value = "Ett avsnitt.\n\n  Ett til."
    assert value in tidy(f"@book{{a, abstract = {{{value}}}}}")


@pytest.mark.parametrize(
    ("title", "protected"),
    [
        ("Om HUNT og {DNA}", "Om {HUNT} og {DNA}"),
        ("NAV-kontoret og COVID-19", "{NAV}-kontoret og {COVID-19}"),
        ("Anti-HIV (WHO/FN)", "Anti-{HIV} ({WHO}/{FN})"),
        ("World War II, del IV", "World War II, del IV"),
        ("ALT MED STORE BOKSTAVER", "ALT MED STORE BOKSTAVER"),
        ("{Om NAV og FN}", "{Om NAV og FN}"),
        ("NAVs PhD-kurs", "NAVs PhD-kurs"),
        ("$AB$ og \\LARGE NAV", "$AB$ og \\LARGE NAV"),
    ],
)
def test_acronyms_in_titles_get_braces(title, protected):
    once = tidy(f"@book{{a, title = {{{title}}}, note = {{Fra NAV}}}}")
    assert f"title        = {{{protected}}},\n" in once
    assert "{Fra NAV}" in once
    assert tidy(once) == once


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_same_contents_after_and_same_text_the_second_time(path):
    text = path.read_text(encoding="utf-8")
    once = tidy(text)
    assert contents(once) == contents(text)
    assert tidy(once) == once


@given(st.text(alphabet="{}AB- (i1\\\\$", max_size=20))
def test_any_title_reads_the_same(title):
    entry = f"@book{{good, title = {{{title}}}}}\n"
    once = tidy(entry)
    assert contents(once) == contents(entry)
    assert tidy(once) == once


@given(st.text(alphabet='@{}(),="#% \nab1', max_size=80))
def test_any_text_is_stable_and_keeps_its_entries(text):
    once = tidy(text + "\n@book{good, title = {T}}\n")
    assert "good" in contents(once)[0]
    assert tidy(once) == once
