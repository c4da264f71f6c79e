"""The earlier values of a cell, to show where one doubts it: what it was, when that came, and from which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from etl.datasets import DATASETS
from etl.schema import PRECISION, Column, Dataset
from etl.store import batches
from etl.store.value_history import in_words, row_key
from metrics import LISTINGS, Listing, Metric, dutch
from ui.blocks import ask, filters, markup
from ui.blocks.markup import NOTHING, Markup, joined, tag

MOST_CELLS = 60


def earlier(dataset: str, row: Mapping[str, Any], column: str) -> Markup:
    """What a cell was before, oldest first, folded away; NOTHING for a cell that got one value only.

    row: the stored values of the key of the dataset, by column name; more columns may be in it. column: the declared
    name of the column. Raises KeyError for a dataset, key or column that is not declared.
    """
    of = DATASETS[dataset]
    heading = of.columns[column].heading
    cell = {"dataset": dataset, "row_key": row_key(of, row), "column_name": column}
    said = [one for one in ask.rows(LISTINGS["value_words"], equals=cell) if not one["is_last"]]
    if not said:
        return NOTHING
    when = loaded()
    words = (tag("li", word(of.columns[column], one, when)) for one in said)
    many = dutch.several(len(said), "eerdere waarde", "eerdere waarden")
    return tag("details", tag("summary", f"{heading}: {many}"), tag("ul", *words, css="vgg-list"), css="vgg-earlier")


def of_row(dataset: str, row: Mapping[str, Any], of: str) -> Markup:
    """What every cell of one row was before, folded away; NOTHING where each got one value.

    row: as for `earlier`. of: what the row is called: `deze afspraak`.
    """
    equals = {"dataset": dataset, "row_key": row_key(DATASETS[dataset], row)}
    return _folded(ask.rows(LISTINGS["value_words"], equals=equals), of)


def of_light(dossier_id: str, half: int) -> Markup:
    """What the light of a dossier and half was before, cell by cell, folded away."""
    key = {"report_year": filters.current().year, "dossier_id": dossier_id, "half": half}
    return of_row("lights", key, f"het licht van de {dutch.half(half)}")


def behind(what: Listing | Metric, which: str = "", equals: Mapping[str, Any] | None = None) -> Markup:
    """What the cells behind a list or a figure were before, folded away; NOTHING where each got one value."""
    listing = what.rows if isinstance(what, Metric) else what
    said = ask.kept(LISTINGS["value_words"])
    if listing is None or not said:
        return NOTHING
    placed = replace(listing, columns={**listing.columns, "_batch": "Aanlevering"})
    of = replace(what, rows=placed) if isinstance(what, Metric) else placed
    rows = ask.rows_of(of, equals) if isinstance(of, Metric) else ask.rows(of, which, equals)
    places = {_place(row) for row in rows}
    # a row stands where it was told last; of what stands there all words count, also those from another file
    cells = {(one["dataset"], one["row_key"]) for one in said if one["is_last"] and _place(one) in places}
    return _folded([one for one in said if (one["dataset"], one["row_key"]) in cells], "deze regels")


def _place(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["_batch"], row["_file"], row["_sheet"], row["_row"]


def _folded(said: Sequence[dict[str, Any]], of: str) -> Markup:
    if not said:
        return NOTHING
    cells = len({(row["dataset"], row["row_key"], row["column_name"]) for row in said})
    head = f"Eerdere waarden van {of}: {dutch.several(cells, 'cel', 'cellen')}"
    return tag("details", tag("summary", head), table(said), css="vgg-earlier")


def table(said: Sequence[dict[str, Any]]) -> Markup:
    """Words as a table, a row per cell: what it was, and what counts now. said: rows of the listing `value_words`."""
    when = loaded()
    cells: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in said:
        cells.setdefault((row["dataset"], row["row_key"], row["column_name"]), []).append(row)
    lines = []
    for (name, key, column_name), of_cell in list(cells.items())[:MOST_CELLS]:
        dataset = DATASETS.get(name)
        column = dataset.columns.get(column_name) if dataset else None
        told = [(row["is_last"], word(column, row, when)) for row in sorted(of_cell, key=lambda row: row["turn"])]
        was, now = (joined(*(one for is_now, one in told if is_now == side)) for side in (False, True))
        lines.append([dataset.title if dataset else name, key, _heading(dataset, column_name), was, now])
    shown = dutch.several(len(cells), "cel kreeg", "cellen kregen") + " meer dan één keer een waarde"
    shown += f"; dit zijn de eerste {MOST_CELLS}" if len(cells) > MOST_CELLS else ""
    return markup.table(shown, ["Soort", "Welke", "Kolom", "Was", "Is nu"], lines)


def _heading(dataset: Dataset | None, column_name: str) -> str:
    """What a reader calls a column; of how precise a date is that of the date: `Afgesloten op, hoe precies`."""
    of = dataset.columns if dataset else {}
    dated = column_name.removesuffix(PRECISION)
    if column_name in of or dated not in of:
        return of[column_name].heading if column_name in of else column_name
    return f"{of[dated].heading}, hoe precies"


def loaded() -> dict[str, str]:
    """Of each batch when it was loaded, as a reader sees it."""
    return {b.id: dutch.moment(b.manifest["loaded_at"]) for b in batches.all_batches()}


def word(column: Column | None, row: Mapping[str, Any], when: Mapping[str, str]) -> Markup:
    """One word about a cell: the value as a reader writes it, when it was loaded and where it stands.

    column: None for a row as a whole. row: a row of the listing `value_words`. when: as `loaded`.
    """
    value = (
        tag("span", "leeg", css="vgg-none") if row["value"] is None else tag("strong", in_words(column, row["value"]))
    )
    return tag("div", value, " ", tag("span", when[row["_batch"]], css="vgg-place"), " ", markup.place(dict(row)))
