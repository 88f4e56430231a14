"""Photos as phones take them: turned upright on the page, their position noticed."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typesetting import make, run_tex, tex_of
from thesis.photos import Photo, photo


def exif(order: str, orientation: int, *, position: bool) -> bytes:
    """Return Exif's segment with an orientation, in the byte order of «II» or «MM»."""
    sign = {"II": "<", "MM": ">"}[order]
    entries = [struct.pack(f"{sign}HHIHH", 0x0112, 3, 1, orientation, 0)]
    if position:
        entries.append(struct.pack(f"{sign}HHII", 0x8825, 4, 1, 38))
    directory = struct.pack(f"{sign}H", len(entries)) + b"".join(entries) + bytes(4)
    gps = struct.pack(f"{sign}HHHII", 1, 2, 5, 3, 56) + bytes(4)
    tiff = order.encode() + struct.pack(f"{sign}HI", 42, 8) + directory
    data = b"Exif\0\0" + tiff.ljust(38, b"\0") + (gps if position else b"")
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data


#: A grey JPEG picture, 40 wide and 30 high, after the bytes that begin it.
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_FRAME = b"\xff\xc0\x00\x0b\x08\x00\x1e\x00\x28\x01\x01\x11\x00"


def jpeg(segment: bytes = b"") -> bytes:
    """Return as much of a JPEG file as engines read: they copy the picture itself unseen."""
    tables = b"\xff\xdb\x00\x43\x00" + b"\x10" * 64
    return b"\xff\xd8" + segment + _JFIF + tables + _FRAME + b"\xff\xd9"


@pytest.mark.parametrize("order", ["II", "MM"])
@pytest.mark.parametrize(("orientation", "clockwise"), [(1, 0), (3, 180), (6, 90), (8, 270)])
def test_which_way_is_up(tmp_path: Path, order: str, orientation: int, clockwise: int) -> None:
    path = tmp_path / "IMG_1.JPG"
    path.write_bytes(jpeg(exif(order, orientation, position=False)))
    assert photo(path) == Photo(clockwise)
    path.write_bytes(jpeg(exif(order, orientation, position=True)))
    assert photo(path) == Photo(clockwise, has_position=True)


def test_exif_may_come_after_another_segment(tmp_path: Path) -> None:
    path = tmp_path / "a.jpeg"
    path.write_bytes(jpeg(_JFIF + exif("MM", 8, position=False)))
    assert photo(path).clockwise == 270


@given(st.binary(max_size=200))
def test_no_bytes_make_it_stop(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "a.jpg"
    path.write_bytes(data)
    assert photo(path) == Photo()
    whole = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(data) + 8) + b"Exif\0\0" + data
    path.write_bytes(whole)
    assert photo(path).clockwise in {0, 90, 180, 270}


def test_no_such_file(tmp_path: Path) -> None:
    assert photo(tmp_path / "a.jpg") == Photo()


def test_a_chapter_that_turns_the_photo_itself_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(exif("II", 6, position=False)))
    markdown = tex_of("# Metode\n\nSe ![](a.jpg){width=50%} her.\n", root=tmp_path)
    assert r"\illustration[angle=-90,width=0.5\linewidth]" in markdown
    turned = "\\chapter{Metode}\n\n\\includegraphics[angle=90]{a.jpg}\n"
    assert r"\illustration[angle=90]" in make({"01-a.tex": turned}, tmp_path).body


@pytest.mark.parametrize(("keys", "size"), [("", "3:4"), ("width=30%", "3:4")])
def test_it_stands_upright_on_the_page(tmp_path: Path, keys: str, size: str) -> None:
    """The picture's matrix in the PDF turns it by a quarter, and keeps its shape."""
    from pypdf import PdfReader

    (tmp_path / "a.jpg").write_bytes(jpeg(exif("II", 6, position=False)))
    made = make({"01-a.md": f"# Metode\n\nSe ![](a.jpg){{{keys} alt=Rom}} her.\n"}, tmp_path)
    result = run_tex(made, tmp_path, tmp_path, tmp_path / "cache")
    matrices = []

    def before(operator: bytes, _operands: object, matrix: list[float], _text: object) -> None:
        if operator == b"Do":
            matrices.append([round(number, 2) for number in matrix])

    assert result.pdf
    for page in PdfReader(result.pdf).pages:
        page.extract_text(visitor_operand_before=before)
    [(a, b, c, d, *_)] = matrices
    assert (a, d) == (0, 0)
    assert b < 0 < c, "clockwise"
    wide, high = size.split(":")
    assert abs(c / -b - int(wide) / int(high)) < 0.01
