"""Data that comes with the program: YAML files beside the code that reads them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

#: libyaml reads ten times as fast; a PyYAML without it reads the same.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def names(package: str) -> tuple[str, ...]:
    """Return the names of a package's YAML files, without «.yaml», in order."""
    files = resources.files(package).iterdir()
    return tuple(sorted(f.name.removesuffix(".yaml") for f in files if f.name.endswith(".yaml")))


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """Return a packaged YAML file's mapping. Callers must not change it."""
    text = resources.files(package).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    value = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader in C
    if not isinstance(value, dict):
        raise TypeError(f"{package}/{name}.yaml is not a mapping")
    return value
