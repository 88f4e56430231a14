"""The sentences of an import's report."""

from __future__ import annotations

from thesis.diagnostic import Text

TEXT = Text(
    en="chapters and parts: {chapters}, headings: {headings}, paragraphs: {paragraphs}",
    nb="kapitler og deler: {chapters}, overskrifter: {headings}, avsnitt: {paragraphs}",
)
CITATIONS = Text(
    en="places with citations typed by hand that got keys: {places} (citations: {count})",
    nb="steder med håndskrevne kildehenvisninger som fikk nøkler: {places} (henvisninger: {count})",
)
PAGE_NUMBERS = Text(en="page numbers left out: {count}", nb="utelatte sidetall: {count}")
CONTENTS = Text(
    en="the table of contents was left out, the PDF gets one of its own (lines: {count})",
    nb="innholdsfortegnelsen ble utelatt, PDF-en får sin egen (linjer: {count})",
)
RUNNING_HEAD = Text(
    en="“{text}” stands on many pages and was left out as a running head",
    nb="«{text}» står på mange sider og ble utelatt som topptekst eller bunntekst",
)
QUOTATION = Text(
    en="“{text} …” (line {line}) is set narrower than the text: read as a block quotation",
    nb="«{text} …» (linje {line}) er satt smalere enn teksten: lest som blokksitat",
)
JOINED = Text(
    en="divided at a line’s end and joined: {words}",
    nb="delt ved linjeslutt og satt sammen: {words}",
)
SKELETONS = Text(
    en="works that are in no bibliography: {count}; references/kilder.bib has an entry for each "
    "with what the text says, to be filled in: {works}",
    nb="verk som ikke finnes i noen kildefil: {count}; references/kilder.bib har en post for hvert "
    "med det teksten sier, til utfylling: {works}",
)
SECONDARY = Text(
    en="“{work}” is only known through another work and got no entry",
    nb="«{work}» er bare kjent gjennom et annet verk og fikk ingen post",
)
LEFT_CITATION = Text(
    en="left as typed: {text} (after “… {before}”)",
    nb="står som skrevet: {text} (etter «… {before}»)",
)
FRONT = Text(
    en="a line of the title page, for thesis.yaml: “{text}”",
    nb="en linje fra forsiden, til thesis.yaml: «{text}»",
)
PAGE_NOTE = Text(
    en="a footnote that stands as ordinary text: “{text} …” (line {line})",
    nb="en fotnote som står som vanlig tekst: «{text} …» (linje {line})",
)
REFERENCE = Text(
    en="a line of the reference list, for references/kilder.bib: “{text}”",
    nb="en linje fra referanselisten, til references/kilder.bib: «{text}»",
)
NO_TITLE = Text(
    en="the title was not found: write it in thesis.yaml",
    nb="fant ingen tittel: skriv den i thesis.yaml",
)
STRUCTURE = Text(
    en="the structure is taken to be “{structure}” (thesis.yaml, `structure`)",
    nb="strukturen er satt til «{structure}» (thesis.yaml, `structure`)",
)
KEPT = Text(
    en="{file} was there already and is as it was; the imported one is {instead}",
    nb="{file} fantes fra før og er som den var; den importerte er {instead}",
)
KEPT_ONLY = Text(
    en="{file} was there already and is as it was",
    nb="{file} fantes fra før og er som den var",
)
WORD = Text(
    en="chapters and parts: {chapters}, footnotes: {footnotes}",
    nb="kapitler og deler: {chapters}, fotnoter: {footnotes}",
)
MANAGED = Text(
    en="works from the document’s own reference fields (Word, Zotero, Mendeley, EndNote): {count}",
    nb="verk fra dokumentets egne kildefelt (Word, Zotero, Mendeley, EndNote): {count}",
)
BY_LOOK = Text(
    en="looks like a heading and has no heading style, read as one: {titles}",
    nb="ser ut som overskrift uten å ha en overskriftsstil, lest som overskrift: {titles}",
)
FACT = Text(
    en="{key}: “{value}”, from the title page (thesis.yaml)",
    nb="{key}: «{value}», fra forsiden (thesis.yaml)",
)
BOX = Text(
    en="a text box, put after the paragraph it belongs to: “{text} …”",
    nb="en tekstboks, plassert etter avsnittet den hører til: «{text} …»",
)
BLOCK_QUOTATION = Text(
    en="“{text} …” is indented: read as a block quotation",
    nb="«{text} …» har innrykk: lest som blokksitat",
)
OVERRIDDEN = Text(
    en="a citation that was written over by hand is printed by the style again: {text}",
    nb="en kildehenvisning som var endret for hånd, skrives nå av stilen igjen: {text}",
)
DRAWING = Text(
    en="a chart or diagram made in Word was not taken over; save it as a picture (after "
    "“… {before}”)",
    nb="et diagram laget i Word ble ikke tatt med; lagre det som bilde (etter «… {before}»)",
)
LINKED = Text(
    en="pictures that are only linked to, and lie outside the document: {count}",
    nb="bilder som bare er lenket til, og som ligger utenfor dokumentet: {count}",
)
MERGED = Text(
    en="the table “{text} …” has merged cells; the words stand in the first of them",
    nb="tabellen «{text} …» har celler som er slått sammen; ordene står i den første av dem",
)
CELLS = Text(
    en="the table “{text} …” has several paragraphs in a cell; they stand in one line",
    nb="tabellen «{text} …» har flere avsnitt i en celle; de står på én linje",
)
LOGO = Text(
    en="pictures on the title page were left out: {count} (`logo` in thesis.yaml)",
    nb="utelatte bilder på forsiden: {count} (`logo` i thesis.yaml)",
)
DELETED = Text(
    en="deleted with tracked changes, kept as a comment: “{text}”",
    nb="slettet med sporing, beholdt som kommentar: «{text}»",
)
DROPPED = Text(
    en="deleted with tracked changes, left out: “{text}”",
    nb="slettet med sporing, utelatt: «{text}»",
)
COMMENT = Text(
    en="a comment by {who}, kept as a comment: “{text}”",
    nb="en merknad av {who}, beholdt som kommentar: «{text}»",
)
PICTURE = Text(
    en="the picture {file} is missing or cannot be printed; save it as PNG or PDF",
    nb="bildet {file} mangler eller kan ikke trykkes; lagre det som PNG eller PDF",
)
MACROS = Text(
    en="the document holds macros: they were not taken over",
    nb="dokumentet inneholder makroer: de ble ikke tatt med",
)
RECORDS = Text(en="references in {file}: {count}", nb="kilder i {file}: {count}")
SAME_WORK = Text(
    en="“{key}” in {file} is the same work as one in {first}, and was left out",
    nb="«{key}» i {file} er samme verk som et i {first}, og ble utelatt",
)
NEW_KEY = Text(
    en="the key “{key}” was in use: the work in {file} now has the key “{new}”",
    nb="nøkkelen «{key}» var i bruk: verket i {file} har nå nøkkelen «{new}»",
)
LISTED = Text(
    en="references of the typed list that became entries in references/kilder.bib: {count}",
    nb="referanser fra den skrevne listen som ble poster i references/kilder.bib: {count}",
)
KNOWN = Text(
    en="references of the typed list that are in the bibliography already: {count}",
    nb="referanser fra den skrevne listen som allerede finnes i kildefilen: {count}",
)
FLAT_TABLE = Text(
    en="a table that stands as ordinary text, because its cells are not marked: “{text} …” "
    "(line {line})",
    nb="en tabell som står som vanlig tekst, fordi cellene ikke er merket: «{text} …» "
    "(linje {line})",
)
FLAT_FIGURE = Text(
    en="a figure whose picture is not in the text: “{text} …” (line {line}); put the picture in "
    "figures/",
    nb="en figur uten bildet sitt: «{text} …» (linje {line}); legg bildet i figures/",
)
