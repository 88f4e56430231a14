"""Running checks: load the modules of the wanted families, run each check, survive a crash."""

from __future__ import annotations

import importlib
import pkgutil
import traceback
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

import thesis.checks
from thesis.checks.registry import Check, Context, Family, declared_checks
from thesis.diagnostic import Diagnostic
from thesis.project_rules import CHECK_CRASHED

FAMILIES: tuple[Family, ...] = ("citations", "structure", "spelling", "lint")
#: What `thesis check` runs too, but no build waits for: a server is asked.
SLOW_FAMILIES: tuple[Family, ...] = ("grammar",)

#: Rules that say that a check did not do its work: what comments silence may still be there.
_UNDONE = frozenset({CHECK_CRASHED.name, "grammar-server-unavailable"})


def load_checks() -> tuple[Check, ...]:
    """Import every module of this package, so that a new one needs no list, and return all."""
    for module in pkgutil.iter_modules(thesis.checks.__path__):
        importlib.import_module(f"thesis.checks.{module.name}")
    return declared_checks()


def run_checks(
    context: Context, families: Collection[Family] = FAMILIES
) -> tuple[list[Diagnostic], set[str]]:
    """Run the checks of some families.

    Returns what they found, and the codes of the rules that were looked for.
    """
    # Switched off, the grammar check had no chance to find what a comment silences.
    off = {"grammar"} if context.config.languagetool == "off" else set()
    wanted = [check for check in load_checks() if check.family in {*families} - off]
    found: list[Diagnostic] = []
    ran: set[str] = set()
    with ThreadPoolExecutor(1) as pool:
        # The others go on while spelling waits for its dictionaries.
        said = {
            check: pool.submit(_run, check, context)
            for check in wanted
            if check.family == "spelling"
        }
        others = {check: _run(check, context) for check in wanted if check not in said}
        for check in wanted:
            diagnostics = others[check] if check in others else said[check].result()
            found += diagnostics
            if not _UNDONE & {diagnostic.rule.name for diagnostic in diagnostics}:
                ran.update(rule.code for rule in check.rules)
    return found, ran


def _run(check: Check, context: Context) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    try:
        found.extend(check.run(context))
    except Exception as error:  # noqa: BLE001 - one broken check must not hide what others find
        reason, detail = f"{type(error).__name__}: {error}", traceback.format_exc()
        found.append(CHECK_CRASHED.at(None, check=check.name, reason=reason, detail=detail))
    return found
