"""Kinds that other styles than Norsk APA would print wrong, and the order within a cluster."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.citing import cite, rendering, shown
from thesis.bibtex import read_bibliography
from thesis.citations import render
from thesis.nodes import Cite
from thesis.source import Source

REPORTS = """\
@report{own, author={Bakken, Anders}, title={Ungdata}, series={NOVA Rapport}, number={16/20},
  institution={NOVA}, date={2020}}
@report{general, author={Dale, Knut}, title={Om norm}, type={Rapport}, series={SINTEF Rapport},
  number={7/21}, date={2021}}
@report{other, author={Eng, Pia}, title={Notat om mat}, type={Notat}, series={Matserien},
  number={5}, date={2022}}
"""
PAGES = """\
@online{zebra, author={{Statsforvalteren}}, title={Zebra}, url={https://example.org/z}}
@online{alfa, author={{Statsforvalteren}}, title={Alfa}, url={https://example.org/a}}
"""
LAW = """\
@legislation{lov, title={Lov om barnevern (barnevernsloven)}, number={LOV-2021-06-18-97},
  date={2021}}
@report{nou, author={{Barne- og familiedepartementet}}, title={Trygg barndom}, type={NOU},
  number={2023: 7}, date={2023}}
"""
PAGE = """\
@online{side, author={{FHI}}, title={Søvn}, url={https://example.org/s}, urldate={2024-05-03}}
"""
SLIDES = """\
@misc{slides, author={Vik, Ola}, title={Barnevern i endring}, howpublished={Forelesning},
  date={2023-09-12}, url={https://example.org/f}}
"""
TALK = """\
@unpublished{tale, author={Moe, Ida}, title={Tillit}, type={Foredrag}, eventtitle={Sosialfag},
  date={2021-05-03}}
"""
JUDGMENT = """\
@jurisdiction{dom, title={HR-2020-661-S}, institution={Norges Høyesterett}, date={2020-03-27}}
"""


def listed(bib: str, *clusters: str, style: str = "norsk-apa-manual", language: str = "nb"):
    rendered, _ = rendering(bib, *clusters, style=style, language=language)
    return [shown(reference.inlines).replace("\u00a0", " ") for reference in rendered.references]


def test_a_report_has_its_series_before_its_number():
    assert listed(REPORTS, "[@own; @general; @other]") == [
        "Bakken, A. (2020). *Ungdata* (NOVA Rapport 16/20). NOVA.",
        "Dale, K. (2021). *Om norm* (SINTEF Rapport 7/21).",
        "Eng, P. (2022). *Notat om mat* (Notat nr. 5; Matserien).",
    ]


def test_works_of_a_name_and_year_are_cited_in_the_order_of_their_letters():
    rendered, _ = rendering(PAGES, "[@zebra; @alfa]", style="norsk-apa-manual")
    assert shown(rendered.clusters[0]) == "(Statsforvalteren, u.å.-a, u.å.-b)"
    rendered, _ = rendering(PAGES, "[@zebra; @alfa, avsn. 3]", style="norsk-apa-manual")
    assert shown(rendered.clusters[0]).replace("\u00a0", " ") == (
        "(Statsforvalteren, u.å.-a, avsn. 3; u.å.-b)"
    )


def test_what_a_number_names_is_no_report_more():
    law, nou = listed(LAW, "[@lov]", "[@nou]", style="vancouver")
    assert "LOV-2021-06-18-97" in law
    assert "NOU 2023: 7" in nou
    assert "apport" not in law + nou


@pytest.mark.parametrize(("language", "date"), [("nb", "3. mai 2024"), ("en", "May 3, 2024")])
def test_harvard_writes_a_day_as_the_language_does(language, date):
    (reference,) = listed(PAGE, "[@side]", style="harvard", language=language)
    assert f" {date})" in reference


@pytest.mark.parametrize(
    ("style", "date"),
    [
        ("chicago-author-date", "Avisa, 3. mai."),
        ("apa", "(2024, 3. mai)"),
        ("norsk-apa-manual", "(2024, 3. mai)"),
    ],
)
def test_a_day_stands_before_its_month_in_norwegian(style, date):
    article = "@article{a, author={Lie, Kari}, title={Nytt}, journal={Avisa}, date={2024-05-03}}"
    assert date in listed(article, "[@a]", style=style)[0].replace("*", "")


def test_a_lecture_without_an_event_keeps_its_date():
    assert listed(SLIDES, "[@slides]", style="mla") == [
        "Vik, Ola. «Barnevern i endring». Forelesning. 12. september 2023, https://example.org/f."
    ]
    (reference,) = listed(SLIDES, "[@slides]", style="vancouver")
    assert "Barnevern i endring [Forelesning] [Internett]. 2023." in reference


def test_a_program_is_released_in_norwegian():
    program = (
        "@software{nvivo, author={{Lumivero}}, title={NVivo}, version={14}, date={2023},"
        " url={https://example.org/n}}"
    )
    for language, word in (("nb", "lansert"), ("nn", "lansert"), ("en", "released")):
        rendered, _ = rendering(
            program, "[@nvivo]", style="chicago-notes-bibliography", language=language
        )
        assert f", {word} 2023" in shown(rendered.clusters[0])


def test_a_work_that_a_style_does_not_list_leaves_no_empty_line():
    rendered, _ = rendering(
        TALK + SLIDES, "[@tale]", "[@slides]", style="chicago-notes-bibliography"
    )
    assert [reference.key for reference in rendered.references] == ["slides"]
    assert shown(rendered.clusters[0]) == "^[Ida Moe, «Tillit», Foredrag, Sosialfag, 3. mai 2021.]"


def test_a_judgment_is_its_title_where_it_has_no_name():
    rendered, _ = rendering(JUDGMENT, "[@dom]", style="chicago-notes-bibliography")
    assert shown(rendered.clusters[0]) == "^[*HR-2020-661-S* (Norges Høyesterett, 2020).]"


NAMED = """\
@book{berg, author={van der Berg, Tor and de la Cruz, Ana}, title={Makt}, date={2014}}
@report{ehelse, author={{eHelse Norge}}, title={Plan}, date={2020}}
"""


@pytest.mark.parametrize(
    ("before", "style", "printed"),
    [
        ("Det er slik. ", "norsk-apa-manual", "Van der Berg og de la Cruz (2014)"),
        ("Slik mener ", "norsk-apa-manual", "van der Berg og de la Cruz (2014)"),
        ("Det er slik. ", "ieee", "Van der Berg og de la Cruz [1]"),
        ("Slik mener ", "ieee", "van der Berg og de la Cruz [1]"),
    ],
)
def test_a_particle_is_kept_and_begins_a_sentence_with_a_capital(before, style, printed):
    source = Source("chapters/01.md", f"{before}@berg sier")
    where = source.at(len(before), len(before) + 5)
    cluster = Cite(where, cite("@berg").citations, narrative=True)
    bibliography, _ = read_bibliography([Source("kilder.bib", NAMED)])
    rendered, _ = render([cluster], [], bibliography, style=style, language="nb", root=Path())
    assert shown(rendered.clusters[0]).replace("\u00a0", " ") == printed


def test_a_name_that_is_written_with_a_small_letter_stays():
    rendered, _ = rendering(NAMED, "@ehelse", style="norsk-apa-manual")
    assert shown(rendered.clusters[0]) == "eHelse Norge (2020)"


SITES = """\
@online{addition, author={Malt, Ulrik}, title={Empati}, titleaddon={Helsenorge},
  date={2022-03-04}, url={https://example.org/e}}
@online{book, author={Nes, Ida}, title={Sorg}, booktitle={Store medisinske leksikon},
  date={2021}, url={https://example.org/s}}
@online{own, author={{Folkehelseinstituttet}}, title={Søvn}, titleaddon={Folkehelseinstituttet},
  date={2020}, url={https://example.org/f}}
@online{form, author={{Barneombudet}}, title={Hør på oss}, titleaddon={Blogginnlegg},
  date={2019}, url={https://example.org/b}}
"""


def test_the_site_of_a_page_stands_after_its_title():
    assert listed(SITES, "[@addition; @book; @own; @form]") == [
        "Barneombudet. (2019). *Hør på oss* [Blogginnlegg]. https://example.org/b",
        "Folkehelseinstituttet. (2020). *Søvn*. https://example.org/f",
        "Malt, U. (2022, 4. mars). *Empati*. Helsenorge. https://example.org/e",
        "Nes, I. (2021). *Sorg*. Store medisinske leksikon. https://example.org/s",
    ]


def test_a_number_without_a_volume_stands_in_parentheses():
    article = (
        "@article{berg, author={Berg, Nils}, title={Arbeid i NAV}, journaltitle={Fontene},"
        " date={2019}, number={5}, pages={12-15}}"
    )
    assert listed(article, "[@berg]") == [
        "Berg, N. (2019). Arbeid i NAV. *Fontene*, (5), 12–15.",
    ]
