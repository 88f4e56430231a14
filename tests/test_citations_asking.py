"""Two questions at once, and clusters without their numbers, print what one question prints."""

from __future__ import annotations

import random

import pytest

from tests.citing import printed, rendering
from thesis.bibtex import read_bibliography
from thesis.citations import asking, items, memory
from thesis.citations.confusable import confusable
from thesis.citations.items import csl_items
from thesis.source import Source

#: Names that are nearly the same, or the same in another form.
NAMES = [
    "Berg, Kari",
    "Berg, Ola",
    "Berg, K.",
    "Dahl, Liv",
    "Dahl, Lars",
    "de Vries, Jan",
    "Vries, Jan",
    "{de Vries}",
    "{Berg}",
    "{Berg et al.}",
    "Moe, Per",
    "Lie, Tor",
    "Vik, Per",
    "{Helsedirektoratet}",
    "{Statistisk sentralbyrå}",
    "O’Neil, Ann",
    "O'Neil, Bob",
    "Ås, Eva",
    "Aas, Eva",
]
#: Names that fewer share.
MORE = [
    f"{start}{end}, Eli"
    for start in ["Nor", "Sol", "Lund", "Hav", "Furu"]
    for end in ["vik", "dal"]
]
DATES = ["2015", "2015", "2016", "2015-03", "2015-03-12", "2015/2017", "2015~", "", ""]
WORDS = ["Bok", "om", "arbeid", "helse", "skole", "barn", "etikk", "metode", "samfunn"]


def entry(chance: random.Random, number: int) -> str:
    """Return a work that is likely to be mixed up with others."""
    kind = chance.choice(["book", "article", "online", "report", "thesis", "incollection"])
    fields = {"title": f"{' '.join(chance.choices(WORDS, k=2))} {number}"}
    if chance.random() < 0.9:
        count = chance.choice([1, 1, 2, 3, 4])
        first = chance.choice([*NAMES, *MORE * 4])
        fields["author"] = " and ".join([first, *chance.sample(NAMES, count - 1)])
        if count > 1 and chance.random() < 0.1:
            fields["author"] += " and others"
    if kind == "incollection" or chance.random() < 0.1:
        fields |= {"editor": " and ".join(chance.sample(NAMES, 2)), "booktitle": "Samling"}
    if "Statistisk" in fields.get("author", "") and chance.random() < 0.5:
        fields["shortauthor"] = "{SSB}"
    if date := chance.choice([*DATES, *map(str, range(1990, 2020))]):
        fields["date"] = date
    elif chance.random() < 0.3:
        fields["pubstate"] = "inpress"
    if chance.random() < 0.05:
        fields["origdate"] = "1930"
    if chance.random() < 0.1:
        kind, fields["title"] = "legislation", f"Lov {number} om {chance.choice(WORDS)} (Loven)"
        fields["number"] = f"LOV-2015-06-{chance.randint(10, 28)}-{number}"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{k{number},\n{body}}}\n"


def cluster(chance: random.Random, works: int) -> str:
    """Return a citation of one work, or of some."""
    key, other = (f"k{chance.randrange(works)}" for _ in range(2))
    page = chance.randint(1, 400)
    forms = (
        f"[@{key}]",
        f"[@{key}, s. {page}]",
        f"[@{key}, s. {page}–{page + 3}]",
        f"[@{key}, § {page}]",
        f"[@{key}, s. {page}, vår oversettelse]",
        f"@{key}",
        f"@{key} [kap. {page}]",
        f"[-@{key}, s. {page}]",
        f"[se @{key}, s. {page}; @{other}; @{key}, s. {page + 1}]",
        f"[@{key}, s. {page}; @{other}, s. {page}]",
        "[@ukjent, s. 3]",
    )
    return chance.choice(forms)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_two_questions_print_what_one_prints(monkeypatch, language):
    chance = random.Random(f"to {language}")  # noqa: S311 - not for secrets
    bib = "".join(entry(chance, number) for number in range(150))
    clusters = [cluster(chance, 140) for _ in range(400)]
    options = {"language": language, "nocite": ("*",)}
    questions = []

    def counting(tree, items, style, cache=None):
        questions.append(len(items))
        return real(tree, items, style, cache)

    real = asking.asked
    monkeypatch.setattr(asking, "asked", counting)
    monkeypatch.setattr(asking, "WORTH_TWO", 10_000)
    one, found = rendering(bib, *clusters, **options)
    assert not found
    assert len(questions) == 1
    monkeypatch.setattr(asking, "WORTH_TWO", 1)
    two, found = rendering(bib, *clusters, **options)
    assert not found
    assert len(questions) == 3
    assert min(questions[1:]) < 150
    assert two == one


@pytest.mark.parametrize("language", ["nb", "en"])
def test_clusters_without_their_numbers_print_as_with_them(monkeypatch, language):
    chance = random.Random(f"uten {language}")  # noqa: S311 - not for secrets
    bib = "".join(entry(chance, number) for number in range(60))
    clusters = [cluster(chance, 60) for _ in range(300)]
    without, found = rendering(bib, *clusters, language=language)
    assert not found
    monkeypatch.setattr("thesis.citations.question.NUMBERS", range(0))
    monkeypatch.setattr(memory, "_has_twins", lambda _: True)
    whole, found = rendering(bib, *clusters, language=language)
    assert not found
    assert without == whole


def work(author, **fields):
    """Return an item by one or more authors, «Berg» or «Berg Dahl»."""
    names = [{"family": name} for name in author.split()]
    return {"id": author, "type": "book", "title": f"Bok av {author}", "author": names} | fields


def in_year(year, **more):
    return {"date-parts": [[year]], **more}


@pytest.mark.parametrize(
    ("fields", "other"),
    [
        ({"issued": in_year(2015)}, {"issued": {"date-parts": [[2015, 3, 12]]}}),
        ({"issued": in_year(2015)}, {}),
        ({}, {"status": "i trykk"}),
        ({"issued": in_year(2015)}, {"issued": in_year(2016), "annote": "1"}),
        ({"issued": in_year(2015)}, {"issued": in_year(2016, literal="ca. 2015")}),
        (
            {"issued": in_year(2015), "author": [{"literal": "van Berg"}]},
            {
                "issued": in_year(2015),
                "author": [{"family": "Berg", "non-dropping-particle": "van"}],
            },
        ),
        (
            {"issued": in_year(2015), "author": [{"literal": "Berg et al."}]},
            {"issued": in_year(2015), "author": [{"family": x} for x in ("Berg", "Lie", "Moe")]},
        ),
        (
            {"issued": in_year(2015), "author": [{"family": x} for x in ("Berg", "Lie", "Vik")]},
            {
                "issued": in_year(2015),
                "author": [{"family": x} for x in ("Berg", "Lie", "Moe", "Å")],
            },
        ),
        (
            {"issued": in_year(2015), "author": [{"literal": "Boken"}]},
            {"issued": in_year(2015), "author": [], "title": "<i>Boken</i>"},
        ),
    ],
)
def test_works_that_may_print_alike_are_told_apart(fields, other):
    works = [work("Berg", id="a") | fields, work("Berg", id="b", title="En annen") | other]
    assert confusable([*works, work("Dahl", issued=in_year(2015))]) == {"a", "b"}


def test_works_of_other_names_years_or_more_authors_print_alone():
    works = [
        work("Berg", issued=in_year(2015)),
        work("Berg", id="later", issued=in_year(2016), title="Senere"),
        work("Berg Lie", issued=in_year(2015)),
        work("Berg Lie Moe", issued=in_year(2015)),
        work("Dahl", issued=in_year(2015)),
    ]
    assert confusable(works) == set()


def test_a_work_without_name_and_title_leaves_all_in_doubt():
    nameless = {"id": "x", "type": "report", "issued": in_year(2001)}
    assert confusable([work("Berg", issued=in_year(2015)), nameless]) == {"Berg", "x"}


def test_numbers_are_printed_where_they_were_written():
    bib = "@book{a, author = {Berg, Kari}, title = {Bok}, date = {2015}}\n"
    bib += "@book{b, author = {Aune, Per}, title = {Annen bok}, date = {2016}}\n"
    assert printed(bib, "[@a, s. 12; @b, s. 7]", "[@a, s. 3; @b, kap. 4]", "@a [§ 5]") == [
        "(Aune, 2016, s. 7; Berg, 2015, s. 12)",
        "(Aune, 2016, kap. 4; Berg, 2015, s. 3)",
        "Berg (2015, § 5)",
    ]


#: Fields that stand in other entries, and words that stand for others.
RELATED = """
@string{forlag = "Universitetsforlaget"}
@xdata{felles, publisher = forlag, location = {Oslo}}
@collection{samling, editor = {Moe, Per}, title = {Samlingen}, date = {2011}, xdata = {felles}}
@incollection{del, author = {Vik, Liv}, title = {Delen}, crossref = {samling}, pages = {1--9}}
@book{fortsatt, author = {Vik, Liv}, title = {Boken}, date = {2012}, publisher = forlag # { AS}}
"""


def test_entries_read_in_halves_are_as_when_read_together(monkeypatch):
    chance = random.Random("halvt")  # noqa: S311 - not for secrets
    texts = [RELATED, *(entry(chance, number) for number in range(150))]
    bibliography, _ = read_bibliography([Source("kilder.bib", "".join(texts))])
    entries = list(bibliography)
    monkeypatch.setattr(items, "WORTH_TWO", len(entries) + 1)
    together, found = csl_items(entries, None)
    assert not found
    assert len(together) == len(entries)
    monkeypatch.setattr(items, "WORTH_TWO", 2)
    for some in (entries, entries[:5]):
        read, found = csl_items(some, None)
        assert not found
        assert list(read.items()) == list(together.items())[: len(some)]
