from __future__ import annotations

from tests.test_project import make
from thesis.checks import registry
from thesis.examine import examine


def test_a_crashing_check_is_named_and_the_others_run(tmp_path, monkeypatch):
    def broken(context):
        raise RuntimeError(f"no good with {context.config.title}")

    make(tmp_path, chapters__02=b"", **{"chapters/02-a.md": "# Tittel\n\nSe [@ukjent2020].\n"})
    crash = registry.Check("broken", "citations", (), broken)
    monkeypatch.setattr(registry, "_checks", [crash, *registry.declared_checks()])
    _, found = examine(tmp_path, ["citations"])
    crashed = [d for d in found if d.code == "SRC048"]
    assert "broken" in crashed[0].message.nb
    assert "no good with En prøve" in crashed[0].message.en
    assert "RuntimeError" in crashed[0].detail
    assert "CIT001" in [d.code for d in found]
