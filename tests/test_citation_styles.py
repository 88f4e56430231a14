"""Each kind of citation style in a real build: what stands on the pages of the PDF."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests.projects import write
from thesis.build import build

TEXT = """\
# Innledning

Metode er viktig [@dalland, s. 25-28; @furseth]. Det mener også @furseth [s. 3], som
er kjent [@dalland]; flere sier det samme
[@dalland].
"""
BIB = """\
@book{dalland, author={Dalland, Olav}, title={Metode og oppgaveskriving}, edition={7},
  publisher={Gyldendal akademisk}, date={2020}}
@book{furseth, author={Furseth, Inger and Everett, Euris Larry}, title={Masteroppgaven},
  publisher={Universitetsforlaget}, date={1997}}
"""
#: The style, what must stand in the PDF, and what must stand in the TeX.
STYLES = {
    "norsk-apa-manual": (
        ["(Dalland, 2020, s. 25–28; Furseth & Everett, 1997).", "også Furseth og Everett (1997"],
        ["samme\n("],
    ),
    "harvard": (["(Furseth og Everett, 1997; Dalland, 2020, s. 25–28)."], []),
    "vancouver": (["(1,2).", "1. Dalland O. Metode", "2. Furseth I, Everett EL."], []),
    "nlm-citation-sequence-superscript": (
        [],
        [r"viktig\textsuperscript{\linkto{ref-dalland}{1},\linkto{ref-furseth}{2}}."],
    ),
    "ieee": (["[1, s. 25–28], [2].", "[2] I. Furseth og E. L. Everett"], []),
    "chicago-notes-bibliography": (
        ["Olav Dalland, Metode og oppgaveskriving, 7. utg.", "Furseth, Inger, og Euris Larry"],
        [r"viktig.\footnote{", r"også Furseth og Everett,\footnote{", r"kjent;\footnote{"],
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_style_in_a_build(tmp_path, style):
    settings = f"title: Prøve\nlanguage: nb\nstructure: free\ncitation-style: {style}\n"
    texts = {"chapters/01-innledning.md": TEXT, "references/kilder.bib": BIB}
    write(tmp_path, {"thesis.yaml": settings, **texts})
    in_pdf, in_tex = STYLES[style]
    made = build(tmp_path)
    assert made.pdf is not None
    pages = "\n".join(page.extract_text() for page in PdfReader(made.pdf).pages)
    printed = " ".join(pages.replace("-\n", "").split())
    tex = (tmp_path / "build" / "thesis.tex").read_text(encoding="utf-8")
    assert [text for text in in_pdf if text not in printed] == []
    assert [text for text in in_tex if text not in tex] == []
