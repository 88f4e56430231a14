"""Pictures in the form that word processors show."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

from thesis.photos import photo

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
    return f"data:{kind};base64,{base64.b64encode(_upright(path)).decode()}"


def without_addresses(xml: str) -> str:
    """Return Word's document without the addresses that pandoc describes the pictures by.

    It writes them as a second description, so that the file would hold every picture twice. The
    first one is the alternative text.
    """
    return _DESCRIBED_BY_ADDRESS.sub('descr=""', xml)


_DESCRIBED_BY_ADDRESS = re.compile(r'descr="data:[^"]*"')


def _upright(path: Path) -> bytes:
    """Return a picture's bytes, a photo turned as its camera says: word processors do not."""
    data = path.read_bytes()
    if not photo(path).clockwise:
        return data
    from PIL import Image, ImageOps

    turned = BytesIO()
    try:
        with Image.open(BytesIO(data)) as image:
            profile = image.info.get("icc_profile")
            ImageOps.exif_transpose(image).save(
                turned, "JPEG", quality=92, icc_profile=profile, exif=b""
            )
    except (OSError, ValueError, Image.DecompressionBombError):
        return data
    return turned.getvalue()


def _shown(path: Path) -> Path:
    """Return a picture in a form that word processors show: itself, or a namesake beside it."""
    if path.suffix.lower() in _PICTURES:
        return path
    others = (path.with_suffix(suffix) for suffix in _PICTURES)
    return next((other for other in others if other.is_file()), path)
