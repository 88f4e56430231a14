"""The length of the thesis in words."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.registry import Context, check
from thesis.counting import count_words, word_rule
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.profiles import WordRule

LENGTH = rule(
    "STR030",
    "word-limit",
    Severity.WARNING,
    message=Text(
        en="the thesis has {words} words that count; {allowed}",
        nb="oppgaven har {words} ord som teller; {allowed}",
    ),
    why=Text(
        en="Institutions limit the length, and differ in what counts: tables, footnotes, the "
        "reference list. The limit is the profile's, or `word-limit:` in thesis.yaml. A word is "
        "what stands between spaces; citations count as printed.",
        nb="Institusjonene setter grenser for lengden, og de teller ulikt: tabeller, fotnoter, "
        "referanseliste. Grensen er profilens, eller `word-limit:` i thesis.yaml. Et ord er det "
        "som står mellom mellomrom; kildehenvisninger telles slik de trykkes.",
    ),
    fix=Text(
        en="`thesis count` shows where the words are; set `word-limit:` if another limit holds",
        nb="`thesis count` viser hvor ordene er; sett `word-limit:` hvis en annen grense gjelder",
    ),
    example="word-limit: 500",
    authority=Filled("the profile's source", "profilens kilde"),
)

_AT_MOST = Text(en="at most {most} are allowed", nb="høyst {most} er tillatt")
_BETWEEN = Text(
    en="between {least} and {most} are allowed", nb="mellom {least} og {most} er tillatt"
)


def allowed(limits: WordRule) -> Filled:
    """Return how many words are allowed, as a clause; for a rule that has a limit."""
    if limits.lowest:
        return _BETWEEN.fill(least=limits.lowest, most=limits.highest)
    return _AT_MOST.fill(most=limits.highest)


@check("structure", LENGTH)
def length_is_allowed(context: Context) -> Iterator[Diagnostic]:
    """Report a thesis that is too long or too short."""
    limits = word_rule(context.config, context.profile)
    if limits.limit is None or not context.thesis.complete:
        return
    rendered, _ = context.rendered
    count = count_words(context.thesis, context.sections, rendered, context.config, context.profile)
    if not count.allowed:
        key = "word-limit" if context.config.word_limit is not None else "profile"
        yield LENGTH.at(context.config.where(key), words=count.total, allowed=allowed(limits))
