"""Rules about what TeX says of commands, environments and braces."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

UNDEFINED_COMMAND = rule(
    "TEX010",
    "undefined-command",
    Severity.ERROR,
    message=Text(
        en="LaTeX does not know the command “{command}”",
        nb="LaTeX kjenner ikke kommandoen «{command}»",
    ),
    why=Text(
        en="A word that starts with a backslash is a command. This one is misspelled, or it comes "
        "from a package that the thesis does not load.",
        nb="Et ord som begynner med omvendt skråstrek, er en kommando. Denne er feilskrevet, eller "
        "den kommer fra en pakke som oppgaven ikke laster.",
    ),
    fix=Text(
        en="correct the spelling, write the text without a command, or add the package to "
        "“packages:” in thesis.yaml",
        nb="rett skrivemåten, skriv teksten uten kommando, eller før pakken opp under «packages:» "
        "i thesis.yaml",
    ),
    example="Dette er \\tekstbf{viktig}.",
)

UNDEFINED_ENVIRONMENT = rule(
    "TEX011",
    "undefined-environment",
    Severity.ERROR,
    message=Text(
        en="LaTeX does not know the environment “{environment}”",
        nb="LaTeX kjenner ikke miljøet «{environment}»",
    ),
    why=Text(
        en="What stands after \\begin is misspelled, or it comes from a package that the thesis "
        "does not load.",
        nb="Det som står etter \\begin, er feilskrevet, eller det kommer fra en pakke som oppgaven "
        "ikke laster.",
    ),
    fix=Text(
        en="correct the name in \\begin and \\end, or add the package to “packages:” in "
        "thesis.yaml",
        nb="rett navnet i \\begin og \\end, eller før pakken opp under «packages:» i thesis.yaml",
    ),
    example="\\begin{itmize}\n\\item Ett\n\\end{itmize}",
)

UNCLOSED_ENVIRONMENT = rule(
    "TEX012",
    "tex-unclosed-environment",
    Severity.ERROR,
    message=Text(
        en="\\begin{{{environment}}} is never ended",
        nb="\\begin{{{environment}}} blir aldri avsluttet",
    ),
    why=Text(
        en="Every \\begin needs its \\end with the same name, in the same chapter and in the right "
        "order.",
        nb="Hver \\begin trenger sin \\end med samme navn, i samme kapittel og i riktig "
        "rekkefølge.",
    ),
    fix=Text(
        en="write \\end with the same name where the environment ends",
        nb="skriv \\end med samme navn der miljøet slutter",
    ),
    example="\\begin{quote}\nEt sitat uten slutt.",
)

UNMATCHED_END = rule(
    "TEX013",
    "unmatched-end",
    Severity.ERROR,
    message=Text(
        en="\\end{{{environment}}} has no \\begin{{{environment}}}",
        nb="\\end{{{environment}}} har ingen \\begin{{{environment}}}",
    ),
    why=Text(
        en="An environment is ended that was never begun, or that another one was begun inside of.",
        nb="Et miljø blir avsluttet uten å være begynt, eller mens et annet inni det er åpent.",
    ),
    fix=Text(
        en="take the line away, or write the \\begin that is missing",
        nb="ta bort linjen, eller skriv den \\begin som mangler",
    ),
    example="Et sitat.\n\\end{quote}",
)

UNCLOSED_BRACE = rule(
    "TEX014",
    "tex-unclosed-group",
    Severity.ERROR,
    message=Text(
        en="a brace {{ is opened here and never closed",
        nb="en krøllparentes {{ åpnes her og lukkes aldri",
    ),
    why=Text(
        en="Every {{ needs its }}. Without it, a command takes all the text that follows as its "
        "own.",
        nb="Hver {{ trenger sin }}. Uten den tar en kommando all teksten som følger.",
    ),
    fix=Text(
        en="write the }} where the command's text ends. A brace to be printed is written \\{{.",
        nb="skriv }} der kommandoens tekst slutter. En krøllparentes som skal på trykk, skrives "
        "\\{{.",
    ),
    example="Dette er \\textbf{viktig.\n\nNytt avsnitt.",
)

EXTRA_BRACE = rule(
    "TEX015",
    "extra-brace",
    Severity.ERROR,
    message=Text(
        en="a brace }} is closed that was never opened",
        nb="en krøllparentes }} lukkes uten å være åpnet",
    ),
    why=Text(
        en="Every }} needs its {{ before it.",
        nb="Hver }} trenger sin {{ foran seg.",
    ),
    fix=Text(
        en="take the }} away, or write the {{ that is missing. A brace to be printed is written "
        "\\}}.",
        nb="ta bort }}, eller skriv den {{ som mangler. En krøllparentes som skal på trykk, "
        "skrives \\}}.",
    ),
    example="Dette er viktig}.",
)

PREAMBLE_ONLY = rule(
    "TEX027",
    "preamble-command-in-text",
    Severity.ERROR,
    message=Text(
        en="“{command}” cannot stand in a chapter",
        nb="«{command}» kan ikke stå i et kapittel",
    ),
    why=Text(
        en="Packages and settings come before the text begins; a chapter is too late.",
        nb="Pakker og innstillinger kommer før teksten begynner; i et kapittel er det for sent.",
    ),
    fix=Text(
        en="take the line away and name the package under “packages:” in thesis.yaml",
        nb="ta bort linjen og før pakken opp under «packages:» i thesis.yaml",
    ),
    example="\\usepackage{tikz}",
)

DEFINED_TWICE = rule(
    "TEX028",
    "command-already-defined",
    Severity.ERROR,
    message=Text(
        en="the command “{command}” already exists",
        nb="kommandoen «{command}» finnes fra før",
    ),
    why=Text(
        en="\\newcommand refuses to change a command that LaTeX or the thesis already uses.",
        nb="\\newcommand nekter å endre en kommando som LaTeX eller oppgaven allerede bruker.",
    ),
    fix=Text(
        en="choose another name, or write \\renewcommand if you mean to change it",
        nb="velg et annet navn, eller skriv \\renewcommand hvis du mener å endre den",
    ),
    example="\\newcommand{\\section}{x}",
)

MISPLACED_VERB = rule(
    "TEX029",
    "verb-in-argument",
    Severity.ERROR,
    message=Text(
        en="\\verb cannot stand inside another command's braces",
        nb="\\verb kan ikke stå inne i krøllparentesene til en annen kommando",
    ),
    why=Text(
        en="\\verb reads the text letter by letter, which is too late within a footnote, heading "
        "or other command.",
        nb="\\verb leser teksten tegn for tegn, og det er for sent inne i en fotnote, overskrift "
        "eller annen kommando.",
    ),
    fix=Text(
        en="write \\texttt{{…}} there, with \\ before special characters",
        nb="skriv \\texttt{{…}} der, med \\ foran spesialtegn",
    ),
    example="\\footnote{Se \\verb|a_b|.}",
)

CAPACITY = rule(
    "TEX031",
    "capacity-exceeded",
    Severity.ERROR,
    message=Text(en="TeX ran out of room here ({what})", nb="TeX gikk tom for plass her ({what})"),
    why=Text(
        en="A macro that calls itself without end uses up TeX's memory; so does a table or group "
        "that is never closed.",
        nb="En makro som kaller seg selv uten ende, bruker opp TeX' minne; det gjør også en tabell "
        "eller gruppe som aldri lukkes.",
    ),
    fix=Text(
        en="look for a macro that uses itself, or for a missing }} or \\end",
        nb="se etter en makro som bruker seg selv, eller etter en }} eller \\end som mangler",
    ),
    example="\\def\\x{\\x\\x}\\x",
)

OTHER_ERROR = rule(
    "TEX039",
    "other-tex-error",
    Severity.ERROR,
    message=Text(en="LaTeX says: {message}", nb="LaTeX sier: {message}"),
    why=Text(
        en="LaTeX stopped at something that this program has no words of its own for.",
        nb="LaTeX stoppet ved noe som dette programmet ikke har egne ord for.",
    ),
    fix=Text(
        en="look for a command, brace or special sign (\\ {{ }} $ & # _ ^ %) at this place that "
        "should not be there; --verbose shows LaTeX' own words",
        nb="se etter en kommando, en krøllparentes eller et spesialtegn (\\ {{ }} $ & # _ ^ %) på "
        "dette stedet som ikke skal være der; --verbose viser LaTeX' egne ord",
    ),
)
