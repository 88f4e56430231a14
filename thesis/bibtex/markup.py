"""LaTeX markup in a reference entry as plain Unicode.

pybtex brings latexcodec, but that leaves commands and braces standing, raises on a lone
backslash and takes a quarter of a second for a thousand titles (measured), so the small part of
LaTeX that occurs in .bib files is decoded here in one pass.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Fields whose value is an identifier or address: TeX ligatures such as `--` and `~` are text in
#: them (biblatex manual, «verbatim» and «uri» fields).
VERBATIM_FIELDS = frozenset({"doi", "eprint", "file", "pdf", "url", "verba", "verbb", "verbc"})

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}

#: Commands that print one character, as «name=character».
_CHARACTERS = """
o=ø O=Ø ae=æ AE=Æ aa=å AA=Å oe=œ OE=Œ ss=ß l=ł L=Ł dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ
i=ı j=ȷ S=§ P=¶ pounds=£ copyright=© textcopyright=© textregistered=® texttrademark=™
textendash=– textemdash=— bibrangedash=– textellipsis=… ldots=… dots=… slash=/
textquoteleft=‘ textquoteright=’ lq=‘ rq=’ textquotedblleft=“ textquotedblright=”
quotedblbase=„ guillemotleft=« guillemotright=» guillemetleft=« guillemetright=»
flqq=« frqq=» og=« fg=» textquotesingle=' textquotedbl=" textasciitilde=~ sim=~
textasciicircum=^ textbackslash=\\ textunderscore=_ textbar=| textless=< textgreater=>
textbraceleft={ textbraceright=} textdollar=$ textperiodcentered=· cdot=· textbullet=•
textdegree=° degree=° times=× pm=± textpm=± euro=€ texteuro=€ leq=≤ geq=≥ rightarrow=→
textmu=µ infty=∞ textordfeminine=ª textordmasculine=º lambda=λ Lambda=Λ varepsilon=ε
varphi=φ LaTeX=LaTeX TeX=TeX BibTeX=BibTeX
"""
_LETTERS = dict(pair.split("=") for pair in _CHARACTERS.split())

_PUNCTUATION = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}

_MARKUP = re.compile(
    r"""
      \\(?:url|path|nolinkurl|doi)\s*\{(?P<verbatim>[^{}]*)\}
    | \\href\s*\{[^{}]*\}
    | \\(?:enquote|mkbibquote)\*?\s*\{(?P<quoted>[^{}]*)\}
    | \\noopsort\s*\{[^{}]*\}
    | \\(?P<accent>["'`^~=.]|[Hcvbdkru](?![A-Za-z]))\s*
      (?:\{\s*\\?(?P<group>[A-Za-z])(?P<rest>[A-Za-z]*)\s*\}|\{\\(?P<letters>[A-Za-z]+)\s*\}
       |\\(?P<dotless>[ij])(?![A-Za-z])(?:\{\}|\s*)|(?P<bare>[A-Za-z]))
    | \\(?P<word>[A-Za-z]+)\*?(?:\s*\{\}|[ \t\n]*)
    | \\(?P<escaped>[^A-Za-z])
    | (?P<punctuation>---?|``|''|~)
    | [{}$\\]
    """,
    re.VERBOSE,
)
_NEEDS_WORK = re.compile(r"[\\{}$~\n\t]|--|``|''|  ")
_SPACES = re.compile(r"[ \t\n]+")
_ESCAPED_IN_ADDRESS = re.compile(r"\\([_%&#~$])(?:\{\})?|\\textasciitilde\s*(?:\{\})?|\\url|[{}\s]")


@lru_cache(maxsize=16384)
def plain(tex: str) -> str:
    r"""Return a field's value as people read it: TeX commands and braces off, accents composed.

    `{\o}` becomes «ø», `--` an en dash, `~` a hard space, `\emph{x}` «x». Runs of spaces and
    line ends become one space. Never raises: what is not understood loses its backslash command
    and keeps its text.
    """
    if not _NEEDS_WORK.search(tex):
        return tex.strip(" ")
    return _SPACES.sub(" ", _MARKUP.sub(_replacement, tex)).strip(" ")


#: Commands that pandoc reads, or rightly drops with what stands in their braces.
_READ_BY_PANDOC = """
    emph textit textbf textsc textsl textsf texttt textrm textup textmd textnormal textsuperscript
    textsubscript underline uline sout st enquote mkbibquote mkbibemph mkbibitalic mkbibbold
    mkbibparens mkbibbrackets MakeUppercase MakeLowercase uppercase lowercase url nolinkurl href
    foreignlanguage textgreek textlatin ensuremath num si SI qty unit ang gls ac bf it em sc rm tt
    sl itshape bfseries scshape upshape normalfont noopsort phantom hphantom vphantom hspace vspace
    footnote label ref cite textcite autocite parencite index color textcolor hyphenation begin end
"""
_KEPT = frozenset(_READ_BY_PANDOC.split())
_WITH_BRACES = re.compile(r"\\(?P<name>[A-Za-z]{2,})\*?\s*(?=\{)")
_CHARACTER = re.compile(r"\\(?P<name>[A-Za-z]{3,}|og|fg|pm)(?![A-Za-z])(?:\{\}|[ \t\n]+)?")
#: Characters that mean something else to TeX than themselves.
_SPECIAL = frozenset("\\{}$~^_#%&")


def for_pandoc(tex: str) -> str:
    r"""Return a field's value without the commands that pandoc would drop, and what they print.

    >>> for_pandoc(r"\ce{H2O} 10\textendash{}12 \emph{x}")
    '{H2O} 10–12 \\emph{x}'
    """
    if "\\" not in tex:
        return tex
    tex = _CHARACTER.sub(_character, tex)
    return _WITH_BRACES.sub(lambda m: m[0] if m["name"] in _KEPT else "", tex)


def _character(match: re.Match[str]) -> str:
    character = _LETTERS.get(match["name"], "")
    return match[0] if not character or _SPECIAL & set(character) else character


def address(value: str) -> str:
    """Return a DOI, URL or other identifier without the TeX escapes that exporters put in it."""
    return _ESCAPED_IN_ADDRESS.sub(lambda m: m[1] or ("~" if "tilde" in m[0] else ""), value)


def _replacement(match: re.Match[str]) -> str:
    found = match.lastgroup
    if found is None:
        return ""
    if found in {"group", "rest", "letters", "dotless", "bare"}:
        return _accented(match)
    text = match[found]
    if found == "word":
        return _word(text)
    if found == "quoted":
        return f"“{plain(text)}”"
    if found == "escaped":
        # `\\` ends a line and `\ ` is a space; `\-` and `\/` print nothing.
        return {"\\": " ", "\n": " ", "-": "", "/": "", ",": "\u202f", "@": ""}.get(text, text)
    return _PUNCTUATION[text] if found == "punctuation" else text


def _accented(match: re.Match[str]) -> str:
    letter = match["group"] or match["dotless"] or match["bare"]
    if not letter:
        letter = _LETTERS.get(match["letters"], match["letters"])
    composed = letter[0] + _ACCENTS[match["accent"]] + letter[1:] + (match["rest"] or "")
    return unicodedata.normalize("NFC", composed)


def _word(name: str) -> str:
    if name in _LETTERS:
        return _LETTERS[name]
    if name in {"newline", "space", "quad", "par"}:
        return " "
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
    except KeyError:
        return ""
