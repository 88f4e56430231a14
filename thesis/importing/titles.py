"""Headings as people type them: numbers taken off, capitals made ordinary letters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"(?:(?:kapittel|kapitel|kap\.|chapter)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.:)]?\s+(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
#: Dots or spaces, and a page number: a line of a table of contents.
_IN_CONTENTS = re.compile(r".*?(?:\s?\.{3,}|\s?…+|(?:\s\.){3,}|\s{2,}|\s)\s*\d{1,3}")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
#: The pages before the introduction have roman numbers; after dots such a number is no word.
_IN_FRONT = re.compile(r".*?(?:\.{3,}|…|(?:\s\.){3,})\s*[ivxl]{1,6}", re.IGNORECASE)
_LETTERED = re.compile(
    r"(?:(?i:vedlegg|tillegg|appendix)\s+[A-ZÆØÅa-zæøå0-9]{1,2}[.:]?|[A-ZÆØÅ](?:\.\d{1,2}){1,2}\.?)"
    r"\s+(?=\S)"
)
#: A heading ends without one of these.
_SENTENCE_END = re.compile(r"[.,;:]$")
MAX_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading that has a number."""

    number: tuple[int, ...]
    """«4.1.» is (4, 1); «4.0» is (4,)."""
    title: str

    @property
    def level(self) -> int:
        """1 for a chapter."""
        return len(self.number)

    def follows(self, last: tuple[int, ...]) -> bool:
        """Say whether this number may come after `last`: 1.3 after 1.2 or 1.2.4, 2.1 after 2.

        One number may be left out, as students do.
        """
        if self.number[:-1] == last[: len(self.number) - 1]:
            before = last[len(self.number) - 1] if len(last) >= len(self.number) else 0
            return before < self.number[-1] <= before + 2
        return False


def numbered(line: str) -> Numbered | None:
    """Return the number and title when a line may be a numbered heading."""
    found = _NUMBERED.fullmatch(line)
    if found is None or len(line) > MAX_LENGTH:
        return None
    title = found["title"].strip()
    if not title[0].isupper() and title[0] not in '«"“‘':
        return None
    if _SENTENCE_END.search(title) and not title.isupper():
        return None
    parts = [int(part) for part in found["number"].split(".")]
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return Numbered(tuple(parts), title) if 0 not in parts else None


def in_contents(line: str) -> bool:
    """Say whether a line may be one of a table of contents: it ends in a page number."""
    return bool(_IN_CONTENTS.fullmatch(line) or _IN_FRONT.fullmatch(line))


def without_letter(title: str) -> str:
    """Return a heading of an appendix without «Vedlegg A:» or «A.1» before it."""
    found = _LETTERED.match(title)
    return title[found.end() :] if found else title


class Capitals:
    """Headings in capitals, written as the text itself writes their words."""

    def __init__(self, text: str) -> None:
        """Learn from running text which words have capitals in the middle of a sentence."""
        self._forms: dict[str, Counter[str]] = {}
        for line in text.split("\n"):
            if _is_shouted(line):
                continue
            for found in _WORD.finditer(line):
                forms = self._forms.setdefault(found[0].lower(), Counter())
                forms[found[0]] += 1
                if found.start() == 0 or line[: found.start()].rstrip()[-1:] in ".?!:«":
                    forms[found[0].lower()] += 1  # a capital that any word would have here

    def calm(self, title: str) -> str:
        """Return a title in capitals as an ordinary one, any other as it is."""
        title = " ".join(title.split())
        if not _is_shouted(title):
            return title
        calmed = _WORD.sub(lambda found: self._as_in_text(found[0]), title)
        return re.sub(
            r"^([^\w]*)(\w)|([.?!:]\s+)(\w)",
            lambda m: (m[1] or m[3] or "") + (m[2] or m[4]).upper(),
            calmed,
        )

    def _as_in_text(self, word: str) -> str:
        forms = self._forms.get(word.lower())
        if not forms:
            return word.lower()
        best, count = forms.most_common(1)[0]
        return word.lower() if forms[word.lower()] >= count else best


def _is_shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)
