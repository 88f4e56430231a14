"""Well-kept bibliographies of all kinds, generated: no check of entries says a word."""

from __future__ import annotations

import random

import pytest

from tests.test_references import findings

PERSONS = (
    "Dahl, Kari; van Gogh, Vincent; {\\O}stby, Anne-Lise; Østby, Åse Marie; de la Cruz, Juan;"
    " Hansen, K. A.; Ødegård-Lie, Per; O'Brien, Mary; Müller, Jörg; Ibsen, Henrik; Ng, W.;"
    " {von der Lippe}, Berit; Lund, Jr., Ola; García Márquez, Gabriel"
)
ORGANISATIONS = (
    "{Helse- og omsorgsdepartementet}; {Statistisk sentralbyrå}; {NAV}; {World Health Organization}"
)
#: As Norwegian and English titles are written, with names and acronyms in them.
NORWEGIAN = (
    "Metode og oppgaveskriving; Barn på institusjon: En kvalitativ studie; Hva er NAV?; I skyggen"
    " av Ibsen og Munch; «Det går bra»: Om håp; Søvn hos eldre i Nord-Norge; ADHD i skolen"
    "; Norge i verden 1945–2000; 22. juli; Fra Bergen til Oslo; Pasient- og brukerrettighetsloven"
)
ENGLISH = (
    "Physical activity and health: a review; The need for a new medical model; Using thematic"
    " analysis in psychology; COVID-19 and the {United Nations}; What is {DNA}?"
)
JOURNALS = "Sykepleien Forskning; BMJ; Tidsskrift for Den norske legeforening; The Lancet"
PUBLISHERS = "Gyldendal akademisk; Universitetsforlaget; Fagbokforlaget; Cappelen Damm akademisk"


def isbn(number):
    """Return a valid ISBN-13 of nine digits."""
    digits = f"978{number:09}"
    total = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def issn(number):
    digits = f"{number:07}"
    check = -sum(int(digit) * (8 - n) for n, digit in enumerate(digits)) % 11
    return f"{digits[:4]}-{digits[4:]}{'X' if check == 10 else check}"


def entry(chance, number):
    def one_of(text):
        return chance.choice(text.split("; "))

    kinds = "book; article; incollection; report; online; thesis; legislation; dataset; phdthesis"
    kind = one_of(kinds)
    makers = [one_of(ORGANISATIONS)]
    if chance.random() < 0.8:
        makers = chance.sample(PERSONS.split("; "), chance.randint(1, 4))
    english = chance.random() < 0.5
    title = one_of(ENGLISH if english else NORWEGIAN)
    year = chance.randint(1950, 2025)
    date = chance.choice([f"{year}", f"{year}-03", f"{year}-12-24"])
    fields = {"author": " and ".join(makers), "title": f"{title} {number}", "date": date}
    if english:
        fields["langid"] = "english"
    if chance.random() < 0.5:
        fields["doi"] = f"10.1177/{year}.{number}"
    if kind == "article":
        fields |= {"journaltitle": one_of(JOURNALS), "volume": "12", "number": "3"}
        fields |= {"pages": one_of("1--9; 131–138; e12; 99")}
        fields |= {"issn": issn(chance.randrange(10_000_000))}
    elif kind in {"book", "incollection"}:
        fields |= {"publisher": one_of(PUBLISHERS)}
        fields |= {"isbn": isbn(820_000_000 + chance.randrange(10_000_000))}
        if chance.random() < 0.5:
            fields["edition"] = str(chance.randint(2, 9))
    if kind == "incollection":
        booktitle = one_of(NORWEGIAN)
        fields |= {"booktitle": booktitle, "editor": "Dahl, Kari", "pages": "37--44"}
    elif kind == "report":
        fields |= {"type": "Rapport", "institution": "Folkehelseinstituttet", "number": "2"}
    elif kind in {"online", "dataset"}:
        fields |= {"url": f"https://www.ssb.no/en/{number}?a=%C3%B8", "publisher": "SSB"}
    elif kind in {"thesis", "phdthesis"}:
        fields |= {"institution": "OsloMet"} | ({"type": "Masteroppgave"} if kind[0] == "t" else {})
    elif kind == "legislation":
        fields = {"title": f"Lov om prøver {number}", "shorttitle": "Prøveloven", "date": f"{year}"}
        fields |= {"number": f"LOV-{year}-06-17-{number}", "url": "https://lovdata.no/"}
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{kilde{number},\n{body}}}\n"


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_well_kept_is_clean(seed, tmp_path, record_property):
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    entries = [entry(chance, number) for number in range(1, 301)]
    found = findings(tmp_path, "\n".join(entries))
    assert [(d.code, d.where.text, d.message.en) for d in found] == []
    record_property("count", f"seed {seed}: {len(entries)} well-kept entries without a finding")
