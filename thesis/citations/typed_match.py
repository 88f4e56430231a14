"""Holding a typed name and year against the works of the bibliography."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from string import ascii_lowercase

from thesis.citations.typed_dates import month_and_day
from thesis.citations.typed_names import Names
from thesis.citations.typed_work import Work, fold
from thesis.citations.typed_works import Works
from thesis.citations.typed_years import TypedYear


class Verdict(Enum):
    """What the bibliography says of a typed citation."""

    CERTAIN = "certain"
    """Exactly one work has the names and the year."""
    OTHER_YEAR = "other year"
    """The names are there, with other years."""
    OTHER_NAMES = "other names"
    """The first name and the year are there, but the names do not agree."""
    AMBIGUOUS = "ambiguous"
    """Several works have the names and the year."""
    UNKNOWN = "unknown"
    """No work has the name."""


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict, and the works that it speaks of."""

    verdict: Verdict
    works: tuple[Work, ...] = ()


def match_label(name: str, year: str, works: Works) -> Match | None:
    """Return what holds for an organisation's name or a title; None when no work has it.

    `year` is «2012», «2006a», "" for «u.å.» and «-a» for «u.å.-a».
    """
    named = works.by_label.get(fold(name))
    return _by_year(named, year) if named else None


def match_beginning(name: str, year: str, works: Works) -> Match | None:
    """Return the works without an author whose longer title `name` is the beginning of."""
    begun = works.begun_by(name)
    found = tuple(work for work in begun if work.year == year[:4])
    return Match(Verdict.OTHER_NAMES, found) if found else None


def match_names(names: Names, year: str, works: Works) -> Match:
    """Return what holds for the names of people."""
    if not names.families:
        return Match(Verdict.UNKNOWN)
    # The first may have a given name or the sentence's own first word before it.
    words = names.families[0].split()
    for count in range(len(words), 0, -1):
        named = works.by_family.get(" ".join(words[-count:]), [])
        if named:
            return _by_names(named, names, year, works)
    return Match(Verdict.UNKNOWN)


def with_original(match: Match, year: TypedYear) -> Match:
    """Return a match, no longer certain when the entry does not have the original's year."""
    if year.original and match.verdict is Verdict.CERTAIN:
        agrees = match.works[0].original == year.original
        return match if agrees else Match(Verdict.OTHER_YEAR, match.works)
    return match


def with_day(match: Match, day: str) -> tuple[Match, bool]:
    """Return what holds when a day is typed too, and whether an entry has the same.

    A day tells works of one name and year apart. Where every entry has another, nothing is
    certain.
    """
    if match.verdict not in {Verdict.CERTAIN, Verdict.AMBIGUOUS}:
        return match, False
    same = tuple(work for work in match.works if work.day == month_and_day(day))
    if len(same) == 1:
        return Match(Verdict.CERTAIN, same), True
    if not same and all(work.day for work in match.works):
        return Match(Verdict.OTHER_YEAR, match.works), False
    return match, False


def _by_names(named: Sequence[Work], names: Names, year: str, works: Works) -> Match:
    agreeing = [work for work in named if _agree(names, work, works)]
    matched = _by_year(agreeing, year) if agreeing else None
    if matched and matched.verdict is not Verdict.OTHER_YEAR:
        return matched
    others = [work for work in named if work not in agreeing]
    same_year = [work for work in others if work.year == year[:4]]
    if same_year:
        return Match(Verdict.OTHER_NAMES, tuple(same_year))
    return matched or Match(Verdict.UNKNOWN)


def _agree(names: Names, work: Work, works: Works) -> bool:
    """Say whether a citation of `work` may name these people."""
    typed = len(names.families)
    both = range(min(typed, len(work.families)))
    same = all(_same(names, number, work, works) for number in both)
    if not same or typed > len(work.families):
        return False
    if names.more:
        return work.more or len(work.families) > max(typed, 2)
    return typed == len(work.families) and not work.more


def _same(names: Names, number: int, work: Work, works: Works) -> bool:
    """Say whether one of the people typed is the work's, given names and initials too."""
    typed, family = names.families[number], work.families[number]
    if typed != family and not typed.endswith(f" {family}"):
        return False
    known = work.given[number] if work.given else ()
    if not known:
        return True
    given = names.given(number, family, works.words)
    if given:
        return all(any(_same_given(one, other) for other in known) for one in given)
    initials = names.initials[number] if names.initials else ""
    return all(one == other[0] for one, other in zip(initials, known, strict=False))


def _same_given(one: str, other: str) -> bool:
    """Say whether given names agree as far as both are written: «Steinar» and «S.»."""
    return one.startswith(other) or other.startswith(one)


def _by_year(named: Sequence[Work], year: str) -> Match:
    base, letter = (year[:4], year[4:]) if year[:1].isdigit() else ("", year[1:])
    same = [work for work in named if work.year == base]
    if not same:
        return Match(Verdict.OTHER_YEAR, tuple(named))
    if len(same) == 1:
        told_apart = letter in {"", same[0].letter, same[0].key_letter}
        return Match(Verdict.CERTAIN if told_apart else Verdict.OTHER_YEAR, tuple(same))
    # What is cited by its number yields to what is cited by its name.
    same = [work for work in same if not work.number] or same
    meant = same if len(same) == 1 and not letter else _lettered(same, letter)
    return Match(Verdict.CERTAIN, (meant[0],)) if meant else Match(Verdict.AMBIGUOUS, tuple(same))


def _lettered(same: Sequence[Work], letter: str) -> list[Work]:
    """Return the work that a letter after the year tells apart, if that is beyond doubt.

    A letter in a key counts only where the list of references gives the work the same one.
    """
    written = [work for work in same if letter and work.letter == letter]
    if len(written) == 1:
        return written
    listed = zip(ascii_lowercase, sorted(same, key=lambda work: work.rank), strict=False)
    return [work for given, work in listed if given == letter == work.key_letter]
