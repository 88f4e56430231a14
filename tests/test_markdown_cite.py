"""Citations and cross-references, where we differ from pandoc or say more."""

from __future__ import annotations

from pathlib import Path

import pytest

from thesis.nodes import Cite, CrossRef, Str
from thesis.readers.markdown import read
from thesis.source import Source
from thesis.walking import walk


def nodes(text, kind):
    chapter, problems = read(Source("chapters/x.md", text), Path(), "nb")
    return [n for n in walk(chapter.blocks) if isinstance(n, kind)], problems


def cites(text):
    found, problems = nodes(text, Cite)
    assert not problems, [p.message.en for p in problems]
    return [[(c.prefix, c.key, c.suffix) for c in cite.citations] for cite in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pandoc takes no spaces in a key in braces.
        ("[@{odd key}, s. 3]", [[("", "odd key", "s. 3")]]),
        # pandoc reads «@a.» first in a paragraph as an example's number.
        ("@a. Slutt", [[("", "a", "")]]),
        # pandoc allows no semicolon before the first key.
        ("[se NOU 2016: 16; @a]", [[("se NOU 2016: 16;", "a", "")]]),
        ("[@a, s.&nbsp;3]", [[("", "a", "s.\u00a03")]]),
    ],
)
def test_citations_read_more_kindly_than_by_pandoc(text, expected):
    assert cites(text) == expected


def test_places_of_a_cluster():
    (cluster,), _ = nodes("Tekst [se @lossius2012, s. 26; -@b].", Cite)
    first, second = cluster.citations
    assert cluster.where.text == "[se @lossius2012, s. 26; -@b]"
    assert first.key_where.text == "lossius2012"
    assert first.suffix_where.text == "s. 26"
    assert second.suppress_author
    assert not cluster.narrative


def test_place_of_a_narrative_citation():
    (cite,), _ = nodes("Som @johansen2018 [s. 24] sier.", Cite)
    assert cite.narrative
    assert cite.where.text == "@johansen2018 [s. 24]"
    assert cite.citations[0].suffix_where.text == "s. 24"


@pytest.mark.parametrize(
    ("text", "label", "form", "capital"),
    [
        ("@sec:metode", "sec:metode", "full", False),
        ("@Fig:flyt.", "fig:flyt", "full", True),
        ("@tbl-sok", "tbl-sok", "full", False),
        ("[@eq:x]", "eq:x", "full", False),
        ("[-@fig:flyt]", "fig:flyt", "number", False),
        ("@vedlegg:guide", "vedlegg:guide", "full", False),
        ("(se @app:a)", "app:a", "full", False),
    ],
)
def test_cross_references(text, label, form, capital):
    (found,), problems = nodes(text, CrossRef)
    assert not problems
    assert (found.label, found.form, found.capital) == (label, form, capital)


def test_a_hyphen_makes_a_reference_only_for_the_prefixes_of_quarto():
    assert cites("@app-2019 og @tab-x") == [[("", "app-2019", "")], [("", "tab-x", "")]]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("@figur:flyt", "@fig:flyt"),
        ("@Tabell:sok", "@tbl:sok"),
        ("[@kap:metode]", "@sec:metode"),
        ("@ligning:x", "@eq:x"),
    ],
)
def test_wrong_prefix_is_reported_with_the_right_one(text, hint):
    found, (problem,) = nodes(text, Cite)
    assert found == []
    assert (problem.code, problem.hint.nb) == ("SRC015", f"mente du «{hint}»?")


def test_malformed_parts_still_cite_the_rest():
    (cluster,), problems = nodes("[@a, s. 3, @b; @]", Cite)
    assert [c.key for c in cluster.citations] == ["a", "b"]
    assert [c.suffix for c in cluster.citations] == ["s. 3", ""]
    assert {p.code for p in problems} == {"SRC013"}


def test_addresses_are_not_citations():
    text = "navn@uni.no, a.b+c@x.no og https://medium.com/@navn og `@kode` og $@$ og \\@x"
    assert cites(text) == []


def test_markup_in_a_citation_is_reported_and_its_words_kept():
    (cluster,), (problem,) = nodes("[se *også* @a]", Cite)
    assert cluster.citations[0].prefix == "se også"
    assert problem.code == "SRC008"


def test_a_bracket_without_a_key_is_text():
    found, problems = nodes("Han [ministeren] sa [...] det.", Str)
    assert not problems
    assert "".join(n.text for n in found) == "Han [ministeren] sa [...] det."
