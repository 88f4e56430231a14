"""Citations and references in the Markdown that pandoc makes of a document, put right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thesis.bibliography import Bibliography, Entry

#: «[-@dahl2012, s. 7]»: the name stands in the sentence.
_WITHOUT_NAME = re.compile(
    r"(?P<before>\S[^\n\[\]]{0,150}?)\s\[-@(?P<key>[\w-]+)(?P<rest>,[^\];]*)?\]"
)
_LABEL = re.compile(r"\{#((?:fig:figur|tbl:tabell)-\d+)")
_MENTION = re.compile(r"\b([Ff]igur|[Tt]abell|[Ff]igure|[Tt]able)\s(\d+)(?![\w.:]*\d)")


def narrative(text: str, bibliography: Bibliography) -> str:
    """Return Markdown with «Dahl [-@dahl2012]» as «@dahl2012»: reference managers part the two."""

    def join(found: re.Match[str]) -> str:
        entry = bibliography.get(found["key"])
        for names in _written_names(entry) if entry else ():
            before = found["before"]
            if before == names or before.endswith(f" {names}"):
                locator = f" [{found['rest'].lstrip(', ')}]" if found["rest"] else ""
                return f"{before.removesuffix(names)}@{found['key']}{locator}"
        return found[0]

    return _WITHOUT_NAME.sub(join, text)


def _written_names(entry: Entry) -> Iterator[str]:
    """Yield the forms in which a sentence names a work's authors, the longest first."""
    families = [
        person.family for person in entry.persons.get("author") or entry.persons.get("editor") or ()
    ]
    if len(families) > 2:
        yield from (f"{families[0]} {more}" for more in ("et al.", "m.fl.", "mfl.", "med flere"))
    for sign in ("og", "&", "and"):
        if len(families) > 1:
            yield f"{', '.join(families[:-1])} {sign} {families[-1]}"
    if len(families) == 1:
        yield families[0]


def with_references(texts: Sequence[str]) -> list[str]:
    """Return Markdown in which «tabell 2» refers to the table, so that its number follows it."""
    labels = set(_LABEL.findall("\n".join(texts)))

    def refer(found: re.Match[str]) -> str:
        kind = "fig" if found[1][0] in "Ff" else "tbl"
        label = f"{kind}:{'figur' if kind == 'fig' else 'tabell'}-{found[2]}"
        if label not in labels:
            return found[0]
        return f"@{label.capitalize() if found[1][0].isupper() else label}"

    return [
        "\n".join(
            line if line.lstrip().startswith((":", "!", "#")) else _MENTION.sub(refer, line)
            for line in text.split("\n")
        )
        for text in texts
    ]
