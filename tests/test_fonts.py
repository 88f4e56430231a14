"""Fonts of the machine and of the thesis, given to pdfTeX: found, measured, printed."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from fontTools.tfmLib import TFM
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.fontmaking import EM, KERN, make_family, make_font, width_of
from tests.typesetting import complaints, config, make, run_tex
from thesis.fonts import Family, installed, prepared, search
from thesis.fonts.encodings import ENCODINGS
from thesis.fonts.tfm import Box, Metrics, written
from thesis.fonts.truetype import metrics_of
from thesis.profiles import Profile
from thesis.profiles.faces import families_for
from thesis.typeset.glyphs import _DIRECT
from thesis.typeset.typefaces import NO_FONT, choose, not_found

SENTENCE = (
    "Søknaden om «hjelp» – § 10 og 30 % – fikk effektiv flyt i fjorden, og Ærlig Øst på Åsen "
    "fant *kursiv fi fl* og **fet ffi æøå** og ***begge***, ‘slik’ …"
)
PLAIN = SENTENCE.replace("*", "")
TEXT = f"# Innledning\n\n{' '.join([SENTENCE] * 8)}\n\nVi fant $p < 0{{,}}05$ og $n = 134$.\n"
STYLES = ("Regular", "Bold", "Italic", "Bold Italic")


@pytest.fixture(autouse=True)
def _no_fonts_of_the_machine(monkeypatch, request):
    if "on_this_machine" not in request.fixturenames:
        monkeypatch.setattr(search, "font_folders", tuple)


# What TeX is told


lengths = st.floats(0.001, 1.5)
boxes = st.builds(Box, lengths, st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.3))


@given(
    st.dictionaries(st.integers(0, 255), boxes, min_size=1),
    st.dictionaries(
        st.tuples(st.integers(0, 255), st.integers(0, 255)), st.floats(-0.2, 0.2), max_size=60
    ),
)
def test_metrics_say_what_they_were_given(boxes, kerns):
    kerns = {pair: kern for pair, kern in kerns.items() if pair[0] in boxes}
    data = written(Metrics(boxes, kerns, {}, (0, 0.25, 0.1, 0.1, 0.45, 1, 0.1)))
    read = TFM(io.BytesIO(data))
    assert set(read.chars) == set(boxes)
    for code, box in boxes.items():
        said = {"height": 0, "depth": 0, "italic": 0} | read.chars[code]
        assert said["width"] == pytest.approx(box.width, abs=1e-5)
        # At most fifteen heights and depths fit: the nearest share one.
        assert said["height"] == pytest.approx(box.height, abs=0.05)
        assert said["depth"] == pytest.approx(box.depth, abs=0.05)
        assert said["italic"] == pytest.approx(box.italic, abs=0.01)
    said = {(left, right): k for left, row in read.kerning.items() for right, k in row.items()}
    assert said == {pair: pytest.approx(kern, abs=1e-5) for pair, kern in kerns.items()}


def test_a_font_is_measured_in_tex_s_encoding(tmp_path):
    metrics = metrics_of(make_font(tmp_path / "a.ttf", "Prøve"))["T1"]
    for letter, code in (("a", 97), ("Å", 197), ("ø", 248), ("«", 19), ("–", 21), ("§", 159)):
        assert metrics.boxes[code].width == pytest.approx(width_of(letter) / EM)
    assert metrics.kerns == {(ord("A"), ord("V")): pytest.approx(KERN / EM)}
    assert metrics.ligatures[45, 45] == 21


def test_encodings_are_those_of_tex():
    assert all(len(character) == 1 for table in ENCODINGS.values() for character in table.values())
    assert ENCODINGS["T1"][0xC6] == "Æ"
    assert ENCODINGS["T1"][0xE5] == "å"
    assert ENCODINGS["TS1"][191] == "€"
    assert 32 not in ENCODINGS["T1"]


# Finding them


def test_a_family_is_found_among_others(tmp_path):
    make_family(tmp_path / "fonts", "Prøve Serif", STYLES)
    make_family(tmp_path / "fonts" / "flere", "Prøvende", STYLES)
    found = installed(["Mangler", "prøve serif"], tmp_path, tmp_path / "cache")
    assert found is not None
    assert {style: path.name for style, path in found.files.items()} == {
        "regular": "PrøveSerif-Regular.ttf",
        "bold": "PrøveSerif-Bold.ttf",
        "italic": "PrøveSerif-Italic.ttf",
        "bolditalic": "PrøveSerif-BoldItalic.ttf",
    }


def test_what_is_no_font_is_passed_over(tmp_path):
    folder = tmp_path / "fonts"
    make_font(folder / "prove.otf", "Prove")
    for name, content in (("prove1.ttf", b""), ("prove2.ttf", b"\0\1\0\0 tull" * 9)):
        (folder / name).write_bytes(content)
    assert installed(["Prove"], tmp_path, tmp_path / "cache") is None
    make_font(folder / "prove3.ttf", "Prove")
    found = installed(["Prove"], tmp_path, tmp_path / "cache")
    assert found == Family("Prove", folder / "prove3.ttf")


def test_what_was_found_is_remembered_until_a_file_changes(tmp_path, monkeypatch):
    path = make_font(tmp_path / "fonts" / "prove.ttf", "Prove")
    cache = tmp_path / "cache"
    first = installed(["Prove"], tmp_path, cache)
    with monkeypatch.context() as patched:
        patched.setattr(search, "_read", None)  # nothing is opened again
        assert installed(["Prove"], tmp_path, cache) == first
    make_font(path, "Noe annet og lengre")
    assert installed(["Prove"], tmp_path, cache) is None
    for kept in (cache / "fonts").iterdir():
        kept.write_text("[")
    assert installed(["Noe annet og lengre"], tmp_path, cache) is None
    make_font(path.with_name("noeannet.ttf"), "Noe annet og lengre")
    assert installed(["Noe annet og lengre"], tmp_path, cache) is not None


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Times New Roman", "Times New Roman"),
        (" TIMES ", "Times New Roman"),
        ("Tinos", "Tinos"),
        ("Arial", "Arial"),
        ("calibri", "Calibri"),
        ("Garamond", "Garamond"),
    ],
)
def test_fonts_with_the_same_widths_stand_in_for_each_other(asked, first):
    assert families_for(asked)[0] == first
    assert families_for("Latin Modern") == ()


# Printing with them


@dataclass(frozen=True)
class Used:
    name: str
    first: int
    widths: list[float]
    sound: bool
    """Embedded as outlines, with its characters' names."""


def fonts(pdf) -> list[Used]:
    with pikepdf.open(pdf) as opened:
        return [
            Used(
                str(font.BaseFont)[8:],
                int(font.FirstChar),
                [float(width) for width in font.Widths],
                ("/FontFile" in font.FontDescriptor or "/FontFile2" in font.FontDescriptor)
                and "/ToUnicode" in font,
            )
            for page in opened.pages
            for font in page.obj.Resources.Font.values()
        ]


def printed(text: str, folder: Path, family: Family, **values):
    typeface = prepared(family, folder / "cache")
    made = make({"01-innledning.md": text}, folder, typeface=typeface, **values)
    assert made.diagnostics == []
    return run_tex(made, folder, folder, folder / "cache")


@pytest.mark.parametrize(
    ("engine"), ["embedded", pytest.param("pdflatex", marks=pytest.mark.system_engine)]
)
def test_a_made_font_prints_with_its_own_widths(tmp_path, engine):
    make_family(tmp_path / "fonts", "Prøve Serif", STYLES)
    family = installed(["Prøve Serif"], tmp_path, tmp_path / "cache")
    result = printed("# A\n\nabc AV **fet** *kursiv*\n", tmp_path, family, engine=engine)
    assert complaints(result.log) == []
    used = [font for font in fonts(result.pdf) if "LM" not in font.name]
    assert used
    for font in used:
        assert font.sound
        for code, width in enumerate(font.widths, start=font.first):
            assert width == 0 or chr(code) not in "abcAV" or width == width_of(chr(code))


def test_a_family_without_bold_and_italic_letters_prints_regular_ones(tmp_path):
    make_family(tmp_path / "fonts", "Prøve Serif")
    family = installed(["Prøve Serif"], tmp_path, tmp_path / "cache")
    result = printed("# A\n\nabc **fet** *kursiv* ***begge***\n", tmp_path, family)
    assert [line for line in complaints(result.log) if "Font Warning" not in line] == []
    assert "fet kursiv begge" in PdfReader(result.pdf).pages[-1].extract_text()


def test_the_faces_that_a_family_lacks_are_told(tmp_path):
    make_font(tmp_path / "fonts" / "Prøve.ttf", "Prøve Serif")
    make_font(tmp_path / "fonts" / "Prøve-Bold.ttf", "Prøve Serif", "Bold")
    facts = config(tmp_path, font="Prøve Serif")
    typeface, [told] = choose(facts, Profile("generic"), tmp_path / "cache")
    assert typeface.name == "Prøve Serif"
    assert told.code == "CFG043"
    assert "har ikke kursiv og ikke fet kursiv;" in told.message.nb
    for style in ("Italic", "Bold Italic"):
        make_font(tmp_path / "fonts" / f"Prøve-{style}.ttf", "Prøve Serif", style)
    assert choose(facts, Profile("generic"), tmp_path / "cache")[1] == []


@pytest.mark.parametrize(
    ("engine", "advice"), [("pdflatex", "Liberation Serif"), ("lualatex", "fonts-texgyre")]
)
def test_each_engine_is_told_of_the_fonts_that_it_can_use(tmp_path, engine, advice):
    facts = config(tmp_path, engine=engine)
    assert not_found("This is TeX", facts, Profile("hvl")) == []
    [told] = not_found(f"This is TeX\n{NO_FONT}\n", facts, Profile("hvl"))
    assert advice in f"{told.advice.nb} {told.rule.why.nb}"
    assert ("gyre" in told.advice.nb) == (engine == "lualatex")
    assert not_found(NO_FONT, facts, Profile("generic")) == []


def test_a_font_that_changes_is_measured_again(tmp_path):
    path = make_font(tmp_path / "a.ttf", "Prøve")
    before = prepared(Family("Prøve", path), tmp_path / "cache")
    assert prepared(Family("Prøve", path), tmp_path / "cache") == before
    make_font(path, "Prøve", kern=False)
    assert prepared(Family("Prøve", path), tmp_path / "cache") != before


def test_a_file_that_is_no_font_is_refused_and_leaves_nothing(tmp_path):
    (tmp_path / "a.ttf").write_bytes(b"tull")
    with pytest.raises(ValueError, match=r"a\.ttf"):
        prepared(Family("Prøve", tmp_path / "a.ttf"), tmp_path / "cache")
    assert list((tmp_path / "cache" / "fonts").iterdir()) == []


# The real ones


#: Some widths in Times New Roman and Arial, in 1/1000 of the size.
WIDTHS = {
    "Times New Roman": {"a": 444, "m": 778, "r": 333, "S": 556},
    "Arial": {"a": 556, "m": 833, "r": 333, "S": 667},
    "Calibri": {"a": 479, "m": 799, "r": 349, "S": 459},
}


@pytest.fixture(params=sorted(WIDTHS))
def on_this_machine(request, tmp_path):
    """Return a font's name, and the family that this machine has for it."""
    family = installed(families_for(request.param), tmp_path, tmp_path / "cache")
    if family is None:
        pytest.skip(f"no font as wide as {request.param} is installed on this machine")
    return request.param, family


def test_letters_are_as_wide_as_those_of_the_font_asked_for(on_this_machine, tmp_path):
    font, family = on_this_machine
    result = printed(TEXT, tmp_path, family)
    assert complaints(result.log) == []
    upright = fonts(result.pdf)
    assert all(used.sound for used in upright)
    expected = WIDTHS[font]
    assert any(
        {c: used.widths[ord(c) - used.first] for c in expected} == pytest.approx(expected, abs=1)
        for used in upright
        if used.first <= ord("S") and used.first + len(used.widths) > ord("r")
    )
    # Latin Modern is left with the signs of formulas: a digit's code is at most 57.
    assert all(used.first > ord("9") for used in upright if "LMRoman" in used.name)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(result.pdf).pages).split())
    assert text.count(PLAIN) == 8


def test_every_character_prints(on_this_machine, tmp_path):
    _, family = on_this_machine
    text = f"# Tegn\n\n{' '.join(_DIRECT.replace('#', ''))}\n\n**Å** *ø* [små]{{.smallcaps}}\n"
    log = printed(text, tmp_path, family).log
    assert [line for line in complaints(log) if "Font Warning" not in line] == []


def test_fonts_in_the_thesis_own_folder_come_first(on_this_machine, tmp_path):
    _, family = on_this_machine
    own = tmp_path / "fonts" / family.regular.name
    own.parent.mkdir()
    shutil.copy(family.regular, own)
    assert installed([family.name], tmp_path, tmp_path / "cache").regular == own


def test_a_damaged_typeface_is_made_again(tmp_path):
    make_family(tmp_path / "fonts", "Prøve Serif", STYLES)
    cache = tmp_path / "cache"
    family = installed(["Prøve Serif"], tmp_path, cache)
    first = prepared(family, cache)
    whole = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    for name in whole:
        (first.folder / name).write_bytes(b"\x00damaged")
        assert prepared(family, cache) == first
        assert {path.name: path.read_bytes() for path in first.folder.iterdir()} == whole
