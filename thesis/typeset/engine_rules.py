"""Rules about the engine itself: missing, too slow, writing too much, reading what it may not."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

NO_EMBEDDED_ENGINE = rule(
    "TEX001",
    "no-embedded-engine",
    Severity.ERROR,
    message=Text(
        en="the embedded TeX engine does not run on this machine ({platform})",
        nb="den innebygde TeX-motoren kjører ikke på denne maskinen ({platform})",
    ),
    why=Text(
        en="The engine that comes with the program exists for Windows, macOS and 64-bit Intel "
        "Linux. On other machines, or when its files are missing, nothing can be typeset with it.",
        nb="Motoren som følger med programmet, finnes for Windows, macOS og 64-biters Intel-Linux. "
        "På andre maskiner, eller når filene mangler, kan den ikke sette oppgaven.",
    ),
    fix=Text(
        en="install TeX Live and write “engine: lualatex” in thesis.yaml; if this is Windows, "
        "macOS or Intel Linux, install the program again",
        nb="installer TeX Live og skriv «engine: lualatex» i thesis.yaml. Er dette Windows, macOS "
        "eller Intel-Linux, så installer programmet på nytt.",
    ),
)

TREE_OUT_OF_REACH = rule(
    "TEX052",
    "engine-out-of-reach",
    Severity.ERROR,
    message=Text(
        en="the embedded TeX engine cannot read its own files in “{folder}”",
        nb="den innebygde TeX-motoren kan ikke lese sine egne filer i «{folder}»",
    ),
    why=Text(
        en="On Windows, TeX finds no file in a folder with letters such as æ, ø and å in its name. "
        "That is got round where the program and the thesis lie in the same user's folder.",
        nb="På Windows finner TeX ingen filer i en mappe med bokstaver som æ, ø og å i navnet. Det "
        "går bra når programmet og oppgaven ligger i mappen til den samme brukeren.",
    ),
    fix=Text(
        en="move the program's folder to the drive that the thesis is on, such as "
        "C:/norsk-bacheloroppgave, delete “.nox” in it and install it again",
        nb="flytt programmappen til den stasjonen oppgaven ligger på, for eksempel som "
        "C:/norsk-bacheloroppgave, slett «.nox» i den og installer på nytt",
    ),
)

NO_SYSTEM_ENGINE = rule(
    "TEX002",
    "no-system-engine",
    Severity.ERROR,
    message=Text(
        en="the program “{engine}” is not installed", nb="programmet «{engine}» er ikke installert"
    ),
    why=Text(
        en="thesis.yaml asks for an engine of TeX Live, which must be installed separately.",
        nb="thesis.yaml ber om en motor fra TeX Live, og den må installeres for seg.",
    ),
    fix=Text(
        en="install TeX Live (https://tug.org/texlive/), or write “engine: embedded” in "
        "thesis.yaml",
        nb="installer TeX Live (https://tug.org/texlive/), eller skriv «engine: embedded» i "
        "thesis.yaml",
    ),
    example="engine: lualatex",
)

TOO_SLOW = rule(
    "TEX003",
    "typesetting-timeout",
    Severity.ERROR,
    message=Text(
        en="typesetting took more than {seconds} seconds and was stopped",
        nb="settingen tok mer enn {seconds} sekunder og ble stoppet",
    ),
    why=Text(
        en="A thesis is typeset in a second or two. When it takes this long, a macro usually "
        "calls itself without end.",
        nb="En oppgave settes på et sekund eller to. Tar det så lang tid, er det som regel en "
        "makro som kaller seg selv uten ende.",
    ),
    fix=Text(
        en="look for a macro or a loop at this place that never ends",
        nb="se etter en makro eller løkke på dette stedet som aldri blir ferdig",
    ),
    example="\\def\\x{\\x}\\x",
)

OUTPUT_TOO_LARGE = rule(
    "TEX004",
    "output-too-large",
    Severity.ERROR,
    message=Text(
        en="typesetting wrote more than any thesis needs and was stopped",
        nb="settingen skrev mer enn noen oppgave trenger, og ble stoppet",
    ),
    why=Text(
        en="The size of the PDF and of the log is bounded, so that a macro without end cannot "
        "fill the disk.",
        nb="Størrelsen på PDF-en og loggen er begrenset, slik at en makro uten ende ikke kan fylle "
        "disken.",
    ),
    fix=Text(
        en="look for a macro or a loop at this place that never ends; make very large images "
        "smaller",
        nb="se etter en makro eller løkke på dette stedet som aldri blir ferdig; gjør svært store "
        "bilder mindre",
    ),
    example="\\loop\\null\\newpage\\iftrue\\repeat",
)

FOREIGN_FILE = rule(
    "TEX005",
    "tex-outside-project",
    Severity.ERROR,
    message=Text(
        en="the text reads “{file}”, which lies outside the project",
        nb="teksten leser «{file}», som ligger utenfor prosjektet",
    ),
    why=Text(
        en="A thesis may only read files in its own folder. Otherwise somebody else's chapter "
        "could print private files of the person who builds it.",
        nb="En oppgave får bare lese filer i sin egen mappe. Ellers kunne et kapittel fra andre "
        "skrive ut private filer hos den som bygger det.",
    ),
    fix=Text(
        en="copy the file into the project (a symbolic link is not enough)",
        nb="kopier filen inn i prosjektet (en symbolsk lenke er ikke nok)",
    ),
)

UNSTABLE = rule(
    "TEX006",
    "references-never-settle",
    Severity.WARNING,
    message=Text(
        en="page numbers and references still changed after {passes} passes",
        nb="sidetall og henvisninger endret seg fortsatt etter {passes} gjennomganger",
    ),
    why=Text(
        en="The engine repeats until contents and references are right. Here two of them depend "
        "on each other, so that some number may be off by one.",
        nb="Motoren gjentar til innholdsliste og henvisninger stemmer. Her avhenger to av dem av "
        "hverandre, så et tall kan være feil med én.",
    ),
    fix=Text(
        en="change the text a little near a page end, or look at TeX code that prints page numbers",
        nb="endre teksten litt ved en sideslutt, eller se på TeX-kode som skriver sidetall",
    ),
)

CUT_SHORT = rule(
    "TEX008",
    "text-cut-short",
    Severity.ERROR,
    message=Text(
        en="LaTeX stopped reading before the end of the thesis",
        nb="LaTeX sluttet å lese før oppgaven var slutt",
    ),
    why=Text(
        en="\\end{{document}} in a chapter ends the whole thesis there; all that follows would be "
        "missing without a word.",
        nb="\\end{{document}} i et kapittel avslutter hele oppgaven der; alt som følger, ville "
        "mangle uten at noen sa fra.",
    ),
    fix=Text(
        en="take \\end{{document}} out of the chapter", nb="ta \\end{{document}} ut av kapitlet"
    ),
    example="\\end{document}",
)

NO_OUTPUT = rule(
    "TEX007",
    "engine-failed",
    Severity.ERROR,
    message=Text(
        en="{engine} stopped without making a PDF (code {status})",
        nb="{engine} stoppet uten å lage en PDF (kode {status})",
    ),
    why=Text(
        en="The engine ended without saying what is wrong in the text: the disk may be full, a "
        "file of the engine damaged, or the document without a page.",
        nb="Motoren sluttet uten å si hva som er galt i teksten: disken kan være full, en av "
        "motorens filer skadet, eller dokumentet uten en eneste side.",
    ),
    fix=Text(
        en="run again with --verbose to see the engine's own words; make room on the disk; delete "
        "build/.cache, which is always safe",
        nb="kjør igjen med --verbose for å se motorens egne ord; rydd plass på disken; slett "
        "build/.cache, det er alltid trygt",
    ),
)
