from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thesis.source import Position, Source, Span, decode, display_path, encode, read_source


@given(text=st.text())
def test_positions_and_offsets_are_each_others_inverse(text):
    source = Source("a", text)
    for offset in range(len(text) + 1):
        position = source.position(offset)
        assert source.offset(position.line, position.column) == offset
        assert position.line == text.count("\n", 0, offset) + 1


@given(text=st.text())
def test_lines_are_those_between_line_feeds(text):
    source = Source("a", text)
    assert [source.line_text(n + 1) for n in range(text.count("\n") + 1)] == text.split("\n")
    assert source.line_text(text.count("\n") + 2) == ""
    assert source.line_text(0) == ""


@given(data=st.binary())
def test_any_bytes_decode_and_no_carriage_return_is_left(data):
    text, encoding = decode(data)
    assert encoding in {"utf-8", "utf-16", "windows-1252", "latin-1"}
    assert "\r" not in text


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("blåbær".encode(), "blåbær", "utf-8"),
        (b"\xef\xbb\xbfhei", "hei", "utf-8"),
        ("blåbær – «ja»".encode("cp1252"), "blåbær – «ja»", "windows-1252"),
        ("å\x81".encode("latin-1"), "å\x81", "latin-1"),
        ("blåbær".encode("utf-16"), "blåbær", "utf-16"),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "utf-8"),
    ],
)
def test_encodings(data, text, encoding):
    assert decode(data) == (text, encoding)


MARKS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]


@given(st.sampled_from(MARKS), st.binary().filter(lambda data: b"\r" not in data))
def test_an_unchanged_text_goes_back_to_the_same_bytes(mark, data):
    text, encoding = decode(mark + data)
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    assume(unicodedata.is_normalized("NFC", (mark + data).decode(codec)))
    assert encode(text, mark + data) == mark + data


@given(st.text().filter(lambda text: "\r" not in text and "\ufeff" not in text))
def test_letters_and_their_accents_are_one_character(text):
    """A Mac's file names and text copied from a PDF have «å» as two."""
    written = unicodedata.normalize("NFD", text).encode("utf-8", "replace")
    assert decode(written)[0] == unicodedata.normalize("NFC", written.decode())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_line_ends_go_back(codec, line_end):
    data = f"Blåbær{line_end}og is{line_end}".encode(codec)
    text, _ = decode(data)
    changed = f"Blåbær{line_end}og fløte{line_end}".encode(codec)
    assert encode(text.replace("is", "fløte"), data) == changed


def test_spans():
    span = Span(2, 5)
    assert len(span) == 3
    assert [n for n in range(8) if n in span] == [2, 3, 4]
    assert span.shifted(3) == Span(5, 8)
    assert Span(0, 9).covers(span)
    assert not span.covers(Span(0, 9))
    with pytest.raises(ValueError, match="not a span"):
        Span(5, 2)


def test_locations_stay_within_the_text():
    source = Source("a", "ab\ncd")
    assert source.at(3, 99).text == "cd"
    assert source.at(99).text == ""
    assert source.at(0, 4).end == Position(2, 2)


def test_paths_are_shown_relative_to_the_project(tmp_path):
    (tmp_path / "chapters").mkdir()
    path = tmp_path / "chapters" / "a b.md"
    path.write_text("hei", encoding="utf-8")
    assert read_source(tmp_path, path).path == "chapters/a b.md"
    assert display_path(tmp_path / "chapters", tmp_path) == tmp_path.as_posix()
