"""The main job on a real thesis: what is wrong is found, and mended it becomes a PDF."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from tests.test_cli import thesis


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    from tests.conftest import SHARED

    if not SHARED.is_dir():
        pytest.skip("the real texts to measure on are not beside this checkout (../shared)")
    folder = tmp_path_factory.mktemp("real")
    for part in ("chapters", "references", "thesis.yaml"):
        path = SHARED / "real-thesis" / part
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, folder / part)
    return folder


@pytest.fixture(scope="module")
def mended(copy, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mended") / "oppgave"
    shutil.copytree(copy, folder)
    for chapter in (folder / "chapters").iterdir():
        text = chapter.read_text(encoding="utf-8").replace("linke2014", "linke2015")
        chapter.chmod(0o644)
        chapter.write_text(text, encoding="utf-8")
    return folder


def findings(folder):
    done = thesis("check", "--format", "json", cwd=folder, language="nb_NO.UTF-8")
    return json.loads(done.stdout)["diagnostics"]


def test_exactly_the_unknown_key_is_an_error(copy):
    errors = [d for d in findings(copy) if d["severity"] == "error"]
    text = (copy / "chapters" / "05-resultat-og-diskusjon.md").read_text(encoding="utf-8")
    places = []
    for match in re.finditer("linke2014", text):
        line = text.count("\n", 0, match.start()) + 1
        places.append((line, match.start() - text.rfind("\n", 0, match.start())))
    assert len(places) == 2
    assert [(d["line"], d["column"]) for d in errors] == places
    assert {d["code"] for d in errors} == {"CIT001"}
    assert all("linke2015" in d["hint"] for d in errors)


def test_it_stops_the_build(copy):
    done = thesis("build", cwd=copy)
    assert done.returncode == 1
    assert not (copy / "build" / "thesis.pdf").exists()


def test_mended_it_builds_with_every_citation_linked(mended):
    done = thesis("build", cwd=mended)
    assert done.returncode == 0, done.stdout
    assert "error" not in done.stdout
    from pypdf import PdfReader

    reader = PdfReader(mended / "build" / "thesis.pdf")
    assert 25 <= len(reader.pages) <= 40
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "??" not in text
    assert "[@" not in text
    assert "[?" not in text
    names = set(reader.named_destinations)
    targets = [
        annotation.get_object()["/A"]["/D"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/D" in annotation.get_object().get("/A", {})
    ]
    linked = [target for target in targets if str(target).startswith("ref-")]
    citations = len(re.findall(r"@[a-z]+\d{4}", "".join(
        path.read_text(encoding="utf-8") for path in (mended / "chapters").iterdir()
    )))  # fmt: skip
    # A citation broken over a line is two links, never fewer than one.
    assert len(linked) >= citations >= 160
    assert set(map(str, linked)) <= names
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert "1 Introduksjon" in titles
    assert "4 Resultat og diskusjon" in titles
    assert reader.metadata.title == "Fysisk aktivitet i rusavhengiges bedringsprosess"


def test_the_same_input_gives_the_same_bytes(mended, tmp_path):
    other = tmp_path / "et annet sted"
    shutil.copytree(mended, other, ignore=shutil.ignore_patterns("build"))
    assert thesis("build", cwd=other).returncode == 0
    assert thesis("build", cwd=mended).returncode == 0
    first, second = (folder / "build" / "thesis.pdf" for folder in (mended, other))
    assert first.read_bytes() == second.read_bytes()
