"""Reading thesis.yaml: YAML with positions, no code, no aliases, every mistake at its place.

The file is composed into PyYAML's node graph, which has marks, and the values are taken from
the nodes' own text. So `language: no` is not the boolean that YAML 1.1 makes of it, a
candidate number keeps its zeros, and nothing is ever constructed from a tag.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from thesis import config_layout
from thesis import config_rules as rules
from thesis.config import AiUse, Appendix, Config, Course
from thesis.config_fields import BY_KEY
from thesis.config_spec import FieldSpec
from thesis.config_values import Values
from thesis.config_yaml import compose
from thesis.diagnostic import Diagnostic, Severity, ThesisError
from thesis.source import Source, read_source

FILE_NAME = "thesis.yaml"
#: Nobody writes a megabyte of settings; a file that large is something else.
MAX_SIZE = 1_000_000

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}
#: A code of capitals and figures, and a name after it: either may be missing.
_COURSE = re.compile(r"(?:([A-ZÆØÅ]+[-/\w]*\d[-/\w]*)(?:\s*[:,–-]?\s+|\Z))?(.*)")
_NONE = {"none", "ingen", "inga"}


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


class _Reader(Values):
    """Turns the node graph into a `Config`, collecting problems."""

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

    def value(self, spec: FieldSpec, node: yaml.Node) -> object:
        """Return the value of one key, None where it cannot be used."""
        match spec.kind:
            case "text":
                value = self.text(node)
                return self.output_name(node, value) if spec.key == "output" else value
            case "texts":
                read = self.people if spec.key == "authors" else self.texts
                return read(spec.key, node)
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

    def course(self, node: yaml.Node) -> Course | None:
        if isinstance(node, yaml.ScalarNode):
            # «course: PAR3900» and «course: PAR3900 Bacheloroppgave» say the same.
            code = _COURSE.fullmatch(self.text(node) or "")
            return Course(code[1] or "", code[2] or "") if code else None
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
                self.not_among(self.where(child), text, config_layout.CHOICES[key])
        return values

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
                self.not_among(self.where(child), text, _SEVERITIES)
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
