"""Whether a name and a year are a citation at all: films, places and plans have years too."""

from __future__ import annotations

import re
from enum import Enum

from thesis.citations.typed_cues import CUE_AFTER, CUE_BEFORE, IN_A_WORK
from thesis.citations.typed_match import Match, Verdict
from thesis.citations.typed_names import Names

#: What may stand before a name that the bibliography does not know.
LEAD = re.compile(
    r"\s*(?:(?:se|sjå|jf\.?|jfr\.?|cf\.?|see|e\.g\.,?|f\.eks\.|bl\.a\.|t\.d\.|blant\s+annet|"
    r"for\s+eksempel|til\s+dømes|også|òg|also|særlig|etter|fritt\s+etter|basert\s+på|"
    r"henta\s+frå|hentet\s+fra|for\s+example|especially|i|in)[\s,]+)*",
    re.IGNORECASE,
)
LOCATOR_WORD = re.compile(r"(?:s\.?|ss\.|sid\w*|pp?\.?|kap\w*\.?|avsn\w*\.?|§§?|fig\.|tab\.)\s*\d")
BRACKETED = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\))")
#: «Freire-skolen», «Nobel-prisen»: no name of a person.
_COMPOUND = re.compile(r"-[a-zæøå]{4,}\Z")
_ORGANISATION = re.compile(
    r"(?i)(?:direktorat|departement|tilsyn|etat|byrå|institutt|forbund|råd|organisasjon|kommun|"
    r"universitet|forening|stiftelse|nemnd|ombud|høg?y?skol|utvalg|organi[sz]ation|association|"
    r"institute|council|committee)(?:et|en|e|a|s)?$|^(?:forskrift|lov|regulation|act)\s+(?:om|on)\s"
    r"|(?:loven|lova|forskriften|forskrifta)$"
)


class Belief(Enum):
    """Whether a name and a year in parentheses are taken for a citation."""

    NONE = 0
    LOOSE = 1
    """Only where the text has known ones of that form."""
    FIRM = 2


def believe(
    matched: tuple[int, Match, Names | None], before: str, suffix: str, *, comma: bool
) -> Belief:
    """Say whether a name and a year in parentheses are a citation.

    What the bibliography knows is one. Of the rest only what has the form that people and
    organisations have: places, months, programs and versions stand before years too.
    """
    _, match, names = matched
    located = bool(suffix) if comma else bool(LOCATOR_WORD.match(suffix) or suffix[:1].isdigit())
    if match.verdict not in {Verdict.UNKNOWN, Verdict.OTHER_YEAR}:
        return Belief.FIRM
    several = bool(names and (names.more or len(names.families) > 1))
    if match.verdict is Verdict.OTHER_YEAR:
        return Belief.FIRM if comma or several or located else Belief.NONE
    lead = LEAD.match(before)
    begin = lead.end() if lead else 0
    name = before[begin:].strip()
    if _ORGANISATION.search(BRACKETED.sub("", name)) and name[:1].isupper():
        return Belief.FIRM if comma or located else Belief.NONE
    compound = _COMPOUND.search(name)
    if names is None or names.strange or compound or names.start > begin:
        return Belief.NONE
    if several or located:
        return Belief.FIRM
    if " " in names.families[0]:
        return Belief.NONE
    return Belief.FIRM if comma else Belief.LOOSE


def is_said(match: Match, names: Names | None, around: tuple[str, str], *, located: bool) -> bool:
    """Say whether a name with a year in parentheses is a citation.

    Films, events and plans have their year in parentheses too: an unknown single name is one
    only where the words before and after say so, or where a place in the work is `located`.
    """
    if names is None or match.verdict in {Verdict.CERTAIN, Verdict.AMBIGUOUS}:
        return True
    if names.strange or len(names.families) > 1 or names.more:
        return not names.strange
    if located or match.verdict is not Verdict.UNKNOWN:
        return True
    before, after = around
    if CUE_BEFORE.search(before):
        return True
    first, _, rest = names.families[0].partition(" ")
    in_a_work = IN_A_WORK.search(before) or (rest and IN_A_WORK.search(f"{first} "))
    return bool(CUE_AFTER.match(after)) and not in_a_work
