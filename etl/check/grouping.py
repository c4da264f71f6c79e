"""What is said of the balance accounts that a file brings: which are in no group yet, and what differs from before."""

from __future__ import annotations

from etl.check.problem import Checked
from etl.datasets.ledger_accounts import NOT_GROUPED as _OPEN
from etl.sql import has_column, is_stored
from metrics import dutch
from warehouse import Workbench


def not_grouped(checked: Checked, bench: Workbench) -> list[str]:
    """A sentence when a file brings balance accounts that nothing says the group of, each with amount and proposal.

    And one for each that is confirmed already, where the file now gives another group or another name.
    """
    tables = {part.dataset.name: part.table for part in checked.parts}
    accounts, entries = tables.get("ledger_accounts"), tables.get("ledger_entries")
    columns = {c for p in checked.parts if p.dataset.name == "ledger_accounts" for c in p.columns}
    if accounts is None or entries is None or not {"proposed_group", "balance_group"} <= columns:
        return []
    confirmed = "SELECT NULL::VARCHAR AS account_id, NULL AS balance_group, NULL::INT AS from_year WHERE false"
    if has_column(bench, "account_mapping", "balance_group"):
        confirmed = (
            "SELECT account_id, balance_group, from_year FROM now.account_mapping WHERE balance_group IS NOT NULL"
        )
    found = bench.rows(
        f"WITH confirmed AS ({confirmed}) SELECT a.account_id || ' ' || a.account_name, a.balance_group, "
        f"a.proposed_group, b.amount, (SELECT arg_max(c.balance_group, c.from_year) FROM confirmed AS c "
        f"WHERE c.account_id = a.account_id AND c.from_year <= a.fiscal_year) AS kept FROM {accounts} AS a "
        f"LEFT JOIN (SELECT account_id, sum(amount) AS amount FROM {entries} GROUP BY ALL) AS b USING (account_id) "
        "WHERE a.account_type = 'balans' ORDER BY 1"
    )
    asked = [(name, amount, proposed) for name, said, proposed, amount, kept in found if not kept and said == _OPEN]
    told = [
        f"Rekening {name} blijft ingedeeld bij {kept}, zoals u hebt bevestigd; dit bestand zegt {said}."
        for name, said, _, _, kept in found
        if kept and said not in (kept, _OPEN)
    ]
    if asked:
        some = "; ".join(
            f"{name}: {dutch.euro(amount or 0, cents=True)}, {f'voorstel {proposed}' if proposed else 'geen voorstel'}"
            for name, amount, proposed in asked[:10]
        )
        head = dutch.several(len(asked), "balansrekening heeft", "balansrekeningen hebben")
        told.insert(
            0,
            f"{head} geen code en is nog niet ingedeeld ({some}{' en meer' if asked[10:] else ''}). ".replace(
                "hebben geen code en is", "hebben geen code en zijn"
            )
            + "Deel ze na het laden in op de pagina Financiën; tot dan is Geld op de bank volgens de boeken onbekend.",
        )
    return told + _renamed(accounts, confirmed, bench)


def _renamed(accounts: str, confirmed: str, bench: Workbench) -> list[str]:
    """A sentence for each confirmed account that has another name than when it was confirmed."""
    if not bench.has_now or not is_stored(bench, "ledger_accounts"):
        return []
    return [
        f"Rekening {number} heette ‘{was}’ en heet nu ‘{name}’; zij blijft ingedeeld bij {group}. Klopt dat?"
        for number, was, name, group in bench.rows(
            f"WITH confirmed AS ({confirmed}), last AS (SELECT account_id, arg_max(account_name, fiscal_year) AS was "
            f"FROM now.ledger_accounts GROUP BY ALL) SELECT a.account_id, l.was, a.account_name, "
            f"arg_max(c.balance_group, c.from_year) FROM {accounts} AS a JOIN confirmed AS c "
            "ON c.account_id = a.account_id AND c.from_year <= a.fiscal_year "
            "JOIN last AS l ON l.account_id = a.account_id "
            "WHERE a.account_type = 'balans' AND lower(l.was) <> lower(a.account_name) GROUP BY ALL ORDER BY ALL"
        )
    ]
