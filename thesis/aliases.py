"""Citations by an entry's other names (biblatex' `ids`) become citations of its key.

So everything after the reading knows a work by one key: it is counted, listed and numbered once.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from thesis.bibliography import Bibliography
from thesis.document import Thesis
from thesis.nodes import Citation, NoCite
from thesis.source import Location


def with_own_keys(thesis: Thesis, bibliography: Bibliography) -> Thesis:
    """Return the thesis with every alias in a citation replaced by its entry's key."""
    aliases = bibliography.aliases()
    renamed: Thesis = _renamed(thesis, aliases) if aliases else thesis
    return renamed


def _renamed(value: Any, keys: Mapping[str, str]) -> Any:  # noqa: ANN401 - any part of a node
    """Return a node or a tuple of nodes; itself when nothing in it changes."""
    match value:
        case Location():
            return value
        case Citation(key=key):
            return replace(value, key=keys.get(key, key))
        case NoCite(keys=named):
            return replace(value, keys=tuple((keys.get(key, key), where) for key, where in named))
        case tuple():
            parts = tuple(_renamed(part, keys) for part in value)
            return value if all(map(operator.is_, parts, value)) else parts
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _renamed(old, keys)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value
