"""Keys: what follows «@», and whether it names a source or a place in the thesis.

A key begins with a letter, a digit or «_» and may hold single `:.#$%&-+?<>~/` inside but not end
in one; «@» after a letter or digit is an e-mail address (Pandoc User's Guide, Citation syntax).
`@fig:x` is a cross-reference for the prefixes sec, fig, tbl, tab, eq, app and vedlegg; with a
hyphen (`@fig-x`) only for those that Quarto reserves: sec, fig, tbl, eq.
"""

from __future__ import annotations

import re

from thesis.diagnostic import Filled
from thesis.nodes import CrossRef, RefForm
from thesis.readers import markdown_inline_rules as rules
from thesis.readers.markdown_inline import InlineState
from thesis.suggestions import did_you_mean

_NAME = r"\w+(?:(?:://|[:.#$%&\-+?<>~/])\w+)*"
KEY = re.compile(
    rf"(?<!\\)(?<![^\W_])(?P<minus>-?)@(?:(?P<name>{_NAME})|\{{(?P<odd>[^{{}}\n]+)\}})"
)
_PIECE = re.compile(rf"\\.|`[^`]*`|[\[\]]|{KEY.pattern}", re.DOTALL)
#: «@» that was meant to begin a key, first in a bracket or after a semicolon, but begins none.
KEYLESS = re.compile(r"(?:^|;)\s*(?P<sign>-?@)(?!\w|\{[^{}\n]+\})")
_REFERENCE = re.compile(
    r"(?:[Ss]ec|[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Aa]pp|[Vv]edlegg):.+|(?:[Ss]ec|[Ff]ig|[Tt]bl|[Ee]q)-.+"
)
_PREFIX = re.compile(r"sec|fig|tbl|tab|eq|app|vedlegg", re.IGNORECASE)
#: What people write for a prefix, and the prefix.
_MEANT = {
    "avsnitt": "sec",
    "chapter": "sec",
    "kap": "sec",
    "kapittel": "sec",
    "section": "sec",
    "seksjon": "sec",
    "figur": "fig",
    "figure": "fig",
    "tabell": "tbl",
    "table": "tbl",
    "equation": "eq",
    "formel": "eq",
    "ligning": "eq",
    "appendiks": "app",
    "appendix": "app",
}


def find_keys(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the keys in a range, but for those in code or in brackets of their own."""
    found = []
    depth = 0
    for piece in _PIECE.finditer(text, start, end):
        if piece["name"] or piece["odd"]:
            if not depth:
                found.append(piece)
        elif piece[0] in "[]":
            depth = max(0, depth + (1 if piece[0] == "[" else -1))
    return found


def key_range(found: re.Match[str]) -> tuple[int, int]:
    """Return where the key's own characters stand."""
    return found.span("name") if found["name"] else found.span("odd")


def is_reference(found: re.Match[str]) -> bool:
    """Say whether the key names a section, figure, table, equation or appendix."""
    return bool(found["name"] and _REFERENCE.fullmatch(found["name"]))


def reference(state: InlineState, found: re.Match[str], start: int, end: int) -> CrossRef:
    """Return the cross-reference for a key; `start` and `end` are what it takes up."""
    name = found["name"]
    form: RefForm = "number" if found["minus"] else "full"
    return CrossRef(state.where(start, end), name[0].lower() + name[1:], form, name[0].isupper())


_NO_LABEL = Filled("the label is missing after the colon", "etiketten mangler etter kolonet")
_WRONG_PREFIX = Filled(
    "the part before the colon must be sec, fig, tbl, eq or app",
    "delen før kolonet må være sec, fig, tbl, eq eller app",
)


def report_wrong_reference(state: InlineState, found: re.Match[str]) -> bool:
    """Report a key that is a cross-reference written wrong; say whether it was."""
    name = found["name"] or ""
    prefix, colon, label = name.partition(":")
    where = state.where(*found.span())
    if colon and prefix.lower() in _MEANT:
        hint = did_you_mean(f"@{_MEANT[prefix.lower()]}:{label}")
        problem = rules.MALFORMED_REFERENCE.at(where, reason=_WRONG_PREFIX, hint=hint)
    elif _PREFIX.fullmatch(name) and state.src.startswith(":", found.end()):
        problem = rules.MALFORMED_REFERENCE.at(where, reason=_NO_LABEL)
    else:
        return False
    state.context.report(problem)
    return True
