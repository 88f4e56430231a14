"""The checks of reference entries on whole files; single mistakes are in tests/cases/REF*.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cases import CLEAN
from tests.projects import write
from thesis.checks import reference_vocabulary as known
from thesis.checks import references
from thesis.citations.items import KNOWN_AS
from thesis.examine import examine
from thesis.fixing import carry_out, plan

SAMPLES = sorted((Path(__file__).parent / "bib").glob("*.bib"))
REAL = Path(__file__).parent.parent.parent / "shared" / "real-thesis"
KEY = re.compile(r"@(?!string|comment|preamble)\w+\{\s*([^,\s]+),", re.IGNORECASE)


def findings(folder, bib, *, cited=True):
    """Return what the REF rules find in a thesis that cites every entry, or none."""
    keys = "; ".join(f"@{{{key}}}" for key in KEY.findall(bib))
    files = CLEAN | {
        "references/kilder.bib": bib,
        "chapters/01-innledning.md": f"# Innledning\n\nTekst{f' [{keys}]' if cited else ''}.\n",
    }
    write(folder, files)
    _, found = examine(folder, ("citations",))
    return [d for d in found if d.code.startswith("REF")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_well_kept_files_of_every_exporter_are_clean(path, tmp_path):
    assert findings(tmp_path, path.read_text(encoding="utf-8")) == []


def test_incomplete_real_entries_are_warnings(tmp_path):
    if not REAL.exists():
        pytest.skip("the real thesis is not beside this checkout")
    found = findings(tmp_path, (REAL / "references" / "kilder.bib").read_text(encoding="utf-8"))
    assert found
    assert not [d for d in found if d.is_error]


BROKEN = "@book{dahl2012,\n  author = {Dahl, Ola},\n  date = {2012},\n}\n"


def test_what_is_cited_without_title_is_an_error(tmp_path):
    assert ("REF020", True) in [(d.code, d.is_error) for d in findings(tmp_path, BROKEN)]


def test_what_is_never_printed_is_a_warning(tmp_path):
    found = findings(tmp_path, BROKEN, cited=False)
    assert ("REF020", False) in [(d.code, d.is_error) for d in found]


def test_slips_have_suggestions(tmp_path):
    found = findings(tmp_path, "@artikkel{a,\n  auther = {Dahl, Ola},\n  titel = {T},\n}\n")
    hints = {d.hint.en for d in found if d.code in {"REF022", "REF023"}}
    assert hints == {f"did you mean “{name}”?" for name in ("@article", "author", "title")}


def test_a_doi_is_mended_by_its_fix(tmp_path):
    found = findings(tmp_path, "@article{a,\n  title = {T},\n  doi = {https://doi.org/10.1/x},\n}")
    doi = next(d for d in found if d.code == "REF025")
    assert not doi.fixes, "10.1 is no registrant"
    found = findings(tmp_path, "@article{a,\n  title = {T},\n  doi = {doi: 10.1000/x.},\n}")
    doi = next(d for d in found if d.code == "REF025")
    assert [(e.where.text, e.text) for e in doi.fixes] == [("doi: 10.1000/x.", "10.1000/x")]


def test_the_same_work_points_at_the_first(tmp_path):
    bib = "@book{%s,\n  title = {Rus og helse},\n  author = {Dahl, Ola},\n  year = 2012,\n}\n"
    twin = next(d for d in findings(tmp_path, bib % "a" + bib % "b") if d.code == "REF039")
    assert twin.where.text == "b"
    assert [place.text for place in twin.related] == ["a"]


def test_vocabulary_is_of_one_piece():
    assert set(known.ADVICE) <= known.TYPES
    assert set(known.TYPE_TRANSLATIONS.values()) <= known.TYPES
    assert set(known.FIELD_TRANSLATIONS.values()) <= known.FIELDS
    assert not set(known.TYPE_TRANSLATIONS) & known.TYPES
    advised = {advice.name for advices in known.ADVICE.values() for advice in advices}
    assert advised <= set(references.FIELD_WORDS)


def test_what_is_printed_right_all_the_same_is_no_error(tmp_path):
    bib = """
@article{a, author = {Dahl, Ola}, title = {Trening}, journaltitle = {T}, volume = {1},
  date = {2020}, doi = {https://doi.org/10.1000/182}, acknowledgement = ack}
"""
    found = findings(tmp_path, bib)
    assert [(d.code, d.is_error) for d in found] == [("REF025", False), ("REF009", False)]


ORGANISATIONS = """
Leger uten grenser|Forsvarets forskningsinstitutt|Kirkens Bymisjon|Human Rights Watch
NTNU Samfunnsforskning|Kompetanse Norge|Stiftelsen Bergensklinikkene|Fellesorganisasjonen (FO)
"""


@pytest.mark.parametrize("name", re.split(r"[|\n]", ORGANISATIONS.strip()))
def test_an_organisation_without_braces_is_found_and_braced(name, tmp_path):
    bib = f"@report{{a, author = {{{name}}}, title = {{Rapport}}, date = {{2020}}, url = {{https://x.no}}}}"
    (found,) = findings(tmp_path, bib)
    assert found.code == "REF033"
    carry_out(tmp_path, plan(tmp_path, [found]).changes)
    text = (tmp_path / "references" / "kilder.bib").read_text(encoding="utf-8")
    assert f"author = {{{{{name}}}}}" in text
    assert findings(tmp_path, text) == []


@pytest.mark.parametrize(
    "name", ["Kommune, Kari", "Kari Norge Hansen", "Ola nordmann", "Law, John"]
)
def test_a_person_is_no_organisation(name, tmp_path):
    bib = f"@report{{a, author = {{{name}}}, title = {{Rapport}}, date = {{2020}}, url = {{https://x.no}}}}"
    assert findings(tmp_path, bib) == []


@pytest.mark.parametrize("kind", sorted(KNOWN_AS))
def test_types_that_we_render_are_known(kind, tmp_path):
    bib = f"@{kind}{{a, author = {{Lie, Kari}}, title = {{Et verk}}, date = {{2020}}}}\n"
    assert "REF022" not in {found.code for found in findings(tmp_path, bib)}
