"""Reading .bib files: what is read, where it stands, and what is made of broken ones."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thesis.bibtex import address, plain, read_bibliography
from thesis.bibtex.names import person, persons, split_names
from thesis.source import Source, decode

SAMPLES = sorted((Path(__file__).parent / "bib").glob("*.bib"))

GOOD = "@book{good,\n  title = {Fin bok},\n  date = {2012},\n}\n"


def read(*texts):
    return read_bibliography([Source(f"{n}.bib", text) for n, text in enumerate(texts, 1)])


def values(entry):
    return {name: field.value for name, field in entry.fields.items()}


def places(diagnostics):
    return [(d.code, d.where.start.line, d.where.text) for d in diagnostics]


# --- what is read ------------------------------------------------------------------------


def test_fields_have_values_and_places():
    text = '@Book {key, Title="A {B}",\n year = 2012 , month = jan # "~1"}'
    bibliography, found = read(text)
    assert not found
    entry = bibliography.get("key")
    assert entry.type == "book"
    assert values(entry) == {"title": "A {B}", "year": "2012", "month": "January~1"}
    assert [f.where.text for f in entry.fields.values()] == ["A {B}", "2012", 'jan # "~1"']
    assert [f.name_where.text for f in entry.fields.values()] == ["Title", "year", "month"]
    assert entry.where.text == text
    assert entry.key_where.text == "key"


def test_abbreviations_hold_across_files_in_order():
    bibliography, found = read(
        "@string{Uf = {Universitetsforlaget}}\n@STRING(two = uf # { AS})",
        "@book{a, title = {T}, publisher = UF}\n@book(b, title = {T (1)}, publisher = two)",
    )
    assert not found
    assert bibliography.get("a").text("publisher") == "Universitetsforlaget"
    assert bibliography.get("b").text("publisher") == "Universitetsforlaget AS"


def test_abbreviations_do_not_leak_into_the_next_reading():
    read("@string{uf = {Universitetsforlaget}}")
    _, found = read("@book{a, publisher = uf}")
    assert [d.code for d in found] == ["REF009"]


def test_abbreviations_and_fields_may_have_norwegian_names():
    bibliography, found = read(
        "@string{høgskole = {Høgskolen}}\n@book{a, utgått = {x}, publisher = høgskole # { i Molde}}"
    )
    assert not found
    assert values(bibliography.get("a")) == {"utgått": "x", "publisher": "Høgskolen i Molde"}


def test_unknown_abbreviation_is_found_where_it_stands():
    text = "@string{k = {K}}\n@book{a, publisher = k # { } # uf, % uf\n month = okt}"
    bibliography, found = read(text)
    assert places(found) == [("REF009", 2, "uf"), ("REF009", 3, "okt")]
    assert [d.severity.value for d in found] == ["error", "warning"]
    assert text[found[0].where.span.start - 2 :].startswith("# uf, %")
    assert values(bibliography.get("a")) == {"publisher": "K uf", "month": "okt"}


def test_comments_and_preambles_are_skipped():
    bibliography, found = read(
        '@comment{@book{no, title = {x}}}\n@preamble{"\\newcommand{\\x}{y}"}\nFri tekst.\n'
        "@comment nothing\n" + GOOD + "me@example.org\n"
    )
    assert list(bibliography.entries) == ["good"]
    assert not found


def test_byte_order_mark_and_windows_line_ends():
    text, _ = decode(b"\xef\xbb\xbf@book{k,\r\n title = {\xc3\x85},\r\n}\r\n")
    bibliography, found = read(text)
    assert not found
    assert bibliography.get("k").text("title") == "Å"


def test_chapter_inherits_from_its_book():
    bibliography, found = read(
        "@incollection{kap, author = {Dahl, Ola}, title = {Kapittel}, crossref = {bok}}\n"
        "@collection{bok, editor = {Berg, Per}, title = {Boka}, date = {2012}, file = {x}}"
    )
    assert not found
    entry = bibliography.get("kap")
    assert entry.text("title") == "Kapittel"
    assert entry.text("booktitle") == "Boka"
    assert entry.fields["booktitle"].inherited
    assert entry.fields["booktitle"].where.text == "Boka"
    assert entry.persons["editor"][0].family == "Berg"
    assert "file" not in entry.fields


def test_xdata_hands_down_and_is_no_entry():
    bibliography, found = read(
        "@xdata{forlag, publisher = {Gyldendal}, location = {Oslo}}\n"
        "@book{a, title = {T}, xdata = {forlag}}"
    )
    assert not found
    assert list(bibliography.entries) == ["a"]
    assert bibliography.get("a").text("publisher") == "Gyldendal"


def test_circle_of_parents_ends():
    bibliography, found = read("@book{a, crossref = {b}}\n@book{b, crossref = {a}}")
    assert len(bibliography.entries) == 2
    assert {d.code for d in found} <= {"REF013"}


def test_duplicates_across_files_point_at_both():
    bibliography, found = read(GOOD, "\n" + GOOD.replace("Fin", "Annen"))
    assert places(found) == [("REF010", 2, "good")]
    assert found[0].where.source.path == "2.bib"
    assert found[0].related[0].source.path == "1.bib"
    assert bibliography.get("good").text("title") == "Fin bok"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_agrees_with_pybtex_on_well_formed_files(path):
    from pybtex.bibtex.utils import split_name_list
    from pybtex.database import Person
    from pybtex.database.input.bibtex import LowLevelParser, month_names
    from pybtex.utils import CaseInsensitiveDict

    text, _ = decode(path.read_bytes())
    bibliography, found = read(text)
    assert not found
    theirs = {
        key: {name.lower(): squeeze("".join(parts)) for name, parts in fields}
        for kind, (key, fields, *_) in (
            (kind, (*body, ()))
            for kind, body in LowLevelParser(text, macros=CaseInsensitiveDict(month_names))
        )
        if kind.lower() not in {"string", "preamble"}
    }
    ours = {
        entry.key: {n: squeeze(f.value) for n, f in entry.fields.items() if not f.inherited}
        for entry in bibliography
    }
    assert ours == theirs
    for entry in bibliography:
        for name, people in entry.persons.items():
            written = [
                n for n in split_name_list(squeeze(entry.fields[name].value)) if "=" not in n
            ]
            split = [p for p in people if not p.literal]
            parsed = [Person(n) for n in written if not (n[0] == "{" and n[-1] == "}")]
            if len(written) == len(people):
                assert [p.last for p in split] == [plain(" ".join(p.last_names)) for p in parsed]


def squeeze(text):
    return " ".join(text.split())


# --- broken files ------------------------------------------------------------------------


BROKEN = {
    "field swallows the next": (
        "@book{a,\n  title = {Foo,\n  date = {2012},\n}\n\n",
        [("REF001", 2, "{")],
        {"title": "Foo", "date": "2012"},
    ),
    "inner brace": (
        "@book{a,\n  title = {Foo {DNA bar},\n  date = {2012},\n}\n",
        [("REF001", 2, "{")],
        {"title": "Foo {DNA bar}", "date": "2012"},
    ),
    "last field": (
        "@book{a,\n  title = {Foo},\n  date = {2012\n}\n",
        [("REF001", 3, "{")],
        {"title": "Foo", "date": "2012"},
    ),
    "entry": (
        "@book{a,\n  title = {Foo},\n  date = {2012},\n\n",
        [("REF001", 1, "@book{a")],
        {"title": "Foo", "date": "2012"},
    ),
    "quotation mark": (
        '@book{a,\n  title = "Foo,\n  date = "2012",\n}\n',
        [("REF001", 2, '"')],
        {"title": "Foo", "date": "2012"},
    ),
    "stray quotation mark": (
        '@book{a,\n  title = "Foo "bar" baz",\n  date = "2012",\n}\n',
        [("REF003", 2, "b")],
        {"title": "Foo ", "date": "2012"},
    ),
    "comma": (
        "@book{a,\n  title = {Foo}\n  date = {2012}\n}\n",
        [("REF002", 3, "date")],
        {"title": "Foo", "date": "2012"},
    ),
    "equals sign": (
        "@book{a,\n  title {Foo},\n  date = {2012},\n}\n",
        [("REF003", 2, "title")],
        {"title": "Foo", "date": "2012"},
    ),
    "value": (
        "@book{a,\n  title =\n  date = {2012},\n}\n",
        [("REF003", 2, "title")],
        {"date": "2012"},
    ),
    "braces": (
        "@book{a,\n  title = Foo bar,\n  date = 2012-05-01,\n}\n",
        [("REF003", 2, "Foo bar")],
        {"title": "Foo bar", "date": "2012-05-01"},
    ),
    "opening brace": (
        "@book{a,\n  title = Foo},\n  date = {2012},\n}\n",
        [("REF003", 2, "Foo")],
        {"title": "Foo", "date": "2012"},
    ),
    "closed early": (
        "@book{a,\n  title = {Foo}},\n  date = {2012},\n}\n",
        [("REF006", 2, "}")],
        {"title": "Foo", "date": "2012"},
    ),
    "at sign": (
        "book{a,\n  title = {Foo},\n  date = {2012},\n}\n",
        [("REF008", 1, "book{a")],
        {"title": "Foo", "date": "2012"},
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_mistake_one_diagnostic_and_the_rest_is_read(name):
    text, expected, fields = BROKEN[name]
    bibliography, found = read(GOOD.replace("good", "first") + text + GOOD)
    assert [(code, line - 4, marked) for code, line, marked in places(found)] == expected
    assert list(bibliography.entries) == ["first", "a", "good"]
    assert values(bibliography.get("a")) == fields
    assert bibliography.complete


def test_entry_without_key_leaves_the_bibliography_incomplete():
    bibliography, found = read("@book{\n  title = {Foo},\n}\n" + GOOD)
    assert [d.code for d in found] == ["REF004"]
    assert list(bibliography.entries) == ["good"]
    assert not bibliography.complete


def test_unknown_parent_may_be_in_the_lost_part():
    _, found = read("@book{\n title = {B}}\n@inbook{a, title = {A}, crossref = {b}}")
    assert [d.code for d in found] == ["REF004"]


def test_percent_signs_within_an_entry_are_comments():
    bibliography, found = read("@book{a, % nøkkel\n  % title = {Gammel},\n  title = {Ny}, % ok\n}")
    assert not found
    assert values(bibliography.get("a")) == {"title": "Ny"}


bib_text = st.text(alphabet='@book{}(),="#%\\ \nab1æ', max_size=120)


@given(bib_text | st.text(max_size=60))
@example("@book{a, title={" * 3)
@example("@book{a, title=" + "{" * 2000)
def test_no_text_makes_the_reader_fail(text):
    bibliography, found = read(text + "\n" + GOOD)
    for entry in bibliography:
        check_places(entry)
    for diagnostic in found:
        assert diagnostic.where is not None


def check_places(entry):
    assert entry.key_where.text == entry.key
    assert entry.where.span.covers(entry.key_where.span)
    for field in entry.fields.values():
        if not field.inherited:
            assert field.name_where.text.lower() == field.name
            assert entry.where.span.covers(field.where.span)
            if not re.search(r"#", field.where.text) and field.name != "month":
                assert field.where.text == field.value


@given(st.data())
def test_a_character_too_few_costs_no_neighbour(data):
    sample = SAMPLES[0].read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(sample) - 1))
    bibliography, _ = read(GOOD + sample[:at] + sample[at + 1 :] + "\n" + GOOD.replace("good", "z"))
    whole, _ = read(sample)
    # One entry may lose its key or swallow the one after it; no more.
    assert len(bibliography.entries) >= len(whole.entries)
    assert "good" in bibliography
    assert "z" in bibliography


# --- names -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Dahl, Ola", ("Ola", "", "Dahl", "")),
        ("Ola Dahl", ("Ola", "", "Dahl", "")),
        ("van der Berg, Anne", ("Anne", "van der", "Berg", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("King, Jr., Martin Luther", ("Martin Luther", "", "King", "Jr.")),
        (r"M{\o}ller, J{\"o}rgen", ("Jörgen", "", "Møller", "")),
        (r"{\O}deg{\aa}rd, {\AA}se", ("Åse", "", "Ødegård", "")),
        ("family=Berg, given=Anne, prefix=van der", ("Anne", "van der", "Berg", "")),
        ("{van der Berg}, Anne", ("Anne", "", "van der Berg", "")),
        ("Andresen", ("", "", "Andresen", "")),
        ("others", ("", "", "others", "")),
    ],
)
def test_names_in_parts(written, parts):
    one = person(written)
    assert (one.first, one.von, one.last, one.lineage) == parts
    assert not one.literal


def test_organisations_stay_whole():
    both = persons("{Helse- og omsorgsdepartementet} and {Barne og familie and sånn}")
    assert [(p.last, p.literal) for p in both] == [
        ("Helse- og omsorgsdepartementet", True),
        ("Barne og familie and sånn", True),
    ]


def test_names_are_split_at_any_white_space():
    text = "Dahl, Ola\n  and {A and B} AND Sand, Per"
    assert list(split_names(text)) == [(0, "Dahl, Ola"), (16, "{A and B}"), (30, "Sand, Per")]


word = st.text(alphabet=string.ascii_letters + "ÆØÅæøåÉé.'-", min_size=1, max_size=8)


@given(st.lists(word, min_size=1, max_size=4), st.lists(word, max_size=3))
def test_names_are_split_as_pybtex_does(family, given_names):
    from pybtex.database import Person

    written = " ".join(family) + (f", {' '.join(given_names)}" if given_names else "")
    theirs, ours = Person(written), person(written)
    if written.lower() != "others":
        expected = [
            plain(" ".join(part))
            for part in (theirs.bibtex_first_names, theirs.prelast_names, theirs.last_names)
        ]
        assert [ours.first, ours.von, ours.last] == expected


@given(st.text(max_size=40) | st.text(alphabet="{}\\,~ =aA", max_size=40))
def test_no_name_makes_the_splitter_fail(name):
    persons(name)


# --- markup ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\o}", "ø"),
        (r"\aa pen og \AA{}pen", "åpen og Åpen"),
        (r"\"{o}\"o{\"{o}}", "ööö"),
        (r"\'{\i}\'\i nsk \v{s}\c c", "íínsk šç"),
        (r"12--34 --- a~b", "12–34 — a\u00a0b"),
        (r"\& \% \$ \_ \#", "& % $ _ #"),
        (r"\emph{her} og \textbf{\textit{der}}", "her og der"),
        (r"\url{https://a.no/x--y~z_q}", "https://a.no/x--y~z_q"),
        (r"\href{https://a.no}{Tekst}", "Tekst"),
        (r"{DNA} i {{N}orge}", "DNA i Norge"),
        ("to\n   linjer", "to linjer"),
        (r"``sitat'' \enquote{sitat}", "“sitat” “sitat”"),
        (r"$\alpha$-blokker, $x^2$", "α-blokker, x^2"),
        (r"\LaTeX{} og \guillemotleft a\guillemotright", "LaTeX og «a»"),
        (r"{\textquotesingle}n \ldots", "'n …"),
        ("Ålesund  på", "Ålesund på"),
        ("\\", ""),
        ("{{{", ""),
        ("", ""),
    ],
)
def test_markup_becomes_text(tex, text):
    assert plain(tex) == text


def test_addresses_keep_their_signs():
    assert address(r"https://a.no/x--y\_z\%20{\&}q\#1\~{}u") == "https://a.no/x--y_z%20&q#1~u"
    bibliography, _ = read(r"@online{a, url = {https://a.no/b--c\_d}, title = {B--c}}")
    assert bibliography.get("a").text("url") == "https://a.no/b--c_d"
    assert bibliography.get("a").text("title") == "B–c"


@given(st.text(max_size=60) | st.text(alphabet="\\{}'\"`~-$oaeic ", max_size=60))
def test_no_markup_makes_decoding_fail(tex):
    decoded = plain(tex)
    assert "\n" not in decoded
    assert decoded == decoded.strip(" ")


@given(st.text(alphabet=string.ascii_letters + string.digits + "æøåÆØÅ,.:()«»–", max_size=40))
def test_plain_text_stays_as_it_is(text):
    assert plain(text) == text
