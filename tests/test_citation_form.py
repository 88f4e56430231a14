"""The form of citations: what mending makes of them, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import CLEAN
from tests.projects import write
from thesis.checks.citation_flow import flows
from thesis.examine import check, examine, read
from thesis.fixing import carry_out, plan

CODES = {f"CIT0{n}" for n in range(20, 50)}


def found_in(folder, text, suffix="md", bibliography=None):
    """Check a thesis of one chapter; return the codes found there."""
    files = dict(CLEAN)
    del files["chapters/01-innledning.md"]
    start = "# Innledning\n\n" if suffix == "md" else "\\chapter{Innledning}\n\n"
    files[f"chapters/01.{suffix}"] = start + text
    if bibliography:
        files["references/kilder.bib"] += bibliography
    write(folder, files)
    return [d for d in examine(folder)[1] if d.code in CODES]


def mended(folder, text, suffix="md"):
    found = found_in(folder, text, suffix)
    carry_out(folder, plan(folder, found).changes)
    after = (folder / f"chapters/01.{suffix}").read_text(encoding="utf-8")
    left = [d.code for d in examine(folder)[1] if d.code in CODES]
    return after.split("\n\n", 1)[1], left


MENDED = [
    ("Dette er kjent. [@dalland2020] Og mer.", "Dette er kjent [@dalland2020]. Og mer."),
    ("Dette er kjent. [@dalland2020].", "Dette er kjent [@dalland2020]."),
    ("«Dette er kjent.» [@dalland2020, s. 3]", "«Dette er kjent» [@dalland2020, s. 3]."),
    ("Om:\n\n> Alt er kjent [@dalland2020, 3].", "Om:\n\n> Alt er kjent. [@dalland2020, 3]"),
    ("Om:\n\n> Alt er kjent. [@dalland2020, 3].", "Om:\n\n> Alt er kjent. [@dalland2020, 3]"),
    ("Kjent ([@dalland2020]).", "Kjent [@dalland2020]."),
    ("Ifølge Dalland [@dalland2020] er", "Ifølge Dalland [-@dalland2020] er"),
    ("Ifølge Dalland [@{dalland2020}, s. 3] er", "Ifølge Dalland [-@{dalland2020}, s. 3] er"),
    ("Dai et al mener [@dalland2020].", "Dai et al. mener [@dalland2020]."),
    ("@dalland2020 sier det (s 3-4).", "@dalland2020 sier det (s. 3–4)."),
    ("Sagt (Dalland, 2020, s 3).", "Sagt [@dalland2020, s 3]."),
    ("Sagt av\nDalland\n(2020).", "Sagt av\n@dalland2020."),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_mending_markdown(tmp_path, text, expected):
    assert mended(tmp_path, text) == (expected, [])


MENDED_LATEX = [
    (r"Dette er kjent. \parencite{dalland2020}", r"Dette er kjent \parencite{dalland2020}."),
    (
        r"Ifølge Dalland \parencite[3]{dalland2020} er",
        r"Ifølge Dalland \parencite*[3]{dalland2020} er",
    ),
    ("Sagt (Dalland, 2020, s.~3).", r"Sagt \parencite[s.~3]{dalland2020}."),
    ("Dalland (2020) sier det.", r"\textcite{dalland2020} sier det."),
    (r"Sagt (\parencite{dalland2020}).", r"Sagt \parencite{dalland2020}."),
]


@pytest.mark.parametrize(("text", "expected"), MENDED_LATEX)
def test_mending_latex(tmp_path, text, expected):
    assert mended(tmp_path, text, "tex") == (expected, [])


RIGHT = [
    "Dette er kjent [@dalland2020]. Neste setning [@dalland2020, s. 3; @dalland2020, s. 9].",
    "Se f.eks. [@dalland2020] Her er det bl.a. [@dalland2020] Det var i 2012. @dalland2020 sier.",
    "Alt dette (om metode, jf. [@dalland2020, s. 3], og mer) er kjent.",
    "Er det slik? [@dalland2020, s. 4] Ja! [@dalland2020]",
    "Ordet «metode» [@dalland2020] og uttrykket «den røde tråden» [@dalland2020] er kjent.",
    "Dalland skriver om metode. [Se @dalland2020] er et eksempel.",
    "Dalland er kjent, og boka [@dalland2020] er mye brukt.",
    "Hun sa: «Jeg tror det var det sosiale som hjalp meg mest den gangen».",
    "@dalland2020 [s. 51] skriver at metode er «en fremgangsmåte for å løse et problem».",
    "Som @dalland2020 viser. En deltaker sa: «Jeg tror det var det sosiale som hjalp meg.»",
    "Om metode skriver @dalland2020 [s. 3]:\n\n> En fremgangsmåte for å løse problemer.",
    "En deltaker sa:\n\n> Det var det sosiale som hjalp meg.",
    "Vi måtte vente (s. 12) og (side 3).",
    "Det gjelder alle (n = 12) og noen (se kapittel 3).",
    "- Et punkt [@dalland2020]\n- Et punkt til [@dalland2020]",
    "| A | B |\n|---|---|\n| [@dalland2020] | [@dalland2020] |",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(tmp_path, text):
    assert [(d.code, d.where.text) for d in found_in(tmp_path, text)] == []


RIGHT_LATEX = [
    r"Metode er \enquote{en \emph{måte} å løse et stort problem på} \parencite[51]{dalland2020}.",
    r"\textcite[51]{dalland2020} sier \enquote{en fremgangsmåte for å løse et problem}.",
    r"Kjent \parencite[jf.][]{dalland2020}. Mer \parencite{dalland2020}.",
    "Om metode:\n\\begin{quote}\nEn fremgangsmåte. \\parencite[3]{dalland2020}\n\\end{quote}",
]


@pytest.mark.parametrize("text", RIGHT_LATEX)
def test_right_latex_is_left_alone(tmp_path, text):
    assert [(d.code, d.where.text) for d in found_in(tmp_path, text, "tex")] == []


def test_a_web_page_has_no_pages(tmp_path):
    page = (
        "@online{nav, author = {{Nav}}, title = {Om oss}, url = {https://nav.no}, date = {2020}}\n"
    )
    text = "Nav er «et sted å få hjelp når du trenger det» [@nav] [@dalland2020, 3]."
    assert [d.code for d in found_in(tmp_path, text, bibliography=page)] == []


def test_a_typed_list_of_references_is_left_alone(tmp_path):
    listed = "Dalland (2020). *Metode*.\n\nMoe & Lie (2021). Bok."
    text = f"Sagt [@dalland2020].\n\n# Referanser\n\n{listed}"
    assert [d.code for d in found_in(tmp_path, text)] == []


def test_an_unreadable_bibliography_makes_no_work_unknown(tmp_path):
    text = "Sagt (Hansen & Moe, 2017) og [@dalland2020]."
    assert [d.code for d in found_in(tmp_path, text)] == ["CIT022"]
    config = tmp_path / "thesis.yaml"
    missing = "bibliography: [references/kilder.bib, references/mangler.bib]\n"
    config.write_text(config.read_text(encoding="utf-8") + missing, encoding="utf-8")
    assert [d.code for d in examine(tmp_path)[1] if d.code in CODES] == []


PIECES = (
    "[@dalland2020]|@dalland2020|[-@dalland2020, s. 3]|([@dalland2020])|Dalland|. |» |«| (|)|\n> |"
    "Dalland (2020)|(Dalland, 2020, s 3)|et al |\ue000|\ue001|s.12|*|^[|]|\\enquote{|}|``|&|ord |"
    "\n\n"
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map("".join),
    st.sampled_from(["md", "tex"]),
)
def test_any_text_is_checked_and_spans_point_at_it(tmp_path_factory, text, suffix):
    folder = tmp_path_factory.mktemp("form")
    write(folder, CLEAN)
    (folder / f"chapters/02.{suffix}").write_text(text, encoding="utf-8")
    thesis, _ = read(folder)
    for flow in flows(thesis.project.thesis):
        assert len(flow.text) >= flow.starts[-1]
        for offset, cite in flow.cites:
            assert flow.text[offset] == ("\ue001" if cite.narrative else "\ue000")
        assert sum(flow.text.count(sign) for sign in "\ue000\ue001") == len(flow.cites)
    found = check(thesis, ["citations"]).found
    assert not [d.detail for d in found if d.code not in CODES and d.detail]
    planned = plan(folder, [d for d in found if d.code in CODES])
    carry_out(folder, planned.changes)
    assert read(folder)[0] is not None
