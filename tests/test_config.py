from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thesis.config import Config
from thesis.config_fields import FIELDS
from thesis.config_reader import load_config
from thesis.config_yaml import compose
from thesis.diagnostic import Diagnostic, Severity, ThesisError
from thesis.source import Source


def load(tmp_path: Path, text: str | bytes) -> tuple[Config | None, list[Diagnostic]]:
    data = text.encode() if isinstance(text, str) else text
    (tmp_path / "thesis.yaml").write_bytes(data)
    return load_config(tmp_path)


def test_all_kinds_of_values(tmp_path):
    config, found = load(
        tmp_path,
        """\
title: 1984
subtitle:
language: nn
ui-language: en
authors: Kari Nordmann
candidates: [0123, 77]
course: {code: SOS3900, name: Bachelor}
date: 2026-05-15
bibliography:
  - references/a.bib
  - references/b.bib
strict: ja
output: SOS3900_1234.pdf
rules: {CIT002: error, straight-quotes: off}
ignore: {uncited-entry: [dalland2020]}
words: [no, recoveryorientert]
""",
    )
    assert not found
    assert config is not None
    assert config.title == "1984"
    assert config.subtitle == ""
    assert config.language == "nn"
    assert config.ui_language == "en"
    assert config.authors == ("Kari Nordmann",)
    assert config.candidates == ("0123", "77")
    assert (config.course.code, config.course.name) == ("SOS3900", "Bachelor")
    assert config.date == dt.date(2026, 5, 15)
    assert config.bibliography == ("references/a.bib", "references/b.bib")
    assert config.strict is True
    assert config.output == "SOS3900_1234"
    assert config.rules == {"CIT002": Severity.ERROR, "straight-quotes": None}
    assert config.ignore == {"uncited-entry": ("dalland2020",)}
    assert config.words == ("no", "recoveryorientert")
    assert config.where("bibliography.1").text == "references/b.bib"
    assert config.where("course.name").text == "Bachelor"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Kari Nordmann", ("Kari Nordmann",)),
        ("Kari Nordmann og Ola Dahl", ("Kari Nordmann", "Ola Dahl")),
        ("Kari Berg, Ola Dahl og Åse And", ("Kari Berg", "Ola Dahl", "Åse And")),
        ("Kari Berg, Ola Dahl", ("Kari Berg", "Ola Dahl")),
        ("Berg, Kari", ("Berg, Kari",)),
        ("[Kari Berg og co.]", ("Kari Berg og co.",)),
        ("", ()),
    ],
)
def test_authors_in_one_text_are_told_apart(tmp_path, written, names):
    config, found = load(tmp_path, f"title: T\nauthors: {written}\n")
    assert not found
    assert config.authors == names


@pytest.mark.parametrize(
    ("written", "meant"), [("veileder", "supervisor"), ("Språk", "language"), ("emne", "course")]
)
def test_a_key_in_norwegian(tmp_path, written, meant):
    _, [found] = load(tmp_path, f"title: T\n{written}: x\n")
    assert found.code == "CFG003"
    assert meant in found.hint.nb


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        ("PAR3900", "PAR3900", ""),
        ("PAR3900 Bacheloroppgave i paramedisin", "PAR3900", "Bacheloroppgave i paramedisin"),
        ("'BAC-3900: Bachelor'", "BAC-3900", "Bachelor"),
        ("Bacheloroppgave 2", "", "Bacheloroppgave 2"),
        ("", "", ""),
    ],
)
def test_a_course_in_one_line(tmp_path, written, code, name):
    config, found = load(tmp_path, f"title: T\ncourse: {written}\n")
    assert not found
    assert (config.course.code, config.course.name) == (code, name)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("title: Hei: du\n", "CFG002", 1, 11),
        ("title: x\n\tlanguage: nb\n", "CFG002", 2, 1),
        ('title: "x\n', "CFG002", 2, 1),
        ("title: \x00\n", "CFG002", 1, 8),
        ("title: x\nlangauge: nb\n", "CFG003", 2, 1),
        ("titel: x\n", "CFG003", 1, 1),
        ("title: [x]\n", "CFG004", 1, 8),
        ("title: x\nstrict: kanskje\n", "CFG004", 2, 9),
        ("title: x\n? [a, b]\n: c\n", "CFG004", 2, 3),
        ("title: x\nengine: lualatx\n", "CFG005", 2, 9),
        ("title: x\nlanguage: no\n", "CFG005", 2, 11),
        ("title: x\nrules: {TYP001: of}\n", "CFG005", 2, 17),
        ("title: x\ndate: 2026-02-30\n", "CFG006", 2, 7),
        ("title: x\ntitle: y\n", "CFG007", 2, 1),
        ("title: &a x\nsubtitle: *a\n", "CFG008", 2, 11),
        ("language: nb\n", "CFG009", 1, 1),
        ("", "CFG010", 1, 1),
        ("- a\n", "CFG010", 1, 1),
        ("title: x\noutput: ../ut\n", "CFG011", 2, 9),
        ("title: " + "[" * 40, "CFG013", 1, 27),
    ],
)
def test_mistakes_are_found_where_they_stand(tmp_path, text, code, line, column):
    _, found = load(tmp_path, text)
    assert [(d.code, d.where.start.line, d.where.start.column) for d in found if d.where] == [
        (code, line, column)
    ]


def test_a_misspelled_key_gets_a_suggestion(tmp_path):
    _, found = load(tmp_path, "title: x\nsupervisior: Kari\n")
    assert found[0].hint is not None
    assert "«supervisor»" in found[0].hint.nb


def test_a_missing_and_a_large_file(tmp_path):
    assert [d.code for d in load_config(tmp_path)[1]] == ["CFG001"]
    assert [d.code for d in load(tmp_path, "#" * 1_000_001)[1]] == ["CFG012"]


def test_a_folder_named_thesis_yaml(tmp_path):
    (tmp_path / "thesis.yaml").mkdir()
    assert [d.code for d in load_config(tmp_path)[1]] == ["CFG014"]


def test_yaml_runs_no_code(tmp_path):
    _, found = load(tmp_path, "title: !!python/object/apply:os.system [echo hei]\n")
    assert [d.code for d in found] == ["CFG004"]


def test_every_field_is_documented_in_both_languages_and_exists():
    for spec in FIELDS:
        assert spec.help.en
        assert spec.help.nb
        assert spec.example
        assert hasattr(Config, spec.attribute) or spec.attribute in Config.__annotations__


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_make_it_crash(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("yaml", numbered=True)
    config, found = load(folder, data)
    assert config is not None or found
    for diagnostic in found:
        assert diagnostic.where is None or diagnostic.where.span.end <= len(
            diagnostic.where.source.text
        )


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ('title: "A\nauthors: ["Kari"]\n', (1, 8), "lukkes ikke på denne linjen"),
        ("authors: [Kari\ntitle: A\n", (1, 10), "lukkes ikke på denne linjen"),
        ("title:\u00a0A\nplace: B\n", (1, 7), "hardt mellomrom"),
        ("title: A\n place: B\n", (2, 1), "helt til venstre"),
        ("title: A: b\n", (1, 9), "må stå i hermetegn"),
        ("authors: [Kari,\n  Ola]\ntitle: A: b\n", (3, 9), "må stå i hermetegn"),
    ],
)
def test_where_a_mistake_begins_that_yaml_notices_later(text, place, hint):
    with pytest.raises(ThesisError) as raised:
        compose(Source("thesis.yaml", text))
    [told] = raised.value.diagnostics
    assert (told.where.start.line, told.where.start.column) == place
    assert hint in told.hint.nb
