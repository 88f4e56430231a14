"""Typed citations, once rewritten with keys, are printed as they were typed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from thesis.citations import render
from thesis.citations.typed import find_typed
from thesis.citations.typed_works import Works
from thesis.examine import examine, read
from thesis.fixing import carry_out, plan
from thesis.walking import plain_text

REAL = Path(__file__).parent.parent.parent / "shared" / "real-thesis"


def one_space(text):
    return " ".join(text.split())


def corrected(typed):
    """Return what Norsk APA-manual wants where the author typed something else."""
    typed = re.sub(r"^([^()]*) & ", r"\1 og ", typed)  # «og» outside parentheses
    return re.sub(r"\bs (?=\d)", "s. ", typed).replace("§2", "§ 2")


@pytest.fixture
def exported(tmp_path):
    if not REAL.exists():
        pytest.skip("the real thesis is not beside the repository")
    (tmp_path / "chapters").mkdir()
    shutil.copy(REAL / "export.txt", tmp_path / "chapters" / "01.md")
    shutil.copytree(REAL / "references", tmp_path / "references")
    shutil.copy(REAL / "thesis.yaml", tmp_path)
    return tmp_path


def test_a_real_thesis_prints_as_it_was_typed(exported):
    before, _ = read(exported)
    (prose,) = before.project.thesis.chapters[0].prose
    works = Works.of(before.project.bibliography)
    clusters = [c for c in find_typed(prose.text, works) if c.certain]
    typed = [one_space(prose.text[c.start : c.end]) for c in clusters]

    found = [d for d in examine(exported)[1] if d.code == "CIT020"]
    planned = plan(exported, found)
    assert (planned.mended, planned.left) == (len(found), 0) == (144, 0)
    carry_out(exported, planned.changes)

    after, found = examine(exported)
    codes = [d.code for d in found if "CIT020" <= d.code <= "CIT024"]
    assert codes == ["CIT021", "CIT021"]  # Linke & Ussher, 2014, which the list has as 2015
    config = after.project.config
    rendered, _ = render(
        after.project.thesis.clusters(),
        [],
        after.project.bibliography,
        style=config.citation_style,
        language=config.language,
        root=config.root,
    )
    printed = [one_space(plain_text(cluster)) for cluster in rendered.clusters]
    assert printed == [corrected(text) for text in typed]
    assert sum(one != other for one, other in zip(printed, typed, strict=True)) == 12
