"""How a check is declared, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from thesis.bibliography import Bibliography
    from thesis.checks.near_keys import NearKeys
    from thesis.checks.norwegian_forms import Words
    from thesis.citations import Rendered
    from thesis.citations.typed_thesis import TypedInThesis
    from thesis.config import Config
    from thesis.diagnostic import Diagnostic, Rule
    from thesis.document import Thesis
    from thesis.profiles import Profile
    from thesis.structures import Section, Structure

Family = Literal["citations", "structure", "spelling", "lint", "grammar"]


#: The build and a check may ask for the citations at once; pandoc renders them only once.
_rendering = Lock()


@dataclass(frozen=True)
class Context:
    """All that a check may look at. Checks change nothing here."""

    config: Config
    thesis: Thesis
    bibliography: Bibliography
    structure: Structure
    profile: Profile

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The thesis as trees of sections."""
        from thesis.structures import outline

        return outline(self.thesis)

    @cached_property
    def typed(self) -> TypedInThesis:
        """The citations that are typed by hand."""
        from thesis.citations.typed_thesis import typed_in

        return typed_in(self.thesis, self.bibliography)

    @cached_property
    def own_words(self) -> Words:
        """The student's own words in each written standard."""
        from thesis.checks.norwegian_forms import own_words

        return own_words(self.thesis)

    @cached_property
    def near_keys(self) -> NearKeys:
        """The keys that a misspelled one may have been meant for."""
        from thesis.checks.near_keys import NearKeys

        return NearKeys(self.bibliography.entries)

    @property
    def rendered(self) -> tuple[Rendered, list[Diagnostic]]:
        """The citations and the reference list as printed, and what was wrong with them."""
        with _rendering:
            return self._rendered

    @cached_property
    def _rendered(self) -> tuple[Rendered, list[Diagnostic]]:
        from thesis.citations import render

        return render(
            self.thesis.clusters(),
            self.thesis.nocited(),
            self.bibliography,
            style=self.config.citation_style,
            language=self.config.language,
            root=self.config.root,
            cache=self.config.root / "build" / ".cache",
            style_where=self.config.where("citation-style"),
        )


CheckFunction = Callable[[Context], Iterable["Diagnostic"]]


@dataclass(frozen=True, slots=True)
class Check:
    """A function that yields occurrences of some rules."""

    name: str
    family: Family
    rules: tuple[Rule, ...]
    run: CheckFunction


_checks: list[Check] = []


def check(family: Family, *rules: Rule) -> Callable[[CheckFunction], CheckFunction]:
    """Declare the decorated function as the check for `rules`."""

    def declare(function: CheckFunction) -> CheckFunction:
        _checks.append(Check(function.__name__, family, rules, function))
        return function

    return declare


def declared_checks() -> tuple[Check, ...]:
    """Return the checks declared so far, in the order of declaration."""
    return tuple(_checks)
