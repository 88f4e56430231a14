"""Pictures in a Word file: once, upright, described, in the list of figures."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from PIL import Image

from thesis.__main__ import main


@pytest.fixture(scope="module")
def word(tmp_path_factory) -> zipfile.ZipFile:
    """Return an exported thesis with a photo that a phone took on its side."""
    root = tmp_path_factory.mktemp("photo")
    (root / "chapters").mkdir()
    (root / "thesis.yaml").write_text("title: T\nstructure: free\nbibliography: []\n", "utf-8")
    text = '# Kapittel\n\n![Huset](hus på tunet.jpg){#fig:hus alt="Et hus."}\n\nSe @fig:hus.\n'
    (root / "chapters" / "01.md").write_text(text, "utf-8")
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30), "red").save(root / "hus på tunet.jpg", exif=exif)
    document = root / "t.docx"
    assert main(["export", "--docx", str(root), "--output", str(document)]) in {0, 1}
    return zipfile.ZipFile(document)


def test_a_photo_stands_upright(word):
    [name] = [name for name in word.namelist() if name.startswith("word/media/")]
    with Image.open(io.BytesIO(word.read(name))) as image:
        assert image.size == (30, 40)
        assert 0x0112 not in image.getexif()


def test_a_picture_is_there_once_and_described(word):
    xml = word.read("word/document.xml").decode()
    assert "base64" not in xml
    assert 'descr="Et hus."' in xml


def test_figures_are_listed_and_tables_only_where_there_are_some(word):
    xml = word.read("word/document.xml").decode()
    assert "TOC \\h \\z \\c &quot;Figur&quot;" in xml
    [line] = re.findall(r'<w:pStyle w:val="TableofFigures"/>.*?</w:p>', xml)
    assert "Figur 1. Huset" in line
    assert "PAGEREF _Ref_figure_1" in line
    assert "Tabell" not in xml
