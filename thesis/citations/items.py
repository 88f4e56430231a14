"""Entries become CSL items, through pandoc's reader of biblatex.

The entries that pybtex read are written back as plain biblatex under ids of our own (a key may
hold anything), so that pandoc sees no comments, macros, cross-references or odd encodings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from thesis.bibliography import Entry
from thesis.bibtex import address, plain
from thesis.citations.pandoc import PandocError, ask
from thesis.citations.rules import ENTRY_NOT_RENDERED
from thesis.diagnostic import Diagnostic

Item = dict[str, Any]

#: Fields whose text is not LaTeX: a % in them is a character.
_VERBATIM = frozenset({"url", "doi", "eprint", "file", "urlraw", "verba", "verbb", "verbc"})
#: Fields that name other entries (resolved already), that would recase titles, that print nothing.
_LEFT_OUT = frozenset(
    {
        *("crossref", "xref", "xdata", "related", "entryset", "ids"),
        *("langid", "hyphenation", "language"),
        *("keywords", "abstract", "file", "note"),
    }
)
#: By their first letters, in Norwegian and English.
_MONTH_NAMES = "jan feb mar apr mai jun jul aug sep okt nov des"
_MONTHS = {name: str(number) for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_MONTHS |= {"may": "5", "oct": "10", "dec": "12"}
#: Types that pandoc does not know, by the name that it does.
_KNOWN_AS = {"conference": "inproceedings", "statute": "legislation", "act": "legislation"}
#: «CO$_{\\textrm{2}}$» (Zotero), «CO$_2$»: text, which pandoc would leave as mathematics.
_RAISED_OR_LOWERED = re.compile(
    r"\$\s*(?P<place>[_^])\s*(?:\{\s*(?:\\(?:textrm|mathrm|text|rm)\s*\{(?P<inner>[^{}$]*)\}|"
    r"(?P<group>[^{}$\\]*))\s*\}|(?P<one>\w))\s*\$"
)
#: «$\\beta$», «$p<0.05$»: what is left of mathematics in titles is read as characters.
_MATHEMATICS = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
_COMMENT_SIGN = re.compile(r"(?<!\\)%")
_DOLLAR = re.compile(r"(?<!\\)\$")


def csl_items(
    entries: Sequence[Entry], cache: Path | None
) -> tuple[dict[str, Item], list[Diagnostic]]:
    """Return a CSL item by id for every entry; `entries[3]` has the id «e3».

    Titles stay as written: `langid = {norwegian}` keeps pandoc from recasing them.

    Raises:
        PandocError: pandoc is missing or fails whatever it is given.
    """
    texts = [_biblatex(f"e{n}", entry) for n, entry in enumerate(entries)]
    unreadable: dict[int, PandocError] = {}
    try:
        items = _read("".join(texts), cache)
    except PandocError:
        _read("", None)
        items, unreadable = by_halves(texts, range(len(texts)), cache)
    for n in unreadable:
        items[f"e{n}"] = {"id": f"e{n}", "type": "document", "title": entries[n].key}
    found = [
        ENTRY_NOT_RENDERED.at(entries[n].where, key=entries[n].key, detail=str(error))
        for n, error in unreadable.items()
    ]
    return items, found + list(_lost_titles(entries, items))


def by_halves(
    texts: Sequence[str], numbers: Sequence[int], cache: Path | None
) -> tuple[dict[str, Item], dict[int, PandocError]]:
    """Read what can be read: an entry that pandoc cannot read takes all others with it.

    Halving finds one bad entry among hundreds in some ten runs.
    """
    try:
        return _read("".join(texts[n] for n in numbers), cache), {}
    except PandocError as error:
        if len(numbers) == 1:
            return {}, {numbers[0]: error}
    middle = len(numbers) // 2
    items, unreadable = by_halves(texts, numbers[:middle], cache)
    more_items, more_unreadable = by_halves(texts, numbers[middle:], cache)
    return items | more_items, unreadable | more_unreadable


def _lost_titles(entries: Sequence[Entry], items: dict[str, Item]) -> Iterator[Diagnostic]:
    """Yield entries whose title pandoc could make nothing of, which it drops without a word."""
    for n, entry in enumerate(entries):
        if not items[f"e{n}"].get("title") and entry.text("title").strip():
            yield ENTRY_NOT_RENDERED.at(entry.fields["title"].where, key=entry.key)


def _read(biblatex: str, cache: Path | None) -> dict[str, Item]:
    answer = ask(["-f", "biblatex", "-t", "csljson"], biblatex.encode(), cache_folder=cache)
    return {item["id"]: item for item in answer.value}


def _biblatex(identifier: str, entry: Entry) -> str:
    kind = _KNOWN_AS.get(entry.type, entry.type)
    lines = [f"@{kind}{{{identifier},", "  langid = {norwegian},"]
    date = _date(entry)
    if date:
        lines.append(f"  date = {{{date}}},")
    for name, field in entry.fields.items():
        if name not in _LEFT_OUT and not (date and name in {"year", "month", "day"}):
            lines.append(f"  {name} = {{{_value(name, field.value)}}},")
    return "\n".join([*lines, "}\n"])


def _date(entry: Entry) -> str:
    """Return BibTeX's year, month and day as one date, "" when there is a date or no month."""
    year, month, day = (entry.text(name).strip() for name in ("year", "month", "day"))
    number = month if month.isdecimal() else _MONTHS.get(month.lower()[:3], "")
    if "date" in entry.fields or not number or not re.fullmatch(r"\d{4}", year):
        return ""
    last = f"-{int(day):02}" if day.isdecimal() else ""
    return f"{year}-{int(number):02}{last}"


def _value(name: str, value: str) -> str:
    """Return a field's value such that it ends where the field ends and reads as written."""
    if not _balanced(value):
        value = value.replace("{", "").replace("}", "")
    if (len(value) - len(value.rstrip("\\"))) % 2:
        value = value[:-1]
    if name in _VERBATIM:
        return address(value)
    if "$" in value:
        value = _RAISED_OR_LOWERED.sub(_as_text, value)
        value = _MATHEMATICS.sub(lambda found: plain(found[1]), value)
    if "«" in value and value.count("«") == value.count("»"):
        # Marks that pandoc knows turn as they stand within others: ‘…’ in a title in «…».
        value = value.replace("«", "“").replace("»", "”")
    value = _COMMENT_SIGN.sub(r"\\%", value)
    if len(_DOLLAR.findall(value)) % 2:
        value = _DOLLAR.sub(r"\\$", value)
    return value


def _as_text(found: re.Match[str]) -> str:
    command = r"\textsubscript" if found["place"] == "_" else r"\textsuperscript"
    return f"{command}{{{found['inner'] or found['group'] or found['one'] or ''}}}"


def _balanced(value: str) -> bool:
    depth = 0
    for char in re.sub(r"\\.", "", value, flags=re.DOTALL):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
