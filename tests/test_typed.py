"""Citations typed by hand: what is recognised, what it is matched to, what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.latex_reading import text as latex
from thesis.bibtex import read_bibliography
from thesis.citations.typed import find_typed
from thesis.citations.typed_rewrite import rewrite
from thesis.citations.typed_spelled import find_in_prose
from thesis.citations.typed_work import fold
from thesis.citations.typed_works import Works
from thesis.source import Source, read_source

REAL = Path(__file__).parent.parent.parent / "shared" / "real-thesis"

ENTRIES = """
@book{lossius2012, editor = {Lossius, Kari}, title = {Håndbok}, date = {2012}}
@book{martinsen2004, author = {Martinsen, Egil W.}, title = {Kropp}, date = {2004}}
@book{dahl2012, author = {Dahl, Per}, title = {Trening}, date = {2012}}
@book{hakonsen2014, author = {Håkonsen, Knut}, title = {Psykologi}, date = {2014}}
@article{dai2020, author = {Dai, Li and Chen, Bo and Wu, An}, title = {Run}, date = {2020}}
@article{johansen2018, author = {Johansen, A. and Redzovic, S.}, title = {Aktiv}, date = {2018}}
@article{linke2015, author = {Linke, S. and Ussher, M.}, title = {Exercise}, date = {2015}}
@book{frones2006a, author = {Frønes, Ivar}, title = {Annerledesbarn}, date = {2006}}
@book{frones2006b, author = {Frønes, Ivar}, title = {De likeverdige}, date = {2006}}
@book{wassmo2003, author = {Wassmo, Herbjørg}, title = {Flukten}, date = {2003}}
@book{wassmo2006, author = {Wassmo, Herbjørg}, title = {Glass}, date = {2006}}
@book{gogh1999, author = {van Gogh, Vincent}, title = {Brev}, date = {1999}}
@book{tolstoj2020, author = {Tolstoj, Leo}, title = {Krig}, date = {2020}, origdate = {1869}}
@misc{nav, author = {Nordmann, Ola}, title = {Uten dato}}
@report{hod2020, author = {{Helse- og omsorgsdepartementet}}, title = {Plan}, date = {2020}}
@report{who2020, author = {{Verdens helseorganisasjon}}, title = {Guide}, date = {2020}}
@report{ssb2011, author = {{Statistisk sentralbyrå}}, title = {Tall}, date = {2011}}
@report{bergensklinikkene2021, author = {{Stiftelsen Bergensklinikkene}}, title = {X},
  date = {2021}}
@report{nou2016, title = {Samvittighet}, number = {NOU 2016: 16}, date = {2016}}
@report{meldst20, title = {Meld. St. 20 (2009--2010) Helse}, date = {2010}}
@report{prop60, title = {Opplæringslova}, number = {Prop. 60 L (1997--1998)}, date = {1998}}
@report{tilstand2019, title = {Tilstandsrapporten for høyere utdanning}, date = {2019}}
@report{kunnskap2021, title = {Kunnskap for alle}, date = {2021}}
@book{wel2016, author = {van der Wel, Kjetil and Dahl, Espen}, title = {Ulik}, date = {2016}}
@book{moea2011, author = {Moe, Anne}, title = {En}, date = {2011}}
@book{moeb2011, author = {Moe, Bjørn}, title = {To}, date = {2011}}
@book{okeefe2015, author = {O’Keefe, Sean}, title = {Care}, date = {2015}}
@legislation{forskrift2019, title = {Forskrift om sosionomutdanning}, date = {2019}}
@legislation{opplaeringslova, title = {Lov om opplæring}, shorttitle = {Opplæringslova},
  date = {1998}}
"""
WORKS = Works.of(read_bibliography([Source("kilder.bib", ENTRIES)])[0])

RECOGNISED = [
    ("(Lossius, 2012)", "[@lossius2012]"),
    ("(Lossius, 2012, s. 26)", "[@lossius2012, s. 26]"),
    ("(Lossius, 2012, s. 26–28)", "[@lossius2012, s. 26–28]"),
    ("(Lossius 2012)", "[@lossius2012]"),
    ("(Lossius 2012: 26)", "[@lossius2012, s. 26]"),
    ("(Lossius, 2012 s. 26)", "[@lossius2012, s. 26]"),
    ("(LOSSIUS, 2012)", "[@lossius2012]"),
    ("(Hakonsen, 2014)", "[@hakonsen2014]"),
    ("(se Lossius, 2012)", "[se @lossius2012]"),
    ("(jf. Lossius, 2012, kap. 3; Dahl, 2012)", "[jf. @lossius2012, kap. 3; @dahl2012]"),
    ("(slik det er beskrevet av Lossius, 2012)", "[slik det er beskrevet av @lossius2012]"),
    ("(Dahl, 2012; Martinsen, 2004)", "[@dahl2012; @martinsen2004]"),
    ("(Dahl, 2012, Martinsen, 2004)", "[@dahl2012; @martinsen2004]"),
    ("(Dahl, 2012, s. 4 og Martinsen, 2004)", "[@dahl2012, s. 4; @martinsen2004]"),
    ("(Dai et al., 2020)", "[@dai2020]"),
    ("(Dai et al. 2020)", "[@dai2020]"),
    ("(Dai et al, 2020)", "[@dai2020]"),
    ("(Dai mfl., 2020)", "[@dai2020]"),
    ("(Dai, Chen & Wu, 2020)", "[@dai2020]"),
    ("(Dai, Chen, & Wu, 2020)", "[@dai2020]"),
    ("(Johansen & Redzovic, 2018)", "[@johansen2018]"),
    ("(Johansen og Redzovic, 2018)", "[@johansen2018]"),
    ("(Johansen and Redzovic, 2018, p. 4)", "[@johansen2018, p. 4]"),
    ("(van Gogh, 1999)", "[@gogh1999]"),
    ("(Tolstoj, 1869/2020)", "[@tolstoj2020]"),
    ("(Nordmann, u.å.)", "[@nav]"),
    ("(Nordmann, n.d.)", "[@nav]"),
    ("(Wassmo, 2003, 2006)", "[@wassmo2003; @wassmo2006]"),
    ("(Frønes, 2006a, s. 89; 2006b, s. 145)", "[@frones2006a, s. 89; @frones2006b, s. 145]"),
    ("(Helse- og omsorgsdepartementet, 2020)", "[@hod2020]"),
    ("(Helse- og omsorgsdepartementet [HOD], 2020, s. 4)", "[@hod2020, s. 4]"),
    ("(HOD, 2020)", "[@hod2020]"),
    ("(WHO, 2020)", "[@who2020]"),
    ("(Statistisk sentralbyrå [SSB], 2011)", "[@ssb2011]"),
    ("(Forskrift om sosionomutdanning, 2019, § 2)", "[@forskrift2019, § 2]"),
    ("(Opplæringslova, 1998, § 6-2)", "[@opplaeringslova, § 6-2]"),
    ("(opplæringslova, 1998)", "[@opplaeringslova]"),
    ("(NOU 2016: 16, s. 10)", "[@nou2016, s. 10]"),
    ("(NOU 2016:16)", "[@nou2016]"),
    ("(Meld. St. 20 (2009–2010), s. 3)", "[@meldst20, s. 3]"),
    (
        "(Murphy et al., 1986, referert i Martinsen, 2004, s. 183)",
        "[Murphy et al., 1986, referert i @martinsen2004, s. 183]",
    ),
    ("(Glasser, 1976, henvist i Dahl, 2012)", "[Glasser, 1976, henvist i @dahl2012]"),
    ("(Glasser, 1976, sitert i Dai et al., 2020)", "[Glasser, 1976, sitert i @dai2020]"),
    ("(Glasser, 1976, as cited in Dahl, 2012)", "[Glasser, 1976, as cited in @dahl2012]"),
    ("(Glasser, 1976, gjengjeve i Dahl, 2012)", "[Glasser, 1976, gjengjeve i @dahl2012]"),
    ("(referert i Dahl, 2012)", "[referert i @dahl2012]"),
    ("Glasser (1976, referert i Dahl, 2012)", "[1976, referert i @dahl2012]"),
    ("Lossius (2012)", "@lossius2012"),
    ("Ifølge Lossius (2012) er", "@lossius2012"),
    ("Kari Lossius (2012) er", "[-@lossius2012]"),
    ("Ifølge Kari Lossius (2012) er", "[-@lossius2012]"),
    ("Lossius (2012, s. 26) er", "@lossius2012 [s. 26]"),
    ("Dai et al. (2020)", "@dai2020"),
    ("Dai et\n\nal. (2020, s. 4)", "@dai2020 [s. 4]"),
    ("Dai og medarbeidere (2020)", "[-@dai2020]"),
    ("Johansen og Redzovic (2018)", "@johansen2018"),
    ("Johansen & Redzovic\n(2018)", "@johansen2018"),
    ("Lossius' (2012) bok", "[-@lossius2012]"),
    ("Lossius sin (2012) bok", "[-@lossius2012]"),
    ("Dahls (2012) bok", "[-@dahl2012]"),
    ("Frønes (2006a, s. 89; 2006b)", "[-@frones2006a, s. 89; -@frones2006b]"),
    ("Wassmo (2003, 2006)", "[-@wassmo2003; -@wassmo2006]"),
    ("Helse- og omsorgsdepartementet (2020)", "@hod2020"),
    ("I opplæringslova (1998, § 6-2) står", "[-@opplaeringslova, § 6-2]"),
    ("Både WHO (2020) og", "[-@who2020]"),
    ("van Gogh (1999)", "@gogh1999"),
    ("«Dahl (2012)-studien»", "@{dahl2012}"),
    ("(Tolstoj, [1869] 2020, s. 4)", "[@tolstoj2020, s. 4]"),
    ("Tolstoj (1869/2020)", "@tolstoj2020"),
    ("(Lossius (red.), 2012)", "[@lossius2012]"),
    ("(Lossius, red., 2012)", "[@lossius2012]"),
    ("(Lossius, K., 2012)", "[@lossius2012]"),
    ("(K. Lossius, 2012)", "[@lossius2012]"),
    ("(B. Moe, 2011)", "[@moeb2011]"),
    ("Anne Moe (2011)", "[-@moea2011]"),
    ("Psykologen Lossius (2012)", "@lossius2012"),
    ("Ifølgje Lossius (2012)", "@lossius2012"),
    ("Viser Lossius (2012) det?", "@lossius2012"),
    ("Johansen og Redzovics (2018) funn", "[-@johansen2018]"),
    ("Van der Wel og Dahl (2016) viser", "[-@wel2016]"),
    ("(O'Keefe, 2015)", "[@okeefe2015]"),
    ("(e.g., Lossius, 2012)", "[e.g., @lossius2012]"),
    ("(«Kunnskap for alle», 2021)", "[@kunnskap2021]"),
    ("(“Kunnskap for alle,” 2021)", "[@kunnskap2021]"),
    ("(Statistisk sentralbyrå (SSB), 2011)", "[@ssb2011]"),
    ("Statistisk sentralbyrå (SSB, 2011, s. 4)", "@ssb2011 [s. 4]"),
    ("Statistisk sentralbyrå [SSB] (2011)", "@ssb2011"),
    ("Verdens helseorganisasjon (WHO) (2020)", "@who2020"),
    ("Opplæringslova (1998, § 2) krever", "[-@opplaeringslova, § 2]"),
    ("(Glasser, 1976, i Dahl, 2012, s. 3)", "[Glasser, 1976, i @dahl2012, s. 3]"),
    ("(Glasser 1976 i Dahl 2012: 3)", "[Glasser 1976 i @dahl2012, s. 3]"),
    ("(Glasser, 1976, gjengitt etter Dahl, 2012)", "[Glasser, 1976, gjengitt etter @dahl2012]"),
    ("(NOU 2016: 16, 2016)", "[@nou2016]"),
    ("(NOU, 2016: 16, s. 3)", "[@nou2016, s. 3]"),
    ("I NOU 2016: 16 (2016, s. 3)", "@nou2016 [s. 3]"),
    ("(Meld.St. 20 (2009-2010), s. 3)", "[@meldst20, s. 3]"),
    ("(Meld. St. 20, 2009–2010, s. 3)", "[@meldst20, s. 3]"),
    ("(Prop. 60 L, 1997–1998)", "[@prop60]"),
    ("Dai et al., (2020) viser", "@dai2020"),
    ("Dahl (2012 s. 3)", "@dahl2012 [s. 3]"),
    ("(Dahl 2012 og Martinsen 2004)", "[@dahl2012; @martinsen2004]"),
    ("(Dahl 2012, Martinsen 2004 og Håkonsen 2014)", "[@dahl2012; @martinsen2004; @hakonsen2014]"),
    ("(Johansen, A. & Redzovic, S., 2018, s. 3)", "[@johansen2018, s. 3]"),
    ("(Dai & al., 2020)", "[@dai2020]"),
    ("(O´Keefe, 2015)", "[@okeefe2015]"),
]


@pytest.mark.parametrize(("text", "expected"), RECOGNISED)
def test_certain_ones_are_rewritten_with_keys(text, expected):
    found = list(find_typed(text, WORKS))
    assert len(found) == 1
    written = rewrite(found[0], text, text, "markdown")
    assert written, found[0]
    start, end, new = written
    assert new == expected
    assert text[end - 1] == ")"
    assert text[start] == "(" or not text[start].isspace()


LATEX = [
    ("(Lossius, 2012)", r"\parencite{lossius2012}"),
    ("(Lossius, 2012, s.~26)", r"\parencite[s.~26]{lossius2012}"),
    ("(se Lossius, 2012)", r"\parencite[se][]{lossius2012}"),
    ("(Dahl, 2012; Martinsen, 2004)", r"\parencite{dahl2012,martinsen2004}"),
    ("(Dahl, 2012, s. 3; Martinsen, 2004)", r"\parencites[s. 3]{dahl2012}{martinsen2004}"),
    (r"(Opplæringslova, 1998, \S\S~6--7)", r"\parencite[\S\S~6--7]{opplaeringslova}"),
    (r"(Dai \emph{et al.}, 2020)", r"\parencite{dai2020}"),
    (r"Johansen \& Redzovic (2018, s. 4)", r"\textcite[s. 4]{johansen2018}"),
    ("Dahls (2012, s. 4)", r"\parencite*[s. 4]{dahl2012}"),
]


@pytest.mark.parametrize(("text", "expected"), LATEX)
def test_latex_gets_commands(text, expected):
    (prose,) = latex(text)[0].prose
    (found,) = find_in_prose(prose, WORKS)
    spelled = [span for span, _ in prose.spelled]
    assert rewrite(found, text, prose.text, "latex", spelled)[2] == expected


DOUBTFUL = [
    ("(Linke & Ussher, 2014)", "other year", ["linke2015"]),
    ("Linke og Ussher (2014)", "other year", ["linke2015"]),
    ("(Lossius, 2021, s. 3)", "other year", ["lossius2012"]),
    ("(Lossius, 2012b)", "other year", ["lossius2012"]),
    ("(Helse- og omsorgsdepartementet, 2019)", "other year", ["hod2020"]),
    ("(Dai, 2020)", "other names", ["dai2020"]),
    ("(Lossius et al., 2012)", "other names", ["lossius2012"]),
    ("(Johansen et al., 2018)", "other names", ["johansen2018"]),
    ("(Dahl & Berg, 2012)", "other names", ["dahl2012"]),
    ("(Frønes, 2006)", "ambiguous", ["frones2006a", "frones2006b"]),
    ("(Dahl, 1999/2012)", "other year", ["dahl2012"]),
    ("(Dahl 2013, s. 4)", "other year", ["dahl2012"]),
    ("(Tolstoj, 1868/2020)", "other year", ["tolstoj2020"]),
    ("(A. Lossius, 2012)", "other names", ["lossius2012"]),
    ("Per Lossius (2012) skriver", "other names", ["lossius2012"]),
    ("slik Per Lossius (2012) skriver", "other names", ["lossius2012"]),
    ("(Johansen & Per Redzovic, 2018)", "other names", ["johansen2018"]),
    ("(Tilstandsrapporten, 2019)", "other names", ["tilstand2019"]),
    ("(Moe, 2011)", "ambiguous", ["moea2011", "moeb2011"]),
    ("(Glasser 1976, s. 4)", "unknown", []),
    ("(Glasser 1976: 4)", "unknown", []),
    ("(Glasser, W., 1976)", "unknown", []),
    ("(Glasser, 1976)", "unknown", []),
    ("(Berg et al., 2015, s. 19)", "unknown", []),
    ("(Berg & Moe, 2015)", "unknown", []),
    ("Berg og Dahl (2012)", "unknown", []),
    ("Ifølge Glasser (1976) trenger", "unknown", []),
    ("Glasser (1976) hevder", "unknown", []),
    ("Glasser (1976, s. 3)", "unknown", []),
    ("(Utdanningsdirektoratet, 2021)", "unknown", []),
    ("(Forskrift om noe annet, 2019, § 2)", "unknown", []),
    ("(Helse- og omsorgstjenesteloven, 2011)", "unknown", []),
    ("(NOU 1982:3)", "unknown", []),
    ("(Meld. St. 34 (2012–2013), s. 7)", "unknown", []),
    ("Moe mfl. (2017) sitt studie", "unknown", []),
]


@pytest.mark.parametrize(("text", "verdict", "keys"), DOUBTFUL)
def test_doubtful_ones_say_why(text, verdict, keys):
    (found,) = find_typed(text, WORKS)
    (citation,) = found.citations
    assert citation.match.verdict.value == verdict
    assert [work.key for work in citation.match.works] == keys
    assert rewrite(found, text, text, "markdown") is None


NOT_CITATIONS = """
(2012-2022)
(2012–2022)
siste ti-året (2012-2022)
høsten (2021)
(lossius, 2012)
(n = 12)
(N = 2012)
(se kapittel 3)
(over 18 år)
(p < .05)
(SPSS, 2019)
(SPSS versjon 25, 2017)
(Microsoft Excel, 2016)
(Windows 2012)
(Word 2016)
(mai, 2020)
(Mai, 2020)
(Oslo, 2012)
(våren 2022)
(jf. § 3-4)
(barnevernsloven § 4-12)
(LOV-2021-06-18-97)
(Grunnloven § 104)
(født 1984)
(ca. 1500 deltakere)
(1500 deltakere, 2000 svar)
(K. Nordmann, personlig kommunikasjon, 3. mars 2022)
(personlig kommunikasjon, 2022)
(Titanic, 12. april 1912)
filmen Titanic (1997) handler om
OL på Lillehammer (1994) ble
Stortingsvalget (2017) ga
se Figur 3 (2012)
(Figur 2, 2012)
hverandre (2018). For en
(f.eks. Excel, 2016)
(10 000 kroner i 2012)
(lest 12.05.2012)
Lossius, K. (2012). Håndbok i rusbehandling.
Lossius, K. (Red.). (2012). Håndbok i rusbehandling.
Helsedirektoratet. (2020). Veileder.
hele (Lossius skriver i 2012 at det er slik)
(Lossius, 2012–2014)
(f. 1934)
(høst 2005-vår 2006)
yrkesetiske retningslinjer (2011) skriver
OL i Athen (2004) ble
(Agenda 2030)
(se [@lossius2012])
(kunnskap for alle, 2021)
(Dahl-prisen, 2012)
(Dahl 2012 og mer)
Dahl skrev en bok (2012)
Dahls bok om trening (2013)
(Glasser-skolen, 2012)
(helse- og omsorgsdepartementet, 2020)
(Parasitt 2019)
""".strip().splitlines()


@pytest.mark.parametrize("text", NOT_CITATIONS)
def test_what_is_no_citation_is_left_alone(text):
    assert list(find_typed(text, WORKS)) == []


def test_what_is_an_authors_is_told_but_not_rewritten():
    text = "Lossius’ kjente håndbok (2012) er lest, og Dahls lange studie (2012, s. 3)."
    found = list(find_typed(text, WORKS))
    assert [c.match.works[0].key for cluster in found for c in cluster.citations] == [
        "lossius2012",
        "dahl2012",
    ]
    assert [rewrite(cluster, text, text, "markdown") for cluster in found] == [None, None]


def test_words_among_citations_leave_the_rewriting_to_a_person():
    text = "Kjent (Dahl, 2012; egen oversettelse)."
    (found,) = find_typed(text, WORKS)
    assert found.certain
    assert rewrite(found, text, text, "markdown") is None
    assert list(find_typed("Kjent (Nes, 2012; egen oversettelse).", WORKS)) == []


def test_a_misspelled_name_has_a_near_one():
    assert [work.key for work in WORKS.near("Lossious", "2012")] == ["lossius2012"]
    assert WORKS.near("Lossious", "2013") == []


def test_an_abbreviation_that_the_text_introduces_is_known():
    text = "Stiftelsen Bergensklinikkene (Bkl) hjelper. Det gir resultater (Bkl, 2021)."
    assert [c.certain for c in find_typed(text, WORKS)] == [False]
    known = WORKS.with_abbreviations(text)
    assert [c.certain for c in find_typed(text, known)] == [True]


def test_an_abbreviation_after_the_name_does_not_print_the_name_twice():
    text = "Stiftelsen Bergensklinikkene (Bkl, 2021) hjelper."
    (found,) = find_typed(text, WORKS.with_abbreviations(text))
    start, end, new = rewrite(found, text, text, "markdown")
    assert text[:start] + new + text[end:] == "@bergensklinikkene2021 hjelper."
    (citation,) = found.citations
    assert citation.short == "Bkl"


def test_a_place_after_an_organisation_is_no_abbreviation():
    text = "Statistisk sentralbyrå (Kongsvinger) telte (Kongsvinger, 2011)."
    assert [c.certain for c in find_typed(text, WORKS.with_abbreviations(text))] == [False]


def test_names_without_a_comma_are_citations_where_they_are_the_habit():
    text = "Det er kjent (Glasser 1976)."
    assert list(find_typed(text, WORKS)) == []
    habit = f"{text} Slik er det (Lossius 2012; Dahl 2012). Se (Oslo 2012)."
    verdicts = [c.match.verdict.value for x in find_typed(habit, WORKS) for c in x.citations]
    assert verdicts == ["unknown", "certain", "certain"]


def test_a_word_that_the_text_has_in_small_letters_is_no_given_name():
    text = "Undersøkelsen Lossius (2012) gjorde, var stor. En undersøkelsen til."
    (found,) = find_typed(text, WORKS)
    assert not found.certain
    (found,) = find_typed(text, WORKS.with_abbreviations(text))
    assert found.certain


def test_letters_count_where_the_list_gives_the_same_ones():
    entries = """
    @book{moe2006a, author = {Moe, Ida}, title = {Sist}, date = {2006}}
    @book{moe2006b, author = {Moe, Ida}, title = {Først}, date = {2006}}
    """
    works = Works.of(read_bibliography([Source("k.bib", entries)])[0])
    (found,) = find_typed("(Moe, 2006a)", works)
    assert [c.match.verdict.value for c in found.citations] == ["ambiguous"]


LOST = [
    "(Lossius, 2012^1^)",
    "(Lossius, 2012, s. 3^1^)",
    "(Lossius^1^, 2012)",
    "(se^1^ Dahl, 2012)",
]


@pytest.mark.parametrize("raw", LOST)
def test_a_note_within_a_citation_is_not_lost(raw):
    prose = raw.replace("^1^", "   ")
    (found,) = find_typed(prose, WORKS)
    assert found.certain
    assert rewrite(found, raw, prose, "markdown") is None


def test_escaped_parentheses_are_left_to_a_person():
    # The reader puts an escaped character where its backslash stands.
    (found,) = find_typed("( Dahl, 2012) ", WORKS)
    assert found.certain
    assert rewrite(found, r"\(Dahl, 2012\)", "( Dahl, 2012) ", "markdown") is None


def test_markup_within_a_citation_is_not_taken_apart():
    raw = "se *Lossius* (2012, s. *26*)"
    prose = raw.replace("*", " ")
    (found,) = find_typed(prose, WORKS)
    assert rewrite(found, raw, prose, "markdown") is None
    raw = "se *Lossius* (2012, s. 26)"
    prose = raw.replace("*", " ")
    (found,) = find_typed(prose, WORKS)
    start, end, new = rewrite(found, raw, prose, "markdown")
    assert raw[:start] + new + raw[end:] == "se *Lossius* [-@lossius2012, s. 26]"


_PIECES = (
    "(|)|Lossius|Dai| et al.|, |; |2012|2020a| & |Dahl| |referert i |s. 3|§ 2|\n|:|se |u.å.|[SSB]"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES.split("|")), max_size=30).map("".join))
def test_spans_name_citations_in_order_and_nothing_crashes(text):
    end = 0
    for cluster in find_typed(text, WORKS):
        assert end <= cluster.start <= cluster.opening < cluster.end
        assert text[cluster.opening] == "("
        assert text[cluster.end - 1] == ")"
        end = cluster.end
        for citation in cluster.citations:
            assert cluster.start <= citation.start <= citation.end <= cluster.end
        for notation in ("markdown", "latex"):
            rewrite(cluster, text, text, notation)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    list(find_typed(text, WORKS))
    list(find_typed(f"({text}, 2012)", WORKS))
    fold(text)


@pytest.mark.skipif(not REAL.exists(), reason="the real thesis is not beside the repository")
def test_a_real_thesis_is_read_whole():
    """Counted by hand in the export: 166 works are named with a year, in 149 citations.

    All are found but two that give only a year, «handlingsplan for fysisk aktivitet (2020)» and
    «… hverandre (2018)». Nothing else is taken for a citation.
    """
    root = REAL
    bibliography, _ = read_bibliography([read_source(root, root / "references" / "kilder.bib")])
    works = Works.of(bibliography)
    text = read_source(root, root / "export.txt").text
    clusters = list(find_typed(text, works))
    verdicts = [c.match.verdict.value for cluster in clusters for c in cluster.citations]
    assert len(clusters) == 147
    assert {verdict: verdicts.count(verdict) for verdict in set(verdicts)} == {
        "certain": 161,
        "other year": 2,
        "unknown": 1,
    }
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    # Two name no work, four are of originals that others cite, four are dates and spans of time.
    assert len(years) == 164 + 2 + 4 + 4
