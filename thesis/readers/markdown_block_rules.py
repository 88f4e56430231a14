"""The rules about a Markdown chapter's front matter, blocks and attributes."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

FRONT_MATTER = rule(
    "SRC001",
    "front-matter-syntax",
    Severity.ERROR,
    message=Text(
        en="the lines between “---” at the top cannot be read: {reason}",
        nb="linjene mellom «---» øverst lar seg ikke lese: {reason}",
    ),
    why=Text(
        en="A chapter may begin with a few settings between two lines “---”, one “key: value” a "
        "line (YAML). When they cannot be read, nobody knows what the chapter is.",
        nb="Et kapittel kan begynne med noen innstillinger mellom to linjer «---», én «nøkkel: "
        "verdi» per linje (YAML). Lar de seg ikke lese, vet ingen hva slags kapittel det er.",
    ),
    fix=Text(
        en="write one “key: value” a line, indent with spaces only, and close with “---”",
        nb="skriv én «nøkkel: verdi» per linje, rykk bare inn med mellomrom, og avslutt med «---»",
    ),
    example="---\nrole: [abstract\n---",
    authority="YAML 1.1",
)

UNKNOWN_KEY = rule(
    "SRC002",
    "unknown-front-matter-key",
    Severity.ERROR,
    message=Text(
        en="a chapter has no setting called “{key}”",
        nb="et kapittel har ingen innstilling som heter «{key}»",
    ),
    why=Text(
        en="A chapter knows role, lang, numbered and title. A misspelled name would have no "
        "effect, and nobody would notice.",
        nb="Et kapittel kjenner role, lang, numbered og title. Et feilskrevet navn ville ikke "
        "hatt noen virkning, og ingen ville merket det.",
    ),
    fix=Text(
        en="use role, lang, numbered or title; what concerns the whole thesis goes in thesis.yaml",
        nb="bruk role, lang, numbered eller title; det som gjelder hele oppgaven, hører hjemme i "
        "thesis.yaml",
    ),
    example="---\nrolle: abstract\n---",
)

FRONT_MATTER_VALUE = rule(
    "SRC003",
    "front-matter-value",
    Severity.ERROR,
    message=Text(
        en="“{value}” is not a value for {key}: write {wanted}",
        nb="«{value}» er ingen verdi for {key}: skriv {wanted}",
    ),
    why=Text(
        en="Each setting takes the values that the message lists, and is given once.",
        nb="Hver innstilling tar de verdiene som meldingen nevner, og oppgis én gang.",
    ),
    fix=Text(en="choose one of the values listed", nb="velg en av verdiene som er nevnt"),
    example="---\nrole: sammendrag\n---",
)

RAW_HTML = rule(
    "SRC004",
    "raw-html",
    Severity.WARNING,
    message=Text(
        en="the HTML tag “{tag}” has no effect: only the text is printed",
        nb="HTML-koden «{tag}» har ingen virkning: bare teksten blir trykt",
    ),
    why=Text(
        en="A thesis becomes a PDF, not a web page. The text within the tags is printed, what the "
        "tags ask for is not done.",
        nb="En oppgave blir til en PDF, ikke en nettside. Teksten mellom kodene trykkes, men det "
        "kodene ber om, blir ikke gjort.",
    ),
    fix=Text(
        en="use Markdown: *italic*, **bold**, H~2~O, m^2^, a blank line for a new paragraph",
        nb="bruk Markdown: *kursiv*, **fet**, H~2~O, m^2^, en tom linje for nytt avsnitt",
    ),
    example="Dette er <b>viktig</b>.",
)

HTML_LOST = rule(
    "SRC005",
    "html-not-printed",
    Severity.ERROR,
    message=Text(
        en="what “{tag}” shows would be missing from the PDF",
        nb="det som «{tag}» viser, ville manglet i PDF-en",
    ),
    why=Text(
        en="HTML is not printed. Here it holds content of its own, such as a picture or a table, "
        "which would be lost.",
        nb="HTML trykkes ikke. Her rommer det eget innhold, for eksempel et bilde eller en tabell, "
        "som ville gått tapt.",
    ),
    fix=Text(
        en="write a picture as ![Caption](file.png) and a table with | between the cells",
        nb="skriv et bilde som ![Bildetekst](fil.png) og en tabell med | mellom cellene",
    ),
    example='<img src="figurer/flyt.png">',
)

UNKNOWN_ATTRIBUTE = rule(
    "SRC006",
    "unknown-attribute",
    Severity.WARNING,
    message=Text(
        en="“{attribute}” has no effect here",
        nb="«{attribute}» har ingen virkning her",
    ),
    why=Text(
        en="In braces after a heading, a picture, a caption or a [text] stand labels and settings. "
        "One that is not known is left out of account.",
        nb="I krøllparentes etter en overskrift, et bilde, en tabelltekst eller en [tekst] står "
        "etiketter og innstillinger. En som ikke er kjent, blir det ikke tatt hensyn til.",
    ),
    fix=Text(
        en="headings take #label and {{.unnumbered}}, pictures #label, width and alt, tables and "
        "formulas #label, texts lang",
        nb="overskrifter tar #etikett og {{.unnumbered}}, bilder #etikett, width og alt, tabeller "
        "og formler #etikett, tekster lang",
    ),
    example="![Flytskjema](figurer/flyt.png){widht=80%}",
)

ATTRIBUTE_VALUE = rule(
    "SRC007",
    "attribute-value",
    Severity.ERROR,
    message=Text(
        en="“{value}” cannot be read here: write {wanted}",
        nb="«{value}» lar seg ikke lese her: skriv {wanted}",
    ),
    why=Text(
        en="Settings in braces are separated by spaces and have no spaces round the equals sign.",
        nb="Innstillinger i krøllparentes skilles med mellomrom og har ikke mellomrom rundt "
        "likhetstegnet.",
    ),
    fix=Text(
        en="write for instance width=80% or lang=en; a value with spaces stands in double quotes",
        nb="skriv for eksempel width=80% eller lang=en; en verdi med mellomrom står i hermetegn",
    ),
    example="![Flytskjema](figurer/flyt.png){width=stor}",
)

UNSUPPORTED = rule(
    "SRC008",
    "unsupported-construct",
    Severity.WARNING,
    message=Text(
        en="{what} is not known here and is not printed as you mean it",
        nb="{what} er ukjent her og blir ikke trykt slik du mener det",
    ),
    why=Text(
        en="Other programs give these signs a meaning that this one does not. The text is printed "
        "as written, so that nothing is lost, but it will look wrong.",
        nb="Andre programmer gir disse tegnene en mening som dette ikke gjør. Teksten trykkes som "
        "den står, så ingenting går tapt, men det vil se feil ut.",
    ),
    fix=Text(
        en="write it in one of the ways that the guide shows",
        nb="skriv det på en av måtene som veiledningen viser",
    ),
    example="Mestring\n:   Å klare noe",
)

UNCLOSED = rule(
    "SRC014",
    "unclosed-block",
    Severity.ERROR,
    message=Text(
        en="“{opener}” is never closed: “{closer}” is missing",
        nb="«{opener}» blir aldri lukket: «{closer}» mangler",
    ),
    why=Text(
        en="What is opened must be closed in the same part of the text; otherwise all that follows "
        "is read as something else.",
        nb="Det som åpnes, må lukkes i samme del av teksten; ellers blir alt som følger, lest som "
        "noe annet.",
    ),
    fix=Text(
        en="write the closing mark where it should end",
        nb="skriv lukketegnet der det skal slutte",
    ),
    example="```\nsøk AND treff",
)

INDENTED_TEXT = rule(
    "SRC018",
    "indented-text",
    Severity.WARNING,
    message=Text(
        en="these indented lines are printed as program code",
        nb="disse innrykkede linjene blir trykt som programkode",
    ),
    why=Text(
        en="In Markdown, four spaces or a tab at the start of a line mean code, not a paragraph "
        "indent.",
        nb="I Markdown betyr fire mellomrom eller en tabulator først på linjen kode, ikke "
        "avsnittsinnrykk.",
    ),
    fix=Text(
        en="remove the spaces at the start; for a quotation write > first; for real code write "
        "``` above and below",
        nb="fjern mellomrommene først på linjen; skriv > først for et sitat; for virkelig kode "
        "skriver du ``` over og under",
    ),
    example="    Dette avsnittet er rykket inn.",
    authority="CommonMark 0.31, 4.4",
)

SURPLUS_CELLS = rule(
    "SRC019",
    "table-row-too-long",
    Severity.ERROR,
    message=Text(
        en="this row has {cells} cells, but the table has {columns} columns",
        nb="denne raden har {cells} celler, men tabellen har {columns} kolonner",
    ),
    why=Text(
        en="The surplus cells would be missing from the PDF.",
        nb="De overtallige cellene ville manglet i PDF-en.",
    ),
    fix=Text(
        en="write \\| for a bar that is text, or give the header and the line of dashes more "
        "columns",
        nb="skriv \\| for en strek som er tekst, eller gi overskriftsraden og streklinjen flere "
        "kolonner",
    ),
    example="| Database | Treff |\n|---|---|\n| Oria | 12 | 3 |",
)
