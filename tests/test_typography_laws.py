"""Typography as `check --fix` mends it in whole chapters: safe, and done once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thesis.checks.typography import in_prose
from thesis.checks.typography_latex import in_latex
from thesis.fixing import carry_out, plan
from thesis.readers import read_chapter
from thesis.source import Source

WRONG = [
    'Hun sa "ja" og “nei”.',
    "Det - som ventet - gikk — slik.",
    "I 2012-2022, på s. 9-19, var 30% og 25 % med.",
    "Rundt 10.000 og 20 000, 3.5 prosent.",
    "Den 17 mai, osv og f. eks. dette.. Hva?.",
    "Ja , nei og/ eller ( slik ).",
    "Etter Barnevernsloven, jf. §2 og § 3.",
    "Etter J. K. Hansen er er det slik....",
    "De prøver og finne svar.",
    "Når jeg var liten, bodde vi her.",
]
WRONG_LATEX = [
    *(text.replace("%", "\\%") for text in WRONG),
    "Hun sa ``ja'' og ``nei, `kanskje' ''.",
    "Det --- som ventet---gikk slik.",
    "Etter \\S 6-2 og \\S{} 3 og \\S4.",
]
#: What no fix may touch.
KEPT = [
    '`"kode" - 30% 10.000`',
    "<https://example.org/10.000--x-y?a=30%25>",
    "$3.5 - x, 10.000$",
    "[@dalland2020, s. 12]",
    '[He said "no" - and 3.5 percent, 30%.]{lang=en}',
]
KEPT_LATEX = [
    '\\verb|"kode" --- 30% 10.000|',
    "\\url{https://example.org/10.000--x-y}",
    "$3.5 - x, 10.000''$",
    "\\parencite[s.~12]{dalland2020}",
    "\\foreignlanguage{english}{He said ``no'' --- and 3.5 percent, 30\\%.}",
    "% kommentar \"x\" --- ``30''\n",
]


def mend(folder: Path, name: str, text: str) -> str:
    """Return the text after one `--fix`."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    chapter, _ = read_chapter(Source(name, text), folder, "nb")
    found = [d for prose in chapter.prose for d in in_prose(prose, chapter.format)]
    if chapter.format == "latex":
        found += [d for prose in chapter.prose for d in in_latex(prose)]
    carry_out(folder, plan(folder, found).changes)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "head", "wrong", "kept"),
    [
        ("x.md", '---\ntitle: "Min - 30%"\n---\n\n# Start\n\n', WRONG, KEPT),
        ("x.tex", "\\chapter{Start}\n\n", WRONG_LATEX, KEPT_LATEX),
    ],
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_fixes_are_safe_and_done_once(name, head, wrong, kept, data, tmp_path):
    pieces = data.draw(st.lists(st.sampled_from([*wrong, *kept]), min_size=1, max_size=6))
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "\n\n"]), min_size=6, max_size=6))
    text = head + "".join(a + b for a, b in zip(pieces, gaps, strict=False)) + "\n"
    for _ in range(4):  # Edits that overlap wait for the next round.
        text = mend(tmp_path, name, text)
    assert mend(tmp_path, name, text) == text
    assert text.startswith(head)
    for piece in pieces:
        if piece in kept:
            assert piece.strip() in text, piece


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Om lag 30\\% og 25 \\% svarte.", "Om lag 30~\\% og 25~\\% svarte."),
        ("Etter \\S 6-2, \\S6 og \\S{} 7.", "Etter \\S~6-2, \\S~6 og \\S~7."),
        (
            "Jf. \\S~2 og \\S\\,3 og 30\\,\\% og 9--19.",
            "Jf. \\S~2 og \\S\\,3 og 30\\,\\% og 9--19.",
        ),
        ("Hun sa ``ja'' nå.", "Hun sa «ja» nå."),
        ("Hun ``sa `kanskje' til oss''.", "Hun «sa `kanskje' til oss»."),
        ("Hun sa \\enquote{ja} og \\ldots{} nei.", "Hun sa \\enquote{ja} og \\ldots{} nei."),
        ("Det --- som ventet---gikk.", "Det -- som ventet -- gikk."),
        ("I 2015 -- 2019 og 2015---2019.", "I 2015--2019 og 2015--2019."),
        ("Om lag 3.5~\\% og 30-40\\% svarte.", "Om lag 3,5~\\% og 30–40~\\% svarte."),
        ("J. K. Rowling skrev.", "J.~K.~Rowling skrev."),
    ],
)
def test_marks_of_latex(text, right, tmp_path):
    mended = f"\\chapter{{A}}\n{text}\n"
    for _ in range(2):  # Edits that touch wait for the next round.
        mended = mend(tmp_path, "x.tex", mended)
    assert mended == f"\\chapter{{A}}\n{right}\n"


def test_a_mark_of_latex_is_reported_where_it_stands(tmp_path):
    text = "\\chapter{A}\nOm lag 30\\% etter \\S 6.\n"
    chapter, _ = read_chapter(Source("x.tex", text), tmp_path, "nb")
    found = [d for prose in chapter.prose for d in in_latex(prose)]
    assert [(d.code, d.where.text, d.message.nb) for d in found] == [
        ("TYP012", "30\\%", "mangler mellomrom i «30%»: Det skal være «30\u00a0%»"),
        ("TYP012", "\\S 6", "mangler mellomrom i «§ 6»: Det skal være «§\u00a06»"),
    ]
