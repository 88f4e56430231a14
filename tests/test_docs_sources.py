"""The guide to sources prints what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.citing import listed, printed

GUIDE = Path(__file__).parent.parent / "docs" / "nb" / "kilder.md"
SECTIONS = [
    section
    for section in re.split(r"^#{2,3} ", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if "```bib" in section
]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split("\n", 1)[0])
def test_examples(section):
    bib = "\n".join(re.findall(r"```bib\n(.*?)```", section, flags=re.DOTALL))
    in_text = re.findall(r"^- I teksten: `(.+?)` gir (.+)$", section, flags=re.MULTILINE)
    in_list = re.findall(r"^- I lista: (.+)$", section, flags=re.MULTILINE)
    assert in_text
    written = [cluster for cluster, _ in in_text]
    assert printed(bib, *written) == [expected for _, expected in in_text]
    assert listed(bib) == in_list


def test_table_of_citations():
    text = GUIDE.read_text(encoding="utf-8")
    bib = "\n".join(re.findall(r"```bib\n(.*?)```", text, flags=re.DOTALL))
    rows = re.findall(r"^\| `(\[.+?\])`.*? \| (\(.+?\)) \|$", text, flags=re.MULTILINE)
    assert len(rows) == 5
    assert printed(bib, *[written for written, _ in rows]) == [expected for _, expected in rows]
