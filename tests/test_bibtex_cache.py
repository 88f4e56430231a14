"""What .bib files said the last time: the same answer sooner, and never a wrong one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesis.bibtex import cache as kept
from thesis.bibtex import read_bibliography
from thesis.bibtex.commands import read_file
from thesis.source import Source, decode

SAMPLES = sorted((Path(__file__).parent / "bib").glob("*.bib"))

ABBREVIATIONS = "@string{uf = {Universitetsforlaget}}\n"
ENTRIES = (
    "@book{a, author = {van der Berg, Anne and {Norsk AS}}, publisher = uf, note = ukjent}\n"
    "@book{b, title = {T}, title = {U}, crossref = {a}}\nstray = {text}\n% @misc{c, title = {C}}\n"
)


def sources(*texts):
    return [Source(f"{n}.bib", text) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_remembered_is_what_was_read(path, tmp_path):
    given_sources = sources(decode(path.read_bytes())[0], ABBREVIATIONS, ENTRIES)
    read = read_bibliography(given_sources, tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
    assert read_bibliography(given_sources, tmp_path) == read == read_bibliography(given_sources)


@given(st.text(alphabet='@book{}(),="#%\\ \nab1æ', max_size=120))
def test_any_reading_survives(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp() / "survives"
    source = Source("a.bib", text + "\n@misc{good, title = {T}}")
    reading = read_file(source, {})
    kept.store(folder, source, {}, reading)
    assert kept.load(folder, source, {}) == reading


def test_a_hint_is_remembered_too(tmp_path):
    source = Source("a.bib", "TY  - JOUR\nER  -\n")
    reading = read_file(source, {})
    assert "et annet format" in reading.found[0].hint.nb
    kept.store(tmp_path, source, {}, reading)
    assert kept.load(tmp_path, source, {}) == reading


def test_pybtex_is_not_loaded_when_all_is_remembered(tmp_path):
    program = (
        "import sys; from pathlib import Path; from thesis.bibtex import read_bibliography;"
        "from thesis.source import Source;"
        f"sources = [Source('1.bib', {ENTRIES!r})];"
        f"read_bibliography(sources, Path({str(tmp_path)!r}));"
        "print('pybtex' in sys.modules)"
    )
    loaded = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [done.stdout for done in loaded] == ["True\n", "False\n"]


def test_other_text_or_other_abbreviations_are_read_anew(tmp_path):
    read_bibliography(sources(ABBREVIATIONS, ENTRIES), tmp_path)
    renamed = ABBREVIATIONS.replace("Universitetsforlaget", "Gyldendal")
    bibliography, _ = read_bibliography(sources(renamed, ENTRIES), tmp_path)
    assert bibliography.get("a").text("publisher") == "Gyldendal"
    bibliography, _ = read_bibliography(sources(renamed, ENTRIES.replace("T}", "V}")), tmp_path)
    assert bibliography.get("b").text("title") == "V"


@pytest.fixture
def stored(tmp_path):
    (source,) = sources(ENTRIES)
    kept.store(tmp_path, source, {}, read_file(source, {}))
    (path,) = tmp_path.iterdir()
    return tmp_path, path, source


def test_a_damaged_file_remembers_nothing(stored):
    folder, path, source = stored
    whole = path.read_bytes()
    cut = [whole[:at] for at in (0, 9, 64, 65, len(whole) - 1)]
    for data in [*cut, b"\xff", whole.replace(b"Norsk AS", b"Dansk AS"), whole + b" "]:
        path.write_bytes(data)
        assert kept.load(folder, source, {}) is None, data
    read = read_bibliography([source], folder)
    assert path.read_bytes() == whole
    assert read_bibliography([source], folder) == read


def foreign(record):
    """Yield copies of a record with one thing in them of another form than ours."""
    entry = record["entries"][0]
    for wrong in (None, 1, [1], [[]], {"a": 1}):
        for name in ("entries", "macros", "found"):
            yield record | {name: wrong}
        for number in range(len(entry)):
            yield record | {"entries": [[*entry[:number], wrong, *entry[number + 1 :]]]}
    for place in ([-1, 2], [3, 2], [0, 10**9], [0.0, 1], [True, 2]):
        yield record | {"entries": [[*entry[:3], place, *entry[4:]]]}
    yield record | {"found": [["REF999", "error", "", "", [[0, 1]]]]}
    yield record | {"found": [["REF001", "fatal", "", "", [[0, 1]]]]}
    yield {name: record[name] for name in ("macros", "found", "complete")}


def test_a_file_of_another_form_remembers_nothing(stored):
    folder, path, source = stored
    record = json.loads(path.read_text(encoding="ascii").partition("\n")[2])

    def load(body):
        path.write_text(f"{kept.seal(source, {}, body)}\n{body}", encoding="ascii")
        return kept.load(folder, source, {})

    assert load(json.dumps(record)) == read_file(source, {})
    for body in ["", "[]", "null", "[" * 100_000, *map(json.dumps, foreign(record))]:
        assert load(body) is None, body[:300]


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path):
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("")
    assert read_bibliography(sources(ENTRIES), in_the_way) == read_bibliography(sources(ENTRIES))
