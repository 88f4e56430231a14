"""What a LanguageTool server says of a text, through language-tool-python.

Nothing is sent unless the caller names a server: «local» (started on this computer, fetched first
where it is missing) or an address. Whatever the server does, the caller waits a limited time and
gets remarks or one reason why there are none.
"""

from __future__ import annotations

import contextlib
import re
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thesis.diagnostic import Filled, Text
from thesis.language.answers import Answers, Remark
from thesis.language.extracts import Extract

LOCAL = "local"
#: Seconds to wait for a server's answers; the first text after its start takes half a minute.
ANSWER_LIMIT = 120.0
#: The same where the server may have to be fetched first (260 MB).
FETCH_LIMIT = 900.0

#: The names that servers have for our languages, the best first.
_NAMES = {"nb": ("nb", "no"), "nn": ("nn",), "en": ("en",)}
_AMERICAN = re.compile(
    r"\b(?:(?:behavi|col|fav|hon|lab|neighb|endeav)or|analyz|paralyz|center|fiber|pediatric|"
    r"program(?:s|\b)|fulfill(?:s|\b)|counsel(?:ed|ing|or)|gray\b)\w*",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"\b(?:(?:behavi|col|fav|hon|lab|neighb|endeav)our|analys(?:e|ed|ing)\b|paralyse|centre|fibre|"
    r"paediatric|programme|organis|emphasis(?:e|ed|ing)\b|recognis|counsell|grey\b)\w*",
    re.IGNORECASE,
)


class Unavailable(Exception):  # noqa: N818 - nothing is wrong with the text or the program
    """The server gives no answer; the sentence says why."""

    def __init__(self, sentence: Filled, detail: str = "") -> None:
        self.sentence = sentence
        self.detail = detail
        super().__init__(sentence.en)


_NOT_INSTALLED = Filled(
    "language-tool-python is not installed; `nox -s grammar` installs it, or "
    "`pip install language-tool-python`",
    "language-tool-python er ikke installert; `nox -s grammar` installerer det, eller "
    "`pip install language-tool-python`",
)
_SLOW = Text(en="no answer within {limit} seconds", nb="ikke noe svar innen {limit} sekunder")
_FAILED = Text(en="{reason}", nb="{reason}")
_NONSENSE = Filled(
    "its answer is none that a LanguageTool server gives",
    "svaret er ikke slik en LanguageTool-tjener svarer",
)

_NOBODY = Filled("no server is found at that address", "det er ingen tjener på den adressen")


def english_variant(text: str) -> str:
    """Return en-US for a text with more American spellings than British ones, else en-GB."""
    american, british = len(_AMERICAN.findall(text)), len(_BRITISH.findall(text))
    return "en-US" if american > british else "en-GB"


def remarks(
    server: str, sent: Sequence[Extract], limit: float | None = None, cache: Path | None = None
) -> list[tuple[Remark, ...]]:
    """Return the server's remarks on each extract; none on one whose language it does not have.

    Args:
        server: «local», or the address of a server.
        sent: what to send.
        limit: seconds to wait for all of it.
        cache: a folder in which answers are kept, so that the same text is not sent again.

    Raises:
        Unavailable: the server is dead, too slow, or answers nonsense. What it had answered by
            then is kept in the cache.
    """
    answers = Answers(server, cache)
    asked = [extract for extract in sent if answers.to(extract) is None]
    if asked:
        try:
            _ask_in_time(server, asked, answers, limit or _limit(server))
        finally:
            answers.save()
    return [answers.to(extract) or () for extract in sent]


def _limit(server: str) -> float:
    return FETCH_LIMIT if server == LOCAL else ANSWER_LIMIT


def _ask_in_time(server: str, asked: Sequence[Extract], answers: Answers, limit: float) -> None:
    """Ask the server, and give up after `limit` seconds.

    Raises:
        Unavailable: as for `remarks`.
    """
    done: list[bool] = []
    failure: list[Unavailable] = []

    def ask() -> None:
        try:
            _ask(server, asked, answers)
            done.append(True)
        except Unavailable as unavailable:
            failure.append(unavailable)
        except Exception as error:  # noqa: BLE001 - a foreign server may cause any
            failure.append(_unavailable(error))

    # A thread of its own: a server that sends a byte now and then outlasts any timeout of a read.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(limit)
    if failure:
        raise failure[0]
    if not done:
        raise Unavailable(_SLOW.fill(limit=round(limit)))


def _ask(server: str, asked: Sequence[Extract], answers: Answers) -> None:
    try:
        from language_tool_python import LanguageTool
    except ImportError as error:
        raise Unavailable(_NOT_INSTALLED) from error
    tool = LanguageTool("auto", remote_server=None if server == LOCAL else server)
    with contextlib.closing(tool):
        for extract in asked:
            if _speaks(tool, extract):
                answers.add(extract, _read(tool, extract))
            elif extract.language.startswith("en"):
                raise Unavailable(_NONSENSE)  # every LanguageTool has English


def _speaks(tool: Any, extract: Extract) -> bool:  # noqa: ANN401 - the package has no types
    """Set the server's language to the extract's; say whether it has it."""
    language, _, region = extract.language.partition("-")
    names = _NAMES.get(language, ())
    if language == "en":
        variant = f"en-{region.upper()}" if region else english_variant(extract.text)
        names = (variant, "en")
    for name in names:
        # An unknown name is a ValueError.
        with contextlib.suppress(ValueError):
            tool.language = name
            return True
    return False


def _read(tool: Any, extract: Extract) -> tuple[Remark, ...]:  # noqa: ANN401 - as above
    found = []
    for match in tool.check(extract.text):
        start, end = int(match.offset), int(match.offset) + int(match.error_length)
        if not 0 <= start < end <= len(extract.text):
            raise Unavailable(_NONSENSE)
        found.append(
            Remark(
                start,
                end,
                rule=str(match.rule_id),
                category=str(match.category),
                kind=str(match.rule_issue_type),
                message=" ".join(str(match.message).split()),
                replacements=tuple(str(text) for text in match.replacements[:3]),
            )
        )
    return tuple(found)


def _unavailable(error: Exception) -> Unavailable:
    detail = "".join(traceback.format_exception(error))
    if isinstance(error, KeyError | TypeError | AttributeError | UnicodeError):
        return Unavailable(_NONSENSE, detail)
    reason = " ".join(str(error).split())
    if not reason or "<" in reason:
        return Unavailable(_NONSENSE, detail)
    if "NewConnectionError" in reason or "NameResolutionError" in reason:
        return Unavailable(_NOBODY, detail)
    return Unavailable(_FAILED.fill(reason=reason[:200]), detail)
