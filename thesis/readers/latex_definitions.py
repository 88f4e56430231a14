"""Definitions of commands and environments: nothing in them is text, and they may not balance."""

from __future__ import annotations

import re

from thesis.readers.latex_tables import words
from thesis.readers.latex_tokens import Token

#: How many arguments in braces a definition takes, by command (LaTeX kernel, amsmath, xparse …).
#: The tokens before the first brace (`\def\x#1`, `\newcommand*\x[2][d]`) belong to it too.
DEFINITIONS = {
    **dict.fromkeys(words("newcommand renewcommand providecommand DeclareRobustCommand"), 2),
    **dict.fromkeys(words("newcommandx renewcommandx DeclareMathOperator"), 2),
    **dict.fromkeys(words("def gdef edef xdef"), 1),
    **dict.fromkeys(words("newenvironment renewenvironment"), 3),
    **dict.fromkeys(words("NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand"), 3),
    **dict.fromkeys(words("DeclareDocumentCommand NewExpandableDocumentCommand"), 3),
    **dict.fromkeys(words("NewDocumentEnvironment RenewDocumentEnvironment"), 4),
    **dict.fromkeys(words("newtheorem newcolumntype lstdefinestyle lstdefinelanguage"), 2),
    **dict.fromkeys(words("AtBeginDocument AtEndDocument lstset tikzset pgfplotsset"), 1),
    **dict.fromkeys(words("hyphenation captionsetup hypersetup sisetup theoremstyle"), 1),
    "definecolor": 3,
    "titleformat": 5,
    "let": 0,
}
#: With the new command's name bare, as in \newcommand\x{...}, one brace fewer follows.
_NAMED = re.compile(r"(new|renew|provide)commandx?|Declare\w+|\w+DocumentCommand")


def brace_partners(tokens: list[Token], first: int, last: int) -> dict[int, int]:
    """Return the partners of braces, looking at nothing else."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for at in range(first, last):
        kind = tokens[at].kind
        if kind == "open":
            stack.append(at)
        elif kind == "close" and stack:
            partners[stack.pop()] = at
    return partners


def definition_end(
    tokens: list[Token], first: int, last: int, braces: dict[int, int]
) -> int | None:
    """Return the token after the definition that begins at `first`, None when it is broken."""
    wanted = DEFINITIONS[tokens[first].name]
    at = first + 1
    while at < last and tokens[at].kind in ("blank", "comment"):
        at += 1
    if tokens[first].name == "let":
        return min(at + 2, last)
    if _NAMED.fullmatch(tokens[first].name) and at < last and tokens[at].kind == "command":
        wanted -= 1
    while at < last and wanted:
        kind = tokens[at].kind
        if kind == "open":
            closing = braces.get(at)
            if closing is None:
                return None
            at, wanted = closing, wanted - 1
        elif kind in ("par", "close", "begin", "end"):
            return None
        at += 1
    return None if wanted else at
