"""Rules about what TeX says of files, fonts, characters, references and lines."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

MISSING_IMAGE = rule(
    "TEX040",
    "missing-image",
    Severity.ERROR,
    message=Text(en="the image “{file}” is not there", nb="bildet «{file}» finnes ikke"),
    why=Text(
        en="Images are looked for from the project's folder, the one with thesis.yaml. Small and "
        "capital letters differ.",
        nb="Bilder letes det etter fra prosjektets mappe, den med thesis.yaml. Små og store "
        "bokstaver er forskjellige.",
    ),
    fix=Text(
        en="correct the name, or put the image there", nb="rett navnet, eller legg bildet der"
    ),
    example="\\includegraphics{figures/mangler.png}",
)

UNREADABLE_IMAGE = rule(
    "TEX041",
    "unreadable-image",
    Severity.ERROR,
    message=Text(en="the image “{file}” cannot be used", nb="bildet «{file}» kan ikke brukes"),
    why=Text(
        en="PDF, PNG and JPEG images can be printed. This file is of another kind, or it is "
        "damaged.",
        nb="PDF-, PNG- og JPEG-bilder kan trykkes. Denne filen er av et annet slag, eller den er "
        "skadet.",
    ),
    fix=Text(
        en="save the image as PDF, PNG or JPEG, with the matching file ending",
        nb="lagre bildet som PDF, PNG eller JPEG, med tilhørende filendelse",
    ),
    example="\\includegraphics{figures/flyt.webp}",
)

MISSING_INPUT = rule(
    "TEX042",
    "missing-input-file",
    Severity.ERROR,
    message=Text(en="the file “{file}” is not there", nb="filen «{file}» finnes ikke"),
    why=Text(
        en="The text asks LaTeX to read a file that does not exist in the project. Files outside "
        "the project are never read.",
        nb="Teksten ber LaTeX lese en fil som ikke finnes i prosjektet. Filer utenfor prosjektet "
        "leses aldri.",
    ),
    fix=Text(
        en="correct the name, or put the file into the project",
        nb="rett navnet, eller legg filen i prosjektet",
    ),
    example="\\input{figures/mangler}",
)

MISSING_PACKAGE = rule(
    "TEX043",
    "missing-package",
    Severity.ERROR,
    message=Text(
        en="the engine “{engine}” does not have the LaTeX package “{package}”",
        nb="motoren «{engine}» har ikke LaTeX-pakken «{package}»",
    ),
    why=Text(
        en="The embedded engine has the packages that a thesis normally needs, not all of them; a "
        "system TeX Live has those that are installed.",
        nb="Den innebygde motoren har pakkene som en oppgave vanligvis trenger, ikke alle; et "
        "TeX Live på maskinen har dem som er installert.",
    ),
    fix=Text(
        en="do without the package, or install TeX Live with it and write “engine: lualatex” in "
        "thesis.yaml",
        nb="klar deg uten pakken, eller installer TeX Live med den og skriv «engine: lualatex» i "
        "thesis.yaml",
    ),
    example="packages: [chemfig]",
)

#: The way out where a TeX Live of the user's is at work already.
INSTALL_PACKAGE = Text(
    en="install {package} in your TeX Live (tlmgr install {package}, or your system’s package that "
    "has it), or take it out of packages: in thesis.yaml",
    nb="installer {package} i TeX Live (tlmgr install {package}, eller systempakken som har den), "
    "eller ta den ut av packages: i thesis.yaml",
)

MISSING_FONT = rule(
    "TEX044",
    "missing-font",
    Severity.ERROR,
    message=Text(en="the font “{font}” is not there", nb="skrifttypen «{font}» finnes ikke"),
    why=Text(
        en="The engine finds no font of this name. pdfTeX knows its own fonts "
        "and the one that “font:” names; lualatex and xelatex find all installed fonts.",
        nb="Motoren finner ingen skrifttype med dette navnet. pdfTeX kjenner sine egne "
        "skrifttyper og den som «font:» nevner; lualatex og xelatex finner alle som er installert.",
    ),
    fix=Text(
        en="correct “font:” in thesis.yaml, install the font, or leave “font:” out",
        nb="rett «font:» i thesis.yaml, installer skrifttypen, eller ta bort «font:»",
    ),
    example="engine: lualatex\nfont: Tmies New Roman",
)

OPTION_CLASH = rule(
    "TEX045",
    "package-option-clash",
    Severity.ERROR,
    message=Text(
        en="the package “{package}” is loaded twice with different options",
        nb="pakken «{package}» lastes to ganger med ulike valg",
    ),
    why=Text(
        en="The thesis loads some packages itself. The same one under “packages:” with other "
        "options cannot be obeyed.",
        nb="Oppgaven laster selv noen pakker. Samme pakke under «packages:» med andre valg kan "
        "ikke følges.",
    ),
    fix=Text(
        en="take the package, or its options in brackets, out of “packages:”",
        nb="ta pakken, eller valgene i hakeparentes, ut av «packages:»",
    ),
    example='packages: ["[table]xcolor"]',
)

UNSUPPORTED_CHARACTER = rule(
    "TEX046",
    "unsupported-character",
    Severity.ERROR,
    message=Text(
        en="the character “{character}” cannot be printed with this engine",
        nb="tegnet «{character}» kan ikke trykkes med denne motoren",
    ),
    why=Text(
        en="The font has no such character (emoji, Chinese, special mathematics …). It would "
        "silently be missing from the PDF.",
        nb="Skrifttypen har ikke tegnet (emoji, kinesisk, spesiell matematikk …). Det ville mangle "
        "i PDF-en uten at noen merket det.",
    ),
    fix=Text(
        en="write it in another way, or use “engine: lualatex” with a “font:” that has it",
        nb="skriv det på en annen måte, eller bruk «engine: lualatex» med en «font:» som har det",
    ),
    example="Vi brukte 😀 i skjemaet.",
)

UNDEFINED_REFERENCE = rule(
    "TEX047",
    "undefined-reference",
    Severity.ERROR,
    message=Text(
        en="there is nothing with the label “{label}” to refer to",
        nb="det finnes ikke noe med merket «{label}» å vise til",
    ),
    why=Text(
        en="A cross-reference without its target would be printed as “??”.",
        nb="En kryssreferanse uten mål ville bli trykt som «??».",
    ),
    fix=Text(
        en="correct the label here, or give the figure, table or section this label",
        nb="rett merket her, eller gi figuren, tabellen eller kapitlet dette merket",
    ),
    example="Se figur \\ref{fig:mangler}.",
)

DUPLICATE_LABEL = rule(
    "TEX048",
    "duplicate-tex-label",
    Severity.ERROR,
    message=Text(en="the label “{label}” is given twice", nb="merket «{label}» er gitt to ganger"),
    why=Text(
        en="References to it show the last of the two, perhaps not the one that is meant.",
        nb="Henvisninger til det viser den siste av de to, kanskje ikke den som er ment.",
    ),
    fix=Text(en="give one of them another label", nb="gi en av dem et annet merke"),
    example="\\label{fig:a} … \\label{fig:a}",
)

BROKEN_LINK = rule(
    "TEX049",
    "link-without-target",
    Severity.WARNING,
    message=Text(
        en="a link leads to “{target}”, which is nowhere in the document",
        nb="en lenke viser til «{target}», som ikke finnes i dokumentet",
    ),
    why=Text(
        en="Clicking it in the PDF leads to the first page.",
        nb="Den som klikker på den i PDF-en, havner på første side.",
    ),
    fix=Text(
        en="give the target a label or \\hypertarget of this name",
        nb="gi målet et merke eller en \\hypertarget med dette navnet",
    ),
    example="\\hyperlink{ingensteds}{her}",
)

OVERFULL_LINE = rule(
    "TEX050",
    "overfull-line",
    Severity.WARNING,
    message=Text(
        en="a line runs {millimetres} mm into the margin: “{words}”",
        nb="en linje går {millimetres} mm ut i margen: «{words}»",
    ),
    why=Text(
        en="LaTeX found no place to break the line: a long word without hyphenation, an address, "
        "a wide table or formula.",
        nb="LaTeX fant ikke noe sted å dele linjen: et langt ord uten orddeling, en adresse, en "
        "bred tabell eller formel.",
    ),
    fix=Text(
        en="rephrase the sentence, show where a word may be divided with \\-, write addresses as "
        "links, make the table narrower",
        nb="skriv om setningen, vis hvor et ord kan deles med \\-, skriv adresser som lenker, gjør "
        "tabellen smalere",
    ),
)

LARGE_FLOAT = rule(
    "TEX051",
    "float-larger-than-page",
    Severity.WARNING,
    message=Text(
        en="a figure or table is {millimetres} mm higher than the page",
        nb="en figur eller tabell er {millimetres} mm høyere enn siden",
    ),
    why=Text(
        en="It runs off the foot of the page, and part of it cannot be seen.",
        nb="Den går ut over sidens bunn, og noe av den synes ikke.",
    ),
    fix=Text(en="make it smaller, or divide it in two", nb="gjør den mindre, eller del den i to"),
)
