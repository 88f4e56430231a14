"""Adjustments of films, podcasts, talks, software, web pages and what else has a form to name."""

from __future__ import annotations

import re

from thesis.bibliography import Entry
from thesis.citations.items import Item
from thesis.citations.kinds import ENDNOTE_TYPES
from thesis.citations.setting import Setting
from thesis.citations.typed_dates import month_and_day

_PERSONAL = re.compile(r"(?i)person\w+ (?:kommunikasjon|communication|korrespondanse)")
_MESSAGE = re.compile(r"(?i)(?:personlig )?e-?(?:post|mail)(?: til .+)?|(?:telefon)?samtale|sms")
_PODCAST = re.compile(r"(?i)\bpod(?:k|c)ast")
_ADDRESS = re.compile(r"https?://\S+")
_SITE_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S*|\S+\.(?:no|com|org|net)")
#: What a work is, where an entry says so in words: printed in brackets after its title.
_FORM = re.compile(
    r"""(?ix) \[? (?P<form>
        (?:tv|fjernsyns|radio|nett)[- ]?(?:serie|program|film|episode|sending)\w*
      | (?:dokumentar|kort|spille)?film | video\w* | youtube[- ]?video | lydbok | e-?bok
      | power\s?point[\w -]* | lysbilde\w* | lysark | presentasjon | slides
      | forelesning\w* | førelesing\w* | foredrag\w* | lecture(?:\ notes)? | talk
      | programvare | (?:computer\ )?software | (?:mobil)?app(?:likasjon)? | mobile\ app
      | datasett | data\s?set | kart | map | foto(?:grafi)? | photo(?:graph)? | bilde | image
      | illustrasjon | maleri | painting | plakat | poster | brosjyre | brochure
      | (?:stor\ )?språkmodell | large\ language\ model
      | (?:bok)?(?:an)?meldelse\ av\ .+ | review\ of\ .+
      | kronikk | leder | lederartikkel | debattinnlegg | blogginnlegg | pressemelding
      | press\ release | upublisert\ [\w ]+ | unpublished\ [\w ]+
      | tweet | facebook[\w -]* | instagram[\w -]*
    ) \]?""",
)
_PRESS = {"Newspaper Article": "article-newspaper", "Magazine Article": "article-magazine"}
_LOOKED_AT = frozenset({"Web Page", "Blog", "Online Database"})
_TALK = re.compile(r"(?i)power|lys|presentasjon|slides|forel|føre|foredrag|lecture|talk")
_VERSION = re.compile(r"(?i)\b(?:version|versjon(?:en)?)\b\.?")


def described(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Take EndNote's own types for what they say, and drop those that describe nothing."""
    if item.get("genre") in ENDNOTE_TYPES:
        kind = item.pop("genre")
        item["type"] = _PRESS.get(kind, item["type"])
        if kind in _LOOKED_AT:
            _looked_at(item)


def _looked_at(item: Item) -> None:
    """Read the day when a page was looked at, which EndNote writes as volume and number."""
    year, day = (str(item.pop(name, "")) for name in ("volume", "number"))
    found = month_and_day(day)
    if year.isdecimal() and found and "accessed" not in item:
        item["accessed"] = {"date-parts": [[int(year), *map(int, found.split("-"))]]}


def form(item: Item, entry: Entry, _setting: Setting) -> None:
    """Print in brackets what an entry says in words that the work is: «TV-serie», «app»."""
    for name in ("howpublished", "titleaddon", "note"):
        written, _, rest = entry.text(name).partition("," if name == "note" else "\n")
        if found := _FORM.fullmatch(written.strip()):
            _move_form(item, entry, name, found["form"], rest.strip())
            break
    talk = _TALK.match(str(item.get("genre", "")))
    if talk and item["type"] in {"document", "manuscript", "webpage"}:
        item["type"] = "speech"


def talk(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Read slides without an event as a document: other styles would say where they were given."""
    if item["type"] == "speech" and not item.get("event-title"):
        item["type"] = "document"


def _move_form(item: Item, entry: Entry, field: str, form: str, rest: str) -> None:
    """Take a form from where pandoc put the field that holds it, and make it the description."""
    if field == "howpublished":
        names = ("publisher", "institution", "organization")
        item["publisher"] = next((entry.text(name) for name in names if entry.text(name)), "")
    if field == "titleaddon":
        item["title"] = str(item.get("title", "")).removesuffix(f". {entry.text(field)}")
    if rest and not item.get("publisher"):
        item["publisher"] = rest
    if not item.get("publisher"):
        item.pop("publisher", None)
    _describe(item, form[:1].upper() + form[1:])


def _describe(item: Item, words: str) -> None:
    """Describe a work that nothing describes yet."""
    if not item.get("genre") and not item.get("medium"):
        # The style prints a genre before the number, as in «Rapport 12».
        item["medium" if item.get("number") else "genre"] = words


def personal(item: Item, entry: Entry, _setting: Setting) -> None:
    """Recognise letters, talks and e-mails, which no reader can find."""
    places = [entry.text(name) for name in ("type", "howpublished", "note", "titleaddon")]
    said = _PERSONAL.search(" ".join(places)) or any(map(_MESSAGE.fullmatch, places))
    if said or entry.type in {"letter", "personal", "email"}:
        item["type"] = "personal_communication"
        # The style prints «personlig kommunikasjon» only for what no reader can find.
        for name in ("URL", "publisher", "title", "genre", "container-title", "archive", "DOI"):
            item.pop(name, None)


def message(item: Item, _entry: Entry, setting: Setting) -> None:
    """Say what a personal communication is, in a style that lists it."""
    if item["type"] == "personal_communication":
        item["title"] = setting.word("personal")


def film(item: Item, entry: Entry, setting: Setting) -> None:
    """Make a film’s author its director; an episode stands in its series."""
    if item["type"] != "motion_picture":
        return
    if series := _series(entry):
        item |= {"type": "broadcast", "container-title": series}
        item["genre"] = setting.word("tv episode")
        return
    people = [name for name in item.get("author") or [] if name.get("given")]
    on_the_web = entry.type == "video" and "URL" in item
    if people and not on_the_web and "director" not in item:
        item["director"] = item.pop("author")
    _describe(item, setting.word("video" if on_the_web else "film"))


def podcast(item: Item, entry: Entry, setting: Setting) -> None:
    """Read a podcast episode as a part of its series."""
    places = ("type", "howpublished", "note", "titleaddon")
    described = " ".join(entry.text(name) for name in places)
    series = _series(entry)
    # Better BibTeX writes an episode as @audio with the podcast's name as its series.
    episode = entry.type == "audio" and series and "issued" in item
    if not (episode or entry.type == "podcast" or _PODCAST.search(described)):
        return
    item["type"] = "broadcast"
    of_one = series or "episode" in described.lower()
    item["genre"] = setting.word("episode" if of_one else "podcast")
    if series:
        item["container-title"] = series
    if _PODCAST.search(str(item.get("publisher", ""))):
        del item["publisher"]


def _series(entry: Entry) -> str:
    """Return the name of the series that an episode belongs to, or ""."""
    places = ("booktitle", "maintitle", "series", "journaltitle", "journal")
    return next((entry.text(name) for name in places if entry.text(name)), "")


def genre_words(item: Item, _entry: Entry, setting: Setting) -> None:
    """Name what the style names in English."""
    if item["type"] in {"dataset", "software", "map"}:
        _describe(item, setting.word(item["type"]))


def version(item: Item, _entry: Entry, setting: Setting) -> None:
    """Add the word that the manual’s style has for whole numbers only."""
    if re.fullmatch(r"\d+(?:\.\d+)+", str(item.get("version", ""))):
        item["version"] = f"{setting.word('version')} {item['version']}"


def version_number(item: Item, _entry: Entry, _setting: Setting) -> None:
    """Leave out the word, which other styles have: «3.1», «Mar 23»."""
    if bare := _VERSION.sub("", str(item.get("version", ""))).strip():
        item["version"] = bare


def web(item: Item, entry: Entry, _setting: Setting) -> None:
    """Read a @misc with an address as a web page, as Zotero, Mendeley and EndNote mean it."""
    if entry.type in {"misc", "online", "electronic", "www"} and "version" in item:
        item["type"] = "software"
    elif entry.type == "misc" and "DOI" not in item and not entry.text("eprint"):
        published = entry.text("howpublished")
        if "URL" not in item and (found := _ADDRESS.search(published)):
            item["URL"] = found[0]
            item.pop("publisher", None)
        if "URL" in item and item["type"] == "document":
            item["type"] = "webpage"
    if item["type"] == "webpage":
        _site(item, entry)


def _site(item: Item, entry: Entry) -> None:
    """Name the site that a page is on, which Zotero writes as an addition to the title."""
    addition = entry.text("titleaddon")
    title = str(item.get("title", ""))
    if _FORM.fullmatch(addition):
        addition = ""
    elif addition and title.endswith(f". {addition}"):
        item["title"] = title.removesuffix(f". {addition}")
    site = entry.text("booktitle") or addition
    if site and "container-title" not in item and not _SITE_ADDRESS.fullmatch(site):
        item["container-title"] = site
