from __future__ import annotations

import pikepdf
import pytest

from thesis.__main__ import main
from thesis.bibliography import Bibliography
from thesis.importing import pdf
from thesis.importing.lines import read_lines
from thesis.importing.model import Kind, Refused
from thesis.importing.pdf import part_words, text_of_pdf
from thesis.importing.reference_lines import join_references
from thesis.importing.text import read_text

CHAPTER = """\
# Innledning

Dette er en tekst om bevegelse, og den er lang nok til at den går over flere linjer i PDF-en, slik
at linjene må settes sammen igjen når den leses inn på nytt av programmet som skal gjøre det.

## Bakgrunn

Slik er det (Dahl, 2012, s. 3), og slik har det vært lenge i de kommunale tjenestene for folk flest.

# Metode

Her står det hva som ble gjort, og i hvilken rekkefølge det ble gjort av dem som gjorde det.
"""


def test_a_pdf_of_ours_comes_back(tmp_path):
    old = tmp_path / "gammel"
    (old / "chapters").mkdir(parents=True)
    (old / "references").mkdir()
    (old / "references" / "k.bib").touch()
    (old / "thesis.yaml").write_text("title: Oppgaven\nstructure: free\n", encoding="utf-8")
    (old / "chapters" / "01.md").write_text(CHAPTER, encoding="utf-8")
    assert main(["build", str(old), "--draft"]) == 0
    folder = tmp_path / "ny"
    made = old / "build" / "thesis.pdf"
    assert main(["import", str(made), "--to", str(folder)]) == 0
    names = sorted(path.name for path in (folder / "chapters").iterdir())
    assert names == ["00-innledning.md", "01-metode.md"]
    text = (folder / "chapters" / "00-innledning.md").read_text(encoding="utf-8")
    assert "## Bakgrunn" in text
    assert "[@dahl2012, s. 3]" in " ".join(text.split())
    assert "bevegelse, og den er lang nok til" in " ".join(text.split())


def test_what_is_no_pdf_is_refused(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nskadet")
    with pytest.raises(Refused):
        text_of_pdf(tmp_path / "a.pdf")


def test_a_pdf_that_takes_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "TIME_LIMIT", 0.01)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Refused):
        text_of_pdf(tmp_path / "a.pdf")


# --- what a PDF's text looks like ------------------------------------------------------------

PROSE = """Dette er en tekst om bevegelse, og den er lang nok til at den går over flere linjer her,
slik at linjene må settes sammen igjen når den leses inn på nytt av programmet som gjør det.
"""


def test_chapters_as_tex_sets_them():
    text = (
        f"Innhold\n1 Innledning 3\n2 Metode 5\nA Skjema 7\n\fKapittel 1\nInnledning\n{PROSE}"
        f"1.1 Bakgrunn\n{PROSE}\fKapittel 2\nMetode\n{PROSE}\f"
        f"Tillegg A\nSkjema for samtykke\n{PROSE}"
    )
    chapters = read_text(text, Bibliography()).chapters
    assert [chapter.title for chapter in chapters] == [
        "Innledning",
        "Metode",
        "Skjema for samtykke",
    ]
    assert "## Bakgrunn" in chapters[0].body


def test_each_chapter_s_own_running_head_goes():
    pages = ["1 Innledning\nHer begynner teksten på side null."]
    pages += [f"1 Innledning\nTeksten går videre på side {n}.\n{n}" for n in "abcd"]
    pages += ["2 Metode\nHer begynner neste."]
    pages += [f"2 Metode\nTeksten går videre på side {n}.\n{n}" for n in "efgh"]
    lines = read_lines("\f".join(pages))
    texts = [line.text for line in lines.lines]
    assert texts.count("1 Innledning") == texts.count("2 Metode") == 1
    assert lines.running_heads == ["Innledning", "Metode"]


def test_a_line_that_text_repeats_is_no_running_head():
    pages = [f"Som sagt.\nEn {n}.\nSom sagt.\nTo.\nTre {n}.\nSom sagt." for n in "abcd"]
    assert not read_lines("\f".join(pages)).running_heads


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (
            [
                "Dahl, O. (2012). Rusbehandling i kommunen: En innføring for sosialarbeidere og",
                "andre fagfolk. Universitetsforlaget.",
                "Folkehelseinstituttet. (2018, 4. mai). Depresjon i befolkningen.",
                "https://www.fhi.no/depresjon/forekomst-og-",
                "behandling/",
                "Hansen, K. & Olsen, P. (2019). Bevegelse og helse: En studie av turgrupper for",
                "mennesker. Tidsskrift for helse, 12(3), 45–67. https://doi.org/10.1000/",
                "xyz",
                "NOU 2016: 16. (2016). Ny barnevernslov. Barne- og likestillings-",
                "departementet.",
                "Pettersen, A., Berg, B., Lie, C., Aas, D., Bø, E., Carlsen, F., Dale, G., Eide,",
                "H., Foss, I. & Gran, J. (2020). Om trening. I D. Dal (Red.), Helse (2. utg., s.",
                "10–20).",
                "Fagbokforlaget.",
            ],
            5,
        ),
        (["Alle kilder er oppgitt."], 1),
        ([], 0),
    ],
)
def test_references_over_several_lines(lines, count):
    joined = join_references(lines)
    assert len(joined) == count
    if count == 5:
        assert joined[1].endswith(" https://www.fhi.no/depresjon/forekomst-og-behandling/")
        assert joined[2].endswith(" https://doi.org/10.1000/xyz")
        assert "likestillingsdepartementet" in joined[3]


def test_tables_and_figures_of_a_pdf_are_listed():
    text = f"1 Metode\n{PROSE}Tabell 1: Treff\nOria 12\n{PROSE}Figur 2. Flyt\nFigur 2 viser mye.\n"
    left = " ".join(
        r.sentence.en for r in read_text(text, Bibliography()).remarks if r.kind is Kind.LEFT
    )
    assert "Tabell 1: Treff" in left
    assert "Figur 2. Flyt" in left
    assert "viser" not in left


def test_gaps_between_words_are_widened_and_the_line_keeps_its_length():
    array = [b"Fysisk", -200, b"ak", 30, b"tivitet", -190.5, b"har"]
    before = sum(part for part in array if not isinstance(part, bytes))
    part_words(b"TJ", [array])
    gaps = [float(part) for part in array if not isinstance(part, bytes)]
    assert gaps[:3] == [-500, 30, -500]
    assert sum(gaps) == pytest.approx(before)


# --- passwords -------------------------------------------------------------------------------


def test_a_pdf_that_is_closed_to_changes_is_read_and_a_locked_one_is_refused(tmp_path):
    old = tmp_path / "gammel"
    (old / "chapters").mkdir(parents=True)
    (old / "references").mkdir()
    (old / "references" / "k.bib").touch()
    (old / "thesis.yaml").write_text("title: Oppgaven\nstructure: free\n", encoding="utf-8")
    (old / "chapters" / "01.md").write_text("# Innledning\n\nOrd.\n", encoding="utf-8")
    assert main(["build", str(old), "--draft"]) == 0
    with pikepdf.open(old / "build" / "thesis.pdf") as made:
        made.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="eier", user=""))
        made.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="eier", user="ord"))
    assert "Innledning" in text_of_pdf(tmp_path / "a.pdf")
    with pytest.raises(Refused) as refused:
        text_of_pdf(tmp_path / "b.pdf")
    assert "password" in refused.value.sentence.en


def test_a_pdf_of_pictures_alone_is_refused(tmp_path):
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(tmp_path / "skann.pdf")
    with pytest.raises(Refused) as refused:
        text_of_pdf(tmp_path / "skann.pdf")
    assert "scan" in refused.value.sentence.en
