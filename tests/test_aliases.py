"""An entry's other names (biblatex' `ids`): citations by them are citations of the entry."""

from __future__ import annotations

from tests.projects import write
from thesis.examine import examine
from thesis.project import load_project

BIB = """@book{dalland2020, ids = {Dalland_2012, gammel}, author = {Dalland, Olav},
  title = {Metode}, publisher = {Gyldendal}, date = {2020}}
@book{gammel, author = {Berg, Kari}, title = {Annet}, publisher = {Gyldendal}, date = {1999}}
"""
TEXT = """# Innledning

Slik er det [@Dalland_2012, s. 3].[^1] Det sier også @dalland2020 [s. 4] og [@gammel, s. 7].

[^1]: Mer om dette *hos [@Dalland_2012]*, som er kjent.
"""


def project(tmp_path):
    settings = "title: Prøve\nlanguage: nb\nstructure: free\n"
    texts = {"chapters/01-innledning.md": TEXT, "references/kilder.bib": BIB}
    return write(tmp_path, {"thesis.yaml": settings, **texts})


def test_citations_by_an_alias_are_of_the_entry(tmp_path):
    loaded, _ = load_project(project(tmp_path))
    assert loaded is not None
    clusters = loaded.thesis.clusters()
    keys = [citation.key for cite in clusters for citation in cite.citations]
    # An entry's own key comes before another's alias.
    assert keys == ["dalland2020", "dalland2020", "dalland2020", "gammel"]
    assert clusters[0].citations[0].key_where.text == "Dalland_2012"
    assert loaded.bibliography.aliases() == {"Dalland_2012": "dalland2020"}


def test_no_finding_about_an_alias(tmp_path):
    _, found = examine(project(tmp_path))
    assert [d.code for d in found if d.code.startswith("CIT")] == []
