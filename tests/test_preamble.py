from __future__ import annotations

import datetime as dt
import re
from typing import get_args

import pytest

from tests.fontmaking import make_family
from tests.typesetting import config, make
from thesis.config import Course, FrontPage
from thesis.fonts import Family, installed, prepared
from thesis.profiles import Layout, Margins, Profile
from thesis.typeset.dump import split_preamble
from thesis.typeset.titlepage import title_page
from thesis.typeset.words import words_of

CHAPTER = {"01-a.md": "# Innledning\n\nTekst.\n"}


def preamble(**values) -> str:
    return make(CHAPTER, **values).assembled.preamble


def test_it_does_not_depend_on_what_changes_while_writing():
    changed = make(
        {"01-b.md": "# Noe annet\n\nOg mer.\n", "02-c.md": "# C\n"},
        title="En annen tittel",
        authors=("Kari",),
        date=dt.date(2026, 5, 15),
        hyphenation=r"\hyphenation{an-nen}",
    )
    assert changed.assembled.preamble == preamble()


def test_it_is_the_document_up_to_its_beginning():
    assembled = make(CHAPTER).assembled
    assert assembled.tex == assembled.preamble + assembled.body
    assert assembled.body.startswith("\\begin{document}\n")
    assert assembled.body.endswith("\\end{document}\n")
    assert "\\begin{document}" not in assembled.preamble


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"language": "nn"}, r"\renewcommand{\contentsname}{Innhald}"),
        ({"language": "nn"}, "pdflang=nn-NO"),
        ({"language": "en"}, r"\renewcommand{\appendixname}{Appendix}"),
        ({"engine": "lualatex", "font": "Times New Roman"}, r"\setmainfont{Times New Roman}"),
        ({"engine": "pdflatex"}, r"\usepackage{tgtermes}"),
        ({"packages": ("multirow",)}, r"\usepackage{multirow}"),
        ({"packages": ("[norsk]babel",)}, r"\usepackage[norsk]{babel}"),
        ({"draft": True}, "UTKAST"),
    ],
)
def test_choices_reach_it(values, expected):
    assert expected in preamble(**values)
    assert expected not in preamble()


def test_packages_of_the_thesis_come_before_hyperref():
    text = preamble(packages=("multirow",))
    assert text.index("{multirow}") < text.index("{hyperref}")


def test_but_for_those_that_stop_when_hyperref_comes_later():
    text = preamble(packages=("cleveref", "multirow", "[acronym]glossaries"))
    places = [text.index(f"{{{name}}}") for name in ("multirow", "hyperref", "cleveref")]
    assert places == sorted(places)
    assert text.index("[acronym]{glossaries}") > places[1]


def test_layout():
    layout = Layout(
        margins_mm=Margins(50, 20, 20, 20),
        font_size_pt=11,
        line_spacing=2,
        chapter_new_page=False,
        front_page_numbers="none",
        page_number_position="right",
        heading_number_style="1.",
    )
    text = preamble(profile=Profile("x", layout=layout))
    for part in (
        r"\documentclass[11pt,",
        "left=50mm,right=20mm",
        r"\newcommand*\thesisnormalsize{{11bp}{12.65bp}}",
        r"\newcommand*\thesisspacing{2}",
        r"\thesischapterpagesfalse",
        r"\thesisfrontnumbersfalse",
        r"\fancyfoot[R]",
        r"\newcommand*\thesischapternumber[1]{#1.}",
    ):
        assert part in text


def test_word_processors_line_spacing():
    """1.5 lines of 12 pt are 20.7 pt apart, as in Word with Times New Roman."""
    assert r"\newcommand*\thesisnormalsize{{12bp}{13.8bp}}" in preamble()
    assert r"\newcommand*\thesisspacing{1.5}" in preamble()


FACTS = {
    "subtitle": "Undertittel & mer",
    "degree": "Bacheloroppgave",
    "institution": "Høgskolen",
    "department": "Institutt",
    "supervisor": "Ola",
    "place": "Bergen",
    "date": dt.date(2026, 5, 15),
    "course": Course("SOS390", "Oppgave"),
}


def page(language: str = "nb", **values) -> str:
    return title_page(
        config(**(FACTS | values), language=language), Profile("x"), words_of(language)
    )


def test_title_page_has_every_fact():
    text = page(authors=("Kari Nordmann", "Per"))
    for part in (
        "Tittelen",
        r"Undertittel \& mer",
        "Bacheloroppgave",
        "Høgskolen",
        "Institutt",
        "Kari Nordmann",
        "Per",
        "Emne: & SOS390 Oppgave",
        "Veileder: & Ola",
        "Bergen, 15. mai 2026",
    ):
        assert part in text
    assert "Kandidat" not in text


@pytest.mark.parametrize(
    ("language", "numbers", "expected"),
    [
        ("nb", ("1234",), "Kandidatnummer: 1234"),
        ("nb", ("1", "2"), "Kandidatnumre: 1, 2"),
        ("nn", ("1", "2"), "Kandidatnummer: 1, 2"),
        ("en", ("1",), "Candidate number: 1"),
    ],
)
def test_an_anonymous_title_page(language, numbers, expected):
    assert expected in page(language, candidates=numbers)


@pytest.mark.parametrize("design", get_args(FrontPage))
def test_every_design_states_every_fact(design):
    facts = {"programme": "Sosialt arbeid", "logo": "logo.pdf", "logo_alt": "Skolens merke"}
    text = page(authors=("Kari Nordmann", "Per"), front_page=design, **facts)
    given = [*(v for v in (FACTS | facts).values() if isinstance(v, str)), "15. mai 2026"]
    for part in (*given, "Tittelen", "Kari Nordmann", "Per", "SOS390 Oppgave"):
        assert part.replace("&", r"\&") in text
    assert "1234, 55" in page(candidates=("1234", "55"), front_page=design)


def test_the_profile_names_the_design():
    profile = Profile("x", front_page_design="formal")
    assert r"\hline" in title_page(config(authors=("Kari",)), profile, words_of("nb"))
    chosen = config(authors=("Kari",), front_page="modern")
    assert r"\hline" not in title_page(chosen, profile, words_of("nb"))


@pytest.mark.parametrize(
    ("language", "date"), [("nb", "15. mai 2026"), ("nn", "15. mai 2026"), ("en", "15 May 2026")]
)
def test_dates(language, date):
    assert words_of(language).date(dt.date(2026, 5, 15)) == date


def test_a_title_page_of_a_title_alone():
    text = title_page(config(), Profile("x"), words_of("nb"))
    assert "Tittelen" in text
    assert "tabular" not in text


def test_the_profile_names_the_institution_where_the_thesis_does_not():
    text = title_page(config(), Profile("x", institution="Profilskolen"), words_of("nb"))
    assert "Profilskolen" in text


def test_languages_without_words_of_their_own():
    assert words_of("no-NO").contents == "Innhold"
    assert words_of("de").contents == "Contents"


@pytest.mark.parametrize(
    ("engine", "font", "expected"),
    [
        ("pdflatex", "", r"\usepackage{tgtermes}"),
        ("pdflatex", "Helvetica", r"\usepackage{tgheros}"),
        ("lualatex", "", r"\setmainfont[UprightFont=*-regular"),
        ("lualatex", "Arial", r"\setmainfont{Arial}"),
    ],
)
def test_fonts(engine, font, expected):
    assert expected in preamble(engine=engine, font=font)


def test_latin_modern_needs_no_definition():
    text = preamble(font="Latin Modern")
    assert "rmdefault" not in text
    assert "pdfmapline" not in text


@pytest.mark.parametrize("engine", ["embedded", "pdflatex"])
def test_a_typeface_s_files_are_all_there(engine, tmp_path):
    make_family(tmp_path, "Prøve", ("Regular", "Bold"))
    family = installed(["Prøve"], tmp_path.parent, tmp_path / "cache")
    assert family is None  # it lies in no folder of fonts
    family = Family("Prøve", tmp_path / "Prøve-Regular.ttf", tmp_path / "Prøve-Bold.ttf")
    typeface = prepared(family, tmp_path / "cache")
    text = preamble(engine=engine, typeface=typeface)
    head, rest = split_preamble(text)
    assert "pdfmapline" not in head  # a dumped format would not keep it
    lines = re.findall(r"\\pdfmapline\{=(\S+) <(\S+) <(\S+)\}", rest)
    assert len(lines) == 6
    for metrics, *files in lines:
        for file in (f"{metrics}.tfm", *files):
            assert (typeface.folder / file).is_file()
    assert r"\renewcommand\rmdefault{thesistext}" in head
    assert ("{LY1}" in head) == (engine == "embedded")
