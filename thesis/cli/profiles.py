"""`thesis profiles`: the institutions whose requirements are known."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from thesis.cli.parser import EXIT_CLEAN
from thesis.diagnostic import Filled, Language, Text
from thesis.profiles import Profile, WordRule, profile_names, read_profile
from thesis.report.as_text import Line
from thesis.report.terminal import Output

_READ = Text(en="{source} (read {date})", nb="{source} (lest {date})")
_ALL = Filled("most institutions", "de fleste institusjoner")
_BETWEEN = Text(en="{least} to {most} words", nb="{least} til {most} ord")
_AT_MOST = Text(en="at most {most} words", nb="høyst {most} ord")
_USE = Filled(
    "Choose one with `profile:` in thesis.yaml, or `thesis new FOLDER --profile NAME`.",
    "Velg en med `profile:` i thesis.yaml, eller `thesis new MAPPE --profile NAVN`.",
)


def run(_arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Print each profile: name, institution, limit, and where it was read, and when."""
    profiles = [read_profile(name) for name in profile_names()]
    width = max(len(profile.name) for profile in profiles)
    for profile in profiles:
        output.lines(_lines(profile, width, language))
    output.line((("help", _USE.get(language)),))
    return EXIT_CLEAN


def _lines(profile: Profile, width: int, language: Language) -> Iterator[Line]:
    who = profile.institution or _ALL.get(language)
    facts = ", ".join(filter(None, (f"{profile.title} – {who}", _length(profile.words, language))))
    yield (("rule", profile.name.ljust(width)), ("plain", f"  {facts}"))
    read = _READ.fill(source=profile.source, date=profile.date).get(language)
    yield (("dim", f"{' ' * width}  {read}"),)


def _length(words: WordRule, language: Language) -> str:
    if words.highest is None:
        return ""
    sentence = _BETWEEN if words.lowest else _AT_MOST
    values = {"least": words.lowest} if words.lowest else {}
    return sentence.fill(most=words.highest, **values).get(language)
