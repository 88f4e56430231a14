"""What an institution asks for at delivery, and how far the thesis is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thesis import stamp
from thesis.build import options_of
from thesis.checks.word_limit import allowed
from thesis.config import Config
from thesis.counting import count_words, word_rule
from thesis.diagnostic import Diagnostic, Filled, Text
from thesis.examine import Read, check, read, settled
from thesis.identity import output_name, patterned
from thesis.new import instructions
from thesis.output import CACHE, FOLDER
from thesis.profiles import Declaration, Fact, Profile
from thesis.source import Location

State = Literal["done", "missing", "not-asked", "yourself"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may be asked for."""

    name: Filled
    state: State
    remark: Filled | None = None
    """What there is, or how to mend it."""
    where: Location | None = None
    """Where to mend it."""


def checklist(root: Path) -> tuple[Read | None, list[Diagnostic], list[Item]]:
    """Return what the profile asks for, item by item, and what was found on the way.

    The project is None when thesis.yaml says nothing useful.
    """
    root = root.resolve()
    given, found = read(root)
    if given is None:
        return None, found, []
    found = settled(given, check(given))
    config, profile = given.context.config, given.context.profile
    items = [
        _no_errors(found),
        _written(given),
        _built(root),
        *_front_page(config, profile),
        _anonymous(found, config),
        _file_name(config, profile),
        _abstracts(found, given),
        _length(given),
        *_stated(given),
        *_declarations(config, profile),
        *(Item(remark, "yourself") for remark in profile.remarks),
    ]
    return given, found, items


_ERRORS = Filled("a thesis without errors", "en oppgave uten feil")
_HAS_ERRORS = Text(
    en="errors left: {count}; see `thesis check`", nb="feil igjen: {count}; se `thesis check`"
)
_WRITTEN = Filled("text of your own everywhere", "egen tekst overalt")
_INSTRUCTION = Filled(
    "this is still the text that a new thesis comes with",
    "her står teksten som en ny oppgave kommer med",
)
_PDF = Filled("an up-to-date PDF", "en oppdatert PDF")
_BUILD = Filled("make it with `thesis build`", "lag den med `thesis build`")
_FRONT_PAGE = Text(en="front page: {fact}", nb="forside: {fact}")
_KEY = Text(en="write `{key}:` in thesis.yaml", nb="skriv `{key}:` i thesis.yaml")
_ANONYMOUS = Filled("anonymity", "anonymitet")
_NAMES = Text(
    en="places that give a student away: {count}; see `thesis check`",
    nb="steder som røper en student: {count}; se `thesis check`",
)
#: Names, and student numbers.
_LEAKS = frozenset({"STR040", "STR046"})
_PATTERN = Text(
    en="{name}; the institution asks for {wanted}", nb="{name}; studiestedet ber om {wanted}"
)
_FILE_NAME = Filled("name of the file", "navnet på filen")
_ABSTRACTS = Filled("abstracts", "sammendrag")
_LENGTH = Filled("number of words", "antall ord")
_WORDS = Text(en="{words}; {allowed}", nb="{words}; {allowed}")
_STATED = Filled("the number of words in print", "antall ord på trykk")
_SENTENCE = Filled(
    "closing sentence of the reference list", "avsluttende setning i referanselisten"
)
_DECLARATIONS: dict[Declaration, Filled] = {
    "independence": Filled("declaration of independent work", "erklæring om selvstendig arbeid"),
    "ai-use": Filled("declaration of the use of AI", "erklæring om bruk av KI"),
}
_FACTS: dict[Fact, Filled] = {
    "candidates": Filled("candidate number", "kandidatnummer"),
    "course": Filled("course", "emne"),
    "date": Filled("date", "dato"),
    "degree": Filled("type of thesis", "type oppgave"),
    "institution": Filled("institution", "institusjon"),
    "people": Filled("name or candidate number", "navn eller kandidatnummer"),
    "place": Filled("place", "sted"),
    "programme": Filled("study programme", "studieprogram"),
    "supervisor": Filled("supervisor", "veileder"),
}


def _no_errors(found: list[Diagnostic]) -> Item:
    errors = [d for d in found if d.is_error]
    if not errors:
        return Item(_ERRORS, "done")
    return Item(_ERRORS, "missing", _HAS_ERRORS.fill(count=len(errors)), errors[0].where)


def _written(given: Read) -> Item:
    """Return whether nothing is left of what `thesis new` wrote into the chapters."""
    left = instructions()
    for chapter in given.context.thesis.chapters:
        text = chapter.source.text
        starts = [start for paragraph in left if (start := text.find(paragraph)) >= 0]
        if starts:
            where = chapter.source.at(min(starts), min(starts))
            return Item(_WRITTEN, "missing", _INSTRUCTION, where)
    return Item(_WRITTEN, "done")


def _built(root: Path) -> Item:
    made = stamp.load(root / FOLDER / CACHE, root, options_of())
    if made is None:
        return Item(_PDF, "missing", _BUILD)
    return Item(_PDF, "done", Filled(made.pdf.name, made.pdf.name))


def _front_page(config: Config, profile: Profile) -> Iterator[Item]:
    for fact in profile.front_page:
        name = _FRONT_PAGE.fill(fact=_FACTS[fact])
        if _is_stated(fact, config, profile):
            yield Item(name, "done")
        else:
            key: str = fact
            if fact == "people":
                key = "candidates" if config.hidden else "authors"
            yield Item(name, "missing", _KEY.fill(key=key), config.where(key))


def _is_stated(fact: Fact, config: Config, profile: Profile) -> bool:
    match fact:
        case "people":
            return bool(config.authors or config.candidates)
        case "institution":
            return bool(config.institution or profile.institution)
        case "course":
            return bool(config.course.code or config.course.name)
        case _:
            return bool(getattr(config, fact))


def _anonymous(found: list[Diagnostic], config: Config) -> Item:
    numberless = _without(_ANONYMOUS, found, "STR045")
    if numberless.state == "missing":
        return numberless
    if not config.hidden:
        return Item(_ANONYMOUS, "not-asked")
    leaks = [d for d in found if d.code in _LEAKS and d.is_error]
    if not leaks:
        return Item(_ANONYMOUS, "done")
    return Item(_ANONYMOUS, "missing", _NAMES.fill(count=len(leaks)), leaks[0].where)


def _file_name(config: Config, profile: Profile) -> Item:
    if not profile.file_name:
        return Item(_FILE_NAME, "not-asked")
    name = Filled(f"{config.output}.pdf", f"{config.output}.pdf")
    own, wanted = config.output, patterned(config, profile)
    if "output" in config.places and wanted and own != wanted:
        remark = _PATTERN.fill(name=f"{own}.pdf", wanted=f"{wanted}.pdf")
        return Item(_FILE_NAME, "yourself", remark, config.where("output"))
    if "output" in config.places or output_name(config, profile) != "thesis":
        return Item(_FILE_NAME, "done", name)
    key = "candidates" if config.course.code else "course"
    return Item(_FILE_NAME, "missing", _KEY.fill(key=key), config.where(key))


def _abstracts(found: list[Diagnostic], given: Read) -> Item:
    asked = given.context.profile.abstract
    if not (asked.required or asked.languages or asked.second_language or asked.max_words):
        return Item(_ABSTRACTS, "not-asked")
    return _without(_ABSTRACTS, found, "STR015", "STR016")


def _length(given: Read) -> Item:
    context = given.context
    rule = word_rule(context.config, context.profile)
    if rule.highest is None:
        return Item(_LENGTH, "not-asked")
    rendered, _ = context.rendered
    count = count_words(context.thesis, context.sections, rendered, context.config, context.profile)
    remark = _WORDS.fill(words=count.total, allowed=allowed(rule))
    where = context.config.where("word-limit" if context.config.word_limit else "profile")
    return Item(_LENGTH, "done" if count.allowed else "missing", remark, where)


def _without(name: Filled, found: list[Diagnostic], *codes: str) -> Item:
    """Return an item that is done when nothing was found against it."""
    for diagnostic in found:
        if diagnostic.code in codes:
            return Item(name, "missing", diagnostic.message, diagnostic.where)
    return Item(name, "done")


def _stated(given: Read) -> Iterator[Item]:
    """Yield what is printed without any doing of the student's."""
    config, profile = given.context.config, given.context.profile
    stated = word_rule(config, profile).printed != "none"
    yield Item(_STATED, "done" if stated else "not-asked")
    yield Item(_SENTENCE, "done" if config.language in profile.closing_sentence else "not-asked")


def _declarations(config: Config, profile: Profile) -> Iterator[Item]:
    made = {"independence": config.independence, "ai-use": config.ai_use is not None}
    for key, name in _DECLARATIONS.items():
        if made[key]:
            yield Item(name, "done")
        elif key in profile.declarations:
            yield Item(name, "missing", _KEY.fill(key=key), config.where(key))
        else:
            yield Item(name, "not-asked")
