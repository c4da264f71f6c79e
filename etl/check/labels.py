"""The first rows of a sheet, and its texts without what people add or leave out, to know headings and titles by."""

from __future__ import annotations

from etl.check.layout import Top
from etl.datasets import DATASETS
from etl.readers.process.document import Sheet
from etl.schema import Dataset
from etl.sql import quoted
from warehouse import Workbench

HEADER_WITHIN = 10
"""Within so many rows the headings of a sheet stand."""
_MOST_LABELS = 20_000


_labels: dict[str, str] = {}


def labels_of(bench: Workbench, texts: list[str]) -> list[str]:
    """The texts without what people add or leave out, by the same macro that compares cells; remembered."""
    declared = [] if _labels else [t for d in DATASETS.values() for t in _texts_of(d)]
    unseen = [text for text in {*texts, *declared} if text not in _labels]
    if unseen:
        [(labels,)] = bench.rows("SELECT list_transform(?::VARCHAR[], lambda t: nl_label(t))", [unseen])
        _labels.update((text, label or "") for text, label in zip(unseen, labels, strict=True))
    result = [_labels[text] for text in texts]
    if len(_labels) > _MOST_LABELS:
        _labels.clear()
    return result


def _texts_of(dataset: Dataset) -> list[str]:
    headings = [text for column in dataset.columns.values() for text in (column.heading, *column.also)]
    return [dataset.title, dataset.name, *dataset.also, *headings]


def plain_title(title: str) -> str:
    """A sheet's title without a year or a number behind it ("Overleggen 2024", "Opkomst (2)")."""
    return title.strip().rstrip("0123456789()-_. ").strip() or title


def headings_of(bench: Workbench) -> dict[str, dict[str, str]]:
    """Per dataset: heading as key → declared column. The declared heading goes before synonyms."""
    result: dict[str, dict[str, str]] = {}
    for dataset in DATASETS.values():
        names: dict[str, str] = {}
        for of_column in (lambda c: (c.heading,), lambda c: c.also):
            for name, column in dataset.columns.items():
                for key in labels_of(bench, list(of_column(column))):
                    names.setdefault(key, name)
        result[dataset.name] = names
    return result


def top_of(bench: Workbench, sheet: Sheet) -> Top:
    """The first rows: row number, and per letter the text and its key."""
    fields = ", ".join(f'"{letter}"' for letter in sheet.columns)
    path = "'" + sheet.rows.as_posix().replace("'", "''") + "'"
    rows = bench.rows(f"SELECT _row, {fields} FROM read_parquet({path}) WHERE _row <= {HEADER_WITHIN} ORDER BY _row")
    top = []
    for number, *cells in rows:
        filled = [(letter, text) for letter, text in zip(sheet.columns, cells, strict=True) if text is not None]
        keys = labels_of(bench, [text for _, text in filled])
        top.append((number, {letter: (text, key) for (letter, text), key in zip(filled, keys, strict=True)}))
    return top


def labels_on(bench: Workbench, sheet: Sheet, row: int) -> list[str]:
    fields = ", ".join(f'"{letter}"' for letter in sheet.columns)
    rows = bench.rows(f"SELECT {fields} FROM read_parquet({quoted(sheet.rows.as_posix())}) WHERE _row = {row}")
    return labels_of(bench, [text for cells in rows for text in cells if text is not None])


def about_of(bench: Workbench, sheet: Sheet) -> dict[str, str]:
    path = "'" + sheet.rows.as_posix().replace("'", "''") + "'"
    if not {"A", "B"} <= set(sheet.columns):
        return {}
    rows = bench.rows(f'SELECT nl_label("A"), "B" FROM read_parquet({path}) WHERE "A" IS NOT NULL AND "B" IS NOT NULL')
    return {key.rstrip(":"): text for key, text in rows}
