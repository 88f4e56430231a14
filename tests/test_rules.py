"""Every rule has a name, both languages, a case that fails and one that passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cases import FOLDER, all_cases, read_cases
from thesis.catalogue import all_rules
from thesis.examine import examine

ROOT = Path(__file__).parent.parent
RULES = all_rules()


def place(diagnostic) -> str:
    if diagnostic.where is None:
        return "-"
    start = diagnostic.where.start
    return f"{diagnostic.where.source.path}:{start.line}:{start.column}"


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_case(case, tmp_path):
    if case.see:
        path, _, name = case.see.partition("::")
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), case.see
        return
    case.write(tmp_path)
    if case.run == "build":
        from thesis.build import build

        found = build(tmp_path).found
    else:
        _, found = examine(tmp_path)
    places = [place(d) for d in found if d.code == case.code]
    assert bool(case.expect) == case.fails, "a failing case says where, a passing one does not"
    assert sorted(places) == sorted(case.expect), [(d.code, place(d), d.message.en) for d in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_cases(rule):
    path = FOLDER / f"{rule.code}.md"
    assert path.exists(), f"{path.name} is missing"
    code, name, cases = read_cases(path)
    assert (code, name) == (rule.code, rule.name)
    assert any(case.see for case in cases) or {case.fails for case in cases} == {True, False}


def test_no_case_file_without_a_rule():
    assert {path.stem for path in FOLDER.glob("*.md")} <= {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rules_speak_both_languages_well(rule):
    for text in (rule.message, rule.why, rule.fix):
        assert text.en != text.nb
        for sentence in (text.en, text.nb):
            assert sentence.strip() == sentence
            assert sentence
            assert not re.search(r"  |\.\.(?!\.)|\s[.,]", sentence), sentence
            assert '"' not in sentence.replace('\\"', ""), f"straight quotes: {sentence}"
        assert "«{" not in text.en, f"Norwegian quotes in English: {text.en}"
    # A message is continued by nothing, so it ends without a full stop; reasons are prose.
    assert not rule.message.en.endswith(".")
    assert not rule.message.nb.endswith(".")
    assert not placeholders(rule.why)
    assert not placeholders(rule.fix)


def placeholders(text):
    return text.placeholders(text.en)
