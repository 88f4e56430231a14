"""What the documentation says holds: commands, examples, messages, links, pictures."""

from __future__ import annotations

import html
import re
import shlex
import shutil
from pathlib import Path

import pytest

from docs.generate import pages
from docs.picture import PICTURE, lines
from thesis.bibtex import read_bibliography
from thesis.cli.parser import make_parser
from thesis.config_fields import BY_KEY
from thesis.config_reader import load_config
from thesis.document import Role
from thesis.examine import examine
from thesis.new import NewThesis, create
from thesis.readers import read_chapter
from thesis.report.as_text import render_text
from thesis.source import Source
from thesis.structures import structure_names

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GUIDES = {
    "nb": ROOT / "docs" / "nb" / "brukerveiledning.md",
    "en": ROOT / "docs" / "en" / "guide.md",
}
WRITTEN = [ROOT / "README.md", *GUIDES.values()]


def name(page):
    return str(page.relative_to(ROOT))


def fences(page: Path, kind: str) -> list[str]:
    """Return the fenced blocks whose info string is `kind`."""
    found = re.findall(
        r"^(`{3,})(\w*)\n(.*?)^\1$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return [text for _, info, text in found if info == kind]


def commands(page: Path) -> list[list[str]]:
    """Return every command that a page shows, in a block or in the text, as words."""
    text = page.read_text(encoding="utf-8")
    shown = [line for block in fences(page, "sh") for line in block.splitlines()]
    shown += re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    words = [
        shlex.split(line.replace("\\", "/"), comments=True) for line in shown if "'" not in line
    ]
    return [line for line in words if line]


@pytest.mark.parametrize(("path", "text"), pages().items(), ids=lambda v: getattr(v, "name", ""))
def test_generated_pages_are_current(path, text):
    assert path.read_text(encoding="utf-8") == text, "run: python -m docs.generate"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    text = without_code(page)
    for target, anchor in re.findall(r"(?<!\\)\]\(([^)#\s]*)(?:#([^)\s]+))?\)", text):
        if "://" in target:
            continue
        aim = page.parent / target if target else page
        assert aim.exists(), target
        if anchor:
            assert anchor in anchors(aim), anchor


def without_code(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return re.sub(r"^(`{3,}).*?^\1$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page):
    for words in commands(page):
        program, *rest = words
        if program.split("/")[-1] == "thesis" and rest:
            # A command that is only named is asked for its help.
            understood(rest if rest[1:] or rest[0].startswith("-") else [*rest, "--help"])
        elif "-s" in rest and (program == "nox" or {"nox", "noxfile.py"} & set(rest)):
            sessions_understood(rest[rest.index("-s") + 1 :])


def understood(arguments: list[str]) -> None:
    try:
        parsed = make_parser("en").parse_args(arguments)
    except SystemExit as end:
        code = end.code
    else:
        code = 0 if parsed.command else 2
    assert code == 0, arguments  # --help and --version exit, with 0


def sessions_understood(words: list[str]) -> None:
    cut = words.index("--") if "--" in words else len(words)
    sessions, rest = words[:cut], words[cut + 1 :]
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    known = re.findall(r"@nox\.session\ndef (\w+)", noxfile)
    assert set(sessions) <= set(known)
    # The other sessions hand on what follows «--» to pytest, mypy or ruff.
    of_the_command = re.findall(r"def (\w+)\(session[^@]*?\n    thesis\(session", noxfile)
    if rest and set(sessions) <= set(of_the_command):
        understood(["build" if sessions == ["build"] else "check", *rest])


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a folder with the picture that the examples show."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "figurer").mkdir()
    shutil.copy(ROOT / "figures" / "utvalg.pdf", folder / "figurer" / "flyt.pdf")
    shutil.copytree(folder / "figurer", folder / "figures")
    return folder


def blocks(kind):
    cases = [
        pytest.param(block, id=f"{name(page)}-{number}")
        for page in WRITTEN
        for number, block in enumerate(fences(page, kind), 1)
    ]
    assert cases, kind
    return pytest.mark.parametrize("block", cases)


@blocks("markdown")
def test_markdown_examples_are_read(block, project):
    _, found = read_chapter(Source("chapters/01.md", block), project, "nb")
    assert found == []


@blocks("latex")
def test_latex_examples_are_read(block, project):
    _, found = read_chapter(Source("chapters/01.tex", block), project, "nb")
    assert found == []


@blocks("bib")
def test_bib_examples_are_read(block):
    bibliography, found = read_bibliography([Source("references/kilder.bib", block)])
    assert bibliography.entries
    assert found == []


@blocks("yaml")
def test_yaml_examples_are_read(block, tmp_path):
    (tmp_path / "thesis.yaml").write_text(block, encoding="utf-8")
    config, found = load_config(tmp_path)
    assert config
    assert found == []


@pytest.mark.parametrize("language", GUIDES)
def test_guides_show_the_real_message(language, tmp_path):
    folder = tmp_path / "ny"
    create(folder, NewThesis("Prøve", ("Kari",), "nb", "2026-05-15"), language)
    path = folder / "chapters" / "03-metode.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[@dalland2020]", "[@daland2020, s. 12]"), encoding="utf-8")
    _, found = examine(folder, ["citations"])
    error = next(diagnostic for diagnostic in found if diagnostic.is_error)
    said = "".join(
        "".join(piece for _, piece in line) + "\n" for line in render_text([error], language)
    )
    assert said in fences(GUIDES[language], "text")


@pytest.mark.parametrize("language", GUIDES)
def test_guides_name_every_structure_role_and_engine(language):
    text = GUIDES[language].read_text(encoding="utf-8")
    roles = [role.value for role in Role if role is not Role.REFERENCES]
    for known in [*structure_names(), *roles, *BY_KEY["engine"].choices]:
        assert f"`{known}`" in text


def test_both_guides_have_the_same_parts():
    parts = [
        re.findall(r"^(#+) |^```(\w+)|^(\| *):?-", page.read_text(encoding="utf-8"), re.MULTILINE)
        for page in GUIDES.values()
    ]
    assert parts[0] == parts[1]


def test_the_picture_of_a_message_is_current():
    drawn = PICTURE.read_text(encoding="utf-8")
    pieces = re.findall(r"<text class=\"thesis-r\d.*?>(.*?)</text>", drawn)
    seen = "".join(html.unescape(piece) for piece in pieces)
    said = "".join(piece for line in lines() for _, piece in line)
    assert squeezed(seen) == squeezed(f"$ thesis check{said}"), "run: python -m docs.picture"
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
