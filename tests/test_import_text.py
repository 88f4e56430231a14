from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thesis.__main__ import main
from thesis.bibliography import Bibliography
from thesis.bibtex import read_bibliography
from thesis.importing.blocks import BlockKind, read_blocks
from thesis.importing.citing import learn
from thesis.importing.guesses import language_of_abstract
from thesis.importing.lines import read_lines
from thesis.importing.markup import escape, fill
from thesis.importing.model import Imported, Kind
from thesis.importing.page_notes import page_notes
from thesis.importing.reference_list import read_list
from thesis.importing.text import read_text
from thesis.importing.titles import Capitals, numbered
from thesis.nodes import BlockQuote, Cite, Heading
from thesis.project import load_project
from thesis.readers import read_chapter
from thesis.source import Source
from thesis.walking import plain_text


def blocks_of(text):
    return [(b.kind.value, b.text) for b in read_blocks(read_lines(text)).blocks]


def imported(text, bib="") -> Imported:
    bibliography, _ = read_bibliography([Source("k.bib", bib)])
    return read_text(text, bibliography)


def chapters(text, bib=""):
    return [chapter.body for chapter in imported(text, bib).chapters]


# --- lines -------------------------------------------------------------------------------

WRAPPED = """\
1 Innledning

Dette er en tekst som er brutt slik en side bryter den, med linjer som er nesten like
lange alle sammen, og som slutter med en kort linje.
En ny begynnelse står rett under uten noen blank linje, for slik kommer teksten ut av
mange programmer når de leser en PDF-fil.
"""


def test_lines_that_a_page_broke_are_joined_and_short_ones_end_a_paragraph():
    assert [text[:9] for kind, text in blocks_of(WRAPPED) if kind == "paragraph"] == [
        "Dette er ",
        "En ny beg",
    ]


def test_a_doubled_line_break_is_no_paragraph():
    doubled = WRAPPED.replace("\n\n", "\n").replace("\n", "\n\n") * 1
    body = "\n\n".join(line for line in (WRAPPED.split("\n", 2)[2] * 6).split("\n") if line)
    text = doubled.split("\n\n")[0] + "\n\n" + body
    found = [text for kind, text in blocks_of(text) if kind == "paragraph"]
    assert len(found) == 12


def test_a_file_with_a_paragraph_on_every_line():
    long = "Dette avsnittet er skrevet på én linje, uten at noen har brutt det. " * 5
    found = blocks_of(f"1 Innledning\n{long}\n{long}\n2 Metode\n{long}\n")
    assert [kind for kind, _ in found] == [
        "title",
        "paragraph",
        "paragraph",
        "title",
        "paragraph",
    ]


def test_page_numbers_and_running_heads_go():
    pages = [
        f"Min bacheloroppgave   {number}\n\nTeksten på side {word} går her.\n\n{number}\n"
        for number, word in enumerate(["en", "to", "tre", "fire", "fem"], 1)
    ]
    lines = read_lines("\f".join(pages))
    assert [line.text for line in lines.lines] == [
        f"Teksten på side {word} går her." for word in ["en", "to", "tre", "fire", "fem"]
    ]
    assert lines.page_numbers == 5
    assert lines.running_heads == ["Min bacheloroppgave"]


def test_numbers_beside_each_other_are_a_table_s():
    assert len(read_lines("Antall treff\n\n12\n\n34\n\n56\n").lines) == 4


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["en lang set-", "ning"], "en lang setning"),
        (["samfunns-", "og arealplanlegging"], "samfunns- og arealplanlegging"),
        (["etter ICD-", "10 er det"], "etter ICD-10 er det"),
        (["både og/", "eller begge"], "både og/ eller begge"),
        (
            ["og det finnes e-poster, og mange e-", "poster"],
            "og det finnes e-poster, og mange e-poster",
        ),
    ],
)
def test_words_divided_at_a_line_end(lines, joined):
    text = "\n".join(["1 Innledning", *lines])
    assert blocks_of(text)[1][1] == joined


# --- headings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("1.0 INTRODUKSJON", (1,), "INTRODUKSJON"),
        ("4.1. Fysisk aktivitet", (4, 1), "Fysisk aktivitet"),
        ("3.2.1 Konsekvenser", (3, 2, 1), "Konsekvenser"),
        ("Kapittel 2: Metode", (2,), "Metode"),
    ],
)
def test_numbered_headings(line, number, title):
    found = numbered(line)
    assert found
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "line", ["2019 var et år", "3 personer deltok", "1. Dette er en setning.", "0 Null"]
)
def test_what_is_no_heading(line):
    assert numbered(line) is None


def test_capitals_become_ordinary_letters_but_for_names():
    capitals = Capitals("Dette skjedde i Norge, sier WHO.\nEn gang i Norge.\n")
    assert capitals.calm("BAKGRUNN FOR WHO I NORGE") == "Bakgrunn for WHO i Norge"
    assert capitals.calm("Bakgrunn for NAV") == "Bakgrunn for NAV"


def test_a_table_of_contents_is_left_out():
    text = """\
Innhold

1 Innledning ........... 1
1.1 Bakgrunn ........... 2
2 Metode 5

1 Innledning

Her begynner teksten.

1.1 Bakgrunn

Her går den videre.

2 Metode

Her slutter den.
"""
    read = imported(text)
    assert [c.title for c in read.chapters] == ["Innledning", "Metode"]
    assert any("4" in r.sentence.en and "contents" in r.sentence.en for r in read.remarks)


def test_a_numbered_list_makes_no_headings():
    text = "1 Innledning\n\nHer er tre ting.\n\n4. Epler\n\n7. Pærer\n\n2 Metode\n\nSlutt.\n"
    assert [c.title for c in imported(text).chapters] == ["Innledning", "Metode"]


def test_chapters_without_numbers_are_known_by_their_words():
    text = "Sammendrag\n\nKort.\n\nInnledning\n\nLangt.\n\nMetode\n\nMer.\n\nVedlegg 1\n\nSkjema.\n"
    read = imported(text)
    assert [c.title for c in read.chapters] == ["Sammendrag", "Innledning", "Metode", "Vedlegg 1"]
    assert read.chapters[0].role


# --- citations ---------------------------------------------------------------------------


def test_works_of_a_bibliography_are_used_before_skeletons():
    read = imported(
        "1 Innledning\n\nSlik er det (Dahl, 2012, s. 3), mener Lossius et al. (2015) og andre.\n",
        "@book{olas-bok, author = {Dahl, Ola}, title = {Boka}, date = {2012}}",
    )
    assert "[@olas-bok, s. 3]" in read.chapters[0].body
    assert "@lossius2015" in read.chapters[0].body
    assert len(read.entries) == 1


def test_an_organisation_s_abbreviation_is_not_its_name():
    line = "Statistisk sentralbyrå [SSB]. (2023). Priser. https://www.ssb.no/p"
    listed = read_list([line], Bibliography())
    assert "author       = {{Statistisk sentralbyrå}}," in listed.entries[0]
    assert "shortauthor  = {{SSB}}," in listed.entries[0]


def test_a_report_s_type_is_not_part_of_its_number():
    line = "Hagen, T. & Moe, L. (2021). Solceller på skoletak (Rapport 12/2021). SINTEF."
    [entry] = read_list([line], Bibliography()).entries
    assert "number       = {12/2021}," in entry
    assert "type         = {Rapport}," in entry


def test_the_letter_of_an_appendix_is_no_initial():
    read = imported(
        "1 Innledning\n\nVeien er vist i vedlegg B. Braun og Clarke (2019) sier mer.\n",
        "@article{b, author = {Braun, Virginia and Clarke, Victoria}, title = {A}, date = {2019}}",
    )
    assert "vist i vedlegg B. @b sier mer." in read.chapters[0].body
    assert not read.entries


def test_a_work_read_about_in_another_gets_no_entry():
    read = imported("1 Innledning\n\nSlik er det (Glasser, 1976, sitert i Dahl, 2012).\n")
    assert "[Glasser, 1976, sitert i @dahl2012]" in read.chapters[0].body
    assert len(read.entries) == 1


def test_a_work_read_about_is_called_by_the_name_before_the_parenthesis():
    text = "Trigeorgis (1996, referert i Bøhren, 2016, s. 288) deler dem."
    citing = learn([text], Bibliography())
    assert citing.secondary == ["Trigeorgis, 1996"]


def test_laws_and_organisations_get_entries_of_their_kind():
    read = imported(
        "1 Innledning\n\nDet står skrevet (Barnevernsloven, 2021, § 1-3). Det gjelder "
        "(Statistisk sentralbyrå, 2020).\n"
    )
    text = "\n".join(read.entries)
    assert "@legislation{barnevernsloven2021" in text
    assert "{{Statistisk sentralbyrå}}" in text


def test_what_may_be_a_citation_and_is_left_is_listed():
    read = imported("1 Innledning\n\nI handlingsplanen (2020) står det mye.\n")
    left = [r.sentence.nb for r in read.remarks if r.kind is Kind.LEFT]
    assert any("(2020)" in sentence for sentence in left)


# --- Markdown ----------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text("ab1. -*_`#>[]()@{}<$\\^~&:|+=\"'«»", min_size=1, max_size=12), max_size=12)
)
def test_escaped_text_reads_as_itself(words):
    text = " ".join(" ".join(words).split())
    if not text:
        return
    source = Source("chapters/01.md", f"# Tittel\n\n{fill(escape(text))}\n")
    chapter, _ = read_chapter(source, Path(), "nb")
    found = " ".join(
        plain_text(block.children) for block in chapter.blocks if hasattr(block, "children")
    )
    straight = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "…": "..."})
    assert found.translate(straight).split() == ["Tittel", *text.split()]


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_no_text_makes_it_crash(text):
    read_text(text, Bibliography())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Et ord", "(Dahl, 2012)", "1 Innledning", "-", "  ", "x-", "Slutt."]))
)
def test_no_word_is_lost(rows):
    read = read_blocks(read_lines("\n".join(rows)))
    kept = [*read.front, *(block.text for block in read.blocks)]
    words = "".join(kept).replace("-", "")
    given_words = "".join(rows).replace("-", "").replace("1", "")
    assert sorted(words.replace(" ", "").replace("1", "")) == sorted(given_words.replace(" ", ""))


# --- a real thesis -----------------------------------------------------------------------


@pytest.fixture
def real(shared, tmp_path):
    folder = tmp_path / "oppgave"
    assert main(["import", str(shared / "real-thesis" / "export.txt"), "--to", str(folder)]) == 0
    project, _ = load_project(folder)
    assert project
    return folder, project, (shared / "real-thesis" / "export.txt").read_text(encoding="utf-8")


def test_real_thesis_has_its_chapters_and_headings(real):
    _, project, text = real
    roles = [chapter.role.value if chapter.role else "" for chapter in project.thesis.chapters]
    assert roles == ["abstract", "abstract", "", "", "", "", ""]
    assert [c.language for c in project.thesis.chapters][:2] == ["nb", "en"]
    headings = [
        (node.level, plain_text(node.children).lower())
        for chapter in project.thesis.chapters[2:]
        for node in chapter.blocks
        if isinstance(node, Heading)
    ]
    assert len(headings) == 29
    written = re.findall(r"^ ?(\d(?:\.\d)*)\.? +([A-ZÆØÅ].*?) *$", text, re.MULTILINE)
    expected = [
        (len(number.removesuffix(".0").split(".")), title.lower()) for number, title in written
    ]
    assert [level for level, _ in headings] == [level for level, _ in expected]
    assert all(
        found.startswith(title) for (_, found), (_, title) in zip(headings, expected, strict=True)
    )


def test_real_thesis_has_its_quotations(real):
    _, project, _ = real
    quotations = [node for node in project.thesis.nodes() if isinstance(node, BlockQuote)]
    assert len(quotations) == 2


def test_every_citation_of_the_real_thesis_is_a_key_or_listed(real):
    _, project, text = real
    cited = sum(len(node.citations) for node in project.thesis.nodes() if isinstance(node, Cite))
    assert cited == 163
    read = read_text(text, Bibliography())
    left = [
        r.sentence.nb for r in read.remarks if r.kind is Kind.LEFT and "står som" in r.sentence.nb
    ]
    joined = " ".join(chapter.body for chapter in read.chapters)
    for typed in re.findall(r"\([^()]*(?:19|20)\d\d[^()]*\)", joined):
        if not re.fullmatch(r"\(\d{4}-\d{4}\)", typed):
            assert any(" ".join(typed.split()) in sentence for sentence in left), typed


def test_the_words_of_the_real_thesis_are_unchanged(real):
    from thesis.importing.citing import learn

    _, _, text = real
    blocks = read_blocks(read_lines(text)).blocks
    citing = learn([b.text for b in blocks], Bibliography())
    read = read_text(text, Bibliography())
    got = " ".join(
        " ".join(re.sub(r"^> ", "", chapter.body, flags=re.MULTILINE).split())
        for chapter in read.chapters
    )
    # Each key back to what was typed; what is then left must be the text.
    for block in blocks:
        for piece in citing.pieces(block.text):
            if piece.typed:
                assert piece.text in got
                got = got.replace(piece.text, f"\0{piece.typed}", 1)
    got = re.sub(r"(^|\s)[#>]+ ", " ", got.replace("\0", ""))
    expected = re.sub(r"^ ?\d(?:\.\d)*\.? +(?=[A-ZÆØÅ])|^\d+ *$", "", text, flags=re.MULTILINE)
    assert got.lower().split() == expected.lower().split()


def test_the_real_thesis_checks_and_builds(real):
    folder, _, _ = real
    assert main(["build", str(folder), "--draft"]) == 0
    assert (folder / "build" / "thesis.pdf").exists()


# --- the folder --------------------------------------------------------------------------


def test_a_folder_in_use_is_refused_and_nothing_is_overwritten(tmp_path, capsys):
    text = tmp_path / "oppgave.txt"
    text.write_text("1 Innledning\n\nHei (Dahl, 2012).\n", encoding="utf-8")
    folder = tmp_path / "ny"
    (folder / "chapters").mkdir(parents=True)
    (folder / "thesis.yaml").write_text("title: Min\n", encoding="utf-8")
    (folder / "chapters" / "00-innledning.md").write_text("# Min\n", encoding="utf-8")
    assert main(["import", str(text), "--to", str(folder)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["import", str(text), "--to", str(folder), "--force"]) == 0
    assert (folder / "thesis.yaml").read_text(encoding="utf-8") == "title: Min\n"
    assert (folder / "chapters" / "00-innledning.md").read_text(encoding="utf-8") == "# Min\n"
    assert (folder / "chapters" / "00-innledning-2.md").exists()
    assert "00-innledning-2.md" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data"),
    [("borte.txt", None), ("tom.txt", b" \n"), ("bilde.txt", b"\0\1\2"), ("a.exe", b"x")],
)
def test_what_cannot_be_imported_is_refused_with_a_reason(tmp_path, capsys, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    folder = tmp_path / "ny"
    assert main(["import", str(tmp_path / name), "--to", str(folder)]) == 2
    assert name in capsys.readouterr().err
    assert not folder.exists()


def test_a_text_in_windows_1252(tmp_path):
    (tmp_path / "a.txt").write_bytes("1 Innledning\n\nBlåbær og rømme.\n".encode("cp1252"))
    assert main(["import", str(tmp_path / "a.txt"), "--to", str(tmp_path / "ny")]) == 0
    text = (tmp_path / "ny" / "chapters" / "00-innledning.md").read_text(encoding="utf-8")
    assert "Blåbær og rømme." in text


def test_kinds_are_all_used():
    assert {kind.value for kind in BlockKind} == {"title", "paragraph", "quotation", "item"}


@pytest.mark.parametrize(
    ("abstract", "text", "language"),
    [
        ("Abstract", "Children are in pain more often than adults believe.", "en"),
        ("Abstract", "Dette er ikke engelsk, og jeg skriver også noe fra Norge.", "nb"),
        ("Samandrag", "Born har vondt oftare.", "nn"),
        ("Sammendrag", "Barn har smerter.", "nb"),
    ],
)
def test_a_short_abstract_is_in_the_language_of_its_heading(abstract, text, language):
    assert language_of_abstract(abstract, text, "nb") == language


def test_a_short_chapter_is_in_the_language_of_the_thesis():
    text = "1 Innleiing\n\nEg veit ikkje kva det er, men eg trur det ikkje, og noko kjem frå Voss."
    got = imported(f"{text}\n\n2 Avslutning\n\nBorn må høyrast.\n")
    assert got.facts["language"] == "nn"
    assert [chapter.language for chapter in got.chapters] == ["", ""]


PAGES = (
    "1 Innledning\n\nDette er en tekst om lyd.1 Den er kort, men den har «ord».2\n\n"
    "1. Hvem hører?\n\n1 Ordet kommer fra Schafer.\n2 (Dahl, 2012)\n4\f"
    "2 Metode\n\nVi målte i 2020.3 og ikke før.\n\n3 Målingene ble gjort om natten.\n5\f"
    "3 Resultat\n\nDet var 4 svar.\n\n4 Personer svarte ikke.\n6\n"
)


def test_footnotes_of_a_pdf_are_listed_by_the_number_that_stands_at_a_word():
    notes = [words for _, words in page_notes(PAGES)]
    assert notes == ["Ordet kommer fra Schafer.", "(Dahl, 2012)"]
    assert [PAGES.replace("\f", "\n").split("\n")[n - 1] for n, _ in page_notes(PAGES)] == [
        "1 Ordet kommer fra Schafer.",
        "2 (Dahl, 2012)",
    ]
    assert page_notes(PAGES.replace("\f", "\n")) == []
    got = imported(PAGES)
    left = [remark.sentence.get("nb") for remark in got.remarks if remark.kind is Kind.LEFT]
    assert "en fotnote som står som vanlig tekst: «Ordet kommer fra Schafer. …» (linje 7)" in left


def test_people_of_a_list_without_initials_are_those_of_the_bibliography():
    bib = (
        "@book{min1, author = {Johansen and Redzovic}, title = {A}, year = 2018}\n"
        "@book{min2, author = {Berg and others}, title = {B}, year = 2015}\n"
    )
    known, _ = read_bibliography([Source("k.bib", bib)])
    lines = ["Johansen & Redzovic. (2018). A.", "Berg et al. (2015). B.", "Moe & Li. (2018). C."]
    listed = read_list(lines, known)
    assert listed.known == 2
    assert len(listed.entries) == 1


def test_what_repeats_a_citation_or_is_not_published_is_listed():
    got = imported("1 Innledning\n\nSom (ibid., s. 4) og (Lie, under utgivelse), ei (i trykket).\n")
    left = " | ".join(r.sentence.get("en") for r in got.remarks if r.kind is Kind.LEFT)
    assert "left as typed: (ibid., s. 4)" in left
    assert "left as typed: (Lie, under utgivelse)" in left
    assert "trykket" not in left
