"""Forms of typed citations that are off the manual: brackets, semicolons, numbers in sentences."""

from __future__ import annotations

import pytest

from thesis.bibtex import read_bibliography
from thesis.citations.typed import find_typed
from thesis.citations.typed_cluster import TypedCluster
from thesis.citations.typed_rewrite import rewrite
from thesis.citations.typed_works import Works
from thesis.source import Source

ENTRIES = """
@book{levin, author = {Levin, Irene}, title = {Fag}, date = {2021}}
@book{braun, author = {Braun, Virginia and Clarke, Victoria}, title = {Tema}, date = {2006}}
@legislation{bvl, title = {Lov om barnevern (barnevernsloven)}, number = {LOV-2021-06-18-97}}
@online{dahl, author = {Dahl, Per}, title = {Sover vi?}, date = {2021-05-03}}
@online{moe, author = {Moe, A.}, title = {En}, year = {2020}, month = may, day = {3}}
@online{moe2, author = {Moe, A.}, title = {To}, year = {2020}, month = {4. juni}}
@online{ombud, author = {{Barneombudet}}, title = {Barn}}
@report{nou, title = {Trygg barndom}, type = {NOU}, number = {2023: 7}, date = {2023}}
@report{meld, title = {Primærhelse}, type = {Meld. St.}, number = {26 (2014-2015)}, date = {2015}}
@report{prop, title = {Barnevern}, type = {Prop.}, number = {133 L (2020-2021)}, date = {2021}}
"""
WORKS = Works.of(read_bibliography([Source("kilder.bib", ENTRIES)])[0])


def typed(text: str) -> list[TypedCluster]:
    return list(find_typed(text, WORKS))


def keyed(text: str) -> str:
    """Return the text with what is certain rewritten as keys."""
    for cluster in reversed(typed(text)):
        if written := rewrite(cluster, text, text, "markdown"):
            start, end, new = written
            text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det er et fag [Levin, 2021].", "Det er et fag [@levin]."),
        ("Det er [Levin, 2021, s. 3; Braun & Clarke, 2006].", "Det er [@levin, s. 3; @braun]."),
        ("Levin [2021] og Levin [2021, s. 3] sier det.", "@levin og @levin [s. 3] sier det."),
        ("Irene Levin [2021] sier det.", "Irene Levin [-@levin] sier det."),
        ("Vi sover (Dahl, 2021, 3. mai, avsn. 4).", "Vi sover [@dahl, avsn. 4]."),
        ("Vi sover (Dahl, 3. mai 2021).", "Vi sover [@dahl]."),
        ("Dahl (2021, 3. mai) sover, says (Dahl, May 3, 2021).", "@dahl sover, says [@dahl]."),
        ("(Moe, 2020, 3. mai) og (Moe, 4. juni 2020)", "[@moe] og [@moe2]"),
        ("(Levin, 2021, 3. mai)", "[@levin, 3. mai]"),
        (
            "Levin mener at det er et fag (2021, s. 9).",
            "Levin mener at det er et fag [-@levin, s. 9].",
        ),
        (
            "Levins bok (omtalt over) sier det (2021: 9).",
            "Levins bok (omtalt over) sier det [-@levin, s. 9].",
        ),
        (
            "Som Braun og Clarke sier (2006, s. 9), er det så.",
            "Som Braun og Clarke sier [-@braun, s. 9], er det så.",
        ),
        ("Levin(2021) sier det, Braun og Clarke(2006) også.", "@levin sier det, @braun også."),
        ("Levin (red.) (2021) sier det.", "@levin sier det."),
        ("Det er et fag (Levin, 2021; s. 3).", "Det er et fag [@levin, s. 3]."),
        ("Levin (2021; s. 3-4) sier det.", "@levin [s. 3-4] sier det."),
        ("I NOU 2023:7 (2023, s. 4) står det.", "I @nou [s. 4] står det."),
        ("Det er så (Barneombudet, udatert).", "Det er så [@ombud]."),
        ("Barneombudet (uten år) sier det.", "@ombud sier det."),
        ("Det er et fag (Levin; 2021).", "Det er et fag [@levin]."),
        ("(se Levin; 2021, s. 4; Braun & Clarke; 2006)", "[se @levin, s. 4; @braun]"),
        ("I Meld. St. 26 (2014–2015, s. 3) står det.", "I @meld [s. 3] står det."),
        ("Meld. St. 26 (2014-2015) (s. 3) sier det.", "@meld [s. 3] sier det."),
        ("Etter Prop. 133 L (2020–2021, s. 77) er det så.", "Etter @prop [s. 77] er det så."),
        ("I NOU 2023: 7 (kap. 4) står det.", "I @nou [kap. 4] står det."),
        ("Barnevernsloven (2021, § 1-3) gjelder.", "Barnevernsloven [-@bvl, § 1-3] gjelder."),
        ("(Barnevernsloven, 2021, § 1-3)", "[@bvl, § 1-3]"),
        ("(barnevernslova, 2021, § 1-3)", "[@bvl, § 1-3]"),
        ("Barnets beste (barnevernsloven § 1-3).", "Barnets beste [@bvl, § 1-3]."),
        ("(jf. barnevernsloven, §§ 1-3 og 1-4)", "[jf. @bvl, §§ 1-3 og 1-4]"),
    ],
)
def test_what_is_off_the_manual_is_read(text, expected):
    assert keyed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Se [Levin, 2021](https://example.org).",
        "Levin [2020] og Maslow [1943] og (Levin [2021], s. 3) er noe annet.",
        "Vi kom hjem (Levin, 3. mai 2021) og (Lillehammer, 17. mai 2021).",
        "Se [Internett, 2020] og [se figur 3, 2021].",
        "Levin var i Oslo (2021). Clarke sier det (2006, s. 3).",
        "Levin og Dahl sier det (2021, s. 3).",
        "Der f(2021) og Maslow(1943) og Levin(2011) er noe annet.",
        "Levin skriver. Han sier mer (2021, s. 9).",
        "Mange viser til NOU 2023: 7 og Meld. St. 26 (2014–2015) i dag.",
        "I Prop. 133 L (se over) og i NOU 2023: 7 (som er ny) står det.",
        "Etter forvaltningsloven (§ 18) og (forvaltningsloven § 18) er det så.",
        "[Maslow, 1943, referert i @levin, s. 3]",
    ],
)
def test_what_is_no_citation_is_left(text):
    assert typed(text) == []


def test_a_publication_that_is_not_listed_is_told():
    (cluster,) = typed("I Meld. St. 30 (2011–2012, s. 3) står det.")
    (citation,) = cluster.citations
    assert (citation.names, citation.match.verdict.value) == ("Meld. St. 30 (2011–2012)", "unknown")


def test_a_publication_is_shown_to_people_by_its_number():
    shown = {work.key: work.shown for work in WORKS.all()}
    assert shown["meld"] == "Meld. St. 26 (2014–2015)"
    assert shown["bvl"] == "Barnevernsloven, 2021"


@pytest.mark.parametrize(
    "text", ["(Dahl, 2021, 4. mai)", "(Dahl, 4. mai 2021)", "Dahl (2021, 4. mai)"]
)
def test_another_day_is_another_work(text):
    (cluster,) = typed(text)
    (citation,) = cluster.citations
    assert (citation.match.verdict.value, citation.day) == ("other year", "4. mai")
    assert citation.written_year == "2021, 4. mai"
