"""Words in their context: languages, names, quotations; and the rules about them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import CLEAN
from tests.projects import write
from thesis.document import Prose
from thesis.examine import examine
from thesis.language.identify import written_in
from thesis.language.proofreading import Proofreader
from thesis.source import Source, Span

REAL = Path(__file__).parent.parent.parent / "shared" / "real-thesis"


def prose(text, language="nb", foreign=()):
    return Prose(Source("chapters/x.md", text), text, language, foreign)


@pytest.fixture(scope="module")
def reader():
    return Proofreader(["Glasser"])


def words(reader, text, language="nb", foreign=(), italics=()):
    return [f.word for f in reader.read(prose(text, language, foreign), italics)]


def test_a_finding_lies_where_the_word_stands(reader):
    text = "Her er 𝔘nicode, og her er utdaning.\n"
    (finding,) = reader.read(prose(text))
    assert finding.where.text == "utdaning"
    assert finding.where.span.start == text.index("utdaning")
    assert finding.verdict.status == "misspelled"


def test_each_language_is_read_as_itself(reader):
    text = "Dette er norsk. The recovery process was different. Og så norsk igjen."
    span = Span(text.index("The"), text.index("Og så"))
    assert words(reader, text, foreign=((span, "en"),)) == []
    assert "Dette" in words(reader, text, "en", foreign=((span, "en"),))


def test_english_that_nobody_marked_is_seen(reader):
    assert words(reader, "Hun skrev: «The impact of exercise on the brain.» Det stemmer.") == []
    assert words(reader, "Søket var «the role of social support» i alle basene.") == []


def test_a_misspelling_within_english_is_found(reader):
    assert words(reader, "They recieve help.", "en") == ["recieve"]


def test_terms_in_italics_are_left_alone_but_misspellings_are_not(reader):
    text = "De kaller det blurfende metode, og utdaning."
    at = text.index("blurfende")
    assert words(reader, text) == ["blurfende", "utdaning"]
    assert words(reader, text, italics=[Span(at, at + 9)]) == ["utdaning"]
    assert words(reader, text, italics=[Span(text.index("utdaning"), len(text))]) == [
        "blurfende",
        "utdaning",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Modellen til Zwrkovsky er kjent.",
        "Zwrkovsky skrev det. Senere gjorde Zwrkovsky mer, og Zwrkovskys modell ble kjent.",
        "Glassers bok er kjent, sier glasser.",
        "Bruken av PsycINFO og SveMed er vanlig.",
        "iPhone og McDonalds er merker.",
    ],
)
def test_names_are_left_alone(text):
    reader = Proofreader(["Glasser"])
    reader.learn_names(prose(text))
    assert words(reader, text) == []


@pytest.mark.parametrize(
    "text",
    ["Utdaning er bra.", "# Utdaning\n", "- Utdaning\n", "| Utdaning | tall |\n", "«Utdaning er»"],
)
def test_the_first_word_of_a_sentence_is_no_name(text):
    masked = text.translate(str.maketrans("#|-", "   "))
    reader = Proofreader()
    source = Source("x.md", text)
    found = Prose(source, masked, "nb")
    reader.learn_names(found)
    assert [f.word for f in reader.read(found)] == ["Utdaning"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(reader, text):
    for finding in reader.read(prose(text)):
        assert finding.where.text == finding.word


# --- the rules ---


def project(folder, **files):
    write(folder, CLEAN | files)
    return examine(folder, ["spelling"])[1]


def test_a_word_is_reported_once_with_its_places_and_a_suggestion(tmp_path):
    text = "# Innledning\n\nDette er forsknig.\n\nMer forsknig. Forsknig hjelper.\n"
    (found,) = project(tmp_path, **{"chapters/01-innledning.md": text})
    assert found.code == "SPL001"
    assert [where.start.line for where in found.related] == [5, 5]
    assert "forskning" in found.hint.nb
    assert "(3 steder)" in found.message.nb


def test_words_come_last_errors_first_the_most_frequent_first(tmp_path):
    text = (
        "# Innledning\n\nHan har utdaning , og en blurfende følelse.\n\n"
        "Hun er blurfende, og blurfende er alle. Samfunet har utdaning, og samfunet er stort. "
        "Slik er samfunet.\n"
    )
    project(tmp_path, **{"chapters/01-innledning.md": text})
    found = examine(tmp_path, ["spelling", "lint"])[1]
    told = [(d.code, d.where.text) for d in found]
    words = [item for item in told if item[0] in {"SPL001", "SPL002"}]
    assert words == [("SPL001", "Samfunet"), ("SPL001", "utdaning"), ("SPL002", "blurfende")]
    assert told[-3:] == words
    assert len(told) > len(words)


def test_names_in_the_bibliography_are_known(tmp_path):
    bib = CLEAN["references/kilder.bib"].replace("Dalland, Olav", "Xyvåg, Pqrst")
    text = "# Innledning\n\nXyvåg er sitert. Pqrst er fornavnet [@dalland2020].\n"
    files = {"references/kilder.bib": bib, "chapters/01-innledning.md": text}
    assert project(tmp_path, **files) == []


def test_a_second_run_finds_the_same(tmp_path):
    text = "# Innledning\n\nDette er forsknig og blurfende.\n"
    first = project(tmp_path, **{"chapters/01-innledning.md": text})
    second = project(tmp_path, **{"chapters/01-innledning.md": text})
    assert [(d.code, d.message, d.hint) for d in first] == [
        (d.code, d.message, d.hint) for d in second
    ]
    assert list((tmp_path / "build" / ".cache").glob("spelling-nb-*.json"))


@pytest.mark.skipif(not REAL.exists(), reason="the real thesis is not beside the repository")
def test_no_correct_word_of_a_real_thesis_is_an_error(tmp_path):
    import shutil

    shutil.copytree(REAL, tmp_path / "thesis")
    _, found = examine(tmp_path / "thesis", ["spelling"])
    found = [d for d in found if d.code.startswith("SPL")]
    assert not [d.message.en for d in found if d.is_error]
    assert len(found) <= 5


# --- which language ---


def test_what_people_say_in_the_other_standard_is_left_alone(reader):
    text = "Hun sa: «Eg veit ikkje\nkva eg skal gjere.» Men ikkje her."
    found = list(reader.read(prose(text)))
    assert [f.word for f in found] == ["ikkje"]
    assert found[0].where.span.start == text.rindex("ikkje")


def test_english_in_a_quotation_is_known_by_all_its_words(reader):
    text = "Artikkelen «Caregivers’ experiences of guilt and shame in dementia care» ble valgt."
    assert words(reader, text) == []


def test_file_names_and_dois_are_no_words(reader):
    assert words(reader, "Se doi:10.1000/xyz123 og data_v2.csv og notat.docx i mappen.") == []


NYNORSK = (
    "Eg veit ikkje korleis dei vil gjere det, og dei sa ikkje noko om kva dei ville. Frå då av "
    "var det mykje som ikkje vart gjort, og eg spurde kven som visste noko."
)


@pytest.mark.parametrize(
    ("text", "said", "seen"),
    [
        (NYNORSK, "nb", "nn"),
        (NYNORSK, "nn", "nn"),
        (NYNORSK, "en", "nn"),
        ("Jeg vet ikke hva de vil, men noen sa ikke noe. Hvordan ble det? " * 3, "nn", "nb"),
        ("The answers of those who were asked show what they have learnt. " * 3, "nb", "en"),
        (NYNORSK, "de", "de"),
        ("Kort tekst på bokmål, og ikkje meir enn det.", "nb", "nb"),
    ],
)
def test_the_language_of_a_text_shows_in_its_small_words(text, said, seen):
    assert written_in(prose(text, said)) == seen


def test_quotations_say_nothing_of_the_language_around_them():
    text = f"Hun svarte slik: «{NYNORSK}» Det var alt."
    quoted = [Span(text.index("«"), text.index("»"))]
    assert written_in(prose(text)) == "nn"
    assert written_in(prose(text), quoted) == "nb"
