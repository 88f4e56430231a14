"""Reading thesis.yaml: YAML with positions, no code, no aliases, every mistake at its place.

The file is composed into PyYAML's node graph, which has marks, and the values are taken from
the nodes' own text. So `language: no` is not the boolean that YAML 1.1 makes of it, a
candidate number keeps its zeros, and nothing is ever constructed from a tag.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from thesis import config_layout
from thesis import config_rules as rules
from thesis.config import AiUse, Appendix, Config, Course
from thesis.config_fields import BY_KEY
from thesis.config_spec import FieldSpec
from thesis.config_yaml import compose
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, ThesisError
from thesis.source import Location, Source, read_source

FILE_NAME = "thesis.yaml"
#: Nobody writes a megabyte of settings; a file that large is something else.
MAX_SIZE = 1_000_000

_OUTPUT_NAME = re.compile(r"[^\W_][\w .-]*")
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}
_TRUE = {"true", "yes", "on", "ja"}
_NONE = {"none", "ingen", "inga"}
_FALSE = {"false", "no", "off", "nei"}


def load_config(root: Path) -> tuple[Config | None, list[Diagnostic]]:
    """Read `root`/thesis.yaml; None when nothing useful can be read from it.

    All problems are returned, not only the first.
    """
    path = root / FILE_NAME
    try:
        if path.stat().st_size > MAX_SIZE:
            return None, [rules.TOO_LARGE.at(Source(FILE_NAME, "").at(0, 0))]
        source = read_source(root, path)
    except FileNotFoundError:
        return None, [rules.MISSING.at(None, folder=root.name or ".")]
    except OSError as error:
        return None, [rules.UNREADABLE.at(None, reason=error.strerror or str(error))]
    try:
        top = compose(source)
    except ThesisError as error:
        return None, list(error.diagnostics)
    return _Reader(root.resolve(), source).read(top)


class _Reader:
    """Turns the node graph into a `Config`, collecting problems."""

    def __init__(self, root: Path, source: Source) -> None:
        self.root = root
        self.source = source
        self.found: list[Diagnostic] = []
        self.places: dict[str, Location] = {}

    def read(self, top: yaml.MappingNode) -> tuple[Config | None, list[Diagnostic]]:
        values: dict[str, Any] = {}
        for key, _, node in self.items(top, BY_KEY):
            spec = BY_KEY[key]
            self.places[key] = self.where(node)
            value = self.value(spec, node)
            if value is not None:
                values[spec.attribute] = value
        values.setdefault("title", "")
        if not values["title"].strip() and not self.found:
            # With other findings the title is probably there, under a misspelled key.
            self.found.append(rules.NO_TITLE.at(self.source.at(0)))
        config = Config(root=self.root, source=self.source, places=self.places, **values)
        return config, self.found

    def where(self, node: yaml.Node) -> Location:
        return self.source.at(node.start_mark.index, node.end_mark.index)

    def items(
        self, mapping: yaml.MappingNode, known: Iterable[str] | None
    ) -> Iterable[tuple[str, yaml.Node, yaml.Node]]:
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
                hint = did_you_mean(key, known)
                self.found.append(rules.UNKNOWN_KEY.at(where, key=key, hint=hint))
            else:
                yield key, key_node, node
            seen.setdefault(key, where)

    def wrong(self, node: yaml.Node, wanted: Filled) -> None:
        self.found.append(rules.WRONG_TYPE.at(self.where(node), wanted=wanted))

    def value(self, spec: FieldSpec, node: yaml.Node) -> object:
        """Return the value of one key, None where it cannot be used."""
        match spec.kind:
            case "text":
                value = self.text(node)
                return self.output_name(node, value) if spec.key == "output" else value
            case "texts":
                return self.texts(spec.key, node)
            case "flag":
                return self.flag(node)
            case "number":
                return self.number(node)
            case "date":
                return self.date(node)
            case "choice":
                return self.choice(spec, node)
            case "choices":
                return self.choices(spec, node)
            case "course":
                return self.course(node)
            case "ai-use":
                return self.ai_use(node)
            case "appendices":
                return self.appendices(node)
            case "layout":
                return self.layout(node)
            case "severities":
                return self.severities(node)
            case "ignores":
                return self.ignores(node)
            case "server":
                return self.server(node)

    def text(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, rules.A_TEXT)
            return None
        return "" if _is_null(node) else str(node.value)

    def server(self, node: yaml.Node) -> str | None:
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if value in {"off", "local"} or re.fullmatch(r"https?://[^\s/?#]+\S*", value):
            return str(value)
        self.wrong(node, rules.A_SERVER)
        return None

    def texts(self, key: str, node: yaml.Node) -> tuple[str, ...] | None:
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
        text = self.text(node)
        if text is None or text.lower() in _TRUE | _FALSE:
            return None if text is None else text.lower() in _TRUE
        self.wrong(node, rules.A_FLAG)
        return None

    def number(self, node: yaml.Node) -> int | None:
        text = (self.text(node) or "").replace(" ", "").replace("\u00a0", "")
        if text.isascii() and text.isdecimal() and len(text) < 10:
            return int(text)
        if text:
            self.wrong(node, rules.A_NUMBER)
        return None

    def date(self, node: yaml.Node) -> dt.date | None:
        text = self.text(node)
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self.found.append(rules.BAD_DATE.at(self.where(node), value=text))
            return None

    def choice(self, spec: FieldSpec, node: yaml.Node) -> str | None:
        text = self.text(node)
        if not text or text in spec.choices:
            return text or None
        hint = _NORWEGIAN if text == "no" else did_you_mean(text, spec.choices)
        allowed = ", ".join(spec.choices)
        self.found.append(
            rules.BAD_CHOICE.at(self.where(node), value=text, allowed=allowed, hint=hint)
        )
        return None

    def choices(self, spec: FieldSpec, node: yaml.Node) -> tuple[str, ...]:
        values = [*enumerate(self.texts(spec.key, node) or ())]
        allowed = ", ".join(spec.choices)
        for number, value in values:
            if value not in spec.choices:
                where = self.places[f"{spec.key}.{number}"]
                hint = did_you_mean(value, spec.choices)
                self.found.append(
                    rules.BAD_CHOICE.at(where, value=value, allowed=allowed, hint=hint)
                )
        return tuple(value for _, value in values if value in spec.choices)

    def course(self, node: yaml.Node) -> Course | None:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, rules.COURSE)
            return None
        values = {}
        for key, _, child in self.items(node, ("code", "name")):
            self.places[f"course.{key}"] = self.where(child)
            values[key] = self.text(child) or ""
        return Course(**values)

    def ai_use(self, node: yaml.Node) -> tuple[AiUse, ...] | None:
        if isinstance(node, yaml.ScalarNode) and node.value.lower() in _NONE:
            return ()
        tools = node.value if isinstance(node, yaml.SequenceNode) else [node]
        used = []
        for number, tool in enumerate(tools):
            self.places[f"ai-use.{number}"] = self.where(tool)
            values = {}
            if isinstance(tool, yaml.MappingNode):
                keys = [field.name for field in fields(AiUse)]
                values = {key: self.text(n) or "" for key, _, n in self.items(tool, keys)}
            if values.get("tool"):
                used.append(AiUse(**values))
            else:
                self.wrong(tool, rules.AI_USE)
        return tuple(used) or None

    def appendices(self, node: yaml.Node) -> tuple[Appendix, ...]:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        given: list[Appendix] = []
        for item in items:
            values = {"file": item.value if isinstance(item, yaml.ScalarNode) else ""}
            if isinstance(item, yaml.MappingNode):
                keys = [field.name for field in fields(Appendix)]
                values |= {key: self.text(n) or "" for key, _, n in self.items(item, keys)}
            if values["file"]:
                self.places[f"appendices.{len(given)}"] = self.where(item)
                given.append(Appendix(**values))
            else:
                self.wrong(item, rules.APPENDICES)
        return tuple(given)

    def layout(self, node: yaml.Node) -> dict[str, float | str] | None:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, rules.LAYOUT)
            return None
        values: dict[str, float | str] = {}
        for key, _, child in self.items(node, config_layout.KEYS):
            text = self.text(child) or ""
            self.places[f"layout.{key}"] = self.where(child)
            value = config_layout.read(key, text)
            if value is not None:
                values[key] = value
            elif key in config_layout.NUMBERS:
                low, high = config_layout.NUMBERS[key]
                self.wrong(child, rules.BETWEEN.fill(low=low, high=high))
            else:
                self.not_among(child, text, config_layout.CHOICES[key])
        return values

    def not_among(self, node: yaml.Node, value: str, choices: Iterable[str]) -> None:
        hint = did_you_mean(value, choices)
        allowed = ", ".join(choices)
        where = self.where(node)
        self.found.append(rules.BAD_CHOICE.at(where, value=value, allowed=allowed, hint=hint))

    def severities(self, node: yaml.Node) -> dict[str, Severity | None] | None:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, rules.SEVERITIES)
            return None
        values = {}
        for key, key_node, child in self.items(node, None):
            text = self.text(child)
            self.places[f"rules.{key}"] = self.where(key_node)
            if text in _SEVERITIES:
                values[key] = _SEVERITIES[text]
            elif text is not None:
                self.not_among(child, text, _SEVERITIES)
        return values

    def ignores(self, node: yaml.Node) -> dict[str, tuple[str, ...]] | None:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, rules.IGNORES)
            return None
        values = {}
        for key, key_node, child in self.items(node, None):
            self.places[f"ignore.{key}"] = self.where(key_node)
            values[key] = self.texts(f"ignore.{key}", child) or ()
        return values

    def output_name(self, node: yaml.Node, value: str | None) -> str | None:
        if not value:
            return None
        name = value.removesuffix(".pdf")
        if not _OUTPUT_NAME.fullmatch(name) or PurePosixPath(name).name != name:
            self.found.append(rules.BAD_OUTPUT.at(self.where(node), value=value))
            return None
        return name


_NORWEGIAN = Text(
    en="write “{nb}” for bokmål or “{nn}” for nynorsk",
    nb="skriv «{nb}» for bokmål eller «{nn}» for nynorsk",
).fill(nb="nb", nn="nn")

_MEAN = Text(en="did you mean “{word}”?", nb="mente du «{word}»?")


def did_you_mean(word: str, known: Iterable[str]) -> Filled | None:
    """Return «did you mean …?» with the nearest of `known`, None when none is near."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return _MEAN.fill(word=near[0]) if near else None


_CHOICES = Text(en="choose among {names}", nb="velg mellom {names}")
_BOTH = Text(en="{first} ({second})", nb="{first} ({second})")


def choose_among(known: Iterable[str], near: Filled | None) -> Filled:
    """Return «choose among …», after `near` («did you mean …?») where there is one."""
    choices = _CHOICES.fill(names=", ".join(known))
    return _BOTH.fill(first=near, second=choices) if near else choices


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
