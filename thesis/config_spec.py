"""What a key of thesis.yaml is: its kind, its choices and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thesis.diagnostic import Filled

Kind = Literal[
    "text",
    "texts",
    "flag",
    "number",
    "date",
    "choice",
    "choices",
    "course",
    "ai-use",
    "appendices",
    "layout",
    "severities",
    "ignores",
    "server",
]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One key of thesis.yaml."""

    key: str
    kind: Kind
    help: Filled
    example: str
    choices: tuple[str, ...] = ()

    @property
    def attribute(self) -> str:
        """The name of the field in `Config`."""
        return self.key.replace("-", "_")


def spec(
    key: str, kind: Kind, en: str, nb: str, example: str, choices: tuple[str, ...] = ()
) -> FieldSpec:
    """Return a key with its help in both languages."""
    return FieldSpec(key, kind, Filled(en, nb), example, choices)
