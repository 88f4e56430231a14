r"""A reference list typed in LaTeX, `\begin{thebibliography}`, as entries with its own keys."""

from __future__ import annotations

import re

from thesis.bibliography import Bibliography
from thesis.importing import remarks
from thesis.importing.model import Imported, Kind
from thesis.importing.reference_list import read_list

_LIST = re.compile(
    r"\\begin\s*\{thebibliography\}\s*\{[^{}]*\}(.*?)\\end\s*\{thebibliography\}", re.DOTALL
)
_ITEM = re.compile(r"\\bibitem\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_LINK = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}(?:\{[^{}]*\})?")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s?|[{}]")


def read_bibitems(body: str, imported: Imported) -> tuple[str, list[str]]:
    """Return the text without its typed lists, and their references as entries."""
    entries: list[str] = []
    for found in _LIST.finditer(body):
        pieces = _ITEM.split(found[1])
        for key, text in zip(pieces[1::2], pieces[2::2], strict=True):
            line = _plain(text)
            listed = read_list([line], Bibliography({}))
            if listed.entries:
                entries.append(re.sub(r"\{[^,{}]+,", f"{{{key},", listed.entries[0], count=1))
            else:
                imported.say(Kind.LEFT, remarks.REFERENCE, text=f"{key}: {line}")
    if entries:
        imported.say(Kind.GUESSED, remarks.LISTED, count=len(entries))
    return _LIST.sub("", body), entries


def _plain(text: str) -> str:
    text = _LINK.sub(r" \1", text).replace("~", " ").replace("--", "–")
    text = re.sub(r"\\([&%$#_])", r"\1", text)
    return " ".join(_COMMAND.sub("", text).split())
