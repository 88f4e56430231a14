"""Citations: clusters and entries become rendered inlines and a reference list (CSL)."""

from thesis.citations.locators import Locator, parse_locator
from thesis.citations.rendering import Reference, Rendered, render

__all__ = ["Locator", "Reference", "Rendered", "parse_locator", "render"]
