"""Which works a thesis builds on: hints with numbers, not errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from thesis.bibliography import Entry
from thesis.checks.registry import Context, check
from thesis.citations.official import is_law
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.nodes import Citation

SECOND_HAND = rule(
    "CIT040",
    "many-secondary-citations",
    Severity.WARNING,
    message=Text(
        en="{n} of {all} citations are second-hand ({share} %)",
        nb="{n} av {all} henvisninger er til sekundærkilder ({share} %)",
    ),
    why=Text(
        en="Whoever cites a work through another trusts that it was read and told right. Now and"
        " then that cannot be avoided; as a habit it weakens the thesis.",
        nb="Den som viser til et verk gjennom et annet, stoler på at det er lest og gjengitt"
        " riktig. Av og til går det ikke an å unngå; blir det en vane, svekker det oppgaven.",
    ),
    fix=Text(
        en="find the original works and cite them, above all those that the argument rests on",
        nb="finn originalverkene og vis til dem, først og fremst dem argumentasjonen hviler på",
    ),
    example="[Glasser, 1976, referert i @martinsen2004]",
    authority=Filled(
        "Norsk APA-manual: secondary sources only where the original cannot be had",
        "Norsk APA-manual: sekundærkilder brukes bare når originalen ikke kan skaffes",
    ),
)
OLD = rule(
    "CIT041",
    "old-sources",
    Severity.WARNING,
    message=Text(
        en="{n} of {all} cited works are more than {years} years old",
        nb="{n} av {all} verk det er vist til, er mer enn {years} år gamle",
    ),
    why=Text(
        en="Many courses ask for recent research. Classics and laws may be old. A hint, given where"
        " `source-years:` in thesis.yaml or the profile names a number of years; age is counted to"
        " the date of the thesis, else to its newest source.",
        nb="Mange emner ber om nyere forskning. Klassikere og lover kan være gamle. Et hint som gis"
        " der `source-years:` i thesis.yaml eller profilen angir et antall år; alderen regnes til"
        " datoen for oppgaven, ellers til den nyeste kilden.",
    ),
    fix=Text(
        en="look for newer research on the same, or say why the old is the right one",
        nb="se etter nyere forskning om det samme, eller si hvorfor den gamle er den rette",
    ),
    example="source-years: 10",
)
ONE_SIDED = rule(
    "CIT042",
    "one-author-dominates",
    Severity.WARNING,
    message=Text(
        en="{n} of {all} citations ({share} %) are of {author}: {works}",
        nb="{n} av {all} henvisninger ({share} %) er til {author}: {works}",
    ),
    why=Text(
        en="A thesis that leans on one author sees its subject through one pair of eyes. Works by"
        " several count for each of them; laws do not count. A hint, off by default.",
        nb="En oppgave som støtter seg på én forfatter, ser emnet med ett par øyne. Verk av flere"
        " telles for hver av dem; lover telles ikke. Bare et hint, i utgangspunktet slått av.",
    ),
    fix=Text(
        en="see whether other authors say the same, or something else",
        nb="se om andre forfattere sier det samme, eller noe annet",
    ),
    enabled=False,
)
NO_ADDRESS = rule(
    "CIT043",
    "sources-without-address",
    Severity.WARNING,
    message=Text(
        en="{n} of {all} articles, reports, theses and data sets since {since} have neither DOI nor"
        " URL ({share} %)",
        nb="{n} av {all} artikler, rapporter, oppgaver og datasett fra {since} eller senere har"
        " verken DOI eller URL ({share} %)",
    ),
    why=Text(
        en="Nearly every article of this century has a DOI, and reports and theses are on the web."
        " The reference list gives the DOI or the address. A hint, off by default: some have none.",
        nb="Nesten alle artikler fra dette århundret har DOI, og rapporter og oppgaver ligger på"
        " nettet. Referanselista oppgir DOI eller adresse. Bare et hint, i utgangspunktet slått av:"
        " noen har ingen.",
    ),
    fix=Text(
        en="search for the title at doi.org or in the library’s catalogue and add the field doi or"
        " url",
        nb="søk etter tittelen på doi.org eller i bibliotekets katalog, og legg til feltet doi"
        " eller url",
    ),
    authority=Filled(
        "Norsk APA-manual: a DOI is given where there is one",
        "Norsk APA-manual: DOI oppgis når den finnes",
    ),
    enabled=False,
)

_SECONDARY = re.compile(
    r"(?:referert|sitert|henvist|gjengitt|gjengjeve|omtalt|attgjeve)(?:\s+til)?\s+(?:i|hos|av)\s*\Z"
    r"|(?:cited|quoted|discussed)\s+(?:in|by)\s*\Z"
    # «Glasser, 1976, i»
    r"|\d{4}[a-z]?,?\s+(?:i|hos|in)\s*\Z",
    re.IGNORECASE,
)
#: No source gives a bound. So many are no accident, and a tenth of all is a habit.
MOST_SECOND_HAND, SHARE_SECOND_HAND = 5, 0.10
#: An author with every third citation, in a thesis with enough of them to count.
SHARE_OF_ONE, FEWEST = 0.33, 20
#: Journals had given their articles DOIs by then.
SINCE = 2005
#: What is read on the web, or has a DOI, as a rule.
_ON_THE_WEB = frozenset(
    {"article", "report", "techreport", "thesis", "mastersthesis", "phdthesis", "dataset"}
)


@check("citations", SECOND_HAND)
def second_hand(context: Context) -> Iterator[Diagnostic]:
    """Yield the count of second-hand citations when it is high."""
    every = _citations(context)
    found = [citation for citation in every if _SECONDARY.search(citation.prefix)]
    if len(found) >= MOST_SECOND_HAND and len(found) > SHARE_SECOND_HAND * len(every):
        yield SECOND_HAND.at(
            found[0].where,
            n=len(found),
            all=len(every),
            share=round(100 * len(found) / len(every)),
            related=tuple(citation.where for citation in found[1:]),
        )


@check("citations", OLD)
def old_sources(context: Context) -> Iterator[Diagnostic]:
    """Yield the count of works that are older than the thesis or its profile wants them."""
    years = context.config.source_years
    if years is None:
        years = context.profile.source_years
    if years is None:
        return
    cited = [entry for entry in _cited(context) if not is_law(entry)]
    dated = [(entry, year) for entry in cited if (year := entry.year)]
    if not dated:
        return
    newest = max(year for _, year in dated)
    now = context.config.date.year if context.config.date else newest
    old = [entry for entry, year in dated if year < now - years]
    if old:
        yield OLD.at(
            old[0].key_where,
            n=len(old),
            all=len(cited),
            years=years,
            related=tuple(entry.key_where for entry in old[1:]),
        )


@check("citations", ONE_SIDED)
def one_sided(context: Context) -> Iterator[Diagnostic]:
    """Yield the author whose works a large share of all citations is of."""
    every = _citations(context)
    entries = filter(None, (context.bibliography.get(citation.key) for citation in every))
    counted: Counter[str] = Counter()
    works: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for author in _authors(entry):
            counted[author] += 1
            works.setdefault(author, {})[entry.key] = entry
    for author, n in counted.most_common(1):
        if len(every) >= FEWEST and n > SHARE_OF_ONE * len(every):
            mine = list(works[author].values())
            yield ONE_SIDED.at(
                mine[0].key_where,
                n=n,
                all=len(every),
                share=round(100 * n / len(every)),
                author=author,
                works=", ".join(entry.key for entry in mine),
                related=tuple(entry.key_where for entry in mine[1:]),
            )


def _authors(entry: Entry) -> set[str]:
    """Return who made a work, as «I. Frønes», a work without an author under its own title."""
    if is_law(entry):
        return set()
    people = entry.persons.get("author") or entry.persons.get("editor") or ()
    named = {
        f"{person.first[:1]}. {person.family}" if person.first else person.family
        for person in people
        if person.last != "others"
    }
    return named or {entry.text("shorttitle") or entry.text("title")}


@check("citations", NO_ADDRESS)
def sources_without_address(context: Context) -> Iterator[Diagnostic]:
    """Yield the count of newer works that a reader cannot follow a link to."""
    expected = [e for e in _cited(context) if e.type in _ON_THE_WEB and e.year >= SINCE]
    bare = [e for e in expected if not {"doi", "url", "eprint"} & e.fields.keys()]
    if bare:
        yield NO_ADDRESS.at(
            bare[0].key_where,
            n=len(bare),
            all=len(expected),
            since=SINCE,
            share=round(100 * len(bare) / len(expected)),
            related=tuple(entry.key_where for entry in bare[1:]),
        )


def _citations(context: Context) -> Sequence[Citation]:
    return [node for node in context.thesis.nodes() if isinstance(node, Citation)]


def _cited(context: Context) -> list[Entry]:
    """Return the entries that are cited, in the order of the bibliography."""
    keys = {citation.key for citation in _citations(context)}
    return [entry for entry in context.bibliography if entry.key in keys]
