"""What may be wrong with a citation's form: where it stands and what it says."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

_QUOTATIONS = Filled(
    "Norsk APA-manual: direct quotations",
    "Norsk APA-manual: direkte sitat",
)
_IN_TEXT = Filled(
    "Norsk APA-manual: citations in the text",
    "Norsk APA-manual: henvisninger i teksten",
)

NO_PAGE = rule(
    "CIT025",
    "quotation-without-page",
    Severity.WARNING,
    message=Text(
        en="a direct quotation, but the citation of “{key}” names no page",
        nb="direkte sitat, men henvisningen til «{key}» har ikke sidetall",
    ),
    why=Text(
        en="Whoever quotes word for word says where the words stand: a page, or a paragraph or"
        " section where there are no pages.",
        nb="Den som siterer ordrett, sier hvor ordene står: side, eller avsnitt, kapittel eller"
        " paragraf der det ikke finnes sidetall.",
    ),
    fix=Text(
        en="add the place after a comma: [@lossius2012, s. 26], [@lossius2012, avsn. 3]",
        nb="legg til stedet etter et komma: [@lossius2012, s. 26], [@lossius2012, avsn. 3]",
    ),
    example="Aktivitet er «enhver kroppslig bevegelse som gir energiforbruk» [@martinsen2004].",
    authority=_QUOTATIONS,
)
LOCATOR = rule(
    "CIT026",
    "malformed-locator",
    Severity.WARNING,
    message=Text(
        en="“{written}” where “{right}” belongs", nb="«{written}» der det skal stå «{right}»"
    ),
    why=Text(
        en="A page is printed as “s. 26” and pages as “s. 26–28”. What is typed by hand or cannot"
        " be read as a place is printed as it stands.",
        nb="En side skrives «s. 26» og flere sider «s. 26–28». Det som er skrevet for hånd eller"
        " ikke lar seg lese som et sted, trykkes som det står.",
    ),
    fix=Text(
        en="write s., a space and the number; between two pages stands an en dash",
        nb="skriv s., mellomrom og tallet; mellom to sidetall står en tankestrek uten mellomrom",
    ),
    example="Livet ble lettere (Martinsen, 2004, s 123).",
    authority=_IN_TEXT,
)
ET_AL = rule(
    "CIT028",
    "et-al-without-point",
    Severity.WARNING,
    message=Text(
        en="“{written}” where “et al.” belongs", nb="«{written}» der det skal stå «et al.»"
    ),
    why=Text(
        en="“et” is Latin for “and” and has no point; “al.” is short for “alii” and has one.",
        nb="«et» er latin for «og» og skal ikke ha punktum; «al.» er en forkortelse for «alii» og"
        " skal ha det.",
    ),
    fix=Text(en="write “et al.”", nb="skriv «et al.»"),
    example="Dai et al (2020) fant det samme.",
    authority=_IN_TEXT,
)
AFTER_STOP = rule(
    "CIT029",
    "citation-after-full-stop",
    Severity.WARNING,
    message=Text(
        en="the citation stands after the full stop", nb="henvisningen står etter punktum"
    ),
    why=Text(
        en="The citation belongs to the sentence and stands before its full stop; after it, it"
        " seems to belong to the next one. Only in a block quotation it comes last.",
        nb="Henvisningen hører til setningen og står foran punktumet; etter det ser den ut til å"
        " høre til den neste. Bare i et blokksitat kommer den til slutt.",
    ),
    fix=Text(en="move the full stop behind the citation", nb="flytt punktumet bak henvisningen"),
    example="Livet ble lettere. [@martinsen2004]",
    authority=_QUOTATIONS,
)
BEFORE_STOP = rule(
    "CIT030",
    "block-citation-before-full-stop",
    Severity.WARNING,
    message=Text(
        en="the citation of a block quotation stands before the full stop",
        nb="henvisningen i et blokksitat står foran punktum",
    ),
    why=Text(
        en="After a block quotation the citation follows the full stop, and no other comes after"
        " it.",
        nb="Etter et blokksitat står henvisningen etter punktumet, og det kommer ikke noe nytt"
        " punktum etter den.",
    ),
    fix=Text(en="put the full stop before the citation", nb="sett punktumet foran henvisningen"),
    example="> Det var det sosiale som hjalp [@johansen2018, s. 24].",
    authority=_QUOTATIONS,
)
LONG_QUOTATION = rule(
    "CIT031",
    "long-quotation-in-text",
    Severity.WARNING,
    message=Text(
        en="a quotation of {n} words in running text; from 40 words it is a block",
        nb="sitatet er på {n} ord og står i løpende tekst; fra 40 ord skal det være blokksitat",
    ),
    why=Text(
        en="A quotation of 40 words or more is set as an indented block without quotation marks.",
        nb="Et sitat på 40 ord eller mer settes som et innrykket avsnitt uten anførselstegn.",
    ),
    fix=Text(
        en="put it in a paragraph of its own whose lines begin with > and leave out the quotation"
        " marks; in LaTeX, use the quote environment",
        nb="sett det i et eget avsnitt med > først på linjene, uten anførselstegn; i LaTeX bruker"
        " du quote-miljøet",
    ),
    authority=_QUOTATIONS,
)
DOUBLE_PARENTHESES = rule(
    "CIT032",
    "double-parentheses",
    Severity.WARNING,
    message=Text(
        en="parentheses around a citation that prints its own",
        nb="parentes rundt en henvisning som selv trykkes med parentes",
    ),
    why=Text(
        en="[@lossius2012] is printed as (Lossius, 2012), so ([@lossius2012]) gets two pairs.",
        nb="[@lossius2012] trykkes som (Lossius, 2012), så ([@lossius2012]) får doble parenteser.",
    ),
    fix=Text(
        en="leave out the parentheses; words around go inside: [se @lossius2012, s. 3], in LaTeX"
        " \\parencite[se][3]{{lossius2012}}",
        nb="ta bort parentesen; ord rundt skrives inni: [se @lossius2012, s. 3], i LaTeX"
        " \\parencite[se][3]{{lossius2012}}",
    ),
    example="Rus er utbredt ([@lossius2012]).",
)
TWICE = rule(
    "CIT033",
    "citation-twice-in-a-row",
    Severity.WARNING,
    message=Text(
        en="the same citation twice in a row", nb="den samme henvisningen to ganger på rad"
    ),
    why=Text(
        en="Within one sentence one citation is enough; the second tells nothing new.",
        nb="I én setning er det nok med én henvisning; den andre sier ikke noe nytt.",
    ),
    fix=Text(en="delete one of them", nb="slett den ene"),
    example="Rus [@lossius2012] er utbredt [@lossius2012].",
)
NAME_TWICE = rule(
    "CIT034",
    "name-twice",
    Severity.WARNING,
    message=Text(
        en="the name “{name}” is printed twice here", nb="navnet «{name}» blir trykt to ganger her"
    ),
    why=Text(
        en="Lossius [@lossius2012] is printed as “Lossius (Lossius, 2012)”. When the sentence"
        " itself names the author, only the year stands in parentheses.",
        nb="Lossius [@lossius2012] trykkes som «Lossius (Lossius, 2012)». Når setningen selv nevner"
        " forfatteren, står bare årstallet i parentes.",
    ),
    fix=Text(
        en="write @lossius2012 for the name and the year, or Lossius [-@lossius2012]",
        nb="skriv @lossius2012 for navn og år, eller Lossius [-@lossius2012]",
    ),
    example="Ifølge Lossius [@lossius2012] er rus utbredt.",
    authority=_IN_TEXT,
)
NO_SOURCE = rule(
    "CIT035",
    "theory-without-source",
    Severity.WARNING,
    message=Text(en="{n} words of theory without a source", nb="{n} ord med teori uten noen kilde"),
    why=Text(
        en="A theory chapter presents what others have found, so a long paragraph without a source"
        " is rare. A hint, off by default: your own links between paragraphs need none.",
        nb="Et teorikapittel legger fram det andre har funnet, så et langt avsnitt uten kilde er"
        " sjeldent. Bare et hint, i utgangspunktet slått av: egne overganger trenger ingen.",
    ),
    fix=Text(en="cite what the paragraph builds on", nb="vis til det avsnittet bygger på"),
    enabled=False,
)

YEAR_ONLY = Text(
    en="write {text}; then only the year stands in parentheses",
    nb="skriv {text}, så står bare årstallet i parentes",
)
WITH_PLACE = Text(
    en="add the place after a comma: {page} or {paragraph}",
    nb="legg til stedet etter et komma: {page} eller {paragraph}",
)
