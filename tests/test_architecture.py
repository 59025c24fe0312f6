"""The house: imports point downwards, nothing heavy is loaded at import, tables carry their source."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cnnewsnorm
from cnnewsnorm._tables import load_table, table_header

PACKAGE = Path(cnnewsnorm.__file__).parent
LEVELS = {
    "__main__": 5, "cli": 5, "integrations": 5,
    "article": 4, "quality": 4, "stream": 4,
    "story": 3, "pipeline": 3, "diff": 3,
    "blocks": 2, "metadata": 2, "linkfarm": 2, "dates": 2,
    "garble": 1, "script": 1, "numbers": 1, "characters": 1, "width": 1, "punctuation": 1, "spacing": 1,
    "edits": 0, "errors": 0, "_tables": 0, "_classes": 0, "_records": 0, "_patterns": 0, "_surnames": 0, "_align": 0, "_version": 0,
}  # fmt: skip
SIDEWAYS_ALLOWED = {5, 4, 3, 2, 0}  # level 1: engines and small steps know nothing of each other
MODULES = sorted(PACKAGE.rglob("*.py"))


def home(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports(path: Path) -> set[str]:
    """The top-level names inside the package that a module imports."""
    depth = len(path.relative_to(PACKAGE).parts) - 1
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth + 1:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
        elif (
            isinstance(node, ast.ImportFrom)
            and node.level == 0
            and (node.module or "").startswith("cnnewsnorm.")
        ):
            found.add(node.module.split(".")[1])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path):
    own = home(path)
    if own == "__init__":
        return
    for name in imports(path) - {own}:
        assert name in LEVELS, f"{name} has no place in the house"
        if LEVELS[name] == LEVELS[own]:
            assert LEVELS[own] in SIDEWAYS_ALLOWED, f"{own} imports its neighbour {name}"
        else:
            assert LEVELS[name] < LEVELS[own], f"{own} imports upwards: {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_read_in_one_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= 450


def imported(path: Path) -> set[Path]:
    """The modules of the package that a module imports when it is loaded."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for name in [base.with_suffix(".py")] if node.module else []:
                found.add(name if name.exists() else base / "__init__.py")
            for alias in node.names:
                name = base / f"{alias.name}.py"
                found.add(name if name.exists() else base / "__init__.py")
    return {name for name in found if name.exists()} - {path}


def test_no_import_leads_back():
    left = {path: imported(path) for path in MODULES}
    while free := {path for path, needed in left.items() if not needed & left.keys()}:
        left = {path: needed for path, needed in left.items() if path not in free}
    assert not left, sorted(str(path.relative_to(PACKAGE)) for path in left)


BLOCKS = ("layout", "line", "model", "rules", "story", "kinds")  # each knows only those before it


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent.name in BLOCKS], ids=lambda path: path.name
)
def test_labels_are_made_from_the_line_up(path):
    later = BLOCKS[BLOCKS.index(path.parent.name) + 1 :]
    assert not [name for name in imported(path) if name.parent.name in later]


def test_every_module_has_its_place():
    homes = {home(path) for path in MODULES} - {"__init__"}
    assert homes <= LEVELS.keys()


def test_importing_the_package_loads_no_engine():
    code = "import sys, cnnewsnorm; print(*sorted(m for m in sys.modules if m.startswith('cnnewsnorm.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["cnnewsnorm._version"]


def test_opencc_is_never_imported_by_default():
    code = (
        "import sys, cnnewsnorm as cn; cn.normalize('发展,干杯', 'traditional'); cn.parse_article('发展');"
        "assert 'opencc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_public_name_exists():
    for name in cnnewsnorm.__all__:
        assert getattr(cnnewsnorm, name) is not None
    assert set(dir(cnnewsnorm)) == set(cnnewsnorm.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = cnnewsnorm.nothing


@pytest.mark.parametrize("path", sorted((PACKAGE / "data").iterdir()), ids=lambda path: path.name)
def test_tables_carry_source_date_licence_and_digest(path):
    load_table(path.name)
    header = table_header(path.name)
    assert {"source", "date", "licence", "made by", "digest"} <= header.keys()
    assert (PACKAGE.parent.parent / header["made by"]).exists() or not (
        PACKAGE.parent.parent / "scripts"
    ).exists()
