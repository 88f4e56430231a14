"""What adjusting items needs to know: the thesis' language, its organisations, words by kind."""

from __future__ import annotations

from dataclasses import dataclass

#: Stands for an organisation with an abbreviation, until it is known which mention is the first.
ORGANISATION = 0xE100
#: Stands before an act's short title, whose first letter is small within a sentence.
LAW = "\ue003"
#: Set on items whose name holds their year: the style, as we change it, then prints no other.
NO_YEAR = "annote"
#: Set on items whose date has a month and no day, which the style writes otherwise.
NO_DAY = "dimensions"
#: Set on items whose number says what they are, «NOU 2016: 16», and needs no «Rapport» before it.
NAMED = "printing-number"
#: Set on items that another question prints, to their id: the style, as changed for this one,
#: prints no more of them.
ELSEWHERE = "scale"

#: In bokmål, nynorsk and English.
_WORDS = {
    "bachelor": ("Bacheloroppgave", "Bacheloroppgåve", "Bachelor’s thesis"),
    "master": ("Masteroppgave", "Masteroppgåve", "Master’s thesis"),
    "doctor": ("Doktoravhandling", "Doktoravhandling", "Doctoral dissertation"),
    "dataset": ("Datasett", "Datasett", "Data set"),
    "software": ("Programvare", "Programvare", "Computer software"),
    "film": ("Film", "Film", "Film"),
    "episode": ("Audio podkastepisode", "Audio podkastepisode", "Audio podcast episode"),
    "podcast": ("Audio podkast", "Audio podkast", "Audio podcast"),
    "map": ("Kart", "Kart", "Map"),
    "version": ("Versjon", "Versjon", "Version"),
    "video": ("Video", "Video", "Video"),
    "tv episode": ("TV-serieepisode", "TV-serieepisode", "TV series episode"),
    "unpublished": ("Upublisert", "Upublisert", "Unpublished"),
    "revised": ("Rev. utg.", "Rev. utg.", "Rev. ed."),
    "personal": ("Personlig kommunikasjon", "Personleg kommunikasjon", "Personal communication"),
    "in press": ("i trykk", "i trykk", "in press"),
    "forthcoming": ("kommer", "kjem", "forthcoming"),
    "submitted": ("innsendt", "innsendt", "submitted"),
    "in preparation": ("under arbeid", "under arbeid", "in preparation"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What an adjustment may ask about the thesis."""

    language: str
    """nb, nn or en."""
    organisations: list[tuple[str, str]]
    """Full name and abbreviation of each organisation; grows as items are adjusted."""

    def word(self, kind: str) -> str:
        """Return a kind's name in the thesis' language; what has none stays as it is."""
        return _WORDS.get(kind, (kind,) * 3)[("nb", "nn", "en").index(self.language)]
