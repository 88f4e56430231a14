from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.projects import write
from thesis.__main__ import main
from thesis.bibtex import read_bibliography
from thesis.document import Role
from thesis.importing.bundle import Bundle, open_bundle
from thesis.importing.latex import read_latex
from thesis.importing.markdown import read_markdown
from thesis.importing.model import Kind, Refused
from thesis.importing.reference_list import read_list
from thesis.importing.references import read_references
from thesis.project import load_project
from thesis.source import Source

PICTURE = (Path(__file__).parent.parent / "docs" / "images" / "page.png").read_bytes()

MAIN = r"""\documentclass[12pt]{report}
\usepackage[norsk]{babel}
\usepackage{siunitx}
\addbibresource{kilder.bib}
\graphicspath{{bilder/}}
\title{Min oppgave\thanks{takk}}
\author{Kari Nordmann \and Ola Dahl}
\newcommand{\begrep}[1]{%
  \emph{#1}}
% \input{aldri}
\begin{document}
\maketitle
\begin{abstract}
Dette er et kort sammendrag, og det er ikke langt.
\end{abstract}
\tableofcontents
\input{kapitler/innledning}
\chapter{Metode}
Jeg leste \begrep{alt}. Se figur~\ref{fig:a}.
\begin{figure}
\includegraphics[width=5cm]{side}
\caption{En side}\label{fig:a}
\end{figure}
\appendix
\chapter{Intervjuguide}
Noen spørsmål.
\printbibliography
\end{document}
"""
LATEX = {
    "oppgave/main.tex": MAIN,
    "oppgave/kapitler/innledning.tex": "\\chapter{Innledning}\nSlik er det \\parencite{dahl2012}.\n"
    "\\input{kapitler/mer}\n\\input{borte}\n",
    "oppgave/kapitler/mer.tex": "\\section{Bakgrunn}\nMer om det.\n",
    "oppgave/kilder.bib": "@book{dahl2012, author = {Dahl, Ola}, title = {Boka}, date = {2012},"
    " publisher = {Forlaget}}\n",
    "oppgave/mal.sty": "x",
}


def zipped(files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()


def folder_of(tmp_path, files) -> Bundle:
    write(tmp_path, files)
    return open_bundle(tmp_path)


# --- LaTeX -------------------------------------------------------------------------------


def test_a_project_from_overleaf(tmp_path):
    archive = tmp_path / "oppgave.zip"
    archive.write_bytes(zipped({**LATEX, "oppgave/bilder/side.png": PICTURE}))
    imported = read_latex(open_bundle(archive))
    titles = [chapter.title for chapter in imported.chapters]
    assert titles == ["Sammendrag", "Innledning", "Metode", "Intervjuguide"]
    assert imported.facts["title"] == "Min oppgave"
    assert imported.facts["authors"] == ["Kari Nordmann", "Ola Dahl"]
    assert set(imported.files) == {"references/kilder.bib", "side.png"}
    abstract, introduction, method, appendix = (c.body for c in imported.chapters)
    assert abstract.startswith("% role: abstract\n% lang: nb\n")
    assert "\\newcommand{\\begrep}" in abstract
    assert "\\section{Bakgrunn}" in introduction
    assert "\\printbibliography" not in appendix
    assert appendix.startswith("% role: appendix\n")
    assert "\\begrep{alt}" in method
    left = " ".join(r.sentence.en for r in imported.remarks if r.kind is Kind.LEFT)
    assert "borte" in left
    assert "aldri" not in left
    assert "siunitx" in left
    assert "mal.sty" in left


def test_a_project_from_overleaf_builds(tmp_path):
    archive = tmp_path / "oppgave.zip"
    archive.write_bytes(zipped({**LATEX, "oppgave/bilder/side.png": PICTURE}))
    folder = tmp_path / "ny"
    assert main(["import", str(archive), "--to", str(folder)]) == 0
    project, found = load_project(folder)
    assert project
    assert not [d for d in found if d.is_error]
    assert main(["build", str(folder), "--draft"]) == 0


def test_sections_are_chapters_where_there_are_none(tmp_path):
    text = MAIN.replace("\\chapter", "\\section").replace("\\input{kapitler/innledning}", "")
    imported = read_latex(folder_of(tmp_path, {"a.tex": text}))
    assert [c.title for c in imported.chapters] == ["Sammendrag", "Metode", "Intervjuguide"]


def test_files_that_include_themselves_are_refused(tmp_path):
    text = "\\documentclass{book}\\begin{document}\\input{a}\\input{a}\\end{document}"
    with pytest.raises(Refused):
        read_latex(folder_of(tmp_path, {"m.tex": text, "a.tex": "\\input{a}\\input{a}"}))


def test_what_lies_outside_is_not_read(tmp_path):
    (tmp_path / "hemmelig.tex").write_text("HEMMELIG", encoding="utf-8")
    inside = tmp_path / "inne"
    inside.mkdir()
    (inside / "lenke.tex").symlink_to(tmp_path / "hemmelig.tex")
    text = (
        "\\documentclass{book}\\begin{document}\\chapter{A}\\input{../hemmelig}\\input{lenke}"
        "\\includegraphics{../../x}\\end{document}"
    )
    imported = read_latex(folder_of(inside, {"m.tex": text}))
    assert "HEMMELIG" not in "".join(c.body for c in imported.chapters)


def test_no_main_file(tmp_path):
    with pytest.raises(Refused) as refused:
        read_latex(folder_of(tmp_path, {"a.tex": "hei"}))
    assert "documentclass" in refused.value.sentence.en


TEMPLATE = {
    "main.tex": r"""\documentclass[norsk]{mal/skole}
\usepackage{mal/oppsett}
\usepackage{glossaries}
\begin{document}
\title{Ett skritt \\ av gangen}
\author{Kari Nordmann\\ Kandidat 123 \and Ola Dahl}
\date{15. mai 2025}
\begin{titlepage}\centering Veileder: Per Hansen \end{titlepage}
\chapter*{Forord}
\addcontentsline{toc}{chapter}{Forord}
Takk.
\begin{abstract}
This is the abstract, and it is not long.
\end{abstract}
\subfile{kapitler/teori}
\chapter{Slutt}
Slutt \cite{ny} og \gamle.
\begin{thebibliography}{9}
\bibitem{ny} Dahl, O. (2012). \emph{Boka}. Forlaget.
\end{thebibliography}
\end{document}
""",
    "mal/skole.cls": r"\LoadClass{report}",
    "mal/oppsett.sty": "\\RequirePackage{biblatex}\n\\addbibresource{ref/kilder.bib}\n"
    "\\graphicspath{{bilder/}}\n\\newcommand{\\nav}{NAV}\n\\newcommand{\\ubrukt}{x}\n",
    "kapitler/teori.tex": r"\documentclass[../main.tex]{subfiles}\begin{document}"
    "\\chapter{Teori}\n\\nav{} \\includegraphics{flyt}\\end{document}",
    "kapitler/glemt.tex": "Glemt.",
    "ref/kilder.bib": "@book{a, title = {A}}",
    "bilder/flyt.png": PICTURE,
}


def test_a_template_s_class_and_style_are_looked_into(tmp_path):
    imported = read_latex(folder_of(tmp_path, TEMPLATE))
    assert [c.title for c in imported.chapters] == ["Abstract", "Forord", "Teori", "Slutt"]
    assert set(imported.files) == {"references/kilder.bib", "flyt.png"}
    abstract, preface, theory, _ = (chapter.body for chapter in imported.chapters)
    assert "\\newcommand{\\nav}{NAV}" in abstract
    assert "ubrukt" not in abstract
    assert preface == "\\chapter*{Forord}\nTakk.\n"  # the abstract stood inside it
    assert "\\nav{}" in theory
    facts = {key: str(value) for key, value in imported.facts.items()}
    assert facts == {
        "title": "Ett skritt av gangen",
        "authors": "['Kari Nordmann', 'Ola Dahl']",
        "candidates": "['123']",
        "supervisor": "Per Hansen",
        "date": "2025-05-15",
        "language": "nb",
        "structure": "free",
    }
    assert imported.entries[0].startswith("@book{ny,")
    left = " ".join(r.sentence.en for r in imported.remarks if r.kind is Kind.LEFT)
    assert "glossaries" in left
    assert "biblatex" not in left
    assert "kapitler/glemt.tex" in left


def test_references_that_nothing_declares_are_taken_and_said(tmp_path):
    files = {
        "m.tex": "\\documentclass{book}\\begin{document}A\\end{document}",
        "k.bib": "@book{a,}",
    }
    imported = read_latex(folder_of(tmp_path, files))
    assert set(imported.files) == {"references/k.bib"}
    assert "k.bib" in next(r.sentence.en for r in imported.remarks if r.kind is Kind.GUESSED)


# --- Markdown ----------------------------------------------------------------------------


def test_a_quarto_book(tmp_path):
    files = {
        "_quarto.yml": "project: {type: book}\nbook:\n  title: Boka\n  author: Kari\n"
        "  chapters: [index.qmd, {part: Del, chapters: [to.qmd]}]\nbibliography: k.bib\n",
        "index.qmd": "# Innledning\n\nHei [@dahl2012]. ![Side](bilder/s.png){#fig-s}\n",
        "to.qmd": "---\ntitle: Metode\n---\n\nSlik.\n\n```{r}\n# ikke en overskrift\n```\n",
        "ikke-med.qmd": "# Nei\n",
        "k.bib": "@book{dahl2012, title = {Boka}}",
        "bilder/s.png": PICTURE,
    }
    imported = read_markdown(folder_of(tmp_path, files))
    assert [chapter.title for chapter in imported.chapters] == ["Innledning", "Metode"]
    assert imported.chapters[1].body.startswith("# Metode\n")
    assert set(imported.files) == {"bilder/s.png", "references/k.bib"}
    assert imported.facts["title"] == "Boka"


def test_what_quarto_alone_knows(tmp_path):
    files = {
        "_quarto.yml": "book:\n  chapters: [a.qmd, ref.qmd]\n  appendices: [v.qmd]\n"
        "  date: '2025-05-15'\nlang: nn\n",
        "a.qmd": "# Innleiing\n\n::: {.callout-note}\n## Viktig\nEin boks.\n:::\n\n"
        "::: {lang=en}\nIn English.\n:::\n\n::: {#fig-par layout-ncol=2}\nTo bilete.\n:::\n\n"
        "{{< pagebreak >}}\n\n{{< include _b.qmd >}}\n\n{{< video x.mp4 >}}\n\n"
        "```\n::: {.callout-note}\n```\n",
        "_b.qmd": "Innhald.\n\n{{< include _b.qmd >}}\n",
        "ref.qmd": "# Referansar\n\n::: {#refs}\n:::\n",
        "v.qmd": "# Spørsmål\n\nKva?\n",
    }
    imported = read_markdown(folder_of(tmp_path, files))
    text, appendix = imported.chapters
    assert "**Viktig**\n\nEin boks.\n" in text.body
    assert "::: {lang=en}\nIn English.\n:::" in text.body
    assert "\nTo bilete.\n" in text.body
    assert "fig-par" not in text.body
    assert "{{<" not in text.body
    assert text.body.count("Innhald.") == 1
    assert "```\n::: {.callout-note}\n```" in text.body
    assert appendix.role is Role.APPENDIX
    assert (imported.facts["language"], imported.facts["date"]) == ("nn", "2025-05-15")
    said = {kind: [r.sentence.en for r in imported.remarks if r.kind is kind] for kind in Kind}
    assert sum("callouts" in sentence or ":::" in sentence for sentence in said[Kind.GUESSED]) == 2
    assert any("video x.mp4" in sentence for sentence in said[Kind.LEFT])


def test_one_markdown_file_is_divided_at_its_chapters(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: Min\nauthor: [Kari]\n---\n\n# Sammendrag\n\nKort.\n\n# Innledning\n\nHei.\n",
        encoding="utf-8",
    )
    (tmp_path / "annet.md").write_text("# Annet\n", encoding="utf-8")
    folder = tmp_path / "ny"
    assert main(["import", str(file), "--to", str(folder)]) == 0
    assert sorted(p.name for p in (folder / "chapters").iterdir()) == [
        "00-sammendrag.md",
        "01-innledning.md",
    ]
    assert 'title: "Min"' in (folder / "thesis.yaml").read_text(encoding="utf-8")


def test_yaml_with_aliases_is_not_read(tmp_path):
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\ntitle: Hei\n"
    imported = read_markdown(folder_of(tmp_path, {"_quarto.yml": bomb, "a.md": "# A\n\nHei.\n"}))
    assert not imported.facts["title"]


# --- references --------------------------------------------------------------------------

RIS = """TY  - JOUR
AU  - Dai, Jing
TI  - Running
T2  - Journal of Sport
PY  - 2020
VL  - 3
DO  - 10.1000/abc
ER  -
"""
JSON = '[{"id": "http://zotero.org/1", "type": "book", "title": "Boka", "ISBN": "978-82-05-1",'
JSON += '"author": [{"family": "Dahl", "given": "Ola"}], "issued": {"date-parts": [[2012]]}}]'
XML = """<?xml version="1.0"?><xml><records><record><ref-type name="Book">6</ref-type>
<contributors><authors><author>Dahl, Ola</author></authors></contributors>
<titles><title>Boka</title></titles><dates><year>2012</year></dates></record></records></xml>"""


@pytest.mark.parametrize(
    ("name", "text", "key", "field", "value"),
    [
        ("a.ris", RIS, "dai2020", "doi", "10.1000/abc"),
        ("a.json", JSON, "dahl2012", "isbn", "978-82-05-1"),
        ("a.xml", XML, "dahl2012", "title", "Boka"),
        ("a.bib", "@book{min, title = {Boka}}", "min", "title", "Boka"),
    ],
)
def test_reference_managers_files(name, text, key, field, value):
    imported = read_references(name, text, ())
    ((path, data),) = imported.files.items()
    assert path == "references/a.bib"
    entries, _ = read_bibliography([Source(path, data.decode())])
    assert list(entries.entries) == [key]
    assert entries.entries[key].text(field) == value


MIXED = """TY  - BOOK
AU  - Helse- og omsorgsdepartementet
TI  - En plan for helse og omsorg
PY  - 2020
SN  - 978-82-05-55217-3
ET  - 2. utg.
ER  -
"""


def test_what_ris_mixes_up():
    imported = read_references("a.ris", MIXED, ())
    (data,) = imported.files.values()
    entries, _ = read_bibliography([Source("a.bib", data.decode())])
    (entry,) = entries.entries.values()
    assert entry.persons["author"][0].family == "Helse- og omsorgsdepartementet"
    assert entry.text("isbn") == "978-82-05-55217-3"
    assert entry.text("edition") == "2"
    assert entry.text("title") == "En plan for helse og omsorg"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 2021/05/03", "2021-05-03"),
        ("PY  - 2021/05/03/vår", "2021-05-03"),
        ("PY  - 2021///", "2021"),
        ("Y1  - 2021/5//", "2021-05"),
        ("DA  - 2021/05/03/", "2021-05-03"),
        ("PY  - 2021\nDA  - 2021/05/03/\nY2  - 2023/01/02/", "2021"),
    ],
)
def test_dates_of_ris_as_databases_write_them(lines, date):
    record = f"TY  - JOUR\nAU  - Dai, Jing\n{lines}\nDO  - https://doi.org/10.1/a\nER  -\n"
    (data,) = read_references("a.ris", record, ()).files.values()
    entries, _ = read_bibliography([Source("a.bib", data.decode())])
    assert list(entries.entries) == ["dai2021"]
    assert entries.entries["dai2021"].text("date") == date
    assert entries.entries["dai2021"].text("doi") == "10.1/a"


def test_a_short_title_and_a_language_are_kept():
    record = (
        '[{"id": "x", "type": "legislation", "title": "Lov om barnevern", "title-short": '
        '"Barnevernsloven", "language": "nn-NO", "issued": {"date-parts": [[2021]]}}]'
    )
    (data,) = read_references("a.json", record, ()).files.values()
    entries, _ = read_bibliography([Source("a.bib", data.decode())])
    (entry,) = entries.entries.values()
    assert entry.text("shorttitle") == "Barnevernsloven"
    assert entry.language == "nn"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", "ingenting"),
        ("a.bib", "% tom"),
        ("a.json", "{"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("a.xml", "<a"),
    ],
)
def test_broken_or_hostile_references_are_refused(name, text):
    with pytest.raises(Refused):
        read_references(name, text, ())


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.",
            ["@book{dalland2020", "{Dalland, O.}", "{Metode og oppgaveskriving}", "{7}"],
        ),
        (
            "Linke, S. E. & Ussher, M. (2015). Om. Journal, 41(1), 7–15. https://doi.org/10.3109/1",
            ["@article{linke2015", "Linke, S. E. and Ussher, M.", "{7--15}", "{10.3109/1"],
        ),
        (
            "Rustad, B. (2010). Tekster. I E. Tønnessen (Red.), Boka (s. 37–44). Forlaget.",
            ["@incollection{rustad2010", "{Tønnessen, E.}", "{Boka}", "37--44"],
        ),
        (
            "Barnevernsloven. (2021). Lov om barnevern (LOV-2021-06-18-97). Lovdata. https://a.no",
            ["@legislation{barnevernsloven2021", "{Barnevernsloven}", "{LOV-2021-06-18-97}"],
        ),
        (
            "NOU 2016: 16. (2016). Ny barnevernslov. Barne- og likestillingsdepartementet.",
            ["@report{nou2016", "{NOU 2016: 16}", "{Ny barnevernslov}"],
        ),
        (
            "Helsedirektoratet. (2016, 4. mai). Fysisk aktivitet. https://www.hdir.no/fysisk",
            [
                "@online{helsedirektoratet2016",
                "{{Helsedirektoratet}}",
                "https://www.hdir.no/fysisk",
            ],
        ),
    ],
)
def test_typed_references(line, parts):
    empty, _ = read_bibliography([])
    listed = read_list([line], empty)
    (entry,) = listed.entries
    for part in parts:
        assert part in entry
    again = read_list([line], listed.with_entries(empty))
    assert again.known == 1


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Eide, H. og Eide, T. (2017). Kommunikasjon: Om samtale (3. utg.). Oslo: Gyldendal.",
            ["{Eide, H. and Eide, T.}", "edition      = {3}", "{Oslo}", "{Gyldendal}"],
        ),
        (
            "Regjeringen. (2023, 16. juni). En plan. Regjeringen.no. https://www.regjeringen.no/x",
            ["@online", "{En plan}", "{Regjeringen.no}", "{2023-06-16}"],
        ),
        (
            "Helsetilsynet. (u.å.). Tilsyn. Hentet 3. mai 2021 fra https://www.helsetilsynet.no/",
            ["@online", "title        = {Tilsyn}", "url          = {https"],
        ),
        (
            "HOD. (2015). Nærhet (Meld. St. 26 (2014–2015)). https://www.regjeringen.no/x",
            ["@report", "{Nærhet}", "{Meld. St. 26 (2014–2015)}"],
        ),
        (
            "Lie, K. (2019). Mestring [Masteroppgave, Universitetet i Bergen]. BORA. https://a.no/x",
            ["@thesis", "type         = {Masteroppgave}", "{Universitetet i Bergen}"],
        ),
        (
            "Bakken, A. (2022). Ungdata (NOVA-rapport 5/22). NOVA, OsloMet. https://a.no/x",
            ["@report", "{NOVA-rapport 5/22}", "{NOVA, OsloMet}"],
        ),
        (
            "Lie, K. (2021, 3. mars). Flere unge sliter. Aftenposten, s. 4.",
            ["@article", "{Aftenposten}", "pages        = {4}", "{2021-03-03}"],
        ),
        (
            "Grønmo, S. (2023). Metode. I Store norske leksikon. https://snl.no/metode",
            ["@inreference", "{Metode}", "{Store norske leksikon}"],
        ),
        (
            "Vik, H. (1996). Deltakar. I H. Vik, Essays (s. 71–87). Aschehoug.",
            ["@incollection", "{Essays}", "{71--87}", "{Aschehoug}"],
        ),
        (
            "Kvale, S. (2015). Intervju (3. utg., 2. oppl.). Gyldendal.",
            ["@book", "title        = {Intervju}", "edition      = {3}"],
        ),
    ],
)
def test_other_forms_of_typed_references(line, parts):
    empty, _ = read_bibliography([])
    (entry,) = read_list([line], empty).entries
    for part in parts:
        assert part in entry


def test_what_is_no_reference_is_listed():
    empty, _ = read_bibliography([])
    assert read_list(["Alle kilder er oppgitt."], empty).unread == ["Alle kilder er oppgitt."]


# --- several files of references -----------------------------------------------------------

FIRST = """@book{dalland2020, author={Dalland, Olav}, title={Metode}, year={2020}}
@article{hansen, author={Hansen, Per}, title={Et funn}, year={2019}, doi={10.5324/nje.v1}}
"""
SECOND = """@book{dalland2020, author={Dalland, O.}, title={Metode}, date={2020-02}, publisher={G}}
@article{hansen2019, author={Hansen, P}, title={Funnet}, date={2019}, doi={10.5324/NJE.v1}}
@book{hansen, author={Hansen, Ola}, title={En bok}, date={2001}, publisher={Cappelen}}
"""


def of_two(tmp_path, text: str, name: str = "tekst/t.txt") -> Path:
    # A text in Markdown takes along what lies beside it.
    (tmp_path / "tekst").mkdir()
    for file, said in ((name, text), ("a.bib", FIRST), ("b.bib", SECOND)):
        (tmp_path / file).write_text(said, encoding="utf-8")
    files = [str(tmp_path / file) for file in (name, "a.bib", "b.bib")]
    assert main(["import", *files, "--to", str(tmp_path / "ut")]) == 0
    return tmp_path / "ut" / "references"


def test_a_work_in_two_files_is_kept_once_and_keys_are_told_apart(tmp_path, capsys):
    text = "1 Innledning\n\nSlik er det (Dalland, 2020, s. 3; Hansen, 2019).\n"
    references = of_two(tmp_path, text)
    assert (references / "a.bib").read_text("utf-8") == FIRST
    left = (references / "b.bib").read_text("utf-8").strip()
    assert left == SECOND.splitlines()[2].replace("{hansen,", "{hansen-2,")
    assert "[@dalland2020, s. 3; @hansen]" in next(tmp_path.glob("ut/chapters/*")).read_text(
        "utf-8"
    )
    report = capsys.readouterr().out
    assert "hansen2019" in report
    assert "hansen-2" in report


def test_keys_that_a_text_cites_stay(tmp_path):
    references = of_two(tmp_path, "# Innledning\n\nSe [@hansen2019].\n", "tekst/t.md")
    left = (references / "b.bib").read_text("utf-8")
    assert "hansen2019" in left
    assert "dalland2020" not in left
