"""The command that sets a picture."""

from __future__ import annotations

from pathlib import Path

from thesis.nodes import Image
from thesis.photos import photo
from thesis.typeset import escape as esc


def picture(image: Image, root: Path) -> str:
    """Return the command that sets a picture, never larger than the page allows.

    A photo that was taken with the camera held sideways is turned upright, as every program that
    shows photos does; no TeX engine does so itself. One that the chapter turns itself is let be.
    """
    clockwise = 0 if "angle" in image.options else photo(root / image.path).clockwise
    width = _width(image.width)
    # The keys work in their order: the width is that of the photo as turned.
    turn = f"angle={-clockwise}" if clockwise else ""
    keys = ",".join(filter(None, (turn, f"width={width}" if width else "", image.options)))
    options = f"[{keys}]" if keys else ""
    path = esc.image_path(image.path)
    return rf"\illustration{options}{{{esc.escape(image.alt)}}}{{{path}}}"


def _width(width: str) -> str:
    """Return a width in TeX's terms: «80%» of the line, pixels as CSS has them, else as it is."""
    try:
        if width.endswith("%"):
            return rf"{float(width[:-1]) / 100:.4g}\linewidth"
        if width.endswith("px"):
            return f"{float(width[:-2]) * 0.75:.4g}bp"
    except ValueError:
        return ""
    return f"{width}bp" if width.replace(".", "", 1).isdigit() else width
