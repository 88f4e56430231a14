"""Entries become CSL items, through pandoc's reader of biblatex.

The entries that pybtex read are written back as plain biblatex under ids of our own (a key may
hold anything), so that pandoc sees no comments, macros, cross-references or odd encodings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from thesis.bibliography import Entry, Field
from thesis.bibtex import NAME_FIELDS, address, plain, split_names
from thesis.bibtex.markup import for_pandoc
from thesis.bibtex.organisations import PROTECTED, is_organisation
from thesis.citations.pandoc import PandocError, ask
from thesis.citations.rules import ENTRY_NOT_RENDERED
from thesis.diagnostic import Diagnostic

Item = dict[str, Any]

#: Entries, from which on two programs that read half of them each are done sooner than one.
WORTH_TWO = 100

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
#: Types that programs export and pandoc does not know, by the name that it does.
KNOWN_AS = {
    "act": "legislation",
    "bill": "legislation",
    "book_section": "incollection",
    "case": "jurisdiction",
    "computer_program": "software",
    "conference": "inproceedings",
    "conference_proceedings": "inproceedings",
    "encyclopedia_article": "inreference",
    "film": "movie",
    "generic": "misc",
    "magazine_article": "article",
    "newspaper_article": "article",
    "statute": "legislation",
    "television_broadcast": "video",
    "web_page": "online",
    "working_paper": "report",
}
#: «CO$_{\\textrm{2}}$» (Zotero), «CO$_2$»: text, which pandoc would leave as mathematics.
_RAISED_OR_LOWERED = re.compile(
    r"\$\s*(?P<place>[_^])\s*(?:\{\s*(?:\\(?:textrm|mathrm|text|rm)\s*\{(?P<inner>[^{}$]*)\}|"
    r"(?P<group>[^{}$\\]*))\s*\}|(?P<one>\w))\s*\$"
)
#: «$\\beta$», «$p<0.05$»: what is left of mathematics in titles is read as characters.
_MATHEMATICS = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
#: «12. mars», «March 12»: EndNote writes the whole date of an issue there.
_DAY_AND_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[A-Za-z]{3,}\.?)(?:\s+(?P<after>\d{1,2})\.?)?"
)
_YEARS = re.compile(r"\s*(\d{4})\s*[-–—/]+\s*(\d{4})\s*")
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
        items = _read_at_once(texts, cache)
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


def _read_at_once(texts: Sequence[str], cache: Path | None) -> dict[str, Item]:
    """Read entries, none of which says anything of another, in two halves where they are many."""
    if len(texts) < WORTH_TWO:
        return _read("".join(texts), cache)
    middle = len(texts) // 2
    with ThreadPoolExecutor(1) as pool:
        last = pool.submit(_read, "".join(texts[middle:]), cache)
        return _read("".join(texts[:middle]), cache) | last.result()


def _read(biblatex: str, cache: Path | None) -> dict[str, Item]:
    answer = ask(["-f", "biblatex", "-t", "csljson"], biblatex.encode(), cache_folder=cache)
    return {item["id"]: item for item in answer.value}


def _biblatex(identifier: str, entry: Entry) -> str:
    kind = KNOWN_AS.get(entry.type, entry.type)
    lines = [f"@{kind}{{{identifier},", "  langid = {norwegian},"]
    date = _date(entry)
    if date:
        lines.append(f"  date = {{{date}}},")
    for name, field in _fields(entry):
        printed = name not in _LEFT_OUT and (field.value.strip() or name in {"title", "date"})
        if printed and not (date and name in {"year", "month", "day"}):
            lines.append(f"  {name} = {{{_value(name, field.value)}}},")
    return "\n".join([*lines, "}\n"])


def _fields(entry: Entry) -> Iterator[tuple[str, Field]]:
    """Yield the fields by the names that pandoc reads them by.

    Mendeley writes an article's number as `issue`, which in biblatex is a name such as «Spring».
    """
    for name, field in entry.fields.items():
        numbered = entry.type == "article" and "number" not in entry.fields
        yield "number" if name == "issue" and numbered else name, field


def _date(entry: Entry) -> str:
    """Return BibTeX's year, month and day, or years, as one date; "" when pandoc reads it."""
    if "date" not in entry.fields and (years := _YEARS.fullmatch(entry.text("year"))):
        return f"{years[1]}/{years[2]}"
    year, month, day = (entry.text(name).strip() for name in ("year", "month", "day"))
    if found := _DAY_AND_MONTH.fullmatch(month):
        day, month = found["day"] or found["after"] or day, found["month"]
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
    value = for_pandoc(value)
    if "$" in value:
        value = _RAISED_OR_LOWERED.sub(_as_text, value)
        value = _MATHEMATICS.sub(lambda found: plain(found[1]), value)
    if "«" in value and value.count("«") == value.count("»"):
        # Marks that pandoc knows turn as they stand within others: ‘…’ in a title in «…».
        value = value.replace("«", "“").replace("»", "”")
    if name in NAME_FIELDS:
        value = " and ".join(_organisation(person) for _, person in split_names(value))
    elif name == "type":
        # pandoc takes this field as it is written: Zotero's «{{NIBR-rapport}}» with its braces.
        value = plain(value)
    value = _COMMENT_SIGN.sub(r"\\%", value)
    if len(_DOLLAR.findall(value)) % 2:
        value = _DOLLAR.sub(r"\\$", value)
    return value


def _organisation(name: str) -> str:
    """Return a name, in braces where only an organisation has such a one: not «sentralbyrå, S.»."""
    # EndNote ends an organisation with a comma; «Kari Nordmann» and «Nordmann, Kari» are people.
    bare = name.rstrip(", ")
    if " " not in bare or bare.startswith("{"):
        return name
    return f"{{{bare}}}" if is_organisation(plain(bare), PROTECTED.sub("", bare)) else name


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
