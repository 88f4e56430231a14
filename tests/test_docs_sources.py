"""The guides to sources print what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.citing import listed, printed

DOCS = Path(__file__).parent.parent / "docs"
GUIDES = {
    "nb": (DOCS / "nb" / "kilder.md").read_text(encoding="utf-8"),
    "en": (DOCS / "en" / "sources.md").read_text(encoding="utf-8"),
}
BIB = re.compile(r"```bib\n(.*?)```", re.DOTALL)
IN_TEXT = re.compile(r"^- (?:I teksten|In the text): `(.+?)` (?:gir|gives) (.+)$", re.MULTILINE)
IN_LIST = re.compile(r"^- (?:I lista|In the list): (.+)$", re.MULTILINE)
SECTIONS = [
    section
    for section in re.split(r"^#{2,3} ", GUIDES["nb"], flags=re.MULTILINE)
    if "```bib" in section
]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split("\n", 1)[0])
def test_examples(section):
    bib = "\n".join(BIB.findall(section))
    in_text = IN_TEXT.findall(section)
    assert in_text
    written = [cluster for cluster, _ in in_text]
    assert printed(bib, *written) == [expected for _, expected in in_text]
    assert listed(bib) == IN_LIST.findall(section)


@pytest.mark.parametrize("examples", [BIB, IN_TEXT, IN_LIST], ids=["bib", "text", "list"])
def test_both_languages_have_the_same_examples(examples):
    assert examples.findall(GUIDES["nb"]) == examples.findall(GUIDES["en"])


@pytest.mark.parametrize("language", GUIDES)
def test_table_of_citations(language):
    text = GUIDES[language]
    bib = "\n".join(BIB.findall(text))
    rows = re.findall(r"^\| `(\[.+?\])`.*? \| (\(.+?\)) \|$", text, flags=re.MULTILINE)
    assert len(rows) == 5
    assert printed(bib, *[written for written, _ in rows]) == [expected for _, expected in rows]


def test_a_thesis_in_english_gets_english_words():
    bib = "\n".join(BIB.findall(GUIDES["en"]))
    written = ["[@dalland2020, p. 54]", "@rustad2010"]
    expected = ["(Dalland, 2020, p. 54)", "Rustad and Tønnessen (2010)"]
    assert printed(bib, *written, language="en") == expected
