"""What may be wrong (`Rule`), one occurrence of it (`Diagnostic`), and bilingual text.

A rule is declared once, where it is checked, and says everything that a person may want to
know of it in both languages. A diagnostic is a value: checks yield diagnostics, nothing prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from string import Formatter
from typing import Literal

from thesis.source import Location, Position, Span

Language = Literal["nb", "en"]

#: Families of codes, in the order in which they are reported to people.
FAMILIES = ("CFG", "SRC", "CIT", "REF", "STR", "SPL", "TYP", "TEX", "PDF")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in both languages that the product speaks.

    Both hold the same `{placeholders}`; `fill` sets them.
    """

    en: str
    nb: str

    def __post_init__(self) -> None:
        if self.placeholders(self.en) != self.placeholders(self.nb):
            raise ValueError(f"placeholders differ: {self.en!r} / {self.nb!r}")

    @staticmethod
    def placeholders(template: str) -> set[str]:
        """Return the names in braces in a template."""
        return {name for _, name, _, _ in Formatter().parse(template) if name}

    def fill(self, **values: object) -> Filled:
        """Set the placeholders in both languages; a `Filled` value goes in language by language."""
        return Filled(
            self.en.format(**{k: v.en if isinstance(v, Filled) else v for k, v in values.items()}),
            self.nb.format(**{k: v.nb if isinstance(v, Filled) else v for k, v in values.items()}),
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """A finished sentence in both languages (braces in it are text)."""

    en: str
    nb: str

    def get(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.nb if language == "nb" else self.en


class Severity(Enum):
    """An error stops the build; a warning does not (unless `strict`)."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def word(self) -> Filled:
        """What people read; programs and thesis.yaml have the value."""
        return Filled("error", "feil") if self is Severity.ERROR else Filled("warning", "advarsel")


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be wrong. Declare one with `rule(...)`, beside the code that finds it."""

    code: str
    """Family and number, such as CIT001; never reused."""
    name: str
    """A slug that names the defect, such as undefined-citation."""
    severity: Severity
    message: Text
    """One line, with placeholders: what is wrong here."""
    why: Text
    """What the rule looks for and why it matters, for `thesis explain`."""
    fix: Text
    """How to mend it."""
    example: str = ""
    """A short piece of input that breaks the rule."""
    authority: Filled = Filled("", "")
    """Who says so: Norsk APA-manual, Språkrådet, an institution's page …"""
    enabled: bool = True
    """Off by default when False; `rules:` in thesis.yaml turns it on."""
    by_word: bool = False
    """Told once a word with all its places, after what is told place by place."""

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:3]

    def at(
        self,
        where: Location | None,
        *,
        hint: Filled | None = None,
        detail: str = "",
        related: tuple[Location, ...] = (),
        fixes: tuple[Edit, ...] = (),
        **values: object,
    ) -> Diagnostic:
        """Return an occurrence of this rule; `values` fill the message."""
        return Diagnostic(
            rule=self,
            severity=self.severity,
            message=self.message.fill(**values),
            where=where,
            hint=hint,
            detail=detail,
            related=related,
            fixes=fixes,
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of the text at a location."""

    where: Location
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One occurrence of a rule."""

    rule: Rule
    severity: Severity
    message: Filled
    where: Location | None
    """None when no file's text is to blame, e.g. a folder that cannot be written."""
    hint: Filled | None = None
    """A way out for this occurrence, e.g. «did you mean»; else the rule's own `fix` helps."""
    detail: str = ""
    """A foreign program's own words, shown with --verbose."""
    related: tuple[Location, ...] = ()
    """Other places of the same occurrence: the first definition, the other wording …"""
    fixes: tuple[Edit, ...] = ()
    """Edits that mend it; empty when a person must choose."""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def advice(self) -> Filled:
        """The way out: this occurrence's own hint, else the rule's."""
        return self.hint or self.rule.fix.fill()

    @property
    def is_error(self) -> bool:
        """Whether this stops the build."""
        return self.severity is Severity.ERROR

    def with_severity(self, severity: Severity) -> Diagnostic:
        """Return a copy with another severity."""
        return self if severity is self.severity else replace(self, severity=severity)

    def sort_key(self) -> tuple[str, Span, str, str]:
        """Order by file, place, code, words."""
        if self.where is None:
            return ("", Span(0, 0), self.code, self.message.en)
        return (self.where.source.path, self.where.span, self.code, self.message.en)


class ThesisError(Exception):
    """The work cannot go on; holds the diagnostics that say why (exit code 2)."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__("; ".join(d.message.en for d in diagnostics))


class SaidError(Exception):
    """The work cannot be done; the sentence says why, and the way out."""

    def __init__(self, sentence: Filled) -> None:
        self.sentence = sentence
        super().__init__(sentence.en)


_CODE = re.compile(rf"(?:{'|'.join(FAMILIES)})\d{{3}}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class _Registry:
    by_code: dict[str, Rule] = field(default_factory=dict)
    by_name: dict[str, Rule] = field(default_factory=dict)


_registry = _Registry()


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    message: Text,
    why: Text,
    fix: Text,
    example: str = "",
    authority: str | Filled = "",
    enabled: bool = True,
    by_word: bool = False,
) -> Rule:
    """Declare a rule. An authority that is called the same in both languages is a string.

    Raises:
        ValueError: the code or name is malformed or taken.
    """
    if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
        raise ValueError(f"malformed rule: {code} {name}")
    if code in _registry.by_code or name in _registry.by_name:
        raise ValueError(f"rule declared twice: {code} {name}")
    source = Filled(authority, authority) if isinstance(authority, str) else authority
    declared = Rule(code, name, severity, message, why, fix, example, source, enabled, by_word)
    _registry.by_code[code] = declared
    _registry.by_name[name] = declared
    return declared


def declared_rules() -> dict[str, Rule]:
    """Return every rule declared so far, by code, in family and number order."""
    order = {family: n for n, family in enumerate(FAMILIES)}
    rules = sorted(_registry.by_code.values(), key=lambda r: (order[r.family], r.code))
    return {r.code: r for r in rules}


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code (in any case) or name."""
    return _registry.by_code.get(code_or_name.upper()) or _registry.by_name.get(
        code_or_name.lower()
    )


__all__ = [
    "FAMILIES",
    "Diagnostic",
    "Edit",
    "Filled",
    "Language",
    "Location",
    "Position",
    "Rule",
    "Severity",
    "Text",
    "ThesisError",
    "declared_rules",
    "find_rule",
    "rule",
]
