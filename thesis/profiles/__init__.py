"""Institutions and what they ask for, as data."""

from thesis.profiles.loading import load_profile, profile_names, read_profile
from thesis.profiles.model import AbstractRule, Layout, Margins, Profile

__all__ = [
    "AbstractRule",
    "Layout",
    "Margins",
    "Profile",
    "load_profile",
    "profile_names",
    "read_profile",
]
