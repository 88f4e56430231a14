"""The name before a year in parentheses: «Dai et al. (2020)», «Frønes’ (2006)»."""

from __future__ import annotations

import re
from dataclasses import replace

from thesis.citations.typed_cues import CUE_BEFORE
from thesis.citations.typed_match import Match, Verdict, match_label, match_names
from thesis.citations.typed_names import Names, names_at_end
from thesis.citations.typed_parts import ends_of, may_name
from thesis.citations.typed_work import fold
from thesis.citations.typed_works import Works

#: What a name has when something is its own: «Dahls», «Dahl sin».
GENITIVE = re.compile(r"(?:['’]s?|s|\s+(?:sin|sitt|si|sine))\Z")
#: «Bronfenbrenners økologiske modell», «Freire’s pedagogy»
_OWNED = re.compile(r"(?<![\w@.])(?P<name>[A-ZÀ-ÖØ-Þ][\w’'´-]+)\s+(?:[a-zæøå][a-zæøå-]+\s+){1,3}\Z")


def is_label(name: str, works: Works) -> bool:
    """Say whether a name, or what it is the genitive of, is an organisation's or a title."""
    return any(fold(written) in works.by_label for written in (name, GENITIVE.sub("", name)))


def match_before(works: Works, before: str, year: str) -> tuple[int, Match, Names | None] | None:
    """Return where the name before a parenthesis begins, what it matches, and the people."""
    for start, name in ends_of(before, works.longest_label):
        for written in (name, GENITIVE.sub("", name.rstrip())):
            label = match_label(written, year, works)
            if label and may_name(written, label):
                return start, label, None
    names = names_at_end(before)
    if names is None:
        return _match_owner(works, before, year)
    match = match_names(names, year, works)
    if match.verdict in {Verdict.UNKNOWN, Verdict.OTHER_NAMES} and names.families:
        own = _without_genitive(names)
        again = match_names(own, year, works)
        sure = again.verdict in {Verdict.CERTAIN, Verdict.AMBIGUOUS}
        if sure or (match.verdict is Verdict.UNKNOWN and again.works):
            names, match = own, again
    return _start_of_names(before, names, match), match, names


def _match_owner(works: Works, before: str, year: str) -> tuple[int, Match, Names | None] | None:
    """Match «Bronfenbrenners økologiske modell (1979)», where a work is that person's alone."""
    found = _OWNED.search(before)
    family = fold(GENITIVE.sub("", found["name"])) if found else ""
    alone = [work for work in works.by_family.get(family, ()) if len(work.families) == 1]
    same = tuple(work for work in alone if work.year == year)
    owned = found is not None and family != fold(found["name"])
    if found is None or not owned or len(same) != 1:
        return None
    return found.start(), Match(Verdict.CERTAIN, same), None


def _without_genitive(names: Names) -> Names:
    families = (*names.families[:-1], GENITIVE.sub("", names.families[-1]))
    return replace(names, families=families)


def _start_of_names(before: str, names: Names, match: Match) -> int:
    """Return where the first family name begins, after given names and the sentence's words."""
    if not names.families:
        return names.start
    words = list(re.finditer(r"\S+", before[names.start :]))
    extra = int(bool(CUE_BEFORE.search(f"{words[0][0]} ")))
    if match.works:
        family = match.works[0].families[0] if match.works[0].families else ""
        extra = len(names.families[0].split()) - len(family.split())
        if match.verdict is Verdict.OTHER_NAMES:
            # The given name may be what does not agree.
            extra -= len(names.given(0, family))
    return names.start + words[extra].start() if 0 < extra < len(words) else names.start
