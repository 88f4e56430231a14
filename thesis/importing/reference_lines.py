"""The lines of a reference list out of a PDF, joined to references: one may run over several."""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = r"\((?:(?:1[4-9]|20)\d\d[a-z]?|u\.\s?å\.|n\.d\.|under utgivelse|i trykk|in press)"
#: «Dahl, O. & Hansen, P. (2012», «Helsedirektoratet. (2016»: names and a year.
_BEGINNING = re.compile(
    rf"(?P<who>[A-ZÆØÅÁÉÖÜ«“\"][^()]{{1,400}}?)(?:\s\([^()\d]{{2,12}}\)\.?)?\s{_YEAR}"
)
#: «Meld. St. 20 (2009–2010)», «NOU 2016: 16.»
_OFFICIAL = re.compile(
    r"(?:NOU\s\d{4}:|Meld\.\s?St\.|St\.\s?meld\.|Prop\.\s\d|Ot\.\s?prp\.|Innst\.\s)"
)
#: A sentence before the year: that is a title, not names.
_SENTENCE = re.compile(r"\.\s+[^\W\d_]{3,}|https?:|\bI\s[A-ZÆØÅ]\.\s")
_ENDED = re.compile(r"[.!?)»”\"/]$|https?://\S+$|(?:^|\s)10\.\d{4,}/\S+$|\S+/\S+$")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:?\s?10\.)\S*$")
_CUT = re.compile(r"[^\W\d_]-$")


def join_references(lines: Sequence[str]) -> list[str]:
    """Return the references of a list, each as one line.

    A reference begins where names and a year stand and what came before has come to its end.
    """
    references: list[str] = []
    for at, line in enumerate(lines):
        begins = _begins(" ".join(lines[at : at + 4]), len(line))
        if not references or (begins and _ENDED.search(references[-1])):
            references.append(line)
        else:
            references[-1] = _joined(references[-1], line)
    return references


def _begins(text: str, first: int) -> bool:
    if _OFFICIAL.match(text):
        return True
    found = _BEGINNING.match(text)
    if found is None:
        return False
    # Many authors fill several lines; an organisation's name fits in one or two.
    near = found.end("who") <= first + 30 or found["who"].count(",") > 1
    return near and not _SENTENCE.search(found["who"])


def _joined(text: str, line: str) -> str:
    address = _ADDRESS.search(text)
    if address and (text[-1] in "/-_=?&.%" or re.match(r"[\w%-]*[/.=_-]\S*$", line)):
        return text + line
    if _CUT.search(text) and line[:1].islower():
        return text[:-1] + line
    if text.endswith(("-", "–")) and line[:1].isalnum():
        return text + line
    return f"{text} {line}"
