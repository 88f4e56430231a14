"""What a camera wrote into a photo: which way is up, and whether it says where it was taken.

Cameras and phones keep this as Exif, a TIFF directory in a JPEG file's first segments (Exif 3.0,
CIPA DC-008, sections 4.5–4.6).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_ORIENTATION = 0x0112
_GPS = 0x8825
_LATITUDE = 0x0002
#: Degrees clockwise that a photo must be turned to stand upright; mirrored ones no camera makes.
_CLOCKWISE = {3: 180, 6: 90, 8: 270}
#: The segments before the picture itself that may come before Exif's.
_SEGMENTS = 16


@dataclass(frozen=True, slots=True)
class Photo:
    """What is known of a photo."""

    clockwise: int = 0
    """Degrees that it must be turned to stand upright: 0, 90, 180 or 270."""
    has_position: bool = False
    """Whether it says where on earth it was taken."""


def photo(path: Path) -> Photo:
    """Return what a picture says of itself; nothing when it is no JPEG file, damaged or absent."""
    if path.suffix.lower() not in {".jpg", ".jpeg"}:
        return Photo()
    # Counts and places in the file are anybody's: a wrong one leads out of the bytes.
    with suppress(OSError, struct.error), path.open("rb") as file:
        exif = _exif(file)
        if exif is not None:
            return _read(exif)
    return Photo()


def _exif(file: BinaryIO) -> bytes | None:
    """Return the TIFF data in a JPEG file, if there is any."""
    if file.read(2) != b"\xff\xd8":
        return None
    for _ in range(_SEGMENTS):
        marker, length = struct.unpack(">HH", file.read(4))
        if not 0xFFE0 <= marker <= 0xFFFE:
            return None
        data = file.read(length - 2) if length > 2 else b""
        if marker == 0xFFE1 and data.startswith(b"Exif\0\0"):
            return data[6:]
    return None


def _read(tiff: bytes) -> Photo:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return Photo()
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    clockwise, has_position = 0, False
    for tag, at in _entries(tiff, order, first):
        if tag == _ORIENTATION:
            (orientation,) = struct.unpack_from(f"{order}H", tiff, at)
            clockwise = _CLOCKWISE.get(orientation, 0)
        elif tag == _GPS:
            (place,) = struct.unpack_from(f"{order}I", tiff, at)
            has_position = any(tag == _LATITUDE for tag, _ in _entries(tiff, order, place))
    return Photo(clockwise, has_position)


def _entries(tiff: bytes, order: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield each tag of a directory, and where its value stands."""
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for number in range(count):
        at = start + 2 + 12 * number
        (tag,) = struct.unpack_from(f"{order}H", tiff, at)
        yield tag, at + 8
