"""Single values out of thesis.yaml: texts, numbers, dates, choices, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from thesis import config_rules as rules
from thesis.config_spec import FieldSpec
from thesis.diagnostic import Diagnostic, Filled, Text
from thesis.source import Location, Source
from thesis.suggestions import did_you_mean, nearest

_OUTPUT_NAME = re.compile(r"[^\W_][\w .-]*")
#: What Windows has no files called, whatever their ending: «con.pdf» is the screen.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)", re.IGNORECASE)
_TRUE = {"true", "yes", "on", "ja"}
_FALSE = {"false", "no", "off", "nei"}
_BETWEEN_PEOPLE = re.compile(r"\s*(?:,|;|&|(?<=\s)(?:og|and)(?=\s))\s*")
#: What a key is called in Norwegian where no English one is spelled like it.
_IN_NORWEGIAN = {
    **dict.fromkeys(
        ("forfatter", "forfattere", "forfattar", "forfattarar", "navn", "namn"), "authors"
    ),
    **dict.fromkeys(("kandidat", "kandidater", "kandidatnummer", "kandidatnumre"), "candidates"),
    **dict.fromkeys(("veileder", "veiledere", "rettleiar", "rettleiarar"), "supervisor"),
    **dict.fromkeys(("studiested", "studiestad", "høgskole", "høgskule", "skole"), "institution"),
    **dict.fromkeys(("institutt", "fakultet", "avdeling"), "department"),
    **dict.fromkeys(("emne", "emnekode", "fag"), "course"),
    **dict.fromkeys(("sted", "stad", "by"), "place"),
    **dict.fromkeys(("språk", "sprak", "mål"), "language"),
    **dict.fromkeys(("kapitler", "kapittel"), "chapters"),
    **dict.fromkeys(("kilder", "kjelder", "referanser", "litteratur"), "bibliography"),
    **dict.fromkeys(("skrift", "skrifttype"), "font"),
    "dato": "date",
    "ordgrense": "word-limit",
    "oppgavetype": "degree",
    "stil": "citation-style",
    "studieprogram": "programme",
    "tittel": "title",
    "undertittel": "subtitle",
    "vedlegg": "appendices",
}
_NORWEGIAN = Text(
    en="write “{nb}” for bokmål or “{nn}” for nynorsk",
    nb="skriv «{nb}» for bokmål eller «{nn}» for nynorsk",
).fill(nb="nb", nn="nn")


class Values:
    """Takes values from the node graph, collecting problems.

    Each method returns the value, None where it cannot be used.
    """

    def __init__(self, root: Path, source: Source) -> None:
        self.root = root
        self.source = source
        self.found: list[Diagnostic] = []
        self.places: dict[str, Location] = {}

    def where(self, node: yaml.Node) -> Location:
        """Return the place of a value."""
        return self.source.at(node.start_mark.index, node.end_mark.index)

    def items(
        self, mapping: yaml.MappingNode, known: Collection[str] | None
    ) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Yield the pairs of a mapping whose keys are text, known and not repeated."""
        seen: dict[str, Location] = {}
        for key_node, node in mapping.value:
            where = self.where(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.wrong(key_node, rules.A_NAME)
                continue
            key = key_node.value
            if key in seen:
                self.found.append(rules.TWICE.at(where, key=key, related=(seen[key],)))
            elif known is not None and key not in known:
                meant = _IN_NORWEGIAN.get(key.lower(), "")
                hint = did_you_mean(meant) if meant in known else nearest(key.lower(), known)
                self.found.append(rules.UNKNOWN_KEY.at(where, key=key, hint=hint))
            else:
                yield key, key_node, node
            seen.setdefault(key, where)

    def wrong(self, node: yaml.Node, wanted: Filled) -> None:
        """Report a value of the wrong kind."""
        self.found.append(rules.WRONG_TYPE.at(self.where(node), wanted=wanted))

    def not_among(self, where: Location, value: str, choices: Collection[str]) -> None:
        """Report a word that is none of those that may stand there."""
        hint = _NORWEGIAN if value == "no" and "nb" in choices else nearest(value.lower(), choices)
        allowed = ", ".join(choices)
        self.found.append(rules.BAD_CHOICE.at(where, value=value, allowed=allowed, hint=hint))

    def text(self, node: yaml.Node) -> str | None:
        """Return a text, "" for an empty value."""
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, rules.A_TEXT)
            return None
        return "" if _is_null(node) else str(node.value)

    def people(self, key: str, node: yaml.Node) -> tuple[str, ...] | None:
        """Return names; those that stand in one text, «Kari Berg og Ola Dahl», are told apart.

        As one name they would be looked for as one, and an anonymous thesis would give them away.
        «Berg, Kari» is one person.
        """
        names = self.texts(key, node)
        if names is None or len(names) != 1 or not isinstance(node, yaml.ScalarNode):
            return names
        parts = [part.strip() for part in _BETWEEN_PEOPLE.split(names[0]) if part.strip()]
        if len(parts) == 2 and "," in names[0] and not all(" " in part for part in parts):
            return names
        for number in range(len(parts)):
            self.places[f"{key}.{number}"] = self.where(node)
        return tuple(parts)

    def texts(self, key: str, node: yaml.Node) -> tuple[str, ...] | None:
        """Return the texts of a list; one text alone is a list of one."""
        if isinstance(node, yaml.ScalarNode):
            self.places[f"{key}.0"] = self.where(node)
            return () if _is_null(node) or not node.value else (str(node.value),)
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(node, rules.TEXTS)
            return None
        values: list[str] = []
        for child in node.value:
            value = self.text(child)
            if value:
                self.places[f"{key}.{len(values)}"] = self.where(child)
                values.append(value)
        return tuple(values)

    def flag(self, node: yaml.Node) -> bool | None:
        """Return whether a text says yes."""
        text = self.text(node)
        if text is None or text.lower() in _TRUE | _FALSE:
            return None if text is None else text.lower() in _TRUE
        self.wrong(node, rules.A_FLAG)
        return None

    def number(self, node: yaml.Node) -> int | None:
        """Return a number, written with or without spaces in it."""
        text = (self.text(node) or "").replace(" ", "").replace("\u00a0", "")
        if text.isascii() and text.isdecimal() and len(text) < 10:
            return int(text)
        if text:
            self.wrong(node, rules.A_NUMBER)
        return None

    def date(self, node: yaml.Node) -> dt.date | None:
        """Return a date: 2026-05-20."""
        text = self.text(node)
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self.found.append(rules.BAD_DATE.at(self.where(node), value=text))
            return None

    def choice(self, spec: FieldSpec, node: yaml.Node) -> str | None:
        """Return one of the words that the field allows."""
        text = self.text(node)
        if not text or text in spec.choices:
            return text or None
        self.not_among(self.where(node), text, spec.choices)
        return None

    def choices(self, spec: FieldSpec, node: yaml.Node) -> tuple[str, ...]:
        """Return those of a list that the field allows."""
        values = [*enumerate(self.texts(spec.key, node) or ())]
        for number, value in values:
            if value not in spec.choices:
                self.not_among(self.places[f"{spec.key}.{number}"], value, spec.choices)
        return tuple(value for _, value in values if value in spec.choices)

    def server(self, node: yaml.Node) -> str | None:
        """Return the address of a server, or «off» or «local»."""
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if value in {"off", "local"} or re.fullmatch(r"https?://[^\s/?#]+\S*", value):
            return str(value)
        self.wrong(node, rules.A_SERVER)
        return None

    def output_name(self, node: yaml.Node, value: str | None) -> str | None:
        """Return the name of a file without «.pdf»; it may lie in no folder."""
        if not value:
            return None
        name = value.removesuffix(".pdf")
        if not _OUTPUT_NAME.fullmatch(name) or _DEVICE.match(name):
            self.found.append(rules.BAD_OUTPUT.at(self.where(node), value=value))
            return None
        return name


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
