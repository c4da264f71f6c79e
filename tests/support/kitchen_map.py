"""The generated half of docs/architecture.md: the rooms of the kitchen on their floors, and what each view reads.

python tests/support/kitchen_map.py writes it anew between its two marks.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- gemaakt door tests/support/kitchen_map.py: begin -->", "<!-- eind -->"
_READ = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)')


def written(page: str) -> str:
    """The page with what is generated of it as it is now."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return (
        f"{before}{BEGIN}\n\n### De kamers van de keuken\n\n{_kitchen()}\n\n### De views\n\n{_views()}\n\n{END}{after}"
    )


def _kitchen() -> str:
    from test_walls import KITCHEN

    lines = ["| verdieping | kamer | wat zij is |", "|---|---|---|"]
    for number in range(len(KITCHEN), 0, -1):
        lines += [f"| {number} | `{_place(room)}` | {_first_sentence(room)} |" for room in KITCHEN[number - 1]]
    return "\n".join(lines)


def _place(module: str) -> str:
    path = module.replace(".", "/")
    return f"{path}/" if (ROOT / path).is_dir() else f"{path}.py"


def _first_sentence(module: str) -> str:
    path = ROOT / _place(module)
    source = (path / "__init__.py" if path.is_dir() else path).read_text(encoding="utf-8")
    return " ".join((ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0].split())


def _views() -> str:
    from etl.datasets import DATASETS
    from metrics import meaning, views

    stored = {*DATASETS, "batches", "dataset_counts", "value_history"}
    every = [name for name, _ in views()]
    reads = {name: sorted({*_READ.findall(sql)} & {*every, *stored} - {name}) for name, sql in views()}
    leads = {one for names in reads.values() for one in names if one in every}
    graph = ["```mermaid", "flowchart LR"]
    graph += [f"    {one} --> {name}" for name in every if name in leads for one in reads[name] if one in leads]
    table = ["| view | wat één regel is | leest views | leest tabellen |", "|---|---|---|---|"]
    for name in sorted(every):
        lists = [[one for one in reads[name] if (one in every) == is_view] for is_view in (True, False)]
        what = meaning(name).partition(". ")[0].rstrip(".").replace("|", "\\|")
        table.append(f"| `{name}` | {what} | {' | '.join(', '.join(f'`{o}`' for o in one) for one in lists)} |")
    return "\n".join(
        [
            f"{len(leads)} van de {len(every)} views worden door andere views gelezen. Wat die van elkaar lezen:",
            "",
            *graph,
            "```",
            "",
            "En alle views:",
            "",
            *table,
        ]
    )


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
