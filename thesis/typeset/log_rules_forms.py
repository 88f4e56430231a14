"""Rules about what TeX says of formulas, tables, lists, lengths and floats."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

MATH_OUTSIDE_MATH = rule(
    "TEX016",
    "math-outside-formula",
    Severity.ERROR,
    message=Text(
        en="“{sign}” can only stand in a formula",
        nb="«{sign}» kan bare stå i en formel",
    ),
    why=Text(
        en="_ and ^ lower and raise in formulas, and many commands exist only there. In running "
        "text LaTeX does not know what to do with them.",
        nb="_ og ^ senker og hever i formler, og mange kommandoer finnes bare der. I løpende tekst "
        "vet ikke LaTeX hva den skal gjøre med dem.",
    ),
    fix=Text(
        en="put the formula between $ signs; write \\_ for an underscore and \\^{{}} for a "
        "circumflex in running text",
        nb="sett formelen mellom $-tegn; skriv \\_ for en understrek og \\^{{}} for en hatt i "
        "løpende tekst",
    ),
    example="Filen heter data_2024.csv.",
)

UNCLOSED_MATH = rule(
    "TEX017",
    "unclosed-formula",
    Severity.ERROR,
    message=Text(
        en="a formula is opened with $ and not closed in the same paragraph",
        nb="en formel åpnes med $ og lukkes ikke i samme avsnitt",
    ),
    why=Text(
        en="Every $ needs another one in the same paragraph, every $$ another $$.",
        nb="Hvert $ trenger et til i samme avsnitt, hvert $$ et nytt $$.",
    ),
    fix=Text(
        en="write the $ where the formula ends. A dollar sign to be printed is written \\$.",
        nb="skriv $ der formelen slutter. Et dollartegn som skal skrives ut, skrives \\$.",
    ),
    example="Prisen er 5$ per stykk.",
)

MISPLACED_AMPERSAND = rule(
    "TEX018",
    "misplaced-ampersand",
    Severity.ERROR,
    message=Text(en="“&” stands outside a table", nb="«&» står utenfor en tabell"),
    why=Text(
        en="In LaTeX, & separates the columns of a table and means nothing elsewhere.",
        nb="I LaTeX skiller & kolonnene i en tabell og betyr ingenting andre steder.",
    ),
    fix=Text(en="write \\& to print the sign", nb="skriv \\& for å få tegnet på trykk"),
    example="Furseth & Everett skriver om oppgaver.",
)

TOO_MANY_COLUMNS = rule(
    "TEX019",
    "too-many-columns",
    Severity.ERROR,
    message=Text(
        en="this table row has more columns than the table",
        nb="denne tabellraden har flere kolonner enn tabellen",
    ),
    why=Text(
        en="A row has more & signs than the table has been told of, or the row above lacks its "
        "\\\\.",
        nb="En rad har flere &-tegn enn tabellen har fått beskjed om, eller raden over mangler sin "
        "\\\\.",
    ),
    fix=Text(
        en="add a column letter after \\begin{{tabular}}, take an & away, or end the row above "
        "with \\\\",
        nb="legg til en kolonnebokstav etter \\begin{{tabular}}, ta bort en &, eller avslutt raden "
        "over med \\\\",
    ),
    example="\\begin{tabular}{ll}\nen & to & tre \\\\\n\\end{tabular}",
)

MISPLACED_HASH = rule(
    "TEX020",
    "misplaced-hash",
    Severity.ERROR,
    message=Text(
        en="“#” stands outside a macro definition",
        nb="«#» står utenfor en makrodefinisjon",
    ),
    why=Text(
        en="In LaTeX, # stands for the argument of a macro and means nothing elsewhere.",
        nb="I LaTeX står # for argumentet til en makro og betyr ingenting andre steder.",
    ),
    fix=Text(en="write \\# to print the sign", nb="skriv \\# for å få tegnet på trykk"),
    example="Sang #1 på listen.",
)

DOUBLE_SCRIPT = rule(
    "TEX021",
    "double-script",
    Severity.ERROR,
    message=Text(
        en="two “{sign}” follow each other in a formula",
        nb="to «{sign}» følger på hverandre i en formel",
    ),
    why=Text(
        en="LaTeX cannot tell which of the two belongs to which letter.",
        nb="LaTeX kan ikke vite hvilken av de to som hører til hvilken bokstav.",
    ),
    fix=Text(
        en="group with braces: x^{{2^3}} or x_{{ij}}",
        nb="grupper med krøllparenteser: x^{{2^3}} eller x_{{ij}}",
    ),
    example="$x^2^3$",
)

ITEM_OUTSIDE_LIST = rule(
    "TEX022",
    "item-outside-list",
    Severity.ERROR,
    message=Text(en="\\item stands outside a list", nb="\\item står utenfor en liste"),
    why=Text(
        en="\\item only means something between \\begin{{itemize}} or \\begin{{enumerate}} and its "
        "\\end.",
        nb="\\item betyr bare noe mellom \\begin{{itemize}} eller \\begin{{enumerate}} og "
        "tilhørende \\end.",
    ),
    fix=Text(
        en="write \\begin{{itemize}} before the first \\item and \\end{{itemize}} after the last",
        nb="skriv \\begin{{itemize}} før første \\item og \\end{{itemize}} etter siste",
    ),
    example="\\item Første punkt",
)

TEXT_BEFORE_ITEM = rule(
    "TEX023",
    "missing-item",
    Severity.ERROR,
    message=Text(
        en="an environment for lists or the like has text without \\item",
        nb="et miljø for lister eller lignende har tekst uten \\item",
    ),
    why=Text(
        en="Every point of a list starts with \\item; an empty list is not possible either.",
        nb="Hvert punkt i en liste begynner med \\item; en tom liste går heller ikke.",
    ),
    fix=Text(en="write \\item before the text", nb="skriv \\item foran teksten"),
    example="\\begin{itemize}\nFørste punkt\n\\end{itemize}",
)

NO_LINE_TO_END = rule(
    "TEX024",
    "no-line-to-end",
    Severity.ERROR,
    message=Text(
        en="a line break \\\\ stands where no line has begun",
        nb="et linjeskift \\\\ står der ingen linje er begynt",
    ),
    why=Text(
        en="\\\\ ends a line within a paragraph. Between paragraphs there is no line to end.",
        nb="\\\\ avslutter en linje inne i et avsnitt. Mellom avsnitt er det ingen linje å "
        "avslutte.",
    ),
    fix=Text(
        en="take \\\\ away; an empty line already makes a new paragraph",
        nb="ta bort \\\\; en tom linje gir allerede nytt avsnitt",
    ),
    example="Slutt på avsnittet.\n\n\\\\",
)

BAD_LENGTH = rule(
    "TEX025",
    "bad-number-or-length",
    Severity.ERROR,
    message=Text(
        en="a number or length is missing or cannot be read here",
        nb="et tall eller et mål mangler eller kan ikke leses her",
    ),
    why=Text(
        en="Lengths are a number with a point and a unit: 2.5cm, 12pt, 0.8\\textwidth. Neither the "
        "unit nor the number can be left out.",
        nb="Mål er et tall med punktum og en enhet: 2.5cm, 12pt, 0.8\\textwidth. Verken enheten "
        "eller tallet kan utelates.",
    ),
    fix=Text(
        en="write the number with its unit, for example 5cm",
        nb="skriv tallet med enhet, for eksempel 5cm",
    ),
    example="\\includegraphics[width=5]{figures/flyt.png}",
)

TOO_LARGE_LENGTH = rule(
    "TEX026",
    "length-too-large",
    Severity.ERROR,
    message=Text(
        en="a length here is larger than LaTeX can handle (5.7 m)",
        nb="et mål her er større enn LaTeX kan håndtere (5,7 m)",
    ),
    why=Text(
        en="LaTeX' lengths end at 5.7 metres. A decimal point or unit is wrong, or an image is "
        "said to be enormous.",
        nb="LaTeX sine mål slutter ved 5,7 meter. Et desimaltegn eller en enhet er feil, eller et "
        "bilde er oppgitt å være enormt.",
    ),
    fix=Text(
        en="correct the length; give an image a width, such as width=0.8\\textwidth",
        nb="rett målet; gi et bilde en bredde, slik som width=0.8\\textwidth",
    ),
    example="\\hspace{99999cm}",
)

FLOATS = rule(
    "TEX030",
    "misplaced-float",
    Severity.ERROR,
    message=Text(
        en="a figure or table stands where it cannot be moved to a page",
        nb="en figur eller tabell står der den ikke kan flyttes til en side",
    ),
    why=Text(
        en="Figures and tables float to a page with room for them. They cannot do so from within "
        "a footnote, another figure, a box or a table cell, nor when too many of them wait.",
        nb="Figurer og tabeller flyter til en side med plass til dem. Det kan de ikke fra en "
        "fotnote, en annen figur, en boks eller en tabellcelle, og heller ikke når for mange "
        "venter.",
    ),
    fix=Text(
        en="move it between two paragraphs of running text; write \\clearpage where many follow "
        "each other",
        nb="flytt den mellom to avsnitt i løpende tekst; skriv \\clearpage der mange følger på "
        "hverandre",
    ),
    example="\\footnote{\\begin{figure}x\\end{figure}}",
)
