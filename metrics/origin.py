"""From which documents a figure or a list was made."""

from __future__ import annotations

from metrics.metric import Filter, Listing, Metric, Sql, condition, source


def documents_sql(what: Metric | Listing, where: Filter) -> Sql:
    """The documents (file, sheet) behind a figure or a list with these filters, in order."""
    picked, params = condition(where, what.applies)
    rows = f"FROM {source(what.view, where)} WHERE {picked} AND _file IS NOT NULL"
    return f"SELECT DISTINCT _file, _sheet {rows} ORDER BY ALL", params
