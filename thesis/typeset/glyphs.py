"""Which characters print, and how TeX is asked for those that it does not take as they are.

The embedded engine is pdfTeX: an 8-bit program whose fonts hold what the
encodings T1 and TS1 and Computer Modern's mathematics hold. Everything a thesis in a European
language with some symbols writes is there; what is not (Cyrillic, Chinese, emoji) is a diagnostic
(`thesis.typeset.unprintable`), never a hole in the page.
"""

from __future__ import annotations

import unicodedata

#: Characters that mean something to TeX, and those that its fonts would join with a neighbour.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    # Unicode fonts are loaded with TeX's ligatures, which would curl these.
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    # After \\ and \item a bracket opens an optional argument.
    "[": "{[}",
    "]": "{]}",
}

#: Spaces and characters without a shape of their own.
INVISIBLE = {
    "\u00a0": "~",
    "\u2007": "~",
    "\u202f": r"\,",
    "\u2009": r"\hspace{0.167em}",
    "\u200a": r"\hspace{0.083em}",
    "\u2002": r"\hspace{0.5em}",
    "\u2003": r"\hspace{1em}",
    "\u2004": r"\hspace{0.333em}",
    "\u2005": r"\hspace{0.25em}",
    "\u2006": r"\hspace{0.167em}",
    "\u2008": r"\hspace{0.278em}",
    "\u00ad": r"\-",
    "\u200b": r"\hspace{0pt}",
    "\u200c": r"\nolig{}",
    "\u200d": "",
    "\u200e": "",
    "\u200f": "",
    "\u2060": r"\nobreak{}",
    "\ufeff": "",
    "\t": " ",
    "\0": r"\nolig{}",
    # What stands for a character without a shape (`thesis.typeset.unprintable.marked`).
    "\ufffd": r"\unresolved{?}",
    "\u2010": "-",
    "\u2011": r"\mbox{-}",
}

_GREEK = {
    "Γ": r"\Gamma",
    "Δ": r"\Delta",
    "Θ": r"\Theta",
    "Λ": r"\Lambda",
    "Ξ": r"\Xi",
    "Π": r"\Pi",
    "Σ": r"\Sigma",
    "Υ": r"\Upsilon",
    "Φ": r"\Phi",
    "Ψ": r"\Psi",
    "Ω": r"\Omega",
    "α": r"\alpha",
    "β": r"\beta",
    "γ": r"\gamma",
    "δ": r"\delta",
    "ε": r"\varepsilon",
    "ζ": r"\zeta",
    "η": r"\eta",
    "θ": r"\theta",
    "ι": r"\iota",
    "κ": r"\kappa",
    "λ": r"\lambda",
    "μ": r"\mu",
    "ν": r"\nu",
    "ξ": r"\xi",
    "π": r"\pi",
    "ρ": r"\rho",
    "ς": r"\varsigma",
    "σ": r"\sigma",
    "τ": r"\tau",
    "υ": r"\upsilon",
    "φ": r"\varphi",
    "χ": r"\chi",
    "ψ": r"\psi",
    "ω": r"\omega",
    "ϑ": r"\vartheta",
    "ϕ": r"\phi",
    "ϵ": r"\epsilon",
}
#: Greek capitals that look as Latin ones do; Computer Modern has no other.
_GREEK_AS_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True))

_MATHEMATICS = {
    "−": "-",
    "≤": r"\leq",
    "≥": r"\geq",
    "≈": r"\approx",
    "≠": r"\neq",
    "≡": r"\equiv",
    "≪": r"\ll",
    "≫": r"\gg",
    "∼": r"\sim",
    "≃": r"\simeq",
    "≅": r"\cong",
    "∝": r"\propto",
    "∞": r"\infty",
    "∑": r"\textstyle\sum",
    "∏": r"\textstyle\prod",
    "∫": r"\textstyle\int",
    "∂": r"\partial",
    "∇": r"\nabla",
    "√": r"\surd",
    "∈": r"\in",
    "∉": r"\notin",
    "⊂": r"\subset",
    "⊆": r"\subseteq",
    "∪": r"\cup",
    "∩": r"\cap",
    "∅": r"\emptyset",
    "∧": r"\wedge",
    "∨": r"\vee",
    "∀": r"\forall",
    "∃": r"\exists",
    "∗": r"\ast",
    "∘": r"\circ",
    "⋅": r"\cdot",
    "∙": r"\bullet",
    "⟨": r"\langle",
    "⟩": r"\rangle",
    "∥": r"\parallel",
    "⊥": r"\perp",
    "′": r"{}'",
    "″": r"{}''",
    "←": r"\leftarrow",
    "↑": r"\uparrow",
    "→": r"\rightarrow",
    "↓": r"\downarrow",
    "↔": r"\leftrightarrow",
    "↦": r"\mapsto",
    "⇐": r"\Leftarrow",
    "⇑": r"\Uparrow",
    "⇒": r"\Rightarrow",
    "⇓": r"\Downarrow",
    "⇔": r"\Leftrightarrow",
    "↗": r"\nearrow",
    "↘": r"\searrow",
    "↙": r"\swarrow",
    "↖": r"\nwarrow",
    "△": r"\bigtriangleup",
    "▽": r"\bigtriangledown",
    "⋆": r"\star",
    "♡": r"\heartsuit",
    "♢": r"\diamondsuit",
    "⋄": r"\diamond",
    "♠": r"\spadesuit",
    "♣": r"\clubsuit",
    "♭": r"\flat",
    "♮": r"\natural",
    "♯": r"\sharp",
    "ℓ": r"\ell",
    "ℏ": r"\hbar",
    "⅓": r"\tfrac13",
    "⅔": r"\tfrac23",
    "⅕": r"\tfrac15",
    "⅛": r"\tfrac18",
    "⅜": r"\tfrac38",
    "⅝": r"\tfrac58",
    "⅞": r"\tfrac78",
}

_RAISED = dict(zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0456789+-=()ni", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()", strict=True))

#: Accents that TeX sets on a letter: what Unicode calls combining characters.
ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0326": "textcommabelow",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}

#: Letters and signs that T1 and TS1 hold and LaTeX takes as they are.
_DIRECT = (
    "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¹º»¼½¾¿"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    "ĂăĄąĆćČčĎďĐđĘęĚěĞğİıĹĺĽľŁłŃńŇňŊŋŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž"
    "ƒ–—‖‘’‚“”„†‡•…‰‱‹›※‽⁄€℃№™℮"
)

#: What copies as another character from its font's shape, so the PDF is told what it is.
_MISREAD = "Đ‱Δ⁻₋ℏ↦≠≅∉∘∙⋅√∑∏∫⅓⅔⅕⅛⅜⅝⅞" + "".join(_GREEK_AS_LATIN)


def accented(character: str) -> str | None:
    """Return the TeX for a letter that T1 lacks but TeX can compose («ṃ» is m, dot below).

    None when TeX has no such accent, or would set it beside the letter: it puts an accent above on
    one shape only, so of two above the inner one must be in T1 with its letter («ế» has ê).
    """
    base, *marks = list(unicodedata.normalize("NFD", character))
    if not marks or not base.isascii() or not ACCENTS.keys() >= set(marks):
        return None
    above = [mark for mark in marks if unicodedata.combining(mark) == 230]
    if len(above) > 1:
        inner = unicodedata.normalize("NFC", base + above[0])
        if len(above) > 2 or inner not in _DIRECT:
            return None
    tex = {"i": r"\i{}", "j": r"\j{}"}.get(base, base) if above else base
    # One below can be set on anything: it goes outermost.
    for mark in (*above, *(mark for mark in marks if mark not in above)):
        tex = rf"\{ACCENTS[mark]}{{{tex}}}"
    return tex


def _table() -> dict[str, str]:
    table = SPECIAL | INVISIBLE
    table |= {c: rf"\ensuremath{{{tex}}}" for c, tex in (_GREEK | _MATHEMATICS).items()}
    table |= _GREEK_AS_LATIN
    table |= {c: rf"\textsuperscript{{{tex}}}" for c, tex in _RAISED.items()}
    table |= {c: rf"\textsubscript{{{tex}}}" for c, tex in _LOWERED.items()}
    table |= {c: c for c in "Đ‱"}
    # Northern Sámi's letter that no European font encoding of TeX's has.
    table |= {c: rf"\composed{{{ord(c):04X}}}{{\barred{{{base}}}}}" for c, base in ("ŧt", "ŦT")}
    for character in _MISREAD:
        table[character] = rf"\actual{{{ord(character):04X}}}{{{table[character]}}}"
    for code in (*range(0x100, 0x180), *range(0x1CD, 0x234), *range(0x1E00, 0x1EFA)):
        tex = None if chr(code) in _DIRECT else accented(chr(code))
        if tex:
            table[chr(code)] = rf"\composed{{{code:04X}}}{{{tex}}}"
    return table


#: What is written instead of a character, by character.
REPLACED = _table()

_AS_IS = frozenset(chr(c) for c in range(0x20, 0x7F)) | frozenset(_DIRECT) | {"\n"}

#: Control characters reach no engine; `thesis.typeset.unprintable` reports them.
REPLACED |= {chr(c): "" for c in (*range(1, 9), *range(11, 32), *range(0x7F, 0xA0))}


def printable(character: str) -> bool:
    """Say whether the embedded engine has a shape for `character` (or rightly prints nothing)."""
    if unicodedata.category(character) == "Cc" or character == "\ufffd":
        return character in "\n\t"
    return character in _AS_IS or character in REPLACED or character in ACCENTS
