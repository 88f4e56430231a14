"""Two questions at once, and clusters without their numbers, print what one question prints."""

from __future__ import annotations

import random

import pytest

from tests.citing import printed, rendering
from thesis.citations import asking, memory
from thesis.citations.confusable import confusable

#: Names that are nearly the same, or the same in another form.
NAMES = (
    "Berg, Kari|Berg, Ola|Berg, K.|Dahl, Liv|Dahl, Lars|de Vries, Jan|Vries, Jan|{de Vries}"
    "|{Berg}|{Berg et al.}|Moe, Per|Lie, Tor|Vik, Per|{Helsedirektoratet}|{Statistisk sentralbyrå}"
    "|O’Neil, Ann|O'Neil, Bob|Ås, Eva|Aas, Eva"
).split("|")
#: Names that fewer share.
MORE = [
    f"{start}{end}, Eli" for start in "Nor Sol Lund Hav Furu".split() for end in "vik dal".split()
]
DATES = "2015|2015|2016|2015-03|2015-03-12|2015/2017|2015~||".split("|")
WORDS = "Bok om arbeid helse skole barn etikk metode samfunn kropp søvn språk læring tid".split()


def entry(chance: random.Random, number: int) -> str:
    """Return a work that is likely to be mixed up with others."""
    kind = chance.choice("book article online report thesis incollection".split())
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
