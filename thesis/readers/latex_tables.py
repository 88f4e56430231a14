r"""What we know of LaTeX's commands and environments: data, no code.

Sources: the LaTeX kernel's own documentation (source2e, usrguide), babel, csquotes, hyperref,
graphicx, biblatex, natbib and apacite as of TeX Live 2024.
"""

from __future__ import annotations


def words(text: str) -> list[str]:
    """Return the names in a text: tables of names stay readable without quotation marks."""
    return text.split()


#: Sectioning by command: chapter 1, section 2 … Deeper ones are run-in headings and stay TeX.
SECTIONS = {"chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4}

#: Language names of babel and polyglossia as BCP 47.
LANGUAGES = {
    **dict.fromkeys(words("norsk norwegian bokmal"), "nb"),
    "nynorsk": "nn",
    **dict.fromkeys(
        words("english british american UKenglish USenglish australian canadian"), "en"
    ),
    **dict.fromkeys(words("german ngerman austrian naustrian"), "de"),
    **dict.fromkeys(words("french francais acadian"), "fr"),
    "danish": "da",
    "swedish": "sv",
    "finnish": "fi",
    "icelandic": "is",
    **dict.fromkeys(words("samin northernsami"), "se"),
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
    "latin": "la",
}

#: Which arguments hold running text, by command. One letter an argument:
#: «o» optional and no text, «O» optional text, «b» no text, «t» text,
#: «c» code: printed, so `_` and `&` in it are mistakes, but not prose.
ARGUMENTS: dict[str, str] = {
    **dict.fromkeys(
        words(
            "emph textbf textit textsc textsl textsf textrm textmd textup textnormal "
            "underline uline enquote text mbox fbox textsuperscript textsubscript "
            "MakeUppercase MakeLowercase uppercase title subtitle thanks subcaption "
            "textins sout so hl"
        ),
        "t",
    ),
    **dict.fromkeys(
        words("chapter section subsection subsubsection paragraph subparagraph part"), "ot"
    ),
    **dict.fromkeys(
        words("caption footnote footnotetext sidenote marginpar makecell blockquote textquote"),
        "ot",
    ),
    **dict.fromkeys(words("makebox framebox"), "oot"),
    **dict.fromkeys(
        words("textcolor colorbox scalebox rotatebox captionof foreignlanguage"), "obot"
    ),
    "parbox": "ooobt",
    "multirow": "obobot",
    "raisebox": "boot",
    "hyperref": "ot",
    "subfloat": "OOt",
    "textenglish": "ot",
    "textnorwegian": "ot",
    "hyperlink": "bt",
    "hypertarget": "bt",
    "multicolumn": "bbt",
    "resizebox": "bbt",
    "href": "t",  # the address is a token of its own
    "item": "O",
    "texttt": "c",
    **dict.fromkeys(
        words(
            "label ref pageref autoref eqref cref Cref vref nameref hypersetup pagestyle "
            "thispagestyle vspace hspace vskip setstretch linespread color pagenumbering "
            "bibliographystyle bibliography addbibresource graphicspath usepackage "
            "documentclass RequirePackage input include subfile subfileinclude markright "
            "index gls Gls glspl acrshort acrlong ac acs acl acp selectlanguage "
            "usetikzlibrary stepcounter refstepcounter value arabic roman Roman alph Alph "
            "thepage newcounter newlength todo missingfigure phantom hphantom vphantom "
            "lstinputlisting verbatiminput includepdf includegraphics nocite cline "
            "cmidrule columncolor rowcolor cellcolor ding symbol char enlargethispage "
            "urlstyle hbadness"
        ),
        "ob",
    ),
    **dict.fromkeys(
        words(
            "setlength addtolength setcounter addtocounter markboth rule import subimport "
            "fontsize counterwithin settowidth specialrule hyphenchar"
        ),
        "obb",
    ),
    "addcontentsline": "bbb",
    "\\": "o",
}

#: Environments of running text; `&`, `_`, `^` and `#` are mistakes there.
TEXT_ENVIRONMENTS = frozenset(
    words(
        "document quote quotation displayquote verse itemize enumerate description "
        "center flushleft flushright figure figure* table table* abstract "
        "otherlanguage otherlanguage* minipage titlepage appendices subfigure "
        "subtable wrapfigure sidewaystable sidewaysfigure landscape spacing "
        "singlespace doublespace onehalfspace small footnotesize sloppypar list "
        "trivlist"
    )
)
#: Environments of running text in columns: `&` has its place.
TABULAR_ENVIRONMENTS = frozenset(
    words(
        "tabular tabular* tabularx tabulary longtable xltabular supertabular tabbing tblr longtblr"
    )
)
#: Environments without running text.
MATH_ENVIRONMENTS = frozenset(
    words(
        "math displaymath equation equation* align align* alignat alignat* flalign "
        "flalign* gather gather* multline multline* eqnarray eqnarray* split dmath "
        "dmath* IEEEeqnarray array matrix pmatrix bmatrix cases subequations"
    )
)
CODE_ENVIRONMENTS = frozenset(
    words(
        "tikzpicture pgfpicture axis forest circuitikz picture algorithm algorithm* "
        "algorithmic alltt pspicture thebibliography"
    )
)
#: Environments in whose inside a paragraph cannot end, or must not be torn apart.
KEPT_TOGETHER = MATH_ENVIRONMENTS | CODE_ENVIRONMENTS | TABULAR_ENVIRONMENTS - {"longtable"}

#: How many arguments follow \begin{name}, in the letters of ARGUMENTS.
ENVIRONMENT_ARGUMENTS: dict[str, str] = {
    **dict.fromkeys(TEXT_ENVIRONMENTS, "o"),
    **dict.fromkeys(
        words("quote quotation verse center flushleft flushright document abstract"), ""
    ),
    **dict.fromkeys(words("tabular longtable supertabular tblr longtblr"), "ob"),
    **dict.fromkeys(words("tabular* tabularx tabulary xltabular"), "bob"),
    **dict.fromkeys(words("otherlanguage otherlanguage* spacing list"), "ob"),
    **dict.fromkeys(words("minipage subfigure subtable"), "ooob"),
    "wrapfigure": "obob",
    "displayquote": "oo",
}

#: Accents and letters written as commands: the word around one cannot keep its offsets.
ACCENTS = frozenset(words("' ` ^ \" ~ = . u v H c d b t k r"))
LETTERS = frozenset(words("o O aa AA ae AE oe OE ss l L i j dh DH th TH dj ng"))
