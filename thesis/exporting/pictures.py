"""Pictures in the form that word processors show."""

from __future__ import annotations

import base64
from pathlib import Path

_PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}


def address_of(path: Path) -> str:
    """Return a picture as an address that holds it, "" where no word processor shows its kind.

    Pandoc's sandbox reads no file beside its input. A namesake of a kind that can be shown stands
    for a picture that cannot.
    """
    path = _shown(path)
    kind = _PICTURES.get(path.suffix.lower())
    if kind is None or not path.is_file():
        return ""
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _shown(path: Path) -> Path:
    """Return a picture in a form that word processors show: itself, or a namesake beside it."""
    if path.suffix.lower() in _PICTURES:
        return path
    others = (path.with_suffix(suffix) for suffix in _PICTURES)
    return next((other for other in others if other.is_file()), path)
