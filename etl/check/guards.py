"""What is stored can forbid a change: the guards of a dataset, checked on every row that would become different."""

from __future__ import annotations

from collections.abc import Iterator

from etl.schema import PROVENANCE, Dataset, Guard
from etl.sql import is_stored, quoted
from warehouse import Workbench


def refused(bench: Workbench, dataset: Dataset, rows: str) -> Iterator[tuple[Guard, str]]:
    """Per guard of the dataset, the rows it refuses as an SQL table expression.

    rows: a table expression with every stored column of the dataset, as the rows would become. Nothing is refused
    when nothing has been loaded yet: then there is nothing to protect.
    """
    if not bench.has_now or not is_stored(bench, dataset.name):
        return
    on = " AND ".join(f'new."{k}" = old."{k}"' for k in dataset.key)
    differs = " OR ".join(f'new."{c}" IS DISTINCT FROM old."{c}"' for c in dataset.stored if c not in dataset.key)
    for guard in dataset.guards:
        if all(is_stored(bench, table) for table in guard.reads):
            yield (
                guard,
                (
                    f'(SELECT new.* FROM {rows} AS new LEFT JOIN now."{dataset.name}" AS old ON {on} '
                    f"WHERE ({differs}) AND ({guard.forbids}))"
                ),
            )


def lost(bench: Workbench) -> list[str]:
    """Lights of a frozen half that would change by taking out or putting back a batch: dossier and half in words.

    The workbench holds the tables as they would become, and the current generation as `now`.
    """
    if not bench.has_now or not is_stored(bench, "light_rounds") or not is_stored(bench, "lights"):
        return []
    frozen = quoted("bevroren")
    place = ", ".join([*PROVENANCE, "_is_fictional"])
    sql = f"""
        SELECT DISTINCT concat(dossier_id, ' (', CASE half WHEN 1 THEN 'eerste' ELSE 'tweede' END, ' helft ',
            report_year, ')')
        FROM (
            SELECT report_year, dossier_id, half FROM (
                SELECT * EXCLUDE ({place}) FROM now.lights EXCEPT SELECT * EXCLUDE ({place}) FROM lights)
            UNION SELECT report_year, dossier_id, half FROM (
                SELECT * EXCLUDE ({place}) FROM lights EXCEPT SELECT * EXCLUDE ({place}) FROM now.lights))
        JOIN now.light_rounds AS r USING (report_year, half)
        JOIN light_rounds AS after USING (report_year, half)
        WHERE r.state = {frozen} AND after.state = {frozen} ORDER BY 1"""
    return [str(text) for (text,) in bench.rows(sql)]
