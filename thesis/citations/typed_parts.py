"""One citation as it is typed between parentheses: «se Lossius, 2012, s. 26»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thesis.citations.typed_match import Match, Verdict, match_label, match_names
from thesis.citations.typed_names import Names, names_at_end
from thesis.citations.typed_works import Works, fold

_YEAR = r"(?:(?:1[4-9]|20)\d\d(?:[a-z](?!\w))?(?!\d)|u\.\s?å\.(?:-[a-z])?|n\.\s?d\.(?:-[a-z])?)"
#: A translation or reprint has two years; the later is the entry's.
_YEARS = rf"(?:\d{{4}}/)?{_YEAR}(?:\s*,\s*{_YEAR})*"
YEAR_FIRST = re.compile(rf"\s*(?P<years>{_YEARS})(?P<after>\s*(?:[,:;].*)?)", re.DOTALL)
_BEFORE_YEAR = re.compile(
    rf"(?P<before>[^\d]*?[^\W\d](?:[.\]])?)(?P<gap>\s*,\s*|\s+)(?P<years>{_YEARS})(?P<after>.*)",
    re.DOTALL,
)
_ONE_YEAR = re.compile(rf"(?:\d{{4}}/)?(?P<year>{_YEAR})")
#: «referert i»: the work that was read follows.
SECONDARY = re.compile(
    r"(?:(?:re)?f[øe]re?r?ert|sitert|henvist|gjengitt|gjengjeve|omtalt|attgjeve|vist|nevnt|brukt|"
    r"presentert|beskrevet)(?:\s+til)?\s+(?:i|hos|av)\s+|"
    r"(?:as\s+)?(?:cited|quoted|referenced|discussed)\s+(?:in|by)\s+",
    re.IGNORECASE,
)
#: What may stand before a name that the bibliography does not know.
_LEAD = re.compile(
    r"\s*(?:(?:se|sjå|jf\.?|jfr\.?|cf\.?|see|e\.g\.,?|f\.eks\.|bl\.a\.|t\.d\.|blant\s+annet|"
    r"for\s+eksempel|til\s+dømes|også|òg|also|særlig|etter|fritt\s+etter|basert\s+på|"
    r"henta\s+frå|hentet\s+fra|for\s+example|especially|i|in)[\s,]+)*",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\s*(?:NOU\s+\d{4}\s*:\s*\d+|(?:Meld\.\s?St\.|St\.\s?meld\.|Prop\.|Ot\.\s?prp\.|Innst\.)"
    r"[^()\d]{0,6}\d+[^()\d]{0,4}\(\d{4}\s?[-–]\s?\d{2,4}\))\s*"
)
_ANY_YEAR = re.compile(r"\d{4}")
_LOCATOR_WORD = re.compile(r"(?:s\.?|ss\.|sid\w*|pp?\.?|kap\w*\.?|avsn\w*\.?|§§?|fig\.|tab\.)\s*\d")
_BRACKETED = re.compile(r"\s*\[[^\[\]]*\]")
_PRIVATE = re.compile(
    r"(?i)person\w+\s+(?:kommunikasjon|communication)|e-?post|telefonsamtale|intervju|informant"
)
_ORGANISATION = re.compile(
    r"(?i)(?:direktorat|departement|tilsyn|etat|byrå|institutt|forbund|råd|organisasjon|kommun|"
    r"universitet|forening|stiftelse|nemnd|ombud|høg?y?skol|utvalg|organi[sz]ation|association|"
    r"institute|council|committee)(?:et|en|e|a|s)?$|^(?:forskrift|lov|regulation|act)\s+(?:om|on)\s"
    r"|(?:loven|lova|forskriften|forskrifta)$"
)


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """One work, named by hand. Offsets are into the text that was read."""

    start: int
    end: int
    names: str
    """As typed, white space as one space: «Dai et al.»."""
    year: str
    """«2012», «2006a», "" for «u.å.», «-a» for «u.å.-a»."""
    match: Match
    prefix: tuple[int, int]
    """Where the words before the name stand: «se», «Murphy et al., 1986, referert i»."""
    suffix: tuple[int, int]
    """Where the words after the year stand, without the comma: «s. 26»."""
    bare_page: bool = False
    """The suffix is a page without a word: «2012: 26»."""
    primary: str = ""
    """The typed citation of a work that was not read itself: «Glasser, 1976»."""

    @property
    def written_year(self) -> str:
        """The year as a person writes it."""
        return self.year if self.year[:1].isdigit() else f"u.å.{self.year}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text and the works that a part is read with."""

    text: str
    works: Works


def read_part(reading: Reading, start: int, end: int) -> Iterator[TypedCitation]:
    """Yield the citations of one part between semicolons; nothing when it is something else.

    A part holds several when one author's years are joined («Wassmo, 2003, 2006») or commas stand
    for semicolons («Dahl, 2012, Martinsen, 2004»).
    """
    text = reading.text[start:end]
    if _PRIVATE.search(text):
        return
    secondary = next(reversed(list(SECONDARY.finditer(text))), None)
    begin = secondary.end() if secondary else 0
    found = _numbered(reading, start + begin, end) or _named(reading, start + begin, end)
    for number, citation in enumerate(found):
        prefix = citation.prefix
        primary = ""
        if secondary and number == 0:
            prefix = (start, max(prefix[1], start + begin))
            primary = text[: secondary.start()].strip(" ,\n")
        start_of_all = min(prefix[0], citation.start)
        yield replace(citation, prefix=prefix, primary=primary, start=start_of_all)


def _numbered(reading: Reading, start: int, end: int) -> list[TypedCitation]:
    """Read «NOU 2016: 16, s. 10», which has its year in the number."""
    text = reading.text[start:end]
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    name, comma, _ = text[begin:].partition(",")
    work = reading.works.numbered.get(re.sub(r":\s*", ": ", fold(name)))
    if work is None and not _OFFICIAL.fullmatch(name):
        return []
    after = start + begin + len(name) + len(comma)
    match = Match(Verdict.CERTAIN, (work,)) if work else Match(Verdict.UNKNOWN)
    year = work.year if work else _ANY_YEAR.findall(name)[-1]
    prefix = _trimmed(reading.text, start, start + begin)
    suffix = _trimmed(reading.text, after, end)
    return [TypedCitation(start, end, " ".join(name.split()), year, match, prefix, suffix)]


def _named(reading: Reading, start: int, end: int) -> list[TypedCitation]:
    text = reading.text[start:end]
    found = _BEFORE_YEAR.match(text)
    if found is None:
        return []
    after = read_after(reading.text, start + found.start("after"), end)
    if after is None:
        return []
    suffix, bare = after
    years = list(_ONE_YEAR.finditer(found["years"]))
    first_year = normal_year(years[0]["year"])
    before = found["before"]
    comma = "," in found["gap"]
    matched = _match_before(reading.works, before, first_year)
    if matched is None or not _believable(matched, before, suffix, comma=comma):
        return []
    name_start, match, names = matched
    more: list[TypedCitation] = []
    following = _following(reading, *suffix)
    if following:
        suffix, more = following
    prefix = _trimmed(reading.text, start, start + name_start)
    shown = " ".join(before[name_start:].split())
    citations = []
    for number, one in enumerate(years):
        last = number == len(years) - 1
        year = normal_year(one["year"])
        again = match if number == 0 else _again(reading.works, shown, names, year)
        at = start + found.start("years") + one.end()
        citations.append(
            TypedCitation(
                start=start if number == 0 else at - len(one[0]),
                end=suffix[1] if last else at,
                names=shown,
                year=year,
                match=again,
                prefix=prefix if number == 0 else (at, at),
                suffix=suffix if last else (at, at),
                bare_page=bare and last,
            )
        )
    return citations + more


def _again(works: Works, shown: str, names: Names | None, year: str) -> Match:
    """Match the same names with another year."""
    label = match_label(shown, year, works)
    if label:
        return label
    return match_names(names, year, works) if names else Match(Verdict.UNKNOWN)


def _match_before(works: Works, before: str, year: str) -> tuple[int, Match, Names | None] | None:
    """Return where the name before a year begins, what it matches, and the names of people."""
    for begin, name in ends_of(before, works.longest_label):
        for written in (name, _BRACKETED.sub("", name)):
            label = match_label(written, year, works)
            if label:
                return begin, label, None
    names = names_at_end(before)
    if names is None:
        lead = _LEAD.match(before)
        return (lead.end() if lead else 0), Match(Verdict.UNKNOWN), None
    start = names.start
    lead = _LEAD.match(before, start)
    return (lead.end() if lead else start), match_names(names, year, works), names


def _believable(
    matched: tuple[int, Match, Names | None], before: str, suffix: tuple[int, int], *, comma: bool
) -> bool:
    """Say whether a name and a year in parentheses are a citation.

    What the bibliography knows is one. Of the rest only what has the form that people and
    organisations have: places, months, programs and versions stand before years too.
    """
    _, match, names = matched
    if match.verdict not in {Verdict.UNKNOWN, Verdict.OTHER_YEAR}:
        return True
    if match.verdict is Verdict.OTHER_YEAR:
        return comma or bool(names and (names.more or len(names.families) > 1))
    lead = _LEAD.match(before)
    name = before[lead.end() if lead else 0 :].strip()
    if _ORGANISATION.search(_BRACKETED.sub("", name)) and name[:1].isupper():
        return comma
    if names is None or names.strange or names.start > (lead.end() if lead else 0):
        return False
    if names.more or len(names.families) > 1:
        return True
    return comma and (" " not in names.families[0] or suffix[0] < suffix[1])


def ends_of(text: str, most: int) -> Iterator[tuple[int, str]]:
    """Yield the endings of `text` that begin with a word, the longest first, with their offsets."""
    starts = [found.start() for found in re.finditer(r"(?<![\w@-])\w", text)]
    for start in starts[-max(most, 1) * 2 :]:
        yield start, text[start:]


def read_after(text: str, start: int, end: int) -> tuple[tuple[int, int], bool] | None:
    """Return where the suffix after a year stands and whether it is a page without a word.

    None when what follows shows that the year was no citation's: «2012–2022», «2012 og 2014».
    """
    after = text[start:end].lstrip()
    if not after:
        return (end, end), False
    sign = after[0]
    begin = end - len(after)
    if sign == ",":
        return _trimmed(text, begin + 1, end), False
    if sign == ":" and re.match(r":\s*\d", after):
        return _trimmed(text, begin + 1, end), True
    if _LOCATOR_WORD.match(after):
        return _trimmed(text, begin, end), False
    return None


def _following(
    reading: Reading, start: int, end: int
) -> tuple[tuple[int, int], list[TypedCitation]] | None:
    """Return the rest of a suffix, and the citations that stand in it after a comma or «og»."""
    text = reading.text[start:end]
    for found in re.finditer(r"(?:^|,\s*|\s+(?:og|and|&)\s+)(?=[A-ZÆØÅ])", text):
        more = [
            citation
            for citation in _named(reading, start + found.end(), end)
            if citation.match.verdict is not Verdict.UNKNOWN
        ]
        if more:
            return _trimmed(reading.text, start, start + found.start()), more
    return None


def normal_year(year: str) -> str:
    """Return «2012a», "" for «u.å.» and «-a» for «u.å.-a»."""
    if year[0].isdigit():
        return year
    return year[-2:] if "-" in year else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == ","):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end
