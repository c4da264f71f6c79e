"""The walls inside the rooms: which room stands above which, and that nothing imports what imports it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache

import pytest
from source import ROOT, files, imports

KITCHEN = (
    ("etl.schema", "etl.errors", "etl.sql", "etl.typed"),
    ("etl.datasets",),
    ("etl.readers", "etl.store"),
    ("etl.intake",),
    ("etl.check",),
    ("etl.load", "etl.workbooks"),
    ("etl.drafts", "etl.enter"),
    ("etl.cli",),
    ("etl.__main__",),
)
"""The floors of the kitchen, from below: a file uses its own room and floors below it, never a room beside it."""
READERS = (
    ("etl.readers.process",),
    ("etl.readers.xml",),
    ("etl.readers.tables",),
    ("etl.readers.xaf", "etl.readers.bank", "etl.readers.invoices", "etl.readers.meetings"),
    ("etl.readers.child",),
)
"""Within the readers: what every format needs below, the formats beside each other, what chooses one on top."""
NEVER = {
    "etl.readers": ("warehouse", "metrics", "reports"),
    "etl.workbooks.patch": ("etl", "warehouse"),
    "ui.blocks": ("ui",),
}
"""What a room may not import, besides itself: a reader knows bytes, a patch only OOXML, a block no page."""
LOWEST = KITCHEN[0]


@cache
def modules() -> dict[str, set[str]]:
    """Every module of the product with the modules of the product that it imports; read once."""
    paths = [f for f in files() if not f.startswith(("tests/", "benchmarks/", "data/"))]
    named = {f[:-3].replace("/", ".").removesuffix(".__init__"): f for f in paths}
    graph = {}
    for module, file in named.items():
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        asked = {one.name for one in imports(file, tree)}
        graph[module] = {found for name in asked for found in _known(name, named)} - {module}
    return graph


def _known(name: str, named: Mapping[str, str]) -> set[str]:
    """The module that a name stands in; of `metrics.*`, which finds its files by itself, every module."""
    package, _, last = name.rpartition(".")
    if last == "*":
        return {module for module in named if module.rpartition(".")[0] == package}
    return {name if name in named else package} & set(named)


def _floor(module: str, floors: tuple[tuple[str, ...], ...]) -> tuple[int, str] | None:
    for number, rooms in enumerate(floors):
        for room in rooms:
            if module == room or module.startswith(f"{room}."):
                return number, room
    return None


def through_a_wall(graph: Mapping[str, set[str]]) -> list[str]:
    """Each import that goes up or sideways, as a sentence."""
    found = []
    for module, used in sorted(graph.items()):
        for other in sorted(used):
            for floors in (KITCHEN, READERS):
                mine, its = _floor(module, floors), _floor(other, floors)
                if mine and its and mine[1] != its[1] and mine[0] <= its[0] and mine[1] not in LOWEST:
                    found.append(f"{module} mag {other} niet importeren: {its[1]} staat niet onder {mine[1]}")
                elif mine and its and mine[1] in LOWEST and its[1] not in LOWEST:
                    found.append(f"{module} mag {other} niet importeren: {mine[1]} is de onderste verdieping")
            for room, never in NEVER.items():
                inside = (f"{module}.".startswith(f"{room}."), f"{other}.".startswith(f"{room}."))
                if inside == (True, False) and any(f"{other}.".startswith(f"{one}.") for one in never):
                    found.append(f"{module} mag {other} niet importeren: {room} weet daar niets van")
    return found


def circles(graph: Mapping[str, set[str]]) -> list[str]:
    """Each group of modules that import each other, however many steps that takes."""
    reach: dict[str, set[str]] = {}
    for start in graph:
        seen, next_ones = set(), list(graph[start])
        while next_ones:
            one = next_ones.pop()
            if one not in seen:
                seen.add(one)
                next_ones += graph.get(one, ())
        reach[start] = seen
    groups = {frozenset({a, *(b for b in reach[a] if a in reach.get(b, ()))}) for a in graph if a in reach[a]}
    return sorted(" ↔ ".join(sorted(group)) for group in groups)


def test_nothing_goes_through_a_wall():
    assert through_a_wall(modules()) == []


def test_nothing_imports_what_imports_it():
    assert circles(modules()) == []


def test_every_room_of_the_kitchen_stands_on_a_floor():
    top = {module for module in modules() if module.startswith("etl.")}
    assert {module for module in top if _floor(module, KITCHEN) is None} == set()
    for floors in (KITCHEN, READERS):
        for room in (room for rooms in floors for room in rooms):
            assert any(module == room or module.startswith(f"{room}.") for module in top), f"{room} is er niet"


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("etl.schema", "etl.datasets"),
        ("etl.sql", "etl.check.parse"),
        ("etl.datasets.hours", "etl.store.batches"),
        ("etl.readers.tables.xlsx", "etl.store.batches"),
        ("etl.readers.tables.xlsx", "warehouse"),
        ("etl.store.states", "etl.load"),
        ("etl.store.states", "etl.intake.choices"),
        ("etl.intake.pseudonymise", "etl.check.problem"),
        ("etl.check.file", "etl.drafts"),
        ("etl.load", "etl.workbooks.annotate"),
        ("etl.workbooks.template", "etl.load"),
        ("etl.workbooks.patch.marks", "etl.readers.tables.xlsx"),
        ("etl.enter", "etl.drafts"),
        ("etl.drafts", "etl.cli.watch"),
        ("etl.cli.watch", "etl.__main__"),
        ("etl.readers.tables.xlsx", "etl.readers.bank.mt940"),
        ("etl.readers.bank.mt940", "etl.readers.xaf.audit"),
        ("etl.readers.process.gate", "etl.readers.xml.events"),
        ("ui.blocks.show", "ui.vng.seats"),
    ],
)
def test_a_planted_arrow_is_seen(module, imported):
    graph = modules()
    assert module in graph
    assert imported in graph
    [sentence] = through_a_wall({**graph, module: {*graph[module], imported}})
    assert module in sentence
    assert imported in sentence


def test_a_room_that_finds_its_files_imports_every_one_of_them():
    graph = modules()
    assert {"metrics.turnout", "metrics.metric"} <= graph["metrics"]
    assert "etl.datasets.hours" in graph["etl.datasets"]
    planted = {**graph, "metrics.turnout": {*graph["metrics.turnout"], "metrics"}}
    assert len(circles(planted)) == 1


def test_a_planted_circle_is_seen():
    graph = modules()
    assert "etl.check.problem" in graph["etl.check.recognise"]
    planted = {**graph, "etl.check.problem": {*graph["etl.check.problem"], "etl.check.recognise"}}
    [circle] = circles(planted)
    assert "etl.check.problem" in circle
    assert "etl.check.recognise" in circle
