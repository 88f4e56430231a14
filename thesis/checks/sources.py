"""Which works a thesis builds on: hints with numbers, not errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from thesis.bibliography import Entry
from thesis.checks.registry import Context, check
from thesis.citations.official import is_law
from thesis.diagnostic import Diagnostic, Severity, Text, rule
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
    authority="Norsk APA-manual: sekundærkilder brukes bare når originalen ikke kan skaffes",
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
    "one-work-dominates",
    Severity.WARNING,
    message=Text(
        en="{n} of {all} citations are of “{key}” ({share} %)",
        nb="{n} av {all} henvisninger er til «{key}» ({share} %)",
    ),
    why=Text(
        en="A thesis that leans on one work sees its subject through one pair of eyes. A hint, off"
        " by default.",
        nb="En oppgave som støtter seg på ett verk, ser emnet med ett par øyne. Bare et hint, i"
        " utgangspunktet slått av.",
    ),
    fix=Text(
        en="see whether other works say the same, or something else",
        nb="se om andre verk sier det samme, eller noe annet",
    ),
    enabled=False,
)
NO_ADDRESS = rule(
    "CIT043",
    "articles-without-address",
    Severity.WARNING,
    message=Text(
        en="{n} of {all} articles since {since} have neither DOI nor URL",
        nb="{n} av {all} artikler fra {since} eller senere har verken DOI eller URL",
    ),
    why=Text(
        en="Nearly every article of this century has a DOI, and the reference list gives it. A"
        " hint, off by default: some journals have none.",
        nb="Nesten alle artikler fra dette århundret har DOI, og den skal stå i referanselista."
        " Bare et hint, i utgangspunktet slått av: noen tidsskrifter har ingen.",
    ),
    fix=Text(
        en="search for the title at doi.org or in the library’s catalogue and add the field doi",
        nb="søk etter tittelen på doi.org eller i bibliotekets katalog, og legg til feltet doi",
    ),
    authority="Norsk APA-manual: DOI oppgis når den finnes",
    enabled=False,
)

_SECONDARY = re.compile(
    r"(?:referert|sitert|henvist|gjengitt|gjengjeve|omtalt|attgjeve)(?:\s+til)?\s+(?:i|hos|av)\s*\Z"
    r"|(?:cited|quoted|discussed)\s+(?:in|by)\s*\Z",
    re.IGNORECASE,
)
#: No source gives a bound. So many are no accident, and a tenth of all is a habit.
MOST_SECOND_HAND, SHARE_SECOND_HAND = 5, 0.10
#: A work with every third citation, in a thesis with enough of them to count.
SHARE_OF_ONE, FEWEST = 0.33, 20
#: Journals had given their articles DOIs by then.
SINCE = 2005


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
    dated = [(entry, year) for entry in cited if (year := _year(entry))]
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
    """Yield the work that a large share of all citations is of."""
    every = _citations(context)
    counted = Counter(citation.key for citation in every).most_common(1)
    for key, n in counted:
        entry = context.bibliography.get(key)
        if entry and len(every) >= FEWEST and n > SHARE_OF_ONE * len(every):
            share = round(100 * n / len(every))
            yield ONE_SIDED.at(entry.key_where, n=n, all=len(every), key=key, share=share)


@check("citations", NO_ADDRESS)
def articles_without_address(context: Context) -> Iterator[Diagnostic]:
    """Yield the count of newer articles that a reader cannot follow a link to."""
    articles = [e for e in _cited(context) if e.type == "article" and _year(e) >= SINCE]
    bare = [e for e in articles if not {"doi", "url", "eprint"} & e.fields.keys()]
    if bare:
        yield NO_ADDRESS.at(
            bare[0].key_where,
            n=len(bare),
            all=len(articles),
            since=SINCE,
            related=tuple(entry.key_where for entry in bare[1:]),
        )


def _citations(context: Context) -> Sequence[Citation]:
    return [node for node in context.thesis.nodes() if isinstance(node, Citation)]


def _cited(context: Context) -> list[Entry]:
    """Return the entries that are cited, in the order of the bibliography."""
    keys = {citation.key for citation in _citations(context)}
    return [entry for entry in context.bibliography if entry.key in keys]


def _year(entry: Entry) -> int:
    """Return the year of an entry, 0 for none."""
    found = re.match(r"\d{4}", entry.text("date") or entry.text("year"))
    return int(found[0]) if found else 0
