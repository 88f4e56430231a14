"""The rules about styles and rendering (CIT010 and on)."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

UNKNOWN_STYLE = rule(
    "CIT010",
    "unknown-style",
    Severity.ERROR,
    message=Text(
        en="there is no citation style called “{style}”",
        nb="det finnes ingen siteringsstil som heter «{style}»",
    ),
    why=Text(
        en="Citations and the reference list are printed by a CSL style, named in `citation-style`:"
        " a name from the collection that Zotero uses, or a `.csl` file in the project.",
        nb="Henvisninger og referanseliste skrives ut av en CSL-stil, oppgitt i `citation-style`:"
        " et navn fra samlingen som Zotero bruker, eller en `.csl`-fil i prosjektet.",
    ),
    fix=Text(
        en="use a style's name, such as norsk-apa-manual, apa or ieee, or put the `.csl`"
        " file in the project and name its path",
        nb="bruk navnet på en stil, for eksempel norsk-apa-manual, apa eller ieee, eller"
        " legg `.csl`-fila i prosjektet og oppgi stien til den",
    ),
    example="citation-style: norsk-apa",
    authority="https://citationstyles.org/",
)

BROKEN_STYLE = rule(
    "CIT011",
    "broken-style",
    Severity.ERROR,
    message=Text(
        en="the citation style “{style}” cannot be read: {reason}",
        nb="siteringsstilen «{style}» kan ikke leses: {reason}",
    ),
    why=Text(
        en="A style is an XML file. One that is cut short, or is something else (a web page that"
        " was saved by mistake), prints nothing.",
        nb="En stil er en XML-fil. En fil som er kuttet av, eller som er noe annet (en nettside som"
        " ble lagret ved en feil), kan ikke skrive ut noe.",
    ),
    fix=Text(
        en="download the `.csl` file again, as raw text, or choose a style by name",
        nb="last ned `.csl`-fila på nytt, som ren tekst, eller velg en stil ved navn",
    ),
    example="citation-style: styles/my-style.csl",
    authority="https://docs.citationstyles.org/",
)

NOT_RENDERED = rule(
    "CIT012",
    "citations-not-rendered",
    Severity.ERROR,
    message=Text(
        en="the citations could not be rendered", nb="henvisningene kunne ikke skrives ut"
    ),
    why=Text(
        en="The program that renders citations (pandoc) is missing, stopped or took too long. Its"
        " own words are shown with --verbose.",
        nb="Programmet som skriver ut henvisninger (pandoc), mangler, stoppet eller brukte for lang"
        " tid. Det det selv sa, vises med --verbose.",
    ),
    fix=Text(
        en="install the project's dependencies again. If it happens with a `.csl` file of your own,"
        " try with norsk-apa-manual: then the fault is in the style.",
        nb="installer prosjektets avhengigheter på nytt. Skjer det med en egen `.csl`-fil, prøv med"
        " norsk-apa-manual: da ligger feilen i stilen.",
    ),
)

ENTRY_NOT_RENDERED = rule(
    "CIT013",
    "entry-not-rendered",
    Severity.ERROR,
    message=Text(
        en="the entry “{key}” cannot be rendered", nb="kilden «{key}» kan ikke skrives ut"
    ),
    why=Text(
        en="A field of this entry holds LaTeX that cannot be read, so the entry would be missing in"
        " the reference list.",
        nb="Et felt i denne kilden inneholder LaTeX som ikke lar seg lese, så kilden ville mangle i"
        " referanselista.",
    ),
    fix=Text(
        en="look for an open brace, a lone $ or an unknown command in the entry's fields",
        nb="se etter en åpen krøllparentes, et enslig $ eller en ukjent kommando i kildens felt",
    ),
)

RENDERER_WARNING = rule(
    "CIT014",
    "renderer-warning",
    Severity.WARNING,
    message=Text(
        en="rendering the citations gave a warning: {said}",
        nb="utskriften av henvisningene ga en advarsel: {said}",
    ),
    why=Text(
        en="The program that renders citations (pandoc) found something doubtful in the style or in"
        " an entry. What it prints may lack something.",
        nb="Programmet som skriver ut henvisninger (pandoc), fant noe tvilsomt i stilen eller i en"
        " kilde. Det som skrives ut, kan mangle noe.",
    ),
    fix=Text(
        en="look at what is printed, and mend the entry or the style that the warning names",
        nb="se på det som er skrevet ut, og rett kilden eller stilen som advarselen nevner",
    ),
)
