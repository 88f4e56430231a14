"""What may be wrong with the LaTeX of a chapter, as LaTeX."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

_LATEX = Filled(
    "The LaTeX Companion, 3rd edition; The TeXbook",
    "The LaTeX Companion, 3. utgave; The TeXbook",
)

UNCLOSED_BRACE = rule(
    "SRC020",
    "unclosed-group",
    Severity.ERROR,
    message=Text(en="this “{{” is never closed", nb="denne «{{» blir aldri lukket"),
    why=Text(
        en="LaTeX reads from an opening brace to its closing one; without it, the rest of the "
        "chapter would belong to the same command.",
        nb="LaTeX leser fra en krøllparentes til den som lukker den; uten den ville resten av "
        "kapitlet høre til den samme kommandoen.",
    ),
    fix=Text(en="write the missing “}}”", nb="skriv den «}}» som mangler"),
    example=r"Dette er \textbf{viktig.",
    authority=_LATEX,
)
STRAY_BRACE = rule(
    "SRC021",
    "stray-closing-brace",
    Severity.ERROR,
    message=Text(en="this “}}” closes nothing", nb="denne «}}» lukker ingenting"),
    why=Text(
        en="a closing brace without an opening one stops LaTeX",
        nb="en krøllparentes som lukker uten at noe er åpnet, stopper LaTeX",
    ),
    fix=Text(
        en=r"remove the brace, write the “{{” that it belongs to, or write “\}}” to print it",
        nb=r"fjern den, skriv den «{{» som den hører til, eller skriv «\}}» for å få den på trykk",
    ),
    example=r"Dette er \textbf{viktig}}.",
    authority=_LATEX,
)
UNCLOSED_ENVIRONMENT = rule(
    "SRC022",
    "unclosed-environment",
    Severity.ERROR,
    message=Text(
        en="“{opening}” is never closed by “{closing}”",
        nb="«{opening}» blir aldri avsluttet med «{closing}»",
    ),
    why=Text(
        en="Everything after the opening would belong to it, and LaTeX stops at the end.",
        nb="Alt som kommer etter, ville høre med, og LaTeX stopper når filen er slutt.",
    ),
    fix=Text(
        en="write the closing command where the passage ends",
        nb="skriv avslutningen der avsnittet skal slutte",
    ),
    example="\\begin{quote}\nEt sitat.",
    authority=_LATEX,
)
END_WITHOUT_BEGIN = rule(
    "SRC023",
    "end-without-begin",
    Severity.ERROR,
    message=Text(
        en="“\\end{{{name}}}” closes an environment that is not open",
        nb="«\\end{{{name}}}» avslutter noe som ikke er begynt",
    ),
    why=Text(
        en="Each closing command belongs to a “\\begin” with the same name before it.",
        nb="Hver avslutning hører til en «\\begin» med samme navn lenger oppe.",
    ),
    fix=Text(
        en="remove it, or write the “\\begin” that it belongs to",
        nb="fjern den, eller skriv den «\\begin» som den hører til",
    ),
    example="Tekst.\n\\end{quote}",
    authority=_LATEX,
)
MISMATCHED_ENVIRONMENT = rule(
    "SRC024",
    "mismatched-environment",
    Severity.ERROR,
    message=Text(
        en="“\\begin{{{name}}}” is closed by “\\end{{{other}}}” on line {line}",
        nb="«\\begin{{{name}}}» er avsluttet med «\\end{{{other}}}» på linje {line}",
    ),
    why=Text(
        en="An environment ends with the name that it began with.",
        nb="Et miljø slutter med det samme navnet som det begynner med.",
    ),
    fix=Text(en="use the same name in both", nb="bruk det samme navnet begge steder"),
    example="\\begin{quote}\nEt sitat.\n\\end{quotation}",
    authority=_LATEX,
)
UNCLOSED_MATH = rule(
    "SRC025",
    "unclosed-math",
    Severity.ERROR,
    message=Text(
        en="the formula that “{opening}” begins is not closed in this paragraph",
        nb="formelen som begynner med «{opening}», er ikke avsluttet i dette avsnittet",
    ),
    why=Text(
        en="A dollar sign begins a formula in LaTeX, and a formula ends in its own paragraph.",
        nb="Et dollartegn begynner en formel i LaTeX, og en formel slutter i sitt eget avsnitt.",
    ),
    fix=Text(
        en=r"close the formula; for the sign itself, write “\$”",
        nb=r"avslutt formelen; er det selve tegnet du vil ha, skriver du «\$»",
    ),
    example="Det kostet 500 $ i året.",
    authority=_LATEX,
)
UNESCAPED_CHARACTER = rule(
    "SRC026",
    "unescaped-character",
    Severity.ERROR,
    message=Text(
        en="“{character}” has a meaning of its own in LaTeX and cannot stand in text",
        nb="«{character}» har sin egen betydning i LaTeX og kan ikke stå i vanlig tekst",
    ),
    why=Text(
        en="“&” separates columns, “_” and “^” set indices in formulas, “#” stands for an "
        "argument. In running text LaTeX stops at them.",
        nb="«&» skiller kolonner, «_» og «^» setter indekser i formler, «#» står for et argument. "
        "I løpende tekst stopper LaTeX ved dem.",
    ),
    fix=Text(
        en=r"write a backslash before it: “\&”, “\_”, “\#”, “\^{{}}”",
        nb=r"skriv en omvendt skråstrek foran: «\&», «\_», «\#», «\^{{}}»",
    ),
    example="Braun & Clarke",
    authority=_LATEX,
)
PERCENT_AFTER_NUMBER = rule(
    "SRC027",
    "percent-starts-comment",
    Severity.WARNING,
    message=Text(
        en="“%” after a number hides the rest of this line from the print",
        nb="«%» etter et tall gjør at resten av linjen ikke kommer med på trykk",
    ),
    why=Text(
        en="In LaTeX “%” begins a comment. After a number it is nearly always meant as the sign "
        "for per cent, and then text is lost without any message.",
        nb="I LaTeX begynner «%» en kommentar. Etter et tall er det nesten alltid prosenttegnet "
        "som er ment, og da forsvinner tekst uten varsel.",
    ),
    fix=Text(
        en=r"write “\%”, or move a real comment to a line of its own",
        nb=r"skriv «\%», eller flytt en virkelig kommentar til en egen linje",
    ),
    example="Om lag 30 % av pasientene",
    authority=_LATEX,
)
