from __future__ import annotations

import os

from thesis.citations import pandoc


def test_only_the_newest_answers_are_kept(tmp_path):
    other = tmp_path / "last-build.json"
    other.write_text("{}", encoding="utf-8")
    for number in range(pandoc.MOST_KEPT + 4):
        markdown = f"Tekst {number}".encode()
        pandoc.ask(["-f", "markdown", "-t", "json"], markdown, cache_folder=tmp_path)
        for path in tmp_path.iterdir():  # a second between answers, without waiting for it
            age = path.stat().st_mtime - 1
            os.utime(path, (age, age))
    kept = [path for path in tmp_path.iterdir() if path != other]
    assert len(kept) == pandoc.MOST_KEPT
    assert other.exists()
    newest = pandoc.ask(["-f", "markdown", "-t", "json"], markdown, cache_folder=tmp_path)
    assert "Tekst" in str(newest.value)
    assert len([path for path in tmp_path.iterdir() if path != other]) == pandoc.MOST_KEPT
