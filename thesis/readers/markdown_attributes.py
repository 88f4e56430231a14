"""Attributes in braces, as Pandoc has them: `{#fig:flyt .unnumbered width=80% alt="…"}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from thesis.diagnostic import Filled
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_context import Context
from thesis.source import Location
from thesis.suggestions import did_you_mean, nearest

_ITEM = re.compile(
    r"""
      \#(?P<id>[^\s{}#=]+)
    | \.(?P<class>[\w-]+)
    | =(?P<raw>[\w-]+)
    | (?P<key>[A-Za-z][\w:-]*)=
      (?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>[^']*)'|(?P<plain>[^\s"'{}]+))
    | (?P<dash>-)(?=[\s}])
    """,
    re.VERBOSE,
)
SPACE = re.compile(r"\s*")
BLANKS = re.compile(r"[ \t]*")
_OTHER = re.compile(r"[^\s{}]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WIDTH = re.compile(r"\d+(\.\d+)?(%|cm|mm|in|pt|em)")

#: What people write for a language's code.
LANGUAGE_NAMES = {
    "no": "nb",
    "nor": "nb",
    "norsk": "nb",
    "bokmål": "nb",
    "norwegian": "nb",
    "nynorsk": "nn",
    "engelsk": "en",
    "english": "en",
    "eng": "en",
    "tysk": "de",
    "fransk": "fr",
    "svensk": "sv",
    "dansk": "da",
    "latin": "la",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One attribute. `name` is `#`, `.class`, `=format`, `-` or a key; "" is not an attribute."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """All within one pair of braces, offsets in the text that they were found in."""

    items: tuple[Item, ...]
    start: int
    end: int


def find_attributes(text: str, start: int, limit: int | None = None) -> Attributes | None:
    """Return the attributes in the braces at `start`, None where there are none before `limit`."""
    limit = len(text) if limit is None else limit
    if start >= limit or text[start] != "{":
        return None
    items: list[Item] = []
    at = start + 1
    while True:
        at = skip(SPACE, text, at, limit)
        if text.startswith("}", at, limit):
            # Braces without a single attribute are text: {x}, {}.
            known = any(item.name for item in items)
            return Attributes(tuple(items), start, at + 1) if known else None
        found = _ITEM.match(text, at, limit)
        if found:
            items.append(_item(found))
            at = found.end()
            continue
        other = _OTHER.match(text, at, limit)
        if other is None:
            return None
        at = other.end()
        last = items[-1] if items else None
        if last and last.name[:1].isalpha():
            # A value with a space and no quotes, «width=80 %»: its reader judges it whole.
            value = f"{last.value} {other[0]}"
            items[-1] = Item(last.name, value, last.start, at)
        else:
            items.append(Item("", other[0], other.start(), at))


def skip(pattern: re.Pattern[str], text: str, at: int, limit: int | None = None) -> int:
    """Return where what `pattern` matches at this place ends, the place itself for no match."""
    found = pattern.match(text, at, len(text) if limit is None else limit)
    return found.end() if found else at


def trailing_attributes(text: str) -> Attributes | None:
    """Return the attributes that end the text of a heading or caption."""
    text = text.rstrip()
    start = text.find("{") if text.endswith("}") else -1
    while start >= 0:
        found = find_attributes(text, start)
        # Braces right after a bracket or a TeX command belong to that, not to the heading.
        apart = start == 0 or text[start - 1] in " \t" or text[start - 1].isalnum()
        if found and found.end == len(text) and apart and "\\" not in text[:start].split(" ")[-1]:
            return found
        start = text.find("{", start + 1)
    return None


def _item(found: re.Match[str]) -> Item:
    kind = str(found.lastgroup)
    value = found[kind]
    match kind:
        case "id":
            name = "#"
        case "class":
            name = f".{value}"
        case "raw":
            name = f"={value}"
        case "dash":
            name = "-"
        case _:
            name = found["key"]
            value = re.sub(r"\\(.)", r"\1", value) if kind == "double" else value
    return Item(name, value, *found.span())


def take(
    context: Context,
    attributes: Attributes | None,
    where: Callable[[int, int], Location],
    allowed: frozenset[str],
) -> dict[str, str]:
    """Return values by name for the allowed attributes, and report all others.

    `#` is noted as a label of the chapter; `lang` and `width` are checked.
    """
    taken: dict[str, str] = {}
    for item in attributes.items if attributes else ():
        place = where(item.start, item.end)
        if not item.name:
            context.report(rules.ATTRIBUTE_VALUE.at(place, value=item.value, wanted=_AN_ATTRIBUTE))
        elif item.name not in allowed:
            hint = nearest(item.name, sorted(allowed))
            context.report(rules.UNKNOWN_ATTRIBUTE.at(place, attribute=place.text, hint=hint))
        elif item.name == "#":
            context.define(item.value, place)
            taken["#"] = item.value
        elif item.name == "lang":
            taken |= _language(context, item, place)
        elif item.name == "width" and not _WIDTH.fullmatch(item.value):
            context.report(rules.ATTRIBUTE_VALUE.at(place, value=place.text, wanted=_A_WIDTH))
        else:
            taken[item.name] = item.value
    return taken


_AN_ATTRIBUTE = Filled("#label, .class or key=value", "#etikett, .klasse eller nøkkel=verdi")
_A_WIDTH = Filled("for instance width=80% or width=12cm", "for eksempel width=80% eller width=12cm")
_A_LANGUAGE = Filled("a code such as lang=en", "en kode som lang=en")


def _language(context: Context, item: Item, place: Location) -> dict[str, str]:
    if item.value.lower() == "no":
        return {"lang": "nb"}
    if _LANGUAGE.fullmatch(item.value) and item.value.lower() not in LANGUAGE_NAMES:
        return {"lang": item.value}
    code = LANGUAGE_NAMES.get(item.value.lower())
    hint = did_you_mean(f"lang={code}") if code else None
    context.report(rules.ATTRIBUTE_VALUE.at(place, value=place.text, wanted=_A_LANGUAGE, hint=hint))
    return {}
