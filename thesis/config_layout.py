"""The keys of `layout:` in thesis.yaml: what a student may set instead of the profile."""

from __future__ import annotations

from collections.abc import Mapping

#: Numbers, with the lowest and highest that make sense. Margins in mm, the size in points.
NUMBERS: Mapping[str, tuple[float, float]] = {
    "margin-left": (10, 80),
    "margin-right": (10, 80),
    "margin-top": (10, 80),
    "margin-bottom": (10, 80),
    "font-size": (9, 16),
    "line-spacing": (1, 3),
    "quote-spacing": (1, 3),
    "paragraph-skip": (0, 2),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "page-number": ("center", "right"),
    "front-page-numbers": ("none", "roman", "arabic"),
    "heading-numbers": ("1", "1.", "1.0"),
    "appendix-numbers": ("A", "1"),
    "chapters": ("new-page", "same-page"),
}
KEYS = (*NUMBERS, *CHOICES)


def read(key: str, text: str) -> float | str | None:
    """Return the value of a key, numbers with a point or a comma; None when it will not do."""
    if key in CHOICES:
        return text if text in CHOICES[key] else None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    low, high = NUMBERS[key]
    return value if low <= value <= high else None
