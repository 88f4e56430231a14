"""What may be said of a citation that is typed by hand."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

_AGREE = Filled(
    "Norsk APA-manual: citations and reference list agree",
    "Norsk APA-manual: det er samsvar mellom henvisninger og referanseliste",
)

TYPED = rule(
    "CIT020",
    "typed-citation",
    Severity.WARNING,
    message=Text(
        en="a citation typed by hand; in the bibliography it is {keys}",
        nb="henvisningen er skrevet for hånd; i litteraturfila er det {keys}",
    ),
    why=Text(
        en="A typed citation is printed as it stands. It is not linked, nobody checks that the work"
        " is in the list, and it stays as it is when the style or the entry changes.",
        nb="En henvisning skrevet for hånd trykkes som den står. Den får ingen lenke, ingen"
        " kontrollerer at verket er i lista, og den endres ikke når stilen eller kilden endres.",
    ),
    fix=Text(
        en="write the key, as in [@lossius2012, s. 26]. `thesis check --fix` does it for you.",
        nb="skriv nøkkelen, som i [@lossius2012, s. 26]. `thesis check --fix` gjør det for deg.",
    ),
    example="Rus er utbredt (Lossius, 2012, s. 26).",
)
OTHER_YEAR = rule(
    "CIT021",
    "typed-citation-other-year",
    Severity.WARNING,
    message=Text(
        en="“{typed}” is typed by hand, but the list has {listed}",
        nb="«{typed}» er skrevet for hånd, men i lista står {listed}",
    ),
    why=Text(
        en="The name is in the bibliography with another year. Either the year is wrong, or another"
        " work is meant, which is missing in the list.",
        nb="Navnet står i litteraturfila med et annet år. Enten er årstallet feil, eller så mener"
        " du et annet verk, og det mangler i lista.",
    ),
    fix=Text(
        en="cite the work by its key, or add the missing one to the bibliography file",
        nb="vis til verket med nøkkelen, eller legg det som mangler, inn i litteraturfila",
    ),
    example="Trening demper suget (Linke & Ussher, 2014).",
    authority=_AGREE,
)
UNKNOWN_WORK = rule(
    "CIT022",
    "typed-citation-unknown-work",
    Severity.WARNING,
    message=Text(
        en="“{typed}” is typed by hand and not in the bibliography",
        nb="«{typed}» er skrevet for hånd og finnes ikke i litteraturfila",
    ),
    why=Text(
        en="A work that the text cites belongs in the reference list, or the reader cannot find"
        " it.",
        nb="Et verk teksten viser til, hører hjemme i referanselista. Ellers finner ikke leseren"
        " det.",
    ),
    fix=Text(
        en="add the work to the bibliography file and cite it by its key. If you read of it in"
        " another work, write [Glasser, 1976, referert i @martinsen2004].",
        nb="legg verket inn i litteraturfila og vis til det med nøkkelen. Har du lest om det i et"
        " annet verk, skriver du [Glasser, 1976, referert i @martinsen2004].",
    ),
    example="Avhengighet kan være positiv (Glasser & Moe, 1976).",
    authority=_AGREE,
)
AMBIGUOUS = rule(
    "CIT023",
    "typed-citation-ambiguous",
    Severity.WARNING,
    message=Text(
        en="“{typed}” is typed by hand and may be any of {keys}",
        nb="«{typed}» er skrevet for hånd og kan være {keys}",
    ),
    why=Text(
        en="Several works have this name and year. With keys they are printed as 2006a and 2006b.",
        nb="Flere verk har dette navnet og året. Med nøkler trykkes de som 2006a og 2006b.",
    ),
    fix=Text(
        en="cite the work that you mean by its key",
        nb="vis til det verket du mener, med nøkkelen",
    ),
    example="Ungdom flest klarer seg godt (Frønes, 2006).",
    authority=Filled(
        "Norsk APA-manual: the same author and year",
        "Norsk APA-manual: samme forfatter og år",
    ),
)
OTHER_NAMES = rule(
    "CIT024",
    "typed-citation-other-names",
    Severity.WARNING,
    message=Text(
        en="“{typed}” is typed by hand, but the list has {listed}",
        nb="«{typed}» er skrevet for hånd, men i lista står {listed}",
    ),
    why=Text(
        en="The first name and the year are in the bibliography, but the other names are not as"
        " typed: a co-author is missing, “et al.” stands where it should not, or the given name or"
        " an initial is another.",
        nb="Det første navnet og året står i litteraturfila, men resten av navnene stemmer ikke: en"
        " medforfatter mangler, «et al.» står der det ikke skal, eller fornavnet eller en initial"
        " er en annen.",
    ),
    fix=Text(
        en="cite the work by its key; the names are then right",
        nb="vis til verket med nøkkelen; da blir navnene riktige",
    ),
    example="Ordene brukes om hverandre (Caspersen, 1985).",
    authority=Filled(
        "Norsk APA-manual: the number of authors in a citation",
        "Norsk APA-manual: antall forfattere i henvisningen",
    ),
)

WRITE = Text(
    en="write {text}, or let `thesis check --fix` do it",
    nb="skriv {text}, eller la `thesis check --fix` gjøre det",
)
WRITE_BOTH = Text(
    en="write {text} and put {field} in the entry ({file}), so that the abbreviation is printed;"
    " or let `thesis check --fix` do both",
    nb="skriv {text} og sett {field} i kilden ({file}), så forkortelsen trykkes;"
    " eller la `thesis check --fix` gjøre begge deler",
)
BY_HAND = Text(
    en="write it with the key; other words or markup stand in it, so you must do it yourself",
    nb="skriv den med nøkkelen; den har andre ord eller koder i seg, så det må du gjøre selv",
)
CITE_BY_KEY = Text(
    en="is it {keys}? Then cite it by that key", nb="er det {keys}? Vis i så fall til den nøkkelen"
)
