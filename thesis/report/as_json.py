"""Diagnostics as JSON, schema 1: stable, for programs.

Lines and columns count from 1, columns in code points; the end is one past the last code point.
A diagnostic that belongs to no file has null for file, lines and columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from thesis.diagnostic import Diagnostic, Language

SCHEMA = 1


def render_json(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """Return the diagnostics as one JSON document, messages in `language`."""
    document = {"schema": SCHEMA, "diagnostics": [_record(d, language) for d in diagnostics]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _record(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    where = diagnostic.where
    return {
        "code": diagnostic.code,
        "name": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.get(language),
        "file": where.source.path if where else None,
        "line": where.start.line if where else None,
        "column": where.start.column if where else None,
        "end_line": where.end.line if where else None,
        "end_column": where.end.column if where else None,
        "hint": diagnostic.advice.get(language),
    }
