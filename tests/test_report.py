from __future__ import annotations

import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesis.diagnostic import Filled, Rule, Severity, Text
from thesis.report.as_json import render_json
from thesis.report.as_text import count_words, render_text
from thesis.report.terminal import Output
from thesis.source import Source

RULE = Rule(
    "CIT999",
    "test-rule",
    Severity.ERROR,
    Text(en="no entry has the key «{key}»", nb="ingen kilde har nøkkelen «{key}»"),
    Text(en="why", nb="hvorfor"),
    Text(en="add it", nb="legg den til"),
)
SOURCE = Source("chapters/03-metode.md", "# Metode\n\nSom vist [@lossius2021] er det slik.\n")
HINT = Filled("did you mean «lossius2012»?", "mente du «lossius2012»?")


def plain(diagnostics, language="nb", *, verbose=False):
    lines = render_text(diagnostics, language, verbose=verbose)
    return ["".join(text for _, text in line) for line in lines]


def test_text_shows_place_rule_sentence_line_marker_and_help():
    start = SOURCE.text.index("lossius2021")
    found = RULE.at(SOURCE.at(start, start + 11), key="lossius2021", hint=HINT)
    assert plain([found]) == [
        (
            "chapters/03-metode.md:3:12: feil CIT999 test-rule: "
            "ingen kilde har nøkkelen «lossius2021»"
        ),
        "    3 | Som vist [@lossius2021] er det slik.",
        "      |            ^^^^^^^^^^^",
        "  hjelp: mente du «lossius2012»?",
    ]


def test_without_a_hint_the_rule_itself_helps_and_verbose_adds_detail():
    found = RULE.at(None, key="x", detail="! Undefined control sequence.\nl.12 \\foo")
    assert plain([found], "en") == [
        "error CIT999 test-rule: no entry has the key «x»",
        "  help: add it",
    ]
    assert plain([found], "en", verbose=True)[-1] == "  | l.12 \\foo"


def test_a_long_line_is_shown_around_the_marker():
    source = Source("a.md", "ord " * 200 + "FEIL" + " ord" * 200)
    start = source.text.index("FEIL")
    _, shown, marker, _ = plain([RULE.at(source.at(start, start + 4), key="x")])
    assert len(shown) < 130
    assert shown[marker.index("^") : marker.rindex("^") + 1] == "FEIL"


def test_the_marker_stands_under_wide_and_combining_characters():
    source = Source("a.md", "日本 e\u0301 feil")
    start = source.text.index("feil")
    _, shown, marker, _ = plain([RULE.at(source.at(start, start + 4), key="x")])
    # Two wide characters take two cells more; the combining accent takes one less.
    assert marker.index("^") == shown.index("feil") + 2 - 1


def test_many_other_places_are_counted():
    related = tuple(SOURCE.at(n, n + 1) for n in range(12))
    line = plain([RULE.at(SOURCE.at(0), key="x", related=related)])[-1]
    assert line.startswith("  også her: chapters/03-metode.md:1:1, ")
    assert line.endswith(" og 4 til")


def test_json_is_schema_1_with_positions_from_one():
    start = SOURCE.text.index("lossius2021")
    found = RULE.at(SOURCE.at(start, start + 11), key="lossius2021", hint=HINT)
    assert json.loads(render_json([found, RULE.at(None, key="y")], "en")) == {
        "schema": 1,
        "diagnostics": [
            {
                "code": "CIT999",
                "name": "test-rule",
                "severity": "error",
                "message": "no entry has the key «lossius2021»",
                "file": "chapters/03-metode.md",
                "line": 3,
                "column": 12,
                "end_line": 3,
                "end_column": 23,
                "hint": "did you mean «lossius2012»?",
            },
            {
                "code": "CIT999",
                "name": "test-rule",
                "severity": "error",
                "message": "no entry has the key «y»",
                "file": None,
                "line": None,
                "column": None,
                "end_line": None,
                "end_column": None,
                "hint": "add it",
            },
        ],
    }


def test_counts_in_words():
    error = RULE.at(None, key="x")
    warning = error.with_severity(Severity.WARNING)
    assert count_words([error, warning, warning], "nb") == "1 feil, 2 advarsler"
    assert count_words([error, error, warning], "en") == "2 errors, 1 warning"
    assert count_words([], "en") == ""


def test_a_narrow_encoding_gets_a_question_mark_and_no_traceback(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    Output(stream).line((("plain", "blåbær"),))
    stream.flush()
    assert raw.getvalue() == b"bl?b?r\n"


@pytest.mark.skipif(os.name != "nt", reason="only Windows has pipes of another encoding")
def test_a_pipe_on_windows_gets_utf8(monkeypatch):
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\n")
    Output(stream).line((("plain", "blåbær → syltetøy"),))
    stream.flush()
    assert raw.getvalue() == "blåbær → syltetøy\n".encode()


@given(text=st.text(max_size=300), data=st.data())
def test_any_place_in_any_text_can_be_shown(text, data):
    source = Source("a.md", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = plain([RULE.at(source.at(start, end), key="x")])
    assert lines[0].startswith(f"a.md:{source.position(start).line}:")
    assert all("\n" not in line for line in lines)
