"""How much there is of every dataset: the table `dataset_counts` of a generation, counted as the declarations say.

One row per dataset and year (unknown for data that are not of one year): its rows, its newest day, and of every column
how many cells are filled. A dataset is counted again only where its rows, or the rows that date them, can be others.
"""

from __future__ import annotations

from collections.abc import Set

from etl.datasets import DATASETS
from etl.schema import Dataset
from etl.sql import quoted
from warehouse import Workbench


def count(bench: Workbench, changed: Set[str], brought: Set[str]) -> bool:
    """Count the datasets that have changed and those dated by them. Returns whether there was any.

    brought: the datasets of which there are rows at all.
    """
    if not bench.holds:
        bench.run(
            "CREATE TABLE dataset_counts (dataset VARCHAR, report_year BIGINT, row_count BIGINT, newest DATE, "
            "is_fictional BOOLEAN, _file VARCHAR, _sheet VARCHAR, column_names VARCHAR[], filled_cells BIGINT[])"
        )
    again = [name for name, dataset in DATASETS.items() if changed & {name, dataset.dated_like}]
    bench.run("DELETE FROM dataset_counts WHERE list_contains(?, dataset)", [again])
    counted = [of(DATASETS[name]) for name in again if name in brought]
    if counted:
        bench.run(f"INSERT INTO dataset_counts {' UNION ALL '.join(counted)}")
    return bool(again)


def of(dataset: Dataset) -> str:
    """As SQL: the rows of `dataset_counts` of one dataset."""
    year = dataset.year_column
    columns = [name for name in dataset.columns if name != year]
    names = ", ".join(quoted(name) for name in columns)
    filled = ", ".join(f'count("{name}")' for name in columns)
    return (
        f"SELECT {quoted(dataset.name)}, {year or 'NULL'}::BIGINT AS in_year, count(*), max(_day), "
        f"bool_or(_is_fictional), min(_file), min(_sheet), [{names}], [{filled}] "
        f'FROM (SELECT *, {_day(dataset)} AS _day FROM "{dataset.name}") GROUP BY in_year'
    )


def _day(dataset: Dataset) -> str:
    """As SQL: the day up to which a row says the data run."""
    if dataset.dated_like is None:
        return f"({dataset.dated_by or 'NULL'})::DATE"
    target = DATASETS[dataset.dated_like]
    return (
        f'(SELECT max({_day(target)}) FROM "{target.name}" '
        f'WHERE "{target.name}"."{target.reference}" = "{dataset.name}"."{dataset.dated_by}")'
    )
