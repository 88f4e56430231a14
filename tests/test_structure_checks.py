"""The structure checks: laws over any order and language of headings, and two real theses.

Each rule's failing and passing inputs are in cases/STR*.md.
"""

from __future__ import annotations

import shutil
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growing import grows_in_proportion
from thesis import packaged
from thesis.bibliography import Bibliography
from thesis.checks import (
    structure,
    structure_abstract,
    structure_abstract_parts,
    structure_articles,
    structure_balance,
    structure_disposition,
    structure_figures,
    structure_footnotes,
    structure_headings,
    structure_missing,
    structure_numbering,
    structure_numbers,
    structure_outline_prose,
    structure_question,
    structure_question_place,
    structure_references,
    structure_search,
)
from thesis.checks.registry import Context, declared_checks
from thesis.checks.structure_missing import QUESTION_WORDS
from thesis.config import Config
from thesis.diagnostic import Severity
from thesis.document import Role, Thesis
from thesis.examine import examine
from thesis.profiles import read_profile
from thesis.readers import read_chapter
from thesis.source import Source
from thesis.structures import read_structure

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "real-thesis"
MODULES = {
    module.__name__
    for module in (
        structure,
        structure_question_place,
        structure_outline_prose,
        structure_footnotes,
        structure_abstract_parts,
        structure_articles,
        structure_abstract,
        structure_balance,
        structure_disposition,
        structure_figures,
        structure_headings,
        structure_missing,
        structure_numbering,
        structure_numbers,
        structure_question,
        structure_references,
        structure_search,
    )
}
WORDS = packaged.load("thesis.structures.words", "roles")["roles"]
MAIN = ("introduction", "question", "theory", "method", "results", "discussion", "conclusion")


def context(*texts, structure_name="free", profile="generic", suffix="md", language="nb"):
    config_source = Source("thesis.yaml", "title: En prøve\n")
    config = Config(root=ROOT, source=config_source, title="En prøve", language=language)
    chapters = [
        read_chapter(Source(f"chapters/{n:02}.{suffix}", text), ROOT, language)[0]
        for n, text in enumerate(texts)
    ]
    return Context(
        config,
        Thesis(tuple(chapters), language),
        Bibliography(),
        read_structure(structure_name),
        read_profile(profile),
    )


def found_in(given_context, *codes):
    found = [
        diagnostic
        for check in declared_checks()
        if check.run.__module__ in MODULES
        for diagnostic in check.run(given_context)
    ]
    return [d for d in found if not codes or d.code in codes]


@st.composite
def headings(draw, roles):
    """Draw a heading for each role, in any of the three languages, numbered or not."""
    lines = []
    for number, role in enumerate(roles, 1):
        language = draw(st.sampled_from(["nb", "nn", "en"]))
        phrase = draw(st.sampled_from(WORDS[role][language]))
        style = draw(st.sampled_from(["{}", "{n} {}", "{n}. {}", "{n}.0 {}", "Kapittel {n}: {}"]))
        case = draw(st.sampled_from([str, str.upper]))
        lines.append(style.format(case(phrase), n=number))
    return lines


def chapters(titles):
    return "\n\n".join(f"# {title}\n\nTekst om arbeid." for title in titles)


def in_order(ranks):
    return all(a <= b for a, b in pairwise(ranks))


def fewest_to_move(ranks):
    """Return how few must go for the rest to be in order, by trying all."""
    for size in range(len(ranks)):
        if any(in_order(kept) for kept in combinations(ranks, len(ranks) - size)):
            return size
    return 0


@settings(max_examples=60, deadline=None)
@given(st.data(), st.permutations(MAIN), st.sampled_from(["literature-study", "empirical"]))
def test_any_order_in_any_language(data, order, name):
    pattern = read_structure(name)
    text = chapters(data.draw(headings(order)))
    found = found_in(context(text, structure_name=name), "STR001", "STR002", "STR003", "STR008")
    ranks = [pattern.rank(Role(role)) for role in order]
    assert {d.code for d in found} <= {"STR002"}
    assert len(found) == fewest_to_move(ranks)
    assert all(d.severity is Severity.ERROR for d in found)


@settings(max_examples=60, deadline=None)
@given(
    st.data(), st.sets(st.sampled_from(MAIN)), st.sampled_from(["literature-study", "empirical"])
)
def test_any_part_missing_in_any_language(data, there, name):
    pattern = read_structure(name)
    text = chapters(data.draw(headings([role for role in MAIN if role in there])))
    found = found_in(context(text or "Tekst.", structure_name=name), "STR001", "STR008")
    required = {r for r in pattern.required if r.value not in there}
    advised = {r for r in pattern.advised if r.value not in there}
    assert {d.code for d in found} <= {"STR001"}
    assert sum(d.is_error for d in found) == len(required)
    assert len(found) == len(required) + len(advised)


NAMED = ["literature-study", "empirical", "theoretical", "development-project"]


@settings(max_examples=80, deadline=None)
@given(st.data(), st.permutations(MAIN), st.integers(2, 7), st.sampled_from(NAMED), st.booleans())
def test_any_parts_in_any_order_in_any_structure(data, order, size, name, one_file):
    """The documented verdict: what is asked for and not there, and the fewest to be moved."""
    pattern = read_structure(name)
    roles = order[:size]
    titles = data.draw(headings(roles))
    texts = [chapters(titles)] if one_file else [chapters([title]) for title in titles]
    found = found_in(context(*texts, structure_name=name), "STR001", "STR002", "STR003", "STR008")
    there = {Role(role) for role in roles}
    missing = [d for d in found if d.code == "STR001"]
    assert sum(d.is_error for d in missing) == len(set(pattern.required) - there)
    assert len(missing) == len({*pattern.required, *pattern.advised} - there)
    moved = [d for d in found if d.code == "STR002"]
    ranks = [pattern.rank(Role(role)) for role in roles]
    assert len(moved) == fewest_to_move([rank for rank in ranks if rank is not None])
    assert all(d.is_error is pattern.strict_order for d in moved)
    assert len(found) == len(missing) + len(moved)


AND = {"nb": " og ", "nn": " og ", "en": " and "}
#: What theses merge, each a chapter; all together make a thesis without a fault.
MERGED = [("introduction", "question"), ("theory", "method"), ("results", "discussion")]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.lists(st.booleans(), min_size=3, max_size=3), st.sampled_from(NAMED[:3]))
def test_merged_chapters_fill_both_roles(data, merged, name):
    titles = []
    for pair, together in zip(MERGED, merged, strict=True):
        language = data.draw(st.sampled_from(["nb", "nn", "en"]))
        one, two = (
            data.draw(st.sampled_from([w for w in WORDS[role][language] if AND[language] not in w]))
            for role in pair
        )
        titles += [one + AND[language] + two] if together else [one, two]
    titles.append(data.draw(st.sampled_from(WORDS["conclusion"]["nb"])))
    found = found_in(context(chapters(titles), structure_name=name), "STR001", "STR002", "STR008")
    assert found == [], titles


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["question", "theory", "method"]), st.sampled_from(MAIN))
def test_a_part_may_be_a_section_where_the_structure_says(data, role, host):
    pattern = read_structure("empirical")
    if role == host:
        return
    rest = [r for r in MAIN if r != role]
    titles = dict(zip(rest, data.draw(headings(rest)), strict=True))
    (section,) = data.draw(headings([role]))
    text = "\n\n".join(
        f"# {title}\n\nTekst om arbeid."
        + (f"\n\n## {section}\n\nTekst.\n\n## Annet stoff\n\nTekst." if r == host else "")
        for r, title in titles.items()
    )
    found = found_in(context(text, structure_name="empirical"), "STR001")
    allowed = Role(host) in pattern.within.get(Role(role), frozenset())
    spoken_of = role == "question" and QUESTION_WORDS.search(section)
    if not spoken_of:  # a thesis that speaks of its question needs no heading for it
        assert bool(found) is not allowed, text


@settings(max_examples=40, deadline=None)
@given(st.data(), st.permutations(MAIN))
def test_a_free_structure_asks_for_nothing(data, order):
    text = chapters(data.draw(headings(order)))
    assert found_in(context(text), "STR001", "STR002", "STR008") == []


LINES = st.sampled_from(
    [
        "# Innledning",
        "## Problemstilling",
        "### Dypt nede",
        "# Vedlegg",
        "# Sammendrag {#sec:a}",
        "Hva kan vi gjøre for å hjelpe dem?",
        "Se @sec:a og @fig:b.",
        "1 Innledning, 2 Metode, 3 Teori, 4 Ende.",
        "- *Teori*",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "![x](y.png)",
        "TODO ???",
        "::: {lang=en}\n# Abstract\n\nFour articles.\n:::",
        "",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(LINES, max_size=8), max_size=3))
def test_no_text_makes_a_check_crash(files):
    texts = ["\n\n".join(lines) for lines in files]
    for diagnostic in found_in(context(*texts, structure_name="literature-study", profile="vid")):
        where = diagnostic.where
        assert where.span.end <= len(where.source.text)


def test_an_article_in_latex_begins_with_its_sections():
    text = (
        "\\section{Innledning}\nProblemstillingen er denne.\n\\section{Teori}\nTekst.\n"
        "\\section{Metode}\nTekst.\n\\section{Funn}\nTekst.\n\\section{Drøfting}\nTekst.\n"
        "\\section{Konklusjon}\nTekst.\n"
    )
    article = context(text, structure_name="empirical", suffix="tex")
    assert found_in(article, "STR001", "STR002", "STR005") == []


def test_an_abstract_environment_is_an_abstract():
    text = "\\begin{abstract}\nKort tekst.\n\\end{abstract}\n\\chapter{Innledning}\nTekst.\n"
    assert found_in(context(text, suffix="tex", profile="ntnu"), "STR016") == []


ENGLISH = "The purpose of the study is to see that which was found. The findings are of use."


def test_an_abstract_that_names_no_language_is_read():
    text = (
        "\\begin{abstract}\nFormålet er å se det som er funnet.\n\\end{abstract}\n"
        f"\\begin{{abstract}}\n\\selectlanguage{{english}}\n{ENGLISH}\n\\end{{abstract}}\n"
    )
    main = "\\chapter{Innledning}\nTekst.\n"
    assert found_in(context(text + main, suffix="tex", profile="vid"), "STR016") == []
    (found,) = found_in(
        context(
            text.replace(ENGLISH, "Dette er på norsk, og det er det som er av betydning.") + main,
            suffix="tex",
            profile="vid",
        ),
        "STR016",
    )
    assert "in English" in found.message.en


def test_an_abstract_in_a_pdf_is_an_abstract():
    text = "\\includepdf[pages=-]{vedlegg/00_sammendrag.pdf}\n"
    given = context(text, "\\chapter{Innledning}\nTekst.\n", suffix="tex", profile="ntnu")
    assert found_in(given, "STR016") == []
    other = text.replace("sammendrag", "kart")
    given = context(other, "\\chapter{Innledning}\nTekst.\n", suffix="tex", profile="ntnu")
    assert len(found_in(given, "STR016")) == 1


def test_both_wordings_of_the_question_are_shown():
    text = (
        "# Innledning\n\n## Problemstilling\n\n«Kan turer hjelpe barn som er lei?»\n\n"
        "# Drøfting\n\nVi spurte: «Kan turer hjelpe barna som er lei?»\n"
    )
    (found,) = found_in(context(text), "STR019")
    assert "«barn» → «barna»" in found.message.nb
    assert "Kan turer hjelpe barn som er lei?" in found.hint.nb
    assert "Kan turer hjelpe barna som er lei?" in found.hint.nb
    assert found.related[0].text == "Kan turer hjelpe barn som er lei?"


def test_a_misplaced_chapter_is_told_what_it_is_on_the_wrong_side_of():
    (found,) = found_in(
        context(
            chapters(["Konklusjon", "Innledning", "Drøfting"]),
            "---\nrole: abstract\n---\n\n# Sammendrag\n\nTekst.\n",
            structure_name="development-project",
        ),
        "STR002",
    )
    assert "“Konklusjon” (conclusion) stands before “Innledning”" in found.message.en


def of_length(**words):
    return "\n\n".join(f"# {title}\n\n{'ord ' * count}" for title, count in words.items())


def test_a_chapter_far_from_its_usual_share():
    words = {"Innledning": 300, "Teori": 1000, "Resultat": 600, "Drøfting": 800, "Avslutning": 300}
    usual = of_length(Metode=400, **words)
    assert found_in(context(usual, structure_name="empirical"), "STR025") == []
    (found,) = found_in(
        context(of_length(Metode=100, **words), structure_name="empirical"), "STR025"
    )
    assert "«Metode» utgjør 3 % av hovedteksten; 10–13 % er vanlig" in found.message.nb
    short = of_length(Metode=10, Teori=1000)
    assert found_in(context(short, structure_name="empirical"), "STR025") == []


def test_a_section_of_one_sentence_in_a_long_thesis():
    stub = (
        "## Søk\n\nSøket ble gjort i mai.\n\n"
        "## Liste\n\n- Bare et punkt\n\n## Problemstilling\n\nHva?\n\n"
    )
    (found,) = found_in(context(of_length(Teori=3000) + "\n\n" + stub), "STR026")
    assert found.where.text == "## Søk"
    assert "5 ord under «Søk»" in found.message.nb
    assert found_in(context(of_length(Teori=300) + "\n\n" + stub), "STR026") == []


def test_a_long_text_is_read_in_time():
    # One sentence without end is what a backtracking pattern takes forever over.
    assert grows_in_proportion(
        lambda size: "# Innledning\n\n## Problemstilling\n\n" + "ord og tekst, " * size,
        lambda text: found_in(context(text, structure_name="literature-study")),
        20_000,
    )


def test_a_reference_to_nothing_asks_what_was_meant():
    (found,) = found_in(context("# Metode {#sec:metode}\n\nSe @sec:metoden.\n"), "STR009")
    assert "“sec:metode”" in found.hint.en


@pytest.mark.skipif(not REAL.is_dir(), reason="the real thesis is not part of the repository")
def test_the_real_thesis_has_its_structure_recognised(tmp_path):
    folder = shutil.copytree(REAL, tmp_path / "thesis", ignore=shutil.ignore_patterns("build"))
    found = [d for d in examine(folder, {"structure"})[1] if d.code.startswith("STR")]
    assert [(d.code, d.where.source.path, d.where.start.line) for d in found] == [
        ("STR022", "chapters/03-metode.md", 1),
        ("STR007", "chapters/04-teori.md", 167),
        ("STR019", "chapters/05-resultat-og-diskusjon.md", 4),
    ]
    assert not any(d.is_error for d in found)


def test_the_sample_has_no_finding():
    assert [d for d in examine(ROOT, {"structure"})[1] if d.code.startswith("STR")] == []
