"""A structure as a value: which roles a thesis has, and in what order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thesis.diagnostic import Filled
from thesis.document import Role


@dataclass(frozen=True)
class Structure:
    """A pattern of roles. One YAML file beside this module describes one."""

    name: str
    title: Filled
    about: Filled
    """Whom it is for."""
    source: str = ""
    """Where the pattern was read."""
    required: tuple[Role, ...] = ()
    """Their absence is an error."""
    advised: tuple[Role, ...] = ()
    """Their absence is a warning."""
    order: tuple[frozenset[Role], ...] = ()
    """Groups from first to last; the roles within a group may swap places."""
    strict_order: bool = False
    """Whether another order is an error rather than a warning."""
    within: Mapping[Role, frozenset[Role]] = field(default_factory=dict)
    """By role: the chapters that it may be a section of."""
    shares: Mapping[Role, tuple[int, int]] = field(default_factory=dict)
    """By role: the usual share of the words, lowest and highest per cent."""

    def rank(self, role: Role) -> int | None:
        """Return the number of the role's group in the order, None for one that may be anywhere."""
        return next((n for n, group in enumerate(self.order) if role in group), None)


#: What people call the roles, in messages.
ROLE_NAMES: Mapping[Role, Filled] = {
    Role.PREFACE: Filled("preface", "forord"),
    Role.ABSTRACT: Filled("abstract", "sammendrag"),
    Role.INTRODUCTION: Filled("introduction", "innledning"),
    Role.QUESTION: Filled("research question", "problemstilling"),
    Role.THEORY: Filled("theory", "teori"),
    Role.METHOD: Filled("method", "metode"),
    Role.RESULTS: Filled("results", "resultat"),
    Role.DISCUSSION: Filled("discussion", "diskusjon"),
    Role.CONCLUSION: Filled("conclusion", "avslutning"),
    Role.REFERENCES: Filled("references", "referanser"),
    Role.APPENDIX: Filled("appendix", "vedlegg"),
}
