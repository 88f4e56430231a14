"""The text of a PDF, read in a process of its own, whose time and memory have a limit.

A damaged or hostile PDF can make any reader run for ever or fill the memory; here that ends the
process and not the command.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

from thesis.diagnostic import Text
from thesis.importing.model import Refused
from thesis.limits import limit_memory

#: Seconds, pages and bytes: a hundred pages take some three seconds and 150 MB.
TIME_LIMIT = 60
MAX_PAGES = 600
MEMORY = 1_500_000_000
#: A gap between words is at least this wide in TeX's fonts; kerning is narrower.
_NARROWEST, _WIDE = 170, 500

#: The exit code for a PDF that needs a password.
LOCKED = 3

_UNREADABLE = Text(
    en="“{file}” could not be read as a PDF: it is damaged, too large, or no PDF",
    nb="«{file}» kunne ikke leses som PDF: den er skadet, for stor eller ikke en PDF",
)
_LOCKED = Text(
    en="“{file}” is locked with a password: save a copy without one",
    nb="«{file}» er låst med passord: lagre en kopi uten",
)
_NO_TEXT = Text(
    en="there is no text in “{file}”: it may be a scan, which needs text recognition first",
    nb="det er ingen tekst i «{file}»: den kan være skannet og må gjennom tekstgjenkjenning først",
)


def text_of_pdf(path: Path) -> str:
    """Return the text of a PDF, a form feed between the pages.

    Raises:
        Refused: it cannot be read within the limits, or has no text.
    """
    command = [sys.executable, "-m", "thesis.importing.pdf", str(path.absolute())]
    root = Path(__file__).parent.parent.parent
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=TIME_LIMIT, check=False, cwd=root
        )
    except subprocess.TimeoutExpired:
        raise Refused(_UNREADABLE.fill(file=path.name)) from None
    if done.returncode == LOCKED:
        raise Refused(_LOCKED.fill(file=path.name))
    if done.returncode != 0:
        raise Refused(_UNREADABLE.fill(file=path.name))
    text = done.stdout.decode("utf-8", "replace")
    if not text.strip():
        raise Refused(_NO_TEXT.fill(file=path.name))
    return text


def _extract(path: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(path)
        locked = reader.is_encrypted
    except DependencyError:  # the newer kind of encryption, which pypdf alone cannot read
        locked = True
    pages = (PdfReader(_unlocked(path)) if locked else reader).pages
    if len(pages) > MAX_PAGES:
        raise ValueError(len(pages))
    return "\f".join(page.extract_text(visitor_operand_before=part_words) for page in pages)


def _unlocked(path: str) -> io.BytesIO:
    """Return a PDF that anyone may open, but that was closed to changes, without that lock.

    One that needs a password to be read ends this process.
    """
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(path) as document:
            document.save(out)
    except pikepdf.PasswordError:
        sys.exit(LOCKED)
    return out


def part_words(operator: bytes, operands: list[Any], *_: object) -> None:
    """Widen the gaps between words in a line that TeX set tightly.

    TeX writes a line as one array of words and gaps, in thousandths of the type's size, and has
    no space character; pypdf glues words together when the gaps are narrow. What is added is
    taken off at the end of the array, so that what follows stays in its place.
    """
    if operator != b"TJ" or not operands or not isinstance(operands[0], list):
        return
    from pypdf.generic import FloatObject

    array, added = operands[0], 0.0
    for at, gap in enumerate(array):
        if isinstance(gap, int | float) and -_WIDE < gap < -_NARROWEST:
            added += float(gap) + _WIDE
            array[at] = FloatObject(-_WIDE)
    if added:
        array.append(FloatObject(added))


if __name__ == "__main__":
    limit_memory(MEMORY)
    sys.stdout.buffer.write(_extract(sys.argv[1]).encode("utf-8", "replace"))
