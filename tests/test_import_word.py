from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from thesis.__main__ import main
from thesis.bibliography import Bibliography
from thesis.citations.pandoc import convert
from thesis.importing import archive
from thesis.importing.archive import Archive, has_entities
from thesis.importing.model import Refused
from thesis.importing.word import read_word

PICTURE = (Path(__file__).parent.parent / "docs" / "images" / "page.png").read_bytes()

SOURCE = """\
---
title: Min oppgave
author: Kari Nordmann
---

# 1 Innledning

Tekst med **fet** og fotnote.[^1] Se (Dahl, 2012, s. 3).

[^1]: En note.

**1.1 Bakgrunn**

> Et sitat i blokk.

Tabell 1: Søk

| a | b |
|---|---|
| 1 | 2 |

![En kasse](p.png)\\

Figur 1. Flyt

![Figur 2: To kasser](p.png){alt="Bilde"}

Dette er [satt inn]{.insertion author="Per" date="2024-01-01T00:00:00Z"} og
[tatt ut]{.deletion author="Per" date="2024-01-01T00:00:00Z"}.
[Hva?]{.comment-start id="1" author="Vera" date="2024-01-01T00:00:00Z"}Her[]{.comment-end id="1"}.

- en
- to
"""


def docx(markdown: str) -> bytes:
    # Pandoc's sandbox reads no files beside its input: the picture goes in as an address.
    picture = f"data:image/png;base64,{base64.b64encode(PICTURE).decode()}"
    source = markdown.replace("p.png", picture).encode()
    return convert(["-f", "markdown", "-t", "docx", "-o", "-"], source)[0]


def changed(data: bytes, change) -> bytes:
    """Return an archive with `change` made to word/document.xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == "word/document.xml" else content)
    return out.getvalue()


def field(instruction: str, shown: str) -> str:
    """Return a complex field as Word writes one (ECMA-376, 17.16.18), inside a run's text."""
    return (
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r><w:r>'
        f'<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">'
    )


def read(tmp_path, data, name="a.docx"):
    (tmp_path / name).write_bytes(data)
    return read_word(tmp_path / name, Bibliography())


def test_what_a_word_file_holds(tmp_path):
    imported = read(tmp_path, docx(SOURCE))
    assert imported.facts["title"] == "Min oppgave"
    assert imported.facts["authors"] == ["Kari Nordmann"]
    (chapter,) = imported.chapters
    lines = chapter.body.split("\n")
    for line in (
        "# Innledning",
        "Tekst med **fet** og fotnote.[^1] Se [@dahl2012, s. 3].",
        "[^1]: En note.",
        "## Bakgrunn",
        "> Et sitat i blokk.",
        ": Søk {#tbl:tabell-1}",
        "| 1   | 2   |",
        "- en",
    ):
        assert line in lines
    assert 'alt="En kasse"' in chapter.body
    assert "![Flyt](figures/" in chapter.body
    assert "![To kasser](figures/" in chapter.body
    assert 'alt="Bilde"' in chapter.body
    assert "#fig:figur-2" in chapter.body
    assert list(imported.files.values()) == [PICTURE]


def test_tracked_changes_and_comments_are_kept_as_comments(tmp_path):
    body = read(tmp_path, docx(SOURCE)).chapters[0].body
    body = " ".join(body.split())
    assert "satt inn<!-- satt inn av Per --> og <!-- slettet av Per: tatt ut -->" in body
    assert "<!-- Vera: Hva? -->Her" in body


def test_live_zotero_fields_become_citations_and_entries(tmp_path):
    item = {
        "citationItems": [
            {
                "id": 17,
                "itemData": {
                    "id": 17,
                    "type": "book",
                    "title": "Rusbehandling",
                    "author": [{"family": "Dahl", "given": "Ola"}],
                    "issued": {"date-parts": [["2012"]]},
                    "DOI": "10.1000/x",
                    "ISBN": "978-82-05-12345-6",
                },
                "locator": "3",
                "label": "page",
                "prefix": "se ",
            }
        ]
    }
    cited = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(item)}", "(se Dahl, 2012, s. 3)")
    listed = field('ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY', "Dahl, O. (2012). Rus.")
    data = changed(
        docx("# Innledning\n\nSITERT slutt.\n\n# Referanser\n\nLISTE\n"),
        lambda xml: xml.decode().replace("SITERT", cited).replace("LISTE", listed).encode(),
    )
    imported = read(tmp_path, data)
    assert [chapter.title for chapter in imported.chapters] == ["Innledning"]
    assert "[se @dahl2012, s. 3] slutt." in imported.chapters[0].body
    entry = "\n".join(imported.entries)
    assert "@book{dahl2012" in entry
    assert "10.1000/x" in entry
    assert "978-82-05-12345-6" in entry


def test_an_imported_word_file_builds(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx(SOURCE))
    assert main(["import", str(tmp_path / "a.docx"), "--to", str(tmp_path / "ny")]) == 0
    assert main(["build", str(tmp_path / "ny"), "--draft"]) == 0


# --- hostile archives --------------------------------------------------------------------


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK not a zip", "damaged"),
        (zipped({"../../ut.txt": b"x"}), "outside"),
        (zipped({"/etc/x": b"x"}), "outside"),
        (zipped({"a/..\\..\\x": b"x"}), "outside"),
        (zipped({"C:\\x": b"x"}), "outside"),
        (zipped({"bombe": b"\0" * 3_000_000}), "bomb"),
    ],
)
def test_harmful_archives_are_refused(data, words):
    with pytest.raises(Refused) as refused:
        Archive(data, "a.zip")
    assert words in refused.value.sentence.en


def test_bounds_of_archives(monkeypatch):
    monkeypatch.setattr(archive, "MAX_FILES", 2)
    Archive(zipped({"a": b"1", "b": b"2"}), "a.zip")
    with pytest.raises(Refused):
        Archive(zipped({"a": b"1", "b": b"2", "c": b"3"}), "a.zip")
    monkeypatch.setattr(archive, "MAX_TOTAL", 2)
    Archive(zipped({"a": b"1", "b": b"2"}), "a.zip")
    with pytest.raises(Refused):
        Archive(zipped({"a": b"1", "b": b"22"}), "a.zip")
    monkeypatch.setattr(archive, "MAX_MEMBER", 1)
    with pytest.raises(Refused):
        Archive(zipped({"a": b"11"}), "a.zip")


def test_a_link_in_an_archive_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        info = zipfile.ZipInfo("lenke")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
    with pytest.raises(Refused):
        Archive(out.getvalue(), "a.zip")


def test_an_archive_that_lies_about_its_sizes_is_refused():
    data = bytearray(zipped({"a": b"x" * 1000}))
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Refused):
        Archive(bytes(data), "a.zip").read("a")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_xml_entities_are_refused(tmp_path, encoding):
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert has_entities(bomb.encode(encoding))
    data = changed(docx("# A\n"), lambda _: bomb.encode(encoding))
    with pytest.raises(Refused) as refused:
        read(tmp_path, data)
    assert "XML" in refused.value.sentence.en


def test_macros_are_left_and_said(tmp_path):
    data = docx("# Innledning\n\nHei.\n")
    with io.BytesIO(data) as buffer:
        with zipfile.ZipFile(buffer, "a") as made:
            made.writestr("word/vbaProject.bin", b"x")
        imported = read(tmp_path, buffer.getvalue())
    assert any("macros" in remark.sentence.en for remark in imported.remarks)
    assert not imported.files


def test_what_is_no_document_is_refused(tmp_path):
    with pytest.raises(Refused):
        read(tmp_path, zipped({"a.txt": b"x"}))
