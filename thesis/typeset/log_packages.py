"""Which LaTeX package brings a command or an environment that people bring from elsewhere."""

from __future__ import annotations

from thesis.diagnostic import Filled

#: The commands and environments of each package.
CONTENTS = {
    "algorithm": "algorithm listofalgorithms",
    "algpseudocode": r"""algorithmic \State \If \ElsIf \Else \EndIf \For \EndFor \While \EndWhile
        \Repeat \Until \Require \Ensure \Procedure \EndProcedure \Function \EndFunction
        \Comment \Return""",
    "amssymb": r"""\mathbb \mathfrak \checkmark \square \blacksquare \therefore \because \lesssim
        \gtrsim \leqslant \geqslant \varnothing \nexists \complement \triangleq""",
    "array": r"\newcolumntype",
    "cancel": r"\cancel",
    "chemfig": r"\chemfig",
    "cleveref": r"\cpageref \crefrange \crefname \Crefname",
    "enumitem": r"\setlist \newlist",
    "fancyhdr": r"\fancyhf \fancyhead \fancyfoot",
    "glossaries": r"\gls \Gls \glspl \Glspl \acrshort \acrlong \acrfull \newacronym "
    r"\newglossaryentry \printglossary \printglossaries \makeglossaries",
    "listings": r"lstlisting \lstset \lstinline \lstinputlisting \lstdefinestyle",
    "lipsum": r"\lipsum",
    "mhchem": r"\ce",
    "minted": r"minted \mintinline \inputminted",
    "multicol": "multicols",
    "multirow": r"\multirow",
    "pdflscape": "landscape",
    "pdfpages": r"\includepdf",
    "pgfplots": r"axis \addplot \pgfplotsset",
    "physics": r"\dv \pdv \abs \norm \ket \bra",
    "rotating": "sidewaystable sidewaysfigure",
    "siunitx": r"""\SI \si \qty \unit \num \ang \SIrange \qtyrange \numrange \sisetup \per \kilo
        \milli \micro \mega \giga \metre \meter \second \hour \kilogram \gram \newton \joule \watt
        \volt \ampere \ohm \hertz \kelvin \celsius \degreeCelsius \percent \pascal \mole \litre
        \squared \cubed \square""",
    "soul": r"\hl \ul \st",
    "subcaption": r"subfigure subtable \subcaption \subref \subcaptionbox",
    "tabularx": "tabularx",
    "tcolorbox": "tcolorbox",
    "threeparttable": "threeparttable tablenotes",
    "tikz": r"tikzpicture \tikz \usetikzlibrary \tikzset \node \draw",
    "todonotes": r"\todo \missingfigure",
    "ulem": r"\sout \uline \uwave",
    "wrapfig": "wrapfigure wraptable",
}
#: The package of each; where two have it, the first above.
_PACKAGES: dict[str, str] = {}
for _package, _names in CONTENTS.items():
    for _name in _names.split():
        _PACKAGES.setdefault(_name, _package)

#: Those that the embedded engine has.
EMBEDDED = frozenset(
    {"array", "enumitem", "fancyhdr", "multicol", "multirow", "rotating", "tabularx", "tikz"}
)


def package_of(name: str, engine: str) -> Filled | None:
    """Return how to get the package of a command (with its backslash) or an environment.

    None when it is not known which package that is.
    """
    package = _PACKAGES.get(name)
    if package is None:
        return None
    if engine != "embedded" or package in EMBEDDED:
        return Filled(
            f"“{name}” comes with the package {package}: write “packages: [{package}]” in "
            "thesis.yaml",
            f"«{name}» følger med pakken {package}: skriv «packages: [{package}]» i thesis.yaml",
        )
    return Filled(
        f"“{name}” comes with the package {package}, which needs TeX Live: install that, and write "
        f"“engine: lualatex” and “packages: [{package}]” in thesis.yaml",
        f"«{name}» følger med pakken {package}, som krever TeX Live: installer det, og skriv "
        f"«engine: lualatex» og «packages: [{package}]» i thesis.yaml",
    )


#: What a thesis declares by itself, and its title in both languages.
_THEOREMS = {
    "assumption": ("Assumption", "Antakelse"),
    "corollary": ("Corollary", "Korollar"),
    "definition": ("Definition", "Definisjon"),
    "example": ("Example", "Eksempel"),
    "hypothesis": ("Hypothesis", "Hypotese"),
    "lemma": ("Lemma", "Lemma"),
    "proposition": ("Proposition", "Proposisjon"),
    "remark": ("Remark", "Merknad"),
    "theorem": ("Theorem", "Teorem"),
}
_THEOREMS |= {nb.lower(): (nb, nb) for en, nb in _THEOREMS.values() if nb != en}
_THEOREMS |= {"setning": ("Setning", "Setning")}


def declaration_of(name: str) -> Filled | None:
    """Return how to declare an environment that no class has, as `theorem`; else None."""
    titles = _THEOREMS.get(name)
    if titles is None:
        return None
    en, nb = (rf"\newtheorem{{{name}}}{{{title}}}" for title in titles)
    return Filled(
        f"declare it once, above its first use: {en}",
        f"lag det én gang, over det første stedet det brukes: {nb}",
    )
