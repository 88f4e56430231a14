"""Checks: pure functions over a thesis that yield diagnostics. One module a family."""
