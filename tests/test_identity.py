"""The same source under names and under candidate numbers, and what a thesis declares."""

from __future__ import annotations

import base64
from dataclasses import replace

import pikepdf
import pytest

from tests.typesetting import config, make
from thesis.build import build
from thesis.config import AiUse, Course
from thesis.config_reader import load_config
from thesis.identity import output_name, seen_as
from thesis.pdf import facts
from thesis.profiles import Profile, read_profile
from thesis.typeset import WordCount

ANYONE = Profile("x")
CANDIDATES = Profile("x", anonymous=True, file_name="{course}_{candidate}")
STUDENT = config(
    authors=("Kari Nordmann",),
    candidates=("1234",),
    supervisor="Ola Nordmann",
    course=Course("SOS3900"),
)


def test_an_anonymous_thesis_has_no_names_and_knows_them():
    seen = seen_as(STUDENT, ANYONE, "anonymous")
    assert (seen.authors, seen.supervisor, seen.candidates) == ((), "", ("1234",))
    assert seen.hidden == ("Kari Nordmann", "Ola Nordmann")
    assert seen.output == "thesis-anonymous"


def test_a_front_page_that_has_the_supervisor_keeps_the_name():
    asked = replace(CANDIDATES, front_page=("candidates", "supervisor"))
    seen = seen_as(STUDENT, asked, None)
    assert (seen.authors, seen.supervisor) == ((), "Ola Nordmann")
    assert seen.hidden == ("Kari Nordmann",)


def test_what_is_private_is_hidden_too():
    seen = seen_as(replace(STUDENT, private=("123456",)), ANYONE, "anonymous")
    assert seen.hidden == ("Kari Nordmann", "Ola Nordmann", "123456")
    assert seen_as(replace(STUDENT, private=("123456",)), ANYONE, "named").hidden == ()


def test_a_named_thesis_has_no_numbers():
    seen = seen_as(STUDENT, CANDIDATES, "named")
    assert (seen.authors, seen.candidates, seen.hidden) == (("Kari Nordmann",), (), ())
    assert seen.output == "thesis-named"


def test_the_profile_decides_unless_thesis_yaml_does():
    assert seen_as(STUDENT, ANYONE, None) == STUDENT
    assert seen_as(STUDENT, CANDIDATES, None).authors == ()
    assert seen_as(replace(STUDENT, anonymous=False), CANDIDATES, None).authors
    assert seen_as(replace(STUDENT, anonymous=True), ANYONE, None).hidden


def test_a_profile_leaves_no_name_out_before_there_is_a_number():
    seen = seen_as(replace(STUDENT, candidates=()), CANDIDATES, None)
    assert (seen.authors, seen.hidden) == (("Kari Nordmann",), ())


def test_the_profiles_file_name_where_it_can_be_filled(tmp_path):
    assert output_name(STUDENT, CANDIDATES) == "SOS3900_1234"
    assert seen_as(STUDENT, CANDIDATES, None).output == "SOS3900_1234"
    assert output_name(replace(STUDENT, candidates=()), CANDIDATES) == "thesis"
    (tmp_path / "thesis.yaml").write_text("title: x\noutput: min\n", encoding="utf-8")
    read, _ = load_config(tmp_path)
    assert output_name(replace(read, candidates=("1",)), CANDIDATES) == "min"


def test_declarations_are_printed_only_where_they_are_made():
    chapters = {"01-a.md": "# A\n\nTekst.\n"}
    assert "Erklæring" not in make(chapters).body
    body = make(chapters, independence=True, candidates=("1", "2")).body
    assert "Vi erklærer" in body
    body = make(chapters, ai_use=(AiUse("Chat_GPT", "4", "språkvask"),)).body
    assert r"\textbf{Chat\_GPT}" in body
    assert "Versjon: 4" in body
    assert "Hvor i oppgaven" not in body
    assert "ikke brukt kunstig intelligens" in make(chapters, ai_use=()).body


@pytest.mark.parametrize(("language", "number"), [("nb", "12~345"), ("en", "12,345")])
def test_the_number_of_words_stands_where_it_is_asked_for(language, number):
    chapters = {"01-a.md": "# A\n\nTekst.\n"}
    for place, before in (("contents", r"\contentslist"), ("front-page", r"\begin{titlepage}")):
        body = make(chapters, language=language, word_count=WordCount(12345, place)).body
        assert body.count(number) == 1
        assert body.index(before) < body.index(number) < body.index(r"\mainmatterpages")


def test_the_closing_sentence_ends_the_reference_list():
    body = make({"01-a.md": "# A\n\nTekst [@a].\n"}, profile=read_profile("uio-svlep")).body
    assert body.index(r"\end{referencelist}") < body.index("Alle kilder som er brukt")


#: One grey pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "01.md").write_text("# Innledning\n\nTre ord her.\n", encoding="utf-8")
    (tmp_path / "thesis.yaml").write_text(
        "title: En prøve\nstructure: free\nbibliography: []\nprofile: uio-isv\n"
        "authors: [Kari Nordmann]\ncandidates: [1234]\n",
        encoding="utf-8",
    )
    return tmp_path


def test_both_builds_of_one_source(project):
    anonymous, named = build(project), build(project, identity="named")
    assert (anonymous.pdf.name, named.pdf.name) == ("thesis.pdf", "thesis-named.pdf")
    assert facts(anonymous.pdf).author == "Kandidatnummer 1234"
    assert facts(named.pdf).author == "Kari Nordmann"


def test_a_logo_stands_on_the_front_page_and_a_missing_one_is_told(project):
    facts_file = project / "thesis.yaml"
    text = facts_file.read_text(encoding="utf-8")
    facts_file.write_text(text + "logo: logo.png\nlogo-alt: Skolens logo\n", encoding="utf-8")
    made = build(project)
    assert made.pdf is None
    assert [d.code for d in made.found if d.is_error] == ["SRC016"]
    (project / "logo.png").write_bytes(PNG)
    pdf = build(project).pdf
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages[0].Resources.XObject) == 1
    assert "alt={Skolens logo}" in (project / "build" / "thesis.tex").read_text(encoding="utf-8")
    (project / "logo.png").write_bytes(PNG + b"\n")
    assert build(project).fresh
