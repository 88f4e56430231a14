"""Writes the reference of thesis.yaml and of the rules from the code: python -m docs.generate.

tests/test_docs.py holds that the files are as this writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from thesis.catalogue import all_rules
from thesis.cli.rules import silencing
from thesis.config_fields import FIELDS
from thesis.config_spec import FieldSpec
from thesis.diagnostic import FAMILIES, Filled, Language, Rule
from thesis.profiles import profile_names, read_profile
from thesis.structures import read_structure, structure_names

HERE = Path(__file__).parent

_NOTE = Filled(
    "<!-- Written by docs/generate.py from the code: change it there. -->",
    "<!-- Skrevet av docs/generate.py fra koden: endringer gjøres der. -->",
)

_YAML_INTRO = Filled(
    """\
# thesis.yaml

The facts and choices of a thesis, one «key: value» a line. Only `title` must be there. A value
with «: », «#» or a quote at its start stands in quotes: `title: "Coping: a study"`.
""",
    """\
# thesis.yaml

Fakta og valg i en oppgave, én «nøkkel: verdi» per linje. Bare `title` må være med. En verdi med
«: » eller «#», eller som begynner med hermetegn, settes i hermetegn:
`title: "Mestring: en studie"`.
""",
)
_YAML_HEAD = Filled("| key | what | example |", "| nøkkel | hva | eksempel |")
_CHOICES = Filled("One of: {choices}.", "En av: {choices}.")

_PROFILES = Filled(
    """\

## Profiles

What institutions ask for, as read on the date given. Where yours is not listed, `generic` holds
what most ask for.

| name | what | institution | read |
|:--|:--|:--|:--|""",
    """\

## Profiler

Hva studiestedene krever, slik det ble lest på datoen som er oppgitt. Står ikke ditt her, har
`generic` det de fleste krever.

| navn | hva | studiested | lest |
|:--|:--|:--|:--|""",
)
_STRUCTURES = Filled(
    "\n## Structures\n\n| name | what | for |\n|:--|:--|:--|",
    "\n## Strukturer\n\n| navn | hva | for |\n|:--|:--|:--|",
)

_RULES_INTRO = Filled(
    """\
# Rules

All that is looked for. An **error** stops the build, a **warning** does not. `thesis explain CODE`
shows the same in the terminal.

Silence a rule in the text with a comment on the line, or alone on the line above the paragraph, or
in thesis.yaml:
""",
    """\
# Regler

Alt det blir sett etter. En **feil** (error) stopper byggingen, en **advarsel** (warning) gjør det
ikke. `thesis explain KODE` viser det samme i terminalen.

Demp en regel i teksten med en kommentar på linjen, eller alene på linjen over avsnittet, eller i
thesis.yaml:
""",
)
_FAMILY_NAMES = {
    "CFG": Filled("thesis.yaml and suppressions", "thesis.yaml og demping"),
    "SRC": Filled("Files and chapters", "Filer og kapitler"),
    "CIT": Filled("Citations", "Kildehenvisninger"),
    "REF": Filled("References", "Kilder"),
    "STR": Filled("Structure", "Struktur"),
    "SPL": Filled("Spelling", "Rettskriving"),
    "TYP": Filled("Typography and style", "Typografi og stil"),
    "TEX": Filled("Typesetting", "Setting"),
    "PDF": Filled("The finished PDF", "Den ferdige PDF-en"),
}
_MEND = Filled("To mend it", "Slik retter du det")
_SOURCE = Filled("Source", "Kilde")
_OFF = Filled("off unless switched on", "av til den slås på")


def yaml_reference(language: Language) -> str:
    """Return the reference of thesis.yaml as Markdown."""
    rows = [_yaml_row(spec, language) for spec in FIELDS]
    parts = [
        _NOTE.get(language),
        _YAML_INTRO.get(language),
        "\n".join([_YAML_HEAD.get(language), "|:--|:--|:--|", *rows]),
        "\n".join([_PROFILES.get(language), *map(_profile_row, profile_names())]),
        "\n".join([_STRUCTURES.get(language), *_structure_rows(language)]),
    ]
    return "\n".join(parts) + "\n"


def _yaml_row(spec: FieldSpec, language: Language) -> str:
    choices = ", ".join(f"`{choice}`" for choice in spec.choices)
    what = spec.help.get(language)
    if choices:
        what += " " + _CHOICES.get(language).format(choices=choices)
    return f"| `{spec.key}` | {what} | `{spec.key}: {spec.example}` |"


def _profile_row(name: str) -> str:
    profile = read_profile(name)
    read = f"[{profile.date}]({profile.source})" if profile.source else f"{profile.date}"
    return f"| `{name}` | {profile.title} | {profile.institution} | {read} |"


def _structure_rows(language: Language) -> Iterator[str]:
    for name in structure_names():
        structure = read_structure(name)
        what, whom = structure.title.get(language), structure.about.get(language)
        yield f"| `{name}` | {what} | {whom} |"


def rules_reference(language: Language) -> str:
    """Return the reference of all rules as Markdown."""
    rules = all_rules()
    lines = [_NOTE.get(language), _RULES_INTRO.get(language)]
    example = next(rule for rule in rules if rule.code == "CIT001")
    lines += ["```text", silencing(example), "```"]
    for family in FAMILIES:
        lines += ["", f"## {family}: {_FAMILY_NAMES[family].get(language)}"]
        for rule in rules:
            if rule.family == family:
                lines += _rule(rule, language)
    return "\n".join(lines) + "\n"


def _rule(rule: Rule, language: Language) -> Iterator[str]:
    severity = rule.severity.word.get(language)
    if not rule.enabled:
        severity += f", {_OFF.get(language)}"
    yield ""
    yield f"### {rule.code} {rule.name} ({severity})"
    yield ""
    yield _escaped(rule.why.fill().get(language))
    if rule.example:
        fence = "````" if "```" in rule.example else "```"
        yield from ("", f"{fence}text", rule.example, fence)
    yield ""
    yield f"**{_MEND.get(language)}:** {_escaped(rule.fix.fill().get(language))}"
    if authority := rule.authority.get(language):
        yield ""
        yield f"**{_SOURCE.get(language)}:** {_escaped(authority)}"


#: `code` in a sentence, and what Markdown would take for something else than itself.
_SIGNS = re.compile(r"(?<!`)`[^`]+`(?!`)|https?://\S+|[\\`*_<>\[\]~$|]")


def _escaped(sentence: str) -> str:
    """Return a sentence for the terminal as Markdown that shows it sign by sign."""
    return _SIGNS.sub(lambda sign: sign[0] if len(sign[0]) > 1 else f"\\{sign[0]}", sentence)


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    return {
        HERE / "nb" / "thesis-yaml.md": yaml_reference("nb"),
        HERE / "nb" / "regler.md": rules_reference("nb"),
        HERE / "en" / "thesis-yaml.md": yaml_reference("en"),
        HERE / "en" / "rules.md": rules_reference("en"),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
