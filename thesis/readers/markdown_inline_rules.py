"""The rules about citations, footnotes, labels, cross-references and pictures in Markdown."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

UNDEFINED_FOOTNOTE = rule(
    "SRC009",
    "undefined-footnote",
    Severity.ERROR,
    message=Text(
        en="there is no footnote called “{label}” in this chapter",
        nb="det finnes ingen fotnote som heter «{label}» i dette kapitlet",
    ),
    why=Text(
        en="[^name] is replaced by a footnote whose text stands in a paragraph that begins with "
        "[^name]: in the same file.",
        nb="[^navn] byttes ut med en fotnote som har teksten sin i et avsnitt som begynner med "
        "[^navn]: i samme fil.",
    ),
    fix=Text(
        en="write a paragraph [^name]: with the text",
        nb="skriv et avsnitt [^navn]: med teksten",
    ),
    example="Se loven.[^1]",
)

UNUSED_FOOTNOTE = rule(
    "SRC010",
    "unused-footnote",
    Severity.WARNING,
    message=Text(
        en="the footnote “{label}” is not used, so its text is not printed",
        nb="fotnoten «{label}» er ikke brukt, så teksten i den blir ikke trykt",
    ),
    why=Text(
        en="A footnote is printed where [^name] stands in the text.",
        nb="En fotnote trykkes der [^navn] står i teksten.",
    ),
    fix=Text(
        en="write [^name] where the note belongs, or delete the note",
        nb="skriv [^navn] der noten hører til, eller slett noten",
    ),
    example="Tekst.\n\n[^1]: Ingen viser hit.",
)

DUPLICATE_LABEL = rule(
    "SRC011",
    "duplicate-label",
    Severity.ERROR,
    message=Text(
        en="the label “{label}” is given twice in this chapter",
        nb="etiketten «{label}» er brukt to ganger i dette kapitlet",
    ),
    why=Text(
        en="A cross-reference to the label could mean either of the two places.",
        nb="En kryssreferanse til etiketten kunne ment hvilket som helst av de to stedene.",
    ),
    fix=Text(en="give one of them another name", nb="gi et av stedene et annet navn"),
    example="# Metode {#sec:a}\n\n# Teori {#sec:a}",
)

DUPLICATE_FOOTNOTE = rule(
    "SRC012",
    "duplicate-footnote",
    Severity.ERROR,
    message=Text(
        en="the footnote “{label}” is written twice: only one text can be printed",
        nb="fotnoten «{label}» er skrevet to ganger: bare én tekst kan trykkes",
    ),
    why=Text(
        en="Each footnote needs a name of its own within the file.",
        nb="Hver fotnote trenger sitt eget navn innenfor filen.",
    ),
    fix=Text(en="give one of them another name", nb="gi en av dem et annet navn"),
    example="Tekst.[^1]\n\n[^1]: Én.\n\n[^1]: To.",
)

MALFORMED_CITATION = rule(
    "SRC013",
    "malformed-citation",
    Severity.ERROR,
    message=Text(
        en="this citation cannot be read: {reason}",
        nb="denne kildehenvisningen lar seg ikke lese: {reason}",
    ),
    why=Text(
        en="A citation is written [@key, s. 26], several with a semicolon between: [@a; @b]. "
        "Written otherwise, signs would be printed instead of the source.",
        nb="En kildehenvisning skrives [@nøkkel, s. 26], flere med semikolon mellom: [@a; @b]. "
        "Skrevet på annen måte ville tegnene blitt trykt i stedet for kilden.",
    ),
    fix=Text(
        en="write [@key], [@key, s. 26] or [@a, s. 3; @b]",
        nb="skriv [@nøkkel], [@nøkkel, s. 26] eller [@a, s. 3; @b]",
    ),
    example="Mestring er viktig [@lossius2012, s. 26.",
    authority=Filled(
        "Pandoc User’s Guide, “Citation syntax”",
        "Pandoc User’s Guide, «Citation syntax»",
    ),
)

MALFORMED_REFERENCE = rule(
    "SRC015",
    "malformed-cross-reference",
    Severity.ERROR,
    message=Text(
        en="this cross-reference cannot be read: {reason}",
        nb="denne kryssreferansen lar seg ikke lese: {reason}",
    ),
    why=Text(
        en="A cross-reference is @sec:, @fig:, @tbl:, @eq: or @app: and a label; [-@fig:label] "
        "prints the number only.",
        nb="En kryssreferanse er @sec:, @fig:, @tbl:, @eq: eller @app: og en etikett; "
        "[-@fig:etikett] trykker bare nummeret.",
    ),
    fix=Text(
        en="write for instance (se @fig:flyt) with round brackets",
        nb="skriv for eksempel (se @fig:flyt) med vanlige parenteser",
    ),
    example="Se @figur:flyt.",
)

IMAGE_MISSING = rule(
    "SRC016",
    "image-missing",
    Severity.ERROR,
    message=Text(en="there is no picture file “{path}”", nb="det finnes ingen bildefil «{path}»"),
    why=Text(
        en="The path of a picture is written from the thesis' folder (or the chapter's), with "
        "capitals and small letters exactly as in the file's name.",
        nb="Stien til et bilde skrives fra mappen med oppgaven (eller fra kapitlets mappe), med "
        "store og små bokstaver akkurat som i filnavnet.",
    ),
    fix=Text(
        en="check the name, and that the file lies in the thesis' folder",
        nb="kontroller navnet, og at filen ligger i mappen med oppgaven",
    ),
    example="![Flytskjema](figurer/flytt.png)",
)

IMAGE_UNUSABLE = rule(
    "SRC017",
    "image-unusable",
    Severity.ERROR,
    message=Text(
        en="this picture cannot be printed: {reason}",
        nb="dette bildet kan ikke trykkes: {reason}",
    ),
    why=Text(
        en="A picture is a PDF, PNG or JPEG file that lies in the thesis' folder.",
        nb="Et bilde er en PDF-, PNG- eller JPEG-fil som ligger i mappen med oppgaven.",
    ),
    fix=Text(
        en="save the picture as PDF or PNG in the thesis' folder and write its path",
        nb="lagre bildet som PDF eller PNG i mappen med oppgaven, og skriv stien til det",
    ),
    example="![Flytskjema](figurer/flyt.svg)",
)
