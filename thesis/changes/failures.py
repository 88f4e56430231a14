"""Why two versions cannot be compared."""

from __future__ import annotations

from thesis.diagnostic import SaidError


class ChangesError(SaidError):
    """There is no earlier version to compare with; the sentence says why, and the way out."""
