"""Which paragraphs of a document are headings when nothing but their look says so.

Students often make headings by hand: bold, in larger type, in capitals. Lines that look alike
are of one level; the level of the look in which «Innledning» and «Metode» stand is the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from thesis.document import Role
from thesis.importing.outline import OUTSIDE, is_contents
from thesis.importing.titles import in_contents, numbered
from thesis.structures import heading_roles

_SENTENCE_END = re.compile(r"[.,;:…]$")
_CAPTION = re.compile(
    r"(?:figur|tabell|figure|table|bilde|diagram|vedlegg|kilde)\s*\d*\s*[.:]", re.IGNORECASE
)
_ITEM = re.compile(r"[•·▪●○–*-]\s|[a-z]\)\s")
_WORDS = 16
_LETTERS = 110
_PROSE = 200
#: Half-points: a heading is at least a point larger than the text.
_LARGER = 2
_DEEPEST = 3
_Weight = tuple[int, bool, bool, bool]
_HEAVIEST: _Weight = (1_000_000, True, True, True)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph as it looks on the page."""

    text: str
    size: int
    """The type's, in half-points; 0 when unknown."""
    bold: bool = False
    caps: bool = False
    """Shown in capitals by its formatting."""
    underlined: bool = False
    level: int = 0
    """Of a heading by its style; 0 for none."""
    listed: bool = False
    """An item of a list."""
    quotation: bool = False
    """By its style."""
    caption: bool = False
    contents: bool = False
    """A line of an automatic table of contents."""
    fact: str = ""
    """What its style says that it is: «title», «subtitle», «author», «date»; else ""."""
    new_page: bool = False
    lines: tuple[str, ...] = ()
    """The text where it is broken by hand, as on title pages; empty when it is not."""

    @property
    def shouted(self) -> bool:
        """In capitals, however they came about."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return self.caps or (len(letters) > 3 and all(map(str.isupper, letters)))

    @property
    def weight(self) -> _Weight:
        """What makes one heading stand out more than another."""
        return self.size, self.shouted, self.bold, self.underlined


@dataclass(frozen=True, slots=True)
class Plan:
    """What each paragraph of a document is, by its number."""

    contents: set[int]
    """Lines of tables of contents."""
    front: set[int]
    """Lines of the title page."""
    levels: dict[int, int]
    """Headings by look, with their levels."""


def plan(looks: Sequence[Look]) -> Plan:
    """Return what the paragraphs of a document are, by their looks."""
    contents = contents_typed(looks)
    body = body_size(looks)
    start = front_end(looks, body)
    front = {at for at, look in enumerate(looks) if look.text and (at < start or look.fact)}
    kept = [Look("", 0) if at in contents else look for at, look in enumerate(looks)]
    return Plan(contents, front - contents, headings(kept, start, body))


def front_end(looks: Sequence[Look], body: int) -> int:
    """Return where the title page ends: the first heading that a text can begin with."""
    for at, look in enumerate(looks):
        if look.level or is_contents(look.text) or look.contents:
            return at
        if not stands_out(look, body) and not _is_outside(look):
            continue
        found = numbered(look.text)
        if _role(look) or (found and found.number == (1,)):
            return at
    for at, look in enumerate(looks):
        if len(look.text) > _PROSE:
            # The headings right before the first paragraph of prose belong to it.
            while at and stands_out(looks[at - 1], body) and not looks[at - 1].new_page:
                at -= 1  # noqa: PLW2901
            return at if at > 1 else 0
    return 0


def body_size(looks: Sequence[Look]) -> int:
    """Return the size in which most letters are set."""
    sizes: Counter[int] = Counter()
    for look in looks:
        sizes[look.size] += len(look.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def contents_typed(looks: Sequence[Look]) -> set[int]:
    """Return which paragraphs are a table of contents, automatic or typed."""
    found = {at for at, look in enumerate(looks) if look.contents}
    for start, look in enumerate(looks):
        if not is_contents(look.text):
            continue
        end = start + 1
        while end < len(looks) and (not looks[end].text or in_contents(looks[end].text)):
            end += 1
        if any(looks[at].text for at in range(start + 1, end)) or found & {start + 1, start + 2}:
            found.update(range(start, end))
    return found


def stands_out(look: Look, body: int) -> bool:
    """Say whether a short line looks like a heading."""
    text = look.text
    marked = look.listed or look.caption or look.quotation or look.fact
    if marked or not any(map(str.isalpha, text)) or len(text) > _LETTERS:
        return False
    if len(text.split()) > _WORDS or _SENTENCE_END.search(text):
        return False
    if _ITEM.match(text) or (_CAPTION.match(text) and not heading_roles(text).roles):
        return False
    return look.bold or look.shouted or look.underlined or look.size >= body + _LARGER


def headings(looks: Sequence[Look], start: int, body: int) -> dict[int, int]:
    """Return the levels of the paragraphs from `start` that are headings by look alone.

    A heading is one level below the last one that stands out more; no level is left out.
    """
    found = {
        at
        for at in range(start, len(looks))
        if not looks[at].level and (stands_out(looks[at], body) or _is_outside(looks[at]))
    }
    found = {at for at in found if _has_text_below(looks, at) and not _is_asked(looks, at)}
    chapter = _chapter_weight([looks[at] for at in found], styled=any(k.level for k in looks))
    out: dict[int, int] = {}
    last: tuple[int, ...] = ()
    above: list[tuple[_Weight, int]] = []
    for at in range(start, len(looks)):
        look = looks[at]
        if look.level:
            above = [*(a for a in above if a[1] < look.level), (_HEAVIEST, look.level)]
        if at not in found:
            continue
        number = numbered(look.text)
        follows = number is not None and number.follows(last)
        above = [a for a in above if a[0] >= look.weight]
        if _is_outside(look) or look.weight >= chapter:
            level = 1
        elif above and above[-1][0] == look.weight:
            level = above[-1][1]
        else:
            level = min(above[-1][1] + 1 if above else 1, _DEEPEST)
        if number and follows:
            last = number.number
            level = min(number.level, _DEEPEST)
        above = [*(a for a in above if a[1] < level), (look.weight, level)]
        out[at] = level
    return out


def _chapter_weight(found: Sequence[Look], *, styled: bool) -> _Weight:
    """Return how much a heading must stand out to be a chapter's."""
    if styled:
        return _HEAVIEST
    chapters = Counter(look.weight for look in found if _role(look))
    if chapters:
        return chapters.most_common(1)[0][0]
    return max((look.weight for look in found), default=_HEAVIEST)


def _is_asked(looks: Sequence[Look], at: int) -> bool:
    """Say whether a line is the research question, which many set in bold."""
    before = next((look for look in reversed(looks[:at]) if look.text), None)
    if before is None or not looks[at].text.endswith("?") or numbered(looks[at].text):
        return False
    return before.text.endswith(":") or _role(before) is Role.QUESTION


def _has_text_below(looks: Sequence[Look], at: int) -> bool:
    """Say whether something other than the end of the document follows."""
    return any(look.text for look in looks[at + 1 : at + 6]) or _is_outside(looks[at])


def _role(look: Look) -> Role | None:
    found = numbered(look.text)
    guess = heading_roles(found.title if found else look.text)
    return guess.roles[0] if guess.certain and len(guess.roles) == 1 else None


def _is_outside(look: Look) -> bool:
    """Say whether a line is nothing but «Sammendrag», «Litteraturliste» … : known by its words."""
    short = len(look.text) <= 40 and not _SENTENCE_END.search(look.text)
    words = len(look.text.split()) <= 3 or look.bold
    role = _role(look) if short and words and not look.listed else None
    return role in OUTSIDE
