"""Which rows of a file are new, each by what it is: its day, what it is about, and its amount; and a column that moved.

A file that can be read may still mean something else: one column shifted a row, or sorted apart. Then nearly every cell
of that one column changes and nothing else does; that is said before anything is saved.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.check.diff import joined
from etl.check.problem import Checked, Part
from etl.schema import DATE, MONEY, TEXT, WHEN, Column
from etl.sql import is_stored
from etl.store.changes import said
from metrics import dutch
from warehouse import Workbench

MOST_NEW = 50
_LEAST_ROWS, _MOST_OF_THEM = 5, 0.6


@dataclass(frozen=True)
class NewRow:
    """One row that is new. day, subject, amount: as they are shown; "" where its kind has none or it is empty."""

    dataset: str
    sheet: str
    row: int
    key: str
    day: str
    subject: str
    amount: str


def new_rows(checked: Checked, bench: Workbench) -> list[NewRow]:
    """The first new rows of each part of a file, in the order of the file; at most MOST_NEW of each dataset."""
    found: list[NewRow] = []
    for part in checked.parts:
        left = MOST_NEW - sum(one.dataset == part.dataset.name for one in found)
        if left > 0:
            found += _of_part(part, bench, left)
    return found


def moved_columns(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence for each part of which nearly all of one column changes, and no other column does."""
    sentences = []
    for part in checked.parts:
        names = [name for name in part.dataset.columns if name in part.columns and name not in part.dataset.key]
        if not names or not _is_stored(part, bench):
            continue
        counts = ", ".join(f'count(*) FILTER (s."{n}" IS DISTINCT FROM o."{n}")' for n in names)
        [(rows, *changed)] = bench.rows(f"SELECT count(*), {counts} FROM {joined(part)} WHERE o._batch IS NOT NULL")
        most = [(count, name) for name, count in zip(names, changed, strict=True) if count]
        if rows >= _LEAST_ROWS and len(most) == 1 and most[0][0] >= _MOST_OF_THEM * rows:
            count, name = most[0]
            sentences.append(
                f"Let op: op blad ‘{part.sheet}’ verandert bij {dutch.number(count)} van de {dutch.number(rows)} "
                f"regels die er al staan alleen ‘{part.dataset.columns[name].heading}’. Is die kolom verschoven of "
                "apart gesorteerd, of is dit de lijst van een ander jaar?"
            )
    return sentences


def _of_part(part: Part, bench: Workbench, most: int) -> list[NewRow]:
    dataset = part.dataset
    shown = [_first(part, kinds) for kinds in ((DATE, WHEN), (TEXT,), (MONEY,))]
    values = [f's."{c}"' for name in shown if name for c in dataset.stored_of(name) if c in part.columns]
    key = "concat_ws(' · ', " + ", ".join(f's."{k}"::VARCHAR' for k in dataset.key) + ")"
    is_new = "WHERE o._batch IS NULL" if _is_stored(part, bench) else ""
    source = joined(part) if is_new else f"{part.table} s"
    fields = ", ".join(["s._row", key, *values])
    by_key = ", ".join(f's."{k}"' for k in dataset.key)
    rows = bench.rows(f"SELECT {fields} FROM {source} {is_new} ORDER BY s._row, {by_key} LIMIT {most}")
    made = []
    for row, identity, *told in rows:
        cells = iter(told)
        texts = []
        for name in shown:
            stored = [c for c in dataset.stored_of(name) if c in part.columns] if name else []
            text = said(*(next(cells) for _ in stored), kind=dataset.columns[name].kind) if name else None
            texts.append(text or "")
        made.append(NewRow(dataset.name, part.sheet, row, identity, *texts))
    return made


def _first(part: Part, kinds: tuple[object, ...]) -> str:
    """The first column of one of these kinds that tells what a row is; "" where there is none."""

    def tells(name: str, column: Column) -> bool:
        is_free = column.kind is not TEXT or not (column.values or column.refers_to or column.many)
        return column.kind in kinds and is_free and name not in (*part.dataset.key, "source_place")

    columns = part.dataset.columns.items()
    return next((name for name, column in columns if name in part.columns and tells(name, column)), "")


def _is_stored(part: Part, bench: Workbench) -> bool:
    return bench.has_now and is_stored(bench, part.dataset.name)
