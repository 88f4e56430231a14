"""Structures as data, what headings are for, and the tree of sections."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thesis import packaged
from thesis.document import Chapter, Prose, Role, Thesis
from thesis.nodes import Heading, Paragraph, Str, TexBlock
from thesis.source import Source
from thesis.structures import (
    ROLE_NAMES,
    chapter_roles,
    heading_roles,
    load_structure,
    outline,
    read_structure,
    structure_names,
)

WORDS = packaged.load("thesis.structures.words", "roles")["roles"]
PHRASES = [
    (phrase, Role(role))
    for role, languages in WORDS.items()
    for phrases in languages.values()
    for phrase in phrases
]


def words_of(text):
    return {role.value for role in heading_roles(text).roles}


# --- the words ----------------------------------------------------------------------------


def test_every_role_has_words_in_all_three_languages():
    assert set(WORDS) == {role.value for role in Role} == {role.value for role in ROLE_NAMES}
    assert all(set(languages) == {"nb", "nn", "en"} for languages in WORDS.values())


def test_no_phrase_means_two_roles():
    meaning = {}
    for phrase, role in PHRASES:
        assert meaning.setdefault(phrase.casefold(), role) is role, phrase


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("1.0 Innledning", "introduction"),
        ("4.1. Metode", "method"),
        ("METODE", "method"),
        ("Kapittel 3: Metode", "method"),
        ("Kapittel III – Metode", "method"),
        ("III. Metode", "method"),
        ("Del 2: Teori", "theory"),
        ("Teoretisk bakgrunn og tidligere forskning", "theory"),
        ("Metodekapittel", "method"),
        ("Metodekapitlet", "method"),
        ("Drøftingsdel", "discussion"),
        ("Teoridelen", "theory"),
        ("Resultatene", "results"),
        ("Material og metode", "method"),
        ("Resultat og diskusjon", "results discussion"),
        ("Resultat- og diskusjonsdel", "results discussion"),
        ("Resultat/diskusjon", "results discussion"),
        ("Analyse og drøfting", "results discussion"),
        ("Findings & discussion", "results discussion"),
        ("Teori, metode og analyse", "theory method results"),
        ("Drøfting av funn", "discussion"),
        ("Diskusjon – funn i lys av teori", "discussion"),
        ("Konklusjon og videre forskning", "conclusion"),
        ("Vitenskapelig metode", "method"),
        ("Tema og problemstilling", "question"),
        ("Oppgavens problemstilling", "question"),
        ("Bakgrunn", "theory"),
        ("Bakgrunn for valg av tema", "introduction"),
        ("Vedlegg A: Intervjuguide", "appendix"),
        ("Vedlegg 1 Samtykkeskjema", "appendix"),
        ("Appendix B", "appendix"),
        ("Samandrag", "abstract"),
        ("Presentasjon og drøfting av funn", "results discussion"),
        ("Sammendrag og konklusjon", "conclusion"),
        ("Valg av metode", "method"),
        ("Vedlegg I", "appendix"),
        ("Innleiing", "introduction"),
        ("Research questions", "question"),
        ("Concluding remarks", "conclusion"),
        ("Metodiske refleksjoner", "method"),
        ("Metodiske og etiske overveielser", "method"),
        ("Metode og metodevalg", "method"),
        ("Avsluttende diskusjon", "discussion conclusion"),
        ("Concluding discussion", "discussion conclusion"),
        ("Avrunding", "conclusion"),
        ("Empirisk analyse", "results"),
        ("Resultatpresentasjon og drøfting", "results discussion"),
        ("PRESENTASJON AV FORSKNING", "results"),
        ("Presentasjon av tidligere forskning", "theory"),
        ("Redegjørelse for metode", "method"),
        ("Litteratur og forskning", "theory"),
        ("Hensikten med oppgaven", "question"),
        ("Studiens hensikt", "question"),
        ("Vitenskapsteori og metode", "method"),
        ("Presentasjon av inkluderte artikler", "results"),
        ("Presentasjon av sentrale funn", "results"),
        ("Presentasjon av valgt teori", "theory"),
        ("Avsluttande tankar", "conclusion"),
        ("Bakgrunn og hensikt", "theory question"),
    ],
)
def test_headings_of_real_theses(text, roles):
    guess = heading_roles(text)
    assert " ".join(role.value for role in guess.roles) == roles
    assert guess.certain


@pytest.mark.parametrize(
    "text",
    [
        "Fysisk aktivitet",
        "Motivasjon",
        "Søkeprosessen",
        "Oppgavens videre oppbygging",
        "Et biopsykososialt perspektiv",
        "Mestring",
        "Målgruppe",
        "Implementasjon",
        "Kravspesifikasjon",
        "Fra koder til temaer",
        "Etiske overveielser",
        "I praksis",
        "Kilder til mestring",
        "Sammendrag av artiklene",
        "Refleksjon over metode",
        "Tillegg i loven",
        "Kilder og barnevern",
        "Avsluttende samtale",
        "Teoretisk fysikk",
        "Presentasjon av bedriften",
        "Innholdsfortegnelse",
        "",
        "1.2",
    ],
)
def test_headings_without_a_role(text):
    assert heading_roles(text).roles == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Inledning", "introduction"),
        ("Metdoe", "method"),
        ("Diskussjon", "discussion"),
        ("Konkulsjon", "conclusion"),
        ("Behandlingsmetoder", "method"),
        ("Metodediskusjon", "discussion"),
        ("Klinisk bakgrunn", "theory"),
        ("Teroi", "theory"),
    ],
)
def test_a_guess_is_said_to_be_one(text, role):
    guess = heading_roles(text)
    assert [r.value for r in guess.roles] == [role]
    assert not guess.certain


NUMBERS = st.sampled_from(
    ["", "1 ", "1. ", "2.0 ", "4.1. ", "Kapittel 3: ", "Chapter 2 – ", "IV. "]
)
CASES = st.sampled_from([str, str.upper, str.capitalize])


@given(st.sampled_from(PHRASES), NUMBERS, CASES)
def test_every_phrase_with_any_number_and_capitals(phrase_role, number, case):
    phrase, role = phrase_role
    guess = heading_roles(number + case(phrase))
    assert guess.roles == (role,)
    assert guess.certain


FRAME = {Role.PREFACE, Role.ABSTRACT, Role.REFERENCES, Role.APPENDIX}
SIMPLE = [
    (phrase, role)
    for phrase, role in PHRASES
    if " og " not in phrase and " and " not in phrase and role is not Role.APPENDIX
]


@given(
    st.sampled_from(SIMPLE),
    st.sampled_from(SIMPLE),
    st.sampled_from([" og ", " and ", " & ", "/"]),
)
def test_merged_headings_have_both_roles(one, other, joined):
    guess = heading_roles(one[0] + joined + other[0])
    if f"{one[0]}{joined}{other[0]}".casefold() in {p.casefold() for p, _ in PHRASES}:
        return
    roles = list(dict.fromkeys([one[1], other[1]]))
    assert list(guess.roles) == ([role for role in roles if role not in FRAME] or roles)


@given(st.text(max_size=200))
def test_any_text_gives_a_guess(text):
    heading_roles(text)


# --- structures ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", structure_names())
def test_structure_files_are_sound(name):
    structure = read_structure(name)
    assert structure.title.en
    assert structure.title.nb
    assert structure.about.en
    asked = {*structure.required, *structure.advised}
    assert len(asked) == len(structure.required) + len(structure.advised)
    ordered = [role for group in structure.order for role in group]
    assert len(ordered) == len(set(ordered))
    assert asked <= set(ordered)
    assert set(packaged.load("thesis.structures", name)) <= {
        *("title", "about", "source", "required", "advised", "order", "strict-order"),
        *("within", "shares"),
    }
    assert all(low < high for low, high in structure.shares.values())


def test_an_unknown_structure_is_free_and_reported():
    source = Source("thesis.yaml", "structure: litteraturstudie\n")
    structure, found = load_structure("litteraturstudie", source.at(11, 27))
    assert structure.name == "free"
    assert [d.code for d in found] == ["CFG040"]
    assert "literature-study" in found[0].hint.en.split("?")[0]


# --- the outline --------------------------------------------------------------------------


def chapter(*lines, path="chapters/a.md", role=None, title=""):
    """Build a chapter from «# Title» lines and lines of text."""
    source = Source(path, "\n".join(lines) + "\n")
    blocks = []
    at = 0
    for line in lines:
        where = source.at(at, at + len(line))
        at += len(line) + 1
        marks = len(line) - len(line.lstrip("#"))
        text = (Str(where, line.lstrip("# ")),)
        if line.startswith("\\"):
            blocks.append(TexBlock(where, line))
        else:
            blocks.append(Heading(where, marks, text) if marks else Paragraph(where, text))
    prose = (Prose(source, source.text, "nb"),)
    return Chapter(source, tuple(blocks), prose, "nb", "markdown", role=role, title=title)


def tree(*chapters):
    def shown(section):
        return (section.title, [shown(child) for child in section.children])

    return [shown(section) for section in outline(Thesis(chapters, "nb"))]


def test_sections_nest_over_files():
    one = chapter("# Teori", "Tekst.", "## Mestring", "Tekst.", path="chapters/1.md")
    two = chapter("Mer tekst.", "## Bedring", "### Håp", "Tekst.", path="chapters/2.md")
    assert tree(one, two) == [("Teori", [("Mestring", []), ("Bedring", [("Håp", [])])])]
    mestring = outline(Thesis((one, two), "nb"))[0].children[0]
    assert len(mestring.blocks) == 2


def test_a_thesis_without_chapters_begins_with_its_highest_heading():
    article = chapter("## Innledning", "Tekst.", "### Mål", "Tekst.", "## Metode", "Tekst.")
    assert tree(article) == [("Innledning", [("Mål", [])]), ("Metode", [])]
    assert chapter_roles(article) == (Role.INTRODUCTION,)


def test_front_matter_says_the_role_but_takes_nothing_away():
    assert chapter_roles(chapter("# Noe annet", role=Role.METHOD)) == (Role.METHOD,)
    merged = chapter("# Resultat og diskusjon", role=Role.RESULTS)
    assert chapter_roles(merged) == (Role.RESULTS, Role.DISCUSSION)


def test_a_whole_thesis_in_one_file_is_no_preface():
    whole = chapter("# Forord", "Takk.", "# Sammendrag", "Tekst.", "# Innledning", "Tekst.")
    assert chapter_roles(whole) == (Role.INTRODUCTION,)
    assert [s.roles[0] for s in outline(Thesis((whole,), "nb"))] == [
        Role.PREFACE,
        Role.ABSTRACT,
        Role.INTRODUCTION,
    ]
    front = chapter("# Sammendrag", "Tekst.", "# Abstract", "Text.")
    assert chapter_roles(front) == (Role.ABSTRACT,)


def test_a_title_in_front_matter_stands_for_a_heading():
    assert chapter_roles(chapter("Bare tekst.", title="Forord")) == (Role.PREFACE,)


def test_chapters_after_the_appendix_command_are_appendices():
    book = chapter("# Konklusjon", "Tekst.", "\\appendix", "# Intervjuguide", "## Metode", "Tekst.")
    sections = outline(Thesis((book,), "nb"))
    assert [s.roles for s in sections] == [(Role.CONCLUSION,), (Role.APPENDIX,)]
    assert sections[1].children[0].roles == ()


LEVELS = st.lists(st.integers(1, 6), min_size=1, max_size=20)


@settings(max_examples=50)
@given(st.lists(LEVELS, min_size=1, max_size=4))
def test_no_heading_is_lost_and_order_is_kept(files):
    chapters = tuple(
        chapter(*(f"{'#' * level} H{f}.{n}" for n, level in enumerate(levels)), path=f"{f}.md")
        for f, levels in enumerate(files)
    )
    titles = [s.title for top in outline(Thesis(chapters, "nb")) for s in top.walk()]
    assert titles == [f"H{f}.{n}" for f, levels in enumerate(files) for n in range(len(levels))]


def test_any_order_of_two_roles_has_a_rank():
    structure = read_structure("literature-study")
    for one, other in permutations((Role.THEORY, Role.METHOD)):
        assert structure.rank(one) == structure.rank(other)
    assert structure.rank(Role.RESULTS) < structure.rank(Role.DISCUSSION)
