"""The earlier values of one cell, to show where one doubts it: what it was, when that came, and from which file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.datasets import DATASETS
from etl.schema import Column
from etl.store import batches
from etl.store.value_history import in_words, row_key
from metrics import LISTINGS, dutch
from ui.blocks import ask, markup
from ui.blocks.markup import NOTHING, Markup, tag


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
