"""What `--help` says of each command, argument and option, in both languages."""

from __future__ import annotations

from thesis.diagnostic import Filled

#: By the name of the command, argument or option.
HELP = {
    "thesis": Filled(
        "From plain-text chapters and a bibliography to a checked Norwegian bachelor thesis.",
        "Fra kapitler i ren tekst og en kildeliste til en kontrollert bacheloroppgave i PDF.",
    ),
    "build": Filled("check the thesis and make the PDF", "kontroller oppgaven og lag PDF-en"),
    "check": Filled("check the thesis, make nothing", "kontroller oppgaven uten å lage noe"),
    "count": Filled(
        "count the words, part by part, against the limit",
        "tell ordene, del for del, mot grensen",
    ),
    "ready": Filled(
        "show what the institution asks for at delivery, and what is missing",
        "vis hva institusjonen krever ved levering, og hva som mangler",
    ),
    "new": Filled("make a new thesis in a new folder", "lag en ny oppgave i en ny mappe"),
    "format-references": Filled(
        "write the .bib files tidily: a field a line, in a set order",
        "skriv .bib-filene ryddig: ett felt på hver linje, i fast rekkefølge",
    ),
    "dry": Filled(
        "change nothing, only say which files would change",
        "endre ingenting, bare si hvilke filer som ville blitt endret",
    ),
    "profiles": Filled(
        "list the institutions whose requirements are known",
        "vis institusjonene som kravene er kjent for",
    ),
    "rules": Filled("list all rules", "vis alle reglene"),
    "explain": Filled(
        "explain a rule: what, why, how to mend or silence it",
        "forklar en regel: hva, hvorfor, hvordan du retter eller demper den",
    ),
    "version": Filled("print the version", "skriv versjonen"),
    "project": Filled(
        "the folder with thesis.yaml (default: this folder)",
        "mappen med thesis.yaml (ellers mappen du står i)",
    ),
    "draft": Filled(
        "make the PDF in spite of errors, marked as a draft",
        "lag PDF-en selv om det er feil, merket som utkast",
    ),
    "output": Filled(
        "where the PDF goes (default: in build/)", "hvor PDF-en skal ligge (ellers i build/)"
    ),
    "anonymous": Filled(
        "candidate numbers instead of names, and no name anywhere",
        "kandidatnumre i stedet for navn, og ikke et navn noe sted",
    ),
    "named": Filled("names instead of candidate numbers", "navn i stedet for kandidatnumre"),
    "strict": Filled("let warnings count as errors", "la advarsler telle som feil"),
    "verbose": Filled(
        "show also what TeX and other programs said",
        "vis også det TeX og andre programmer sa",
    ),
    "only": Filled(
        "only these checks, with commas between: citations, structure, spelling, lint, grammar",
        "bare disse kontrollene, med komma imellom: citations, structure, spelling, lint, grammar",
    ),
    "format": Filled("text for people or json for programs", "text for folk, json for programmer"),
    "select": Filled(
        "show only these rules: codes, beginnings of codes or names, with commas between",
        "vis bare disse reglene: koder, begynnelsen av koder eller navn, med komma imellom",
    ),
    "ignore": Filled("leave out these rules", "utelat disse reglene"),
    "fix": Filled(
        "mend in the files what can be mended with certainty, then check again",
        "rett i filene det som kan rettes med sikkerhet, og kontroller på nytt",
    ),
    "diff": Filled(
        "show what --fix changes; alone, it changes nothing",
        "vis hva --fix endrer; alene endrer valget ingenting",
    ),
    "statistics": Filled(
        "show how each chapter reads: length of sentences, long words, passives; checks nothing",
        "vis hvor lett hvert kapittel er å lese: setningslengde, lange ord, passiv; kontrollerer "
        "ingenting",
    ),
    "words": Filled("the words that the spelling check accepts", "ordene stavekontrollen godtar"),
    "words-add": Filled("write words into words.txt", "skriv ord inn i words.txt"),
    "word": Filled("a word that is right", "et ord som er riktig"),
    "code": Filled("a rule's code or name", "koden eller navnet på en regel"),
    "folder": Filled("the new folder", "den nye mappen"),
    "title": Filled("the title of the thesis", "tittelen på oppgaven"),
    "author": Filled("an author's name (may be repeated)", "navnet på en forfatter (kan gjentas)"),
    "profile": Filled(
        "the institution's requirements; `thesis profiles` lists them",
        "kravene til institusjonen; `thesis profiles` viser dem",
    ),
    "language": Filled("the language of the thesis", "språket i oppgaven"),
    "import": Filled(
        "make a project of a text that was written elsewhere",
        "lag et prosjekt av en tekst som er skrevet et annet sted",
    ),
    "export": Filled(
        "make a Word, LibreOffice or Markdown file, or a file for Zotero",
        "lag en Word-, LibreOffice- eller Markdown-fil, eller en fil til Zotero",
    ),
    "docx": Filled("for Word", "til Word"),
    "odt": Filled("for LibreOffice", "til LibreOffice"),
    "markdown": Filled("for Pandoc and Quarto", "til Pandoc og Quarto"),
    "csl-json": Filled("the bibliography, for Zotero", "kildene, til Zotero"),
    "ris": Filled("the bibliography, for EndNote", "kildene, til EndNote"),
    "export-output": Filled(
        "where the file goes (default: this folder)", "hvor filen skal ligge (ellers her)"
    ),
    "export-draft": Filled("export in spite of errors", "eksporter selv om det er feil"),
    "changes": Filled(
        "show what changed in the text since an earlier version, as a page and a Word file",
        "vis hva som er endret i teksten siden en tidligere versjon, som en side og en Word-fil",
    ),
    "rev": Filled(
        "a Git revision, a date (2026-11-20), a folder with an earlier version, or `last`: the "
        "last build that was different (default)",
        "en revisjon i Git, en dato (2026-11-20), en mappe med en tidligere versjon, eller `last`: "
        "det siste bygget som var annerledes (ellers dette)",
    ),
    "changes-html": Filled(
        "where the page goes (default: build/changes.html)",
        "hvor siden skal ligge (ellers build/changes.html)",
    ),
    "changes-docx": Filled(
        "where the Word file goes (default: build/changes.docx)",
        "hvor Word-filen skal ligge (ellers build/changes.docx)",
    ),
    "files": Filled("what to import, in order", "det som skal importeres, i rekkefølge"),
    "to": Filled("the folder for the project", "mappen prosjektet skal ligge i"),
    "force": Filled(
        "also into a folder that is not empty; nothing is overwritten",
        "også i en mappe som ikke er tom; ingenting blir overskrevet",
    ),
}
