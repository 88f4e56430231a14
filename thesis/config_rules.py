"""The rules about thesis.yaml, and the words for what a value should be."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

A_NAME = Filled("a plain name", "et vanlig navn")
A_TEXT = Filled("a text", "en tekst")
TEXTS = Filled("a text, or a list of texts", "en tekst, eller en liste med tekster")
A_FLAG = Filled("true or false", "true eller false")
A_NUMBER = Filled("a whole number", "et helt tall")
COURSE = Filled("a mapping with code and name", "nøklene code og name")
AI_USE = Filled(
    "“none”, or a list of tools, each with tool, version, purpose and where",
    "«none», eller en liste med verktøy, hvert med tool, version, purpose og where",
)
APPENDICES = Filled(
    "a file name, or a mapping with file, title and label",
    "et filnavn, eller nøklene file, title og label",
)
LAYOUT = Filled("a mapping such as {line-spacing: 2}", "nøkler og verdier, som {line-spacing: 2}")
BETWEEN = Text(en="a number from {low} to {high}", nb="et tall fra {low} til {high}")
SEVERITIES = Filled("rules with error, warning or off", "regler med error, warning eller off")
A_SERVER = Filled(
    "off, local, or an address that begins with http:// or https://",
    "off, local eller en adresse som begynner med http:// eller https://",
)
IGNORES = Filled("rules with a list of words each", "regler med en liste ord hver")

MISSING = rule(
    "CFG001",
    "thesis-yaml-missing",
    Severity.ERROR,
    message=Text(
        en="there is no thesis.yaml in the folder “{folder}”",
        nb="det er ingen thesis.yaml i mappen «{folder}»",
    ),
    why=Text(
        en="thesis.yaml holds the title, the names and the choices of a thesis. The folder that "
        "has it is the thesis.",
        nb="thesis.yaml inneholder tittelen, navnene og valgene i en oppgave. Mappen den ligger i, "
        "er oppgaven.",
    ),
    fix=Text(
        en="go to the folder of your thesis, or make a new one with `thesis new FOLDER`",
        nb="gå til mappen med oppgaven din, eller lag en ny med `thesis new MAPPE`",
    ),
)

SYNTAX = rule(
    "CFG002",
    "yaml-syntax",
    Severity.ERROR,
    message=Text(
        en="this line cannot be read as YAML", nb="denne linjen lar seg ikke lese som YAML"
    ),
    why=Text(
        en="YAML is “key: value”, one a line, indented with spaces. Where the form is broken, "
        "nothing after it can be trusted.",
        nb="YAML er «nøkkel: verdi», én per linje, rykket inn med mellomrom. Der formen brytes, "
        "kan ikke noe av det som følger, leses sikkert.",
    ),
    fix=Text(
        en="compare the line with those around it; put values with special characters in quotes",
        nb="sammenlign linjen med dem rundt; sett verdier med spesialtegn i hermetegn",
    ),
    example="title: Mestring: en studie",
    authority="YAML 1.1",
)

UNKNOWN_KEY = rule(
    "CFG003",
    "unknown-key",
    Severity.ERROR,
    message=Text(
        en="there is no key called “{key}”", nb="det finnes ingen nøkkel som heter «{key}»"
    ),
    why=Text(
        en="A misspelled key would be ignored silently, and the thesis printed without it.",
        nb="En feilstavet nøkkel ville ellers blitt oversett, og oppgaven trykt uten den.",
    ),
    fix=Text(
        en="the page “thesis.yaml” of the documentation lists the keys",
        nb="siden «thesis.yaml» i dokumentasjonen viser nøklene",
    ),
    example="titel: Mestring i hverdagen",
)

WRONG_TYPE = rule(
    "CFG004",
    "wrong-type",
    Severity.ERROR,
    message=Text(en="here should be {wanted}", nb="her skal det stå {wanted}"),
    why=Text(
        en="Each key takes one kind of value.",
        nb="Hver nøkkel tar én type verdi.",
    ),
    fix=Text(
        en="the page “thesis.yaml” of the documentation shows an example of each key",
        nb="siden «thesis.yaml» i dokumentasjonen viser et eksempel på hver nøkkel",
    ),
    example="title: [Mestring, i hverdagen]",
)

BAD_CHOICE = rule(
    "CFG005",
    "value-not-allowed",
    Severity.ERROR,
    message=Text(en="“{value}” is not one of: {allowed}", nb="«{value}» er ikke blant: {allowed}"),
    why=Text(
        en="This key takes only the values listed.",
        nb="Denne nøkkelen tar bare verdiene som er nevnt.",
    ),
    fix=Text(en="choose one of the values listed", nb="velg en av verdiene som er nevnt"),
    example="engine: pdftex",
)

BAD_DATE = rule(
    "CFG006",
    "impossible-date",
    Severity.ERROR,
    message=Text(en="“{value}” is not a date", nb="«{value}» er ikke en dato"),
    why=Text(
        en="The date is printed on the title page in the form of the thesis' language.",
        nb="Datoen trykkes på forsiden i formen som hører til språket i oppgaven.",
    ),
    fix=Text(
        en="write year-month-day with digits, such as 2026-05-15",
        nb="skriv år-måned-dag med sifre, for eksempel 2026-05-15",
    ),
    example="date: 2026-02-30",
)

TWICE = rule(
    "CFG007",
    "key-given-twice",
    Severity.ERROR,
    message=Text(en="the key “{key}” is given twice", nb="nøkkelen «{key}» er oppgitt to ganger"),
    why=Text(
        en="Only one of the values can count, and it is not clear which you mean.",
        nb="Bare én av verdiene kan gjelde, og det er ikke klart hvilken du mener.",
    ),
    fix=Text(en="delete one of the two", nb="slett den ene av dem"),
    example="title: Mestring\ntitle: Mestring i hverdagen",
)

ALIAS = rule(
    "CFG008",
    "yaml-alias",
    Severity.ERROR,
    message=Text(
        en="YAML aliases (“*name”) are not allowed here",
        nb="YAML-alias («*navn») er ikke tillatt her",
    ),
    why=Text(
        en="Aliases can make a small file grow beyond all bounds, and no setting needs them.",
        nb="Alias kan få en liten fil til å vokse over alle grenser, og ingen innstilling "
        "trenger dem.",
    ),
    fix=Text(
        en="write the value itself; a text that begins with * must stand in quotes",
        nb="skriv selve verdien; en tekst som begynner med *, må stå i hermetegn",
    ),
    example="title: &t Mestring\nsubtitle: *t",
)

NO_TITLE = rule(
    "CFG009",
    "title-missing",
    Severity.ERROR,
    message=Text(en="the thesis has no title", nb="oppgaven har ingen tittel"),
    why=Text(
        en="The title stands on the title page and in the PDF's own information.",
        nb="Tittelen står på forsiden og i PDF-filens egne opplysninger.",
    ),
    fix=Text(
        en="add a line such as `title: My thesis`",
        nb="legg til en linje som `title: Oppgaven min`",
    ),
    example="language: nb",
)

NOT_A_MAPPING = rule(
    "CFG010",
    "not-key-and-value",
    Severity.ERROR,
    message=Text(
        en="the file should hold lines of the form “key: value”",
        nb="filen skal ha linjer på formen «nøkkel: verdi»",
    ),
    why=Text(
        en="An empty file, a list or a single text says nothing about the thesis.",
        nb="En tom fil, en liste eller en enkelt tekst sier ingenting om oppgaven.",
    ),
    fix=Text(en="begin with `title: My thesis`", nb="begynn med `title: Oppgaven min`"),
    example="- title",
)

BAD_OUTPUT = rule(
    "CFG011",
    "output-not-a-file-name",
    Severity.ERROR,
    message=Text(
        en="“{value}” cannot be the name of a file", nb="«{value}» kan ikke være navnet på en fil"
    ),
    why=Text(
        en="The PDF is written to build/ under this name, so it may hold letters, digits, spaces, "
        "points, hyphens and underscores only. A few names, such as con and aux, Windows keeps for "
        "devices.",
        nb="PDF-en skrives til build/ med dette navnet, så det kan bare ha bokstaver, sifre, "
        "mellomrom, punktum, bindestrek og understrek. Noen få navn, som con og aux, bruker "
        "Windows selv.",
    ),
    fix=Text(
        en="write a plain name such as SOS3900_1234",
        nb="skriv et enkelt navn, for eksempel SOS3900_1234",
    ),
    example="output: ../ferdig",
)

TOO_LARGE = rule(
    "CFG012",
    "thesis-yaml-too-large",
    Severity.ERROR,
    message=Text(
        en="thesis.yaml is larger than one megabyte", nb="thesis.yaml er større enn én megabyte"
    ),
    why=Text(
        en="No thesis needs that many settings; another file has probably got this name.",
        nb="Ingen oppgave trenger så mange innstillinger; det er trolig en annen fil som har "
        "fått dette navnet.",
    ),
    fix=Text(en="check that it is the right file", nb="kontroller at det er riktig fil"),
)

TOO_DEEP = rule(
    "CFG013",
    "yaml-too-deep",
    Severity.ERROR,
    message=Text(en="the values are nested too deeply here", nb="verdiene er nøstet for dypt her"),
    why=Text(
        en="No setting lies more than a few levels deep.",
        nb="Ingen innstilling ligger mer enn noen få nivåer ned.",
    ),
    fix=Text(en="count the brackets", nb="tell klammene"),
    example="title: [[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]",
)

UNREADABLE = rule(
    "CFG014",
    "thesis-yaml-unreadable",
    Severity.ERROR,
    message=Text(
        en="thesis.yaml cannot be read: {reason}", nb="thesis.yaml kan ikke leses: {reason}"
    ),
    why=Text(en="The computer refused to open the file.", nb="Maskinen nektet å åpne filen."),
    fix=Text(
        en="check that it is a file, that you may read it and that no program has locked it",
        nb="kontroller at det er en fil, at du har lov til å lese den, og at ingen andre "
        "programmer har låst den",
    ),
)
