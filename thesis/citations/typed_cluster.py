"""Citations as they were typed: one, and several that stand together."""

from __future__ import annotations

from dataclasses import dataclass

from thesis.citations.typed_match import Match, Verdict
from thesis.citations.typed_works import Works


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """One work, named by hand. Offsets are into the text that was read."""

    start: int
    end: int
    names: str
    """As typed, white space as one space: «Dai et al.»."""
    year: str
    """«2012», «2006a», "" for «u.å.», «-a» for «u.å.-a»."""
    match: Match
    prefix: tuple[int, int]
    """Where the words before the name stand: «se», «Murphy et al., 1986, referert i»."""
    suffix: tuple[int, int]
    """Where the words after the year stand, without the comma: «s. 26»."""
    bare_page: bool = False
    """The suffix is a page without a word: «2012: 26»."""
    original: str = ""
    """The year of the original work, where it is named: 1869 of «1869/2020»."""
    loose: bool = False
    """Unknown, with a bare year and no comma: «Glasser 1976». A citation where others are so."""
    short: str = ""
    """The abbreviation that is introduced for an organisation: «FHI»."""
    day: str = ""
    """The day that is typed with the year: «3. mai»."""
    primary: str = ""
    """The typed citation of a work that was not read itself: «Glasser, 1976»."""

    @property
    def written_year(self) -> str:
        """The year as a person writes it."""
        year = self.year if self.year[:1].isdigit() else f"u.å.{self.year}"
        day = f", {self.day}" if self.day else ""
        return f"{self.original}/{year}" if self.original else f"{year}{day}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text and the works that a part is read with."""

    text: str
    works: Works


@dataclass(frozen=True, slots=True)
class TypedCluster:
    """What is typed as one: «(Dahl, 2012; Martinsen, 2004)», «Dai et al. (2020)»."""

    start: int
    end: int
    opening: int
    """Where the parenthesis opens; in a narrative cluster the name stands before."""
    narrative: bool
    citations: tuple[TypedCitation, ...]
    as_printed: bool = False
    """In a narrative cluster: the name is what a citation style prints, no more and no less."""
    whole: bool = True
    """False when something else stands among the citations: «(Dahl, 2012; egen utheving)»."""

    @property
    def certain(self) -> bool:
        """Whether there is no doubt which works are meant."""
        return all(c.match.verdict is Verdict.CERTAIN for c in self.citations)
