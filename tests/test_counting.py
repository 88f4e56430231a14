"""Words: what counts where, and the same as in the PDF."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import CLEAN
from tests.projects import write
from tests.test_cli import thesis as run_thesis
from tests.test_structure_checks import context
from tests.typesetting import text_of
from thesis.build import build
from thesis.counting import Count, count_words, word_rule
from thesis.examine import examine, read
from thesis.profiles import COMPONENTS, WordRule


def counted(*texts, **options):
    given = context(*texts, **options)
    rendered, _ = given.rendered
    return count_words(given.thesis, given.sections, rendered, given.config, given.profile).words


def test_every_part_counts_where_it_belongs():
    words = counted(
        "# Sammendrag\n\nTre ord her.\n",
        "# Innledning\n\nFem ord står i her.^[Note på fire ord.] Se @fig:a.\n\n> To ord.\n\n"
        "| en | to |\n|:--|:--|\n| tre | fire fem |\n\n: En tabelltekst {#tbl:a}\n\n"
        "Et regnestykke: $a + b = c$.\n",
        "# Vedlegg A\n\nFem ord, hvorav ett\n\n> sitat.\n",
    )
    assert words["abstracts"] == 1 + 3
    assert words["body"] == 1 + 5 + 3 + 3  # «Se figur 1.», «Et regnestykke: x.»
    assert words["footnotes"] == 4
    assert words["quotations"] == 2
    assert words["tables"] == 5
    assert words["captions"] == 2 + 2  # «Tabell 1»
    assert words["appendices"] == 2 + 5


def test_a_table_without_caption_is_in_no_list():
    table = "| en | to |\n|:--|:--|\n| tre | fire |\n\n"
    listed = counted(f"# Innledning\n\n{table}: Ord og tall {{#tbl:a}}\n")["contents"]
    unlisted = counted(f"# Innledning\n\n{table}Noe annet.\n")["contents"]
    # The heading of the list, and «1 Ord og tall 3».
    assert listed - unlisted == 1 + 5


def test_the_same_in_latex():
    words = counted(
        "\\chapter{Innledning}\n\nFem ord står i her.\\footnote{Note på fire ord.}\n\n"
        "\\begin{quote}\nTo ord.\n\\end{quote}\n\n"
        "\\begin{table}\n\\caption{En tabelltekst}\n\\begin{tabular}{ll}\n"
        "en & to \\\\\ntre & fire fem \\\\\n\\end{tabular}\n\\end{table}\n",
        suffix="tex",
    )
    assert words["body"] == 1 + 5
    assert words["footnotes"] == 4
    assert words["quotations"] == 2
    assert words["tables"] == 5
    assert words["captions"] == 2 + 2


@pytest.mark.parametrize(
    ("rule", "lowest", "highest"),
    [
        (WordRule(limit=8000, tolerance=10), 7200, 8800),
        (WordRule(limit=10000), 0, 10000),
        (WordRule(limit=15000, minimum=12000), 12000, 15000),
        (WordRule(), 0, None),
    ],
)
def test_limits_hold_at_their_edges(rule, lowest, highest):
    assert (rule.lowest, rule.highest) == (lowest, highest)
    for total, allowed in ((lowest, True), (lowest - 1, lowest == 0), (highest, True)):
        if total is not None and total >= 0:
            assert Count({"body": total}, rule).allowed is allowed
    if highest is not None:
        assert not Count({"body": highest + 1}, rule).allowed


def test_each_part_is_counted_once():
    count = Count(dict.fromkeys(COMPONENTS, 1), WordRule(counted=COMPONENTS))
    assert count.total == len(COMPONENTS)


def test_thesis_yaml_goes_before_the_profile(tmp_path):
    (tmp_path / "thesis.yaml").write_text(
        "title: x\nprofile: oslomet\nword-limit: 500\nword-count: [body]\n", encoding="utf-8"
    )
    given, _ = read(tmp_path)
    rule = word_rule(given.context.config, given.context.profile)
    assert (rule.limit, rule.tolerance, rule.counted) == (500, None, ("body",))


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    from tests.conftest import SHARED

    if not SHARED.is_dir() or not shutil.which("pdftotext"):
        pytest.skip("the real thesis (../shared) or pdftotext is not here")
    folder = tmp_path_factory.mktemp("real") / "thesis"
    shutil.copytree(SHARED / "real-thesis", folder, ignore=shutil.ignore_patterns("build"))
    return folder


def test_the_body_agrees_with_the_pdf(real):
    given, _ = read(real)
    context = given.context
    count = count_words(
        context.thesis, context.sections, context.rendered[0], context.config, context.profile
    )
    # As the student wrote it there are errors; a draft's mark would be words on every page.
    errors = {d.code for d in examine(real)[1] if d.is_error}
    with (real / "thesis.yaml").open("a", encoding="utf-8") as file:
        file.write(f"rules: {{{', '.join(f'{code}: warning' for code in errors)}}}\n")
    pdf = build(real).pdf
    assert pdf is not None
    text = subprocess.run(
        ["pdftotext", pdf, "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    text = text.replace("\f", "\n")
    # The headings as such; the contents, where they stand too, come before.
    body = text[text.index("\n1 Introduksjon\n") : text.rindex("\nReferanser\n")]
    body = re.sub(r"(?<=\w)-\n(?=[a-zæøå])", "", body)  # words divided at a line's end
    # Page numbers, and the numbers before headings.
    body = re.sub(r"^\d+$|^\d(?:\.\d+)* (?=[A-ZÆØÅ])", "", body, flags=re.MULTILINE)
    printed = len(body.split())
    assert abs(count.total - printed) / printed < 0.003, (count.words, printed)


def test_the_command_compares_and_fails(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "01.md").write_text("# Innledning\n\nTre ord her.\n", encoding="utf-8")
    facts = tmp_path / "thesis.yaml"
    facts.write_text("title: x\nbibliography: []\nword-limit: 3\n", encoding="utf-8")
    done = run_thesis("count", cwd=tmp_path, language="nb_NO.UTF-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "1 ord for mye: høyst 3 er tillatt."
    facts.write_text("title: x\nbibliography: []\nword-limit: 4\n", encoding="utf-8")
    assert run_thesis("count", cwd=tmp_path).returncode == 0


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from(["md", "tex"]))
def test_any_text_is_counted(text, suffix):
    words = counted(text, suffix=suffix)
    assert all(number >= 0 for number in words.values())


@given(st.lists(st.sampled_from(["ord", "er", "–", "10", "f.eks.", "«ja»", "a/b"]), max_size=40))
def test_running_text_counts_as_white_space_divides_it(words):
    text = "Først " + " ".join(words)
    assert counted(f"# Innledning\n\n{text}\n")["body"] == 1 + len(text.split())


def test_a_folder_that_is_no_thesis(tmp_path):
    for command in ("count", "ready"):
        assert run_thesis(command, cwd=tmp_path).returncode == 2


def test_the_number_in_the_pdf_is_the_one_that_is_counted(tmp_path):
    write(tmp_path, CLEAN | {"thesis.yaml": "title: x\nstructure: free\nprofile: hiof\n"})
    given, _ = read(tmp_path)
    context = given.context
    count = count_words(
        context.thesis, context.sections, context.rendered[0], context.config, context.profile
    )
    assert count.total == 14  # as in tests/cases/STR030.md
    assert "Antall ord: 14\n" in text_of(build(tmp_path).pdf)


def test_the_number_stands_below_the_contents_though_lists_of_tables_follow(tmp_path):
    table = "\n\nSe @tbl:a.\n\n| en | to |\n|:--|:--|\n| tre | fire |\n\n: Arbeid {#tbl:a}\n"
    files = CLEAN | {"thesis.yaml": "title: x\nstructure: free\nprofile: hiof\n"}
    files["chapters/01-innledning.md"] += table
    write(tmp_path, files)
    pages = text_of(build(tmp_path).pdf).split("\f")
    contents = next(page for page in pages if page.lstrip().startswith("Innhold"))
    assert "Antall ord: " in contents
    assert "Tabeller" not in contents
