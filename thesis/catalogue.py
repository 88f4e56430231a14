"""All rules of the program, for people who want to read about them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence

import thesis
from thesis.diagnostic import Rule, declared_rules


def all_rules() -> Sequence[Rule]:
    """Import every module, so that every rule is declared, and return the rules in order."""
    for module in pkgutil.walk_packages(thesis.__path__, "thesis."):
        if module.name != "thesis.__main__":
            importlib.import_module(module.name)
    return list(declared_rules().values())
