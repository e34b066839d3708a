"""The house keeps its own rules: types, style, and imports that only go to a lower floor."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefing"
FLOORS = (
    ("model", "errors"),
    ("settings", "guard", "fetch", "disk"),
    ("lexicon",),
    ("words", "numerals", "countries"),
    ("read", "segment", "rank", "find", "compose", "render", "prove", "events", "novelty", "desk"),
    ("pipeline", "deliver", "explain", "archive", "config", "corpus"),
    ("intake",),
    ("run", "api"),
    ("edition", "examine", "schedule", "batch"),
    ("check",),
    ("cli",),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(tree: ast.AST) -> Iterator[str]:
    """Rooms named by any import, those inside functions and under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "briefing":
            yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefing."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("briefing."))


def test_imports_only_go_to_a_lower_floor() -> None:
    wrong = []
    for file in sorted(PACKAGE.rglob("*.py")):
        room = room_of(file)
        if room in ("__init__", "__main__"):
            continue
        assert room in FLOOR, f"{file} stands on no floor"
        for other in imported_rooms(ast.parse(file.read_text())):
            if other != room and FLOOR[other] >= FLOOR[room]:
                wrong.append(f"{file.relative_to(ROOT)} imports {other}")
    assert wrong == []


def imported_modules(file: Path, known: set[str]) -> set[str]:
    """The modules of the package that a file names in any import; a package stands for its face."""
    named = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefing"):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            named |= (inner & known) or {node.module or ""}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names if alias.name.startswith("briefing")}
    return named & known


def test_no_modules_import_each_other_in_a_circle() -> None:
    def name(file: Path) -> str:
        return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    files = {name(file): file for file in PACKAGE.rglob("*.py")}
    graph = {module: imported_modules(file, set(files)) - {module, "briefing"} for module, file in files.items()}
    tuple(TopologicalSorter(graph).static_order())


def test_the_layer_check_sees_imports_in_functions_and_under_type_checking() -> None:
    source = "def f():\n    from briefing.cli import app\nif TYPE_CHECKING:\n    import briefing.run\n"
    assert sorted(imported_rooms(ast.parse(source))) == ["cli", "run"]


def test_ruff_finds_nothing() -> None:
    for command in (["check"], ["format", "--check"]):
        result = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout + result.stderr


def test_mypy_strict_finds_nothing() -> None:
    result = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_importing_briefing_pulls_in_nothing_heavy() -> None:
    heavy = (
        "weasyprint",
        "nltk",
        "sumy",
        "scipy",
        "numpy",
        "jinja2",
        "babel",
        "ftfy",
        "charset_normalizer",
        "rich",
        "lxml",
    )
    code = f"import briefing, sys; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
