"""The house stays one to live in: short folders, a name for one thing, a README that is read to its end."""

import ast
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("guidance", "pcnroles", "hostile", "fuzz")
MODULES = [
    path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "migrations" not in path.parts and path.name != "__init__.py"
]
MOST_FILES_IN_A_FOLDER = 25
LONGEST_README = 8192  # bytes


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def test_no_folder_has_more_files_than_can_be_scanned() -> None:
    sizes = Counter(path.parent.relative_to(ROOT).as_posix() for path in MODULES)
    assert {folder: size for folder, size in sizes.items() if size > MOST_FILES_IN_A_FOLDER} == {}


def test_a_class_name_stands_for_one_thing(trees: dict[Path, ast.Module]) -> None:
    places = defaultdict(list)
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and node.name != "Command":  # Django's name for every command
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("share", "most"), [(0.5, 4), (0.9, 11)], ids=["half of them", "nine in ten"])
def test_a_module_takes_few_names_of_ours(trees: dict[Path, ast.Module], share: float, most: int) -> None:
    counts = sorted(imported_names(tree) for tree in trees.values() if tree.body)
    found = median(counts) if share == 0.5 else counts[int(len(counts) * share)]
    assert found <= most


def imported_names(tree: ast.Module) -> int:
    return sum(
        len(node.names)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").partition(".")[0] in PACKAGES)
    )


def test_the_readme_can_be_read_to_its_end() -> None:
    assert (ROOT / "README.md").stat().st_size <= LONGEST_README
