r"""Text becomes TeX that prints exactly that text.

PyLaTeX's own `escape_latex` turns a hyphen into `{-}` and a line end into `\newline`; this keeps
the generated file readable, and knows the pairs that TeX's fonts join: `--` stays two hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from thesis.typeset.glyphs import ACCENTS, REPLACED, SPECIAL

_REPLACED = str.maketrans(REPLACED)

# Ligatures of the encoding T1, and of TeX's ligatures in Unicode fonts: -- << >> ,, ‘‘ ’’ –- ?‘ !‘
_JOINED = re.compile(r"([-<>,‘’])(?=\1)|(–)(?=-)|([?!])(?=‘)")

# A typed ' between letters is an apostrophe, never a quotation mark.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")

# What is left of a letter and its accents when Unicode has no joined form for them.
_COMBINED = re.compile(rf"(.)([{''.join(ACCENTS)}]+)", re.DOTALL)

# After these a URL may go on in the next line (Norsk APA-manual, like APA 7, adds no hyphen).
_URL_BREAK = re.compile(r"(?<=[/.\-_?&=#:,;%+])(?![/.\-_?&=#:,;%+]|$)")
_LONG_RUN = re.compile(r"[^\W_]{21,}")

_CODE_BREAK = re.compile(r"(?<=[/._,;:=|&+)\-])(?=[^\s/._,;:=|&+)\-])")


def escape(text: str) -> str:
    """Return the TeX that prints `text`; line ends stay line ends."""
    return _exact(_APOSTROPHE.sub("’", text))


def code(text: str) -> str:
    """Return the TeX that prints `text` as typed: every space, every straight quotation mark."""
    broken = _CODE_BREAK.sub("\x01", text.replace("\x01", ""))
    lines = [_exact(part) for part in broken.split("\x01")]
    tex = r"\codebreak{}".join(lines)
    return re.sub(r" (?= )|^ ", r"\\ ", tex.replace("\n", " "))


def url_text(url: str) -> str:
    """Return the TeX that prints a URL, broken over lines only where a reader can rejoin it."""
    broken = _LONG_RUN.sub(lambda run: re.sub(r"(.{10})(?=.{6})", "\\1\x01", run[0]), url)
    parts = _URL_BREAK.sub("\x01", broken).split("\x01")
    return r"\urltext{" + r"\urlbreak{}".join(_exact(part) for part in parts) + "}"


def url_target(url: str) -> str:
    r"""Return a URL as the first argument of `\href`, safe within other arguments too."""
    ascii_url = quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")
    for character in "%#&_~$":
        ascii_url = ascii_url.replace(character, "\\" + character)
    return ascii_url


def name(label: str) -> str:
    """Return a label, key or anchor as a name that TeX and PDF both take, one name for one."""
    return re.sub(r"[^\w:./+*-]|[^\x00-\x7f]", lambda c: f"=u{ord(c[0]):x}=", label)


def pdf_text(text: str) -> str:
    """Return text for bookmarks and metadata, which know all of Unicode and no fonts."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(_PDF_SPECIAL.get(c, c) for c in _APOSTROPHE.sub("’", text))


_PDF_SPECIAL = {c: SPECIAL[c] for c in "\\{}$&%#_^~"}


def image_path(path: str) -> str:
    r"""Return a file's path for `\includegraphics`."""
    return path.replace("%", r"\percentsign{}").replace("#", r"\numbersign{}")


def _exact(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _COMBINED.sub(_mark_accent, text)
    tex = _JOINED.sub("\\g<0>\0", text.replace("\u2010", "-")).translate(_REPLACED)
    return _ACCENT_MARK.sub(_set_accent, tex)


# Accents wait in a private form while the rest is escaped: they surround what they stand on.
_ACCENT_MARK = re.compile("\ue000(.*?)\ue001(.*?)\ue002", re.DOTALL)


def _mark_accent(found: re.Match[str]) -> str:
    return f"\ue000{found[1]}\ue001{found[2]}\ue002"


def _set_accent(found: re.Match[str]) -> str:
    tex = found[1]
    for mark in found[2]:
        tex = rf"\{ACCENTS[mark]}{{{tex}}}"
    return tex
