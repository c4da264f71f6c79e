"""The source of the project as the tests of its structure see it: which files there are, and what each imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WARMED = {"ui/frame/shell.py": "_WARM"}
"""Files that import by a name in a variable, and the tuple of texts in which those names must stand."""


@dataclass(frozen=True)
class Import:
    """One imported name in full (`etl.schema.Column`; `?` when it cannot be known), and its line."""

    name: str
    line: int


def files(root: Path = ROOT) -> list[str]:
    """Every Python file of the project, as a path from the root; environments and hidden folders are not ours."""
    found = []
    for path in root.rglob("*.py"):
        parts = path.relative_to(root).parts
        if not any(part.startswith(".") or part in ("__pycache__", "node_modules") for part in parts[:-1]):
            found.append("/".join(parts))
    return sorted(found)


def imports(file: str, tree: ast.AST) -> Iterator[Import]:
    """Every import in a file, wherever it stands: at the top, in a function, for type checking, or by a call."""
    package = file.split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (Import(f"{base}.{alias.name}".lstrip("."), node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            yield from _by_call(file, node, tree)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _by_call(file: str, node: ast.Call, tree: ast.AST) -> Iterator[Import]:
    first = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "name"), None)
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield Import(first.value, node.lineno)
    elif isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
        package = str(first.values[0].value).rpartition(".")[0]  # f"metrics.{name}": any file of that package
        yield Import(f"{package}.*" if package else "?", node.lineno)
    elif file in WARMED:
        for place in ast.walk(tree):
            if isinstance(place, ast.Assign) and getattr(place.targets[0], "id", "") == WARMED[file]:
                yield from (Import(name, place.lineno) for name in ast.literal_eval(place.value))
    else:
        yield Import("?", node.lineno)
