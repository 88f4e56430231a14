"""What a LanguageTool server answered, kept so that the same text is not sent again.

An answer is found by the server, the version of the client (which settles the version of the
server that it starts) and the text with its language. Only the answers to the texts of the last run
are kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from thesis.language.extracts import Extract
from thesis.language.verdicts import VerdictCache


@dataclass(frozen=True, slots=True)
class Remark:
    """What the server says of a stretch of an extract's text."""

    start: int
    end: int
    rule: str
    """The server's own name of its rule."""
    category: str
    kind: str
    """misspelling, grammar, style, typographical …"""
    message: str
    replacements: tuple[str, ...]


class Answers:
    """A server's answers by text; with a folder, those of earlier runs too."""

    def __init__(self, server: str, folder: Path | None = None) -> None:
        self._server = server
        self._cache = None if folder is None else VerdictCache(folder, "languagetool")
        self._stored = {} if self._cache is None else self._cache.load()
        self._used: dict[str, tuple[Remark, ...]] = {}

    def to(self, extract: Extract) -> tuple[Remark, ...] | None:
        """Return the answer to a text; None where it has not been asked."""
        key = self._key(extract)
        if key not in self._used and key in self._stored:
            kept = _read(self._stored[key][0], len(extract.text))
            if kept is not None:
                self._used[key] = kept
        return self._used.get(key)

    def add(self, extract: Extract, remarks: tuple[Remark, ...]) -> None:
        """Keep an answer."""
        self._used[self._key(extract)] = remarks

    def save(self) -> None:
        """Write the answers that were used or added."""
        if self._cache is not None:
            # A copy: a slow server's thread may still be adding.
            used = dict(self._used)
            self._cache.save(
                {key: [json.dumps([asdict(r) for r in said])] for key, said in used.items()}
            )

    def _key(self, extract: Extract) -> str:
        from importlib import metadata

        client = ""
        with contextlib.suppress(metadata.PackageNotFoundError):
            client = metadata.version("language-tool-python")
        asked = json.dumps([self._server, client, extract.language, extract.text])
        return hashlib.sha256(asked.encode()).hexdigest()


def _read(stored: str, length: int) -> tuple[Remark, ...] | None:
    """Return remarks as they were stored; None where they are damaged."""
    try:
        remarks = tuple(
            Remark(**{**fields, "replacements": tuple(fields["replacements"])})
            for fields in json.loads(stored)
        )
        fit = all(0 <= remark.start < remark.end <= length for remark in remarks)
    except (ValueError, TypeError, KeyError):
        return None
    return remarks if fit else None
