"""The rules about a project's files."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

NO_FILE = rule(
    "SRC040",
    "file-missing",
    Severity.ERROR,
    message=Text(en="the file “{path}” does not exist", nb="filen «{path}» finnes ikke"),
    why=Text(
        en="thesis.yaml names a file that is not there; the thesis would be printed without it.",
        nb="thesis.yaml nevner en fil som ikke er der; oppgaven ville blitt trykt uten den.",
    ),
    fix=Text(
        en="check the name and the folder, or take the line out of thesis.yaml",
        nb="kontroller navnet og mappen, eller ta linjen ut av thesis.yaml",
    ),
    example="chapters: [chapters/01-inledning.md]",
)

NO_MATCH = rule(
    "SRC041",
    "no-files-found",
    Severity.ERROR,
    message=Text(
        en="no file matches “{pattern}”", nb="ingen filer passer til mønsteret «{pattern}»"
    ),
    why=Text(en="The thesis would have no chapters.", nb="Oppgaven ville ikke hatt noen kapitler."),
    fix=Text(
        en="put the files there, or name the right folder in thesis.yaml",
        nb="legg filene der, eller oppgi riktig mappe i thesis.yaml",
    ),
    example="chapters: kapitler/*.md",
)

NO_BIBLIOGRAPHY = rule(
    "SRC050",
    "no-bibliography",
    Severity.WARNING,
    message=Text(
        en="the thesis has no references yet: no file matches “{pattern}”",
        nb="oppgaven har ingen kilder ennå: ingen filer passer til mønsteret «{pattern}»",
    ),
    why=Text(
        en="The works that the text cites are described in BibTeX files (“.bib”). Nearly every "
        "thesis has some, and without them there is no reference list.",
        nb="Kildene som teksten viser til, er beskrevet i BibTeX-filer («.bib»). Nesten alle "
        "oppgaver har noen, og uten dem blir det ingen referanseliste.",
    ),
    fix=Text(
        en="put your BibTeX file there, name the right folder in thesis.yaml, or write "
        "“bibliography: []” if the thesis has no sources",
        nb="legg BibTeX-filen din der, oppgi riktig mappe i thesis.yaml, eller skriv "
        "«bibliography: []» hvis oppgaven ikke har kilder",
    ),
    example="bibliography: kilder/*.bib",
)

OUTSIDE = rule(
    "SRC042",
    "file-outside-project",
    Severity.ERROR,
    message=Text(
        en="“{path}” lies outside the folder of the thesis",
        nb="«{path}» ligger utenfor mappen til oppgaven",
    ),
    why=Text(
        en="Only files in the thesis' own folder are read, so that the folder can be moved, shared "
        "and handed over whole, and a foreign thesis.yaml can open nothing else of yours.",
        nb="Bare filer i oppgavens egen mappe blir lest, slik at mappen kan flyttes, deles og "
        "leveres hel, og en fremmed thesis.yaml ikke kan åpne noe annet du har.",
    ),
    fix=Text(
        en="copy the file into the thesis' folder",
        nb="kopier filen inn i mappen til oppgaven",
    ),
    example="bibliography: ../kilder.bib",
)

NOT_READ = rule(
    "SRC043",
    "file-not-read",
    Severity.WARNING,
    message=Text(
        en="“{path}” is left out: files here should end in {suffixes}",
        nb="«{path}» er ikke tatt med: filer her skal slutte på {suffixes}",
    ),
    why=Text(
        en="A file of another kind cannot be read here, and its text would be missing.",
        nb="En fil av et annet slag kan ikke leses her, og teksten i den ville manglet.",
    ),
    fix=Text(
        en="save it as text in one of these formats, or move it out of the folder",
        nb="lagre den som tekst i et av disse formatene, eller flytt den ut av mappen",
    ),
    example="chapters/01-innledning.docx",
)

EMPTY_CHAPTER = rule(
    "SRC044",
    "empty-file",
    Severity.ERROR,
    message=Text(en="the chapter file is empty", nb="kapittelfilen er tom"),
    why=Text(
        en="An empty file is often one that was not saved, or not fetched from the cloud.",
        nb="En tom fil er ofte en som ikke ble lagret, eller som skytjenesten ikke har hentet.",
    ),
    fix=Text(
        en="write the chapter, fetch an earlier version, or delete the file",
        nb="skriv kapittelet, hent frem en tidligere versjon, eller slett filen",
    ),
)

UNREADABLE = rule(
    "SRC045",
    "file-unreadable",
    Severity.ERROR,
    message=Text(en="“{path}” cannot be read: {reason}", nb="«{path}» kan ikke leses: {reason}"),
    why=Text(en="The computer refused to open the file.", nb="Maskinen nektet å åpne filen."),
    fix=Text(
        en="check that you may read it and that no other program has locked it",
        nb="kontroller at du har lov til å lese den, og at ikke et annet program har låst den",
    ),
)

NOT_UTF8 = rule(
    "SRC046",
    "not-utf8",
    Severity.WARNING,
    message=Text(
        en="this file is not UTF-8; it was read as {encoding}",
        nb="filen er ikke i UTF-8; den ble lest som {encoding}",
    ),
    why=Text(
        en="Old encodings look alike to a program: a wrong guess spoils æ, ø and å.",
        nb="Gamle tegnsett ser like ut for et program: en feil gjetning ødelegger æ, ø og å.",
    ),
    fix=Text(
        en="look at æ, ø and å in the PDF, and save the file as UTF-8 in your editor",
        nb="se etter æ, ø og å i PDF-en, og lagre filen som UTF-8 i skriveprogrammet",
    ),
)

TOO_LARGE = rule(
    "SRC047",
    "file-too-large",
    Severity.ERROR,
    message=Text(
        en="“{path}” is larger than 20 megabytes", nb="«{path}» er større enn 20 megabyte"
    ),
    why=Text(
        en="No chapter or bibliography is that large; another file has probably got this name.",
        nb="Ingen kapitler eller kildelister er så store; det er trolig en annen fil som har fått "
        "dette navnet.",
    ),
    fix=Text(en="check that it is the right file", nb="kontroller at det er riktig fil"),
)

CHECK_CRASHED = rule(
    "SRC048",
    "check-crashed",
    Severity.ERROR,
    message=Text(
        en="the check “{check}” failed because of a mistake in the program: {reason}",
        nb="kontrollen «{check}» stoppet på grunn av en feil i programmet: {reason}",
    ),
    why=Text(
        en="The other checks have run, but what this one looks for was not looked for.",
        nb="De andre kontrollene er kjørt, men det denne ser etter, er ikke kontrollert.",
    ),
    fix=Text(
        en="please report it with the text that --verbose shows; switch the check's rules off "
        "under `rules:` to go on meanwhile",
        nb="meld fra, gjerne med teksten som --verbose viser; slå av reglene i kontrollen under "
        "`rules:` for å komme videre imens",
    ),
)

APPENDIX_UNUSABLE = rule(
    "SRC049",
    "appendix-unusable",
    Severity.ERROR,
    message=Text(
        en="the appendix “{file}” cannot be taken into the thesis: {reason}",
        nb="vedlegget «{file}» kan ikke tas inn i oppgaven: {reason}",
    ),
    why=Text(
        en="The pages of a PDF under `appendices:` are printed in the thesis as they are, so the "
        "file must be one that any program can open.",
        nb="Sidene i en PDF under `appendices:` trykkes i oppgaven som de er, så filen må være en "
        "som alle programmer kan åpne.",
    ),
    fix=Text(
        en="open the file and print it to a new PDF (Print, Save as PDF), or ask for a copy "
        "without a password",
        nb="åpne filen og skriv den ut til en ny PDF (Skriv ut, Lagre som PDF), eller be om en "
        "kopi uten passord",
    ),
    example="appendices: [vedlegg/samtykke.docx]",
)
