"""The rules about a finished PDF."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

UNREADABLE = rule(
    "PDF001",
    "unreadable-pdf",
    Severity.ERROR,
    message=Text(
        en="the PDF that was made cannot be read: {reason}",
        nb="PDF-en som ble laget, kan ikke leses: {reason}",
    ),
    why=Text(
        en="A PDF that this program cannot open opens nowhere else either.",
        nb="En PDF som dette programmet ikke kan åpne, lar seg heller ikke åpne andre steder.",
    ),
    fix=Text(
        en="make room on the disk, delete build/.cache and build again",
        nb="rydd plass på disken, slett build/.cache og bygg på nytt",
    ),
)

FONT_NOT_EMBEDDED = rule(
    "PDF002",
    "font-not-embedded",
    Severity.WARNING,
    message=Text(
        en="the font “{font}” on page {page} is not embedded in the PDF",
        nb="skrifttypen «{font}» på side {page} er ikke lagt inn i PDF-en",
    ),
    why=Text(
        en="Another machine shows another font, or none. Usually a figure brings such a font along "
        "as a PDF (R and Matplotlib make them).",
        nb="En annen maskin viser en annen skrift, eller ingen. Som regel er det en figur i PDF "
        "som har skriften med seg (R og Matplotlib lager slike).",
    ),
    fix=Text(
        en="save the figure anew with fonts embedded (in R: cairo_pdf), or as PNG",
        nb="lagre figuren på nytt med skriftene innlagt (i R: cairo_pdf), eller som PNG",
    ),
    authority="ISO 19005-2 (PDF/A-2), 6.2.11.4",
)

BITMAP_FONT = rule(
    "PDF003",
    "bitmap-font",
    Severity.WARNING,
    message=Text(
        en="a font on page {page} is made of dots or drawings (Type 3)",
        nb="en skrift på side {page} er laget av punkter eller tegninger (Type 3)",
    ),
    why=Text(
        en="Such a font looks rough on a screen, and its text may not be searchable. Usually a "
        "figure brings it along (Matplotlib's default).",
        nb="En slik skrift ser grov ut på skjerm, og teksten er kanskje ikke søkbar. Som regel er "
        "det en figur som har den med seg (Matplotlibs forvalg).",
    ),
    fix=Text(
        en="save the figure anew with outline fonts (in Matplotlib: pdf.fonttype: 42)",
        nb="lagre figuren på nytt med konturskrifter (i Matplotlib: pdf.fonttype: 42)",
    ),
)

NO_TITLE = rule(
    "PDF004",
    "pdf-without-title",
    Severity.WARNING,
    message=Text(
        en="the PDF does not bear the thesis' title", nb="PDF-en har ikke oppgavens tittel"
    ),
    why=Text(
        en="Readers and screen readers show the title instead of the file's name.",
        nb="Lesere og skjermlesere viser tittelen i stedet for filnavnet.",
    ),
    fix=Text(
        en="look for \\hypersetup in a chapter or “packages:”; without it the title of thesis.yaml "
        "is used",
        nb="se etter \\hypersetup i et kapittel eller «packages:»; uten den brukes tittelen i "
        "thesis.yaml",
    ),
    authority=Filled(
        "WCAG 2.1, success criterion 2.4.2 (PDF18)",
        "WCAG 2.1, suksesskriterium 2.4.2 (PDF18)",
    ),
)

NO_LANGUAGE = rule(
    "PDF005",
    "pdf-without-language",
    Severity.WARNING,
    message=Text(
        en="the PDF does not say that it is in the language “{language}”",
        nb="PDF-en sier ikke at den er på språket «{language}»",
    ),
    why=Text(
        en="A screen reader needs the language to pronounce the text.",
        nb="En skjermleser trenger språket for å uttale teksten.",
    ),
    fix=Text(
        en="look for \\hypersetup in a chapter or “packages:”; without it the language of "
        "thesis.yaml is used",
        nb="se etter \\hypersetup i et kapittel eller «packages:»; uten den brukes språket i "
        "thesis.yaml",
    ),
    authority=Filled(
        "WCAG 2.1, success criterion 3.1.1 (PDF16)",
        "WCAG 2.1, suksesskriterium 3.1.1 (PDF16)",
    ),
)

PAGES = rule(
    "PDF006",
    "page-limit",
    Severity.WARNING,
    message=Text(
        en="the text has {pages} pages; {allowed}", nb="teksten er på {pages} sider; {allowed}"
    ),
    why=Text(
        en="Some institutions limit the number of pages. The pages from the introduction to the "
        "reference list count here; the limit is the profile's, or `page-limit:` in thesis.yaml.",
        nb="Noen institusjoner setter grenser for antall sider. Her telles sidene fra innledningen "
        "til referanselisten; grensen er profilens, eller `page-limit:` i thesis.yaml.",
    ),
    fix=Text(
        en="shorten or lengthen the text; set `page-limit:` if another limit holds",
        nb="kort ned eller skriv mer; sett `page-limit:` hvis en annen grense gjelder",
    ),
    example="page-limit: 1",
    authority=Filled("the profile's source", "profilens kilde"),
)
