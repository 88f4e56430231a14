from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import changing, libreoffice
from tests.growing import grows_in_proportion
from thesis.__main__ import main
from thesis.changes.blocks import merge_blocks
from thesis.changes.compare import compare
from thesis.changes.elements import text_of
from thesis.changes.flow import Unit
from thesis.changes.markup import Markup
from thesis.changes.sequences import common
from thesis.changes.words import page_words
from thesis.citations.elements import words_of

ROOT = Path(__file__).parent.parent

# --- laws --------------------------------------------------------------------------------

_WORDS = st.sampled_from(["og", "Vi", "sier,", "ikke", "12,5", "«slik»", "depresjon", "å", "."])
_TEXTS = st.lists(_WORDS, max_size=25).map(" ".join)


def para(text):
    return {"t": "Para", "c": words_of(text)}


def cell(text):
    return [["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": words_of(text)}]]


def table(caption, rows):
    empty = ["", [], []]
    width = len(rows[0])
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * width
    body = [empty, 0, [], [[empty, [cell(text) for text in row]] for row in rows]]
    said = [None, [{"t": "Plain", "c": words_of(caption)}]]
    return {"t": "Table", "c": [empty, said, columns, [empty, []], [body], [empty, []]]}


_PARAGRAPHS = _TEXTS.map(para)
_NOTES = st.tuples(_TEXTS, _TEXTS).map(
    lambda both: {"t": "Para", "c": [*words_of(both[0]), {"t": "Note", "c": [para(both[1])]}]}
)
_STYLED = st.tuples(_TEXTS, _TEXTS).map(
    lambda both: {"t": "Para", "c": [{"t": "Emph", "c": words_of(both[0])}, *words_of(both[1])]}
)
_HEADINGS = st.tuples(st.integers(1, 3), _TEXTS).map(
    lambda both: {"t": "Header", "c": [both[0], ["", [], []], words_of(both[1])]}
)
_LISTS = st.lists(st.lists(_PARAGRAPHS, max_size=2), min_size=1, max_size=4).map(
    lambda items: {"t": "BulletList", "c": items}
)
_TABLES = st.integers(1, 3).flatmap(
    lambda width: st.tuples(
        _TEXTS,
        st.lists(st.lists(_TEXTS, min_size=width, max_size=width), min_size=1, max_size=4),
    ).map(lambda both: table(*both))
)
_CODE = _TEXTS.map(lambda text: {"t": "CodeBlock", "c": [["", [], []], text]})
_LEAVES = st.one_of(_PARAGRAPHS, _NOTES, _STYLED, _HEADINGS, _LISTS, _TABLES, _CODE)
_QUOTES = st.lists(_LEAVES, max_size=3).map(lambda blocks: {"t": "BlockQuote", "c": blocks})
_DOCUMENTS = st.lists(st.one_of(_LEAVES, _QUOTES), max_size=7)


@given(_TEXTS, _TEXTS)
def test_without_the_insertions_it_is_the_old_text_without_the_deletions_the_new(old, new):
    merged = merge_blocks([para(old)], [para(new)])
    assert text_of(changing.rejected(merged)) == " ".join(old.split())
    assert text_of(changing.accepted(merged)) == " ".join(new.split())


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_characters_come_back(old, new):
    merged = merge_blocks([para(old)], [para(new)])
    assert text_of(changing.rejected(merged)) == " ".join(old.split())
    assert text_of(changing.accepted(merged)) == " ".join(new.split())


@settings(max_examples=300)
@given(_DOCUMENTS, _DOCUMENTS)
def test_blocks_of_every_kind_keep_both_texts(old, new):
    merged = merge_blocks(old, new)
    assert text_of(changing.rejected(merged)) == text_of(old)
    assert text_of(changing.accepted(merged)) == text_of(new)


@given(_DOCUMENTS)
def test_what_is_the_same_bears_no_mark(document):
    assert merge_blocks(document, document) == document


@given(_DOCUMENTS, _DOCUMENTS)
def test_chapters_hold_all_of_both_versions(old, new):
    chapters = compare([Unit(block) for block in old], [Unit(block) for block in new])
    merged = [item.element for chapter in chapters for item in chapter.items]
    assert text_of(changing.accepted(merged)) == text_of(new)
    assert text_of(changing.rejected(merged)) == text_of(old)


@given(st.lists(st.integers(0, 6), max_size=40), st.lists(st.integers(0, 6), max_size=40))
def test_what_is_common_is_equal_and_in_order(old, new):
    pairs = common(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


_random = Random(7)  # noqa: S311 - texts to compare, no secret
_VOCABULARY = [f"ord{n}" for n in range(8000)]
_OFTEN = [1 / (n + 1) for n in range(8000)]


def _long(paragraphs, words):
    return [" ".join(_random.choices(_VOCABULARY, _OFTEN, k=words)) for _ in range(paragraphs)]


@pytest.mark.parametrize("shape", ["edited", "shuffled", "another", "one paragraph", "two words"])
def test_sixty_thousand_words_are_compared(shape):
    def versions(paragraphs):
        old = _long(paragraphs, 100)
        new = {
            "edited": lambda: [re.sub(r"ord\d*7 ", "", p) for p in old],
            "shuffled": lambda: _random.sample(old, len(old)),
            "another": lambda: _long(paragraphs, 100),
            "one paragraph": lambda: [" ".join(_random.sample(old, len(old)))],
            "two words": lambda: [" ".join(["ja", "ja", "nei"] * 33 * paragraphs)],
        }[shape]()
        if shape == "one paragraph":
            old = [" ".join(old)]
        elif shape == "two words":
            old = [" ".join(["ja", "nei"] * 50 * paragraphs)]
        return [[Unit(para(text)) for text in version] for version in (old, new)], new

    def compared(given):
        units, new = given
        merged = [item.element for chapter in compare(*units) for item in chapter.items]
        assert text_of(changing.accepted(merged)) == text_of([para(text) for text in new])

    assert grows_in_proportion(versions, compared, 600)


# --- what counts as what -----------------------------------------------------------------


def states(old, new):
    chapters = compare([Unit(block) for block in old], [Unit(block) for block in new])
    return [item.state for chapter in chapters for item in chapter.items]


_ONE = "Fysisk aktivitet kan bidra til mestring hos voksne mennesker med en depresjon."
_TWO = "Utvalget i denne oppgaven består av fire artikler om trening og tilbakefall."
_THREE = "Analysen ga tre temaer som blir drøftet i lys av teorien om mestringstro."


def test_a_moved_paragraph_is_said_to_be_moved_also_when_it_was_edited():
    old = [para(_ONE), para(_TWO), para(_THREE)]
    edited = _ONE.replace("voksne mennesker", "unge voksne")
    assert states(old, [para(_TWO), para(_THREE), para(edited)]) == [
        "moved-away",
        "same",
        "same",
        "moved-here",
    ]


def test_a_rewritten_paragraph_is_one_that_came_and_one_that_went():
    assert states([para(_ONE), para(_TWO)], [para(_ONE), para(_THREE)]) == [
        "same",
        "removed",
        "added",
    ]


def test_scraps_between_changed_words_are_not_left_standing():
    old = "Resultatene viser at gutter og jenter svarte ulikt på spørsmålene."
    new = "Resultatene viser at menn og kvinner svarte ulikt på spørsmålene."
    (merged,) = merge_blocks([para(old)], [para(new)])
    spans = [e for e in merged["c"] if e["t"] == "Span"]
    assert [text_of(span) for span in spans] == ["gutter og jenter", "menn og kvinner"]


# --- whole theses ------------------------------------------------------------------------

YAML = """\
title: Trening og mestring
authors: [Kari Nordmann]
institution: Eksempelhøgskolen
date: 2026-05-15
"""
INTRODUCTION = f"""\
# Innledning

{_ONE} Det viser @berg2019.

{_TWO}[^1] Funnene står i @tbl-funn.

[^1]: Søket ble gjort i januar.

| tema | treff |
|------|-------|
| søvn | 12    |
| angst | 7    |

: Funn {{#tbl-funn}}

# Drøfting

{_THREE}
"""
BIB = """\
@book{berg2019, author = {Berg, Eva}, title = {Mestring i hverdagen}, year = {2019},
  publisher = {Fagbokforlaget}}
@book{dahl2020, author = {Dahl, Per}, title = {Om søvn}, year = {2020}, publisher = {Gyldendal}}
"""


def make(folder, text=INTRODUCTION, facts=YAML):
    (folder / "chapters").mkdir(parents=True)
    (folder / "references").mkdir()
    (folder / "thesis.yaml").write_text(facts, encoding="utf-8")
    (folder / "chapters" / "01.md").write_text(text, encoding="utf-8")
    (folder / "references" / "k.bib").write_text(BIB, encoding="utf-8")
    return folder


@pytest.fixture
def two(tmp_path):
    """Return an older and a newer version of a thesis."""
    text = (
        INTRODUCTION.replace("voksne mennesker", r"\<unge\> voksne")
        .replace("i januar", "i februar")
        .replace("| angst | 7    |", "| angst | 9    |\n| uro | 3 |")
        .replace(
            f"{_THREE}\n",
            f"Et helt nytt avsnitt bygger på en annen kilde [@dahl2020].\n\n{_THREE}\n",
        )
    )
    return make(tmp_path / "gammel"), make(tmp_path / "ny", text)


@pytest.fixture
def made(two):
    old, new = two
    assert main(["changes", str(old), str(new)]) == 0
    return new / "build" / "changes.html", new / "build" / "changes.docx"


class _Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.marked = {"ins": [], "del": []}
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        for tag, found in self.marked.items():
            if tag in self._open:
                found.append(data)


def test_the_page_shows_words_notes_rows_and_references_that_changed(made):
    page = _Page(made[0].read_text(encoding="utf-8"))
    added, removed = page.marked["ins"], page.marked["del"]
    assert "<unge> " in added
    assert " mennesker" in removed
    assert "februar" in added
    assert "januar" in removed
    assert {"9", "uro", "3"} <= set(added)
    assert "7" in removed
    # Citations and references are as printed.
    whole = "".join(added)
    assert "(Dahl, 2020)" in whole
    assert "Dahl, P. (2020)." in whole
    assert "dahl2020" not in made[0].read_text(encoding="utf-8")


def test_the_page_loads_nothing_and_runs_nothing(made):
    text = made[0].read_text(encoding="utf-8")
    page = _Page(text)
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert not any(
        {"style", "onclick", "onload"} & attributes.keys() for _, attributes in page.tags
    )
    assert all(a["src"].startswith("data:") for _, a in page.tags if "src" in a)
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv"))
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import", style)
    # What is added and removed is told apart without colours, on paper and by ear.
    assert "text-decoration: line-through" in style
    assert 'ins::before { content: "[lagt til: "' in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_links_in_the_page_lead_to_what_is_there(made):
    page = _Page(made[0].read_text(encoding="utf-8"))
    names = {a["id"] for _, a in page.tags if "id" in a}
    inside = {a["href"][1:] for _, a in page.tags if a.get("href", "").startswith("#")}
    assert inside
    assert inside <= names


def test_the_page_speaks_the_language_of_the_thesis(two):
    old, new = two
    for language, said in (("nn", "Flytta hit"), ("en", "Moved here"), ("nb", "Flyttet hit")):
        (new / "thesis.yaml").write_text(f"{YAML}language: {language}\n", encoding="utf-8")
        assert main(["changes", str(old), str(new), "--html", str(new / "side.html")]) == 0
        assert said in (new / "side.html").read_text(encoding="utf-8")
    assert not (new / "build").exists()


def test_each_fact_of_the_front_page_is_compared(tmp_path, capsys):
    old = make(tmp_path / "gammel", facts=f"{YAML}supervisor: Ola Berg\nplace: Bergen\n")
    new = make(tmp_path / "ny", facts=f"{YAML}supervisor: Ola Dahl\nplace: Bergen\n")
    target = tmp_path / "e.html"
    assert main(["changes", str(old), str(new), "--html", str(target)]) == 0
    page = target.read_text("utf-8")
    assert "Veileder: Ola <del>Berg</del><ins>Dahl</ins>" in page
    assert "Bergen, 15. mai 2026" in page
    assert "Front page: words +1 -1" in capsys.readouterr().out


def test_an_address_that_runs_a_program_is_no_link(tmp_path):
    old = make(tmp_path / "a")
    text = f"{INTRODUCTION}\n[trykk](javascript:alert(1)) og <https://example.org/a?b=1&c=2>\n"
    new = make(tmp_path / "b", text)
    assert main(["changes", str(old), str(new)]) == 0
    page = (new / "build" / "changes.html").read_text(encoding="utf-8")
    assert "javascript:" not in "".join(re.findall(r"<[^>]*>", page))
    link = {"t": "Link", "c": [["", [], []], words_of("trykk"), ["javascript:alert(1)", ""]]}
    assert Markup(page_words("nb")).inlines([link]) == "trykk"
    assert 'href="https://example.org/a?b=1&amp;c=2"' in page


# --- Word --------------------------------------------------------------------------------


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(two, made):
    old, new = two
    data = made[1].read_bytes()
    assert changing.words_of_docx(data, "accept") == changing.words_of_thesis(new)
    assert changing.words_of_docx(data, "reject") == changing.words_of_thesis(old)


def test_whole_paragraphs_and_rows_come_and_go_with_their_marks(made):
    with zipfile.ZipFile(made[1]) as opened:
        xml = opened.read("word/document.xml").decode()
        notes = opened.read("word/footnotes.xml").decode()
        core = opened.read("docProps/core.xml").decode()
    paragraph = next(p for p in re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL) if "helt" in p)
    assert re.search(r"<w:pPr>.*<w:rPr><w:ins [^>]*/></w:rPr></w:pPr>", paragraph, re.DOTALL)
    row = next(r for r in re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL) if ">uro<" in r)
    assert re.search(r"<w:trPr>.*<w:ins [^>]*/></w:trPr>", row, re.DOTALL)
    assert "<w:ins" in notes
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml + notes)
    assert len(numbers) == len(set(numbers)) > 10
    assert set(re.findall(r'w:author="([^"]*)"', xml)) == {"Kari Nordmann"}
    assert "thesis-" not in xml + notes
    assert "<dc:title>Trening og mestring</dc:title>" in core


def test_changes_bear_the_time_that_is_asked_for(two, monkeypatch):
    old, new = two
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779000000")
    assert main(["changes", str(old), str(new)]) == 0
    with zipfile.ZipFile(new / "build" / "changes.docx") as opened:
        xml = opened.read("word/document.xml").decode()
    assert set(re.findall(r'w:date="([^"]*)"', xml)) == {"2026-05-17T06:40:00Z"}


@libreoffice.needed
def test_libreoffice_accepts_and_rejects_all(two, made, tmp_path):
    old, new = two
    accepted, rejected = changing.settled_by_libreoffice(made[1], tmp_path)
    assert changing.words_of_docx(accepted, "all") == changing.words_of_thesis(new)
    assert changing.words_of_docx(rejected, "all") == changing.words_of_thesis(old)


def test_a_name_that_the_thesis_no_longer_bears_does_not_come_back(tmp_path):
    old = make(tmp_path / "a")
    facts = f"{YAML}candidates: ['1234']\nanonymous: true\n"
    new = make(tmp_path / "b", facts=facts)
    assert main(["changes", str(old), str(new)]) == 0
    page = (new / "build" / "changes.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(new / "build" / "changes.docx") as opened:
        inside = b"".join(opened.read(name) for name in opened.namelist()).decode(
            "utf-8", "replace"
        )
    assert "Nordmann" not in page + inside
    assert "1234" in page


def test_nothing_changed_is_said(two, capsys):
    old, _ = two
    assert main(["changes", str(old), str(old)]) == 0
    assert "Nothing has changed in the text." in capsys.readouterr().out
    page = (old / "build" / "changes.html").read_text(encoding="utf-8")
    assert "Ingenting er endret i teksten." in page


def test_line_ends_and_labels_in_the_source_are_no_change(tmp_path, capsys):
    old = make(tmp_path / "a")
    text = INTRODUCTION.replace("tbl-funn", "tbl-annet").replace(" kan bidra", "\nkan bidra")
    new = make(tmp_path / "b", text)
    assert main(["changes", str(old), str(new)]) == 0
    assert "Nothing has changed" in capsys.readouterr().out


@pytest.mark.parametrize(("option", "name"), [("--html", "side.md"), ("--docx", "fil.doc")])
def test_another_kind_of_file_is_never_written_over(two, option, name, capsys):
    old, new = two
    target = new / name
    target.write_text("mitt", encoding="utf-8")
    assert main(["changes", str(old), str(new), option, str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "mitt"
    assert "must end in" in capsys.readouterr().err


def test_the_sample_against_itself_with_a_chapter_moved(tmp_path, capsys):
    for name in ("gammel", "ny"):
        for part in ("thesis.yaml", "chapters", "references", "figures"):
            source, target = ROOT / part, tmp_path / name / part
            target.parent.mkdir(exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    chapters = tmp_path / "ny" / "chapters"
    (chapters / "05-metode.md").rename(chapters / "03-0metode.md")
    (chapters / "09-vedlegg-temaer.md").unlink()
    assert main(["changes", str(tmp_path / "gammel"), str(tmp_path / "ny")]) == 0
    said = capsys.readouterr().out
    assert re.search(r"1 Metode: words \+\d+ -\d+, 2\d moved here", said)
    assert re.search(r"Vedlegg B: Fra koder til temaer: words \+0 -[1-9]\d", said)
    data = (tmp_path / "ny" / "build" / "changes.docx").read_bytes()
    assert changing.words_of_docx(data, "accept") == changing.words_of_thesis(tmp_path / "ny")
    assert changing.words_of_docx(data, "reject") == changing.words_of_thesis(tmp_path / "gammel")


def test_what_could_not_be_read_is_told(tmp_path, capsys):
    old = make(tmp_path / "a")
    (old / "thesis.yaml").write_text(f"{YAML}chapters: [chapters/01.md, chapters/02.md]\n", "utf-8")
    new = make(tmp_path / "b")
    assert main(["changes", str(old), str(new)]) == 0
    assert "part of the earlier version could not be read" in capsys.readouterr().out
    page = (new / "build" / "changes.html").read_text(encoding="utf-8")
    assert "deler av den tidligere versjonen lot seg ikke lese" in page
    assert json.dumps("chapters/02.md")[1:-1] in page


def test_a_docx_is_the_same_for_the_same_input(two, monkeypatch):
    old, new = two
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779000000")
    texts = []
    for _ in range(2):
        assert main(["changes", str(old), str(new)]) == 0
        with zipfile.ZipFile(io.BytesIO((new / "build" / "changes.docx").read_bytes())) as opened:
            texts.append(opened.read("word/document.xml"))
    assert texts[0] == texts[1]
