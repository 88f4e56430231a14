r"""Which character each code of LaTeX's 8-bit encodings is.

T1 is the encoding that TeX users agreed on in Cork in 1990. Of TS1 (the signs of `textcomp`) and
LY1 only the characters are here that `thesis.typeset.glyphs` asks for and fonts for text have.
"""

from __future__ import annotations

from collections.abc import Mapping

_T1 = (
    "`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\0\0ıȷ\0\0\0\0\0"
    # Code 32 is a mark for a space. Programs that read a PDF would take its width for that of
    # the space between words, find the real ones too narrow, and run words together.
    '\0!"#$%&’()*+,-./0123456789:;<=>?'
    "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~-"
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
#: Characters that follow each other, by the first one's code.
_TS1 = {
    24: "←→",
    39: "'",
    47: "⁄",
    61: "−",
    77: "℧",
    79: "◯",
    87: "Ω",
    94: "↑↓`",
    132: "†‡‖‰•℃",
    140: "ƒ₡₩₦₲₱₤℞‽",
    150: "₫™‱¶฿№",
    157: "℮◦℠",
    162: "¢£¤¥¦§¨©ª",
    172: "¬℗®¯°±²³´µ¶·※¹º√¼½¾€",
    214: "×",
    246: "÷",
}

ENCODINGS: Mapping[str, Mapping[int, str]] = {
    "T1": {code: character for code, character in enumerate(_T1) if character != "\0"},
    "TS1": {first + n: character for first, run in _TS1.items() for n, character in enumerate(run)},
    "LY1": {133: "…"},
}

#: Pairs of characters that T1 joins, as in every TeX font: «--» is an en dash.
T1_LIGATURES = {
    ("-", "-"): "–",
    ("–", "-"): "—",
    ("‘", "‘"): "“",
    ("’", "’"): "”",
    (",", ","): "„",
    ("<", "<"): "«",
    (">", ">"): "»",
}
