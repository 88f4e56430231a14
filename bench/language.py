"""How well the language checks do, beside hunspell alone, on labelled data of our own.

`nox -s bench -- language`. The data: `language_words.txt` (right words that dictionaries lack;
misspellings with what was meant), `language_splits*.txt` (sentences with marked split compounds),
random slips in the words of the sample thesis. Where the Universal Dependencies treebanks and a
real thesis lie in ../shared they are measured too; they are no part of the project.

What is counted: «flagged» is every word that is not accepted, error or warning. «Slips found»:
one random edit (deletion, swap, replacement, insertion; seeded) in each distinct word of five
letters or more that gives a string that no dictionary has. Tokens of the treebanks: words but
for proper nouns, foreign words, numbers and symbols.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.spelling_time import spelling_times
from thesis.checks.agreement import in_prose as disagreements
from thesis.checks.missing_verb import in_prose as missing_verbs
from thesis.checks.typography import in_prose
from thesis.document import Prose
from thesis.language.agreement import Agreement
from thesis.language.lexicon import Lexicon
from thesis.language.readability import is_passive
from thesis.language.speller import Speller
from thesis.language.splits import SplitFinder
from thesis.language.tokens import tokens
from thesis.source import Source

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
LETTERS = "abdefghijklmnoprstuvyæøå"
SKIPPED = {"PROPN", "X", "NUM", "PUNCT", "SYM"}

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:-[^\W\d_]+)*-?")

Accepts = Callable[[str], bool]


def run() -> int:
    """Print the table."""
    ours, bokmal = Speller("nb"), Lexicon("nb")
    accepts: dict[str, Accepts] = {
        "hunspell": lambda word: bokmal.spells(word) or bokmal.spells(word.lower()),
        "thesis": lambda word: ours.verdict(word).status in {"ok", "foreign"},
    }
    right, wrong = labelled_words()
    row("", *accepts)
    row(
        f"right words flagged, of {len(right)}", *(len(flagged(right, a)) for a in accepts.values())
    )
    row(f"misspellings found, of {len(wrong)}", *(len(flagged(wrong, a)) for a in accepts.values()))
    verdicts = {word: ours.verdict(word) for word in wrong}
    row("… as errors", "", sum(v.status == "misspelled" for v in verdicts.values()))
    row(
        "… with what was meant suggested first",
        "",
        sum(v.suggestions[:1] == (wrong[word],) for word, v in verdicts.items()),
    )
    row("right words called errors", "", sum(ours.verdict(w).status == "misspelled" for w in right))
    for name, folder in (("the sample", ROOT), ("a real thesis", SHARED / "real-thesis")):
        if (folder / "chapters").exists():
            measure_thesis(name, folder, accepts, bokmal)
    for language in ("nb", "nn"):
        measure_treebank(language)
    measure_splits()
    measure_grammar()
    measure_passives()
    for name, folder in (("the sample", ROOT), ("a real thesis", SHARED / "real-thesis")):
        if folder.is_dir():
            for what, alone, took in spelling_times(folder, norwegian_words(folder)):
                row(f"{name}: spelling checked, {what}", f"{alone:.2f} s", f"{took:.2f} s")
    return 0


def row(name: str, *values: object) -> None:
    """Print one line of the table."""
    cells = "".join(f"{value:>14}" for value in values)
    sys.stdout.write(f"{name:<58}{cells}\n")


def percent(part: int, whole: int) -> str:
    """Return a share in per cent."""
    return f"{100 * part / whole:.2f} %" if whole else "–"


def flagged(words: Iterable[str], accepts: Accepts) -> list[str]:
    """Return the words that are not accepted."""
    return [word for word in words if not accepts(word)]


def labelled_words() -> tuple[list[str], dict[str, str]]:
    """Return the right words, and the wrong ones with what was meant."""
    lines = (HERE / "language_words.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    right = [word for word in words if "=" not in word]
    return right, dict(word.split("=") for word in words if "=" in word)


def norwegian_words(folder: Path) -> list[str]:
    """Return the distinct Norwegian words of a thesis, names within sentences left out."""
    from thesis.project import load_project

    project, _ = load_project(folder)
    if project is None:
        return []
    found = {
        token.text
        for chapter in project.thesis.chapters
        for prose in chapter.prose
        for token in tokens(prose.text)
        if prose.language_at(token.start) == "nb"
        and token.kind == "word"
        and token.text.rstrip("-").islower()
    }
    return sorted(found)


def slips(words: Iterable[str], bokmal: Lexicon) -> Iterator[str]:
    """Yield one random edit of each word of five letters or more that gives no known word."""
    chance = random.Random(5)  # noqa: S311 - a benchmark must repeat itself
    for word in words:
        if len(word) < 5 or not word.isalpha():
            continue
        at = chance.randrange(len(word) - 1)
        letter = chance.choice(LETTERS)
        slip = chance.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
            ]
        )
        if slip != word and not bokmal.is_simple(slip):
            yield slip


def measure_thesis(name: str, folder: Path, accepts: dict[str, Accepts], bokmal: Lexicon) -> None:
    """Measure false alarms and slips found on the words of a thesis."""
    words = norwegian_words(folder)
    row(
        f"{name}: distinct words flagged, of {len(words)}",
        *(len(flagged(words, accept)) for accept in accepts.values()),
    )
    right = [word for word in words if accepts["thesis"](word)]
    wrong = list(slips(right, bokmal))
    row(
        f"{name}: slips found, of {len(wrong)}",
        *(percent(len(flagged(wrong, accept)), len(wrong)) for accept in accepts.values()),
    )


def treebank(language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence's text and its words that count."""
    path = SHARED / "language" / f"ud-{language}-dev.conllu"
    text = ""
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("# text = "):
            text = line[9:]
        elif not line:
            yield text, words
            words = []
        elif len(fields) > 5 and _counts(fields):
            words.append(fields[1])


def _counts(fields: list[str]) -> bool:
    """Say whether a line of a treebank is a word that a speller should know."""
    return (
        fields[3] not in SKIPPED
        and "Foreign=Yes" not in fields[5]
        and bool(_WORD.fullmatch(fields[1]))
    )


def measure_treebank(language: str) -> None:
    """Measure false alarms on edited text."""
    if not (SHARED / "language" / f"ud-{language}-dev.conllu").exists():
        return
    speller, alone = Speller(language), Lexicon(language)
    words = [word for _, sentence in treebank(language) for word in sentence]
    before = flagged(words, lambda word: alone.spells(word) or alone.spells(word.lower()))
    ours = flagged(words, lambda word: speller.verdict(word).status in {"ok", "foreign"})
    errors = flagged(words, lambda word: speller.verdict(word).status != "misspelled")
    row(
        f"UD {language} dev: tokens flagged, of {len(words)}",
        *(percent(len(found), len(words)) for found in (before, ours)),
    )
    row(f"UD {language} dev: tokens called errors", "", percent(len(errors), len(words)))


def measure_splits() -> None:
    """Measure split compounds found, and those invented, in Bokmål and Nynorsk.

    The rules were made on the first file of each language; the second, «unseen», is only counted.
    """
    for language, names in (("nb", ("", "_unseen")), ("nn", ("_nn", "_nn_unseen"))):
        finder = SplitFinder(language)
        for name in names:
            found, wanted, invented = _labelled_splits(finder, f"language_splits{name}.txt")
            label = f"{language}{', unseen' if 'unseen' in name else ''}"
            row(f"split compounds found ({label}), of {wanted}", "–", percent(found, wanted))
            row("… invented in the same sentences", "–", invented)
        if (SHARED / "language" / f"ud-{language}-dev.conllu").exists():
            sentences = [text for text, _ in treebank(language)]
            text = "\n\n".join(sentences)
            count = len(list(finder.find(text, list(tokens(text)))))
            row(
                f"UD {language} dev: split compounds reported, a 1,000 sentences",
                "–",
                f"{1000 * count / len(sentences):.2f}",
            )


def _labelled_splits(finder: SplitFinder, name: str) -> tuple[int, int, int]:
    """Return of a file: marked splits found, all of them, and those invented."""
    wanted = found = invented = 0
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        places = {match.start() for match in re.finditer(r"\|", line)}
        text = line.replace("|", " ")
        splits = finder.find(text, list(tokens(text)))
        got = {at for s in splits for at in range(s.start, s.end) if text[at] == " "}
        wanted, found = wanted + len(places), found + len(places & got)
        invented += len(got - places)
    return found, wanted, invented


def measure_grammar() -> None:
    """Count what the rules of grammar say of edited sentences; each finding is to be read."""
    path = SHARED / "language" / "ud-nb-dev.conllu"
    if not path.exists():
        return
    sentences = [text for text, _ in treebank("nb")]
    prose = Prose(Source(path.name, "\n\n".join(sentences)), "\n\n".join(sentences), "nb")
    rules = {"TYP020", "TYP021", "TYP022", "TYP023"}
    found = [
        *missing_verbs(prose),
        *disagreements(prose, Agreement()),
        *(d for d in in_prose(prose) if d.code in rules),
    ]
    row(
        "UD nb dev: SPL006, SPL007, TYP020–TYP023 reported, a 1,000",
        "–",
        f"{1000 * len(found) / len(sentences):.2f}",
    )


def measure_passives() -> None:
    """Compare the passive of the readability figures with the treebank's, sentence by sentence."""
    path = SHARED / "language" / "ud-nb-dev.conllu"
    if not path.exists():
        return
    right = said = there = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        passive = any("Voice=Pass" in r[5] or r[7] == "aux:pass" for r in rows)
        seen = is_passive([r[1] for r in rows if r[1][:1].isalpha()])
        right, said, there = right + (passive and seen), said + seen, there + passive
    row("UD nb dev: passive sentences seen", "–", percent(right, there))
    row("… and right where said", "–", percent(right, said))
