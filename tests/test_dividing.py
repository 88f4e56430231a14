"""A whole thesis in one file: its parts are printed where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_structure_checks import context, found_in
from tests.typesetting import text_of
from thesis import packaged
from thesis.build import build
from thesis.document import Role
from thesis.nodes import Heading
from thesis.structures import divided
from thesis.walking import plain_text, walk

WORDS = packaged.load("thesis.structures.words", "roles")["roles"]


def parts(text, suffix="md"):
    """Return each part's role and the headings of its highest level."""
    chapters = divided(context(text, suffix=suffix).thesis).chapters
    return [
        (
            chapter.role.value if chapter.role else "",
            [plain_text(b.children) for b in chapter.blocks if isinstance(b, Heading)],
        )
        for chapter in chapters
    ]


WHOLE = (
    "# Forord\n\nTakk.\n\n# Sammendrag\n\nTekst.\n\n# Nøkkelord\n\nArbeid, helse.\n\n"
    "::: {lang=en}\n# Abstract\n\nText.\n:::\n\n# 1 Innledning\n\nTekst.\n\n# Metode\n\nTekst.\n\n"
    "# Litteraturliste\n\n# Vedlegg 1: Intervjuguide\n\nTekst.\n\n# Samtykkeskjema\n\nTekst.\n"
)


def test_a_whole_thesis_in_markdown():
    assert parts(WHOLE) == [
        ("preface", ["Forord"]),
        ("abstract", ["Sammendrag"]),
        ("abstract", ["Nøkkelord"]),
        ("abstract", ["Abstract"]),
        ("", ["1 Innledning", "Metode"]),
        ("references", ["Litteraturliste"]),
        ("appendix", ["Vedlegg 1: Intervjuguide"]),
        ("appendix", ["Samtykkeskjema"]),
    ]
    english = divided(context(WHOLE).thesis).chapters[3]
    assert english.language == "en"


LATEX = r"""\documentclass{article}
\begin{document}
\begin{abstract}
Kort tekst.
\end{abstract}
\begin{otherlanguage}{english}
\begin{abstract}
A short text.
\end{abstract}
\end{otherlanguage}
\section{Innledning}
Tekst, se vedlegg~\ref{app:kode}.
\section{Konklusjon}
Tekst.
%s
\section{Kode}\label{app:kode}
Tekst.
\section{Data}
Tekst.
%s
\end{document}
"""


@pytest.mark.parametrize(
    ("begin", "end"), [("\\appendix", ""), ("\\begin{appendices}", "\\end{appendices}")]
)
def test_a_whole_thesis_in_latex(begin, end):
    assert parts(LATEX % (begin, end), "tex") == [
        ("abstract", []),
        ("abstract", []),
        ("", ["Innledning", "Konklusjon"]),
        ("appendix", ["Kode"]),
        ("appendix", ["Data"]),
    ]


def test_a_file_of_one_kind_is_left_whole():
    for text in ("# Metode\n\nTekst.\n\n# Funn\n\nTekst.\n", "Bare tekst.\n"):
        thesis = context(text).thesis
        assert divided(thesis) == thesis
    said = context("---\nrole: method\n---\n\n# Forord\n\nTekst.\n\n# Metode\n\nTekst.\n").thesis
    assert divided(said) == said


FRAME = {"preface", "abstract", "references", "appendix"}
MAIN = set(WORDS) - FRAME


@settings(max_examples=60, deadline=None)
@given(st.data(), st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=9))
def test_every_heading_goes_where_its_role_is_printed(data, roles):
    titles = []
    for role in roles:
        language = data.draw(st.sampled_from(["nb", "nn", "en"]))
        titles.append(data.draw(st.sampled_from(WORDS[role][language])))
    text = "\n\n".join(f"# {title}\n\nTekst [@a]." for title in titles)
    thesis = context(text).thesis
    chapters = divided(thesis).chapters
    placed = [
        (plain_text(b.children), chapter.role)
        for chapter in chapters
        for b in chapter.blocks
        if isinstance(b, Heading)
    ]
    assert [title for title, _ in placed] == titles
    assert [role.value if role else None for _, role in placed] == [
        role if role in FRAME else None for role in roles
    ]
    # The citations are rendered once, in the order in which they are read.
    assert [id(c) for c in divided(thesis).clusters()] == [id(c) for c in thesis.clusters()]
    nodes = [id(node) for chapter in chapters for node in walk(chapter.blocks)]
    assert len(nodes) == len(set(nodes)) == len(list(thesis.nodes()))


def test_in_print_the_front_matter_has_no_numbers(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "oppgave.md").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "thesis.yaml").write_text(
        "title: En prøve\nstructure: free\nbibliography: []\n"
        "rules: {STR004: warning, STR024: warning}\n",
        encoding="utf-8",
    )
    pdf = build(tmp_path).pdf
    assert pdf is not None
    text = text_of(pdf)
    assert text.index("Sammendrag") < text.index("Abstract") < text.index("Innhold")
    assert "2 Metode" in text
    assert "1 Forord" not in text
    assert "Vedlegg B Samtykkeskjema" in text


def test_the_structure_sees_the_parts_of_one_file_in_their_order():
    text = (
        "# Innledning\n\n## Problemstilling\n\nTekst.\n\n# Metode\n\nTekst.\n\n# Funn\n\nTekst.\n\n"
        "# Drøfting\n\nTekst.\n\n# Konklusjon\n\nTekst.\n\n# Forord\n\nTekst.\n"
    )
    found = found_in(context(text, structure_name="empirical"), "STR002")
    assert found == []  # the preface is printed first, wherever it was written
    assert Role.PREFACE in {c.role for c in divided(context(text).thesis).chapters}
