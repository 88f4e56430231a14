"""What every importer of whole texts says of citations, reference lists and title pages."""

from __future__ import annotations

from thesis.importing import remarks
from thesis.importing.citing import Citing
from thesis.importing.front_page import FrontPage
from thesis.importing.model import Imported, Kind
from thesis.importing.reference_list import Listed


def report_citing(imported: Imported, citing: Citing) -> None:
    """Say which citations got keys, which works an entry to fill in, and what was left."""
    say = imported.say
    if citing.count:
        say(Kind.TAKEN, remarks.CITATIONS, count=citing.count, places=citing.clusters)
    if citing.skeletons:
        works = "; ".join(skeleton.shown for skeleton in citing.skeletons)
        say(Kind.GUESSED, remarks.SKELETONS, count=len(citing.skeletons), works=works)
    for name in citing.secondary:
        say(Kind.GUESSED, remarks.SECONDARY, work=name)
    for typed, before in citing.left:
        say(Kind.LEFT, remarks.LEFT_CITATION, text=typed, before=before)


def report_list(imported: Imported, listed: Listed) -> None:
    """Say what became of a typed reference list."""
    if listed.entries:
        imported.say(Kind.GUESSED, remarks.LISTED, count=len(listed.entries))
    if listed.known:
        imported.say(Kind.TAKEN, remarks.KNOWN, count=listed.known)
    for text in listed.unread:
        imported.say(Kind.LEFT, remarks.REFERENCE, text=text)


def report_front_page(imported: Imported, page: FrontPage) -> None:
    """Say what was read from the title page, and which lines are left."""
    imported.facts |= page.facts
    for key, value in page.shown:
        imported.say(Kind.GUESSED, remarks.FACT, key=key, value=value)
    for text in page.rest:
        imported.say(Kind.LEFT, remarks.FRONT, text=text)
