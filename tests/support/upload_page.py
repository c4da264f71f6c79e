"""The generated part of docs/upload.md: what cells as people write them become, found by bringing them.

The cells are those of the tests (`as_people_write.py`); what becomes of them says the road itself.
PYTHONPATH=. python tests/support/upload_page.py writes it anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from as_people_write import AWAY, CAME, COUNTS, DAYS, DAYS_READ, OUTCOMES, STATES
from in_process import reader as read_here
from tables import write_tables

from etl.load import check_file
from etl.readers.meetings.marks import MEANINGS, NOT_KNOWN, Reading, Said, likely, plain

PAGE = Path(__file__).parents[2] / "docs" / "upload.md"
BEGIN, END = "<!-- gemaakt door tests/support/upload_page.py: begin -->", "<!-- eind -->"
_MEETING = "Verslagjaar | Overleg | Onderwerp | Soort | Datum | Stand | Toelichting reden | Aantal aanwezigen"
_VACANCY = "Verslagjaar | Vacature | Commissie | Commissiesoort | Uitkomst"
_KINDS = (
    (
        "een datum",
        "Overleggen",
        f"{_MEETING}\n2024 | M{{n}} | Overleg | pho | {{cell}} | geannuleerd | ziekte |",
        [*DAYS_READ, *DAYS],
    ),
    (
        "een aantal",
        "Overleggen",
        f"{_MEETING}\n2024 | M{{n}} | Overleg | pho | 4-3-2024 | gehouden | | {{cell}}",
        ["35", *COUNTS],
    ),
    (
        "een stand",
        "Overleggen",
        f"{_MEETING}\n2024 | M{{n}} | Overleg | pho | 4-3-2024 | {{cell}} | ziekte |",
        ["gehouden", "doorgegaan", *STATES],
    ),
    (
        "een uitkomst",
        "Vacatures",
        f"{_VACANCY}\n2024 | V{{n}} | Financiën | commissie | {{cell}}",
        ["niet benoemd", *OUTCOMES],
    ),
)


def written(page: str) -> str:
    """The page with what is generated of it as it is now."""
    before, _, rest = page.partition(BEGIN)
    lines = [
        "| in de cel staat | gelezen | met een voorstel, dat u overneemt of niet | gevraagd, zonder voorstel |",
        "|---|---|---|---|",
        *(f"| {kind} | {_cells(*_brought(title, drawn, cells))} |" for kind, title, drawn, cells in _KINDS),
        f"| een teken in een presentielijst | {_cells(*_marks())} |",
    ]
    return f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{rest.partition(END)[2]}"


def _cells(read: Iterable[str], suggested: Iterable[str], asked: Iterable[str]) -> str:
    return " | ".join(" · ".join(part) or "–" for part in (read, suggested, asked))


def _brought(title: str, drawn: str, cells: list[str]) -> tuple[list[str], list[str], list[str]]:
    """What the check says of each cell, in a sheet with a row for each."""
    head, row = drawn.split("\n")
    lines = [head, *(row.format(n=n, cell=cell) for n, cell in enumerate(cells))]
    with _empty_store() as folder:
        path = write_tables(folder / "t.xlsx", {title: "\n".join(lines)})
        found = {problem.found: problem.suggestion for problem in check_file(path, name="t.xlsx").problems}
    read = [f"`{cell}`" for cell in cells if cell not in found]
    suggested = [f"`{cell}` → {found[cell]}" for cell in cells if found.get(cell)]
    return read, suggested, [f"`{cell}`" for cell in cells if found.get(cell) == ""]


def _marks() -> tuple[list[str], list[str], list[str]]:
    """What each mark of an attendance list says; of those that mean the same, together."""
    names = {said: name for name, said in MEANINGS.items()}
    read: dict[str, list[str]] = {}
    suggested, asked = [], []
    for text in dict.fromkeys(text.strip() for text in (*CAME, *AWAY)):
        said = Reading().said(text)
        if not said.mark or said.mark == NOT_KNOWN:
            read.setdefault(names.get(said) or _of_more(said), []).append(f"`{text}`")
        elif meant := likely(plain(said.mark)):
            suggested.append(f"`{text}` → {meant}")
        else:
            asked.append(f"`{text}`")
    return [f"{' '.join(texts)} → {name}" for name, texts in read.items()], suggested, asked


def _of_more(said: Said) -> str:
    return f"{said.present} aanwezig" if said.present else "afwezig"


@contextmanager
def _empty_store() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, read_here():
        patch.setenv("VGG_DATA", f"{folder}/store")
        patch.setenv("VGG_TODAY", "2024-12-31")
        yield Path(folder)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
