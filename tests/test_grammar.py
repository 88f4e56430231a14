"""Grammar through LanguageTool: what is sent, where answers belong, servers that fail."""

from __future__ import annotations

import http.server
import json
import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import languagetool_server
from thesis.__main__ import main
from thesis.checks.grammar import check_grammar
from thesis.checks.runner import FAMILIES, SLOW_FAMILIES
from thesis.config_reader import load_config
from thesis.document import Prose
from thesis.examine import examine, read
from thesis.language.answers import Answers, Remark
from thesis.language.extracts import STAND_IN, Extract, extracts
from thesis.language.languagetool import Unavailable, english_variant, remarks
from thesis.source import Source, Span

YAML = "title: En prøve\nstructure: free\nlanguagetool: {server}\nwords: [Lossiusian]\n"
ENGLISH = """\
---
role: abstract
lang: en
---

# Abstract

This are a *test* of **grammer** 😀😀, and [he go](https://example.org) to to school. The Lossiusian
colour color is is very unique because it rained , but it stopped.

> See `code` have, and so it is $x$ are.

| Author | Findings |
|:--|:--|
| Smith | He have found it |
"""
NORWEGIAN = """\
# Innledning

Dette er en tekst om endorfinnivået [He go to the school every day.]{lang=en} og utdaning.
"""


@pytest.fixture
def project(tmp_path):
    def make(server):
        (tmp_path / "chapters").mkdir(exist_ok=True)
        (tmp_path / "references").mkdir(exist_ok=True)
        (tmp_path / "references" / "kilder.bib").write_text("", encoding="utf-8")
        (tmp_path / "thesis.yaml").write_text(YAML.format(server=server), encoding="utf-8")
        (tmp_path / "chapters" / "00-abstract.md").write_text(ENGLISH, encoding="utf-8")
        (tmp_path / "chapters" / "01-innledning.md").write_text(NORWEGIAN, encoding="utf-8")
        return tmp_path

    return make


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with languagetool_server.running(tmp_path_factory.mktemp("languagetool")) as address:
        yield address


def sent(text, language="en", foreign=(), nouns=(), mask=""):
    """Return what is sent of a text in which the characters of `mask` are markup."""
    masked = "".join(" " if char in mask else char for char in text)
    prose = Prose(Source("x.md", text), masked, language, foreign)
    return extracts(prose, nouns)


@pytest.mark.languagetool
def test_remarks_lie_where_the_mistakes_are(server, project):
    given_, found = examine(project(server), (*FAMILIES, *SLOW_FAMILIES))
    said = {(d.code, d.where.text, d.where.start.line) for d in found if "LanguageTool" in str(d)}
    assert given_ is not None
    assert ("SPL010", "are", 8) in said
    assert ("SPL010", "go", 8) in said  # beyond the BMP, where UTF-16 counts two
    assert ("SPL010", "to to", 8) in said
    assert ("SPL011", "color", 9) in said
    assert ("SPL012", "very unique", 9) in said
    assert ("TYP030", " ,", 9) in said
    assert ("SPL010", "have", 15) in said
    assert ("SPL010", "go", 3) in said  # English in a Norwegian chapter


@pytest.mark.languagetool
def test_what_our_speller_has_judged_is_said_once(server, project):
    _, found = examine(project(server), (*FAMILIES, *SLOW_FAMILIES))
    by_server = {d.where.text for d in found if d.code in {"SPL011", "SPL019"}}
    assert by_server == {"color"}  # neither grammer and utdaning nor the accepted word
    assert {"grammer", "utdaning"} <= {d.where.text for d in found if d.code == "SPL001"}


@pytest.mark.languagetool
def test_norwegian_is_read_where_the_server_has_it(server):
    both = [Extract("nb"), Extract("nn")]
    for extract in both:
        extract.add("Dette er utdaning.", 0)
    bokmal, nynorsk = remarks(server, both)
    assert [(remark.kind, remark.replacements[0]) for remark in bokmal] == [
        ("misspelling", "utdanning")
    ]
    assert nynorsk == ()  # this server has no such dictionary


@pytest.mark.languagetool
def test_local_starts_a_server_of_its_own(project, tmp_path, monkeypatch):
    languagetool_server.install(tmp_path / "ltp")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    _, found = examine(project("local"), SLOW_FAMILIES)
    said = {(d.code, d.where.text) for d in found}
    assert {("SPL010", "are"), ("SPL010", "go"), ("TYP030", " ,")} <= said, found


@pytest.mark.languagetool
def test_remarks_are_framed_in_the_readers_language(server, project):
    _, found = examine(project(server), SLOW_FAMILIES)
    said = {d.where.text: d.message.nb for d in found}
    assert said["very unique"].startswith("LanguageTool om ")
    assert said[" ,"].startswith("LanguageTool om "), said
    assert said["go"].startswith("LanguageTool om grammatikk: "), said


@pytest.mark.languagetool
def test_a_text_is_sent_once(server, tmp_path):
    (english, unspoken) = (Extract("en"), Extract("nn"))
    english.add("This are a test.", 0)
    unspoken.add("Dette er ein test.", 0)
    first = remarks(server, [english, unspoken], cache=tmp_path)
    assert first[0]
    assert first[1] == ()
    nobody = Answers(server, tmp_path)
    assert nobody.to(english) == first[0]
    assert nobody.to(unspoken) is None  # the server may learn it


def test_answers_that_are_kept_need_no_server(tmp_path):
    extract = Extract("en")
    extract.add("This are a test.", 0)
    remark = Remark(5, 8, "R", "GRAMMAR", "grammar", "Use “is”.", ("is",))
    dead = closed_port()
    kept = Answers(dead, tmp_path)
    kept.add(extract, (remark,))
    kept.save()
    assert remarks(dead, [extract], cache=tmp_path) == [(remark,)]
    extract.add(" And more.", 16)
    with pytest.raises(Unavailable):
        remarks(dead, [extract], cache=tmp_path)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"a": ["[]"]}', "null"])
def test_damaged_answers_are_none(damage, tmp_path):
    extract = Extract("en")
    extract.add("This are a test.", 0)
    kept = Answers("local", tmp_path)
    kept.add(extract, ())
    kept.save()
    (file,) = tmp_path.glob("languagetool-*.json")
    (key,) = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(damage, encoding="utf-8")
    assert Answers("local", tmp_path).to(extract) is None
    file.write_text(json.dumps({key: ['[{"start": 3}]']}), encoding="utf-8")
    assert Answers("local", tmp_path).to(extract) is None


def test_asked_for_alone_it_says_that_it_is_off(project, capsys):
    assert main(["check", str(project("off")), "--only", "grammar"]) == 2
    assert "languagetool: local" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["yes", "ftp://x.no", "http://", "[local]"])
def test_what_is_no_server_is_refused(value, project):
    _, found = load_config(project(value))
    assert [(d.code, d.where.start.line) for d in found] == [("CFG004", 3)], found


def test_nothing_is_asked_unless_thesis_yaml_says_so(project):
    _, found = examine(project("off"), SLOW_FAMILIES)
    assert not [d for d in found if d.code.startswith(("SPL", "TYP"))]


def closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_dead_server_is_one_warning_and_the_other_checks_go_on(project):
    _, found = examine(project(closed_port()), (*FAMILIES, *SLOW_FAMILIES))
    (warning,) = [d for d in found if d.code == "SPL019"]
    assert not warning.is_error
    assert warning.where.start.line == 3
    assert "utdaning" in {d.where.text for d in found if d.code == "SPL001"}


def test_what_a_comment_silences_may_still_be_there_when_the_server_is_dead(project):
    folder = project(closed_port())
    chapter = folder / "chapters" / "01-innledning.md"
    chapter.write_text(f"<!-- noqa: SPL010 -->\n{NORWEGIAN}", encoding="utf-8")
    _, found = examine(folder, SLOW_FAMILIES)
    assert "CFG016" not in {d.code for d in found}
    _, found = examine(project("off"), SLOW_FAMILIES)
    assert "CFG016" not in {d.code for d in found}


def test_a_slow_server_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as mute:
        began = time.monotonic()
        with pytest.raises(Unavailable, match="no answer within"):
            remarks(f"http://127.0.0.1:{mute.getsockname()[1]}", [Extract("en")], limit=1)
        assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Not found</html>",
        b"[]",
        b"null",
        b'{"matches": 7}',
        b'[{"code": "en", "longCode": "en-GB"}]',
        b"\xff\xfe",
    ],
)
def test_a_server_that_answers_nonsense_is_one_warning(body, project):
    class Nonsense(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the name that http.server asks for

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Nonsense) as nonsense:
        threading.Thread(target=nonsense.serve_forever, daemon=True).start()
        given_, _ = read(project(f"http://127.0.0.1:{nonsense.server_port}"))
        found = list(check_grammar(given_.context))
        nonsense.shutdown()
    assert {d.code for d in found} <= {"SPL019"}
    assert len(found) == 1


def test_markup_leaves_no_trace():
    (extract,) = sent("This *is* it [@7], *really* [@8].\n\n# Next\n", mask="*[@78]#")
    assert extract.text == "This is it, really.\n\nNext"


def test_what_a_sentence_needs_is_stood_in_for():
    text = "@smith says to us that $x$ holds, as $y$.\n"
    nouns = [Span(0, 6), Span(23, 26), Span(37, 40)]
    (extract,) = sent(text, nouns=nouns, mask="@$")
    assert extract.text == f"{STAND_IN} says to us that {STAND_IN} holds, as {STAND_IN}."
    says = extract.text.index("says")
    assert extract.is_beside_stand_in(says, says + 4)
    assert not extract.is_beside_stand_in(says + 5, says + 7)
    assert extract.source_span(says, says + 4) == Span(7, 11)


def test_languages_are_sent_apart():
    text = "Ordet recovery er nytt. He has gone to the school.\n"
    foreign = ((Span(6, 14), "en"), (Span(24, 50), "en-US"))
    found = {e.language: e.text for e in sent(text, "nb", foreign)}
    assert found == {
        "nb": f"Ordet {STAND_IN} er nytt. {STAND_IN}",
        "en-US": "He has gone to the school.",
    }


@given(st.text(alphabet="abc .,\n*|#😀𝑥é[]", max_size=80), st.data())
def test_every_character_knows_where_it_comes_from(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for extract in sent(text, nouns=[Span(start, end)], mask="*|#[]"):
        assert len(extract.text) == len(extract.offsets)
        assert extract.offsets == sorted(extract.offsets)
        assert all(ord(char) < 0x10000 for char in extract.text)
        for at, char in enumerate(extract.text):
            standing_in = any(at in span for span in extract.stand_ins)
            if not char.isspace() and not standing_in:
                original = text[extract.offsets[at]]
                assert original == char or ord(original) >= 0x10000
            assert extract.source_span(at, at + 1).end <= len(text)


def test_the_variant_of_english_is_told_from_the_spelling():
    assert english_variant("The behavior of the pediatric center was analyzed.") == "en-US"
    assert english_variant("The behaviour was analysed.") == "en-GB"
    assert english_variant("No sign of either.") == "en-GB"
