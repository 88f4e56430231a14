"""Names as people type them in a citation: «Dai et al.», «Johansen & Redzovic», «van Gogh»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thesis.citations.typed_works import fold

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĆČĐĒĞĪŁŃŌŐŘŚŠŞŪŽŻ]"
_LETTER = r"[^\W\d_]"
_PARTICLE = r"(?:van|von|der|den|de|af|la|le|du|di|da|dos|ten|ter|zu|bin|al|el)"
_WORD = rf"(?:[dlO]['’])?{_CAPITAL}(?:{_LETTER}|['’‑-](?={_LETTER}))*"
_INITIALS = rf"(?:{_CAPITAL}\.[ -]?)+"
#: White space without a blank line: a name does not begin in the heading above.
_GAP = r"(?=\s)[^\S\n]*\n?[^\S\n]*"
_NAME = (
    rf"(?:{_INITIALS}\s*)?(?:{_PARTICLE}\s+){{0,3}}{_WORD}"
    rf"(?:{_GAP}(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,3}}"
)
_AND = r"(?:&|og|and|samt|und)"
_ET_AL = (
    r"(?:et\.?\s+al(?:\.|(?!\w))|m\.?\s?fl\.?(?!\w)|med\s+flere|(?:og|and)\s+"
    r"(?:medarbeidere|medarbeidarar|kollegaer|kolleger|kollegaar|andre|colleagues|others))"
)
_OWNS = r"(?:\s+(?:sin|sitt|si|sine)|['’]s?)"
_CHAIN = re.compile(
    rf"(?<![\w@])(?P<names>{_NAME}(?:\s*,\s+(?:{_INITIALS}\s*)?{_NAME})*"
    rf"(?:\s*,?\s+{_AND}\s+{_NAME})?)"
    rf"(?P<more>\s*,?\s+{_ET_AL})?(?P<owns>{_OWNS})?\s*\Z"
)
_SEPARATOR = re.compile(rf"\s*,?\s+{_AND}\s+|\s*,\s+")
_INITIAL = re.compile(_INITIALS)

#: Capitalised words before a year that name no author.
_BEFORE_YEARS = """
januar februar mars april mai juni juli august september oktober november desember
january february march may june july october december våren høsten sommeren vinteren
spring summer autumn fall winter
norge noreg norway sverige sweden danmark denmark finland island europa europe usa
england storbritannia tyskland frankrike oslo bergen trondheim stavanger tromsø kristiansand
drammen bodø london paris berlin stockholm københavn rio beijing
figur figure tabell table tabel kapittel chapter vedlegg appendix del part side page avsnitt note
versjon version utgave edition studie study artikkel article funn deltaker informant respondent
spss excel word nvivo python stata zotero endnote mendeley windows microsoft office java matlab
powerpoint teams chrome firefox android ios linux ubuntu macos photoshop latex covid ol vm em
sammendrag abstract innledning teori metode resultat resultater diskusjon konklusjon
"""
_NOT_NAMES = frozenset(map(fold, _BEFORE_YEARS.split()))


@dataclass(frozen=True, slots=True)
class Names:
    """The names before a year."""

    start: int
    """Where they begin in the text that they were read from."""
    families: tuple[str, ...]
    """Folded, in order; a first name may stand before a family name: «kari lossius»."""
    more: bool
    """They end in «et al.» or the like."""
    owns: bool
    """They end in a genitive: «Lossius’», «Dahl sin»."""

    @property
    def strange(self) -> bool:
        """Whether some name is a month, a place, a program … and no author."""
        return any(family.rpartition(" ")[2] in _NOT_NAMES for family in self.families)


def names_at_end(text: str) -> Names | None:
    """Return the names of people that `text` ends in, as many as are joined; None for none."""
    # The pattern tries every beginning; far back none can matter.
    cut = max(0, len(text) - 160)
    found = _CHAIN.search(text, cut)
    if found is None:
        return None
    parts = _SEPARATOR.split(found["names"])
    families = [_INITIAL.sub("", part).strip() for part in parts]
    return Names(
        found.start(),
        tuple(fold(family) for family in families if family),
        bool(found["more"]),
        bool(found["owns"]),
    )
