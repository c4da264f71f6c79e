"""Which accounts of a file no budget heading is known of, said in a sentence: they count, and a page asks for them."""

from __future__ import annotations

from etl.problem import Checked
from etl.sql import is_stored
from warehouse import Workbench


def not_sorted(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence when a file brings accounts without a heading that nobody sorted in this year or before."""
    tables = {part.dataset.name: part.table for part in checked.parts}
    accounts, entries = tables.get("ledger_accounts"), tables.get("ledger_entries")
    if accounts is None or entries is None:
        return []
    known = "false"
    if bench.has_now and is_stored(bench, "account_mapping"):
        known = (
            'EXISTS (SELECT 1 FROM now."account_mapping" AS m '
            "WHERE m.account_id = a.account_id AND m.from_year <= a.fiscal_year)"
        )
    found = bench.rows(
        f"SELECT a.account_id || ' ' || a.account_name FROM {accounts} AS a WHERE a.cost_type LIKE 'Niet ingedeeld%' "
        f"AND EXISTS (SELECT 1 FROM {entries} AS e WHERE e.account_id = a.account_id) AND NOT {known} ORDER BY 1"
    )
    if not found:
        return []
    some = ", ".join(name for (name,) in found[:5]) + (" en meer" if len(found) > 5 else "")
    head = "1 rekening heeft" if len(found) == 1 else f"{len(found)} rekeningen hebben"
    return [f"{head} nog geen kostensoort ({some}). Deel ze na het laden in op de pagina Financiën."]
