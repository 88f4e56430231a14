"""Reading tests/cases/<CODE>.md: annotated inputs with what is expected of them.

A case file begins with «# CODE rule-name». Each «## fails: …» or «## passes: …» section holds
the files of a small project as fenced blocks whose info string is the path (« bytes» after it:
the block is a Python bytes literal); files not given come from CLEAN. «expect: path:line:column»
lines say where a failing case reports; «expect: -» means nowhere in a file. «run: build» makes
the PDF too. «see: tests/test_x.py::test_name» stands in for cases that no files can provoke.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.projects import write

FOLDER = Path(__file__).parent / "cases"

#: A small thesis without a finding, which each case changes.
CLEAN = {
    "thesis.yaml": "title: En prøve\nstructure: free\nlanguage: nb\n",
    "chapters/01-innledning.md": (
        "# Innledning\n\nDette er en kort tekst om arbeid og helse [@dalland2020, s. 12].\n"
    ),
    "references/kilder.bib": (
        "@book{dalland2020,\n"
        "  author    = {Dalland, Olav},\n"
        "  title     = {Metode og oppgaveskriving},\n"
        "  edition   = {7},\n"
        "  publisher = {Gyldendal akademisk},\n"
        "  date      = {2020},\n"
        "}\n"
    ),
}


@dataclass
class Case:
    code: str
    title: str
    fails: bool
    run: str = "check"
    see: str = ""
    expect: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.code}-{'fails' if self.fails else 'passes'}-{self.title}".replace(" ", "_")

    def write(self, folder: Path) -> None:
        files = {name: text.encode() for name, text in CLEAN.items()} | self.files
        write(folder, files)


_HEAD = re.compile(r"# ([A-Z]{3}\d{3}) ([a-z0-9-]+)\s*")
_SECTION = re.compile(r"## (fails|passes): (.+)")
_FENCE = re.compile(r"(`{3,}|~{3,})\s*(\S+?)( bytes)?\s*")


def read_cases(path: Path) -> tuple[str, str, list[Case]]:
    """Return a case file's code, rule name and cases."""
    lines = path.read_text(encoding="utf-8").split("\n")
    head = _HEAD.fullmatch(lines[0])
    assert head, f"{path.name}: the first line must be «# CODE rule-name»"
    code, name = head.groups()
    cases: list[Case] = []
    at = 1
    while at < len(lines):
        line = lines[at]
        at += 1
        if section := _SECTION.fullmatch(line.strip()):
            cases.append(Case(code, section[2], section[1] == "fails"))
        elif cases and (fence := _FENCE.fullmatch(line)):
            end = lines.index(fence[1], at)
            block = "\n".join(lines[at:end]) + "\n"
            data = ast.literal_eval(block.strip()) if fence[3] else block.encode()
            cases[-1].files[fence[2]] = data
            at = end + 1
        elif cases and ":" in line:
            key, value = (part.strip() for part in line.split(":", 1))
            if key == "expect":
                cases[-1].expect.append(value)
            elif key in {"run", "see"}:
                setattr(cases[-1], key, value)
    return code, name, cases


def all_cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)[2]]
