r"""Citations typed in LaTeX chapters, where names and signs are written with commands."""

from __future__ import annotations

import re

import pytest

from tests.latex_reading import text as read_text
from thesis.bibtex import read_bibliography
from thesis.citations.typed_rewrite import rewrite
from thesis.citations.typed_spelled import Printed, find_in_prose
from thesis.citations.typed_works import Works
from thesis.source import Source

ENTRIES = """
@book{ostby, author = {Østby, Lars}, title = {Innvandrere}, date = {2012}}
@book{muller, author = {Müller, Hans and Čapek, Karel}, title = {Trust}, date = {2019}}
@book{garcia, author = {García, J. and Peña, L. and Núñez, A.}, title = {Sleep}, date = {2017}}
@book{holm, author = {Holm-Hansen, Ola}, title = {Hus}, date = {2010}}
@legislation{bvl, title = {Lov om barnevern (barnevernsloven)}, number = {LOV-2021-06-18-97}}
@report{prop, title = {Barnevern}, type = {Prop.}, number = {133 L (2020-2021)}, date = {2021}}
"""
WORKS = Works.of(read_bibliography([Source("kilder.bib", ENTRIES)])[0])


def keyed(tex: str) -> str:
    """Return a LaTeX text with what is certain rewritten as keys."""
    (prose,) = read_text(tex)[0].prose
    spelled = [span for span, _ in prose.spelled]
    for cluster in reversed(find_in_prose(prose, WORKS)):
        if written := rewrite(cluster, prose.source.text, prose.text, "latex", spelled):
            start, end, new = written
            tex = tex[:start] + new + tex[end:]
    return tex


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"Kjent (\O stby, 2012).", r"Kjent \parencite{ostby}."),
        (r"Kjent ({\O}stby, 2012, s.~3).", r"Kjent \parencite[s.~3]{ostby}."),
        (r"S{\o}vn: \O{}stby (2012, s. 4--5) sier.", r"S{\o}vn: \textcite[s. 4--5]{ostby} sier."),
        (r"Kjent (M\"uller \& \v{C}apek, 2019).", r"Kjent \parencite{muller}."),
        (r"M{\"u}ller \& {\v C}apek~(2019) sier.", r"\textcite{muller} sier."),
        (r"Garc\'{\i}a et al. (2017) og s\o vn", r"\textcite{garcia} og s\o vn"),
        (r"\emph{Garc\'ia} et al. (2017)", r"\emph{Garc\'ia} et al. \parencite*{garcia}"),
        (r"Kjent (Holm\-Hansen, 2010; Holm\"-Hansen, 2010).", None),
        (r"Kjent (Holm" + '"=' + "Hansen, 2010).", r"Kjent \parencite{holm}."),
        (r"I Prop. 133~L (2020--2021, s.~77)", r"I \textcite[s.~77]{prop}"),
        (r"Barnets beste (barnevernsloven \S~1-3).", r"Barnets beste \parencite[\S~1-3]{bvl}."),
        (r"(\O stby, 2012, min {\ae}ndring)", r"\parencite[min {\ae}ndring]{ostby}"),
        (r"(\O stby, 2012, min \emph{endring})", None),
        ("Kjent (\\O stby, % kanskje \\O stby\n2012).", None),
        (r"% Kjent (\O stby, 2012).", None),
    ],
)
def test_names_written_with_commands_are_read(tex, expected):
    assert keyed(tex) == (expected or tex)


def test_what_is_printed_leads_back_to_the_source():
    tex = r"Om {\O}stby, Garc\'ia og 2020--2021, se \S~3 (\AA s)."
    (prose,) = read_text(tex)[0].prose
    printed = Printed.of(prose)
    assert printed.text == "Om Østby, García og 2020–2021, se § 3 (Ås)."
    for word, written in (("Østby", r"{\O}stby"), ("García", r"Garc\'ia"), ("Ås", r"\AA s")):
        start = printed.text.index(word)
        begun, ended = printed.source(start), printed.source(start + len(word))
        assert tex[begun:ended] == written
    for found in re.finditer(r"\w+", prose.text):
        assert printed.source(printed.text.index(found[0])) == found.start()
