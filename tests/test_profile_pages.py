"""Every profile's pages as they come out: margins, size and spacing measured in the PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
import pytest

from tests.typesetting import make, run_tex
from thesis.profiles import profile_names, read_profile
from thesis.typeset.preamble import SINGLE_LINE

POINTS_PER_MM = 72 / 25.4
A4_WIDTH = 210 * POINTS_PER_MM

#: Long words of even height, so that every line is full and looks like the next.
SENTENCES = (
    "Arbeid og helse henger sammen i mange studier. "
    "Mange har hatt nytte av arbeid og av natur sammen med andre. "
    "Helse henger sammen med arbeid. "
)
TEXT = f"# Innledning\n\n{SENTENCES * 50}\n"

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
)


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def pages_of(pdf) -> list[list[Word]]:
    """Return each page's words."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not here to tell where the words stand")
    done = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return [
        [Word(*map(float, found[:4]), found[4]) for found in WORD.findall(page)]
        for page in done.stdout.split("<page ")[1:]
    ]


def words_on_a_full_page(pdf) -> list[Word]:
    """Return the words of the second page of the introduction, where no heading stands."""
    return [page for page in pages_of(pdf) if sum(w.text == "helse" for w in page) > 5][1]


def gaps_between(words: list[Word]) -> list[float]:
    """Return how far apart the lines stand that some words are on, in points."""
    lines = sorted({w.top for w in words})
    return [b - a for a, b in pairwise(lines) if b - a > 2]


@pytest.mark.parametrize("name", profile_names())
def test_the_page_is_as_the_profile_says(name, cache, tmp_path):
    profile = read_profile(name)
    layout = profile.layout
    made = make({"01-innledning.md": TEXT}, tmp_path, profile=profile, authors=("Kari",))
    words = words_on_a_full_page(run_tex(made, tmp_path, tmp_path, cache).pdf)
    body = [w for w in words if w.text in {"Arbeid", "og", "helse", "henger", "sammen", "mange"}]

    margins = layout.margins_mm
    assert min(w.left for w in body) / POINTS_PER_MM == pytest.approx(margins.left, abs=0.3)
    right = (A4_WIDTH - max(w.right for w in words if w.text.isalpha())) / POINTS_PER_MM
    assert right == pytest.approx(margins.right, abs=0.6)  # a little may hang over
    assert min(w.top for w in words) / POINTS_PER_MM == pytest.approx(margins.top, abs=2)

    lines = sorted({w.top for w in body})
    gaps = [b - a for a, b in pairwise(lines) if b - a > 2]
    spacing = layout.font_size_pt * SINGLE_LINE * layout.line_spacing
    assert min(gaps) == pytest.approx(spacing, abs=0.2)
    assert sorted(gaps)[len(gaps) // 2] == pytest.approx(spacing, abs=0.2)

    bottom = 297 - max(w.bottom for w in body) / POINTS_PER_MM
    assert margins.bottom - 0.5 <= bottom <= margins.bottom + 2 * spacing / POINTS_PER_MM

    # Title page and contents are the first two sheets.
    printed = "4" if layout.front_page_numbers == "arabic" else "2"
    number = next(w for w in words if w.text == printed and w.top > max(lines))
    middle = (margins.left * POINTS_PER_MM + A4_WIDTH - margins.right * POINTS_PER_MM) / 2
    edge = A4_WIDTH - margins.right * POINTS_PER_MM
    if layout.page_number_position == "center":
        assert (number.left + number.right) / 2 == pytest.approx(middle, abs=1)
    else:
        assert number.right == pytest.approx(edge, abs=1)


QUOTE = "Sitatet er langt nok til å fylle flere linjer, og står for seg selv. " * 6


@pytest.mark.parametrize("name", profile_names())
def test_headings_quotations_and_paragraphs_stand_as_the_profile_says(name, cache, tmp_path):
    profile = read_profile(name)
    layout = profile.layout
    text = f"# Innledning\n\nFørste avsnitt.\n\nAndre avsnitt.\n\n> {QUOTE}\n\nTil slutt.\n"
    made = make({"01-innledning.md": text}, tmp_path, profile=profile, authors=("Kari",))
    pages = pages_of(run_tex(made, tmp_path, tmp_path, cache).pdf)
    top = layout.margins_mm.top * POINTS_PER_MM

    contents, introduction = pages[1], pages[2]
    assert contents[0].text == "Innhold"
    for page in (contents, introduction):
        # 2 mm: how high a font says that its letters are differs from font to font.
        assert min(w.top for w in page) == pytest.approx(top, abs=2 * POINTS_PER_MM)

    line = layout.font_size_pt * SINGLE_LINE * layout.line_spacing
    first, second = (next(w for w in introduction if w.text == t) for t in ("Første", "Andre"))
    assert second.top - first.top == pytest.approx(line * (1 + layout.paragraph_skip), abs=0.3)

    quote = [w for w in introduction if second.bottom < w.top and w.left > first.left + 20]
    single = layout.font_size_pt * SINGLE_LINE * layout.quote_spacing
    assert gaps_between(quote)[:3] == pytest.approx([single] * 3, abs=0.2)


@pytest.mark.parametrize("name", profile_names())
def test_sheets_are_numbered_as_the_profile_says(name, cache, tmp_path):
    profile = read_profile(name)
    chapters = {"00-forord.md": "# Forord\n\nTakk.\n", "01-innledning.md": "# Innledning\n\nA.\n"}
    made = make(chapters, tmp_path, profile=profile, authors=("Kari",))
    pages = pages_of(run_tex(made, tmp_path, tmp_path, cache).pdf)
    feet = [
        [w.text for w in page if w.top > (297 - profile.layout.margins_mm.bottom) * POINTS_PER_MM]
        for page in pages
    ]
    expected = {
        "roman": [[], ["i"], ["ii"], ["1"]],
        "arabic": [[], ["2"], ["3"], ["4"]],
        "none": [[], [], [], ["1"]],
    }
    assert feet[:4] == expected[profile.layout.front_page_numbers]


@pytest.mark.parametrize("name", profile_names())
def test_the_letters_have_the_profiles_size(name, cache, tmp_path):
    profile = read_profile(name)
    made = make({"01-innledning.md": TEXT}, tmp_path, profile=profile, authors=("Kari",))
    letters: Counter[float] = Counter()
    size = 0.0
    with pikepdf.open(run_tex(made, tmp_path, tmp_path, cache).pdf) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[-1]):
            if str(operator) == "Tf":
                size = float(operands[1])
            elif str(operator) == "TJ":
                letters[size] += sum(
                    len(bytes(part)) for part in operands[0] if isinstance(part, pikepdf.String)
                )
    ((common, _),) = letters.most_common(1)
    assert common == pytest.approx(profile.layout.font_size_pt, abs=0.1)
