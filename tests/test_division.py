"""Entries of the reference list are divided at a line's end as words of their own language."""

from __future__ import annotations

import pytest

from tests.citing import rendering
from thesis.bibtex import read_bibliography
from thesis.division import norwegian_words, with_languages
from thesis.document import Thesis
from thesis.nodes import Foreign
from thesis.source import Source

BIB = """
@book{norsk, author = {Berg, Kari}, title = {Fellesorganisasjonen og velferdsstaten}, date = {2015}}
@book{merket, author = {Lie, Tor}, title = {Brukerstyring}, date = {2016}, langid = {norsk}}
@book{engelsk, author = {Moe, Per}, title = {Empowerment in welfare}, date = {2017}}
@book{english, author = {Vik, Per}, title = {Coping}, date = {2018}, langid = {english}}
"""


def marked(language: str) -> tuple[dict[str, str], set[str]]:
    bibliography, _ = read_bibliography([Source("references/kilder.bib", BIB)])
    rendered, _ = rendering(BIB, "[@norsk; @merket; @engelsk; @english]", language=language)
    thesis = Thesis((), language)
    list_ = with_languages(rendered, bibliography, thesis).references
    found = {
        reference.key: node.language
        for reference in list_
        for node in reference.inlines
        if isinstance(node, Foreign)
    }
    return found, norwegian_words(thesis, rendered, bibliography)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", {"english": "en"}), ("en", {"norsk": "nb", "merket": "nb"})],
)
def test_what_is_in_another_language_is_marked(language, expected):
    assert marked(language)[0] == expected


def test_norwegian_titles_in_an_english_thesis_are_divided_as_norwegian():
    words = marked("en")[1]
    assert {"Fellesorganisasjonen", "Brukerstyring"} <= words
    assert "Empowerment" not in words
