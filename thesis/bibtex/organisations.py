"""Which names are organisations', and so need braces not to be split like a person's."""

from __future__ import annotations

import re

#: What stands in braces of its own within a name.
PROTECTED = re.compile(r"\{[^{}]*\}")

#: Words that make a name an organisation's. Family names such as Church, Press, College or Law
#: are left out on purpose.
_ORGANISATION = re.compile(
    r"""
    \b\w*(?:departement|direktorat|universitet|høgskole|høyskole|høgskule|kommune|forening|forbund|
      sykehus|helseforetak|direktoratet|tilsyn|ombud|stiftelse|etat|leksikon|forskning|forsking
      )(?:e?[tn]|a)?\b
    | \b[a-zæøå]+(?:institutt|tjeneste|teneste|senter|råd|byrå|nemnd|utvalg|akademi|selskap)\b
    | \b\w+(?:institutt|råd|byrå|verk|selskap|senter)et\b
    | \b(?:[Ss]tatistisk|[Nn]asjonalt?|Norges|Norske?|Norsk|Den\ norske|Statens|Store\ norske|
      Helse\ (?:Nord|Sør-Øst|Vest|Midt-Norge|Bergen|Stavanger)|Verdens|Forente)\b(?=\s)
    | \b(?:Organi[sz]ation|Association|Society|Institut(?:e|ion|t)|Universit(?:y|ies)|
      Ministry|Department|Committee|Council|Foundation|Federation|Commission|Agency|Authority|
      Nations|Consortium|Collaborati(?:on|ve)|Collaborators|Network|Investigators|Inc|Ltd|
      LLC|Corporation|Cent(?:er|re)s?\ for|National|International|American|European|World|
      Working\ Group|Task\ Force|Study\ Group|Research\ Group|Health\ Service|Red\ Cross|
      Kors|Bymisjon|Redd\ Barna|Mental\ Helse|Samfunnsanalyse|Stiftelsen|Sykehuset|
      Watch|Times|Team|Management|Fellesorganisasjonen|NTNU|OsloMet|SINTEF|
      kirke|fylkesmann|statsforvalter\w*|ASA?)\b
    | \b(?:of|for|the|i)\s(?=[A-ZÆØÅ])
    # «Leger uten grenser»: nobody's family name is in small letters and the given name not.
    | ^[A-ZÆØÅ]\S*\s[^,]*\s[a-zæøå]{3,}$
    | \sNorge$ | \([A-ZÆØÅ]{2,}\)$
    """,
    re.VERBOSE,
)


def is_organisation(name: str, unprotected: str) -> bool:
    """Say whether a name that would be split is an organisation's.

    `name` is plain text, `unprotected` the same as written, without what braces hold together.
    """
    family, comma, _ = unprotected.partition(",")
    # «Kommune, Kari» and «Senter, Ola» are people; «Barne-, ungdoms- og …direktoratet» is not.
    if "=" in name or " " not in name or (comma and " " not in family and family[-1:] != "-"):
        return False
    return bool(_ORGANISATION.search(unprotected if family.endswith("-") else family))
