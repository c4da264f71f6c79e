"""The words for a kind of data and for one of its columns, where the data themselves name them as the code does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.datasets import DATASETS

_KIND, _COLUMN = "dataset", "column_name"


def is_name(column: str) -> bool:
    """Does this column of a listing hold the name of a kind of data, or of a column?"""
    return column in (_KIND, _COLUMN)


def of(row: Mapping[str, Any], column: str) -> str:
    """The title of the kind, or the heading of its column; the name itself where it is no longer declared."""
    name, kind = str(row[column]), DATASETS.get(str(row.get(_KIND)))
    if kind is None:
        return name
    if column == _KIND:
        return kind.title
    return kind.columns[name].heading if name in kind.columns else name
