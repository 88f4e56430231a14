"""The build as a whole: what it makes, what it keeps, when it does no work."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cases import CLEAN
from tests.projects import write
from thesis.build import build
from thesis.diagnostic import ThesisError
from thesis.profiles.faces import TERMES


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, CLEAN)


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_a_build_makes_a_pdf_and_readable_tex(project):
    made = build(project)
    assert made.found == []
    assert made.pdf == project / "build" / "thesis.pdf"
    assert len(PdfReader(made.pdf).pages) == made.pages
    text = text_of(made.pdf)
    assert "En prøve" in text
    assert "(Dalland, 2020, s. 12)" in text.replace("\xa0", " ")
    tex = (project / "build" / "thesis.tex").read_text(encoding="utf-8")
    assert "%@ chapters/01-innledning.md:3" in tex


def test_with_no_change_nothing_is_done_and_the_warnings_are_told_again(project):
    chapter = project / "chapters" / "01-innledning.md"
    chapter.write_text('# Innledning\n\nEn "prøve" [@dalland2020].\n', encoding="utf-8")
    first = build(project)
    second = build(project)
    assert first.fresh
    assert not second.fresh
    assert second.pages == first.pages
    assert [(d.code, d.where.start, d.message, d.advice) for d in second.found] == [
        (d.code, d.where.start, d.message, d.advice) for d in first.found
    ]
    assert second.found


@pytest.mark.parametrize(
    "change",
    [
        lambda p: (p / "chapters" / "02-mer.md").write_text("# Mer\n\nTekst.\n", encoding="utf-8"),
        lambda p: (p / "thesis.yaml").write_text(
            "title: Ny tittel\nstructure: free\n", encoding="utf-8"
        ),
        lambda p: (p / "words.txt").write_text("nyord\n", encoding="utf-8"),
        lambda p: (p / "build" / "thesis.pdf").write_bytes(b"%PDF-1.4 edited"),
        lambda p: (p / "build" / "thesis.pdf").unlink(),
        lambda p: (p / "build" / ".cache" / "last-build.json").write_text("{", encoding="utf-8"),
        lambda p: (p / "build" / ".cache" / "last-build.json").write_text("[]", encoding="utf-8"),
    ],
    ids=["new chapter", "yaml", "words", "edited PDF", "no PDF", "damaged", "not a record"],
)
def test_any_change_is_built(project, change):
    build(project)
    change(project)
    made = build(project)
    assert made.fresh
    assert made.pdf is not None
    assert PdfReader(made.pdf).pages


def test_other_options_are_another_build(project):
    build(project)
    draft = build(project, draft=True)
    assert draft.fresh
    assert "UTKAST" in text_of(draft.pdf)
    assert build(project).fresh


def test_the_pdf_may_go_elsewhere_but_replaces_no_other_file(project):
    target = project / "levert.pdf"
    assert build(project, output=target).pdf == target
    assert target.read_bytes().startswith(b"%PDF")
    for wrong in (project / "chapters" / "01-innledning.md", project, project / "no" / "a.pdf"):
        with pytest.raises(ThesisError) as failed:
            build(project, output=wrong)
        assert [d.code for d in failed.value.diagnostics] == ["PDF021"]
    notes = project / "notater.pdf"
    notes.write_text("ikke en PDF", encoding="utf-8")
    with pytest.raises(ThesisError):
        build(project, output=notes)
    assert notes.read_text(encoding="utf-8") == "ikke en PDF"


def test_a_cache_from_elsewhere_or_damaged_is_only_slower(project):
    first = build(project).pdf.read_bytes()
    for path in (project / "build" / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00damaged")
    again = build(project)
    assert again.fresh
    assert again.pdf.read_bytes() == first
    shutil.rmtree(project / "build" / ".cache")
    assert build(project).pdf.read_bytes() == first


def test_the_date_in_the_pdf_is_the_thesis_own_or_the_given_one(project, monkeypatch):
    with (project / "thesis.yaml").open("a", encoding="utf-8") as file:
        file.write("date: 2026-05-15\n")
    assert PdfReader(build(project).pdf).metadata.creation_date.year == 2026
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    made = build(project)
    assert made.fresh
    assert PdfReader(made.pdf).metadata.creation_date.year == 2001


def test_a_wrong_folder_is_left_as_it_is(tmp_path):
    made = build(tmp_path)
    assert [d.code for d in made.found] == ["CFG001"]
    assert not made.readable
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_leaves_the_last_pdf(project, monkeypatch):
    before = build(project).pdf.read_bytes()
    (project / "chapters" / "02-mer.md").write_text("# Mer\n\nTekst.\n", encoding="utf-8")
    replace = Path.replace

    def full(self, target):
        if Path(target).name == "thesis.pdf":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ThesisError) as failed:
        build(project)
    assert [d.code for d in failed.value.diagnostics] == ["PDF020"]
    assert (project / "build" / "thesis.pdf").read_bytes() == before
    assert not [p for p in (project / "build").iterdir() if p.name.startswith(".thesis")]


@pytest.mark.parametrize("pattern", ["/elsewhere/*.bib", "../*.bib", " "])
def test_a_draft_is_made_in_spite_of_a_pattern_that_leads_outside(project, pattern):
    path = project / "thesis.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}bibliography: ["{pattern}"]\n', encoding="utf-8")
    assert build(project, draft=True).pdf is not None


def test_a_pdf_that_another_program_shows_is_told_of_and_left(project, monkeypatch):
    pdf = build(project).pdf
    before = pdf.read_bytes()
    (project / "chapters" / "02-mer.md").write_text("# Mer\n\nTekst.\n", encoding="utf-8")
    replace = Path.replace

    def held(self, target):
        if Path(target) == pdf:
            raise PermissionError(13, "Ingen tilgang")
        return replace(self, target)

    if os.name != "nt":  # the others let a shown file be replaced: act as Windows does
        monkeypatch.setattr(Path, "replace", held)
    with pdf.open("rb"), pytest.raises(ThesisError) as failed:
        build(project)
    assert [d.code for d in failed.value.diagnostics] == ["PDF022"]
    assert pdf.read_bytes() == before
    assert not [p for p in pdf.parent.iterdir() if p.name.startswith(".thesis")]
    monkeypatch.undo()
    assert build(project).fresh


@pytest.mark.system_engine
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_system_engines_make_the_same_text(project, engine):
    chapter = project / "chapters" / "01-innledning.md"
    text = chapter.read_text(encoding="utf-8") + "\nBlåbær, «sitat» og [@dalland2020, § 3].\n"
    chapter.write_text(text, encoding="utf-8")
    embedded = words(build(project).pdf)
    with (project / "thesis.yaml").open("a", encoding="utf-8") as file:
        file.write(f"engine: {engine}\npackages: [booktabs]\n")
    made = build(project)
    assert made.found == []
    assert words(made.pdf) == embedded


@pytest.mark.system_engine
@pytest.mark.parametrize("engine", ["xelatex", "lualatex"])
@pytest.mark.parametrize("there", [True, False])
def test_an_engine_without_the_font_of_the_profile_says_so(project, engine, there, monkeypatch):
    if not there:
        face = replace(TERMES, file="no-such-font")
        monkeypatch.setattr("thesis.typeset.preamble.face_named", lambda _: face)
    elif not _finds("texgyretermes-regular.otf"):
        pytest.skip("TeX Gyre's OpenType fonts are not installed")
    settings = project / "thesis.yaml"
    kept = [
        line
        for line in settings.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("profile:", "engine:", "font:"))
    ]
    settings.write_text("\n".join([*kept, "profile: hvl", f"engine: {engine}", ""]), "utf-8")
    made = build(project, draft=True)
    assert made.pdf is not None
    about_fonts = [found for found in made.found if found.code == "CFG042"]
    assert [found.where.text for found in about_fonts] == ([] if there else ["hvl"])
    fonts = PdfReader(made.pdf).pages[0]["/Resources"]["/Font"].values()
    assert all("TeXGyreTermes" in font.get_object()["/BaseFont"] for font in fonts) == there


def _finds(font: str) -> bool:
    found = subprocess.run(["kpsewhich", font], capture_output=True, check=False)
    return found.returncode == 0


def words(pdf: Path) -> list[str]:
    """Return the words of a PDF without the dotted lines of the contents."""
    return [word for word in text_of(pdf).split() if word.strip(".")]


def test_a_package_that_the_embedded_engine_lacks_is_named(project):
    with (project / "thesis.yaml").open("a", encoding="utf-8") as file:
        file.write("packages: [tcolorbox]\n")
    made = build(project)
    assert made.pdf is None
    assert len(made.found) == 1
    assert "tcolorbox" in made.found[0].message.nb
    assert "lualatex" in made.found[0].advice.nb


def test_an_engine_that_is_not_installed(project, monkeypatch):
    monkeypatch.setenv("PATH", str(project))
    with (project / "thesis.yaml").open("a", encoding="utf-8") as file:
        file.write("engine: xelatex\n")
    made = build(project)
    assert made.pdf is None
    assert "xelatex" in made.found[0].message.nb


def test_nothing_outside_the_project_is_read_or_written(project):
    secret = project.parent / f"{project.name}-hemmelig.tex"
    secret.write_text("HEMMELIG", encoding="utf-8")
    chapter = project / "chapters" / "02-angrep.md"
    for attack in (
        f"\\input{{{secret.as_posix()}}}",
        f"\\input{{../../../../{secret.name}}}",
        "\\immediate\\write18{touch " + (project.parent / "rammet").as_posix() + "}",
        "\\newwrite\\ut\\immediate\\openout\\ut=" + (project.parent / "rammet").as_posix(),
    ):
        chapter.write_text(
            f"# Angrep\n\n```{{=latex}}\n{attack}\n```\n\nTekst.\n", encoding="utf-8"
        )
        made = build(project, draft=True)
        if made.pdf is not None:
            assert "HEMMELIG" not in text_of(made.pdf)
        assert not (project.parent / "rammet").exists()
        assert not (project.parent / "rammet.tex").exists()
