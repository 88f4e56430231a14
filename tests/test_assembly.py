from __future__ import annotations

import datetime as dt
import re
import zlib
from pathlib import Path
from typing import get_args

import pytest
from pypdf import PdfReader

from tests.typesetting import complaints, config, make, run_tex, text_of
from thesis.config import Course, FrontPage
from thesis.profiles import Layout, Profile
from thesis.typeset import WordCount
from thesis.typeset.assembly import align_numbers
from thesis.typeset.facts import Facts
from thesis.typeset.words import words_of

PARAGRAPH = (
    "Fysisk aktivitet kan gi mestring, fellesskap og en fast ramme i hverdagen, og det er dette "
    "oppgaven handler om. " * 4
)
WHOLE = {
    "00-abstract.md": "---\nlang: en\n---\n\n# Abstract\n\nIn English.\n",
    "00-sammendrag.md": f"# Sammendrag\n\n{PARAGRAPH}\n",
    "01-forord.md": "# Forord\n\nTakk.\n",
    "02-innledning.md": f"""# Innledning {{#sec:inn}}

{PARAGRAPH} [@lossius2012]

## Bakgrunn

Se @fig:flyt, @tbl:sok, @app:guide og @sec:metode^[En note om æ, ø og å [@martinsen2004].].

![Gangen i studien](figures/flyt.png){{#fig:flyt alt="Tre trinn"}}

### Avgrensning

> {PARAGRAPH}

{PARAGRAPH}
""",
    "03-metode.md": f"""# Metode {{#sec:metode}}

| Database | Søkeord | Treff |
|---|---|--:|
| PubMed | "physical activity" AND "substance use disorder" AND (recovery OR treatment) | 1 234 |
| Oria | fysisk aktivitet og rusavhengighet | 56 |

: Søk i databasene {{#tbl:sok}}

- et punkt
- et til

1. først
2. så

$$a^2 + b^2 = c^2$$ {{#eq:p}}

{PARAGRAPH} Se @eq:p og [@fn2020].
""",
    "90-vedlegg-a.md": "# Vedlegg 1: Intervjuguide {#app:guide}\n\nSpørsmål.\n",
    "91-vedlegg-b.md": "# Samtykke\n\n## Skjema\n\nTekst.\n",
}


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + check

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"".join(b"\0" + b"\xc0" * width for _ in range(height)))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "figures").mkdir()
    (folder / "figures/flyt.png").write_bytes(png(400, 200))
    (folder / "figures/large.png").write_bytes(png(300, 3000))
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cache")


FACTS = {
    "title": "Tittel & α",
    "authors": ("Kari Nordmann",),
    "degree": "Bacheloroppgave",
    "date": dt.date(2026, 5, 15),
}


@pytest.fixture(scope="module")
def pdf(root, cache, tmp_path_factory) -> Path:
    made = make(WHOLE, root, **FACTS)
    assert made.diagnostics == []
    result = run_tex(made, root, tmp_path_factory.mktemp("w"), cache)
    assert complaints(result.log) == []
    return result.pdf


def pages(pdf: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(pdf).pages]


def test_parts_come_in_their_order(pdf):
    titles = [
        "Bacheloroppgave\nTittel & α",
        "Forord",
        "Sammendrag",
        "Abstract",
        "Innhold",
        "Figurer",
    ]
    found = pages(pdf)
    for title, text in zip(titles, found, strict=False):
        assert text.startswith(title)
    rest = "\n".join(found[len(titles) :])
    order = ["1 Innledning", "2 Metode", "Referanser", "Vedlegg A Interv", "Vedlegg B Samtykke"]
    places = [rest.index(title) for title in order]
    assert places == sorted(places)


def test_page_numbers(pdf):
    labels = PdfReader(pdf).page_labels
    assert labels[1:7] == ["i", "ii", "iii", "iv", "v", "1"]
    assert pages(pdf)[6].rstrip().endswith("1")


def test_contents_have_three_levels_and_the_appendices(pdf):
    contents = re.sub(r"[ .]*\n", "\n", pages(pdf)[4])
    for entry in ("1 Innledning", "1.1 Bakgrunn", "1.1.1 Avgrensning", "Referanser", "Vedlegg A"):
        assert entry in contents
    assert "Vedlegg 1" not in contents


def test_bookmarks_and_metadata(pdf):
    reader = PdfReader(pdf)

    def titles(items) -> list:
        return [titles(item) if isinstance(item, list) else item.title for item in items]

    outline = titles(reader.outline)
    assert outline[:4] == ["Forord", "Sammendrag", "Abstract", "Innhold"]
    assert ["1.1 Bakgrunn", ["1.1.1 Avgrensning"]] in outline
    assert "Vedlegg B Samtykke" in outline
    assert reader.metadata.title == "Tittel & α"
    assert reader.metadata.author == "Kari Nordmann"
    assert reader.trailer["/Root"]["/Lang"] == "nb-NO"


def test_references_and_numbers_are_printed(pdf):
    text = " ".join(" ".join(pages(pdf)).split())
    assert "Se figur 1, tabell 1, vedlegg A og kapittel 2" in text
    assert "Se ligning (1)" in text
    assert "Figur 1: Gangen i studien" in text
    assert "Tabell 1: Søk i databasene" in text
    assert "??" not in text
    assert "En note om æ, ø og å" in text


def test_every_citation_is_a_link_to_the_reference_list(pdf):
    reader = PdfReader(pdf)
    links = [
        annotation.get_object()["/A"]["/D"]
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if "/D" in annotation.get_object().get("/A", {})
    ]
    cited = {link for link in links if link.startswith("ref-")}
    assert cited == {"ref-lossius2012", "ref-martinsen2004", "ref-fn2020"}
    assert cited <= set(reader.named_destinations)


def test_lists_are_there_only_when_there_is_something_in_them():
    body = make({"01-a.md": "# A\n"}).body
    assert "{lof}" not in body
    assert "{lot}" not in body
    with_table = make({"01-a.md": "| a |\n|---|\n| b |\n\n: T\n"}).body
    assert "\\contentslist{Tabeller}{lot}" in with_table


def test_the_same_input_gives_the_same_bytes(root, cache, tmp_path, pdf):
    made = make(WHOLE, root, **FACTS)
    again = run_tex(made, root, tmp_path, cache)
    assert again.pdf.read_bytes() == pdf.read_bytes()


def test_a_draft_says_so_on_every_page_and_marks_what_is_unresolved(root, cache, tmp_path):
    made = make({"01-a.md": "# A\n\nSe [@ukjent] og @fig:borte.\n"}, root, draft=True)
    result = run_tex(made, root, tmp_path, cache)
    assert all("UTKAST" in page for page in pages(result.pdf))
    assert made.body.count(r"\unresolved{") == 2


def test_what_cannot_be_printed_is_marked_and_stops_nothing(root, cache, tmp_path):
    chapter = "# Лето\n\nVi skrev Привет og `漢字`.\n"
    made = make({"01-a.md": chapter}, root, draft=True, title="A 漢")
    assert [d.code for d in made.diagnostics] == ["TEX046"] * 4
    result = run_tex(made, root, tmp_path, cache)
    assert complaints(result.log) == []
    assert "Vi skrev ? og ?." in " ".join(pages(result.pdf))


def test_a_picture_is_never_larger_than_the_page(root, cache, tmp_path):
    made = make({"01-a.md": "# A\n\n![Bilde](figures/large.png){width=100%}\n"}, root)
    assert complaints(run_tex(made, root, tmp_path, cache).log) == []


def test_a_long_table_breaks_over_pages(root, cache, tmp_path):
    rows = f"| Navn | {PARAGRAPH[:150]} | {PARAGRAPH[:200]} |\n" * 30
    chapter = f"# A\n\n| Studie | Metode | Funn |\n|---|---|---|\n{rows}\n: Lang {{#tbl:x}}\n"
    result = run_tex(make({"01-a.md": chapter}, root), root, tmp_path, cache)
    assert complaints(result.log) == []
    with_header = [text for text in pages(result.pdf) if "Studie" in text and "Metode" in text]
    assert len(with_header) >= 2


def test_long_urls_and_search_strings_stay_on_the_page(root, cache, tmp_path):
    url = "https://www.example.no/en/lang/sti/med-mange-deler/" + "og_understrek" * 8 + "?a=1&b=%20"
    code = "(\"physical activity\"OR(exercise*))AND'drug_abuse'" * 4
    chapter = f"# A\n\nTekst <{url}> og `{code}` og mer tekst etterpå.\n"
    assert complaints(run_tex(make({"01-a.md": chapter}, root), root, tmp_path, cache).log) == []


def test_chapters_can_follow_each_other_on_a_page(root, cache, tmp_path):
    profile = Profile("x", layout=Layout(chapter_new_page=False, front_page_numbers="none"))
    chapters = {"00-sammendrag.md": "# Sammendrag\n\nKort.\n", "01-a.md": "# A\n\nx\n"}
    made = make(chapters | {"02-b.md": "# B\n\nSe [@kilde].\n"}, root, profile=profile)
    result = run_tex(made, root, tmp_path, cache)
    texts = pages(result.pdf)
    assert any("1 A" in text and "2 B" in text for text in texts)
    assert not any("2 B" in text and "Entry of kilde" in text for text in texts)
    assert not texts[1].rstrip().endswith("i")


def test_a_chapter_for_the_reference_list_gives_it_its_title():
    chapters = {"01-a.md": "# A\n\n[@kilde]\n", "80-referanser.md": "# Litteraturliste\n"}
    body = make(chapters).body
    assert r"\unnumbered[{Litteraturliste}]{chapter}{Litteraturliste}" in body
    assert "{Referanser}" not in body
    assert body.index("Litteraturliste") < body.index(r"\begin{referencelist}")


def test_titles_that_a_chapter_does_not_have():
    chapters = {
        "00-sammendrag.md": "Kort.\n",
        "00-abstract.md": "---\nlang: en\n---\n\nShort.\n",
        "01-a.md": "---\ntitle: Fra forsiden\n---\n\nTekst.\n",
        "90-vedlegg.md": "Skjema.\n",
    }
    body = make(chapters).body
    assert r"{chapter}{Sammendrag}" in body
    assert r"{chapter}{Abstract}" in body
    assert r"\chapter{Fra forsiden}" in body
    assert r"\appendixchapter[{}]{}" in body


def test_hyphenation_is_for_the_language_without_patterns():
    body = make({"01-a.md": "# A\n"}, hyphenation=r"\hyphenation{rus-av-hen-gig}").body
    assert r"{\language\thesisnorwegian \hyphenation{rus-av-hen-gig}}" in body


ENGINES = [
    "embedded",
    *(
        pytest.param(name, marks=pytest.mark.system_engine)
        for name in ("pdflatex", "xelatex", "lualatex")
    ),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_words_break_where_the_exceptions_say_and_nowhere_else(engine, root, cache, tmp_path):
    word = "rusbehandlingsøkonomiforståelse"
    text = " ".join(f"{'o' * n} {word}" for n in range(1, 14))
    exceptions = r"\hyphenation{rus-be-hand-lings-øko-no-mi-for-stå-el-se}"
    made = make({"01-a.md": f"# A\n\n{text}\n"}, root, engine=engine, hyphenation=exceptions)
    result = run_tex(made, root, tmp_path, cache)
    assert complaints(result.log) == []
    parts = re.findall(r"(\w+)-\n\s*(\w+)", text_of(result.pdf))
    assert parts
    allowed = exceptions[len(r"\hyphenation{") : -1]
    for first, second in parts:
        assert first + second == word
        assert any(allowed[:n].replace("-", "") == first for n, c in enumerate(allowed) if c == "-")


@pytest.mark.system_engine
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_system_engines_print_the_same(engine, root, cache, tmp_path):
    made = make(WHOLE, root, engine=engine, **FACTS)
    result = run_tex(made, root, tmp_path, cache)
    assert complaints(result.log) == []
    text = " ".join(text_of(result.pdf).split())
    for part in (
        "Se figur 1, tabell 1, vedlegg A og kapittel 2",
        "æ, ø og å",
        "Vedlegg B Samtykke",
    ):
        assert part in text
    assert PdfReader(result.pdf).metadata.title == "Tittel & α"


@pytest.mark.system_engine
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_system_engines_have_the_characters_of_the_embedded_one(engine, root, cache, tmp_path):
    text = "Máŧŧe Đorđe ș ț ṃ ạ ế ‘‘ -- --- << ,, 'x' \"y\" ` ^ ~ α ≤ → ½ € … – “”"
    made = make({"01-a.md": "# A\n\n" + text.replace("<", "\\<") + "\n"}, root, engine=engine)
    assert complaints(run_tex(made, root, tmp_path, cache).log) == []


@pytest.mark.system_engine
@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_system_engines_give_the_same_bytes_each_time(engine, root, cache, tmp_path):
    made = make({"01-a.md": "# A\n\næøå\n"}, root, engine=engine)
    first = run_tex(made, root, tmp_path / "1", cache).pdf.read_bytes()
    assert run_tex(made, root, tmp_path / "2", cache).pdf.read_bytes() == first


@pytest.mark.parametrize("design", get_args(FrontPage))
def test_a_title_page_full_of_facts_is_one_page(design, root, cache, tmp_path):
    made = make(
        {"01-a.md": "# Innledning\n\nTekst.\n"},
        root,
        front_page=design,
        title="Fysisk aktivitet i tverrfaglig spesialisert rusbehandling: En litteraturstudie av "
        "pasienterfaringer, motivasjonstiltak og samhandlingsutfordringer i helsetjenesten",
        subtitle="Hvordan kan sosialarbeideren bidra til oppfølging etter utskrivning fra døgn?",
        degree="Bacheloroppgave i sosialt arbeid, 15 studiepoeng",
        institution="Norges teknisk-naturvitenskapelige universitet",
        department="Fakultet for samfunns- og utdanningsvitenskap, Institutt for sosialt arbeid",
        programme="Bachelor i sosialt arbeid",
        supervisor="Førsteamanuensis Per-Christian Wergeland-Andreassen",
        course=Course("SOS3900", "Bacheloroppgave i sosialt arbeid"),
        authors=("Kari Nordmann", "Ola Hansen-Bakke", "Siri Marie Kristoffersen", *"ABCDE"),
        place="Trondheim",
        date=dt.date(2026, 5, 15),
        logo="figures/flyt.png",
        logo_alt="Logo",
        word_count=WordCount(8123, "front-page"),
    )
    result = run_tex(made, root, tmp_path, cache)
    assert complaints(result.log) == []
    first, second, *_ = pages(result.pdf)
    assert second.startswith("Innhold")
    for part in ("universitet", "Siri Marie", "Wergeland", "8123", "Trondheim, 15. mai 2026"):
        assert part in first


def test_appendices_with_digits(root, cache, tmp_path):
    chapters = {
        "01-a.md": "# Innledning\n\nSe @app:guide, @app:to og @sec:skjema.\n\n## Bakgrunn\n\nA.\n",
        "90-vedlegg-a.md": "# Intervjuguide {#app:guide}\n\nSpørsmål.\n",
        "91-vedlegg-b.md": "# Samtykke {#app:to}\n\nB.\n\n## Skjema {#sec:skjema}\n\nTekst.\n",
    }
    profile = Profile("x", layout=Layout(appendix_number_style="1"))
    made = make(chapters, root, profile=profile, authors=("Kari",))
    result = run_tex(made, root, tmp_path, cache)
    assert complaints(result.log) == []
    text = re.sub(r"[ .]+", " ", " ".join(" ".join(pages(result.pdf)).split()))
    assert "1 Innledning 1 1 1 Bakgrunn 1 Vedlegg 1 Intervjuguide 2 Vedlegg 2 Samtykke 3" in text
    assert "Se vedlegg 1, vedlegg 2 og" in text
    assert "«Skjema»" in text
    assert "2 1 Skjema" not in text


def test_the_profile_s_order_is_that_of_the_facts_on_the_front_page():
    facts = Facts(
        config(programme="Sosialt arbeid", supervisor="Per Vik", course=Course("A1", "Bachelor")),
        words_of("nb"),
        "Høgskolen",
        None,
        ("people", "supervisor", "course"),
    )
    values = [value for _, value in facts.about_the_thesis]
    assert values == ["Per Vik", "A1 Bachelor", "Sosialt arbeid"]


@pytest.mark.parametrize(
    ("texts", "aligned"),
    [
        (
            ["{[}1{]} A.", "{[}2{]}~B."],
            [r"\referencenumber{{[}1{]}}A.", r"\referencenumber{{[}2{]}}B."],
        ),
        (["1. A.", "2. B."], [r"\referencenumber{1.}A.", r"\referencenumber{2.}B."]),
        # «22. juli-kommisjonen» is a name.
        (
            ["1. mai-komiteen. (2001).", "Berg, O. (1999)."],
            ["1. mai-komiteen. (2001).", "Berg, O. (1999)."],
        ),
        ([], []),
    ],
)
def test_numbers_of_references_stand_beside_their_text(texts, aligned):
    assert align_numbers(texts) == aligned
