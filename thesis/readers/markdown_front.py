"""The settings between two lines «---» at the top of a chapter."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thesis.diagnostic import Diagnostic, Filled
from thesis.document import Role
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_attributes import LANGUAGE_NAMES
from thesis.source import Location, Source
from thesis.suggestions import did_you_mean

if TYPE_CHECKING:
    from yaml.nodes import Node

KEYS = ("role", "lang", "numbered", "title")
LANGUAGES = ("nb", "nn", "en")

#: As in Pandoc: the line after the first «---» is not blank, else it is a break between passages.
_BLOCK = re.compile(
    r"---[ \t]*\n(?![ \t]*(?:\n|\Z))(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_OPEN = re.compile(r"---[ \t]*\n[A-Za-z_-]+[ \t]*:(?:[ \t]|$)", re.MULTILINE)
#: What people call a role in Norwegian.
_ROLE_NAMES = {
    "sammendrag": "abstract",
    "samandrag": "abstract",
    "forord": "preface",
    "innledning": "introduction",
    "innleiing": "introduction",
    "introduksjon": "introduction",
    "problemstilling": "question",
    "teori": "theory",
    "metode": "method",
    "resultat": "results",
    "resultater": "results",
    "drøfting": "discussion",
    "diskusjon": "discussion",
    "avslutning": "conclusion",
    "konklusjon": "conclusion",
    "referanser": "references",
    "litteraturliste": "references",
    "vedlegg": "appendix",
}


@dataclass(slots=True)
class FrontMatter:
    """What the top of a chapter says. `end` is where the text begins."""

    end: int = 0
    role: Role | None = None
    role_where: Location | None = None
    language: str = ""
    numbered: bool | None = None
    title: str = ""


def read_front_matter(source: Source) -> tuple[FrontMatter, list[Diagnostic]]:
    """Return the settings, and what is wrong with them at its place."""
    front = FrontMatter()
    found = _BLOCK.match(source.text)
    if found is None:
        if not _OPEN.match(source.text):
            return front, []
        where = source.at(0, 3)
        return front, [rules.FRONT_MATTER.at(where, reason=_NOT_CLOSED)]
    front.end = found.end()
    return front, list(_read(source, found, front))


_NOT_CLOSED = Filled("the closing “---” is missing", "den avsluttende linjen «---» mangler")
_NOT_YAML = Filled("this is not “key: value”", "dette er ikke «nøkkel: verdi»")
_A_TAB = Filled("there is a tab here", "her står det en tabulator")


def _read(source: Source, found: re.Match[str], front: FrontMatter) -> list[Diagnostic]:
    import yaml

    text, shift = found[1], found.start(1)
    try:
        node = yaml.SafeLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        offset = min(mark.index if mark else 0, max(len(text) - 1, 0))
        line = text.rfind("\n", 0, offset) + 1
        tab = text.find("\t", line, offset + 1)
        reason = _NOT_YAML if tab < 0 else _A_TAB
        where = source.at(shift + (offset if tab < 0 else tab))
        return [rules.FRONT_MATTER.at(where, reason=reason, detail=str(error))]
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        offset = getattr(error, "position", 0)
        where = source.at(shift + (offset if isinstance(offset, int) else 0))
        return [rules.FRONT_MATTER.at(where, reason=_NOT_YAML, detail=str(error))]
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        where = source.at(shift + node.start_mark.index)
        return [rules.FRONT_MATTER.at(where, reason=_NOT_YAML)]
    problems: list[Diagnostic] = []
    seen: set[str] = set()
    for key, value in node.value:
        problems += _setting(_at(source, shift, key), key, value, front, seen)
    return problems


def _at(source: Source, shift: int, key: Node) -> Callable[[Node], Location]:
    def where(node: Node) -> Location:
        start, end = shift + node.start_mark.index, shift + node.end_mark.index
        text = source.text[start:end]
        if text.strip():
            return source.at(start, start + len(text.rstrip()))
        # A plain empty value ends where it starts; the key is then the place to look, but
        # «: value» has an empty key too.
        return source.at(start) if node is key else where(key)

    return where


def _setting(
    where: Callable[[Node], Location], key: Node, value: Node, front: FrontMatter, seen: set[str]
) -> list[Diagnostic]:
    name = key.value if isinstance(key.value, str) else ""
    if name not in KEYS:
        close = difflib.get_close_matches(name.lower(), KEYS, 1)
        hint = did_you_mean(
            {"language": "lang", "rolle": "role"}.get(name.lower(), *close[:1] or [""])
        )
        shown = where(key).text.split("\n")[0]
        return [rules.UNKNOWN_KEY.at(where(key), key=shown, hint=hint)]
    if name in seen:
        problem = rules.FRONT_MATTER_VALUE.at(where(key), key=name, value=name, wanted=_ONCE)
        return [problem]
    seen.add(name)
    text = value.value if isinstance(value.value, str) else None
    kind = value.tag.rpartition(":")[2]
    match name:
        case "role" if text is not None and text in {role.value for role in Role}:
            front.role, front.role_where = Role(text), where(value)
        case "lang" if text in LANGUAGES:
            front.language = str(text)
        case "numbered" if kind == "bool":
            front.numbered = str(text).lower() in {"yes", "true", "on"}
        case "title" if text and kind != "null":
            front.title = text
        case _:
            shown = where(value).text.split("\n")[0]
            problem = rules.FRONT_MATTER_VALUE.at(
                where(value), key=name, value=shown, wanted=_wanted(name), hint=_hint(name, text)
            )
            return [problem]
    return []


_ONCE = Filled("the setting once", "innstillingen én gang")
_A_TITLE = Filled("a text", "en tekst")
_A_FLAG = Filled("true or false", "true eller false")


def _wanted(name: str) -> Filled:
    if name == "title":
        return _A_TITLE
    if name == "numbered":
        return _A_FLAG
    choices = LANGUAGES if name == "lang" else tuple(role.value for role in Role)
    *first, last = choices
    return Filled(f"{', '.join(first)} or {last}", f"{', '.join(first)} eller {last}")


def _hint(name: str, text: str | None) -> Filled | None:
    known: dict[str, str] = {}
    if name == "role":
        known = {role.value: role.value for role in Role} | _ROLE_NAMES
    elif name == "lang":
        known = {code: code for code in LANGUAGES}
        known |= {k: code for k, code in LANGUAGE_NAMES.items() if code in LANGUAGES}
    word = (text or "").lower()
    close = [word.split("-")[0]] if word.split("-")[0] in known else []
    close = close or difflib.get_close_matches(word, known, 1)
    return did_you_mean(known[close[0]]) if close else None
