"""Institutions and what they ask for, as data."""
