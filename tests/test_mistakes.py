"""Mistakes that students make, one at a time, in a copy of the sample thesis.

Each gives exit code 1 or 2, exactly one error, at the right line and column, no traceback, and
leaves the PDF of the last build as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_cli import thesis

ROOT = Path(__file__).parent.parent
PARTS = ("chapters", "references", "figures", "thesis.yaml")
_PLACE = re.compile(r"(?P<place>\S+:\d+:\d+): error (?P<code>[A-Z]{3}\d{3}) ")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    for part in PARTS:
        path = ROOT / part
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / part)
    done = thesis("build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def sample(built, tmp_path):
    folder = tmp_path / "oppgave"
    shutil.copytree(built, folder)
    return folder


def edit(path: Path, old: str, new: str) -> str:
    """Replace the first `old` and return where it stood, as line:column."""
    text = path.read_text(encoding="utf-8")
    start = text.index(old)
    path.write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8")
    line = text.count("\n", 0, start) + 1
    return f"{line}:{start - (text.rfind(chr(10), 0, start) + 1) + 1}"


def build(folder: Path) -> tuple[int, list[tuple[str, str]], str]:
    """Build and return the exit code, the errors as (code, place), and all that was said."""
    pdf = folder / "build" / "thesis.pdf"
    before = pdf.read_bytes() if pdf.exists() else None
    done = thesis("build", cwd=folder)
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    if before is not None:
        assert pdf.read_bytes() == before, "the last good PDF was touched"
    errors = [(m["code"], m["place"]) for m in _PLACE.finditer(said)]
    return done.returncode, errors, said


def test_unknown_key(sample):
    place = edit(sample / "chapters/05-metode.md", "@dalland2020]", "@dalland2202]")
    column = int(place.split(":")[1]) + 1
    line = place.split(":")[0]
    code, errors, said = build(sample)
    assert (code, errors) == (1, [("CIT001", f"chapters/05-metode.md:{line}:{column}")])
    assert "dalland2020" in said


def test_unknown_yaml_key(sample):
    place = edit(sample / "thesis.yaml", "supervisor:", "supervisior:")
    assert build(sample)[:2] == (1, [("CFG003", f"thesis.yaml:{place}")])


def test_tab_in_yaml(sample):
    place = edit(sample / "thesis.yaml", "  code:", "\tcode:")
    assert build(sample)[:2] == (2, [("CFG002", f"thesis.yaml:{place}")])


def test_chapter_file_missing(sample):
    names = sorted(p.name for p in (sample / "chapters").iterdir())
    listed = ", ".join(f"chapters/{name}" for name in names)
    with (sample / "thesis.yaml").open("a", encoding="utf-8") as file:
        file.write(f"chapters: [{listed}]\n")
    (sample / "chapters" / "05-metode.md").rename(sample / "chapters" / "05-metoden.md")
    code, errors, said = build(sample)
    assert code == 1
    assert [c for c, _ in errors] == ["SRC040"]
    text = (sample / "thesis.yaml").read_text(encoding="utf-8").splitlines()
    assert errors[0][1] == f"thesis.yaml:{len(text)}:{text[-1].index('chapters/05') + 1}"
    assert "05-metoden.md" in said


def test_bib_without_a_closing_brace(sample):
    bib = sample / "references" / "kilder.bib"
    text = bib.read_text(encoding="utf-8")
    start = text.index("@", text.index("@") + 1)
    assert text[:start].rstrip().endswith("}")
    bib.write_text(text[:start].rstrip()[:-1] + "\n\n" + text[start:], encoding="utf-8")
    code, errors, _ = build(sample)
    assert (code, errors) == (1, [("REF001", "references/kilder.bib:1:1")])


def test_duplicate_key_in_bib(sample):
    bib = sample / "references" / "kilder.bib"
    text = bib.read_text(encoding="utf-8")
    first = text[: text.index("\n}\n") + 3]
    bib.write_text(text + "\n" + first, encoding="utf-8")
    key = re.search(r"@\w+\{([^,]+),", first)
    line = text.count("\n") + 2
    code, errors, _ = build(sample)
    assert (code, errors) == (1, [("REF010", f"references/kilder.bib:{line}:{key.start(1) + 1}")])


def test_missing_image(sample):
    place = edit(sample / "chapters/05-metode.md", "figures/utvalg.pdf", "figures/utvlag.pdf")
    code, errors, said = build(sample)
    assert (code, errors) == (1, [("SRC016", f"chapters/05-metode.md:{place}")])
    assert "utvalg.pdf" in said


def test_unclosed_quote_environment(sample):
    place = edit(sample / "chapters/04-teori.tex", "\n\n\\section", "\n\n\\begin{quote}\n\\section")
    line = int(place.split(":")[0]) + 2
    assert build(sample)[:2] == (1, [("SRC022", f"chapters/04-teori.tex:{line}:1")])


def test_undefined_macro(sample):
    chapter = sample / "chapters/04-teori.tex"
    place = edit(chapter, "\n\n\\section", "\n\nHer er \\ukjentkommando{noe}.\n\n\\section")
    line = int(place.split(":")[0]) + 2
    code, errors, _ = build(sample)
    assert (code, errors) == (1, [("TEX010", f"chapters/04-teori.tex:{line}:8")])


def test_undefined_macro_in_markdown(sample):
    chapter = sample / "chapters/07-avslutning.md"
    lines = len(chapter.read_text(encoding="utf-8").splitlines())
    with chapter.open("a", encoding="utf-8") as file:
        file.write("\nHer er \\ukjentkommando{noe}.\n")
    code, errors, _ = build(sample)
    assert (code, errors) == (1, [("TEX010", f"chapters/07-avslutning.md:{lines + 2}:8")])


def test_ampersand_in_a_latex_chapter(sample):
    chapter = sample / "chapters/04-teori.tex"
    place = edit(chapter, "\n\n\\section", "\n\nKropp & sinn hører sammen.\n\n\\section")
    line = int(place.split(":")[0]) + 2
    assert build(sample)[:2] == (1, [("SRC026", f"chapters/04-teori.tex:{line}:7")])


def test_chapter_of_zero_bytes(sample):
    (sample / "chapters" / "05-metode.md").write_bytes(b"")
    assert build(sample)[:2] == (1, [("SRC044", "chapters/05-metode.md:1:1")])


def test_build_folder_not_writable(sample):
    pdf = (sample / "build" / "thesis.pdf").read_bytes()
    shutil.rmtree(sample / "build" / ".cache")
    # A file where the folder should be: even the superuser cannot write into it.
    (sample / "build" / ".cache").write_text("", encoding="utf-8")
    done = thesis("build", cwd=sample)
    assert done.returncode == 2
    assert "error PDF020 cannot-write" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert (sample / "build" / "thesis.pdf").read_bytes() == pdf


def test_a_thesis_that_cannot_be_written_to_is_still_checked(sample):
    shutil.rmtree(sample / "build" / ".cache")
    (sample / "build" / ".cache").write_text("", encoding="utf-8")
    place = edit(sample / "chapters/05-metode.md", "@dalland2020]", "@dalland2202]")
    line, column = place.split(":")
    expected = [("CIT001", f"chapters/05-metode.md:{line}:{int(column) + 1}")]
    assert build(sample)[:2] == (1, expected)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_a_second_interruption_ends_what_the_first_did_not():
    lost = (
        "import os, signal, time\n"
        "from thesis.__main__ import second_interrupt_ends\n"
        "with second_interrupt_ends():\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    except KeyboardInterrupt:\n"
        "        print('lost', flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "print('still here')"
    )
    done = subprocess.run(
        [sys.executable, "-c", lost], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (-signal.SIGINT, "lost\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_in_the_middle(sample):
    pdf = sample / "build" / "thesis.pdf"
    before = pdf.read_bytes()
    edit(sample / "chapters/05-metode.md", "En metode er", "En god metode er")
    process = subprocess.Popen(
        [sys.executable, "-m", "thesis", "build"],
        cwd=sample,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    terminal = sample / "build" / ".cache" / "work" / "embedded" / "terminal.txt"
    terminal.unlink()
    deadline = time.monotonic() + 60
    while not terminal.exists() and time.monotonic() < deadline:  # TeX has started
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"interrupted" in said
    assert b"Traceback" not in said
    assert pdf.read_bytes() == before
    assert thesis("build", cwd=sample).returncode == 0


def test_a_latin_1_chapter_is_read_right_with_a_warning(sample):
    chapter = sample / "chapters" / "08-vedlegg-sjekkliste.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_bytes(text.encode("latin-1"))
    done = thesis("build", cwd=sample)
    assert done.returncode == 0, done.stdout
    assert "warning SRC046 not-utf8" in done.stdout
    assert "Windows-1252" in done.stdout


def test_a_draft_is_made_in_spite_of_errors_and_shows_them(sample):
    edit(sample / "chapters/05-metode.md", "@dalland2020]", "@dalland2202]")
    done = thesis("build", "--draft", cwd=sample, language="nb_NO.UTF-8")
    assert done.returncode == 0
    assert "feil CIT001" in done.stdout
    from pypdf import PdfReader

    text = "\n".join(page.extract_text() for page in PdfReader(sample / "build/thesis.pdf").pages)
    assert "UTKAST" in text
    assert "dalland2202" in text
