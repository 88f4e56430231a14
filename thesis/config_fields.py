"""Every key of thesis.yaml: its kind, its choices and what it is for.

The reader, «did you mean» and the generated reference in docs/ share this table, so that a key
is described in one place.
"""

from __future__ import annotations

from thesis.config_requirements import REQUIREMENTS
from thesis.config_spec import FieldSpec
from thesis.config_spec import spec as _spec

FIELDS: tuple[FieldSpec, ...] = (
    _spec(
        "title",
        "text",
        "The thesis' title. The only key that must be there.",
        "Tittelen på oppgaven. Den eneste nøkkelen som må være med.",
        "Fysisk aktivitet i rehabilitering",
    ),
    _spec("subtitle", "text", "The subtitle.", "Undertittelen.", "En litteraturstudie"),
    _spec(
        "language",
        "choice",
        "The language that the thesis is written in.",
        "Språket oppgaven er skrevet på.",
        "nb",
        ("nb", "nn", "en"),
    ),
    _spec(
        "ui-language",
        "choice",
        "The language of messages; otherwise that of your computer.",
        "Språket i meldingene, ellers språket på maskinen din.",
        "nb",
        ("nb", "en"),
    ),
    _spec(
        "degree",
        "text",
        "What kind of thesis it is, as on the title page.",
        "Hva slags oppgave det er, slik det skal stå på forsiden.",
        "Bacheloroppgave i sosialt arbeid",
    ),
    _spec(
        "authors",
        "texts",
        "The authors' names; leave out for an anonymous thesis.",
        "Navnene på forfatterne, utelates i en anonym oppgave.",
        "[Kari Nordmann, Ola Nordmann]",
    ),
    _spec(
        "candidates",
        "texts",
        "Candidate numbers, instead of or beside names.",
        "Kandidatnumre, i stedet for eller ved siden av navn.",
        "[1234]",
    ),
    _spec(
        "course",
        "course",
        "The course: its code and name.",
        "Emnet: emnekode og emnenavn.",
        "{code: SOS3900, name: Bacheloroppgave}",
    ),
    _spec(
        "institution",
        "text",
        "The university or college.",
        "Universitetet eller høgskolen.",
        "Eksempelhøgskolen",
    ),
    _spec(
        "department",
        "text",
        "The faculty or department.",
        "Fakultetet eller instituttet.",
        "Institutt for sosialfag",
    ),
    _spec(
        "programme",
        "text",
        "The study programme, where the front page is to state it.",
        "Studieprogrammet, der det skal stå på forsiden.",
        "Bachelor i sosialt arbeid",
    ),
    _spec("supervisor", "text", "The supervisor's name.", "Navnet på veilederen.", "Per Hansen"),
    _spec(
        "logo",
        "text",
        "A picture file (PDF or PNG) for the top of the front page.",
        "En bildefil (PDF eller PNG) øverst på forsiden.",
        "figures/logo.pdf",
    ),
    _spec(
        "logo-alt",
        "text",
        "What a screen reader says of the logo; otherwise the name of the institution.",
        "Det en skjermleser sier om logoen, ellers navnet på institusjonen.",
        "Logoen til Eksempelhøgskolen",
    ),
    _spec(
        "front-page",
        "choice",
        "The design of the front page, instead of the profile's: `classic` (in the middle, the "
        "title between two rules), `modern` (along the left margin) or `formal` (with a table).",
        "Utformingen av forsiden, i stedet for den profilen har: `classic` (midtstilt, tittelen "
        "mellom to streker), `modern` (venstrestilt) eller `formal` (med en tabell).",
        "modern",
        ("classic", "modern", "formal"),
    ),
    _spec("place", "text", "The place on the title page.", "Stedet på forsiden.", "Bergen"),
    _spec(
        "date",
        "date",
        "The date of delivery, as YEAR-MONTH-DAY.",
        "Innleveringsdatoen, skrevet ÅR-MÅNED-DAG.",
        "2026-05-15",
    ),
    _spec(
        "profile",
        "text",
        "The institution's requirements; `thesis profiles` lists them.",
        "Institusjonens krav; `thesis profiles` viser hvilke som finnes.",
        "generic",
    ),
    _spec(
        "structure",
        "text",
        "The pattern of chapters that the thesis follows.",
        "Mønsteret av kapitler oppgaven følger.",
        "literature-study",
    ),
    _spec(
        "citation-style",
        "text",
        "A CSL style by name, or the path of a .csl file.",
        "En CSL-stil ved navn, eller stien til en .csl-fil.",
        "norsk-apa-manual",
    ),
    _spec(
        "bibliography",
        "texts",
        "The .bib files, as file names or patterns.",
        "Kildefilene (.bib), som filnavn eller mønstre.",
        "references/*.bib",
    ),
    _spec(
        "chapters",
        "texts",
        "The chapter files in order, as file names or patterns (a pattern is sorted by name).",
        "Kapittelfilene i rekkefølge, som filnavn eller mønstre (et mønster sorteres etter navn).",
        "[chapters/*]",
    ),
    _spec(
        "appendices",
        "appendices",
        "PDF files that are taken in page for page as appendices: file names, or file, title and "
        "label (`@app:consent` refers to the label app:consent).",
        "PDF-filer som tas inn side for side som vedlegg: filnavn, eller file, title og label "
        "(`@app:samtykke` viser til etiketten app:samtykke).",
        "[{file: vedlegg/samtykke.pdf, title: Samtykkeskjema, label: app:samtykke}]",
    ),
    _spec(
        "output",
        "text",
        "The name of the finished PDF in build/, without “.pdf”.",
        "Navnet på den ferdige PDF-en i build/, uten «.pdf».",
        "SOS3900_1234",
    ),
    _spec(
        "engine",
        "choice",
        "The TeX program: `embedded` needs no installation; the others use your TeX Live.",
        "TeX-programmet: `embedded` trenger ingen installasjon; de andre bruker din TeX Live.",
        "embedded",
        ("embedded", "pdflatex", "xelatex", "lualatex"),
    ),
    _spec(
        "font",
        "text",
        "The font: one that is installed, one whose .ttf files lie in `fonts/`, or `Latin Modern`, "
        "which comes along. Without it, the profile's, as a rule Times New Roman.",
        "Skrifttypen: en som er installert, en som har .ttf-filene i `fonts/`, eller "
        "`Latin Modern`, som følger med. Ellers profilens, som regel Times New Roman.",
        "Times New Roman",
    ),
    _spec(
        "packages",
        "texts",
        "More LaTeX packages for the preamble, “name” or “[options]name”.",
        "Flere LaTeX-pakker, «navn» eller «[valg]navn».",
        "[booktabs]",
    ),
    *REQUIREMENTS,
    _spec(
        "anonymous",
        "flag",
        "Print candidate numbers instead of names, and look for names in the text "
        "(`thesis build --anonymous` and `--named` go before this).",
        "Skriv kandidatnumre i stedet for navn, og let etter navn i teksten "
        "(`thesis build --anonymous` og `--named` går foran).",
        "true",
    ),
    _spec(
        "private",
        "texts",
        "What else an anonymous thesis must not give away: student numbers, e-mail addresses, user "
        "names. Never printed; the texts, file names, addresses and pictures are searched for it.",
        "Annet som en anonym oppgave ikke må røpe: studentnumre, e-postadresser, brukernavn. "
        "Trykkes aldri; det letes etter det i tekster, filnavn, adresser og bilder.",
        "[123456, kn1234@stud.example.no]",
    ),
    _spec(
        "independence",
        "flag",
        "Print a declaration that the thesis is your own work.",
        "Skriv en erklæring om at oppgaven er selvstendig arbeid.",
        "true",
    ),
    _spec(
        "ai-use",
        "ai-use",
        "Print a declaration of the AI tools that were used (tool, version, purpose, where), "
        "or `none`.",
        "Skriv en erklæring om KI-verktøyene som er brukt (tool, version, purpose, where), "
        "eller `none`.",
        "[{tool: ChatGPT, version: GPT-4o, purpose: language revision, where: chapter 2}]",
    ),
    _spec(
        "strict",
        "flag",
        "Let warnings stop the build as errors do.",
        "La advarsler stoppe byggingen, slik feil gjør.",
        "true",
    ),
    _spec(
        "rules",
        "severities",
        "Severity by rule: error, warning or off.",
        "Alvorlighet per regel: error, warning eller off.",
        "{TYP002: off, uncited-entry: error}",
    ),
    _spec(
        "ignore",
        "ignores",
        "Keys or words for which a rule is silent.",
        "Nøkler eller ord som en regel skal tie om.",
        "{uncited-entry: [dalland2020]}",
    ),
    _spec(
        "words",
        "texts",
        "Words that the spelling check accepts (words.txt holds more, one a line).",
        "Ord stavekontrollen skal godta (words.txt kan ha flere, ett per linje).",
        "[recoveryorientert]",
    ),
    _spec(
        "languagetool",
        "server",
        "Who checks the grammar for `thesis check`: `off` (nobody, nothing is sent), `local` "
        "(LanguageTool on this computer; needs Java) or the address of a server, which is sent "
        "the text.",
        "Hvem som kontrollerer grammatikken i `thesis check`: `off` (ingen, ingenting sendes), "
        "`local` (LanguageTool på denne maskinen; krever Java) eller adressen til en tjener, som "
        "får tilsendt teksten.",
        "http://localhost:8081",
    ),
)

BY_KEY = {spec.key: spec for spec in FIELDS}
