"""A stored value as staff would type it, so that it loads to the same value again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.schema import PRECISION, WHEN, YES_NO, Dataset
from metrics import dutch


def as_typed(values: Mapping[str, Any], name: str, dataset: Dataset) -> Any:
    """The value of one column. values: stored column → value, for one row."""
    value, column = values[name], dataset.columns[name]
    if value is None:
        return None
    if column.many:
        return dutch.typed(value)
    if column.kind is YES_NO:
        return dutch.yes_no(value)
    if column.kind is WHEN and values[name + PRECISION] != "dag":
        return dutch.typed(value, values[name + PRECISION])
    return value
