"""`thesis words add`: words that the spelling check is to accept, written into words.txt."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from thesis.cli.parser import EXIT_CLEAN
from thesis.cli.say import Failure
from thesis.diagnostic import Language, Text
from thesis.report.terminal import Output
from thesis.source import decode, encode

FILE_NAME = "words.txt"

_NO_THESIS = Text(
    en="there is no thesis.yaml in {folder}; --project names the folder of the thesis",
    nb="det er ingen thesis.yaml i {folder}; --project navngir mappen oppgaven ligger i",
)
_NO_WORD = Text(
    en="“{word}” is not one word; give each word for itself, and the folder with --project",
    nb="«{word}» er ikke ett ord; oppgi hvert ord for seg, og mappen med --project",
)
#: What no word has: spaces, the sign of a comment, and what parts words or folders.
_IN_NO_WORD = re.compile(r"[\s#/\\:;,\"«»“”()]")
_ADDED = Text(en="accepted from now on: {words}", nb="godtas fra nå av: {words}")
_THERE = Text(en="was in words.txt already: {words}", nb="sto i words.txt fra før: {words}")


def run(arguments: argparse.Namespace, output: Output, language: Language) -> int:
    """Add the words that are not there; return the exit code."""
    from thesis.output import write

    folder = Path(arguments.project)
    if not (folder / "thesis.yaml").is_file():
        raise Failure(_NO_THESIS.fill(folder=folder.resolve().name))
    wanted = list(dict.fromkeys(word.strip() for word in arguments.words))
    for word in wanted:
        if not any(map(str.isalpha, word)) or _IN_NO_WORD.search(word):
            raise Failure(_NO_WORD.fill(word=word))
    path = folder / FILE_NAME
    before = path.read_bytes() if path.exists() else b""
    lines = decode(before)[0].splitlines()
    known = {_word(line) for line in lines}
    added = [word for word in wanted if word not in known]
    there = [word for word in wanted if word in known]
    if added:
        text = "\n".join(with_words(lines, added)) + "\n"
        try:
            data = encode(text, before)
        except UnicodeEncodeError:
            data = text.encode()
        write(path, data)
        output.line((("good", _ADDED.fill(words=", ".join(added)).get(language)),))
    if there:
        output.line((("plain", _THERE.fill(words=", ".join(there)).get(language)),))
    return EXIT_CLEAN


def with_words(lines: Sequence[str], added: Sequence[str]) -> list[str]:
    """Return the lines of words.txt with more words, in order.

    Comments above the first word stay there. Where comments or blank lines part the words into
    groups, the groups are the student's, and the new words go last.
    """
    first = next((at for at, line in enumerate(lines) if _word(line)), len(lines))
    head, words = list(lines[:first]), list(lines[first:])
    while words and not words[-1].strip():
        words.pop()
    if not all(map(_word, words)):
        return [*head, *words, *sorted(added, key=_order)]
    return [*head, *sorted([*words, *added], key=_order)]


def _word(line: str) -> str:
    return line.partition("#")[0].strip()


#: Æ, ø and å follow z, in that order.
_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


def _order(line: str) -> tuple[str, str]:
    return line.casefold().translate(_ALPHABET), line
