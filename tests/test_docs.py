from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generate import pages

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize(("path", "text"), pages().items(), ids=lambda v: getattr(v, "name", ""))
def test_generated_pages_are_current(path, text):
    assert path.read_text(encoding="utf-8") == text, "run: python -m docs.generate"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
