"""Institutions and what they ask for, as data."""

from thesis.profiles.loading import FALLBACK, load_profile, profile_names, read_profile
from thesis.profiles.model import (
    COMPONENTS,
    AbstractRule,
    Component,
    Declaration,
    Fact,
    Layout,
    Margins,
    PageRule,
    Profile,
    WordRule,
    adapted,
)

__all__ = [
    "COMPONENTS",
    "FALLBACK",
    "AbstractRule",
    "Component",
    "Declaration",
    "Fact",
    "Layout",
    "Margins",
    "PageRule",
    "Profile",
    "WordRule",
    "adapted",
    "load_profile",
    "profile_names",
    "read_profile",
]
