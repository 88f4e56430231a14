"""What the tests share: the folder of real texts, and which tools may be missing."""

from __future__ import annotations

import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from tests import languagetool_server

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
#: Set in CI, where everything optional is installed: a missing tool is a failure there.
EVERYTHING = "THESIS_TEST_EVERYTHING" in os.environ
#: What no installation mends: the real texts, what the kernel or another system has.
_NOT_INSTALLED = re.compile(r"beside|real thesis|Landlock|Windows|POSIX|symbolic links")


# A shell starts background jobs with interrupts ignored, which every child inherits; the tests of
# Ctrl-C and of TeX's time limit need them, wherever the tests are started from.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _neutral_surroundings(monkeypatch):
    """Keep the machine's language and clock settings out of the tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def pytest_runtest_setup(item):
    if item.get_closest_marker("system_engine") and not shutil.which("lualatex"):
        pytest.skip("no TeX Live on this machine (lualatex not found)")
    if item.get_closest_marker("languagetool") and (lacking := languagetool_server.missing()):
        pytest.skip(lacking)


def pytest_terminal_summary(terminalreporter):
    """Print what tests counted (`record_property("count", …)`), also those run by workers."""
    counts = [
        text
        for report in terminalreporter.stats.get("passed", ())
        for name, text in report.user_properties
        if name == "count"
    ]
    if counts:
        terminalreporter.section("counted")
    for text in sorted(set(counts)):
        terminalreporter.line(text)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Make a test that is skipped for want of a tool a failure where nothing may be missing."""
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if EVERYTHING and skipped and not _NOT_INSTALLED.search(str(report.longrepr)):
        report.outcome = "failed"
    return report


@pytest.fixture
def shared() -> Path:
    """Return the folder of real texts beside a developer's checkout; others skip the test."""
    if not SHARED.is_dir():
        pytest.skip("the real texts to measure on are not beside this checkout (../shared)")
    return SHARED
