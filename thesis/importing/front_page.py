"""What the lines of a title page say: title, names, institution, course, date.

Every fact is a guess by its form; what has none of these forms is left for the student.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from thesis.importing.dates import find_day

_LABEL = re.compile(r"[:.\s–-]*")
_CANDIDATE = re.compile(
    r"(?:kandidat|candidate)\s*-?(?:nummer|numre|nr|number|numbers|no)?[\s.:–-]*"
    r"(?P<value>\d[\d\s,;&/]*(?:(?:og|and)\s+\d[\d\s,;&/]*)*)?",
    re.IGNORECASE,
)
_CODE = r"(?P<code>[A-ZÆØÅ]{2,8}[ -]?\d{2,5}[A-Z]{0,2}(?:[-/]\d)?)"
_COURSE = re.compile(
    rf"(?:(?i:emne(?:kode|navn|namn|nummer)?(?:\s+og\s+-?(?:navn|namn|kode))?|kurs(?:kode)?|"
    rf"fagkode|course(?:\s+code)?)\s*[.:–-]?\s*)?{_CODE}(?:[\s.:–,-]+(?P<name>[^\d\W].*))?"
)
_DEGREE = re.compile(
    r"(?:bachelor(?:oppg[aå]ve|prosjekt|gradsoppg[aå]ve)?|bachelor[’']?s?\s+(?:thesis|project|degree)|"
    r"hovedoppgave|fordypningsoppgave|avsluttende\s+oppgave)\b.{0,80}",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"(?:\w*universitet(?:et)?|\w*h[øo]g?y?skole[n]?|\w*h[øo]gskule[n]?|university|college|"
    r"OsloMet|NTNU|HVL|NLA|VID|USN|UiO|UiB|UiT|UiA|UiS|Handelsh[øo]yskolen\s+BI)\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"\b(?:institutt|fakultet(?:et)?|avdeling|department|faculty|school\s+of)\b", re.IGNORECASE
)
_SUPERVISOR = re.compile(
    r"(?:hoved|intern\s+)?(?:veileder|veiledere|rettleiar|rettleiarar|supervisors?)\b(?P<value>.*)",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"(?:studieprogram|studium|utdanning|study\s+programme|programme)\s*[:–-]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:forfattere?|forfattar(?:ar)?|studenter|student|kandidat(?:er|ar)?|candidates?|skrevet\s+av|skriven\s+av|av|authors?|by|"
    r"navn|namn)\b(?P<value>.*)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?P<place>[A-ZÆØÅ][a-zæøå]+(?:\s[A-ZÆØÅ][a-zæøå]+)?),\s")
_SEASON = re.compile(
    r"(?:vår|våren|høst|høsten|haust|spring|autumn|[a-zæøå]+)\s+20\d\d", re.IGNORECASE
)
_NAME = r"[A-ZÆØÅÁÉÖÜ][\w’'-]+(?:\s+(?:(?:van|von|de|al|el)\s+)?[A-ZÆØÅÁÉÖÜ][\w.’'-]*){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:\s*(?:,|&|/|\bog\b|\band\b)\s*{_NAME})*")
_BETWEEN = re.compile(r"\s*(?:,|&|/|;|\bog\b|\band\b)\s*")
_COUNT = re.compile(
    r"(?:antall|tal|number of)\s+(?:ord|words|sider|pages|tegn)|\w+count|kull\b|studieår|"
    r"innlevering|levert|dato|semester",
    re.IGNORECASE,
)


@dataclass
class FrontPage:
    """The facts of a title page, and the lines that gave none."""

    facts: dict[str, object] = field(default_factory=dict)
    shown: list[tuple[str, str]] = field(default_factory=list)
    """Each key with what it was given, as the page has it."""
    rest: list[str] = field(default_factory=list)

    def give(self, key: str, value: object, shown: str) -> bool:
        """Set a fact that is not known yet; say whether it was set."""
        if key in self.facts:
            return False
        self.facts[key] = value
        self.shown.append((key, shown))
        return True

    def show_again(self, key: str, values: Sequence[str]) -> None:
        """Show all the values of a fact that got more of them."""
        self.shown = [(k, ", ".join(values) if k == key else shown) for k, shown in self.shown]


def read_front_page(
    lines: Sequence[tuple[str, int]], styled: Sequence[tuple[str, str]] = ()
) -> FrontPage:
    """Return what a title page says.

    Args:
        lines: each with the size of its type, 0 where that is unknown.
        styled: lines whose style says what they are, «title», «subtitle», «author», «date».
    """
    page = FrontPage()
    for kind, text in styled:
        if kind == "author":
            # An anonymous thesis has a number in the author's style.
            taken = _candidates(page, text) or _people(page, text)
        elif kind == "date":
            taken = _date(page, text)
        else:
            taken = page.give(kind, text, text)
        if not taken:
            page.rest.append(text)
    left: list[tuple[int, str, int]] = []
    waiting = ""
    for at, (line, size) in enumerate(lines):
        text = " ".join(line.split())
        if waiting and _by_label(page, waiting, text):
            waiting = ""
            continue
        waiting = _label_alone(text)
        if waiting or any(read(page, text) for read in _READERS):
            continue
        left.append((at, text, size))
    left = _titles(page, left)
    last = len(lines)
    for at, text, _ in left:
        # Names may stand one below the other.
        able = "authors" not in page.facts or last == at - 1
        if able and _NAMES.fullmatch(text) and _people(page, text):
            last = at
        else:
            page.rest.append(text)
    return page


def _label_alone(text: str) -> str:
    """Return which fact a line announces whose value stands in the next one."""
    bare = text.rstrip(" :.")
    if not text.endswith(":") and " " in bare:
        return ""
    for key, pattern in (
        ("candidates", _CANDIDATE),
        ("supervisor", _SUPERVISOR),
        ("authors", _AUTHOR),
    ):
        if pattern.fullmatch(bare) and (text.endswith(":") or key != "authors"):
            return key
    return ""


def _by_label(page: FrontPage, key: str, text: str) -> bool:
    if key == "candidates":
        return _candidates(page, f"kandidat {text}")
    if key == "supervisor":
        return page.give(key, text, text)
    return bool(_NAMES.match(text)) and _people(page, text)


def _titles(page: FrontPage, left: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """Take title and subtitle from the lines that are nothing else; return the others."""
    able = [line for line in left if len(line[1].split()) > 1 and not _COUNT.search(line[1])]
    able = [line for line in able if not _NAMES.fullmatch(line[1]) or line[2]] or able
    if not able or "title" in page.facts:
        return left
    largest = max(size for _, _, size in able)
    if largest and any(size < largest for _, _, size in left):
        first = next(line for line in able if line[2] == largest)
    else:
        first = able[0]
    title = [first]
    # A long title runs over lines of one size; in a plain text, over lines that go on.
    for line in left:
        goes_on = line[2] == first[2] if largest else line[1][0].islower()
        if goes_on and line[0] == title[-1][0] + 1:
            title.append(line)
    page.give("title", words := " ".join(text for _, text, _ in title), words)
    subtitle = [
        line
        for line in able
        if line[0] == title[-1][0] + 1 and not _NAMES.fullmatch(line[1]) and line not in title
    ]
    if subtitle:
        page.give("subtitle", subtitle[0][1], subtitle[0][1])
    return [line for line in left if line not in (*title, *subtitle)]


def _candidates(page: FrontPage, text: str) -> bool:
    found = _CANDIDATE.match(text)
    numbers = re.findall(r"\d+", found["value"] or "") if found else []
    if not found or not numbers or found.end() < len(text.rstrip()):
        return False
    known = page.facts.get("candidates")
    if isinstance(known, list):
        known += numbers
        page.show_again("candidates", known)
        return True
    return page.give("candidates", numbers, ", ".join(numbers))


def _course(page: FrontPage, text: str) -> bool:
    found = _COURSE.fullmatch(text)
    if not found:
        return False
    value = {"code": found["code"]} | ({"name": found["name"]} if found["name"] else {})
    return page.give("course", value, " ".join(value.values()))


def _degree(page: FrontPage, text: str) -> bool:
    if not _DEGREE.fullmatch(text):
        return False
    return page.give("degree", text, text) or page.give("programme", text, text)


def _institution(page: FrontPage, text: str) -> bool:
    if len(text.split()) > 12 or text.endswith("."):
        return False
    if _DEPARTMENT.search(text):
        return page.give("department", text, text)
    return bool(_INSTITUTION.search(text)) and page.give("institution", text, text)


def _supervisor(page: FrontPage, text: str) -> bool:
    found = _SUPERVISOR.match(text)
    value = _LABEL.sub("", found["value"], count=1) if found else ""
    return bool(value) and page.give("supervisor", value, value)


def _programme(page: FrontPage, text: str) -> bool:
    found = _PROGRAMME.fullmatch(text)
    return found is not None and page.give("programme", found["value"], found["value"])


def _author(page: FrontPage, text: str) -> bool:
    found = _AUTHOR.match(text)
    value = _LABEL.sub("", found["value"], count=1) if found else ""
    return bool(_NAMES.fullmatch(value)) and _people(page, value)


def _people(page: FrontPage, text: str) -> bool:
    names = [name for name in _BETWEEN.split(text) if name]
    known = page.facts.get("authors")
    if isinstance(known, list):
        known += names
        page.show_again("authors", known)
        return True
    return page.give("authors", names, text)


def _date(page: FrontPage, text: str) -> bool:
    if len(text.split()) > 8:
        return False
    place = _PLACE.match(text)
    day = find_day(text)
    if place and (day or _SEASON.search(text)):
        page.give("place", place["place"], place["place"])
    return bool(day) and page.give("date", day, str(day))


_READERS: tuple[Callable[[FrontPage, str], bool], ...] = (
    _candidates,
    _supervisor,
    _programme,
    _degree,
    _course,
    _date,
    _institution,
    _author,
)
