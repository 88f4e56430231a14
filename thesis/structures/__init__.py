"""Patterns of roles, as data."""
